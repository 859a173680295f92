"""What people judged, as gold: reports with their claims as they stand, ready for ``concordant evaluate``."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from concordant.exports.characters import json_text
from concordant.linking.anchoring import Standing, anchored
from concordant.linking.correcting import corrected
from concordant.linking.decisions import decide, standing
from concordant.linking.terms import Terms
from concordant.model.claim import Claim
from concordant.model.contract import to_contract
from concordant.model.document import Document
from concordant.model.judgement import Judgement

_OPINIONS = frozenset(("accept", "reject", "correct"))
_FACTS = ("title", "published", "outlet", "url")


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report that people judged.

    Attributes:
        document: its text.
        claims: those that stand, in the order of the text.
        unjudged: how many of these nobody has judged.
    """

    document: Document
    claims: tuple[Claim, ...]
    unjudged: int


def judged_reports(judgements: Iterable[Judgement]) -> Mapping[str, tuple[Judgement, ...]]:
    """Reports by id, each with the judgements that hold on how its claims were read."""
    found: dict[str, list[Judgement]] = {}
    for judgement in standing(judgements):
        if judgement.kind in _OPINIONS:
            for report in dict.fromkeys(anchor.report for anchor in judgement.about):
                found.setdefault(report, []).append(judgement)
    return {report: tuple(found[report]) for report in sorted(found)}


def judged_before(report: str, judgements: Iterable[Judgement]) -> set[str]:
    """The claims of a report that were judged, under the ids that they had then."""
    return {anchor.claim for judgement in judgements for anchor in judgement.about if anchor.report == report}


def as_judged(
    document: Document,
    read: Sequence[Claim],
    earlier: Collection[Claim],
    judgements: Sequence[Judgement],
    terms: Terms,
) -> GoldReport:
    """The claims of a report as people left them.

    Args:
        document: the text in which they stand.
        read: the claims of today's reading.
        earlier: claims that were judged, of today's reading or of one that it replaced.
        judgements: those that hold on this report.
        terms: the knowledge as linking uses it, for corrections.
    """
    places = [Standing(c.id, c.evidence.start, c.evidence.end, c.event) for c in read]
    decisions = decide(anchored(judgements, {document.report.id: places}).judgements)
    judged = {*decisions.accepted, *decisions.corrections}

    def left(claims: Iterable[Claim]) -> list[Claim]:
        kept = (claim for claim in claims if claim.id not in decisions.rejected)
        return [corrected(claim, decisions.corrections.get(claim.id, {}), terms) for claim in kept]

    now = left(read)
    # What a person vouched for stays gold when a later reading misses it: that is what gold is for.
    missed = [claim for claim in left(c for c in earlier if c.id in judged) if _missed(claim, now, document)]
    stand = sorted((*now, *missed), key=lambda c: (c.evidence.start, c.evidence.end, c.number))
    numbered = tuple(replace(claim, number=number) for number, claim in enumerate(stand, 1))
    return GoldReport(document, numbered, sum(claim.id not in judged for claim in now))


def _missed(claim: Claim, now: Iterable[Claim], document: Document) -> bool:
    """Whether the words of a claim still stand there, and no claim of today tells of such an act in them."""
    e = claim.evidence
    if document.text[e.start : e.end] != e.quote:
        return False
    alike = (each for each in now if each.event == claim.event)
    return all(each.evidence.end <= e.start or e.end <= each.evidence.start for each in alike)


def claim_lines(reports: Iterable[GoldReport]) -> Iterator[str]:
    """The claims, each as a line of the contract."""
    for report in reports:
        for claim in report.claims:
            yield json_text(to_contract(claim)) + "\n"


def text_lines(reports: Iterable[GoldReport]) -> Iterator[str]:
    """The reports, each as a line that ``concordant add`` and ``concordant evaluate`` take."""
    for report in reports:
        yield json_text(_text(report.document)) + "\n"


def _text(document: Document) -> dict[str, Any]:
    report = document.report
    facts = {name: value for name in _FACTS if (value := getattr(report, name))}
    return {"id": report.id, "lang": report.lang, **facts, "text": document.text}
