"""Runs the cases of every knowledge file through the engines: each must come out as its author wrote.

A case of a named thing (actor, place, weapon, outlet) lists the words that must be recognised. A case of a
language file is a sentence with the claim expected; fields that it leaves out are not compared, and ``-``
stands for an empty slot. A case of a provision is a scenario that it must concern, or leave alone.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from concordant.assessment.concerns.cases import prove_provisions
from concordant.extraction.reader import DocumentReader
from concordant.knowledge.collection import Knowledge
from concordant.knowledge.entry import Case, Entry, Named
from concordant.knowledge.language_schema import ClaimCase, LanguageEntry
from concordant.model.claim import Actor, Claim
from concordant.model.document import Block, Document
from concordant.model.problem import Problem
from concordant.model.report import Report
from concordant.model.span import Span
from concordant.pipeline import reader_for

_ACTOR_ADVICE = "Correct the case or the names; a case needs words that stand in its text."
_CLAIM_ADVICE = "Correct the case, or the words of this file that should lead to it."


def prove(knowledge: Knowledge, below: Sequence[Path] = ()) -> tuple[Problem, ...]:
    """Run all cases; one problem for each that fails, with file and line.

    Cases of provisional entries (those in a ``nursery``) are run too, and only noted where they fail.

    Args:
        knowledge: what is proved.
        below: run the cases of files below these folders only; of all files where there is none.
    """
    found: list[Problem] = []
    joint = joint_events(knowledge)
    for folder, entry in knowledge:
        if below and not is_below(entry.path, below):
            continue
        for number, case in enumerate(entry.cases):
            wrong = _fails(knowledge, folder, entry, case, joint)
            if wrong is not None:
                place = f"{entry.path}:{_line(entry.path, number)}"
                advice = _ACTOR_ADVICE if isinstance(entry, Named) else _CLAIM_ADVICE
                found.append(Problem("case", place, wrong, advice, "note" if entry.provisional else "error"))
    provisions = prove_provisions(knowledge)
    return (*found, *(p for p in provisions if not below or is_below(p.place, below)))


def is_below(path: str, folders: Sequence[Path]) -> bool:
    """Whether a file lies below one of these folders."""
    return any(Path(path).is_relative_to(folder) for folder in folders)


def joint_events(knowledge: Knowledge) -> frozenset[str]:
    """Acts of two equals: either order of agent and recipient is right."""
    return frozenset(event.id for event in knowledge.events.values() if event.joint)


def _line(path: str, number: int) -> int:
    """The line of the case with this number; 1 where the file cannot be read."""
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return 1
    marks = [i for i, line in enumerate(lines, 1) if line.strip() == "[[case]]"]
    return marks[number] if number < len(marks) else 1


def _fails(
    knowledge: Knowledge, folder: str, entry: Entry, case: object, joint: frozenset[str]
) -> str | None:
    if isinstance(entry, LanguageEntry) and isinstance(case, ClaimCase):
        reader = reader_for(knowledge, folder.split("/")[1])
        return claim_case_fails(reader, case, joint) if reader else None
    if isinstance(entry, Named) and isinstance(case, Case):
        reader = reader_for(knowledge, case.lang)
        return _name_case_fails(reader, entry, case) if reader else None
    return None


def _name_case_fails(reader: DocumentReader, entry: Named, case: Case) -> str | None:
    found = [words for identifier, words in reader.names(case.text) if identifier == entry.id]
    if case.silent:
        return f"« {found[0]} » is taken for {entry.name} in a case that must stay silent." if found else None
    missing = [words for words in case.finds if words not in found]
    return f"« {missing[0]} » is not recognised as {entry.name} in this case." if missing else None


def claim_case_fails(reader: DocumentReader, case: ClaimCase, joint: frozenset[str]) -> str | None:
    """What is wrong with the claims read from a case; None where they are as written.

    Args:
        reader: of the language of the case.
        case: the sentence and what must come out.
        joint: events whose parties may stand in either order.
    """
    claims = reader.claims(case_document(case), gate=False)
    if case.silent:
        return f"a claim is read where none may be: {_brief(claims[0])}." if claims else None
    if case.count is not None and len(claims) != case.count:
        return f"{len(claims)} claims are read instead of {case.count}."
    if not claims:
        return "no claim is read from this case."
    misses = [list(_misses(claim, case, joint)) for claim in claims]
    best = min(misses, key=len)
    return f"this case is read with {best[0]}." if best else None


def case_document(case: ClaimCase) -> Document:
    """A case as a document: its lines are paragraphs."""
    report = Report("case", "", "case", "und", published=case.published)
    blocks, at = [], 0
    for line in case.text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(at, at + len(line)), "body"))
        at += len(line) + 1
    return Document(report, case.text, tuple(blocks))


def _brief(claim: Claim) -> str:
    return f"{claim.event} « {claim.evidence.quote} »"


def _misses(claim: Claim, case: ClaimCase, joint: frozenset[str]) -> Iterator[str]:
    item = claim.item.item_class if claim.item else None
    plain: Sequence[tuple[str, str | None, str | None]] = (
        ("event", case.event, claim.event),
        ("item", case.item, item or "-"),
        ("phase", case.phase, claim.phase),
        ("certainty", case.certainty, claim.certainty),
        ("polarity", case.polarity, claim.polarity),
    )
    for slot, wanted, got in plain:
        if wanted is not None and wanted != got:
            yield f"{slot} {got} instead of {wanted}"
    if claim.event in joint and _together(case) <= _parties(claim):
        parties: tuple[tuple[str, str | None, Actor | None], ...] = ()
    else:
        parties = (("agent", case.agent, claim.agent), ("recipient", case.recipient, claim.recipient))
    for slot, wanted, actor in parties:
        if wanted is not None and not _is(actor, wanted):
            yield f"{slot} {_called(actor)} instead of {wanted}"
    if case.voice is not None:
        raw = (claim.attribution[0].raw or claim.attribution[0].name) if claim.attribution else "-"
        if case.voice != raw and case.voice not in raw:
            yield f"voice {raw} instead of {case.voice}"
    yield from _intervals(claim, case)


def _together(case: ClaimCase) -> set[str]:
    """All parties that a case names, whatever their order."""
    return {part for who in (case.agent, case.recipient) if who and who != "-" for part in who.split(";")}


def _parties(claim: Claim) -> set[str]:
    """All parties of a claim, by state and by name."""
    found: set[str] = set()
    for actor in (claim.agent, claim.recipient):
        if actor is not None:
            found |= {*(actor.state or "").split(";"), actor.name}
    return found


def _intervals(claim: Claim, case: ClaimCase) -> Iterator[str]:
    q, t = claim.quantity, claim.time
    quantity = f"{_end(q.low)}..{_end(q.high)}" if q else "-"
    time = f"{t.earliest or ''}..{t.latest or ''}" if t else "-"
    for slot, wanted, got in (("quantity", case.quantity, quantity), ("time", case.time, time)):
        if wanted is not None and wanted != got:
            yield f"{slot} {got} instead of {wanted}"


def _end(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if value < 1e6 else f"{value:.0f}"


def _is(actor: Actor | None, wanted: str) -> bool:
    if actor is None:
        return wanted == "-"
    states = set((actor.state or "").split(";")) - {""}
    return wanted == actor.name or (bool(states) and states == set(wanted.split(";")))


def _called(actor: Actor | None) -> str:
    return "-" if actor is None else actor.state or actor.name
