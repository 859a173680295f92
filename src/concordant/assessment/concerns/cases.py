"""Runs the scenarios of every provision: each must come out as its author wrote."""

from collections.abc import Iterator
from pathlib import Path

from concordant.assessment.concerns.judging import act_of, verdict
from concordant.assessment.concerns.law import Law
from concordant.knowledge.collection import Knowledge
from concordant.knowledge.lines import line_of
from concordant.knowledge.provision import Provision, ProvisionCase
from concordant.model.claim import Actor, Item, Phase
from concordant.model.finding import Finding, Grade, Origin, Support, Version
from concordant.model.problem import Problem

_ADVICE = "Correct the scenario, or the scopes and times of this file that should lead to it."


def prove_provisions(knowledge: Knowledge) -> tuple[Problem, ...]:
    """Run the scenarios of all provisions; one problem for each that fails, with file and line."""
    law = Law.of(knowledge)
    return tuple(_failures(law))


def _failures(law: Law) -> Iterator[Problem]:
    for provision in law.provisions.values():
        for number, case in enumerate(provision.cases):
            wrong = case_fails(provision, case, law)
            if wrong is not None:
                place = f"{provision.path}:{_line(provision.path, number)}"
                severity = "note" if provision.provisional else "error"
                yield Problem("case", place, wrong, _ADVICE, "note" if severity == "note" else "error")


def case_fails(provision: Provision, case: ProvisionCase, law: Law) -> str | None:
    """What is wrong with a scenario; None where it comes out as written."""
    places = (case.place,) if case.place else ()
    act = act_of(_finding(case, law), law, case.certainty, None, places)
    found = verdict(act, provision, law)
    if case.silent:
        told = f"it is covered ({found.status}) where it must not be" if found else None
    elif found is None:
        told = "the provision does not cover it"
    else:
        told = f"it comes out {found.status} instead of {case.status}"
        told = None if found.status == case.status else told
    return f'in "{case.text}", {told}.' if told else None


def _finding(case: ProvisionCase, law: Law) -> Finding:
    item = Item(case.surface, case.item) if case.item else None
    return invented(
        case.event, actor(case.agent, law), actor(case.recipient, law), item, case.date, case.phase
    )


def actor(ids: tuple[str, ...], law: Law) -> Actor | None:
    """One actor, or several joint ones, by their ids."""
    known = [law.actors[one] for one in ids if one in law.actors]
    if not known:
        return None
    states = [one.state or "" for one in known]
    return Actor(
        "; ".join(one.name for one in known),
        ";".join(states) if any(states) else None,
        known[0].id if len(known) == 1 else None,
    )


def invented(
    event: str,
    agent: Actor | None,
    recipient: Actor | None,
    item: Item | None,
    date: str | None,
    phase: Phase,
    denied: bool = False,
) -> Finding:
    """A finding of one invented claim; ``date`` is a day, month or year, or two with ``..`` between."""
    first, _, last = (date or "").partition("..")
    days = (first or None, last or first or None)
    version = Version(("invented",), item, None, *days, denies=denied, dated=date is not None)
    two = tuple(Origin(f"actor:{one}", one, None, "named", ("invented",)) for one in ("one", "other"))
    return Finding(
        id="invented",
        event=event,
        agent=agent,
        recipient=recipient,
        item=item,
        phase=phase,
        first=days[0],
        last=days[1],
        dated=date is not None,
        versions=() if denied else (version,),
        denials=(version,) if denied else (),
        support=Support(2, 2, 2, 2, two),
        grade=Grade("6", "invented"),
    )


def _line(path: str, number: int) -> int:
    """The line of the case with this number; 1 where the file cannot be read."""
    try:
        return line_of(Path(path).read_text(encoding="utf-8"), ("case", number))
    except (OSError, UnicodeDecodeError):
        return 1
