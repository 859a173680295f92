"""``concordant evaluate``: what is read, scored against gold."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from concordant.interfaces.cli import paint
from concordant.interfaces.cli.choosing import choosing, reader_options
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.rows import claims_of, predict, texts_of, write_text
from concordant.interfaces.cli.runs import earlier_board, keep_run
from concordant.views.text import line

if TYPE_CHECKING:
    from concordant.evaluation.scoreboard import Scoreboard
    from concordant.evaluation.tables import Table


@declare(
    "evaluate",
    ("score what this version reads", "concordant evaluate texts.jsonl gold.jsonl"),
    (
        "keep what was read, to compare with later",
        "concordant evaluate texts.jsonl gold.jsonl --save before.json",
    ),
    ("what has changed since", "concordant evaluate texts.jsonl gold.jsonl --against before.json"),
    (
        "every day: what changed since the last run, and keep this one",
        "concordant evaluate texts.jsonl gold.jsonl --against last.json --save last.json --html page.html",
    ),
    ("score a language model", "concordant evaluate texts.jsonl gold.jsonl --reader llm"),
    ("score another program", "concordant evaluate texts.jsonl gold.jsonl --predicted theirs.jsonl"),
    ("every miss and false alarm in its text", "concordant evaluate texts.jsonl gold.jsonl --html page.html"),
)
@reader_options
@click.argument("texts", type=click.Path(path_type=Path))
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "--predicted", metavar="FILE", type=click.Path(path_type=Path), help="Score these claims instead."
)
@click.option("--lang", metavar="LANG", help="Only reports of this language.")
@click.option("--save", metavar="FILE", type=click.Path(path_type=Path), help="Keep this evaluation.")
@click.option(
    "--against", metavar="FILE", type=click.Path(path_type=Path), help="Compare with one that was kept."
)
@click.option(
    "--html", metavar="FILE", type=click.Path(path_type=Path), help="Write a page that shows every claim."
)
@click.option("--details", is_flag=True, help="Also by event, with confusions and the worst reports.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object with the figures.")
def command(
    texts: Path,
    gold: Path,
    predicted: Path | None,
    lang: str | None,
    save: Path | None,
    against: Path | None,
    html: Path | None,
    details: bool,
    as_json: bool,
    **wishes: Any,
) -> None:
    """Score what is read against gold.

    TEXTS holds reports, GOLD the claims that are right, both as JSON Lines. The scoring is that of the
    annotation guideline: claims are paired one to one, detection and strict agreement are counted, then
    each slot on the pairs.
    """
    from concordant.evaluation.score import evaluate

    reports, right = texts_of(texts), claims_of(gold)
    # The first of the daily runs has none before it.
    first = against is not None and against == save and not against.exists()
    earlier = earlier_board(against, reports, right, lang) if against and not first else None
    with choosing(wishes) as choice:
        found = claims_of(predicted) if predicted else predict(texts, choice)
    board = evaluate(reports, right, found, lang)
    if save:
        keep_run(save, reports, right, found, board, lang, predicted)
    if html:
        from concordant.evaluation.compare import changes
        from concordant.evaluation.html import page

        write_text(html, page(board, since=changes(earlier, board) if earlier is not None else None))
    if as_json:
        from concordant.evaluation.tables import as_json as figures

        paint.show_json(figures(board))
        return
    for table in _tables(board, earlier, details):
        rows = [[line(cell) for cell in cells] for cells in table.rows]
        paint.show_table(table.title, table.columns, rows)


def _tables(board: "Scoreboard", earlier: "Scoreboard | None", details: bool) -> "Iterator[Table]":
    from concordant.evaluation import tables
    from concordant.evaluation.compare import changes

    yield from (tables.overall(board), tables.accuracies(board), tables.alarms(board))
    if details:
        yield tables.by_event(board)
        yield tables.mistakes(board)
        yield from tables.confusions(board)
        yield tables.worst(board)
    if earlier is not None:
        between = changes(earlier, board)
        yield from (tables.moved(between), tables.changed(between))
