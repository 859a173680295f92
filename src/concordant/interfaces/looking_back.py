"""What changed since somebody last looked: findings as they are, and as the ledger of that time gives them.

The ledger keeps no earlier findings, but every claim with the report that it came in, and every judgement:
what was there then gives the finding of then once more.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from concordant.assessment.assembling import founding_claim
from concordant.assessment.reconciling import reconcile
from concordant.interfaces.dossiers import finding_of, told_of
from concordant.linking.correcting import corrected
from concordant.linking.decisions import decide
from concordant.linking.derivation.edges import Edge, families
from concordant.linking.voices import Register, Telling
from concordant.model.claim import Actor, Claim
from concordant.model.finding import Finding
from concordant.model.judgement import Judgement
from concordant.model.report import Report
from concordant.store.ledger import ClaimFilter, FindingFilter, Ledger
from concordant.views.dossier import cited

MOST_REPORTS = 40
MOST_CLAIMS = 150
"""So many new reports, and claims in them, are looked at: the first page shall be quick."""
Anchored = tuple[Judgement, frozenset[str]]
_FEW = 200
"""A finding with more claims is not made again."""

_ALIKE = 10
"""So many findings are asked whether a rejected claim was theirs."""


@dataclass(frozen=True, slots=True)
class Look:
    """What there was when somebody last looked: the number of the last reading, and of judgements."""

    reading: int
    judgements: int


@dataclass(frozen=True, slots=True)
class Changed:
    """A finding that is not what it was.

    Attributes:
        finding: as it is.
        before: as it was.
        reports: how many reports came to it.
        judgements: what people decided about its claims since.
    """

    finding: Finding
    before: Finding
    reports: int
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What happened since somebody last looked: findings that are new, and those that changed."""

    fresh: frozenset[str]
    changed: tuple[Changed, ...]


def since(ledger: Ledger, look: Look, register: Register) -> Since:
    """The findings of the newest reports and judgements, put beside what they were."""
    judged = tuple(ledger.judgements())
    recent = _anchored(judged[look.judgements :], judged)
    arrived = {r.report.id for r in ledger.last_read(MOST_REPORTS) if r.number > look.reading}
    fresh, changed = set(), []
    for finding in _touched(ledger, arrived, recent):
        told = told_of(ledger, {*cited(finding), *(claim for _, about in recent for claim in about)})
        if all(told[claim][1].id in arrived for claim in finding.claims if claim in told):
            fresh.add(finding.id)
        elif len(told) <= _FEW:
            ties = ledger.ties(sorted({report.id for _, report in told.values()}))
            then = {claim: each for claim, each in told.items() if each[1].id not in arrived}
            before = _made(finding, then, judged[: look.judgements], ties, register)
            now = _made(finding, told, judged, ties, register)
            if before is not None and now is not None and _weight(now) == _weight(finding) != _weight(before):
                changed.append(_changed(finding, before, told, arrived, recent))
    return Since(frozenset(fresh), tuple(changed))


def _touched(ledger: Ledger, arrived: Collection[str], recent: Sequence[Anchored]) -> Iterator[Finding]:
    """The findings of new claims, and of those about which somebody decided; each once."""
    claims = [claim.id for report in sorted(arrived) for claim in _claims(ledger, report)]
    judged = [claim for _, about in recent for claim in sorted(about)]
    met: set[str] = set()
    for claim in dict.fromkeys((*judged, *claims[:MOST_CLAIMS])):
        held = finding_of(ledger, claim)
        for found in (held,) if held else _like(ledger, claim):
            if found.id not in met:
                met.add(found.id)
                yield found


def _like(ledger: Ledger, claim: str) -> Sequence[Finding]:
    """Findings to which a claim may have belonged that belongs to none any more."""
    held = ledger.claim(claim)
    if held is None:
        return ()
    agent, recipient = (_named(who) for who in (held[0].agent, held[0].recipient))
    wanted = FindingFilter(event=held[0].event, agent=agent, recipient=recipient)
    return ledger.findings_page(wanted, None, _ALIKE).rows


def _named(who: Actor | None) -> str | None:
    return (who.state or who.name) if who else None


def _claims(ledger: Ledger, report: str) -> Iterator[Claim]:
    return (claim for claim, _ in ledger.claims(ClaimFilter(report=report), reasons=False))


def _anchored(recent: Sequence[Judgement], every: Sequence[Judgement]) -> list[Anchored]:
    """Judgements with the claims that they are about; what takes one back is about the same claims."""
    by_id = {judgement.id: judgement for judgement in every}
    found = []
    for judgement in recent:
        meant = judgement
        while meant.kind == "retract" and (earlier := by_id.get(meant.details.get("judgement", ""))):
            meant = earlier
        found.append((judgement, frozenset(anchor.claim for anchor in meant.about)))
    return found


def _made(
    finding: Finding,
    told: Mapping[str, tuple[Claim, Report]],
    judged: Sequence[Judgement],
    ties: Sequence[Edge],
    register: Register,
) -> Finding | None:
    """The finding that these claims give with these judgements: the one of the claim it is named after."""
    decisions = decide(judged)
    held = [
        (corrected(claim, decisions.corrections.get(claim.id, {}), register.terms), report)
        for claim, report in told.values()
        if claim.id not in decisions.rejected
    ]

    def copies(tellings: Sequence[Telling]) -> Mapping[str, str]:
        head = families(ties, {telling.report for telling in tellings})
        return {telling.claim: head[telling.report] for telling in tellings}

    made = reconcile(held, register, decisions, copies).findings
    own = (founding_claim(finding.id), *finding.claims)
    return next((each for claim in own for each in made if claim in each.claims), None)


def _weight(finding: Finding) -> tuple[object, ...]:
    """What of a finding may have changed: its grade, its origins, what is set against it."""
    support = finding.support
    points = frozenset(each.topic for each in finding.contradictions)
    return finding.grade.digit, support.least, support.most, len(support.against), points


def _changed(
    finding: Finding,
    before: Finding,
    told: Mapping[str, tuple[Claim, Report]],
    arrived: Collection[str],
    recent: Sequence[Anchored],
) -> Changed:
    came = {told[claim][1].id for claim in cited(finding) if claim in told} & set(arrived)
    own = {*cited(finding), *cited(before)}
    decided = (judgement for judgement, about in recent if about & own)
    return Changed(finding, before, len(came), tuple(decided))
