"""``concordant reread``: read what is held with what is known by now, and tell what that changes."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from concordant.interfaces.cli import paint, streams
from concordant.interfaces.cli.choosing import choosing, reader_options
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.inputs import report_failures
from concordant.interfaces.cli.ledger import find_report, opened
from concordant.interfaces.cli.naming import speaking
from concordant.interfaces.cli.passes import own_readers
from concordant.interfaces.cli.progress import Progress
from concordant.interfaces.cli.settings import settings
from concordant.store.ledger import ClaimFilter
from concordant.views.wording import TONGUES, Tongue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from concordant.evaluation.rereading import Changes
    from concordant.model.reading import Reading
    from concordant.model.report import Received, Report
    from concordant.store.ledger import Ledger


@dataclass(slots=True)
class _Compared:
    """The reports that read otherwise, and counts over all."""

    ledger: "Ledger"
    reports: int = 0
    totals: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("same", "won", "lost", "changed"), 0)
    )
    found: "list[tuple[Report, Changes]]" = field(default_factory=list)

    def see(self, received: "Received", reading: "Reading") -> None:
        """Hold a new reading against the one that is shown so far, if it is of the same bytes."""
        from concordant.evaluation.rereading import changes

        before = self.ledger.report(reading.report.id)
        if before is None or before.id != reading.report.id or before.sha256 != received.sha256:
            return
        old = [claim for claim, _ in self.ledger.claims(ClaimFilter(report=before.id), reasons=False)]
        found = changes(old, reading.claims)
        self.reports += 1
        self.totals["same"] += found.same
        for name in ("won", "lost", "changed"):
            self.totals[name] += len(getattr(found, name))
        if found.any:
            self.found.append((reading.report, found))


@declare(
    "reread",
    ("after an update, or after a change to my knowledge", "concordant reread"),
    ("with every claim that came, went or changed", "concordant reread --diff"),
    ("what would change, without keeping it", "concordant reread --diff --dry-run"),
    ("for another program, one report a line", "concordant reread --json > changes.jsonl"),
    ("one report with both readers, from now on", "concordant reread r-3f2a --reader both"),
    ("and back to the reader of the project", "concordant reread r-3f2a --reader builtin"),
)
@click.argument("named", metavar="[REPORT]…", nargs=-1)
@reader_options
@click.option("--diff", is_flag=True, help="Show every claim that was won, lost or changed, with its words.")
@click.option("--dry-run", is_flag=True, help="Read and compare, but keep nothing.")
@click.option(
    "--workers", metavar="N", type=click.IntRange(min=1), default=1, help="Read with so many processes."
)
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one report that changed a line.")
@click.option("--speak", type=click.Choice(TONGUES), default="en", help="Language of the listing.")
def command(
    named: tuple[str, ...],
    diff: bool,
    dry_run: bool,
    workers: int,
    as_json: bool,
    speak: Tongue,
    **about: Any,
) -> None:
    """Read everything anew with what is known by now, and tell what changed.

    Only what this version of the program and of the knowledge has not read yet is read; what it has read
    stays. REPORT is the id of a report or the beginning of one: only these are read, and --reader may give
    them a reader of their own, which they keep until another is named. Of every report that reads otherwise,
    it tells how many claims are the same, won, lost, or told otherwise. Earlier readings stay in the ledger,
    and judgements hold on to what they were made about.
    """
    from concordant.interfaces.cli.filling import Tally, fill_again
    from concordant.interfaces.cli.settling import settle_now

    tally = Tally()
    with opened() as ledger, Progress("reading", settings().quiet) as progress:
        compared = _Compared(ledger)
        for reader, identities in _rounds(ledger, named, about["reader"]):
            with choosing({**about, "reader": reader}) as choice:
                fill_again(ledger, workers, progress, choice, compared.see, not dry_run, tally, identities)
                progress.clear()
                if not dry_run:
                    settle_now(ledger)
    _show(compared, diff, as_json, speak)
    kept = " (nothing was kept)" if dry_run else ""
    told = " · ".join(f"{number} {name}" for name, number in compared.totals.items())
    summary = f"{tally.read} read, {len(compared.found)} otherwise · {told}{kept}"
    if as_json:
        streams.say(summary)
    else:
        print(summary)
    report_failures(len(tally.failed), tally.read)


def _rounds(
    ledger: "Ledger", named: "Sequence[str]", reader: str | None
) -> "Iterator[tuple[str | None, Sequence[str] | None]]":
    """Who reads what: each report by the reader that it keeps, unless the command line names one."""
    from concordant.interfaces.cli.knowing import sound_knowledge
    from concordant.pipeline import version
    from concordant.store.rows import identity

    if not named:
        yield reader, None
        if reader is None:
            yield from own_readers(ledger, read_by=version(sound_knowledge())).items()
        return
    arrived = (ledger.received(find_report(ledger, each).id) for each in dict.fromkeys(named))
    identities = [identity(each) for each in arrived if each is not None]
    own = own_readers(ledger, identities) if reader is None else {}
    kept = {each for held in own.values() for each in held}
    if usual := [each for each in identities if each not in kept]:
        yield reader, usual
    yield from own.items()


def _show(compared: _Compared, diff: bool, as_json: bool, speak: Tongue) -> None:
    from concordant.views.rereading import as_record, reread

    for report, found in compared.found:
        if as_json:
            paint.show_json(as_record(report, found))
        else:
            paint.show(reread(report, found, *speaking(speak), whole=diff))
