"""What findings would concern: each finding of the ledger put beside the law that the knowledge holds."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from concordant.interfaces.dossiers import concerns_of, told_of
from concordant.model.concern import Concern
from concordant.model.finding import Finding
from concordant.store.ledger import Ledger

if TYPE_CHECKING:
    from concordant.assessment.concerns.law import Law

Concerned = tuple[Finding, tuple[Concern, ...]]
Wanted = Callable[[Concern], bool]


def law_now() -> "Law":
    """The law of this command's knowledge."""
    from concordant.assessment.concerns.law import Law
    from concordant.interfaces.cli.knowing import sound_knowledge

    return Law.of(sound_knowledge())


def concerned(ledger: Ledger, findings: Iterable[Finding], law: "Law", wanted: Wanted) -> Iterator[Concerned]:
    """Findings with the provisions that they would concern, where there is a wanted one."""
    for finding in findings:
        if law.for_event(finding.event):
            found = tuple(each for each in _concerns(ledger, finding, law) if wanted(each))
            if found:
                yield finding, found


def _concerns(ledger: Ledger, finding: Finding, law: "Law") -> tuple[Concern, ...]:
    return concerns_of(finding, told_of(ledger, finding.claims), law)
