"""Which claims a filter lets through."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_fixtures import DATABASES, new_ledger
from ledger_samples import act, received

from concordant.model.reading import Reading
from concordant.model.report import Report
from concordant.store import postgres_marks, sqlite_marks
from concordant.store.ledger import ClaimFilter, Ledger
from concordant.store.project import open_ledger

NORTH = ("North Korea", "KP", "la Corée du Nord")
RUSSIA = ("Russia", "RU", "Moscou")
SAID: dict[str, dict[str, Any]] = {
    "shells": {"agent": NORTH, "recipient": RUSSIA, "item": ("obus de 152 mm", "artillery_ammunition")},
    "denial": {"agent": NORTH, "recipient": RUSSIA, "polarity": "denied", "item": (None, "other")},
    "drones": {"agent": ("Iran", "IR", "Téhéran"), "recipient": RUSSIA, "item": ("Shahed-136", "drone")},
    "joint": {"event": "agreement", "agent": ("Russia; Iran", "RU;IR", None), "certainty": "unverified"},
    "body": {"event": "sanction", "agent": ("United Nations", None, "l’ONU"), "recipient": NORTH},
    "plan": {"event": "production", "agent": NORTH, "phase": "planned", "time": ("2026", None)},
    "past": {"event": "test", "agent": NORTH, "time": ("2017-09", "2017-11")},
    "snake": {"event": "use", "agent": ("under_score 100%", None, None)},
}


@pytest.fixture(scope="module", params=DATABASES)
def ledger(request: pytest.FixtureRequest) -> Iterator[Ledger]:
    with new_ledger(request.param) as address, open_ledger(address) as opened:
        fill(opened)
        yield opened


def fill(opened: Ledger) -> None:
    for number, (name, said) in enumerate(SAID.items()):
        arrived = received(name, id=name)
        lang = "en" if number % 2 else "fr"
        report = Report(name, arrived.sha256, "", lang, published=f"2025-0{number + 1}")
        opened.record([(arrived, Reading(report, None, (act(report, **said),), ()))], "v1")


def found(ledger: Ledger, **wanted: str) -> set[str]:
    """What fits, which is the same in the whole list, in its parts, and where few are told from many."""
    every = {report.id for _, report in ledger.claims(ClaimFilter(**wanted))}
    page = ledger.claims_page(ClaimFilter(**wanted), None, 100)
    assert {report.id for _, report in page.rows} == every and page.after is None
    return every


def test_an_open_filter_lets_everything_through(ledger: Ledger) -> None:
    assert found(ledger) == set(SAID)


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({"event": "agreement"}, {"joint"}),
        ({"polarity": "denied"}, {"denial"}),
        ({"certainty": "unverified"}, {"joint"}),
        ({"phase": "planned"}, {"plan"}),
        ({"report": "past"}, {"past"}),
        ({"lang": "fr", "event": "transfer"}, {"shells", "drones"}),
    ],
)
def test_plain_axes_are_compared_as_they_are(ledger: Ledger, wanted: dict[str, str], names: set[str]) -> None:
    assert found(ledger, **wanted) == names


@pytest.mark.parametrize("who", ["KP", "kp", "North Korea", "north korea", "Corée du Nord", "COREE DU NORD"])
def test_an_actor_goes_by_code_by_name_and_by_the_words_of_the_report(ledger: Ledger, who: str) -> None:
    assert found(ledger, agent=who) == {"shells", "denial", "plan", "past"}
    assert found(ledger, recipient=who) == {"body"}
    assert found(ledger, actor=who) == {"shells", "denial", "plan", "past", "body"}


def test_each_of_joint_actors_is_found(ledger: Ledger) -> None:
    assert found(ledger, agent="RU") == found(ledger, agent="russia") == {"joint"}
    assert found(ledger, agent="IR") == found(ledger, agent="iran") == {"joint", "drones"}


def test_two_letters_are_a_code_and_never_a_word(ledger: Ledger) -> None:
    assert found(ledger, agent="du") == set()


def test_a_part_of_a_word_is_no_word(ledger: Ledger) -> None:
    assert found(ledger, agent="Kore") == found(ledger, agent="Ira") == set()


def test_a_body_without_a_state_is_found_by_name(ledger: Ledger) -> None:
    assert found(ledger, agent="onu") == found(ledger, agent="united nations") == {"body"}


def test_signs_with_a_meaning_in_sql_have_none_here(ledger: Ledger) -> None:
    assert found(ledger, agent="%") == found(ledger, agent="___") == set()
    assert found(ledger, agent="under_score") == {"snake"}
    assert found(ledger, agent="underxscore") == set()
    assert found(ledger, agent="' OR 1=1 --") == set()


def test_a_half_character_finds_nothing_and_breaks_nothing(ledger: Ledger) -> None:
    for axis in ("agent", "item", "report", "event", "lang", "since"):
        assert found(ledger, **{axis: "\ud800"}) == set()


def test_an_item_goes_by_class_or_by_words(ledger: Ledger) -> None:
    assert found(ledger, item="drone") == found(ledger, item="shahed 136") == {"drones"}
    assert found(ledger, item="Obus") == found(ledger, item="artillery_ammunition") == {"shells"}


@pytest.mark.parametrize(
    ("since", "until", "names"),
    [
        ("2026", None, {"plan"}),
        (None, "2018", {"past"}),
        ("2017-11", "2017-12", {"past"}),
        ("2017-12", "2024", set()),
        ("2025-05", "2025-05-31", {"body"}),
        ("2025-01-31", "2025-02-01", {"shells", "denial"}),
    ],
)
def test_the_acts_time_decides_else_the_day_of_publication(
    ledger: Ledger, since: str | None, until: str | None, names: set[str]
) -> None:
    wanted = {key: value for key, value in (("since", since), ("until", until)) if value}
    assert found(ledger, **wanted) == names


VALUES: dict[str, list[str]] = {
    "event": ["transfer", "agreement", "test", "Transfer", 'a"b'],
    "actor": ["KP", "ru", "korea", "onu", "Corée du Nord", "%", "%%", "Россия", "한국"],
    "agent": ["KP", "IR", "nord", "under_score", "united"],
    "recipient": ["RU", "moscou", "la"],
    "item": ["drone", "obus", "152", "shahed 136", "artillery_ammunition", "!!", "한국"],
    "certainty": ["asserted", "unverified"],
    "phase": ["done", "planned"],
    "polarity": ["denied", "affirmed"],
    "since": ["2017", "2025-03", "2030"],
    "until": ["2017-10", "2025", "1990"],
    "lang": ["fr", "en", "FR"],
    "report": ["shells", "none"],
}


@pytest.mark.parametrize("few", [4_000, 3, 0])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(wanted=st.fixed_dictionaries({}, optional={axis: st.sampled_from(v) for axis, v in VALUES.items()}))
def test_parts_of_a_list_hold_what_the_list_holds_few_or_many(
    ledger: Ledger, few: int, wanted: dict[str, str]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for marks in (sqlite_marks, postgres_marks):
            patch.setattr(marks, "FEW", few)
        found(ledger, **wanted)


def test_filters_add_up(ledger: Ledger) -> None:
    assert found(ledger, agent="KP", recipient="RU", polarity="affirmed") == {"shells"}
