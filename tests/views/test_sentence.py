"""A claim told in one line."""

from dataclasses import replace

import pytest

from concordant.model.claim import CERTAINTIES, PHASES, Actor, Claim, Quantity, TimeSpan, Voice
from concordant.views.sentence import sentence
from concordant.views.text import plain
from concordant.views.wording import TONGUES, Tongue, amount, when, wording

EN, FR = wording("en"), wording("fr")


def told(claim: Claim, tongue: Tongue = "en") -> str:
    return plain(sentence(claim, wording(tongue)))


def test_every_part_in_english(claim: Claim) -> None:
    assert told(claim) == (
        "North Korea → Russia · transfer · artillery ammunition “obus” · at least 9,000,000 rounds"
        " · since 2023-07 · ◌ unverified · according to South Korea"
    )


def test_the_same_in_french(claim: Claim) -> None:
    assert told(claim, "fr") == (
        "North Korea → Russia · transfert · munitions d’artillerie «\u202fobus\u202f»"
        " · au moins 9\u202f000\u202f000 coups"
        " · depuis 2023-07 · ◌ non vérifié · selon South Korea"
    )


def test_names_can_be_told_in_the_reader_s_language(claim: Claim) -> None:
    names = {"North Korea": "Corée du Nord", "Russia": "Russie", "South Korea": "Corée du Sud"}
    line = plain(sentence(claim, FR, lambda who: names[who.name]))
    assert line.startswith("Corée du Nord → Russie") and line.endswith("selon Corée du Sud")


def test_a_denial_is_told_by_word_and_sign(claim: Claim) -> None:
    denied = replace(claim, polarity="denied", certainty="asserted")
    assert "✗ denied" in told(denied) and "✗ démenti" in told(denied, "fr")


def test_a_hedged_denial_keeps_its_hedge(claim: Claim) -> None:
    assert "✗ denied · ◌ unverified" in told(replace(claim, polarity="denied"))


def test_a_joint_act_has_no_direction(claim: Claim) -> None:
    assert told(replace(claim, event="agreement")).startswith("North Korea ↔ Russia · agreement")


@pytest.mark.parametrize(
    ("agent", "recipient", "start"),
    [
        (None, Actor("Russia", "RU"), "somebody → Russia · transfer"),
        (Actor("Russia", "RU"), None, "Russia · transfer"),
        (None, None, "transfer"),
    ],
)
def test_who_is_not_named(claim: Claim, agent: Actor | None, recipient: Actor | None, start: str) -> None:
    assert told(replace(claim, agent=agent, recipient=recipient)).startswith(start)


def test_a_chain_names_the_source_before_its_carriers(claim: Claim) -> None:
    chain = (Voice("NIS", "KR"), Voice("two deputies", "KR"), Voice("Yonhap", "KR"))
    assert told(replace(claim, attribution=chain)).endswith(
        "according to NIS, as reported by two deputies; Yonhap"
    )


def test_nobody_cited_is_said_too(claim: Claim) -> None:
    assert told(replace(claim, attribution=())).endswith("in the outlet's own words")


def test_a_plan_is_not_told_as_a_deed(claim: Claim) -> None:
    assert " · planned · " in told(replace(claim, phase="planned"))


@pytest.mark.parametrize(
    ("low", "high", "english"),
    [(40, 40, "40 tanks"), (None, 200, "at most 200 tanks"), (10, 12.5, "10 to 12.5 tanks")],
)
def test_amounts(low: float | None, high: float | None, english: str) -> None:
    assert amount(Quantity("…", low, high, "tank"), EN) == english


@pytest.mark.parametrize(
    ("unit", "english", "french"),
    [
        ("tank", "1 tank", "1 char"),
        ("EUR", "1 EUR", "1 EUR"),
        ("sled", "1 (sled)", "1 (sled)"),
        (None, "1", "1"),
    ],
)
def test_units(unit: str | None, english: str, french: str) -> None:
    one = Quantity("un", 1, 1, unit)
    assert (amount(one, EN), amount(one, FR)) == (english, french)


def test_an_amount_without_a_figure_keeps_its_words() -> None:
    assert amount(Quantity("des milliers", None, None, "round"), EN) == "“des milliers”"


@pytest.mark.parametrize(
    ("start", "end", "english", "french"),
    [
        ("2024", "2024", "2024", "2024"),
        ("2024-01", "2024-06", "2024-01 to 2024-06", "2024-01 à 2024-06"),
        (None, "2026", "until 2026", "jusqu’à 2026"),
        (None, None, "“bientôt”", "«\u202fbientôt\u202f»"),
    ],
)
def test_times(start: str | None, end: str | None, english: str, french: str) -> None:
    time = TimeSpan("bientôt", start, end)
    assert (when(time, EN), when(time, FR)) == (english, french)


def test_every_language_has_every_word() -> None:
    keys = {tongue: {(t, k) for t, ks in wording(tongue).tables.items() for k in ks} for tongue in TONGUES}
    assert keys["en"] == keys["fr"]


def test_every_value_of_the_axes_has_a_word() -> None:
    assert set(CERTAINTIES) == EN.tables["certainty"].keys()
    assert set(PHASES) == EN.tables["phase"].keys()


def test_an_event_of_one_s_own_is_told_by_its_id(claim: Claim) -> None:
    assert "space launch" in told(replace(claim, event="space_launch"))
