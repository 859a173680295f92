"""Subjects against the entries of a list: identifiers first, then names, unless something contradicts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from concordant.screening.likeness import Way, likeness
from concordant.screening.listed import Listed
from concordant.screening.spelling import Spelled, bones, sound, spellings
from concordant.screening.subjects import Subject

DECISIVE = ("imo", "qid")
"""Registers that give one number to each for life: numbers that differ rule a match by name out."""
DOUBTS = (*DECISIVE, "kind", "birth", "one_word", "initial", "part", "weak_alias", "name_only", "name")
"""What may be held against a candidate; keys of the wording tables."""
_ANY = "any"
_SHORTEST_ANY = 7
"""A number whose register is not told must be so long before it counts."""
_KEY = 3
_WHOLE = "="
_ENOUGH = 2

THRESHOLD = 0.85
LEAST = 0.5
"""Below this, names of different people agree: no threshold may be lower."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A subject and an entry that may be the same; whether they are is for a person to judge.

    Attributes:
        score: 1 for an identifier; how like the names are otherwise.
        way: what the match rests on.
        ours: the name, or the register, on our side.
        theirs: the name, or the number, on the list.
        doubts: what speaks against it, of ``DOUBTS``.
    """

    subject: Subject
    listed: Listed
    score: float
    way: Way
    ours: str
    theirs: str
    doubts: tuple[str, ...] = ()


def rank(candidate: Candidate) -> tuple[bool, float, int, str, str]:
    """Likeliest first: identifiers, then names by likeness, those with fewer doubts before others."""
    by_name = candidate.way != "identifier"
    doubts = len(candidate.doubts)
    return by_name, -candidate.score, doubts, candidate.subject.name, candidate.listed.id


def _closeness(candidate: Candidate) -> tuple[object, ...]:
    """The likeliest match of a subject first; of equals, the one that is written the same way."""
    ours, theirs = candidate.ours.casefold(), candidate.theirs.casefold()
    return *rank(candidate), ours != theirs, candidate.ours != candidate.subject.name


class Matcher:
    """Subjects made ready to be held against many entries."""

    def __init__(self, subjects: Iterable[Subject], threshold: float = THRESHOLD) -> None:
        self._threshold = threshold
        self._by_number: dict[tuple[str, str], list[Subject]] = {}
        self._names: list[tuple[Subject, Spelled, int]] = []
        self._by_key: dict[str, list[int]] = {}
        for subject in subjects:
            self._note(subject)

    def _note(self, subject: Subject) -> None:
        for kind, value in subject.identifiers:
            self._by_number.setdefault((kind, value), []).append(subject)
            if len(value) >= _SHORTEST_ANY:
                self._by_number.setdefault((_ANY, value), []).append(subject)
        seen: set[tuple[str, ...]] = set()
        for ours in (each for name in subject.names for each in spellings(name)):
            if ours.words in seen:
                continue
            seen.add(ours.words)
            for key in _keys(ours):
                self._by_key.setdefault(key, []).append(len(self._names))
            self._names.append((subject, ours, _telling(ours)))

    def candidates(self, listed: Listed) -> tuple[Candidate, ...]:
        """The subjects that this entry may be, the likeliest first."""
        best: dict[int, Candidate] = {}
        for candidate in (*self._by_identifier(listed), *self._by_names(listed)):
            before = best.get(id(candidate.subject))
            if before is None or _closeness(candidate) < _closeness(before):
                best[id(candidate.subject)] = candidate
        return tuple(sorted(best.values(), key=rank))

    def _by_identifier(self, listed: Listed) -> Iterator[Candidate]:
        for kind, value in sorted(listed.identifiers):
            for subject in self._by_number.get((kind, value), ()):
                doubts = against(subject, listed)
                if not _any_alike(subject, listed):
                    doubts = (*doubts, "name")
                yield Candidate(subject, listed, 1.0, "identifier", kind, value, doubts)

    def _by_names(self, listed: Listed) -> Iterator[Candidate]:
        for name in listed.names:
            for theirs in spellings(name):
                for subject, ours in self._near(theirs):
                    like = likeness(ours, theirs)
                    if like.score >= self._threshold and not against(subject, listed):
                        doubts = _reserved(subject, listed, ours, theirs, name, like.way)
                        yield Candidate(subject, listed, like.score, like.way, ours.name, name, doubts)

    def _near(self, theirs: Spelled) -> Iterator[tuple[Subject, Spelled]]:
        """Names that share enough words with this one, as far as their first consonants tell."""
        shared: dict[int, int] = {}
        for key in _keys(theirs):
            weight = _ENOUGH if key.startswith(_WHOLE) else 1
            for number in self._by_key.get(key, ()):
                shared[number] = shared.get(number, 0) + weight
        most = min(_ENOUGH, _telling(theirs))
        for number, count in shared.items():
            subject, ours, telling = self._names[number]
            if count >= most or count >= telling:
                yield subject, ours


def _telling(name: Spelled) -> int:
    """How many different keys a name's words have."""
    return len({_key(word) for word in name.words if len(word) > 1})


def _keys(name: Spelled) -> frozenset[str]:
    """By what a name is looked up: its words, and all of it in one, as they sound."""
    whole = _WHOLE + _key(name.joined, 2 * _KEY)
    return frozenset((*(_key(word) for word in name.words if len(word) > 1), whole))


@lru_cache(maxsize=200_000)
def _key(word: str, length: int = _KEY) -> str:
    """The first consonants; those that some spellings leave out are left out."""
    stem = bones(word)[0]
    bare = stem.translate(_UNSURE)[:length]
    return bare or sound(word)[:1]


_UNSURE = {ord(letter): None for letter in "hv"}


def _any_alike(subject: Subject, listed: Listed) -> bool:
    """Whether any name is at all like any other; lists that give none say nothing."""
    ours = [each for name in subject.names for each in spellings(name)]
    theirs = [each for name in listed.names for each in spellings(name)]
    return not theirs or any(likeness(one, other).score >= LEAST for one in ours for other in theirs)


def _reserved(
    subject: Subject, listed: Listed, ours: Spelled, theirs: Spelled, name: str, way: Way
) -> tuple[str, ...]:
    """What to hold against a match by name."""
    told = {
        "one_word": min(len(ours.words), len(theirs.words)) == 1,
        "initial": way == "initial",
        "part": way == "part",
        "weak_alias": name in listed.weak,
        "name_only": subject.id is None,
    }
    return tuple(doubt for doubt, holds in told.items() if holds)


def against(subject: Subject, listed: Listed) -> tuple[str, ...]:
    """What shows that the two are not the same."""
    found = [kind for kind in DECISIVE if _differ(kind, subject, listed)]
    if "unknown" not in (subject.kind, listed.kind) and subject.kind != listed.kind:
        found.append("kind")
    if subject.births and listed.births and not _may_agree(subject.births, listed.births):
        found.append("birth")
    return tuple(found)


def _differ(kind: str, subject: Subject, listed: Listed) -> bool:
    ours, theirs = ({v for k, v in held if k == kind} for held in (subject.identifiers, listed.identifiers))
    return bool(ours and theirs and not ours & theirs)


def _may_agree(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two dates may be one: a year agrees with each of its days."""
    return any(one.startswith(other) or other.startswith(one) for one in ours for other in theirs)
