"""Reports in the order in which they are published, without end and in little memory."""

from collections.abc import Iterator
from heapq import heappop, heappush

from concordant.synth.cascade import Posting, press
from concordant.synth.events import events
from concordant.synth.statements import teller
from concordant.synth.world import World


def postings(world: World, seed: int) -> Iterator[Posting]:
    """Every report as it comes out.

    A report waits only until the next event is later than it, so that no more than the cascades of some
    weeks are held at once, however many reports are asked for.
    """
    tell, publish = teller(world, seed), press(world, seed)
    waiting: list[Posting] = []
    for event in events(world, seed):
        while waiting and waiting[0].minute < event.minute:
            yield heappop(waiting)
        for statement in tell(event):
            for posting in publish(statement):
                heappush(waiting, posting)
