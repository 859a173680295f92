"""Findings, their dossiers and judgements as JSON objects."""

from collections.abc import Mapping, Sequence
from itertools import islice, product
from typing import Any

from concordant.linking.derivation.edges import Edge
from concordant.model.finding import Amount, Finding, Grade, Origin, Relation, Support, Version
from concordant.views.dossier import Dossier, Past, about
from concordant.views.finding_sentence import act, flags
from concordant.views.grade_sentence import reason
from concordant.views.letters import letters
from concordant.views.names import Names
from concordant.views.records import described, identified
from concordant.views.text import plain
from concordant.views.wording import TONGUES, Tongue, wording

Json = dict[str, Any]
Places = Mapping[str, tuple[str, int]]
"""Claim id → id of its report and number in it."""

MOST_PAIRS = 200
"""More pairs of contradicting claims than this are counted, not listed."""


def recorded(finding: Finding, places: Places, names: Mapping[Tongue, Names]) -> Json:
    """The finding with the places of its claims, and the reason of its grade in every language."""
    pairs, total = _pairs(finding)
    return {
        "id": finding.id,
        "event": finding.event,
        "agent": _party(finding.agent),
        "recipient": _party(finding.recipient),
        "item": _item(finding.item),
        "phase": finding.phase,
        "time": _time(finding),
        "versions": [_version(version) for version in finding.versions],
        "denials": [_version(version) for version in finding.denials],
        "claims": [_place(claim, places) for claim in finding.claims],
        "support": _support(finding.support),
        "grade": _grade(finding, names),
        "contradictions": pairs,
        "contradictions_in_all": total,
    }


def _party(actor: Any) -> Json | None:
    return {"name": actor.name, "state": actor.state, "id": actor.id} if actor else None


def _item(item: Any) -> Json | None:
    return {"surface": item.surface, "class": item.item_class, "id": item.id} if item else None


def _time(told: Finding | Version) -> Json:
    return {"start": told.first, "end": told.last, "stated": told.dated}


def _version(version: Version) -> Json:
    return {
        "claims": list(version.claims),
        "amount": _amount(version.amount),
        "time": _time(version),
        "item": _item(version.item),
    }


def _amount(amount: Amount | None) -> Json | None:
    if amount is None:
        return None
    return {"low": _number(amount.low), "high": _number(amount.high), "unit": amount.unit}


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and float(value).is_integer() else value


def _place(claim: str, places: Places) -> Json:
    report, number = places.get(claim, (None, None))
    return {"id": claim, "report": report, "claim": number}


def _support(support: Support) -> Json:
    return {
        "reports": support.reports,
        "families": support.families,
        "least": support.least,
        "most": support.most,
        "origins": [_origin(origin) for origin in support.origins],
        "against": [_origin(origin) for origin in support.against],
        "caveats": list(support.caveats),
    }


def _origin(origin: Origin) -> Json:
    return {
        "key": origin.key,
        "name": origin.name,
        "bloc": origin.bloc,
        "kind": origin.kind,
        "counts": origin.counts,
        "firm": origin.firm,
        "claims": list(origin.claims),
    }


def _grade(finding: Finding, names: Mapping[Tongue, Names]) -> Json:
    grade: Grade = finding.grade
    reasons = {
        f"reason_{tongue}": reason(finding, wording(tongue), names.get(tongue, Names())) for tongue in TONGUES
    }
    return {
        "digit": grade.digit,
        "proposed": grade.proposed if grade.by is None else None,
        "rule": grade.rule,
        "by": grade.by,
        **reasons,
    }


def _pairs(finding: Finding) -> tuple[list[Json], int]:
    """Every pair of claims that exclude each other, as far as they are listed, and how many there are."""
    version_of = {c: v.claims for v in (*finding.versions, *finding.denials) for c in v.claims}
    sides = [
        (version_of.get(each.one, (each.one,)), version_of.get(each.other, (each.other,)), each.topic)
        for each in finding.contradictions
    ]
    every = (
        {"one": one, "other": other, "topic": topic}
        for ones, others, topic in sides
        for one, other in product(ones, others)
    )
    return list(islice(every, MOST_PAIRS)), sum(len(ones) * len(others) for ones, others, _ in sides)


def whole(dossier: Dossier, names: Mapping[Tongue, Names]) -> Json:
    """The finding with its claims in full, its reports, its relations and its judgements."""
    finding = dossier.finding
    places = {claim.id: (report.id, claim.number) for claim, report in dossier.told.values()}
    return {
        **recorded(finding, places, names),
        "told": [identified(claim) for _, (claim, _) in sorted(dossier.told.items())],
        "reports": [described(report) for _, report in sorted(dossier.reports.items())],
        "letters": letters(dossier.reports.values(), dossier.sources),
        "families": [list(family) for _, family in sorted(dossier.families.items())],
        "ties": [_tie(edge) for edge in dossier.ties],
        "relations": [_relation(each, dossier, names) for each in dossier.relations],
        "judgements": [judged(past) for past in about(finding, dossier.judgements)],
    }


def _tie(edge: Edge) -> Json:
    return {"one": edge.a, "other": edge.b, "kind": edge.kind, "score": edge.score, "way": edge.direction}


def _relation(relation: Relation, dossier: Dossier, names: Mapping[Tongue, Names]) -> Json:
    other = relation.target if relation.source == dossier.finding.id else relation.source
    found = dossier.others.get(other)
    said = plain(act(found, wording("en"), names.get("en", Names()))) if found else None
    return {
        "source": relation.source,
        "target": relation.target,
        "kind": relation.kind,
        "topic": relation.topic,
        "other": said,
    }


def judged(past: Past) -> Json:
    """A judgement, and by which other it was taken back."""
    j = past.judgement
    return {
        "id": j.id,
        "kind": j.kind,
        "claims": [anchor.claim for anchor in j.about],
        "about": [
            {"claim": a.claim, "report": a.report, "start": a.start, "end": a.end, "event": a.event}
            for a in j.about
        ],
        "who": j.who,
        "when": j.when,
        "why": j.why,
        "details": dict(j.details),
        "taken_back": past.taken_back.id if past.taken_back else None,
    }


def told_briefly(findings: Sequence[Finding], names: Names) -> list[Json]:
    """Findings as one compares them before and after: what is said, how supported, which grade."""
    words = wording("en")
    return [
        {
            "id": finding.id,
            "act": plain(act(finding, words, names)),
            "claims": list(finding.claims),
            "reports": finding.support.reports,
            "families": finding.support.families,
            "least": finding.support.least,
            "most": finding.support.most,
            "grade": finding.grade.digit,
            "flags": plain(flags(finding, words)),
        }
        for finding in findings
    ]
