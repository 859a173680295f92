"""FollowTheMoney: entities as JSON objects, one a line. What is a claim stays one: no designation is stated.

Reports are articles, actors are organisations, people or ships, goods are assets. A claim is a link of
unknown kind between them, since nothing firmer is known than that somebody says so. A finding is an
event with a note.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from concordant.exports.account import Account, Summary, summarise
from concordant.exports.characters import json_text
from concordant.exports.parties import Parties, Party
from concordant.model.claim import Claim, Item
from concordant.model.finding import Finding
from concordant.model.report import Report
from concordant.views.link import deep_link
from concordant.views.names import Names
from concordant.views.sentence import goods, sentence
from concordant.views.text import plain
from concordant.views.wording import Wording

Entity = dict[str, Any]

_SCHEMAS = {
    "person": "Person",
    "company": "Company",
    "vessel": "Vessel",
    **dict.fromkeys(
        ("armed_group", "party", "organisation", "ngo", "news_agency", "alliance"), "Organization"
    ),
    **dict.fromkeys(
        ("state", "government", "ministry", "armed_forces", "unit", "intelligence"), "PublicBody"
    ),
    "body": "PublicBody",
}
_UNKNOWN = "LegalEntity"
_REGISTERS = {"qid": "wikidataId", "imo": "imoNumber"}
# The model wants three letters; other languages are left out.
_LANGUAGES = {
    "ar": "ara",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fa": "fas",
    "fr": "fra",
    "he": "heb",
    "it": "ita",
    "ja": "jpn",
    "ko": "kor",
    "nl": "nld",
    "pl": "pol",
    "pt": "por",
    "ru": "rus",
    "tr": "tur",
    "uk": "ukr",
    "zh": "zho",
}
_NO_LEGAL_ENTITY = frozenset({"Vessel"})


class Telling(NamedTuple):
    """How entities are told: the words, the names, who is who, and what models of weapons are called."""

    words: Wording
    names: Names
    parties: Parties
    models: Mapping[str, str]


def lines(accounts: Iterable[Account], telling: Telling) -> Iterator[str]:
    """The entities of each finding as lines; what several findings share comes once."""
    seen: set[str] = set()
    for account in accounts:
        for entity in entities(account, telling):
            if entity["id"] not in seen:
                seen.add(entity["id"])
                yield json_text(entity) + "\n"


def entities(account: Account, telling: Telling) -> Iterator[Entity]:
    """Articles, parties and goods, then the links between them, the event and its note."""
    finding, told = account.finding, list(account.claims())
    yield from (_article(report) for report in account.reports().values())
    told_claims = [claim for claim, _ in told]
    said: tuple[Finding | Claim, ...] = (finding, *told_claims)
    yield from (_actor(party) for party in _involved(said, telling))
    items = {_goods_key(one.item): one.item for one in said if one.item}
    yield from (_asset(key, item, telling) for key, item in items.items())
    for claim, report in told:
        yield from _link(claim, report, telling)
    summary = summarise(account, telling.words, telling.names)
    yield _event(account, summary, telling)
    yield _note(account, summary, telling)


def _involved(tellings: Iterable[Finding | Claim], telling: Telling) -> list[Party]:
    """Everybody who acts or receives in a finding or one of its claims, each once."""
    every = (side for one in tellings for side in (one.agent, one.recipient))
    return list({party.key: party for side in every for party in telling.parties.of(side)}.values())


def _entity(identifier: str, schema: str, **properties: str | Iterable[str] | None) -> Entity:
    """An entity; properties without a value are left out, every value is there once."""
    held: dict[str, list[str]] = {}
    for name, value in properties.items():
        values = [value] if isinstance(value, str) else list(value or ())
        if kept := list(dict.fromkeys(each for each in values if each)):
            held[name] = kept
    return {"id": identifier, "schema": schema, "properties": held}


def _key(kind: str, name: str) -> str:
    """An id that any program takes: readers refuse blanks and much else in one."""
    return f"cc-{kind}-{sha256(name.encode('utf-8', 'backslashreplace')).hexdigest()[:20]}"


def _article(report: Report) -> Entity:
    web = report.url if report.url and report.url.startswith(("http://", "https://")) else None
    return _entity(
        _key("report", report.id),
        "Article",
        fileName=re.split(r"[/\\]", report.source)[-1],  # folders are nobody's business
        title=report.title,
        publisher=report.outlet,
        publishedAt=report.published,
        language=_LANGUAGES.get(report.lang),
        sourceUrl=web,
        # Checksums of this model are SHA-1.
        keywords=[f"concordant:{report.id}", f"sha256:{report.sha256}"],
    )


def _actor(party: Party) -> Entity:
    registers = {_REGISTERS[name]: value for name, value in party.identifiers if name in _REGISTERS}
    schema = _SCHEMAS.get(party.kind or "", _UNKNOWN)
    if schema != "Vessel":
        registers.pop("imoNumber", None)
    state = party.state.lower() if party.state else None
    return _entity(_key("actor", party.key), schema, name=party.name, country=state, **registers)


def _goods_key(item: Item) -> str:
    return item.id or item.item_class


def _asset(key: str, item: Item, telling: Telling) -> Entity:
    """Goods by model where the knowledge has it, else by class: the words of a report stand in its link."""
    called = telling.models.get(key) or goods(Item(None, item.item_class), telling.words)
    return _entity(_key("goods", key), "Asset", name=called, keywords=f"weapon:{item.item_class}")


def _link(claim: Claim, report: Report, telling: Telling) -> Iterator[Entity]:
    """The claim from who acts to who receives, else to the goods; none where one end is missing."""
    words = telling.words
    agents = [_key("actor", party.key) for party in telling.parties.of(claim.agent)]
    recipients = [_key("actor", party.key) for party in telling.parties.of(claim.recipient)]
    wares = [_key("goods", _goods_key(claim.item))] if claim.item else []
    ends = [end for end in (agents, recipients, wares) if end][:2]
    if len(ends) < 2:
        return
    time = claim.time
    start, end = (time.earliest, time.latest) if time else (None, None)
    told = [words.of(axis, getattr(claim, axis)) for axis in ("certainty", "polarity", "phase")]
    yield _entity(
        f"cc-{claim.id}",
        "UnknownLink",
        subject=ends[0],
        object=ends[1],
        role=_role(claim, words),
        status=told,
        date=start if start == end else None,
        startDate=start if start != end else None,
        endDate=end if start != end else None,
        summary=plain(sentence(claim, words, telling.names.actor)),
        description=words.quoted(claim.evidence.quote),
        sourceUrl=deep_link(report.url, claim.evidence),
        publisher=report.outlet,
        proof=_key("report", report.id),
        recordId=claim.id,
    )


def _role(claim: Claim, words: Wording) -> str:
    """What is claimed, and the report's words for the goods; a denial says so first."""
    said = f"{words.of('event', claim.event)} {goods(claim.item, words)}".strip()
    return said if claim.polarity == "affirmed" else f"{words.of('polarity', 'denied')}: {said}"


def _event(account: Account, summary: Summary, telling: Telling) -> Entity:
    finding = account.finding
    sides = (*telling.parties.of(finding.agent), *telling.parties.of(finding.recipient))
    legal = [p for p in sides if _SCHEMAS.get(p.kind or "", _UNKNOWN) not in _NO_LEGAL_ENTITY]
    one_day = finding.first == finding.last
    return _entity(
        f"cc-{finding.id}",
        "Event",
        name=summary.statement,
        involved=[_key("actor", party.key) for party in legal],
        date=finding.first if one_day else None,
        startDate=None if one_day else finding.first,
        endDate=None if one_day else finding.last,
        summary=_described(summary, telling.words),
        notes=summary.notice,
        description=summary.reason,
        keywords=_keywords(account),
        proof=[_key("report", report) for report in account.reports()],
        recordId=finding.id,
    )


def _note(account: Account, summary: Summary, telling: Telling) -> Entity:
    """What a page on each party has to say beside the event: that it is a claim, and how it is supported."""
    finding = account.finding
    sides = (*telling.parties.of(finding.agent), *telling.parties.of(finding.recipient))
    return _entity(
        f"cc-note-{finding.id}",
        "Note",
        name=summary.statement,
        entity=[f"cc-{finding.id}", *(_key("actor", party.key) for party in sides)],
        description=f"{_described(summary, telling.words)}. {summary.notice}",
        keywords=_keywords(account),
        proof=[_key("report", report) for report in account.reports()],
    )


def _described(summary: Summary, words: Wording) -> str:
    """Counts and grade, then who denies it and what excludes each other."""
    parts = [words.say("export", "described", counts=summary.counts, grade=summary.grade)]
    if summary.denials:
        parts.append(words.say("export", "denied", who=summary.denials))
    if summary.contradictions:
        parts.append(words.say("export", "contradicted", on=summary.contradictions))
    return " · ".join(parts)


def _keywords(account: Account) -> list[str]:
    """The axes of the finding as tags that no language changes."""
    finding, support = account.finding, account.finding.support
    tags = [f"event:{finding.event}", f"phase:{finding.phase}", f"grade:{finding.grade.digit}"]
    if finding.grade.proposed and not finding.grade.by:
        tags.append(f"grade-proposed:{finding.grade.proposed}")
    if finding.item:
        tags.append(f"weapon:{finding.item.item_class}")
    tags.append(f"origins:{support.least}-{support.most}")
    said = sorted({claim.certainty for claim, _ in account.claims()})
    tags.extend(f"certainty:{each}" for each in said)
    if support.against:
        tags.append("polarity:disputed" if support.origins else "polarity:denied")
    return tags
