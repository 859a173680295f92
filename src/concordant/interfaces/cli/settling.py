"""Findings brought up to date before they are shown, and after something was added or judged."""

from typing import TYPE_CHECKING

from concordant.interfaces.cli.progress import Progress
from concordant.interfaces.cli.settings import settings
from concordant.store.ledger import Ledger

if TYPE_CHECKING:
    from concordant.knowledge.collection import Knowledge
    from concordant.store.means import Means


def settle_now(ledger: Ledger) -> None:
    """Take everything that was read or judged since the last time as far as findings."""
    left = ledger.unsettled()
    if not left:
        return
    from concordant.interfaces.cli.knowing import sound_knowledge

    means = means_of(sound_knowledge())
    with Progress("reconciling", settings().quiet) as progress:
        total = left
        while left:
            progress.tell(total - left, total, "reports")
            left = ledger.settle(means)


def means_of(knowledge: "Knowledge") -> "Means":
    """What settling needs, taken from the knowledge."""
    from concordant import pipeline
    from concordant.store.means import Means

    register, tracing = pipeline.linking_of(knowledge)
    return Means(register, tracing.trace, pipeline.version(knowledge))
