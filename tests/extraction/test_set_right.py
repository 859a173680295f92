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
    ("lang", "text", "polarity"),
    [
        ("en", "Germany did not deliver any weapons to Ukraine before February 2022.", "denied"),
        ("fr", "L'Allemagne n'a pas livré d'armes à l'Ukraine avant février 2022.", "denied"),
        ("en", "Washington did not approve the sale of more than 40 F-16 jets to Turkey.", "denied"),
        ("en", "The US did not sanction Iran but Britain, France and Germany did.", "denied"),
        ("en", "It is unclear whether or not Iran sent missiles to Russia.", "affirmed"),
        ("en", "It isn't the first missile that Iran delivered to Russia.", "affirmed"),
        ("ru", "Не то Россия, не то Иран поставил ракеты хуситам.", "affirmed"),
        ("ru", "Песков назвал сообщения о поставках ракет Ираном не ложью, а преувеличением.", "affirmed"),
    ],
)
def test_look_alikes_are_left_as_they_are(lang: str, text: str, polarity: str) -> None:
    assert {claim.polarity for claim in claims(lang, text)} == {polarity}


def test_who_decides_a_stop_plans_no_delivery() -> None:
    [claim] = claims("ru", "Германия решила прекратить поставки оружия Израилю.")
    assert claim.phase == "ended"


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
