"""Rows of what follows from the rest, and the records that they stand for."""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from concordant.assessment.support import Own
from concordant.assessment.upkeep import Held
from concordant.linking.clusters import LONG
from concordant.linking.relations import Core, mark
from concordant.linking.statements import Figure, Statement
from concordant.linking.terms import Party
from concordant.linking.voices import Source, Telling
from concordant.model.claim import CERTAINTIES, Actor, Claim
from concordant.model.finding import Finding, Origin
from concordant.store.codec import pack
from concordant.store.folding import phrases

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Row = dict[str, Any]


def placed_row(claim: Claim, reading: int, statement: Statement, telling: Telling) -> Row:
    """A claim where it may belong together with others."""
    return {
        "claim": claim.id,
        "reading": reading,
        "number": claim.number,
        "report": claim.report,
        "start": claim.evidence.start,
        "stop": claim.evidence.end,
        "event": statement.event,
        "agent": statement.agent.block,
        "recipient": statement.recipient.block,
        "first": statement.first,
        "statement": pack_statement(statement),
        "telling": pack(telling),
    }


def pack_statement(s: Statement) -> str:
    """A statement as JSON."""
    return pack(s._replace(agent=_party(s.agent), recipient=_party(s.recipient)))  # type: ignore[arg-type]


def _party(party: Party) -> list[Any]:
    return [party.key, party.block, party.level, sorted(party.words)]


@lru_cache(maxsize=50_000)
def unpack_statement(packed: str) -> Statement:
    """The statement that was packed; those of the last months are linked again with every portion."""
    fields = json.loads(packed)
    fields[3], fields[4] = (Party(p[0], p[1], p[2], frozenset(p[3])) for p in fields[3:5])
    if fields[11] is not None:
        fields[11] = Figure(*fields[11])
    return Statement(*fields)


def unpack_telling(packed: str) -> Telling:
    """The telling that was packed."""
    claim, report, outlet, chain, firm, publisher = json.loads(packed)
    return Telling(claim, report, outlet, tuple(Source(*source) for source in chain), firm, publisher)


def firmest(finding: Finding, firmness: Mapping[str, str]) -> str:
    """How firmly a finding is put at best by those who affirm it, or else by those who deny it."""
    told = [c for version in finding.versions or finding.denials for c in version.claims]
    put = {firmness[claim] for claim in told if claim in firmness}
    return next((certainty for certainty in CERTAINTIES if certainty in put), "")


def held_row(held: Held, newest: int, certainty: str) -> Row:
    """A finding with what people search it by."""
    finding, core = held.finding, held.core
    uncommon = mark(core)
    disputed = bool(finding.denials and finding.versions) or bool(finding.contradictions)
    return {
        "id": finding.id,
        "event": finding.event,
        "phase": core.head.phase,
        "agent": core.head.agent.block,
        "recipient": core.head.recipient.block,
        "first": core.first,
        "last": core.last,
        "lasts": int(core.last - core.first > LONG),
        "mark": mark_text(uncommon) if uncommon is not None else "",
        "agent_states": _states(finding.agent),
        "agent_words": _words(finding.agent),
        "recipient_states": _states(finding.recipient),
        "recipient_words": _words(finding.recipient),
        "item_class": finding.item.item_class if finding.item else "",
        "item_words": phrases(_item_words(finding)),
        "begins": finding.first or "",
        "ends": finding.last or "9999-12-31",
        "disputed": int(disputed or bool(finding.support.against and finding.versions)),
        "least": finding.support.least,
        "most": finding.support.most,
        "reports": finding.support.reports,
        "digit": finding.grade.digit,
        "newest": newest,
        "certainty": certainty,
        "core": pack([pack_statement(core.head), core.first, core.last, core.told]),
        "own": _pack_own(held.own),
        "body": _findings().dump_json(finding).decode(),
    }


def mark_text(uncommon: tuple[str, str, str, float]) -> str:
    """An uncommon figure with its goods as one searchable text."""
    return "|".join(map(str, uncommon))


def unpack_held(core: str, own: str, body: str) -> Held:
    """A finding with what it takes to weigh it again."""
    return Held(unpack_finding(body), unpack_core(core), unpack_own(own))


def unpack_core(packed: str) -> Core:
    """What the finding says at its best."""
    head, first, last, told = json.loads(packed)
    return Core(unpack_statement(head), first, last, told)


def unpack_finding(body: str) -> Finding:
    """A finding."""
    return _findings().validate_json(body)


@cache
def _findings() -> "TypeAdapter[Finding]":
    # Takes longer to import than a listing of claims takes to print.
    from pydantic import TypeAdapter

    return TypeAdapter(Finding)


@cache
def _origins() -> "TypeAdapter[tuple[Origin, ...]]":
    from pydantic import TypeAdapter

    return TypeAdapter(tuple[Origin, ...])


def _pack_own(own: Own) -> str:
    rows = _origins()
    return pack(
        [
            rows.dump_python(own.origins, mode="json"),
            rows.dump_python(own.against, mode="json"),
            sorted(own.reports),
            sorted(own.families),
            [sorted(group) for group in own.sure],
            own.agreed,
        ]
    )


def unpack_own(packed: str) -> Own:
    """What the finding rests on by itself."""
    origins, against, reports, families, sure, agreed = json.loads(packed)
    rows = _origins()
    return Own(
        rows.validate_python(origins),
        rows.validate_python(against),
        frozenset(reports),
        frozenset(families),
        tuple(frozenset(group) for group in sure),
        agreed,
    )


def _states(actor: Actor | None) -> str:
    return f";{actor.state};" if actor and actor.state else ""


def _words(actor: Actor | None) -> str:
    return phrases([*actor.name.split(";"), actor.id]) if actor else ""


def _item_words(finding: Finding) -> list[str | None]:
    items = [finding.item, *(v.item for v in finding.versions)]
    return [word for item in items if item for word in (item.surface, item.id)]
