"""The outcome of an evaluation, as frozen records; every figure is derived from counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from concordant.evaluation.agreement import STRICT, Row


@dataclass(frozen=True, slots=True)
class Hits:
    """How many of the predicted claims were right, and how many of the gold claims were found."""

    hit: int
    gold: int
    predicted: int

    @property
    def precision(self) -> float:
        """The share of predicted claims that are right."""
        return self.hit / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of gold claims that were found."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How often one slot was right on eligible pairs."""

    slot: str
    right: int
    pairs: int

    @property
    def share(self) -> float | None:
        """The share of pairs; None where there are none."""
        return self.right / self.pairs if self.pairs else None


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold claim with the predicted claim that stands for it, and the slots that are wrong.

    Attributes:
        gold: the gold claim.
        predicted: the predicted claim.
        wrong: slots that disagree.
        gold_at: its place among the gold claims of its report.
        predicted_at: its place among the predicted claims of its report.
    """

    gold: Row
    predicted: Row
    wrong: tuple[str, ...]
    gold_at: int
    predicted_at: int

    @property
    def strict(self) -> bool:
        """Whether agent, recipient, item class and polarity are all right."""
        return not set(STRICT) & set(self.wrong)


@dataclass(frozen=True, slots=True)
class ReportResult:
    """What was found in one report.

    Attributes:
        report: its id.
        lang: its language.
        text: what evidence points into.
        pairs: found claims.
        missed: gold claims that nobody found.
        false: predicted claims that stand for nothing.
        mistaken: of the two before, those that share evidence and differ in event.
        misquoted: predicted claims whose quote is not what stands at their offsets.
    """

    report: str
    lang: str
    text: str
    pairs: tuple[Pair, ...]
    missed: tuple[Row, ...]
    false: tuple[Row, ...]
    mistaken: tuple[tuple[Row, Row], ...] = ()
    misquoted: int = 0

    @property
    def gold(self) -> int:
        """How many claims there are to find."""
        return len(self.pairs) + len(self.missed)

    @property
    def predicted(self) -> int:
        """How many claims were predicted."""
        return len(self.pairs) + len(self.false)

    @property
    def errors(self) -> int:
        """Missed and false claims weigh as much as all slots that make a claim strictly right."""
        return len(STRICT) * (len(self.missed) + len(self.false)) + sum(len(p.wrong) for p in self.pairs)


@dataclass(frozen=True, slots=True)
class EventResult:
    """Detection of one kind of event, and how many of the pairs are strictly right."""

    event: str
    hits: Hits
    strict: int


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often one value of an axis was taken for another; None stands for no value or no claim."""

    axis: str
    cells: tuple[tuple[str | None, str | None, int], ...]

    @property
    def values(self) -> tuple[str | None, ...]:
        """All values on either side, in order, absence last."""
        found = {value for gold, predicted, _ in self.cells for value in (gold, predicted)}
        return tuple(sorted(found, key=lambda value: (value is None, value or "")))

    def count(self, gold: str | None, predicted: str | None) -> int:
        """How often ``gold`` was taken for ``predicted``."""
        return sum(n for g, p, n in self.cells if (g, p) == (gold, predicted))


@dataclass(frozen=True, slots=True)
class Scoreboard:
    """Everything that an evaluation tells.

    Attributes:
        detection: eligible pairs: equal event, overlapping evidence.
        strict: eligible pairs whose parties, item class and polarity are right.
        accuracies: slots on eligible pairs.
        silent: reports without a gold claim.
        alarms: predicted claims in these.
        misquoted: predicted claims whose quote is not what stands at their offsets.
        events: by kind of event.
        confusions: by axis.
        results: report by report, in the order of the texts.
    """

    detection: Hits
    strict: Hits
    accuracies: tuple[Accuracy, ...]
    silent: int
    alarms: int
    misquoted: int
    events: tuple[EventResult, ...]
    confusions: tuple[Confusion, ...]
    results: tuple[ReportResult, ...]

    @property
    def alarms_per_hundred(self) -> float | None:
        """False alarms per 100 silent reports; None where there are none."""
        return 100 * self.alarms / self.silent if self.silent else None

    @property
    def pairs(self) -> Iterator[Pair]:
        """All pairs of all reports."""
        return (pair for result in self.results for pair in result.pairs)

    @property
    def worst(self) -> tuple[ReportResult, ...]:
        """The reports that hold a claim, the one with most errors first."""
        told = (result for result in self.results if result.gold or result.predicted)
        return tuple(sorted(told, key=lambda result: (-result.errors, result.report)))
