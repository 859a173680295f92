"""``concordant alerts``: saved searches that tell of what is new or changed."""

from pathlib import Path
from typing import Any

import click

from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.failure import INPUTS_FAILED, CommandError
from concordant.interfaces.cli.filters import finding_conditions
from concordant.interfaces.cli.ledger import opened
from concordant.interfaces.cli.settings import settings
from concordant.interfaces.cli.settling import settle_now

_KINDS = ("add", "list", "remove", "run", "test")


@declare(
    "alerts",
    ("hear of what is said about arms for Russia", "concordant alerts add russia --recipient RU"),
    (
        "only from two origins on, also as a feed",
        "concordant alerts add firm --least 2 --atom alerts/firm.atom",
    ),
    (
        "tell another program; the secret stands in CONCORDANT_WEBHOOK_SECRET",
        "concordant alerts add desk --actor KP --webhook https://desk.example/hook",
    ),
    ("try whether it hears us", "concordant alerts test desk"),
    ("after concordant add: what is new or changed", "concordant alerts run"),
    ("all saved searches", "concordant alerts list"),
)
@click.argument("kind", metavar="[add|list|remove|run|test]", type=click.Choice(_KINDS), default="list")
@click.argument("name", required=False)
@finding_conditions
@click.option("--atom", metavar="FILE", default="", help="For add: a feed, seen from the project's folder.")
@click.option("--webhook", metavar="URL", default="", help="For add: an address that gets signed messages.")
@click.option("--json", "as_json", is_flag=True, help="For list and run: JSON, one a line.")
def command(kind: str, name: str | None, atom: str, webhook: str, as_json: bool, **wanted: Any) -> None:
    """Keep searches, and hear of findings that are new or changed.

    watch tells of them after each look, on the terminal, in a feed, at an address; run does so after
    other commands. What stands when a search begins is not told. A finding has changed when its origins, its
    grade, its denials, its figures or its contradictions have; one more copy of a report is no change.
    """
    if (name is None) == (kind in ("add", "remove", "test")):
        raise click.UsageError(f"{kind} takes {'the NAME of a search' if name is None else 'no name'}")
    filters = tuple((key, value) for key, value in wanted.items() if value)
    if kind != "add" and (filters or atom or webhook):
        raise click.UsageError("filters, --atom and --webhook are for add")
    from concordant.interfaces.cli.following import opened_state
    from concordant.store.project import find_project

    folder = find_project(settings().project).folder
    with opened() as ledger, opened_state() as state:
        match kind:
            case "add":
                _add(ledger, state, folder, (str(name), filters, atom, webhook))
            case "list":
                _list(folder, as_json)
            case "remove":
                _remove(state, folder, str(name))
            case "run":
                _run(ledger, state, folder, as_json)
            case _:
                _test(folder, str(name))


def _add(ledger: Any, state: Any, folder: Path, told: tuple[Any, ...]) -> None:
    from concordant.acquisition.addresses import canonical
    from concordant.acquisition.alert_register import FILE, append
    from concordant.acquisition.alerts import Alert
    from concordant.interfaces.cli import streams
    from concordant.interfaces.cli.alerting import baseline, searches, stands

    alert = Alert(*told)
    if any(each.name == alert.name for each in searches(folder)):
        raise CommandError(
            f"a search is called {alert.name!r} already", f"concordant alerts remove {alert.name}"
        )
    if alert.webhook and canonical(alert.webhook) is None:
        raise CommandError(
            f"{alert.webhook!r} is no address of the web", "write it as https://desk.example/hook"
        )
    settle_now(ledger)
    append(folder, alert)
    standing = baseline(ledger, state, alert)
    if not settings().quiet:
        streams.say(f"added to {FILE}; {stands(standing)}, of which nobody is told")


def _list(folder: Path, as_json: bool) -> None:
    from concordant.interfaces.cli import paint, streams
    from concordant.interfaces.cli.alerting import searches
    from concordant.views.text import line

    found = searches(folder)
    rows = [{"name": a.name, "filters": a.described, "atom": a.atom, "webhook": a.webhook} for a in found]
    if as_json:
        for row in rows:
            paint.show_json(row)
        return
    heads = ("name", "filters", "atom", "webhook")
    title = f"{len(rows)} saved search{'es' * (len(rows) != 1)}"
    paint.show_table(title, heads, [[line(value) for value in row.values()] for row in rows])
    if not rows:
        streams.say("No search is saved yet. Begin with: concordant alerts add NAME --recipient RU")


def _remove(state: Any, folder: Path, name: str) -> None:
    from concordant.acquisition.alert_register import remove
    from concordant.acquisition.deliveries import forget

    if not remove(folder, name):
        raise CommandError(f"no search is called {name!r}", "concordant alerts list")
    forget(state, name)


def _run(ledger: Any, state: Any, folder: Path, as_json: bool) -> None:
    from concordant.interfaces.cli import paint
    from concordant.interfaces.cli.alerting import described, raise_alerts, show

    settle_now(ledger)
    told, undelivered = raise_alerts(ledger, state, folder)
    if as_json:
        for each in told:
            paint.show_json(described(ledger, each))
    else:
        show(told)
    if undelivered:
        raise CommandError(f"{undelivered} messages were not taken", "see above", INPUTS_FAILED)


def _test(folder: Path, name: str) -> None:
    import os
    import time

    from concordant.acquisition.answers import FetchError
    from concordant.acquisition.fetching import Fetcher
    from concordant.acquisition.webhooks import SECRET, message, send
    from concordant.interfaces.cli.alerting import EVERYWHERE, searches

    alert = next((each for each in searches(folder) if each.name == name), None)
    if alert is None or not alert.webhook:
        raise CommandError(f"no search with a webhook is called {name!r}", "concordant alerts list")
    now = time.time()
    moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now))
    sent = message("alert.test", moment, {"alert": name}, f"test\n{name}\n{now}")
    try:
        send(Fetcher(EVERYWHERE), alert.webhook, sent, int(now), os.environ.get(SECRET, ""))
    except FetchError as error:
        raise CommandError(f"{alert.webhook}: {error.message}", error.advice) from error
    print(f"{alert.webhook} took it")
