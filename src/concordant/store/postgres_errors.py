"""What errors of PostgreSQL mean to a person: one sentence on what is wrong, one on what to do next.

Errors of statements carry an SQLSTATE. Errors of connecting carry words alone, in the language of the server:
they are passed on as they are, and told apart only to give the best advice.
"""

from collections.abc import Callable, Mapping

from concordant.store import failure
from concordant.store.failure import LedgerError

Told = Callable[[str, str], LedgerError]

_MOST_WORDS = 300


def _busy(place: str, _: str) -> LedgerError:
    return failure.LedgerBusyError(
        f"another process holds the ledger {place}", "wait for it to end, or end it; then repeat"
    )


def _crowded(place: str, words: str) -> LedgerError:
    return failure.LedgerBusyError(
        f"the server of {place} has no connection left ({words})",
        "wait until others have left and repeat, or raise max_connections of the server",
    )


def _full(place: str, words: str) -> LedgerError:
    return failure.LedgerFullError(
        f"the ledger {place} could not be written ({words})",
        "make room on the server and repeat: what was kept before is safe",
    )


def _gone(place: str, words: str) -> LedgerError:
    return failure.LedgerUnreachableError(
        f"the server of {place} cannot be reached, or ended the connection ({words})",
        "start the server, or correct the address in concordant.toml; then repeat: what was kept is safe",
    )


def _stopped(place: str, words: str) -> LedgerError:
    return failure.LedgerError(
        f"the server of {place} ended what was asked of it ({words})",
        "repeat, or raise the limits that the server sets: nothing is half done",
    )


def _shut(place: str, words: str) -> LedgerError:
    return failure.LedgerClosedOffError(
        f"the server does not let you into {place} ({words})",
        "set PGPASSWORD, or write the password to ~/.pgpass; or ask who looks after the server",
    )


def _missing(place: str, words: str) -> LedgerError:
    return failure.LedgerClosedOffError(
        f"there is no such database: {place} ({words})", "make it (createdb NAME), or correct the address"
    )


def _forbidden(place: str, words: str) -> LedgerError:
    return failure.LedgerClosedOffError(
        f"the ledger {place} may not be read or written by this user ({words})",
        "ask for the rights: ALTER DATABASE … OWNER TO …; a project's database belongs to who writes it",
    )


def _only_readable(place: str, words: str) -> LedgerError:
    return failure.LedgerClosedOffError(
        f"the ledger {place} can be read, but not written ({words})",
        "this server may be a standby: write to the main one",
    )


def _damaged(place: str, words: str) -> LedgerError:
    return failure.LedgerDamagedError(
        f"{place} is damaged or is no ledger ({words})",
        "restore a backup of the database, or add the reports again in another one",
    )


# By SQLSTATE, or by its first two letters: https://www.postgresql.org/docs/current/errcodes-appendix.html
_BY_STATE: Mapping[str, Told] = {
    "08": _gone,
    "28": _shut,
    "3D": _missing,
    "3F": _forbidden,
    "25006": _only_readable,
    "40": _busy,
    "42501": _forbidden,
    "42P01": _damaged,
    "42703": _damaged,
    "53": _full,
    "53300": _crowded,
    "55P03": _busy,
    "57": _gone,
    "57014": _stopped,
    "58": _full,
    "58P01": _damaged,
    "XX": _damaged,
}
# Words of a server that speaks English; others get the general advice.
_BY_WORDS: Mapping[str, Told] = {
    "password": _shut,
    "pg_hba.conf": _shut,
    "role ": _shut,
    "too many clients": _crowded,
    "remaining connection slots": _crowded,
    "does not exist": _missing,
    "permission denied for database": _forbidden,
}


def explained(place: str, error: BaseException, unconnected: bool, hide: Callable[[str], str]) -> LedgerError:
    """What an error of the database means.

    Args:
        place: how messages call the ledger.
        error: what was raised.
        unconnected: whether it tells of a connection that could not be made, or is no more.
        hide: takes out of a message what must not be shown.
    """
    words = hide(_first_words(error))
    state = getattr(error, "sqlstate", None) or ""
    told = _BY_STATE.get(state) or _BY_STATE.get(state[:2])
    if told is None and unconnected and not state:
        told = next((means for part, means in _BY_WORDS.items() if part in words), _gone)
    if told is not None:
        return told(place, words)
    return LedgerError(f"the ledger {place} could not be used ({words})", "concordant doctor")


def _first_words(error: BaseException) -> str:
    told = getattr(getattr(error, "diag", None), "message_primary", None) or str(error)
    words = " ".join(told.split())
    return words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS]}…"
