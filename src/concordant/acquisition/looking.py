"""One look at everything that is followed: what is asked for, and what is known so far."""

import time
from collections import Counter
from dataclasses import replace

from concordant.acquisition.addresses import host_of, root_of
from concordant.acquisition.answers import FetchError, HeldBackError
from concordant.acquisition.following import Followed
from concordant.acquisition.outcomes import Failure, Keep, Outcome, Terms
from concordant.acquisition.pace import LONGEST_WAIT, back_off, pause
from concordant.acquisition.queues import Job, Queues
from concordant.acquisition.robots import FRESH, MOST_BYTES, Judge
from concordant.acquisition.state import State

_MOST_SILENCES = 3
_MOST_TRIES = 10
"""The last of them comes most of a day after the first."""


class Look:
    """What one round asks for, in order of hosts; everything that is decided is kept in the state at once.

    Args:
        state: what is known from the rounds before.
        keep: takes what was fetched into the ledger.
        terms: how the round goes.
    """

    def __init__(self, state: State, keep: Keep, terms: Terms) -> None:
        self.state, self.keep, self.terms = state, keep, terms
        self.queues = Queues()
        self.outcomes: dict[str, Outcome] = {}
        self._judges: dict[str, Judge] = {}
        self._held: dict[str, list[Job]] = {}
        self._taken: dict[str, set[str]] = {}
        self._silent: Counter[str] = Counter()

    def add(self, job: Job) -> None:
        """Ask for an address when its host is free, and for the rules of the host before."""
        root, host = root_of(job.address), host_of(job.address)
        until = self.state.patience(host)
        if until > time.time():
            self.fail(job, HeldBackError(f"{host} asked to be left alone until {_clock(until)}"))
        elif job.purpose == "robots":
            self.queues.add(job, first=True)
        elif (judge := self._judge(root)) is not None:
            self._admit(job, judge)
        elif root in self._held:
            self._held[root].append(job)
        else:
            self._held[root] = [job]
            self.add(Job(f"{root}/robots.txt", "robots", job.source))

    def judged(self, root: str, text: str, refusal: str = "") -> None:
        """The rules of a host are known, or cannot be had for now."""
        judge = self._judges[root] = Judge(text[:MOST_BYTES], refusal)
        if not refusal:
            self.state.keep_robots(root, text[:MOST_BYTES], time.time() + FRESH)
        for job in self._held.pop(root, ()):
            self._admit(job, judge)

    def rest(self, job: Job) -> float:
        """Seconds for which the host of a job is left alone after it."""
        judge = self._judges.get(root_of(job.address))
        return pause(judge.delay if judge else None, self.terms.pause)

    def leave_alone(self, host: str, seconds: float) -> None:
        """A host asked to wait: nothing more is asked of it until then."""
        until = time.time() + min(seconds, LONGEST_WAIT)
        self.state.keep_patience(host, until)
        for job in self.queues.drop(host):
            self.fail(job, HeldBackError(f"{host} asked to be left alone until {_clock(until)}"))

    def note(self, host: str, answered: bool) -> None:
        """A host has answered, or not; one that does not, time after time, is left alone for this round."""
        if answered:
            self._silent.pop(host, None)
            return
        self._silent[host] += 1
        if self._silent[host] >= _MOST_SILENCES:
            for job in self.queues.drop(host):
                self.fail(job, HeldBackError(f"{host} does not answer: the rest of it waits"))

    def fetch_pages(self, source: Followed) -> None:
        """Ask for the pages of a source that wait, as many as one round may."""
        taken = self._taken.setdefault(source.address, set())
        for page in self.state.waiting(source.address, time.time(), self.terms.most):
            if page.entry.address not in taken and len(taken) < self.terms.most:
                taken.add(page.entry.address)
                self.add(Job(page.entry.address, "page", source, page))

    def fail(self, job: Job, error: FetchError) -> None:
        """An address gave nothing: say so, and remember when to ask it again."""
        if job.purpose == "robots":
            self._without_rules(job, error)
            return
        outcome = self.outcomes[job.source.address]
        if isinstance(error, HeldBackError):
            if error.message not in outcome.remarks:
                outcome.remarks.append(error.message)
            return
        outcome.failures.append(Failure(job.begun_at, error.message, error.advice))
        if job.page is not None:
            self._fail_page(job.page.entry.address, job.page.failures + 1, error)
        elif job.purpose == "source":
            self._fail_source(job.source, error)

    def _fail_page(self, address: str, tries: int, error: FetchError) -> None:
        if error.passing and tries < _MOST_TRIES:
            self.state.delay_page(address, tries, self._due(tries, error), error.message)
        else:
            self.state.settle_page(address, "gone")

    def _fail_source(self, source: Followed, error: FetchError) -> None:
        self.outcomes[source.address].state = "failed"
        known = self.state.source(source.address)
        tries = known.failures + 1
        due = self._due(tries, error)
        again = replace(known, failures=tries, due=due, problem=error.message, moved="")
        self.state.keep_source(source.address, again)
        self.fetch_pages(source)

    def _without_rules(self, job: Job, error: FetchError) -> None:
        """A host without a file of rules allows everything; one that ails is left alone for now."""
        absent = error.status is not None and 400 <= error.status < 500 and error.status != 429
        self.judged(root_of(job.begun_at), "", "" if absent else f"no robots.txt: {error.message}")

    def _judge(self, root: str) -> Judge | None:
        if root not in self._judges and (known := self.state.robots(root, time.time())) is not None:
            self._judges[root] = Judge(known)
        return self._judges.get(root)

    def _admit(self, job: Job, judge: Judge) -> None:
        if judge.allows(job.address):
            self.queues.add(job)
        elif judge.refusal:
            self.fail(job, FetchError(judge.refusal, "it is asked again later"))
        else:
            advice = "ask its owner, or leave it out"
            self.fail(job, FetchError("robots.txt of this host does not allow it", advice, passing=False))

    def _due(self, failures: int, error: FetchError) -> float:
        return time.time() + back_off(failures, self.terms.chance(), error.wait)


def _clock(moment: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime(moment))
