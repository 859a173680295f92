"""Points in time as other formats want them. No clock is asked: the same ledger gives the same export."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from concordant.exports.account import Account

EPOCH = "1970-01-01T00:00:00Z"
"""Where no time is known."""
_FIRST_DAY = {4: "-01-01", 7: "-01"}


def moment(told: str | None) -> str | None:
    """An ISO 8601 time, or the first moment of a day, month or year, in UTC to the second (RFC 3339)."""
    if not told:
        return None
    try:
        at = datetime.fromisoformat(told + _FIRST_DAY.get(len(told), ""))
    except ValueError:
        return None
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return at.strftime("%Y-%m-%dT%H:%M:%SZ").zfill(len(EPOCH))


def last_second(told: str | None) -> str | None:
    """The last second of an ISO 8601 day, month or year, in UTC."""
    first = moment(told)
    if told is None or first is None or len(told) not in (*_FIRST_DAY, len("2024-06-19")):
        return None
    year, month = int(first[:4]), int(first[5:7]) if len(told) > len("2024") else 12
    day = int(first[8:10]) if len(told) == len("2024-06-19") else monthrange(year, month)[1]
    return f"{year:04}-{month:02}-{day:02}T23:59:59Z"


def added(account: Account) -> str:
    """When the first of its reports arrived."""
    return min(_known(account.arrived.values()), default=EPOCH)


def updated(account: Account) -> str:
    """When the last of its reports arrived, or a person last decided about one of its claims."""
    return max(_known([*account.arrived.values(), account.judged]), default=EPOCH)


def published(account: Account) -> str | None:
    """When the first of its reports was published."""
    return min(_known(report.published for report in account.reports().values()), default=None)


def _known(times: Iterable[str | None]) -> Iterator[str]:
    return (at for told in times if (at := moment(told)))
