"""What the readers leave to a person: claims that wait, readings that differ, what was refused."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from concordant.linking.correcting import SLOTS
from concordant.linking.decisions import decide
from concordant.model.apart import Apart
from concordant.model.claim import Claim
from concordant.model.report import Report
from concordant.store.ledger import ClaimFilter, Ledger

_PORTION = 200
_ITEM = {"item": "item_class"}
"""Slots of a comparison by the name under which a person corrects them."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that a person may decide.

    Attributes:
        kind: ``waits``: its own words speak against the claim; ``differs``: two readers read it otherwise;
            ``refused``: no claim came of it.
        claim: as it stands in the ledger; None for what was refused.
        apart: what was read otherwise, or refused; None for a claim that waits.
        report: where it stands.
    """

    kind: Literal["waits", "differs", "refused"]
    claim: Claim | None
    apart: Apart | None
    report: Report


def reports_asked_about(ledger: Ledger, after: str = "") -> Iterator[str]:
    """Reports that another than the built-in reader read last, by id: in no other can something be left."""
    while found := ledger.asked_about(after, _PORTION):
        yield from found
        after = found[-1]


def judged(ledger: Ledger) -> frozenset[str]:
    """The claims of which somebody said how they are read."""
    decisions = decide(ledger.judgements())
    return frozenset((*decisions.accepted, *decisions.rejected, *decisions.corrections))


def matters(
    ledger: Ledger, report: str, done: frozenset[str] = frozenset(), refused: bool = False
) -> Iterator[Matter]:
    """What is left of one report.

    Args:
        ledger: where it is.
        report: its id.
        done: claims about which nothing is left to decide.
        refused: whether to tell what was refused too.
    """
    claims = list(ledger.claims(ClaimFilter(report=report), reasons=False))
    for claim, whose in claims:
        if claim.doubt and claim.id not in done:
            yield Matter("waits", claim, None, whose)
    standing = {claim.id: claim for claim, _ in claims}
    for apart, whose in ledger.apart(report):
        if apart.kind == "otherwise":
            if apart.claim in standing and apart.claim not in done:
                yield Matter("differs", standing[apart.claim], apart, whose)
        elif refused:
            yield Matter("refused", None, apart, whose)


def as_the_other_reads(matter: Matter) -> dict[str, str]:
    """The slots that a person can correct with the values of the other reading, where that differs."""
    if matter.kind != "differs" or matter.apart is None:
        return {}
    wanted = (_ITEM.get(slot, slot) for slot in matter.apart.why)
    return {slot: _value(matter.apart, slot) for slot in wanted if slot in SLOTS}


def _value(apart: Apart, slot: str) -> str:
    if slot == "item_class":
        return str((apart.said.get("item") or {}).get("class") or "")
    said = apart.said.get(slot)
    return str(said.get("name") or "") if isinstance(said, dict) else str(said or "")
