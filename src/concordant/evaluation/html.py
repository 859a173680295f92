"""An evaluation as one HTML page that needs nothing else: figures first, then the worst reports."""

from collections.abc import Iterable
from html import escape
from importlib.resources import files

from concordant.evaluation import tables
from concordant.evaluation.agreement import SLOTS, Row
from concordant.evaluation.marking import marked
from concordant.evaluation.scoreboard import Pair, ReportResult, Scoreboard
from concordant.evaluation.tables import Table
from concordant.evaluation.wording import NONE, slot_words


def page(board: Scoreboard, title: str = "Evaluation", most: int | None = None) -> str:
    """The whole page.

    Args:
        board: what to show.
        title: what stands above it.
        most: how many reports to show, the worst first; None for all that hold a claim.
    """
    worst = sorted(board.results, key=lambda r: (-r.errors, r.report))
    shown = [result for result in worst if result.gold or result.predicted][:most]
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>",
            f"<h1>{escape(title)}</h1>",
            *map(_table, _figures(board)),
            f"<h2>Reports, worst first</h2>\n{_legend()}",
            *map(_report, shown),
            "</body>\n</html>\n",
        ]
    )


def _style() -> str:
    return files(__package__).joinpath("report.css").read_text("utf-8")


def _figures(board: Scoreboard) -> Iterable[Table]:
    yield tables.overall(board)
    yield tables.accuracies(board)
    yield tables.alarms(board)
    yield tables.by_event(board)
    yield from tables.confusions(board)


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    body = "\n".join(_row(row) for row in table.rows)
    return (
        f'<div class="wide"><table>\n<caption>{escape(table.title)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def _row(cells: tuple[str, ...]) -> str:
    first, *rest = cells
    return f'<tr><th scope="row">{escape(first)}</th>{"".join(map(_cell, rest))}</tr>'


def _cell(text: str) -> str:
    return f'<td class="number">{escape(text)}</td>' if text[:1].isdigit() else f"<td>{escape(text)}</td>"


def _legend() -> str:
    return (
        '<p>In the texts: <mark class="found">found</mark>, <mark class="missed">missed</mark>, '
        '<mark class="false">false</mark>. In the claims, <span class="wrong">✗ marks a slot</span> '
        "that is not as in the gold.</p>"
    )


def _report(result: ReportResult) -> str:
    counts = (
        f"{len(result.pairs)} found, {len(result.missed)} missed, {len(result.false)} false, "
        f"{sum(len(pair.wrong) for pair in result.pairs)} slots wrong"
    )
    claims = [
        *map(_pair, result.pairs),
        *(_alone("missed", claim) for claim in result.missed),
        *(_alone("false", claim) for claim in result.false),
    ]
    return (
        f'<article>\n<h3>{escape(result.report)} <span class="faint">{escape(counts)}</span></h3>\n'
        f'<p class="text" lang="{escape(result.lang)}">{marked(result)}</p>\n{"".join(claims)}</article>'
    )


def _pair(pair: Pair) -> str:
    rows = [
        _slot(slot, slot_words(pair.gold, slot), slot_words(pair.predicted, slot), slot in pair.wrong)
        for slot in SLOTS
    ]
    return _claim("found", pair.gold, '<th scope="col">gold</th><th scope="col">predicted</th>', rows)


def _slot(slot: str, gold: str, predicted: str, wrong: bool) -> str:
    mark, kind = ("✗ ", ' class="wrong"') if wrong else ("", "")
    return (
        f'<tr><th scope="row">{escape(slot)}</th><td>{escape(gold)}</td>'
        f"<td{kind}>{mark}{escape(predicted)}</td></tr>"
    )


def _alone(kind: str, claim: Row) -> str:
    rows = [
        f'<tr><th scope="row">{escape(slot)}</th><td>{escape(words)}</td></tr>'
        for slot in SLOTS
        if (words := slot_words(claim, slot)) != NONE
    ]
    return _claim(kind, claim, f'<th scope="col">{"gold" if kind == "missed" else "predicted"}</th>', rows)


def _claim(kind: str, claim: Row, heads: str, rows: list[str]) -> str:
    quote = claim["evidence"]["quote"]
    return (
        f'<div class="wide"><table>\n<caption><mark class="{kind}">{kind}</mark> {escape(claim["event"])}: '
        f"“{escape(quote)}”</caption>\n<thead><tr><td></td>{heads}</tr></thead>\n"
        f"<tbody>\n{''.join(rows)}\n</tbody></table></div>\n"
    )
