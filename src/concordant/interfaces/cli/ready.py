"""Readings made ready to be recorded where they were read.

A reading is a tree of small records, which take long to send from one process to another; its rows are a few
strings. So workers make the rows, and whoever records them only adds them.
"""

from dataclasses import dataclass

from concordant.interfaces.cli.inputs import failed
from concordant.linking.derivation.trace import Trace
from concordant.model.problem import Problem
from concordant.model.reading import Reading
from concordant.model.report import Received, Report
from concordant.store.means import Tracer
from concordant.store.rows import Recorded, recorded


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command tells of a reading.

    Attributes:
        claims: how many there are.
        problems: everything that could not be done.
        failed: whether it gave nothing, or not what it should have.
    """

    claims: int
    problems: tuple[Problem, ...]
    failed: bool

    @classmethod
    def of(cls, reading: Reading) -> "Outcome":
        """That of a reading."""
        return cls(len(reading.claims), reading.problems, failed(reading))


@dataclass(frozen=True, slots=True)
class Ready:
    """A reading as rows, with what is told of it.

    Attributes:
        rows: what is recorded.
        outcome: what is told.
        traced: the report and what is kept of it to find its copies, where that is known already.
    """

    rows: Recorded
    outcome: Outcome
    traced: tuple[Report, Trace] | None = None

    @classmethod
    def of(cls, received: Received, reading: Reading, tracer: Tracer | None = None) -> "Ready":
        """A reading of ``received``, ready; with its trace where there is what makes it."""
        traced = None
        if tracer is not None and reading.document is not None:
            traced = reading.report, tracer(reading.report, reading.document, reading.claims)
        return cls(recorded(received, reading), Outcome.of(reading), traced)
