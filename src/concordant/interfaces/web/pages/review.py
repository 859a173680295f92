"""What the readers leave to a person: both readings of the same words side by side, to be decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from concordant.interfaces.reviewing import Matter, as_the_other_reads, judged, matters, reports_asked_about
from concordant.interfaces.web.answer import Shown
from concordant.interfaces.web.reader import Reader
from concordant.model.claim import Claim
from concordant.model.contract import from_contract
from concordant.model.report import Report
from concordant.views.origin_lines import place
from concordant.views.sentence import sentence
from concordant.views.text import Line

MATTERS = 25
REPORTS = 400
"""So many matters on a page, found in so many reports at most."""

AFTER = "after"


@dataclass(frozen=True, slots=True)
class Reading:
    """How one reader has it: who, and the sentence."""

    reader: str
    sentence: Line


@dataclass(frozen=True, slots=True)
class Open:
    """One matter as the page shows it.

    Attributes:
        kind: ``waits`` or ``differs``.
        why: the slots, in words.
        claim: as it stands.
        report: where it stands.
        place: of the report.
        readings: the claim, and how the other reader has it.
        take: slots with the values of the other reading.
    """

    kind: str
    why: str
    claim: Claim
    report: Report
    place: str
    readings: Sequence[Reading]
    take: Mapping[str, str]


def review(reader: Reader) -> Shown:
    """A part of what is left to a person."""
    ledger = reader.site.ledger
    done, found = judged(ledger), list[Open]()
    last, further = "", None
    for looked, report in enumerate(reports_asked_about(ledger, reader.params.get(AFTER, ""))):
        if looked == REPORTS or len(found) >= MATTERS:
            further = reader.with_(after=last, done="")
            break
        found += [
            _open(reader, matter, matter.claim) for matter in matters(ledger, report, done) if matter.claim
        ]
        last = report
    first = reader.narrowed() if reader.params.get(AFTER) else None
    return Shown("review.html", {"matters": found, "next": further, "first": first})


def _open(reader: Reader, matter: Matter, claim: Claim) -> Open:
    words, report, apart = reader.words, matter.report, matter.apart
    names = reader.naming([(claim, report)])
    told = [(claim.reader, claim)]
    if apart is not None:
        told.append((apart.reader, from_contract(dict(apart.said))))
    return Open(
        matter.kind,
        ", ".join(words.of("review", code) for code in (apart.why if apart else claim.doubt.split(","))),
        claim,
        report,
        place(report, words),
        [Reading(reader.known("reader", name), sentence(each, words, names.actor)) for name, each in told],
        as_the_other_reads(matter),
    )
