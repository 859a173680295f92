"""A report with the words of every claim marked in their place."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from concordant.assessment.reservations import reservations
from concordant.interfaces.dossiers import finding_of
from concordant.interfaces.web.answer import AbsentError, Moved, Shown
from concordant.interfaces.web.reader import Reader
from concordant.interfaces.web.templates import segment
from concordant.model.claim import Claim
from concordant.model.finding import Finding
from concordant.store.ledger import ClaimFilter
from concordant.views.dossier import Past, history
from concordant.views.link import deep_link
from concordant.views.marked import MarkedBlock, marked
from concordant.views.names import Names
from concordant.views.sentence import sentence
from concordant.views.text import Line


@dataclass(frozen=True, slots=True)
class Card:
    """A claim beside the text: its sentence, its finding, what was decided about it."""

    claim: Claim
    sentence: Line
    finding: Finding | None
    link: str | None
    judged: Sequence[Past]


Followed = tuple[Card, str]
"""A card, and the id of the claim after it."""


def report(reader: Reader) -> Shown | Moved:
    """The page of a report; the id of a claim leads to its words."""
    named = reader.request.path_params["id"]
    ledger = reader.site.ledger
    found = ledger.report(named)
    if found is None:
        raise AbsentError("no_report", named)
    if found.id != named:
        anchor = f"#{segment(named)}" if named.startswith("c-") else ""
        return Moved(f"/reports/{segment(found.id)}{anchor}")
    document = ledger.document(found.id)
    claims = [claim for claim, _ in ledger.claims(ClaimFilter(report=found.id), reasons=False)]
    pasts = _pasts(reader, found.id)
    held_against = reservations(found, document, claims, reader.site.naming(found.lang))
    words = reader.words
    names = reader.naming((claim, found) for claim in claims)
    cards = [_card(reader, names, claim, found.url, pasts) for claim in claims]
    rows, rest = _beside(marked(document, claims) if document else (), cards)
    return Shown(
        "report.html",
        {
            "report": found,
            "rows": rows if document else None,
            "rest": rest,
            "cards": cards,
            "reservations": [
                words.say("reservation", one.code, words=words.quoted(one.words), about=one.about or "")
                for one in held_against
            ],
        },
    )


def _beside(
    blocks: Sequence[MarkedBlock], cards: Sequence[Card]
) -> tuple[list[tuple[MarkedBlock, list[Followed]]], list[Followed]]:
    """Each block with the cards of the claims that begin in it; and the cards of claims without a place."""
    following = {one.claim.id: other.claim.id for one, other in pairwise(cards)}
    left = {card.claim.id: (card, following.get(card.claim.id, "")) for card in cards}
    rows = []
    for block in blocks:
        begun = sorted((claim for s in block.stretches for claim in s.begins), key=lambda c: c.number)
        rows.append((block, [left.pop(claim.id) for claim in begun if claim.id in left]))
    return rows, list(left.values())


def _pasts(reader: Reader, report: str) -> list[Past]:
    """The judgements about claims of a report."""
    every = history(tuple(reader.site.ledger.judgements()))
    return [past for past in every if any(anchor.report == report for anchor in past.judgement.about)]


def _card(reader: Reader, names: Names, claim: Claim, url: str | None, pasts: Sequence[Past]) -> Card:
    return Card(
        claim,
        sentence(claim, reader.words, names.actor),
        finding_of(reader.site.ledger, claim.id),
        deep_link(url, claim.evidence),
        [past for past in pasts if any(anchor.claim == claim.id for anchor in past.judgement.about)],
    )
