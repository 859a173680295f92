"""``concordant add``: keep reports in the ledger, then read them."""

from typing import TYPE_CHECKING, Any

import click

from concordant.interfaces.cli import paint
from concordant.interfaces.cli.choosing import choosing, forecast, reader_options
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.inputs import gather, report_failures, report_options
from concordant.interfaces.cli.ledger import opened
from concordant.interfaces.cli.progress import Progress
from concordant.interfaces.cli.settings import settings

if TYPE_CHECKING:
    from concordant.interfaces.cli.filling import Tally


@declare(
    "add",
    ("a folder of reports; the same command again adds only what is new", "concordant add reports/"),
    (
        "a saved page that does not say when it was published",
        "concordant add page.html --published 2025-03-11",
    ),
    ("what a crawler took down, and a year of newsletters", "concordant add crawl.warc.gz letters.zip"),
    ("what another program writes", "fetch-news | concordant add -"),
    ("many reports, on four cores", "concordant add archive.jsonl --workers 4"),
    ("see first what it would do", "concordant add reports/ --dry-run"),
    ("with a language model as a second reader", "concordant add reports/ --reader both --tokens 500000"),
)
@report_options
@reader_options
@click.option(
    "--dry-run",
    is_flag=True,
    help="Read what is new, but keep nothing; with a model, tell only what it would cost.",
)
@click.option("--json", "as_json", is_flag=True, help="The summary as one JSON object.")
def command(paths: tuple[str, ...], workers: int, dry_run: bool, as_json: bool, **about: Any) -> None:
    """Keep reports in the ledger and read them.

    PATH is a text, a web page, a PDF, an e-mail, a web archive (WARC, WACZ), a .jsonl file, a folder or
    zip folder of them, or - for standard input. What was received is kept, byte for byte, before anything
    is read out of it; if reading is interrupted, the next add goes on where it stopped. Findings follow:
    only those that the new reports touch are made again.
    """
    from concordant.interfaces.cli.filling import fill, rehearse, unread
    from concordant.interfaces.cli.settling import settle_now

    with opened() as ledger, choosing(about) as choice, Progress("reading", settings().quiet) as progress:
        if dry_run and choice.asker is not None:
            forecast(choice, unread(ledger, gather(paths, about), choice))
            return
        if dry_run:
            tally = rehearse(ledger, gather(paths, about), workers, progress)
        else:
            tally = fill(ledger, gather(paths, about), workers, progress, choice)
            progress.clear()
            settle_now(ledger)
        _report(tally, dry_run, as_json)


def _report(tally: "Tally", dry_run: bool, as_json: bool) -> None:
    if as_json:
        paint.show_json({**tally.described(), "kept": not dry_run})
    else:
        print(_summary(tally, dry_run))
    report_failures(len(tally.failed), tally.inputs)


def _summary(tally: "Tally", dry_run: bool) -> str:
    def counted(number: int, noun: str) -> str:
        return f"{number} {noun}{'s' * (number != 1)}"

    parts = (
        f"{counted(tally.received, 'report')} received, {tally.new} new",
        f"{tally.read} read",
        counted(tally.claims, "claim"),
        counted(tally.problems, "problem"),
    )
    return " · ".join(parts) + (" (nothing was kept)" if dry_run else "")
