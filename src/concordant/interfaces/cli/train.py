"""``concordant train``: fit the built-in reader to corrections of one's own."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from concordant.interfaces.cli import paint, streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.failure import CommandError
from concordant.interfaces.cli.settings import settings

if TYPE_CHECKING:
    from concordant.evaluation.scoreboard import Scoreboard


@declare(
    "train",
    ("what fitting to your corrections would change", "concordant train gold/"),
    ("keep the fitted weights in a folder of your own knowledge", "concordant train gold/ -o my_knowledge"),
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--lang", metavar="LANG", default="fr", help="Language to fit [default: fr].")
@click.option("-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help="Overlay to write into.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object with the figures.")
def command(folder: Path, lang: str, output: Path | None, as_json: bool) -> None:
    """Fit the learned parts of the built-in reader to corrections of your own.

    FOLDER holds texts.jsonl and gold.jsonl, as concordant export gold -o FOLDER writes them. One report of
    four is kept back, and read with the weights as they are and with weights fitted to the others. Nothing is
    changed without -o; with it, the weights (fitted to all) lie in DIR and hold wherever it is laid over.
    """
    from concordant.interfaces.cli.knowing import sound_knowledge
    from concordant.learning.corpus import annotated
    from concordant.learning.refitting import LEAST, refit
    from concordant.learning.writing import write_tables

    reports = _reports(folder, annotated)
    reports = [report for report in reports if report.document.report.lang == lang]
    if len(reports) < LEAST:
        few = f"{folder} holds {len(reports)} reports in {lang}; fewer than {LEAST} measure nothing"
        raise CommandError(few, "correct more: concordant judge")
    fitted = refit(reports, sound_knowledge(), lang)
    if fitted is None:
        raise CommandError(
            f"the reader of {lang!r} has no learned parts", "concordant knowledge tells which have"
        )
    kept = len(reports) - fitted.learned
    if as_json:
        from concordant.evaluation.tables import as_json as figures

        told = {"learned": fitted.learned, "kept_back": kept}
        paint.show_json({**told, "before": figures(fitted.before), "after": figures(fitted.after)})
    else:
        title = f"{kept} reports kept back, fitted to {fitted.learned}"
        paint.show_table(title, ("", "before", "after"), list(_rows(fitted.before, fitted.after)))
    if output is not None:
        place = output / "language" / lang / "weights"
        source = "fitted to corrections by concordant train"
        write_tables(fitted.tables, place, source, fitted.weights.floor, fitted.weights.gate)
        if not settings().quiet:
            streams.say(f"{place} holds the fitted weights; next: concordant check --overlay {output}")


def _reports(folder: Path, annotated: Any) -> Any:
    try:
        if not folder.is_dir():
            raise CommandError(f"there is no folder {folder}", "concordant export gold -o FOLDER")
        return annotated(folder)
    except (OSError, ValueError, KeyError) as error:
        raise CommandError(f"{folder} holds no gold ({error})", "concordant export gold -o FOLDER") from error


def _rows(before: "Scoreboard", after: "Scoreboard") -> list[list[Any]]:
    from concordant.views.text import line

    rows = [
        (f"{name} {figure}", *(f"{getattr(getattr(board, name), figure):.3f}" for board in (before, after)))
        for name in ("detection", "strict")
        for figure in ("precision", "recall", "f1")
    ]
    shares = [{a.slot: a.share for a in board.accuracies} for board in (before, after)]
    for slot in shares[0]:
        rows.append((slot, *("–" if s.get(slot) is None else f"{s[slot]:.3f}" for s in shares)))
    return [[line(cell) for cell in row] for row in rows]
