"""What is set right, put off or only told of: who took part, when, and who only reports it."""

import pytest
from test_denied_planned_listed import claims

from concordant.model.claim import Claim


def parties(claim: Claim) -> tuple[str | None, str | None]:
    return claim.agent.state if claim.agent else None, claim.recipient.state if claim.recipient else None


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("fr", "La France a livré les chars non pas à l'Égypte mais au Soudan.", ("FR", "SD")),
        ("fr", "La France a livré les chars non à l'Égypte mais au Soudan.", ("FR", "SD")),
        ("en", "France delivered the tanks not to Egypt but to Sudan.", ("FR", "SD")),
        ("en", "France did not deliver the tanks to Egypt but to Sudan.", ("FR", "SD")),
        ("ru", "Фрегаты Египту поставила не Франция, а Италия.", ("IT", "EG")),
        ("ru", "Иран закупил ракеты не у Турции и Израиля, а у России.", ("RU", "IR")),
    ],
)
def test_the_second_of_two_that_are_set_against_each_other_counts(
    lang: str, text: str, told: tuple[str, str]
) -> None:
    [claim] = claims(lang, text)
    assert (parties(claim), claim.polarity) == (told, "affirmed")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "La France n'a pas livré les chars à l'Égypte, mais les obus sont arrivés au Soudan."),
        ("en", "France did not deliver the tanks to Egypt, but Germany delivered howitzers to Sudan."),
    ],
)
def test_a_clause_of_its_own_sets_nothing_right(lang: str, text: str) -> None:
    first, *_ = claims(lang, text)
    assert (parties(first), first.polarity) == (("FR", "EG"), "denied")


@pytest.mark.parametrize(
    ("lang", "text", "begins"),
    [
        ("fr", "Les premiers avions ne seront pas livrés à l'Ukraine avant 2029.", "2029"),
        ("en", "The first jets will not be delivered to Ukraine before 2029.", "2029"),
        ("en", "France did not deliver the jets to Egypt until 2015.", "2015"),
    ],
)
def test_what_is_only_put_off_is_told_for_then(lang: str, text: str, begins: str) -> None:
    [claim] = claims(lang, text)
    assert claim.polarity == "affirmed"
    assert claim.time is not None
    assert claim.time.earliest == begins


def test_the_day_of_a_decision_is_not_that_of_the_act() -> None:
    [decided] = claims("fr", "La France a promis mardi de livrer des chars à l'Ukraine.")
    [planned] = claims("fr", "La France va livrer mardi des chars à l'Ukraine.")
    assert decided.time is None
    assert planned.time is not None


def test_who_reports_it_gives_nothing() -> None:
    [claim] = claims("ru", "Как сообщает ТАСС, Белоруссия получит четыре Су-30.")
    assert parties(claim) == (None, "BY")


def test_the_past_year_is_one_year() -> None:
    [claim] = claims("en", "In the past year, Iran delivered missiles to Russia.")
    assert claim.time is not None
    assert (claim.time.earliest, claim.time.latest) == ("2023", "2024")
