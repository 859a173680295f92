"""``concordant doctor``: whether everything is in place."""

from collections.abc import Iterator

import click

from concordant.interfaces.cli import paint
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.examination import Finding, examine
from concordant.interfaces.cli.failure import CHECK_FAILED, CommandError
from concordant.views.text import Line, Piece, line


@declare(
    "doctor",
    ("is everything in place?", "concordant doctor"),
    ("for a report of an error", "concordant doctor --json"),
)
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, one finding a line.")
def command(as_json: bool) -> None:
    """Tell whether everything is in place, and what to do if not.

    Looks at Python, the installed parts, the knowledge, the ledger of this project, the cache and the
    terminal. Exit code 4 if something is wrong.
    """
    found = list(examine())
    if as_json:
        for what, well, told, advice in found:
            paint.show_json({"part": what, "well": well, "found": told, "advice": advice})
    else:
        width = max(len(what) for what, *_ in found)
        paint.show(one for finding in found for one in _told(finding, width))
    wrong = sum(not well for _, well, *_ in found)
    if wrong:
        raise CommandError(f"{wrong} of {len(found)} parts are not well", "see above", CHECK_FAILED)


def _told(finding: Finding, width: int) -> Iterator[Line]:
    what, well, told, advice = finding
    sign = Piece("✓", "item") if well else Piece("✗", "denied")
    yield line(sign, f" {what:<{width}}  {told}")
    if advice:
        yield line(" " * (width + 4), Piece(f"next: {advice}", "muted"))
