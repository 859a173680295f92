"""Dates as people write them: a day, a month or a year."""

from datetime import date


def is_date(told: str) -> bool:
    """Whether this is on the calendar, as ``2024``, ``2024-06`` or ``2024-06-19``."""
    try:
        date.fromisoformat(told + "-01-01"[len(told) - 4 :] if len(told) in (4, 7) else told)
    except ValueError:
        return False
    return True
