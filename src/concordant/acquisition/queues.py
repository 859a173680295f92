"""Who is asked next: one request to a host at a time, and a pause after each."""

from collections import deque
from dataclasses import dataclass, replace
from typing import Literal

from concordant.acquisition.addresses import host_of
from concordant.acquisition.answers import Answer, FetchError
from concordant.acquisition.following import Followed
from concordant.acquisition.state import Page

_MOST_HOPS = 10

Purpose = Literal["robots", "source", "sitemap", "page"]


@dataclass(frozen=True, slots=True)
class Job:
    """One address to ask for, and why.

    Attributes:
        address: where to ask.
        purpose: what the answer is for.
        source: on whose behalf; for the rules of a host, whoever was first to need them.
        page: the report that is asked for.
        trail: addresses that sent here, the first one asked first.
        for_good: whether all of them said that the address has changed for good.
        depth: how many indexes of sitemaps stand above.
    """

    address: str
    purpose: Purpose
    source: Followed
    page: Page | None = None
    trail: tuple[str, ...] = ()
    for_good: bool = True
    depth: int = 0

    @property
    def begun_at(self) -> str:
        """The address that was meant."""
        return self.trail[0] if self.trail else self.address

    @property
    def listed_under(self) -> str:
        """The address under which the state of a list is remembered."""
        return self.source.address if self.purpose == "source" else self.begun_at

    def sent_to(self, address: str, for_good: bool) -> "Job":
        """The same job at the address that a server sent to."""
        trail = (*self.trail, self.address)
        return replace(self, address=address, trail=trail, for_good=self.for_good and for_good)


class Queues:
    """Jobs by host, in the order in which they came."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Job]] = {}
        self._free: dict[str, float] = {}
        self._busy: set[str] = set()

    def add(self, job: Job, first: bool = False) -> None:
        """Put a job in, behind the others of its host or before them."""
        queue = self._waiting.setdefault(host_of(job.address), deque())
        if first:
            queue.appendleft(job)
        else:
            queue.append(job)

    def take(self, now: float) -> Job | None:
        """A job whose host may be asked now; that host is busy until it is released."""
        for host, queue in self._waiting.items():
            if queue and host not in self._busy and self._free.get(host, now) <= now:
                self._busy.add(host)
                # Whose turn it was goes to the end, so that no host keeps others waiting.
                self._waiting[host] = self._waiting.pop(host)
                return queue.popleft()
        return None

    def release(self, host: str, free: float) -> None:
        """A host has answered and may be asked again from then on."""
        self._busy.discard(host)
        self._free[host] = free

    def drop(self, host: str) -> list[Job]:
        """Take out everything that waits for a host."""
        return list(self._waiting.pop(host, ()))

    def next_time(self) -> float | None:
        """When a job can be taken that cannot now; None where all wait for an answer, or nothing waits."""
        hosts = [host for host, queue in self._waiting.items() if queue and host not in self._busy]
        return min((self._free.get(host, 0.0) for host in hosts), default=None)

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values()))


def redirected(job: Job, answer: Answer) -> Job:
    """The job at the address that a server sent to.

    Raises:
        FetchError: it sends nowhere, in a circle, or too far.
    """
    to = answer.leads_to
    if to is None:
        raise FetchError(f"it sends to {answer.header('location')[:200]!r}, which is no address of the web")
    if to == job.address or to in job.trail:
        raise FetchError("its redirects go in a circle", "check the address in a browser")
    if len(job.trail) >= _MOST_HOPS:
        raise FetchError(f"it redirects more than {_MOST_HOPS} times", "check the address in a browser")
    return job.sent_to(to, answer.is_for_good)
