"""What the role engine hands on: a trigger with its fillers and the operators that govern it."""

from dataclasses import dataclass, field

from concordant.knowledge.language_schema import Frame, Operator
from concordant.model.claim import Actor, Reason
from concordant.model.span import Span


@dataclass(frozen=True, slots=True)
class Goods:
    """One thing a claim is about: words, class, unit, and the chunk whose quantity counts it."""

    surface: str | None
    item_class: str
    unit: str | None
    id: str | None
    span: Span | None
    chunk: int | None
    counted: int | None = None
    anaphoric: bool = False


def only_tells(operator: Operator) -> bool:
    """Whether an operator says no more than that somebody speaks."""
    return operator.reports and not (operator.phase or operator.certainty or operator.polarity != "keep")


@dataclass(frozen=True, slots=True)
class Applied:
    """An operator as it stands in the sentence.

    Attributes:
        operator: what it does.
        chunk: where it stands.
        negated: whether it is negated.
        conditional: whether its verb stands in the conditional.
        voice: chunks of the phrase that speaks, where its subject is a voice.
        passive: whether it stands in the passive without a holder.
        nothing: whether nothing is its subject: "nothing suggests that".
    """

    operator: Operator
    chunk: int
    negated: bool = False
    conditional: bool = False
    past: bool = False
    passive: bool = False
    voice: tuple[int, ...] = ()
    pronoun: str | None = None
    nothing: bool = False


@dataclass(frozen=True, slots=True)
class Slots:
    """Where the fillers of one trigger may come from, by relation."""

    relations: dict[str, list[int]]
    pronouns: dict[str, str]
    subject_verb: int | None = None
    joint: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A frame evoked at a trigger, its fillers, its governing operators, innermost first.

    ``governed`` tells whether an operator governs the trigger itself, and not only the clause around it;
    ``negative``, that its negation is part of what the trigger says: "does not comply".
    """

    frame: Frame
    chunk: int
    nominal: bool
    agent: Actor | None
    recipients: tuple[Actor, ...]
    goods: tuple[Goods, ...]
    applied: tuple[Applied, ...]
    used: frozenset[int]
    governed: bool = False
    negative: bool = False
    hypothetical: bool = False
    asked: bool = False
    hedges: tuple[Operator, ...] = ()
    introducer: int | None = None
    denied_by: str = ""
    score: float = 0.0
    slots: Slots = field(default_factory=lambda: Slots({}, {}))
    reasons: tuple[Reason, ...] = ()
