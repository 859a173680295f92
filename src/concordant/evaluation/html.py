"""An evaluation as one HTML page that needs nothing else: figures, what changed, then the worst reports."""

from collections.abc import Iterable
from html import escape
from importlib.resources import files

from concordant.evaluation import tables
from concordant.evaluation.compare import Changes
from concordant.evaluation.html_changes import changes_section
from concordant.evaluation.html_reports import report_section
from concordant.evaluation.html_tables import confusion_table, figure_table
from concordant.evaluation.scoreboard import Scoreboard

_CARDS = (
    ("detection f1", "found, F1"),
    ("strict f1", "strictly right, F1"),
    ("detection precision", "precision"),
    ("detection recall", "recall"),
    ("false alarms per 100", "false alarms per 100 silent reports"),
)


def page(
    board: Scoreboard, title: str = "Evaluation", most: int | None = None, since: Changes | None = None
) -> str:
    """The whole page.

    Args:
        board: what to show.
        title: what stands above it.
        most: how many reports to show, the worst first; None for all that hold a claim.
        since: what has changed since an earlier evaluation.
    """
    shown = board.worst[:most]
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{escape(title)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>",
            f"<header>\n<h1>{escape(title)}</h1>\n{_size(board)}\n{_cards(board, since)}\n</header>\n<main>",
            *([changes_section(since)] if since is not None else []),
            *_figures(board),
            f'<section>\n<h2>Reports, worst first</h2>\n{_legend()}\n<div class="reports">',
            *map(report_section, shown),
            "</div>\n</section>\n</main>\n</body>\n</html>\n",
        ]
    )


def _style() -> str:
    return files(__package__).joinpath("report.css").read_text("utf-8")


def _size(board: Scoreboard) -> str:
    told = board.detection
    silent = f"{board.silent} of them silent"
    return (
        f'<p class="faint">{len(board.results)} reports, {silent}; {told.gold} claims to find, '
        f"{told.predicted} predicted, {told.hit} found, {board.strict.hit} of these strictly right.</p>"
    )


def _cards(board: Scoreboard, since: Changes | None) -> str:
    now = {
        "detection f1": board.detection.f1,
        "detection precision": board.detection.precision,
        "detection recall": board.detection.recall,
        "strict f1": board.strict.f1,
        "false alarms per 100": board.alarms_per_hundred,
    }
    before = {name: old for name, old, _ in since.figures} if since is not None else {}
    return f'<ul class="cards">{"".join(_card(n, w, now[n], before.get(n)) for n, w in _CARDS)}</ul>'


def _card(name: str, words: str, value: float | None, before: float | None) -> str:
    places = 1 if name.startswith("false") else 3
    shown = "–" if value is None else f"{value:.{places}f}"
    change = ""
    if value is not None and before is not None and round(value - before, places):
        better = (value > before) != name.startswith("false")
        sign = "▲" if value > before else "▼"
        kind = "better" if better else "worse"
        change = f' <small class="{kind}">{sign} {abs(value - before):.{places}f} {kind}</small>'
    return f"<li><b>{shown}</b>{change}<span>{words}</span></li>"


def _figures(board: Scoreboard) -> Iterable[str]:
    yield "<section>\n<h2>Figures</h2>\n<div class='pair'>"
    yield from map(figure_table, (tables.by_event(board), tables.accuracies(board)))
    yield "</div>"
    yield from map(figure_table, (tables.overall(board), tables.alarms(board)))
    yield "</section>\n<section>\n<h2>Confusions</h2>"
    yield figure_table(tables.mistakes(board))
    yield from map(confusion_table, board.confusions)
    yield "</section>"


def _legend() -> str:
    return (
        '<p>In the texts: <mark class="found">found</mark>, <mark class="missed">missed</mark>, '
        '<mark class="false">false</mark>. In the claims, <span class="wrong">✗ marks a slot</span> '
        "that is not as in the gold; slots that are right are folded away.</p>"
    )
