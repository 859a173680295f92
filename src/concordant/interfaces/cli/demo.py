"""``concordant demo``: the bundled reports, read before one's eyes."""

import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from concordant.interfaces.cli import paint
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.inputs import gather
from concordant.interfaces.cli.naming import calling
from concordant.interfaces.cli.progress import Progress
from concordant.interfaces.cli.settings import settings
from concordant.interfaces.cli.settling import settle_now
from concordant.model.claim import Claim
from concordant.model.finding import Finding
from concordant.model.problem import Problem
from concordant.model.report import Received, Report
from concordant.store.ledger import ClaimFilter, FindingFilter, Ledger
from concordant.views.sentence import SEPARATOR
from concordant.views.table import SHORT_ID
from concordant.views.text import Line, Piece, joined, line
from concordant.views.wording import Wording, wording

if TYPE_CHECKING:
    from concordant.views.names import Names

_FOLDER = "concordant-demo"
_MOST_ROWS = 12
_MOST_FINDINGS = 3

Listed = list[tuple[Claim, Report]]


@declare(
    "demo",
    ("see it work, in a folder of its own", "concordant demo"),
    ("in a folder that you name", "concordant demo --into ~/tries"),
)
@click.option("--into", metavar="DIR", type=click.Path(path_type=Path), help="Where to put concordant-demo.")
def command(into: Path | None) -> None:
    """Read the bundled reports and show what comes of them.

    The reports, their claims, why one of them says what it says, and what several reports tell of one act.
    Makes a project called concordant-demo, by default in a temporary folder, and touches nothing else. The
    states in these reports are real; outlets and events are invented.
    """
    from concordant.interfaces.cli.filling import fill
    from concordant.store.failure import ProjectExistsError
    from concordant.store.project import find_project, init_project, open_ledger

    folder = (into.expanduser() if into else Path(tempfile.mkdtemp(prefix="concordant-"))) / _FOLDER
    try:
        project = init_project(folder)
    except ProjectExistsError:
        project = find_project(folder)
    ledger = open_ledger(project)
    try:
        with Progress("reading", settings().quiet) as progress:
            fill(ledger, _arrivals(_unpack(folder / "reports")), 1, progress)
        settle_now(ledger)
        _tell(ledger, folder)
    finally:
        ledger.close()


def _unpack(folder: Path) -> list[Path]:
    """The bundled reports as files of the demonstration's folder."""
    folder.mkdir(exist_ok=True)
    copies = []
    for bundled in sorted(files("concordant.samples").joinpath("reports").iterdir(), key=lambda f: f.name):
        copies.append(folder / bundled.name)
        copies[-1].write_bytes(bundled.read_bytes())
    return copies


def _arrivals(copies: Iterable[Path]) -> Iterator[Received | Problem]:
    """Each report with what the list of bundled reports says about it."""
    about = tomllib.loads(files("concordant.samples").joinpath("metadata.toml").read_text("utf-8"))
    return chain.from_iterable(gather([str(copy)], about.get(copy.name, {})) for copy in copies)


def _tell(ledger: Ledger, folder: Path) -> None:
    from concordant.views.explanation import explanation
    from concordant.views.table import COLUMNS, COMPACT_COLUMNS, compact_row, heads, row, title

    words = wording("en")
    held: Listed = list(ledger.claims(ClaimFilter()))
    reports = sorted(ledger.reports(), key=lambda report: report.published or "")
    paint.show([_heading("1. What was read (states are real, outlets and events invented)")])
    paint.show([*_reports(reports, held), ()])
    paint.show([_heading("2. What it states: who does what, how firmly, according to whom")])
    columns, cells = (COLUMNS, row) if paint.is_wide() else (COMPACT_COLUMNS, compact_row)
    paint.show_table(
        title(held, words), heads(columns, words), [cells(*each, words).cells for each in held[:_MOST_ROWS]]
    )
    if len(held) > _MOST_ROWS:
        paint.show([line(Piece(f"…and {len(held) - _MOST_ROWS} more", "muted"))])
    chosen = max(held, key=lambda each: _richness(each[0]), default=None)
    if chosen:
        claim, report = chosen
        paint.show([(), _heading("3. Why one of them says what it says")])
        paint.show(explanation(claim, report, ledger.document(report.id), words))
    finding = _tell_findings(ledger)
    paint.show([(), _heading("Next"), *_next(folder, chosen[0] if chosen else None, finding)])


def _tell_findings(ledger: Ledger) -> Finding | None:
    """The findings with most behind them, and why the first has its grade; returns that one."""
    from concordant.views.finding_sentence import digit
    from concordant.views.grade_sentence import reason

    found = sorted(ledger.findings(FindingFilter(order="support")), key=_weight, reverse=True)
    if not found:
        return None
    words, names = calling("en")
    paint.show(
        [(), _heading("4. What several reports tell of one act, and from how many independent origins")]
    )
    print(f"{len(found)} {words.counted('count', 'finding', len(found))}, those with most behind them first")
    for each in found[:_MOST_FINDINGS]:
        paint.show(_finding(each, words, names))
    first = found[0]
    why = reason(first, words, names)
    paint.show([(), line(Piece(f"Why grade {digit(first.grade, words)}: ", "mark"), why)])
    return first


def _finding(finding: Finding, words: Wording, names: "Names") -> Iterator[Line]:
    """The act, and below it what stands behind it and against it."""
    from concordant.views.finding_sentence import act, digit, flags, supported

    yield line(Piece(finding.id[:SHORT_ID], "muted"), "  ", *act(finding, words, names))
    grade = line(Piece(f"grade {digit(finding.grade, words)}", "mark"))
    weight = [line(supported(finding.support, words)), grade, flags(finding, words)]
    yield line(" " * (SHORT_ID + 2), *joined([part for part in weight if part], SEPARATOR))


def _weight(finding: Finding) -> tuple[int, bool, int]:
    """How much a finding has to show: origins, dispute, reports."""
    support = finding.support
    return support.most, bool(support.against or finding.contradictions), support.reports


def _richness(claim: Claim) -> int:
    """How much of a claim there is to explain."""
    filled = (claim.agent, claim.recipient, claim.item, claim.quantity, claim.time, claim.attribution)
    return sum(map(bool, filled)) + 2 * (claim.certainty != "asserted") + len(claim.attribution)


def _heading(text: str) -> Line:
    return line(Piece(text, "heading"))


def _reports(reports: Iterable[Report], held: Listed) -> Iterator[Line]:
    for report in reports:
        count = sum(other.id == report.id for _, other in held)
        found = f"{count:>2} claim{'s' * (count != 1)}" if count else "no claim found"
        told = f"  {report.published or '–':<10}  {report.outlet or '–':<24}  {found:<15}  "
        yield line(told, Piece(report.title or "", "evidence"))


def _next(folder: Path, claim: Claim | None, finding: Finding | None) -> Iterator[Line]:
    here = f"--project {folder}"
    if finding:
        short = finding.id[:SHORT_ID]
        yield line(f"  concordant findings {here} --disputed")
        yield line(f"  concordant finding {short} {here}")
        yield line(f"  concordant origins {short} {here}")
    yield line(f"  concordant claims {here} --recipient RU")
    if claim:
        yield line(f"  concordant show {claim.report} {here}")
    yield line(f"  concordant read {folder / 'reports' / '08-cap-au-large.txt'} --published 2025-03-26")
