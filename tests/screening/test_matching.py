"""Subjects against entries: numbers first, what contradicts rules names out, and entries are never merged."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordant.screening.listed import Kind, Listed, dates, numbers
from concordant.screening.matching import Candidate, Matcher, against, rank
from concordant.screening.subjects import Subject


def subject(
    *names: str, kind: Kind = "person", numbered: tuple[tuple[str, str], ...] = (), born: str = ""
) -> Subject:
    return Subject("some-id", names[0], kind, names, numbers(numbered), dates([born]), ("f-1",))


def entry(
    *names: str,
    kind: Kind = "person",
    numbered: tuple[tuple[str, str], ...] = (),
    born: str = "",
    weak: tuple[str, ...] = (),
    called: str = "e-1",
) -> Listed:
    held = (*names, *weak)
    return Listed(called, kind, held, numbers(numbered), dates([born]), (), (), frozenset(weak), "list:1")


def found(ours: Subject, theirs: Listed, threshold: float = 0.85) -> tuple[Candidate, ...]:
    return Matcher((ours,), threshold).candidates(theirs)


OUR_MARIA = subject("Maria", kind="vessel", numbered=(("imo", "8517839"),))


def test_two_ships_named_maria_stay_two() -> None:
    ours = entry("MARIA", kind="vessel", numbered=(("imo", "IMO 8517839"),), called="v-1")
    other = entry("MARIA", kind="vessel", numbered=(("imo", "IMO 9198783"),), called="v-2")
    (candidate,) = found(OUR_MARIA, ours)
    assert (candidate.way, candidate.score, candidate.doubts) == ("identifier", 1.0, ())
    assert found(OUR_MARIA, other) == ()


def test_a_name_that_two_ships_bear_gives_two_candidates() -> None:
    unnumbered = subject("Maria", kind="vessel")
    matcher = Matcher((unnumbered,))
    each = [
        entry("Maria", kind="vessel", numbered=(("imo", number),), called=number)
        for number in ("8517839", "9198783")
    ]
    assert [c.listed.id for one in each for c in matcher.candidates(one)] == ["8517839", "9198783"]


def test_two_subjects_may_be_one_entry() -> None:
    father, uncle = subject("Ivan Valdorov"), subject("Ivan Petrovich Valdorov")
    candidates = Matcher((father, uncle)).candidates(entry("Ivan Valdorov"))
    assert [c.subject for c in candidates] == [father, uncle] and candidates[0].score > candidates[1].score


@pytest.mark.parametrize(
    ("ours", "theirs", "may_be"),
    [
        ("1984-01-08", "1984-01-08", True),
        ("1984-01-08", "1984", True),
        ("1984", "1984-05", True),
        ("", "1984", True),
        ("1984-01-08", "1984-01-09", False),
        ("1984", "1942-02-16", False),
    ],
)
def test_dates_of_birth(ours: str, theirs: str, may_be: bool) -> None:
    assert bool(found(subject("Ivan Valdorov", born=ours), entry("Ivan Valdorov", born=theirs))) is may_be


@pytest.mark.parametrize(
    ("ours", "theirs", "may_be"),
    [
        ("person", "person", True),
        ("person", "entity", False),
        ("person", "unknown", True),
        ("unknown", "vessel", True),
        ("vessel", "aircraft", False),
    ],
)
def test_kinds(ours: Kind, theirs: Kind, may_be: bool) -> None:
    assert bool(found(subject("Ivan Valdorov", kind=ours), entry("Ivan Valdorov", kind=theirs))) is may_be


def test_a_number_is_told_with_all_that_contradicts_it() -> None:
    ours = subject("Ivan Valdorov", numbered=(("qid", "Q1234567"),), born="1960")
    (candidate,) = found(
        ours, entry("Another Body", kind="entity", numbered=(("any", "q1234567"),), born="1970")
    )
    assert candidate.score == 1 and candidate.doubts == ("kind", "birth", "name")
    assert against(ours, entry("x", numbered=(("qid", "Q7"),))) == ("qid",)


def test_short_numbers_of_unknown_registers_count_for_nothing() -> None:
    assert (
        found(
            subject("Ivan Valdorov", numbered=(("any", "123456"),)),
            entry("X Y", numbered=(("any", "654321"),)),
        )
        == ()
    )
    assert found(subject("A B", numbered=(("qid", "Q42"),)), entry("X Y", numbered=(("any", "Q42"),))) == ()


def test_doubts_of_names() -> None:
    ours = subject("Ivan Valdorov", "Valdor")
    assert found(ours, entry(weak=("Ivan Valdorov",)))[0].doubts == ("weak_alias",)
    assert found(ours, entry("VALDOR"))[0].doubts == ("one_word",)
    assert found(ours, entry("I. Valdorov"))[0].doubts == ("initial",)
    assert found(ours, entry("Ivan Petrovich Valdorov"))[0].doubts == ("part",)
    unknown = Subject(None, "Ivan Valdorov", "unknown", ("Ivan Valdorov",), frozenset(), (), ("f-1",))
    assert found(unknown, entry("Ivan Valdorov"))[0].doubts == ("name_only",)


_WORDS = st.sampled_from(
    ("Ivan", "Iwan", "Petrovich", "Valdor", "Kim", "Jong", "Un", "Il", "Мария", "김", "61", "LLC")
)
_NAME = st.lists(_WORDS, min_size=1, max_size=4).map(" ".join)


@given(st.lists(_NAME, min_size=1, max_size=3), st.lists(_NAME, min_size=1, max_size=3))
def test_a_lower_threshold_never_loses_a_candidate(ours: list[str], theirs: list[str]) -> None:
    one, other = subject(*ours), entry(*theirs)
    scores = [{c.score for c in found(one, other, threshold)} for threshold in (1.0, 0.85, 0.7, 0.5)]
    assert all(stricter <= looser for stricter, looser in pairwise(scores))


@given(_NAME)
def test_a_name_is_found_by_itself(name: str) -> None:
    (candidate,) = found(subject(name), entry(name))
    assert candidate.score == 1 and candidate.way == "same"


@given(st.permutations(["Ivan", "Petrovich", "Valdorov"]))
def test_order_of_words_hides_nobody(words: list[str]) -> None:
    (candidate,) = found(subject("Ivan Petrovich Valdorov"), entry(" ".join(words)))
    assert candidate.score >= 0.98


def test_numbers_come_before_names_and_doubts_last() -> None:
    by_number = found(OUR_MARIA, entry("MARIA", kind="vessel", numbered=(("imo", "8517839"),)))[0]
    sure = found(subject("Ivan Valdorov"), entry("Ivan Valdorov"))[0]
    doubtful = found(subject("Valdor"), entry("Valdor"))[0]
    assert sorted((doubtful, sure, by_number), key=rank) == [by_number, sure, doubtful]
