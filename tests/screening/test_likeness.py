"""How like two names are: pairs written by hand, and what must hold of all names."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordant.screening.likeness import Likeness, likeness
from concordant.screening.matching import THRESHOLD
from concordant.screening.spelling import spelled, spelling, spellings

PAIRS = Path(__file__).with_name("name_pairs.tsv")
_MISSED = "missed"


class Pair(NamedTuple):
    ours: str
    theirs: str
    same: bool
    shows: str


@cache
def pairs() -> tuple[Pair, ...]:
    lines = [line for line in PAIRS.read_text("utf-8").splitlines() if not line.startswith("#")]
    cells = [line.split("\t") for line in lines]
    assert {verdict for _, _, verdict, _ in cells} == {"same", "different"}
    return tuple(Pair(ours, theirs, verdict == "same", shows) for ours, theirs, verdict, shows in cells)


def like(one: str, other: str) -> Likeness:
    found = [likeness(a, b) for a in spellings(one) for b in spellings(other)]
    return max(found, key=lambda each: each.score, default=Likeness(0.0, "alike"))


def is_candidate(pair: Pair) -> bool:
    return like(pair.ours, pair.theirs).score >= THRESHOLD


def test_there_are_pairs_of_both_kinds() -> None:
    assert len(pairs()) >= 110 and sum(not pair.same for pair in pairs()) >= 40


@pytest.mark.parametrize("pair", pairs(), ids=lambda p: f"{p.ours} | {p.theirs}")
def test_each_pair(pair: Pair) -> None:
    expected = pair.same and not pair.shows.startswith(_MISSED)
    assert is_candidate(pair) is expected, (pair.shows, like(pair.ours, pair.theirs))


def test_precision_and_recall() -> None:
    found = [pair for pair in pairs() if is_candidate(pair)]
    same = [pair for pair in pairs() if pair.same]
    assert sum(pair.same for pair in found) == len(found)
    assert sum(pair.same for pair in found) / len(same) >= 0.9


@pytest.mark.parametrize("pair", pairs(), ids=lambda p: f"{p.ours} | {p.theirs}")
def test_pairs_are_symmetric(pair: Pair) -> None:
    assert like(pair.ours, pair.theirs) == like(pair.theirs, pair.ours)


_SYLLABLES = st.sampled_from(
    ("kim", "jong", "un", "il", "abd", "al", "ivan", "ov", "ova", "мар", "ия", "한", "د", "é")
)
NAMES = st.one_of(
    st.lists(st.lists(_SYLLABLES, min_size=1, max_size=4).map("".join), min_size=1, max_size=5).map(" ".join),
    st.text(max_size=40),
    st.sampled_from([name for pair in pairs() for name in pair[:2]]),
)


@given(NAMES, NAMES)
def test_likeness_is_symmetric_and_between_nothing_and_one(one: str, other: str) -> None:
    a, b = spelled(one), spelled(other)
    there, back = likeness(a, b), likeness(b, a)
    assert there == back and 0 <= there.score <= 1


@given(NAMES)
def test_a_name_is_itself(name: str) -> None:
    held = spelled(name)
    assert likeness(held, held).score == (1 if held.words else 0)


@given(NAMES)
def test_case_and_blanks_tell_nothing(name: str) -> None:
    held = spelled(name.lower())
    if name.lower().upper().lower() == name.lower() and held.words:
        assert likeness(held, spelled(f"  {name.lower().upper().replace(' ', '   ')} ")).score == 1


@given(NAMES, st.sampled_from(("Petrov", "Valdor", "Zuzu")), st.sampled_from(("Okonkwo", "Béranger")))
def test_a_word_left_over_on_both_sides_keeps_names_apart(name: str, one: str, other: str) -> None:
    assert like(f"{name} {one}", f"{name} {other}").score < THRESHOLD


def test_no_word_has_two_variants() -> None:
    import tomllib
    from importlib.resources import files

    table = tomllib.loads(files("concordant.screening").joinpath("spelling.toml").read_text("utf-8"))
    every = [word for group in table["variants"] for word in group]
    assert sorted(every) == sorted(set(every))
    assert len(spelling().variants) == len(every)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("АО «Рособоронэкспорт»", ("rosoboroneksport",)),
        ("Joint Stock Company Kupol", ("kupol",)),
        ("Société anonyme", ("societe", "anonyme")),
        ("LLC", ("llc",)),
        ("MV Maria", ("maria",)),
        ("김정은", ("gim", "jeong", "eun")),
        ("习近平", ("xi", "jin", "ping")),
        ("Abdelfattah al-Burhan", ("abd", "fattah", "burhan")),
        ("Abdullah", ("abdullah",)),
        ("Da’esh", ("daesh",)),
        ("Sana'a", ("sanaa",)),
        ("Straße", ("strasse",)),
        ("…", ()),
        ("", ()),
    ],
)
def test_words_of_a_name(name: str, words: tuple[str, ...]) -> None:
    assert spelled(name).words == words


def test_a_name_of_very_many_words_costs_no_more() -> None:
    one, other = (spelled(" ".join(f"{letter}{'bcd'[n % 3]}{n}" for n in range(5_000))) for letter in "aq")
    assert len(one.words) == len(other.words) == 24 and likeness(one, other).score == 0
