"""``concordant read``: read reports without keeping anything."""

from collections.abc import Iterator
from typing import Any

import click

from concordant.interfaces.cli import paint
from concordant.interfaces.cli.choosing import choosing, forecast, reader_options
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.inputs import failed, gather, name_problem, report_failures, report_options
from concordant.interfaces.cli.naming import speaking
from concordant.model.problem import Problem
from concordant.model.report import Received
from concordant.views.wording import TONGUES, Tongue


@declare(
    "read",
    ("what does this report state?", "concordant read report.html"),
    (
        "a PDF with its date; every claim tells its page",
        "concordant read report.pdf --published 2025-03-11",
    ),
    ("claims for another program, one a line", "concordant read reports/ --json > claims.jsonl"),
    ("what a language model reads in it", "concordant read report.html --reader llm"),
)
@report_options
@reader_options
@click.option("--dry-run", is_flag=True, help="Send nothing to a model; tell what it would cost.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one claim a line.")
@click.option("--speak", type=click.Choice(TONGUES), default="en", help="Language of the listing.")
def command(
    paths: tuple[str, ...], workers: int, dry_run: bool, as_json: bool, speak: Tongue, **about: Any
) -> None:
    """Read reports without keeping anything.

    PATH is a text, a web page, a PDF, an e-mail, a web archive (WARC, WACZ), a .jsonl file, a folder or
    zip folder of them, or - for standard input. Without a date of publication, "last month" cannot be
    placed: give one with --published where the report has none.
    """
    from concordant.interfaces.cli.knowing import overlays, sound_knowledge
    from concordant.interfaces.cli.readings import read_all
    from concordant.interfaces.cli.settings import settings
    from concordant.model.contract import to_contract
    from concordant.views.reported import summarised

    knowledge = sound_knowledge()
    unopened: list[Problem] = []
    lost = total = 0
    with choosing(about) as choice:
        received = _opened(paths, about, unopened)
        if dry_run and choice.asker is not None:
            forecast(choice, received)
            return
        for _, reading in read_all(received, knowledge, overlays(settings()), workers, choice):
            total += 1
            lost += failed(reading)
            for problem in reading.problems:
                name_problem(problem)
            if as_json:
                for claim in reading.claims:
                    paint.show_json(to_contract(claim))
            elif reading.document is not None:
                paint.show(summarised(reading.report, reading.claims, *speaking(speak)))
    report_failures(lost + len(unopened), total + len(unopened))


def _opened(
    paths: tuple[str, ...], about: dict[str, str | None], unopened: list[Problem]
) -> Iterator[Received]:
    """What could be opened; what could not is named and noted in ``unopened``."""
    for arrival in gather(paths, about):
        if isinstance(arrival, Received):
            yield arrival
            continue
        name_problem(arrival)
        if arrival.severity == "error":
            unopened.append(arrival)
