"""``concordant scan``: from archives of the web to the pages that hold claims."""

from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from concordant.interfaces.cli import paint, streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.failure import CommandError
from concordant.interfaces.cli.inputs import name_problem, report_failures
from concordant.interfaces.cli.progress import Progress
from concordant.interfaces.cli.settings import settings
from concordant.model.problem import Problem

if TYPE_CHECKING:
    from concordant.scanning.scan import Done, Order

    Engine = Callable[[Sequence[Order]], Iterator[Done]]

_FOLDER = click.Path(path_type=Path, file_okay=False)


@declare(
    "scan",
    (
        "a day of news, on two cores; again after an interruption",
        "concordant scan CC-NEWS-*.warc.gz -o scanned/ --jobs 2",
    ),
    ("what was found goes into the ledger", "concordant add scanned/"),
    (
        "how much do the gates miss? read one refused page in a hundred",
        "concordant scan archives/ -o audited/ --no-gate 0.01",
    ),
    (
        "on a cluster whose machines all see the folders",
        "concordant scan /share/archives -o /share/scanned --engine dask --scheduler tcp://10.0.0.5:8786",
    ),
)
@click.argument("paths", metavar="WARC…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", "-o", "folder", metavar="FOLDER", required=True, type=_FOLDER, help="Where to write.")
@click.option(
    "--jobs", metavar="N", type=click.IntRange(min=1), default=1, help="Scan with so many processes."
)
@click.option(
    "--engine",
    type=click.Choice(("processes", "dask")),
    default="processes",
    help="What hands out the archives: processes of this machine, or dask.",
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="A dask scheduler that runs; else --jobs workers are started here."
)
@click.option(
    "--no-gate",
    "audit",
    metavar="SHARE",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Read this share of the refused pages too, and count the claims in them.",
)
@click.option(
    "--most-bytes", metavar="N", type=click.IntRange(min=1), default=8_000_000, help="Longest page."
)
@click.option(
    "--most-seconds", metavar="S", type=click.FloatRange(min=0.1), default=20.0, help="CPU time for one page."
)
@click.option("--json", "as_json", is_flag=True, help="The manifest as one JSON object.")
def command(
    paths: tuple[Path, ...],
    folder: Path,
    jobs: int,
    engine: str,
    scheduler: str | None,
    audit: float,
    most_bytes: int,
    most_seconds: float,
    as_json: bool,
) -> None:
    """Scan web archives for pages with claims.

    WARC is a file as crawlers write it (.warc, .warc.gz, .warc.zst), or a folder of them. For each archive,
    FOLDER gets the claims (JSON Lines) and the pages that hold them; manifest.json tells what came of each.
    Most pages are refused unread because they name no arms. The same command again goes on where it was
    interrupted, and `concordant add FOLDER` takes the pages into the ledger.
    """
    from concordant.scanning.files import PAGES
    from concordant.scanning.passing import Limits
    from concordant.scanning.running import archives_in, named, write_manifest
    from concordant.scanning.scan import Order

    archives = archives_in(paths, folder)
    if not archives:
        raise CommandError("there is no web archive in what was named", "name .warc.gz files or their folder")
    if any(path.parent.resolve() == (folder / PAGES).resolve() for path in archives):
        raise CommandError(f"what {folder} keeps would be written over while it is read", "name another -o")
    names, limits = named(archives), Limits(most_bytes, most_seconds, audit)
    laid = _overlays()
    orders = [
        Order(str(path.absolute()), names[path], str(folder.absolute()), laid, limits) for path in archives
    ]
    start = _engine(engine, jobs, scheduler)
    try:
        entries = _scanned(orders, start)
        manifest = write_manifest(folder, entries)
    except ConnectionError as refused:
        raise CommandError(
            f"no dask scheduler answers at {scheduler}", "start one with: dask scheduler"
        ) from refused
    except OSError as refused:
        raise CommandError(
            f"{folder} cannot be written: {refused.strerror}", "name another folder"
        ) from refused
    if as_json:
        paint.show_json(manifest)
    else:
        print(_summary(manifest))
    report_failures(sum("counts" not in entry for entry in entries), len(entries))


def _overlays() -> tuple[str, ...]:
    """The overlays as text, once the knowledge they make is known to be sound."""
    from concordant.interfaces.cli.knowing import overlays, sound_knowledge

    sound_knowledge()
    return tuple(str(folder.absolute()) for folder in overlays(settings()))


def _engine(engine: str, jobs: int, scheduler: str | None) -> "Engine":
    """What scans the archives, in any order."""
    from concordant.scanning.running import scan_all

    if engine == "processes":
        if scheduler:
            raise CommandError("a scheduler is for dask", "add --engine dask")
        return lambda orders: scan_all(orders, jobs)
    if find_spec("distributed") is None:
        raise CommandError("dask is not installed", "pip install 'concordant[cluster]'")
    from concordant.scanning.distributing import scan_distributed

    return lambda orders: scan_distributed(orders, jobs, scheduler)


def _scanned(orders: "list[Order]", start: "Engine") -> list[dict[str, Any]]:
    """What came of every archive; problems are named as they come."""
    from concordant.interfaces.cli.scanning import Pace

    entries, before = [], 0
    with Progress("scanned", settings().quiet) as progress:
        pace = Pace({order.name: Path(order.path) for order in orders})
        for done in start(orders):
            entries.append(done.entry)
            before += done.before
            if done.entry["problems"]:
                progress.clear()
            for problem in done.entry["problems"]:
                name_problem(Problem(**problem))
            progress.tell(len(entries), len(orders), pace.after(done))
    if before and not settings().quiet:
        streams.say(f"{before} of {len(entries)} archives had been scanned before")
    return entries


def _summary(manifest: dict[str, Any]) -> str:
    counts = manifest["counts"]

    def counted(name: str, noun: str) -> str:
        number = counts.get(name, 0)
        return f"{number:,} {noun}{'s' * (number != 1)}"

    archives = len(manifest["archives"])
    parts = [
        f"{archives:,} archive{'s' * (archives != 1)}",
        counted("pages", "page"),
        f"{counts.get('admitted', 0):,} admitted",
        f"{counts.get('told', 0):,} with claims",
        counted("claims", "claim"),
        counted("problems", "problem"),
    ]
    if counts.get("audited"):
        parts.append(f"{counts['audited']:,} refused ones read: {counts['missed']:,} with claims")
    return " · ".join(parts)
