"""From a command line to a judgement: what it names is looked up and checked."""

import getpass
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

import click

from concordant.interfaces.cli import streams
from concordant.interfaces.cli.dossiers import find_finding
from concordant.interfaces.cli.failure import CommandError
from concordant.interfaces.cli.ledger import find_claim
from concordant.model.identifiers import judgement_id
from concordant.model.judgement import PAIRS, Anchor, Judgement, JudgementKind
from concordant.store.ledger import Ledger

if TYPE_CHECKING:
    from concordant.knowledge.collection import Knowledge

WHO = "CONCORDANT_WHO"
"""The environment variable that names who judges."""
_EXAMPLES: Mapping[JudgementKind, str] = {
    "same": "same CLAIM CLAIM",
    "different": "different CLAIM CLAIM",
    "same_origin": "same-origin CLAIM CLAIM",
    "independent": "independent CLAIM CLAIM",
    "accept": "accept CLAIM…",
    "reject": "reject CLAIM…",
    "correct": "correct CLAIM --set SLOT=VALUE",
    "regrade": "regrade FINDING DIGIT",
    "retract": "retract JUDGEMENT",
}


class Decided(NamedTuple):
    """What a judgement is about, and the details that its kind needs."""

    about: tuple[Anchor, ...]
    details: Mapping[str, str]


def make(
    ledger: Ledger, kind: JudgementKind, named: Sequence[str], slots: Sequence[str], who: str | None, why: str
) -> Judgement:
    """The judgement that a command line asks for.

    Args:
        ledger: where the ids are looked up.
        kind: what is decided.
        named: ids, and for a grade its digit.
        slots: for a correction, ``slot=value`` each.
        who: who judges, where the command line says so.
        why: the reason given.
    """
    if slots and kind != "correct":
        raise click.UsageError("--set is for: concordant judge correct CLAIM --set SLOT=VALUE")
    decided = _DECIDING[kind](ledger, kind, named, slots)
    when = datetime.now(UTC).isoformat(timespec="microseconds")
    made = Judgement("", kind, decided.about, who or somebody(), when, why, decided.details)
    return replace(made, id=judgement_id(made))


def somebody() -> str:
    """Who sits at the keyboard."""
    named = os.environ.get(WHO)
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise CommandError("nobody is known to judge", f"--who NAME, or set {WHO}") from error


def _wrong_number(kind: JudgementKind) -> click.UsageError:
    return click.UsageError(f"write: concordant judge {_EXAMPLES[kind]}")


def _anchored(ledger: Ledger, claims: Sequence[str]) -> tuple[Anchor, ...]:
    found = (find_claim(ledger, identifier)[0] for identifier in claims)
    anchors = (Anchor(c.id, c.report, c.evidence.start, c.evidence.end, c.event) for c in found)
    return tuple({anchor.claim: anchor for anchor in anchors}.values())


def _on_claims(ledger: Ledger, kind: JudgementKind, named: Sequence[str], slots: Sequence[str]) -> Decided:
    wanted = 2 if kind in PAIRS else 1 if kind == "correct" else None
    if not named or (wanted is not None and len(named) != wanted):
        raise _wrong_number(kind)
    about = _anchored(ledger, named)
    if kind in PAIRS and len(about) != wanted:
        raise CommandError(f"both ids are of the claim {about[0].claim}", "name two claims")
    return Decided(about, _corrections(slots) if kind == "correct" else {})


def _on_finding(ledger: Ledger, kind: JudgementKind, named: Sequence[str], slots: Sequence[str]) -> Decided:
    """A grade hangs on the claim that the finding is named after: it goes where the name leads."""
    from concordant.assessment.assembling import founding_claim
    from concordant.assessment.grading import DIGITS

    if len(named) != 2:
        raise _wrong_number(kind)
    identifier, digit = named
    if digit not in DIGITS:
        raise click.UsageError(f"{digit!r} is no grade; one of {', '.join(DIGITS)}")
    finding = find_finding(ledger, identifier)
    return Decided(_anchored(ledger, [founding_claim(finding.id)]), {"digit": digit})


def _on_judgement(ledger: Ledger, kind: JudgementKind, named: Sequence[str], slots: Sequence[str]) -> Decided:
    if len(named) != 1:
        raise _wrong_number(kind)
    return Decided((), {"judgement": find_judgement(ledger, named[0]).id})


def find_judgement(ledger: Ledger, identifier: str) -> Judgement:
    """The judgement that an id, or the beginning of one, refers to."""
    near = [j for j in ledger.judgements() if j.id.startswith(identifier)]
    if len(near) == 1:
        return near[0]
    problem = "several judgements begin" if near else "no judgement begins"
    raise CommandError(f"{problem} with {identifier!r}", "concordant judge list")


_DECIDING: Mapping[
    JudgementKind, Callable[[Ledger, JudgementKind, Sequence[str], Sequence[str]], Decided]
] = {
    **dict.fromkeys(("same", "different", "same_origin", "independent"), _on_claims),
    **dict.fromkeys(("accept", "reject", "correct"), _on_claims),
    "regrade": _on_finding,
    "retract": _on_judgement,
}


def _corrections(slots: Sequence[str]) -> dict[str, str]:
    if not slots:
        raise _wrong_number("correct")
    from concordant.interfaces.cli.knowing import sound_knowledge

    knowledge = sound_knowledge()
    return dict(_correction(each, knowledge) for each in slots)


def _correction(told: str, knowledge: "Knowledge") -> tuple[str, str]:
    from concordant.interfaces.correcting import CorrectionError, correction
    from concordant.linking.correcting import SLOTS

    slot, equals, value = (part.strip() for part in told.partition("="))
    if slot not in SLOTS or not equals:
        raise click.UsageError(f"{told!r}: --set takes SLOT=VALUE; slots are {', '.join(SLOTS)}")
    try:
        made = correction(slot, value, knowledge)
    except CorrectionError as error:
        raise click.UsageError(str(error)) from error
    if made.stranger:
        streams.say(f"note: nobody is known as {made.value!r}; the name is taken as it stands")
    return made.slot, made.value
