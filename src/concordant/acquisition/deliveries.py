"""What was told of findings, and the messages that still wait for their receivers.

A mark and its messages are kept in one step; a message goes away only once its receiver has answered. So
each is delivered, now and then twice: its id stays the same.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from concordant.acquisition.alerts import Mark, Raised, read_mark
from concordant.acquisition.answers import FetchError
from concordant.acquisition.pace import back_off
from concordant.acquisition.state import State
from concordant.acquisition.webhooks import Message

_BEGUN = ""
"""In the place of a finding: the search is known, and what stood at its beginning was marked."""
_MOST_TRIES = 10


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A message that its receiver did not take, and whether it will be tried again."""

    target: str
    error: FetchError
    again: bool


def marks(state: State, alert: str) -> Mapping[str, Mark] | None:
    """How the findings stood that a search told of; None where the search is new."""
    asked = "SELECT finding, mark FROM raised WHERE alert = ?"
    rows = dict(state.connection().execute(asked, (alert,)).fetchall())
    if _BEGUN not in rows:
        return None
    return {finding: read_mark(text) for finding, text in rows.items() if finding != _BEGUN}


def asked_at(state: State, alert: str) -> str:
    """What the ledger held when a search was last asked, in a form that changes with it."""
    asked = "SELECT mark FROM raised WHERE alert = ? AND finding = ?"
    row = state.connection().execute(asked, (alert, _BEGUN)).fetchone()
    return str(row[0]) if row else ""


def note_asked(state: State, alert: str, held: str) -> None:
    """A search was asked, and everybody told, when the ledger held this."""
    change = "UPDATE raised SET mark = ? WHERE alert = ? AND finding = ?"
    state.connection().execute(change, (held, alert, _BEGUN))


def begin(state: State, alert: str, standing: Mapping[str, Mark]) -> None:
    """Mark what stands already: nobody is told of it."""
    rows = [(alert, _BEGUN, ""), *((alert, finding, mark.written()) for finding, mark in standing.items())]
    with state.together():
        state.connection().executemany("INSERT OR REPLACE INTO raised VALUES (?,?,?)", rows)


def forget(state: State, alert: str) -> None:
    """A search was removed, with everything that waits for its receiver."""
    with state.together():
        state.connection().execute("DELETE FROM raised WHERE alert = ?", (alert,))
        state.connection().execute("DELETE FROM delivery WHERE alert = ?", (alert,))


def tell(state: State, told: Iterable[Raised], written: Callable[[Raised], Message | None]) -> None:
    """Keep that people are told, and the messages to send."""
    with state.together():
        for each in told:
            row = (each.alert.name, each.finding.id, each.now.written())
            state.connection().execute("INSERT OR REPLACE INTO raised VALUES (?,?,?)", row)
            message = written(each)
            if message is not None:
                state.connection().execute(
                    "INSERT OR IGNORE INTO delivery VALUES (?,?,?,?,0,0)",
                    (message.id, each.alert.name, each.alert.webhook, message.body),
                )


def deliver(state: State, send: Callable[[str, Message], None], chance: float) -> list[Undelivered]:
    """Send what waits; returns what was not taken."""
    asked = "SELECT id, target, body, failures FROM delivery WHERE due <= ? ORDER BY rowid"
    undelivered = []
    for identifier, target, body, failures in state.connection().execute(asked, (time.time(),)).fetchall():
        try:
            send(target, Message(identifier, body))
        except FetchError as error:
            again = failures + 1 < _MOST_TRIES
            undelivered.append(Undelivered(target, error, again))
            if again:
                due = time.time() + back_off(failures + 1, chance, error.wait)
                change = "UPDATE delivery SET failures = failures + 1, due = ? WHERE id = ?"
                state.connection().execute(change, (due, identifier))
                continue
        state.connection().execute("DELETE FROM delivery WHERE id = ?", (identifier,))
    return undelivered
