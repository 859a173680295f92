"""How long to wait: between two requests to one host, and after a failure."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

PAUSE = 2.0
"""Seconds between two requests to one host, unless it asks for more."""
LONGEST_PAUSE = 120.0
FIRST_WAIT = 60.0
LONGEST_WAIT = 86_400.0


def pause(asked: float | None, least: float = PAUSE) -> float:
    """Seconds between two requests to a host that asks for this crawl delay."""
    return max(least, min(asked or 0.0, LONGEST_PAUSE))


def back_off(failures: int, chance: float, asked: float | None = None) -> float:
    """Seconds until an address is asked again.

    They double with every failure in a row, up to a day; chance takes up to a half away, so that many
    programs do not come back at once. Never sooner than the server asked.

    Args:
        failures: in a row, the last one included.
        chance: from 0 to 1.
        asked: what the server asked for, in seconds.
    """
    grown = min(FIRST_WAIT * 2.0 ** min(max(failures - 1, 0), 20), LONGEST_WAIT)
    return max(grown * (1 - chance / 2), min(asked or 0.0, LONGEST_WAIT))


def retry_after(value: str, now: float) -> float | None:
    """The seconds that a ``Retry-After`` header asks for, as a number or a date; None where it is neither."""
    told = value.strip()
    if told.isascii() and told.isdigit():
        return float(told[:9])
    try:
        moment = parsedate_to_datetime(told)
    except (TypeError, ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.fromtimestamp(now, UTC)).total_seconds())
