"""Findings brought up to date before they are shown, and after something was added or judged."""

from typing import TYPE_CHECKING

from concordant.interfaces.cli.progress import Progress
from concordant.interfaces.cli.settings import settings
from concordant.store.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordant.interfaces.cli.ready import Ready
    from concordant.knowledge.collection import Knowledge
    from concordant.store.means import Means

_TOGETHER, _MOST_TOGETHER, _SHARE = 4_096, 10_000, 10
"""So many readings are taken as far as findings at once: of many each costs less, but the last portion is
made when nobody reads any longer and one core has nothing to do. So portions grow with what was read."""


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


class Meanwhile:
    """Findings that keep up while other processes read: what these have read by then is taken along.

    Where findings do not follow what was there before, as after the knowledge has changed, they wait until
    everything is read: they would be made twice.
    """

    def __init__(self, ledger: Ledger, knowledge: "Knowledge") -> None:
        self._ledger, self._means = ledger, means_of(knowledge)
        self._keeps_up = not ledger.unsettled(self._means.version)
        self._waiting = self._seen = 0

    def __call__(self, read: "Sequence[Ready]") -> None:
        """These readings are kept too."""
        self._waiting += len(read)
        self._seen += len(read)
        if not self._keeps_up:
            return
        self._means.traced.update(made.traced for made in read if made.traced is not None)
        if self._waiting >= max(_TOGETHER, min(self._seen // _SHARE, _MOST_TOGETHER)):
            self._waiting = self._ledger.settle(self._means)


def means_of(knowledge: "Knowledge") -> "Means":
    """What settling needs, taken from the knowledge."""
    from concordant import pipeline
    from concordant.store.means import Means

    register, tracing = pipeline.linking_of(knowledge)
    return Means(register, tracing.trace, pipeline.version(knowledge))
