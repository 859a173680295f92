"""From the query of an address to a filter, an order and a place in a list; and back."""

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Any, get_args

from concordant.interfaces.dates import is_date
from concordant.model.claim import CERTAINTIES, PHASES, POLARITIES
from concordant.store.ledger import ClaimFilter, FindingFilter
from concordant.store.paging import Mark

MOST_ROWS = 500
_LONGEST_CURSOR = 2_000
_LONGEST_VALUE = 200
_LARGEST = 2**62
_ORDERS = ("novelty", "support", "time")
_GRADES = ("1", "2", "3", "4", "5", "6")

FINDING_WORDS = ("event", "actor", "agent", "recipient", "item", "since", "until")
CLAIM_WORDS = (*FINDING_WORDS, "lang", "report")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "phase": tuple(PHASES),
    "certainty": tuple(CERTAINTIES),
    "polarity": tuple(POLARITIES),
    "grade": _GRADES,
    "sort": _ORDERS,
}

assert set(get_args(FindingFilter.__annotations__["order"])) == set(_ORDERS)


class QueryError(ValueError):
    """An address that asks for something impossible, with what is wrong."""


def finding_filter(params: Mapping[str, str]) -> FindingFilter:
    """The filter that an address asks for.

    Raises:
        QueryError: a value that none can have.
    """
    values: dict[str, Any] = {name: words(params, name) for name in FINDING_WORDS}
    values |= {name: choice(params, name) for name in ("phase", "certainty", "grade")}
    order = choice(params, "sort") or "novelty"
    disputed = params.get("disputed", "") not in ("", "no", "false", "0")
    return FindingFilter(**values, disputed=disputed, least=number(params, "least", 0, _LARGEST), order=order)  # type: ignore[arg-type]


def claim_filter(params: Mapping[str, str]) -> ClaimFilter:
    """The filter that an address asks for.

    Raises:
        QueryError: a value that none can have.
    """
    values = {name: words(params, name) for name in CLAIM_WORDS}
    values |= {name: choice(params, name) for name in ("phase", "certainty", "polarity")}
    return ClaimFilter(**values)


def number(params: Mapping[str, str], name: str, otherwise: int, most: int) -> int:
    """A number between 0 and ``most``.

    Raises:
        QueryError: it is none.
    """
    given = params.get(name, "").strip()
    if not given:
        return otherwise
    if not (given.isascii() and given.isdecimal()) or len(given) > 18 or int(given) > most:
        raise QueryError(f"{name} must be a number from 0 to {most}")
    return int(given)


def day(params: Mapping[str, str], name: str) -> str | None:
    """A day, month or year.

    Raises:
        QueryError: it is none.
    """
    given = words(params, name)
    if given is not None and not is_date(given):
        raise QueryError(f"{name} must be a date: 2024, 2024-06 or 2024-06-19")
    return given


def words(params: Mapping[str, str], name: str) -> str | None:
    """What is asked for under a name; None where that is nothing.

    Raises:
        QueryError: it is too long.
    """
    given = params.get(name, "").strip()
    if len(given) > _LONGEST_VALUE:
        raise QueryError(f"{name} is longer than {_LONGEST_VALUE} characters")
    return given or None


def choice(params: Mapping[str, str], name: str) -> str | None:
    """One of the values that there are under a name.

    Raises:
        QueryError: it is none of them.
    """
    given = words(params, name)
    if given is not None and given not in CHOICES[name]:
        raise QueryError(f"{name} must be one of {', '.join(CHOICES[name])}")
    return given


def cursor(mark: Mark | None) -> str | None:
    """A mark as it stands in an address."""
    if mark is None:
        return None
    packed = json.dumps(mark, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def mark_of(params: Mapping[str, str], name: str = "after") -> Mark | None:
    """The mark that an address holds; None where it begins at the beginning.

    Raises:
        QueryError: it is none of ours.
    """
    given = params.get(name, "")
    if not given:
        return None
    try:
        if len(given) > _LONGEST_CURSOR:
            raise ValueError
        held = json.loads(base64.b64decode(given + "=" * (-len(given) % 4), altchars=b"-_", validate=True))
        if not isinstance(held, list) or not all(map(_is_plain, held)):
            raise ValueError
    except (ValueError, binascii.Error, RecursionError) as error:
        raise QueryError(f"{name} is no place in this list; begin again without it") from error
    return tuple(held)


def _is_plain(value: object) -> bool:
    if isinstance(value, str):
        value.encode()  # half characters, which no database takes, raise here
        return "\0" not in value
    return value is None or (isinstance(value, int) and abs(value) < _LARGEST)
