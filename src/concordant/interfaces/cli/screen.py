"""``concordant screen``: the actors of the ledger held against a list that the user supplies."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from concordant.interfaces.cli import paint, streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.ledger import opened
from concordant.interfaces.cli.listing import Problems, Source, list_at
from concordant.interfaces.cli.naming import speaking
from concordant.interfaces.cli.progress import Progress
from concordant.interfaces.cli.projects import has_project
from concordant.interfaces.cli.settings import settings
from concordant.interfaces.cli.settling import settle_now
from concordant.model.problem import Problem
from concordant.store.ledger import FindingFilter
from concordant.views.wording import TONGUES, Tongue

if TYPE_CHECKING:
    from concordant.model.finding import Finding
    from concordant.screening.lists.opening import Format, Opened
    from concordant.screening.matching import Candidate, Matcher
    from concordant.screening.subjects import Subjects

_ON_A_SCREEN = 50
_THRESHOLD = 0.85
_LOOSER = 0.75
_MEGABYTE = 1_000_000


@declare(
    "screen",
    ("whom the UN list may name", "concordant screen consolidated.xml"),
    ("looser, for another program", "concordant screen entities.ftm.json --threshold 0.75 --json"),
    ("OFAC's tables; alt.csv beside it is taken in", "concordant screen sdn.csv --speak fr"),
    ("every actor that the knowledge holds, without a project", "concordant screen sdn.xml --all-actors"),
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--aliases", metavar="FILE", type=click.Path(path_type=Path), help="OFAC's alt.csv, for sdn.csv."
)
@click.option(
    "--threshold",
    type=click.FloatRange(0.5, 1.0),
    default=_THRESHOLD,
    show_default=True,
    help="How alike names must be.",
)
@click.option("--all-actors", "everybody", is_flag=True, help="Also actors that only the knowledge holds.")
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="The first N; 0 for all.")
@click.option("--json", "form", flag_value="json", help="JSON Lines, one candidate a line.")
@click.option("--csv", "form", flag_value="csv", help="Comma-separated values with a header line.")
@click.option("--speak", type=click.Choice(TONGUES), default="en", help="Language of the table.")
def command(
    file: Path,
    aliases: Path | None,
    threshold: float,
    everybody: bool,
    limit: int | None,
    form: Literal["json", "csv"] | None,
    speak: Tongue,
) -> None:
    """Hold the actors of the findings against a sanctions list.

    FILE is a list that you supply: OpenSanctions (FollowTheMoney JSON lines or targets.simple.csv), the EU
    consolidated list (XML or CSV), the UN consolidated list (XML), or OFAC (sdn.xml, or sdn.csv).
    Identifiers come first, then names across scripts and orders. What comes out are candidates with their
    ground and with what speaks against them. Nothing is merged: whether two are the same is for a person
    to judge.
    """
    from concordant.screening.matching import Matcher

    problems = Problems()
    with list_at(file, aliases, problems) as (held, source):
        whom = _subjects(everybody)
        matcher = Matcher(whom.screened, threshold)
        found, entries = _screened(held, source, matcher, problems) if whom.screened else ([], 0)
    _show(found, form, held.form, entries, whom, limit, speak)
    if not settings().quiet:
        sys.stdout.flush()
        _say(found, whom, threshold, everybody)
    problems.end()


def _subjects(everybody: bool) -> "Subjects":
    from concordant.interfaces.cli.knowing import sound_knowledge
    from concordant.screening.subjects import subjects

    findings: list[Finding] = []
    if not everybody or has_project():
        with opened() as ledger:
            settle_now(ledger)
            findings = list(ledger.findings(FindingFilter()))
    return subjects(findings, sound_knowledge().actors, everybody)


def _screened(
    held: "Opened", source: Source, matcher: "Matcher", problems: Problems
) -> "tuple[list[Candidate], int]":
    """The candidates of a list, the likeliest first, and how many entries it has."""
    from concordant.screening.matching import rank

    found: list[Candidate] = []
    entries = 0
    total = None if source.total is None else source.total // _MEGABYTE
    with Progress("screening", settings().quiet) as progress:
        for each in held.entries:
            progress.tell(source.done // _MEGABYTE, total, f"MB, {entries} entries")
            if isinstance(each, Problem):
                progress.clear()
                problems.tell(each)
                continue
            entries += 1
            found.extend(matcher.candidates(each))
    return sorted(found, key=rank), entries


def _show(
    found: "list[Candidate]",
    form: Literal["json", "csv"] | None,
    kind: "Format",
    entries: int,
    whom: "Subjects",
    limit: int | None,
    speak: Tongue,
) -> None:
    first = found[: limit or None]
    if form == "json":
        from concordant.views.candidate_records import candidate_recorded

        for candidate in first:
            paint.show_json(candidate_recorded(candidate, kind))
        return
    from concordant.views import candidate_table as table

    if form == "csv":
        paint.show_csv(table.FIELDS, map(table.flat, first))
        return
    words, naming = speaking(speak)
    most = limit if limit is not None else _ON_A_SCREEN * streams.is_terminal(sys.stdout)
    columns, cells = (
        (table.COLUMNS, table.row) if paint.is_wide() else (table.COMPACT_COLUMNS, table.compact_row)
    )
    rows = [cells(candidate, words, naming) for candidate in found[: most or None]]
    heading = table.title(len(found), kind, entries, len(whom.screened), words)
    paint.show_table(heading, table.heads(columns, words), rows)
    if len(rows) < len(found) and not settings().quiet:
        sys.stdout.flush()
        streams.say(f"the first {len(rows)} candidates shown; all with --limit 0")


def _say(found: "list[Candidate]", whom: "Subjects", threshold: float, everybody: bool) -> None:
    """What a person should know of what was shown, or of why nothing was."""
    if whom.states:
        states = "state" if whom.states == 1 else "states"
        streams.say(f"Not screened: {whom.states} {states}; lists name people, bodies and ships.")
    if not whom.screened:
        streams.say("No finding names anybody else. Every actor that the knowledge holds: --all-actors")
    elif found:
        streams.say("Candidates may be the same; nothing is merged. Compare each with the list first.")
    else:
        looser = f" Looser than {threshold:g}: --threshold {_LOOSER}" if threshold > _LOOSER else ""
        streams.say(f"No candidate. That does not show that nobody is listed: names vary.{looser}")
    if whom.screened and not everybody and not found:
        streams.say("Only actors of findings were compared; all that the knowledge holds: --all-actors")
