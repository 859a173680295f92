"""What is true of an invented claim, whatever its report says."""

from dataclasses import dataclass
from typing import Literal

from concordant.model.claim import Claim
from concordant.model.report import Report

Kind = Literal[
    "original",
    "verbatim",
    "cut",
    "shuffle",
    "light",
    "heavy",
    "translation",
    "roundup",
    "circular",
    "garbled",
    "update",
    "correction",
]
KINDS: tuple[Kind, ...] = (
    "original",
    "verbatim",
    "cut",
    "shuffle",
    "light",
    "heavy",
    "translation",
    "roundup",
    "circular",
    "garbled",
    "update",
    "correction",
)


@dataclass(frozen=True, slots=True)
class Truth:
    """Where a claim comes from, and what it is worth.

    Attributes:
        claim: id of the claim.
        report: id of its report.
        event: id of the event it is about; a later total of the same series is an event of its own.
        series: id of the first event of a running total or of a recurrence; ``event`` where it stands alone.
        happened: whether the event took place at all; a rumour without originator did not.
        origins: ids of the true first-hand sources, named in the report or not; none for a rumour.
        derived_from: id of the report that this one was made from, as far as this claim goes.
        kind: how it was made from that.
        family: id of the report at the root of all that derive from one text.
        named: whether the claim's attribution still names its true source.
        exact: neither vague nor a lie nor garbled.
        lie: whether its source put out a wrong figure.
        vague: whether goods, figure or day are told roughly.
        denial: whether it says that the event is not so.
        figure: the figure as stated, None where it is rough or missing.
        low: the least that the stated words allow, None where nothing is said.
        high: the most that they allow.
        contradicts: in what it stands against the exact claims of its event.
    """

    claim: str
    report: str
    event: str
    series: str
    happened: bool
    origins: tuple[str, ...]
    derived_from: str | None
    kind: Kind
    family: str
    named: bool
    exact: bool
    lie: bool
    vague: bool
    denial: bool
    figure: int | None
    low: int | None
    high: int | None
    contradicts: tuple[Literal["polarity", "quantity"], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its report and the truth about it."""

    claim: Claim
    report: Report
    truth: Truth
