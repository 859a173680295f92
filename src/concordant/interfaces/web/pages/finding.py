"""One finding with everything behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from concordant.interfaces.dossiers import concerns_of, gather
from concordant.interfaces.web.answer import AbsentError, Moved, Shown
from concordant.interfaces.web.pages.findings import Entry, entry
from concordant.interfaces.web.pages.provisions import indented
from concordant.interfaces.web.reader import Reader
from concordant.interfaces.web.templates import segment
from concordant.model.claim import Claim
from concordant.model.finding import Contradiction, Origin, Relation, Version
from concordant.model.report import Report
from concordant.views.concern_lines import concern_lines
from concordant.views.dossier import Dossier, Past, about, behind
from concordant.views.finding_page import bearing, on_the_point, terms
from concordant.views.finding_sentence import act, counted, digit, flags
from concordant.views.grade_sentence import called, reason
from concordant.views.judgement_lines import decided
from concordant.views.letters import lettered
from concordant.views.link import deep_link
from concordant.views.names import Names
from concordant.views.origin_lines import how, place, walk
from concordant.views.sentence import chain, firmness
from concordant.views.text import Line

SHOWN = 50
"""So many claims of a version are shown at once; the rest by a link."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim on the page of its finding: who says it, how firmly, where, in which words, whose."""

    claim: Claim
    report: Report
    voices: str
    firmness: Line
    place: str
    origins: Sequence[str]
    link: str | None
    judged: Sequence[Past]


@dataclass(frozen=True, slots=True)
class Terms:
    """One version, or one denial, with its claims; ``left`` says how many more there are."""

    name: str
    terms: Line
    told: Sequence[Told]
    left: int


@dataclass(frozen=True, slots=True)
class Side:
    """One of two claims that exclude each other."""

    told: Told
    point: Line


def finding(reader: Reader) -> Shown | Moved:
    """The page of a finding; a name that another finding has taken over leads there."""
    named = reader.request.path_params["id"]
    found = reader.site.ledger.finding(named)
    if found is None:
        raise AbsentError("no_finding", named)
    if found.id != named:
        done = reader.params.get("done")
        return Moved(f"/findings/{segment(found.id)}" + (f"?done={segment(done)}" if done else ""))
    dossier = replace(gather(reader.site.ledger, found), sources=reader.site.register())
    return Shown("finding.html", _Page(reader, dossier).filled())


class _Page:
    """The page in the making."""

    def __init__(self, reader: Reader, dossier: Dossier) -> None:
        self._reader, self._dossier, self._finding = reader, dossier, dossier.finding
        self._words = reader.words
        self._names: Names = reader.naming(dossier.told.values()).knowing(*dossier.reports.values())
        self._pasts = tuple(about(dossier.finding, dossier.judgements))
        self._most = None if reader.params.get("all") else SHOWN

    def filled(self) -> dict[str, object]:
        found, words = self._finding, self._words
        support = found.support
        return {
            "finding": found,
            "act": act(found, words, self._names),
            "counted": counted(found, words),
            "flags": flags(found, words),
            "digit": digit(found.grade, words),
            "reason": reason(found, words, self._names),
            "letters": lettered(self._dossier.reports.values(), self._dossier.sources, words),
            "versions": list(self._versions(found.versions, "version")),
            "denials": list(self._versions(found.denials, "denial")),
            "walk": walk(found, words) if support.reports else "",
            "origins": [self._origin(origin) for origin in support.origins],
            "against": [self._origin(origin) for origin in support.against],
            "why_least": words.say("finding", "why_least", least=words.number(support.least)),
            "caveats": [words.of("caveat", caveat) for caveat in support.caveats],
            "families": list(self._families()),
            "contradictions": list(self._contradictions()),
            "relations": list(self._relations()),
            "concerns": list(self._concerns()),
            "pasts": [(past, decided(past.judgement, words)) for past in self._pasts],
        }

    def _versions(self, versions: Sequence[Version], kind: str) -> Iterator[Terms]:
        for number, version in enumerate(versions, 1):
            claims = version.claims[: self._most]
            told = [self._told(claim) for claim in claims]
            yield Terms(
                self._words.say("finding", kind, number=number),
                terms(version, self._words),
                [each for each in told if each is not None],
                len(version.claims) - len(claims),
            )

    def _told(self, identifier: str) -> Told | None:
        held = self._dossier.told.get(identifier)
        if held is None:
            return None
        claim, report = held
        words = self._words
        return Told(
            claim,
            report,
            chain(claim, words, self._names.actor) or words.of("sentence", "own"),
            firmness(claim, words),
            place(report, words),
            [called(origin, words, self._names) for origin in behind(self._finding, identifier)],
            deep_link(report.url, claim.evidence),
            [past for past in self._pasts if identifier in {a.claim for a in past.judgement.about}],
        )

    def _origin(self, origin: Origin) -> tuple[str, str]:
        return called(origin, self._words, self._names), how(origin, self._words)

    def _families(self) -> Iterator[tuple[str, list[tuple[Report, str]], list[str]]]:
        """Families of more than one report, with what ties their members."""
        dossier, words = self._dossier, self._words
        for _, members in sorted(dossier.families.items()):
            if len(members) < 2:
                continue
            count = self._reader.count("report", len(members))
            reports = [dossier.reports[member] for member in members]
            ties = sorted({words.of("tie", e.kind) for e in dossier.ties if e.a in members or e.b in members})
            yield count, [(report, place(report, words)) for report in reports], ties

    def _contradictions(self) -> Iterator[tuple[str, list[Side]]]:
        for each in sorted(self._finding.contradictions, key=lambda each: each.topic):
            sides = [self._side(claim, each) for claim in (each.one, each.other)]
            yield self._words.of("topic", each.topic), [side for side in sides if side is not None]

    def _side(self, identifier: str, contradiction: Contradiction) -> Side | None:
        told = self._told(identifier)
        if told is None:
            return None
        return Side(told, on_the_point(self._finding, told.claim, contradiction, self._words))

    def _relations(self) -> Iterator[tuple[str, str, Entry | None]]:
        others = self._reader.naming_in(list(self._dossier.others.values()))
        for relation in self._dossier.relations:
            outward, other = self._other(relation)
            topic = self._words.of("topic", relation.topic)
            held = self._dossier.others.get(other)
            kind = self._words.of("finding", bearing(relation, outward))
            yield kind, topic, entry(held, self._reader, others) if held else None

    def _concerns(self) -> Iterator[tuple[str, list[tuple[str, list[tuple[int, bool, Line]]]]]]:
        """By status, the provisions that it would concern, each in lines."""
        law, words = self._reader.site.law, self._words
        found = concerns_of(self._finding, self._dossier.told, law)
        for status, group in groupby(found, key=lambda each: each.status):
            held = [
                (each.provision, indented(list(concern_lines(each, law.provisions[each.provision], words))))
                for each in group
            ]
            yield words.of("concern_status", status), held

    def _other(self, relation: Relation) -> tuple[bool, str]:
        outward = relation.source == self._finding.id
        return outward, relation.target if outward else relation.source
