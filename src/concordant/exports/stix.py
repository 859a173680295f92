"""A STIX 2.1 bundle: findings as reports, parties as identities, claims as relationships with notes.

Ids are UUIDs of version 5 and times those of the ledger, so that the same ledger gives the same bundle. What
STIX has no field for stands in a property extension.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from concordant.exports.account import Account, Told, quotes, summarise
from concordant.exports.characters import json_text
from concordant.exports.moments import EPOCH, added, last_second, moment, published, updated
from concordant.exports.names import uuid_of, web_address
from concordant.exports.particulars import whose
from concordant.exports.parties import Parties, Party
from concordant.exports.table import row
from concordant.model.claim import Actor, Claim
from concordant.model.report import Report
from concordant.views.link import deep_link
from concordant.views.names import Names
from concordant.views.sentence import sentence
from concordant.views.text import plain
from concordant.views.wording import Wording

Object = dict[str, Any]

_CONFIDENCE = {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10}
"""The credibility digit on the scale of the standard; 6, which cannot be judged, has no number."""
_CLASSES = {"person": "individual", "armed_group": "group", "party": "group", "alliance": "group"}
_SCHEMA = "urn:concordant:schema:findings:1"


class Telling(NamedTuple):
    """How objects are told: the words, the names, and who is who."""

    words: Wording
    names: Names
    parties: Parties


def pieces(accounts: Iterable[Account], telling: Telling) -> Iterator[str]:
    """The bundle, one object a line; its id is made of what it holds, and comes last."""
    seen: set[str] = set()
    content = sha256()
    yield '{"type":"bundle","objects":['
    between = "\n"
    for each in _objects(accounts, telling):
        if each["id"] not in seen:
            seen.add(each["id"])
            line = json_text(each)
            content.update(line.encode())
            yield between + line
            between = ",\n"
    yield f'\n],"id":"bundle--{uuid_of("bundle", content.hexdigest())}"}}\n'


def _objects(accounts: Iterable[Account], telling: Telling) -> Iterator[Object]:
    yield from (_tool(), _notice(telling.words), _extension())
    for account in accounts:
        yield from objects(account, telling)


def objects(account: Account, telling: Telling) -> Iterator[Object]:
    """Identities, then each claim as a relationship where it has two ends, with its note, then the report."""
    refs: dict[str, None] = {}
    claims = list(account.claims())
    for each in (*_parties(account, claims, telling), *_told(account, claims, telling)):
        refs[each["id"]] = None
        yield each
    yield _report(account, list(refs), telling)


def precise(at: str) -> str:
    """A time to the millisecond, which the standard asks of ``created`` and ``modified``."""
    return at.replace("Z", ".000Z")


def _id(kind: str, name: str, of: str = "") -> str:
    made: UUID = uuid_of(f"{kind}/{of}" if of else kind, name)
    return f"{kind}--{made}"


def _made(kind: str, name: str, created: str, modified: str | None = None, /, **more: Any) -> Object:
    """An object of the tool, under the notice; what has no value is left out."""
    times = {"created": precise(created), "modified": precise(modified or created)}
    common = {**times, "created_by_ref": _TOOL}
    head = {"type": kind, "spec_version": "2.1", "id": _id(kind, name), **common}
    held = {key: value for key, value in more.items() if value not in (None, "", [])}
    return {**head, **held, "object_marking_refs": [_NOTICE]}


_START = precise(EPOCH)
_TOOL = _id("identity", "Concordant", "tool")
_NOTICE = _id("marking-definition", "notice")
_EXTENSION = _id("extension-definition", "findings")


def _tool() -> Object:
    made = {"type": "identity", "spec_version": "2.1", "id": _TOOL, "created": _START, "modified": _START}
    return {**made, "name": "Concordant", "identity_class": "system"}


def _notice(words: Wording) -> Object:
    """The notice as a marking: it travels with every object."""
    statement = {"definition_type": "statement", "definition": {"statement": words.of("export", "notice")}}
    head = {"type": "marking-definition", "spec_version": "2.1", "id": _NOTICE, "created": _START}
    return {**head, **statement, "created_by_ref": _TOOL}


def _extension() -> Object:
    head = {"type": "extension-definition", "spec_version": "2.1", "id": _EXTENSION, "created_by_ref": _TOOL}
    times = {"created": _START, "modified": _START}
    form = {"schema": _SCHEMA, "version": "1.0.0", "extension_types": ["property-extension"]}
    return {**head, **times, "name": "Concordant finding", **form}


def _parties(account: Account, claims: Iterable[Told], telling: Telling) -> Iterator[Object]:
    finding = account.finding
    sides: list[Actor | None] = [finding.agent, finding.recipient]
    sides.extend(side for claim, _ in claims for side in (claim.agent, claim.recipient))
    for party in {p.key: p for side in sides for p in telling.parties.of(side)}.values():
        labels = [f"state:{party.state}"] if party.state else None
        references = [_register(name, value) for name, value in party.identifiers]
        yield _made(
            "identity",
            party.key,
            EPOCH,
            name=party.name,
            identity_class=_identity_class(party),
            labels=labels,
            external_references=references,
        )


def _identity_class(party: Party) -> str:
    return _CLASSES.get(party.kind, "organization") if party.kind else "unspecified"


def _register(name: str, value: str) -> Object:
    return {"source_name": name, "external_id": value}


def _told(account: Account, claims: Iterable[Told], telling: Telling) -> Iterator[Object]:
    """Each claim; one that names fewer than two ends has a note on the report alone."""
    finding = _id("report", account.finding.id)
    quoted = {each.claim: each for each in quotes(account, telling.words, telling.names)}
    for claim, report in claims:
        ties = list(_ties(claim, report, account, telling))
        yield from ties
        told = quoted[claim.id]
        yield _made(
            "note",
            claim.id,
            moment(account.arrived.get(report.id)) or EPOCH,
            abstract=plain(sentence(claim, telling.words, telling.names.actor)),
            content=f"{telling.words.quoted(claim.evidence.quote)}\n{whose(told, telling.words)}",
            authors=[report.outlet] if report.outlet else None,
            object_refs=[tie["id"] for tie in ties] or [finding],
            labels=_axes(claim),
            lang=report.lang if report.lang != "und" else None,
            external_references=[_reference(report, told.link)],
        )


def _ties(claim: Claim, report: Report, account: Account, telling: Telling) -> Iterator[Object]:
    """A relationship from each who acts to each who receives; a denial is one of its own, labelled so."""
    start, stop = _bounds(claim)
    for agent in telling.parties.of(claim.agent):
        for recipient in telling.parties.of(claim.recipient):
            yield _made(
                "relationship",
                f"{claim.id}/{agent.key}/{recipient.key}",
                moment(account.arrived.get(report.id)) or EPOCH,
                relationship_type=claim.event.replace("_", "-"),
                description=plain(sentence(claim, telling.words, telling.names.actor)),
                source_ref=_id("identity", agent.key),
                target_ref=_id("identity", recipient.key),
                start_time=start,
                stop_time=stop,
                labels=_axes(claim),
                external_references=[_reference(report, deep_link(report.url, claim.evidence))],
            )


def _bounds(claim: Claim) -> tuple[str | None, str | None]:
    """The first and the last second of the time that a claim gives."""
    if claim.time is None:
        return None, None
    start = moment(claim.time.earliest)
    stop = last_second(claim.time.latest)
    return start, stop if not start or not stop or stop > start else None


def _axes(claim: Claim) -> list[str]:
    goods = [f"weapon:{claim.item.item_class}"] if claim.item else []
    return [*(f"{axis}:{getattr(claim, axis)}" for axis in ("certainty", "polarity", "phase")), *goods]


def _reference(report: Report, link: str | None = None) -> Object:
    """Where the report stands, with the digest of what was received."""
    reference: Object = {"source_name": report.outlet or report.id}
    described = ", ".join(filter(None, (report.title, report.published)))
    reference["description"] = described or report.id
    if address := web_address(link) or web_address(report.url):
        reference["url"] = address
        reference["hashes"] = {"SHA-256": report.sha256}
    reference["external_id"] = report.id
    return reference


def _report(account: Account, refs: list[str], telling: Telling) -> Object:
    finding, support = account.finding, account.finding.support
    summary = summarise(account, telling.words, telling.names)
    grade = finding.grade
    labels = [f"event:{finding.event}", f"grade:{grade.digit}", f"origins:{support.least}-{support.most}"]
    if grade.proposed and not grade.by:
        labels.append(f"grade-proposed:{grade.proposed}")
    if support.against:
        labels.append("polarity:disputed" if support.origins else "polarity:denied")
    told = telling.words.say("export", "described", counts=summary.counts, grade=summary.grade)
    return _made(
        "report",
        finding.id,
        added(account),
        updated(account),
        name=summary.statement,
        description=f"{told}\n{summary.reason}\n{summary.notice}",
        published=published(account) or added(account),
        object_refs=refs or [_TOOL],
        labels=labels,
        confidence=_CONFIDENCE.get(grade.digit),
        external_references=[_reference(report) for report in account.reports().values()],
        extensions={
            _EXTENSION: {
                "extension_type": "property-extension",
                **_filled(row(account, telling.words, telling.names)),
            }
        },
    )


def _filled(value: Any) -> Any:
    """A value without what is empty: STIX knows neither null nor empty lists."""
    if isinstance(value, dict):
        filled = {key: _filled(held) for key, held in value.items()}
        return {key: held for key, held in filled.items() if held not in (None, "", [])}
    return [_filled(held) for held in value] if isinstance(value, list) else value
