"""What people decide: append-only facts about claims, each with who, when and why, and open to retraction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

JudgementKind = Literal[
    "same",
    "different",
    "same_origin",
    "independent",
    "accept",
    "reject",
    "correct",
    "regrade",
    "retract",
]
JUDGEMENTS: tuple[JudgementKind, ...] = (
    "same",
    "different",
    "same_origin",
    "independent",
    "accept",
    "reject",
    "correct",
    "regrade",
    "retract",
)
PAIRS: frozenset[JudgementKind] = frozenset(("same", "different", "same_origin", "independent"))


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a judged claim stood, so that it is found again when a later reading gives it another id.

    Attributes:
        claim: id of the claim when it was judged.
        report: id of its report.
        start: offset of its evidence.
        end: offset behind its evidence.
        event: its event.
    """

    claim: str
    report: str
    start: int
    end: int
    event: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of a person.

    Attributes:
        id: ``j-`` and digits of a hash over its content.
        kind: what was decided.
        about: the claims it is about, two for those that compare; none for ``retract``.
        who: name of the person.
        when: ISO 8601 time in UTC.
        why: the reason given, may be empty.
        details: for ``correct`` the slot and its value, for ``regrade`` the digit, for ``retract`` the id of
            the judgement that is taken back.
    """

    id: str
    kind: JudgementKind
    about: tuple[Anchor, ...]
    who: str
    when: str
    why: str = ""
    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
