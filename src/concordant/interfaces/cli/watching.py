"""Rounds of ``concordant watch``: fetched, kept, read, settled, told."""

import random
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any

from concordant.acquisition.alerts import Raised
from concordant.acquisition.arrivals import hand_over
from concordant.acquisition.fetching import Fetcher
from concordant.acquisition.looking import Look
from concordant.acquisition.outcomes import Outcome, Terms
from concordant.acquisition.register import Register
from concordant.acquisition.rounds import look_at
from concordant.acquisition.state import State, alone
from concordant.interfaces.cli import alerting, paint, streams
from concordant.interfaces.cli.alerting import raise_alerts
from concordant.interfaces.cli.choosing import choosing
from concordant.interfaces.cli.failure import INPUTS_FAILED, INTERRUPTED, CommandError, sentences
from concordant.interfaces.cli.filling import Tally, fill
from concordant.interfaces.cli.following import allowed_networks, folder, opened_state, the_register
from concordant.interfaces.cli.ledger import opened
from concordant.interfaces.cli.progress import Progress
from concordant.interfaces.cli.settings import settings
from concordant.interfaces.cli.settling import settle_now
from concordant.store.failure import LedgerError
from concordant.store.ledger import Ledger
from concordant.views.text import harmless, line

_HEADS = ("source", "state", "listed", "new", "fetched", "known", "left", "failed")
_MOST_NAMED = 5

Told = tuple[list[Raised], int]
"""The alerts of a round, and how many receivers did not take their message."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command line asks for."""

    once: bool
    every: int
    limit: int
    allowed: tuple[str, ...]
    contact: str
    as_json: bool


class Stop:
    """What ends the rounds: the first signal lets what is under way end, the next one does not."""

    def __init__(self) -> None:
        self.event = threading.Event()
        self.fetching = False
        self.signalled = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """Take a signal."""
        again, self.signalled = self.signalled, True
        self.event.set()
        # What is fetched is kept; reading goes on the next time, wherever it is left.
        if again or not self.fetching:
            raise KeyboardInterrupt


def watch(asked: Asked) -> int:
    """Look at everything that is followed, once or until somebody stops it.

    Raises:
        CommandError: nothing is followed, or another process does it already.
    """
    register = the_register(asked.contact)
    if not register.sources:
        raise CommandError("nothing is followed yet", "concordant watch --add ADDRESS")
    lock = alone(folder() / "watch.lock")
    if lock is None:
        raise CommandError("another process watches for this project", "wait for it, or stop it")
    stop = Stop()
    try:
        with _signals(stop), opened() as ledger, opened_state() as state:
            return _rounds(asked, ledger, state, stop)
    except KeyboardInterrupt:
        if not settings().quiet:
            streams.say("stopped; what was fetched is kept, and read the next time")
        return INTERRUPTED if asked.once else 0
    finally:
        lock.close()


def _rounds(asked: Asked, ledger: Ledger, state: State, stop: Stop) -> int:
    while True:
        began = time.monotonic()
        # Read anew each time: what people add counts from the next look on.
        try:
            outcomes, tally, told = _round(the_register(asked.contact), asked, ledger, state, stop)
            if stop.signalled:
                raise KeyboardInterrupt
            _tell(ledger, outcomes, tally, told, asked.as_json)
            sys.stdout.flush()  # whoever reads a pipe learns of each round when it is over
            if asked.once:
                _end(outcomes, tally, told)
                return 0
        except LedgerError as error:
            if asked.once or stop.signalled:
                raise
            # A ledger that is busy or full today may not be so in a quarter of an hour.
            streams.say(sentences(error.message, error.advice))
            stop.event.clear()
        stop.fetching = False
        _rest(stop, max(0.0, asked.every * 60 - (time.monotonic() - began)))


def _rest(stop: Stop, seconds: float) -> None:
    stop.event.wait(seconds)


def _round(
    register: Register, asked: Asked, ledger: Ledger, state: State, stop: Stop
) -> tuple[Sequence[Outcome], Tally, Told]:
    allowed = (*register.allowed, *allowed_networks(asked.allowed))
    fetcher = Fetcher(allowed, None, stop.event, contact=register.contact)
    hand_over(state, lambda received: ledger.receive([received]))
    look = Look(
        state, lambda received: ledger.receive([received]), Terms(asked.limit, register.pause, random.random)
    )
    with Progress("asked", settings().quiet) as progress:
        stop.fetching = True
        outcomes = look_at(
            register.sources, look, fetcher, stop.event, lambda done, of: progress.tell(done, of, "addresses")
        )
        stop.fetching = False
    for outcome in outcomes:
        _name(outcome)
    if stop.event.is_set():
        return outcomes, Tally(), ([], 0)
    with choosing({}) as choice, Progress("reading", settings().quiet) as progress:
        tally = fill(ledger, (), 1, progress, choice)
        if choice.stopped is not None:  # the next round asks again
            streams.say(f"warning: {choice.stopped.message}")
            choice.stopped = None
    settle_now(ledger)
    return outcomes, tally, raise_alerts(ledger, state, folder())


def _name(outcome: Outcome) -> None:
    """Say on standard error what gave nothing; servers have a hand in these words."""
    title = outcome.source.title
    if not settings().quiet:
        for remark in outcome.remarks:
            streams.say(harmless(f"warning: {title}: {remark}"))
    alike: dict[tuple[str, str], list[str]] = {}
    for failure in outcome.failures:
        alike.setdefault((failure.message, failure.advice), []).append(failure.address)
    for (message, advice), addresses in alike.items():
        more = f" and {len(addresses) - _MOST_NAMED} more" if len(addresses) > _MOST_NAMED else ""
        streams.say(harmless(f"error: {title}: {', '.join(addresses[:_MOST_NAMED])}{more}: {message}"))
        if advice:
            streams.say(harmless(f"next:  {advice}"))


def _tell(ledger: Ledger, outcomes: Sequence[Outcome], tally: Tally, told: Told, as_json: bool) -> None:
    if as_json:
        raised = [alerting.described(ledger, each) for each in told[0]]
        paint.show_json({**described(outcomes, tally), "alerts": raised})
        return
    rows = [
        [
            line(str(value))
            for value in (
                *(o.source.title, o.state, o.listed, o.fresh, o.received, o.known, o.left, len(o.failures)),
            )
        ]
        for o in outcomes
    ]
    paint.show_table(_summary(outcomes, tally), _HEADS, rows)
    alerting.show(told[0])


def _summary(outcomes: Sequence[Outcome], tally: Tally) -> str:
    def counted(number: int, noun: str) -> str:
        return f"{number} {noun}{'s' * (number != 1)}"

    parts = (
        counted(len(outcomes), "source"),
        f"{counted(sum(o.received for o in outcomes), 'page')} fetched",
        f"{tally.read} read",
        counted(tally.claims, "claim"),
        counted(sum(len(o.failures) for o in outcomes) + len(tally.failed), "failure"),
    )
    return " · ".join(parts)


def described(outcomes: Sequence[Outcome], tally: Tally) -> dict[str, Any]:
    """One round as JSON tells it."""
    names = ("state", "listed", "fresh", "received", "known", "left", "remarks")
    sources = [
        {
            "address": o.source.address,
            "name": o.source.name,
            "kind": o.source.kind,
            **{name: getattr(o, name) for name in names},
            "failures": [
                {"address": f.address, "message": f.message, "advice": f.advice} for f in o.failures
            ],
        }
        for o in outcomes
    ]
    counts = tally.described()
    return {"sources": sources, **{name: counts[name] for name in ("read", "claims", "problems", "failed")}}


def _end(outcomes: Sequence[Outcome], tally: Tally, told: Told) -> None:
    """End with exit code 3 if something failed; it has been named before.

    Raises:
        CommandError: something did.
    """
    failed = sum(len(outcome.failures) for outcome in outcomes)
    if failed or tally.failed or told[1]:
        wrong = (
            f"{failed} address{'es' * (failed != 1)} gave nothing" if failed else "some pages hold no text"
        )
        if not (failed or tally.failed):
            wrong = "somebody could not be told of an alert"
        raise CommandError(
            wrong, "see above; the rest is done, and they are asked again later", INPUTS_FAILED
        )


@contextmanager
def _signals(stop: Stop) -> Iterator[None]:
    """Signals end the rounds instead of the process."""
    before: dict[int, Callable[[int, FrameType | None], Any] | int | None] = {}
    for name in ("SIGINT", "SIGTERM"):
        number = getattr(signal, name)
        before[number] = signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
