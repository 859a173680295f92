"""One finding on a page: versions with their claims, denials, origins, contradictions, judgements."""

from collections.abc import Iterator, Sequence

from concordant.model.claim import Claim
from concordant.model.finding import Contradiction, Finding, Relation, Version
from concordant.views.dossier import Dossier, about
from concordant.views.explanation import paged
from concordant.views.finding_sentence import act, days, digit, figure, flags, supported
from concordant.views.grade_sentence import reason
from concordant.views.judgement_lines import in_brief, judgements
from concordant.views.letters import lettered
from concordant.views.names import Names
from concordant.views.origin_lines import copied, counted_origins, place
from concordant.views.sentence import DENIED_SIGN, SEPARATOR, chain, firmness, goods
from concordant.views.table import SHORT_ID
from concordant.views.text import Line, Piece, joined, line
from concordant.views.wording import Wording

EVERY = 0


def page(dossier: Dossier, words: Wording, names: Names, most: int = EVERY) -> Iterator[Line]:
    """The whole finding; of each version the first ``most`` claims."""
    return _Page(dossier, words, names, most).lines()


class _Page:
    """A page in the making: what it is about, and how to say it."""

    def __init__(self, dossier: Dossier, words: Wording, names: Names, most: int) -> None:
        self._dossier, self._finding = dossier, dossier.finding
        self._words, self._names, self._most = words, names, most
        self._say = words.tables["finding"]

    def lines(self) -> Iterator[Line]:
        yield from self._head()
        yield from self._section("versions", self._versions(self._finding.versions, "version"))
        yield from self._section("denials", self._versions(self._finding.denials, "denial"))
        yield from self._section("origins", counted_origins(self._finding, self._words, self._names))
        yield from self._section("families", copied(self._dossier, self._words))
        yield from self._section("contradictions", self._contradictions())
        yield from self._section("relations", self._relations())
        yield from self._judgements()

    def _section(self, name: str, lines: Iterator[Line]) -> Iterator[Line]:
        """A heading and its lines; nothing where there are none."""
        held = list(lines)
        if held:
            yield line(Piece(self._say[name], "heading"))
            yield from held
            yield ()

    def _head(self) -> Iterator[Line]:
        finding, words = self._finding, self._words
        yield line(Piece(f"{self._say['title']} {finding.id}", "heading"))
        yield line("  ", *act(finding, words, self._names))
        weight = [line(supported(finding.support, words)), flags(finding, words)]
        yield line("  ", *joined([part for part in weight if part], SEPARATOR))
        yield ()
        yield line(Piece(f"{self._say['grade']} {digit(finding.grade, words)}", "heading"))
        yield line("  ", reason(finding, words, self._names))
        if told := lettered(self._dossier.reports.values(), self._dossier.sources, words):
            yield line("  ", *told)
        yield ()

    def _versions(self, versions: Sequence[Version], kind: str) -> Iterator[Line]:
        for number, version in enumerate(versions, 1):
            name = self._words.say("finding", kind, number=number)
            yield line("  ", Piece(name, "mark"), SEPARATOR, *terms(version, self._words))
            shown = version.claims[: self._most] if self._most else version.claims
            for claim in shown:
                yield from self._claim(claim)
            if left := len(version.claims) - len(shown):
                yield line("    ", Piece(self._words.say("finding", "more_claims", count=left), "muted"))

    def _claim(self, identifier: str) -> Iterator[Line]:
        """Who says it, how firmly, where and when; below, in which words."""
        told = self._dossier.told.get(identifier)
        if told is None:
            yield line("    ", Piece(f"{identifier[:SHORT_ID]}  {self._say['absent']}", "muted"))
            return
        claim, report = told
        parts = [
            line(Piece(identifier[:SHORT_ID], "muted"), "  ", Piece(self._voices(claim), "voice")),
            firmness(claim, self._words),
            line(place(report, self._words)),
            line(Piece(report.id, "muted")),
        ]
        yield line("    ", *joined(parts, SEPARATOR))
        yield line("      ", _quoted(claim, self._words))

    def _voices(self, claim: Claim) -> str:
        return chain(claim, self._words, self._names.actor) or self._words.of("sentence", "own")

    def _contradictions(self) -> Iterator[Line]:
        for each in self._finding.contradictions:
            yield line("  ", Piece(self._words.of("topic", each.topic), "mark"))
            yield from self._side(each.one, each)
            yield from self._side(each.other, each)

    def _side(self, identifier: str, contradiction: Contradiction) -> Iterator[Line]:
        """One of two claims that exclude each other, with what it says on the point."""
        told = self._dossier.told.get(identifier)
        if told is None:
            yield line("    ", Piece(f"{identifier[:SHORT_ID]}  {self._say['absent']}", "muted"))
            return
        claim, report = told
        said = on_the_point(self._finding, claim, contradiction, self._words)
        parts = [
            line(Piece(identifier[:SHORT_ID], "muted"), "  "),
            said,
            line(Piece(self._voices(claim), "voice")),
        ]
        parts.append(line(place(report, self._words)))
        yield line("    ", *parts[0], *joined(parts[1:], SEPARATOR), "  ", _quoted(claim, self._words))

    def _relations(self) -> Iterator[Line]:
        for relation in self._dossier.relations:
            outward = relation.source == self._finding.id
            other = self._dossier.others.get(relation.target if outward else relation.source)
            told = in_brief(other, self._words, self._names) if other else line(self._say["unknown"])
            topic = f" ({self._words.of('topic', relation.topic)})"
            yield line("  ", Piece(self._say[bearing(relation, outward)] + topic, "mark"))
            yield line("    ", *told)

    def _judgements(self) -> Iterator[Line]:
        yield line(Piece(self._say["judgements"], "heading"))
        pasts = list(about(self._finding, self._dossier.judgements))
        if not pasts:
            yield line("  ", Piece(self._say["no_judgements"], "muted"))
        yield from judgements(pasts, self._words)


def bearing(relation: Relation, outward: bool) -> str:
    """The key of the words that say how one finding bears on the other."""
    if relation.kind == "contradicts":
        return "contradicts" if outward else "contradicted_by"
    return "supports" if outward else "supported_by"


def terms(version: Version, words: Wording) -> Line:
    """The terms of a version: goods, how much, when."""
    amount = version.amount
    told = figure(amount, words) if amount and (amount.low is not None or amount.high is not None) else ""
    parts = [Piece(goods(version.item, words), "item"), Piece(told), Piece(days(version, words))]
    return joined([(part,) for part in parts if part.text], SEPARATOR)


def on_the_point(finding: Finding, claim: Claim, contradiction: Contradiction, words: Wording) -> Line:
    """What a claim says on the point on which another excludes it."""
    version = next((v for v in (*finding.versions, *finding.denials) if claim.id in v.claims), None)
    if contradiction.topic == "quantity" and version is not None and version.amount is not None:
        return line(figure(version.amount, words))
    if contradiction.topic == "polarity" and claim.polarity == "denied":
        return line(Piece(f"{DENIED_SIGN} {words.of('polarity', 'denied')}", "denied"))
    if contradiction.topic == "polarity":
        return line(words.of("polarity", "affirmed"))
    return terms(version, words) if version is not None else line("–")


def _quoted(claim: Claim, words: Wording) -> Piece:
    return Piece(words.quoted(" ".join(claim.evidence.quote.split())) + paged(claim, words), "evidence")
