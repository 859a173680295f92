"""``concordant export gold``: from judgements to a corpus that ``concordant evaluate`` takes."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from concordant.interfaces.cli import streams
from concordant.interfaces.cli.output import write_folder, write_out
from concordant.interfaces.cli.settings import settings
from concordant.model.judgement import Judgement
from concordant.store.ledger import ClaimFilter, Ledger

if TYPE_CHECKING:
    from concordant.exports.gold import GoldReport

TEXTS, GOLD = "texts.jsonl", "gold.jsonl"
_UNFILTERED = frozenset(("order",))


def check(of: str | None, target: Path | None, wanted: dict[str, Any], limit: int | None) -> None:
    """Refuse what would make gold that is none: parts of reports, or two files in one."""
    if of == "findings":
        raise click.UsageError("gold is of claims or texts")
    if limit or any(value for name, value in wanted.items() if name not in _UNFILTERED):
        raise click.UsageError("gold is whole reports, all that were judged; it takes no filters")
    if of is None and target is not None and target.suffix:
        raise click.UsageError(
            f"gold makes {TEXTS} and {GOLD}: -o DIR names a folder for both, --of claims|texts asks for one"
        )


def write_gold(ledger: Ledger, of: str | None, target: Path | None) -> None:
    """Write the claims, the texts, or both into a folder."""
    from concordant.exports.gold import claim_lines, text_lines

    judgements = tuple(ledger.judgements())
    claims = (line.encode() for line in claim_lines(_gold(ledger, judgements, tell=of != "texts")))
    texts = (line.encode() for line in text_lines(_gold(ledger, judgements, tell=of == "texts")))
    if of is None and target is not None:
        write_folder(((GOLD, b"".join(claims)), (TEXTS, b"".join(texts))), target)
    else:
        write_out(texts if of == "texts" else claims, target)


def _gold(ledger: Ledger, judgements: tuple[Judgement, ...], tell: bool) -> Iterator["GoldReport"]:
    """The reports that people judged, one at a time; afterwards what is to be known about them."""
    from concordant.exports.gold import as_judged, judged_before, judged_reports
    from concordant.interfaces.cli.knowing import sound_knowledge
    from concordant.pipeline import linking_of

    judged = judged_reports(judgements)
    terms = linking_of(sound_knowledge())[0].terms if judged else None
    unjudged = 0
    for report, held in judged.items():
        document = ledger.document(report)
        if document is None or terms is None:
            continue
        read = [claim for claim, _ in ledger.claims(ClaimFilter(report=report), reasons=False)]
        now = {claim.id for claim in read}
        earlier = [c for c, _ in ledger.told(judged_before(report, held) - now).values()]
        made = as_judged(document, read, earlier, held, terms)
        unjudged += made.unjudged
        yield made
    if tell and not settings().quiet:
        _say(len(judged), unjudged)


def _say(reports: int, unjudged: int) -> None:
    if not reports:
        streams.say("Nobody has judged how a claim was read. Begin with: concordant judge accept CLAIM")
    elif unjudged:
        streams.say(
            f"note: claims of these reports that nobody has judged stand as they were read: {unjudged}"
        )
