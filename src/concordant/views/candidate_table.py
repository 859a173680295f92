"""Candidates of a screening in rows: a narrow table for the eye, a wide one for the spreadsheet."""

from collections.abc import Iterable, Sequence

from concordant.model.claim import Actor
from concordant.screening.lists.opening import Format
from concordant.screening.matching import Candidate
from concordant.screening.subjects import Subject
from concordant.views.cells import Cell, safe
from concordant.views.sentence import Naming, canonical
from concordant.views.table import SHORT_ID
from concordant.views.text import Line, Piece, line
from concordant.views.wording import Wording

COLUMNS = ("score", "subject", "listed", "ground", "programmes", "doubts", "findings")
COMPACT_COLUMNS = ("score", "subject", "listed", "ground", "doubts")
_MOST_NAMED = 3
_JOINT = "; "


def heads(columns: Iterable[str], words: Wording) -> list[str]:
    """The columns' names in the reader's language."""
    return [words.of("screening_column", column) for column in columns]


def title(candidates: int, form: Format, entries: int, actors: int, words: Wording) -> str:
    """How many candidates came of how many entries and actors."""
    counts = {"candidate": candidates, "entry": entries, "actor": actors}
    told = {key: f"{words.number(n)} {words.counted('screening', key, n)}" for key, n in counts.items()}
    return words.say(
        "screening",
        "title",
        candidates=told["candidate"],
        list=words.of("screening_list", form),
        entries=told["entry"],
        actors=told["actor"],
    )


def row(candidate: Candidate, words: Wording, naming: Naming = canonical) -> tuple[Line, ...]:
    """The candidate's cells."""
    doubts = _JOINT.join(words.of("screening_doubt", doubt) for doubt in candidate.doubts)
    return (
        line(f"{candidate.score:.2f}".replace(".", words.tables["sentence"]["decimal"])),
        line(Piece(called(candidate.subject, naming), "actor")),
        line(listed_as(candidate), Piece(f" · {candidate.listed.id}", "muted")),
        line(ground(candidate, words)),
        line(_JOINT.join(_first((*candidate.listed.programmes, *candidate.listed.countries), words)) or "–"),
        line(Piece(doubts or "–", "hedge" if doubts else "muted")),
        line(_standing(candidate.subject, words)),
    )


def compact_row(candidate: Candidate, words: Wording, naming: Naming = canonical) -> tuple[Line, ...]:
    """The candidate's cells where there is little room."""
    cells = dict(zip(COLUMNS, row(candidate, words, naming), strict=True))
    return tuple(cells[column] for column in COMPACT_COLUMNS)


def called(subject: Subject, naming: Naming = canonical) -> str:
    """What readers call an actor."""
    return naming(Actor(subject.name, None, subject.id))


def listed_as(candidate: Candidate) -> str:
    """The entry's name: the one that agrees, else its main one."""
    names = candidate.listed.names
    return candidate.theirs if candidate.theirs in names else next(iter(names), "–")


def ground(candidate: Candidate, words: Wording) -> str:
    """What the match rests on."""
    if candidate.way == "identifier":
        register = words.of("screening_register", candidate.ours)
        return words.say("screening", "by_number", register=register, number=candidate.theirs)
    ours, theirs = words.quoted(candidate.ours), words.quoted(candidate.theirs)
    return words.say(
        "screening", "by_name", way=words.of("screening_way", candidate.way), ours=ours, theirs=theirs
    )


def may_be(candidate: Candidate, words: Wording, naming: Naming = canonical) -> str:
    """The candidate as a sentence, which never says that the two are the same."""
    parts = {"theirs": listed_as(candidate), "id": candidate.listed.id}
    return words.say("screening", "may_be", ours=called(candidate.subject, naming), **parts)


def _first(values: Sequence[str], words: Wording) -> list[str]:
    """The first few of many values, and how many more there are."""
    shown = list(values[:_MOST_NAMED])
    if left := len(values) - len(shown):
        shown.append(words.say("screening", "more", count=words.number(left)))
    return shown


def _standing(subject: Subject, words: Wording) -> str:
    """In how many findings an actor stands, and the first of them."""
    if subject.findings:
        ids = [each[:SHORT_ID] for each in subject.findings]
        return f"{words.number(len(ids))} · {_JOINT.join(_first(ids, words))}"
    if subject.behind:
        return words.say("screening", "through", names=_JOINT.join(_first(subject.behind, words)))
    return words.of("screening", "none")


FIELDS = (
    *("score", "way", "actor_id", "actor", "actor_kind", "our_name"),
    *("listed_id", "listed", "listed_kind", "their_name", "births", "identifiers"),
    *("programmes", "countries", "doubts", "findings", "behind", "place"),
)


def flat(candidate: Candidate) -> tuple[Cell, ...]:
    """The candidate as one value for each of ``FIELDS``; several values of one field join with ``; ``."""
    subject, listed = candidate.subject, candidate.listed
    cells: tuple[Cell, ...] = (
        *(candidate.score, candidate.way, subject.id, subject.name, subject.kind, candidate.ours),
        *(listed.id, next(iter(listed.names), None), listed.kind, candidate.theirs),
        *(_JOINT.join(listed.births), _JOINT.join(f"{k}:{v}" for k, v in sorted(listed.identifiers))),
        *(_JOINT.join(listed.programmes), _JOINT.join(listed.countries), _JOINT.join(candidate.doubts)),
        *(_JOINT.join(subject.findings), _JOINT.join(subject.behind), listed.place),
    )
    return safe(cells)
