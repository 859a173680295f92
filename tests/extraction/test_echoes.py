"""Claims that lean on one before: bare denials, and figures that another is set against."""

import pytest

from concordant.model.claim import Claim
from reports_read import french

ACCUSED = "Selon Kiev, l'Iran a livré 300 drones Shahed à la Russie en mai. "


def claims(text: str) -> tuple[Claim, ...]:
    return french(text, published="2025-06-18").claims


def denied(text: str) -> list[Claim]:
    return [claim for claim in claims(text) if claim.polarity == "denied"]


def test_a_bare_denial_denies_what_was_last_said_of_the_speaker() -> None:
    (claim,) = denied(f"{ACCUSED}Téhéran dément.")
    assert claim.event == "transfer"
    assert (claim.agent and claim.agent.state, claim.recipient and claim.recipient.state) == ("IR", "RU")
    assert claim.attribution[0].state == "IR"
    assert claim.evidence.quote == "Téhéran dément"
    assert claim.quantity is None


def test_accusations_may_be_named() -> None:
    (claim,) = denied(f"{ACCUSED}Téhéran a rejeté ces accusations.")
    assert claim.evidence.quote == "Téhéran a rejeté ces accusations"


def test_the_accusation_stays_a_claim_of_its_own() -> None:
    assert any(
        c.polarity == "affirmed" and c.event == "transfer" for c in claims(f"{ACCUSED}Téhéran dément.")
    )


def test_somebody_of_whom_nothing_was_said_denies_nothing() -> None:
    assert denied(f"{ACCUSED}Le Brésil dément.") == []


@pytest.mark.parametrize(
    ("sentence", "words", "state"),
    [
        ("Moscou a démenti ces informations.", "Moscou a démenti ces informations", "RU"),
        ("Téhéran et Moscou rejettent ces accusations.", "Moscou rejettent ces accusations", "IR;RU"),
        ("Ces accusations ont été démenties par Téhéran.", "ont été démenties par Téhéran", "IR"),
        ("Téhéran a qualifié ces affirmations de canulars.", "affirmations de canulars", "IR"),
        (
            "Téhéran a convoqué le chargé d'affaires, rejetant ces accusations.",
            "rejetant ces accusations",
            "IR",
        ),
        (
            "« Ces accusations sont sans fondement », a dit l'ambassadeur iranien.",
            "Ces accusations sont sans fondement",
            "IR",
        ),
    ],
)
def test_a_denial_may_be_worded_in_many_ways(sentence: str, words: str, state: str) -> None:
    (claim,) = denied(ACCUSED + sentence)
    assert (claim.agent and claim.agent.state, claim.recipient and claim.recipient.state) == ("IR", "RU")
    assert claim.attribution[0].state == state
    assert words in claim.evidence.quote


def test_a_denial_may_follow_in_the_same_sentence() -> None:
    (claim,) = denied("Kiev accuse l'Iran de livrer des drones à la Russie, ce que Téhéran dément.")
    assert claim.attribution[0].state == "IR"
    assert claim.evidence.quote == "Téhéran dément"


@pytest.mark.parametrize(
    "sentence",
    [
        "Téhéran ne dément pas.",
        "Téhéran n'a pas rejeté ces accusations.",
        "Téhéran a rejeté l'offre de Kiev.",
        "Téhéran se défend contre les critiques.",
        "Ces accusations ont été reprises par Téhéran.",
    ],
)
def test_not_every_answer_is_a_denial(sentence: str) -> None:
    assert denied(ACCUSED + sentence) == []


def test_a_denial_that_names_its_act_is_no_echo() -> None:
    (claim,) = denied(f"{ACCUSED}Téhéran dément avoir livré des missiles à la Russie.")
    assert claim.item is not None
    assert claim.item.surface == "missiles"


def test_an_earlier_figure_is_the_same_act_at_another_time() -> None:
    text = "L'usine de Kazan produit 200 obus de 152 mm par mois pour l'armée russe, contre 40 en 2022."
    now, before = claims(text)
    assert now.quantity is not None
    assert before.quantity is not None
    assert (now.quantity.low, before.quantity.low) == (200, 40)
    assert before.time is not None
    assert before.time.earliest == "2022"
    assert now.time is None
    assert before.agent == now.agent
