"""``concordant export``: findings in the formats of other programs."""

from itertools import islice
from pathlib import Path
from typing import Any

import click

from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.exporting import accounts
from concordant.interfaces.cli.filters import finding_filters
from concordant.interfaces.cli.formats import BINARY, WRITING, WRITING_CLAIMS, Asked, notes_of
from concordant.interfaces.cli.golden import check, write_gold
from concordant.interfaces.cli.ledger import opened
from concordant.interfaces.cli.output import refuse_terminal, write_folder, write_out
from concordant.interfaces.cli.progress import Progress
from concordant.interfaces.cli.settings import settings
from concordant.interfaces.cli.settling import settle_now
from concordant.store.ledger import ClaimFilter, FindingFilter
from concordant.views.wording import TONGUES, Tongue

_SCHEMA, _FEED, _NOTES, _GOLD = "schema", "atom", "markdown", "gold"
_IN_A_FEED = 100
"""Entries of a feed unless another limit is given: who follows it has read the older ones."""
_FORMATS = (*WRITING, _NOTES, _GOLD, _SCHEMA)
_OF_FINDINGS_ONLY = ("disputed", "least")


@declare(
    "export",
    ("for OpenAleph and other tools of FollowTheMoney", "concordant export ftm -o findings.ftm.json"),
    ("for a spreadsheet", "concordant export csv --bom --recipient RU -o findings.csv"),
    ("claims instead of findings", "concordant export csv --of claims --since 2024 -o claims.csv"),
    ("who arms whom, on a map", "concordant export geojson --event transfer -o flows.geojson"),
    ("notes for a vault", "concordant export markdown --actor KP -o vault/findings"),
    ("for data frames", "concordant export parquet -o findings.parquet"),
    ("for OpenCTI", "concordant export stix --least 2 -o findings.stix.json"),
    (
        "a feed of what is said about arms for Russia",
        "concordant export atom --recipient RU --title 'Arms for Russia' -o russia.atom",
    ),
    ("what people judged, to score what is read against it", "concordant export gold -o corpus"),
    ("what a line of findings --json holds", "concordant export schema"),
)
@click.argument("form", metavar="FORMAT", type=click.Choice(_FORMATS))
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to write; standard output without it, or with -.",
)
@click.option(
    "--of",
    type=click.Choice(("findings", "claims", "texts")),
    help="For csv, parquet, schema and gold: of what.",
)
@click.option("--bom", is_flag=True, help="For csv: begin with a byte order mark, as Excel wants it.")
@click.option("--title", metavar="TEXT", help="For atom: what the saved search is called.")
@click.option(
    "--address", metavar="URL", help="For atom: where the feed will be found; this names it for good."
)
@finding_filters
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="The first N; 0 for all.")
@click.option("--speak", type=click.Choice(TONGUES), default="en", help="Language of what people read.")
def command(
    form: str,
    target: Path | None,
    of: str | None,
    bom: bool,
    title: str | None,
    address: str | None,
    limit: int | None,
    speak: Tongue,
    **wanted: Any,
) -> None:
    """Write findings in the formats of other programs.

    \b
    FORMAT   for
    ftm      FollowTheMoney: OpenAleph, OpenSanctions tools
    csv      spreadsheets
    geojson  maps
    atom     feed readers: one feed a saved search, its newest 100 findings
    stix     STIX 2.1: OpenCTI, MISP
    parquet  data frames and databases; needs pyarrow
    markdown notes for a vault such as Obsidian's; -o names a folder
    gold     concordant evaluate: judged reports; -o names a folder
    schema   programs that read --json: its JSON Schema; needs no project

    Every finding comes with its quotes, reports, counts of origins, grade and denials, and with the notice
    that these are claims of the press and not established facts. Filters add up.
    """  # noqa: D301  (click looks for the sign itself)
    target = None if target == Path("-") else target
    if form == _GOLD:
        check(of, target, wanted, limit)
        with opened() as ledger:
            write_gold(ledger, of, target)
        return
    if of == "texts":
        raise click.UsageError("--of texts is for gold")
    asked = Asked(speak, bom, title, _told(wanted), address)
    limit = _IN_A_FEED if limit is None and form == _FEED else limit
    if form == _SCHEMA:
        _write_schema(of or "findings", target)
        return
    if of == "claims":
        _check_claims(form, wanted)
    if form == _NOTES and target is None:
        raise click.UsageError("markdown makes many files; -o DIR says where")
    if form in BINARY:
        refuse_terminal(form, target)
    with opened() as ledger, Progress("exporting", settings().quiet or target is None) as progress:
        if of == "claims":
            held = ledger.claims(_claims_wanted(wanted), reasons=False)
            write_out(WRITING_CLAIMS[form](islice(held, limit or None), asked), target)
            return
        settle_now(ledger)
        found = islice(ledger.findings(FindingFilter(**wanted)), limit or None)
        told = accounts(ledger, found, progress)
        if form == _NOTES and target is not None:
            write_folder(notes_of(told, asked), target)
        else:
            write_out(WRITING[form](told, asked), target)


def _told(wanted: dict[str, Any]) -> str:
    """The filters in one order, whatever the order of the command line."""
    return ", ".join(f"{name} {value}" for name, value in sorted(wanted.items()) if value and name != "order")


def _write_schema(of: str, target: Path | None) -> None:
    from concordant.exports.schema import schema_text

    write_out([schema_text(of).encode()], target)


def _check_claims(form: str, wanted: dict[str, Any]) -> None:
    if form not in WRITING_CLAIMS:
        raise click.UsageError(f"--of claims is for {', '.join(WRITING_CLAIMS)}")
    for name in _OF_FINDINGS_ONLY:
        if wanted[name]:
            raise click.UsageError(f"--{name} is about findings; a claim alone is neither")


def _claims_wanted(wanted: dict[str, Any]) -> ClaimFilter:
    return ClaimFilter(**{k: v for k, v in wanted.items() if k in ClaimFilter.__slots__})
