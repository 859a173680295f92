"""Saved searches asked, and people told: on the terminal, in a feed, at an address."""

import os
import random
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from concordant.acquisition.alert_register import read_alerts
from concordant.acquisition.alerts import Alert, Raised, mark_of, raised
from concordant.acquisition.deliveries import asked_at, begin, deliver, marks, note_asked, tell
from concordant.acquisition.fetching import Fetcher
from concordant.acquisition.reach import networks
from concordant.acquisition.state import State
from concordant.acquisition.webhooks import SECRET, Message, message, send
from concordant.interfaces.cli import paint, streams
from concordant.interfaces.cli.exporting import accounts
from concordant.interfaces.cli.formats import WRITING, Asked
from concordant.interfaces.cli.naming import calling, in_every_tongue
from concordant.interfaces.cli.output import write_out
from concordant.interfaces.cli.progress import Progress
from concordant.model.finding import Finding
from concordant.store.ledger import FindingFilter, Ledger
from concordant.views.text import harmless

_IN_A_FEED = 100
_HEADS = ("alert", "what", "id", "what is said", "support")
EVERYWHERE = networks(["0.0.0.0/0", "::/0"])
"""A person named the receivers; one may well run on this machine."""


def searches(folder: Path) -> tuple[Alert, ...]:
    """The saved searches of a project; what of them cannot be understood is told."""
    found, problems = read_alerts(folder)
    for problem in problems:
        streams.say(f"{problem.severity}: {problem}")
    return found


def found_by(ledger: Ledger, alert: Alert) -> list[Finding]:
    """What a saved search finds now."""
    return list(ledger.findings(FindingFilter(**dict(alert.filters))))  # type: ignore[arg-type]


def baseline(ledger: Ledger, state: State, alert: Alert) -> int:
    """Begin a search: nobody is told of what stands already. Returns how much does."""
    standing = {finding.id: mark_of(finding) for finding in found_by(ledger, alert)}
    begin(state, alert.name, standing)
    return len(standing)


def stands(count: int) -> str:
    """How much stood when a search began."""
    return f"{count} finding{'' if count == 1 else 's'} stand{'s' * (count == 1)} already"


def raise_alerts(ledger: Ledger, state: State, folder: Path) -> tuple[list[Raised], int]:
    """Tell of what is new or changed; returns it, and how many receivers did not take their message."""
    every: list[Raised] = []
    for alert in searches(folder):
        held = f"{ledger.state()}\n{alert.described}"
        absent = bool(alert.atom) and not (folder / alert.atom).exists()
        if asked_at(state, alert.name) == held and not absent:
            continue
        before = marks(state, alert.name)
        if before is None:
            count = baseline(ledger, state, alert)
            streams.say(f"alert {alert.name}: {stands(count)}; what comes from now on is told")
            before = marks(state, alert.name) or {}
        told = list(raised(alert, found_by(ledger, alert), before))
        if alert.atom and (told or absent):
            _write_feed(ledger, alert, folder)
        tell(state, told, lambda each: _written(ledger, each) if each.alert.webhook else None)
        note_asked(state, alert.name, held)
        every += told
    return every, len(_deliver(state))


def _deliver(state: State) -> Sequence[object]:
    fetcher, secret = Fetcher(EVERYWHERE), os.environ.get(SECRET, "")
    undelivered = deliver(
        state,
        lambda target, sent: send(fetcher, target, sent, int(time.time()), secret),
        random.random(),
    )
    for each in undelivered:
        streams.say(harmless(f"error: {each.target}: {each.error.message}"))
        later = "it is sent again later" if each.again else "it was sent ten times and is given up"
        streams.say(f"next:  {each.error.advice or later}")
    return undelivered


def _write_feed(ledger: Ledger, alert: Alert, folder: Path) -> None:
    wanted = FindingFilter(**dict(alert.filters))  # type: ignore[arg-type]
    newest = islice(ledger.findings(wanted), _IN_A_FEED)
    asked = Asked("en", title=alert.name, filters=alert.described)
    target = folder / alert.atom
    target.parent.mkdir(parents=True, exist_ok=True)
    write_out(WRITING["atom"](accounts(ledger, newest, Progress("", quiet=True)), asked), target)


def _written(ledger: Ledger, each: Raised) -> Message:
    moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    about = "\n".join((each.alert.name, each.finding.id, each.now.written()))
    return message(f"finding.{each.kind}", moment, described(ledger, each), about)


def described(ledger: Ledger, each: Raised) -> dict[str, Any]:
    """An alert as JSON tells it."""
    from concordant.interfaces.cli.dossiers import places_of
    from concordant.views.finding_records import recorded
    from concordant.views.finding_sentence import act
    from concordant.views.text import plain

    words, names = calling("en")
    return {
        "alert": each.alert.name,
        "kind": each.kind,
        "changes": list(each.changes),
        "statement": plain(act(each.finding, words, names)),
        "notice": words.of("export", "notice"),
        "finding": recorded(each.finding, places_of(ledger, each.finding.claims), in_every_tongue()),
    }


def show(told: Sequence[Raised]) -> None:
    """Tell it to whoever watches the terminal."""
    from concordant.exports.account import counted
    from concordant.views.finding_sentence import act
    from concordant.views.text import line

    if not told:
        return
    words, names = calling("en")
    rows = [
        [
            line(each.alert.name),
            line(each.kind + (f": {', '.join(each.changes)}" if each.changes else "")),
            line(each.finding.id[:10]),
            act(each.finding, words, names),
            line(counted(each.finding, words)),
        ]
        for each in told
    ]
    paint.show_table(f"{len(told)} alert{'s' * (len(told) != 1)}", _HEADS, rows)
