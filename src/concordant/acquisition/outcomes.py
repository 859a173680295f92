"""What a round is told, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from concordant.acquisition.following import Followed
from concordant.acquisition.pace import PAUSE
from concordant.model.report import Received

Keep = Callable[[Received], int]
"""Takes what was fetched into the ledger; returns how many of it were new there."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An address that gave nothing: where, what is wrong, what to do next."""

    address: str
    message: str
    advice: str = ""


@dataclass(slots=True)
class Outcome:
    """What came of one source in one round.

    Attributes:
        source: which one.
        state: ``new`` (its list was read), ``unchanged``, ``failed``, ``waiting`` (not asked: too early).
        listed: entries in its list.
        fresh: those that were not known, or are said to have changed.
        received: pages that went into the ledger.
        known: pages that turned out to be known under another address, or unchanged.
        left: pages that a later round fetches.
        remarks: what of the list could not be understood.
        failures: addresses that gave nothing.
    """

    source: Followed
    state: str = "waiting"
    listed: int = 0
    fresh: int = 0
    received: int = 0
    known: int = 0
    left: int = 0
    remarks: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Terms:
    """How a round goes.

    Attributes:
        most: pages of one source that are fetched at most.
        pause: least seconds between two requests to one host.
        chance: gives a number from 0 to 1.
    """

    most: int = 50
    pause: float = PAUSE
    chance: Callable[[], float] = lambda: 0.5
