"""A finding with the claims that it rests on, as every export takes it, and what each export has to tell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from concordant.model.claim import CERTAINTIES, Claim
from concordant.model.finding import Finding, Origin
from concordant.model.report import Report
from concordant.views.dossier import cited
from concordant.views.finding_sentence import act, amounts, contradicted, days, digit, interval
from concordant.views.grade_sentence import called, reason
from concordant.views.link import deep_link
from concordant.views.names import Names
from concordant.views.sentence import SEPARATOR, chain, goods
from concordant.views.text import plain
from concordant.views.wording import Wording

Told = tuple[Claim, Report]


@dataclass(frozen=True, slots=True)
class Account:
    """A finding with the claims that it rests on.

    Attributes:
        finding: what several reports say of one act.
        told: its claims, and those of other findings that support or deny it, with their reports, by id.
        arrived: when each report arrived, ISO 8601 in UTC, by id of the report.
        judged: when people last decided about one of its claims, ISO 8601 in UTC.
    """

    finding: Finding
    told: Mapping[str, Told]
    arrived: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    judged: str | None = None

    def claims(self) -> Iterator[Told]:
        """All these claims with their reports, its own first, each in order."""
        own = self.finding.claims
        beyond = (claim for claim in cited(self.finding) if claim not in set(own))
        return (self.told[claim] for claim in (*own, *beyond) if claim in self.told)

    def reports(self) -> Mapping[str, Report]:
        """The reports of these claims by id."""
        return dict(sorted({report.id: report for _, report in self.told.values()}.items()))


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of one claim, and where they stand.

    Attributes:
        claim: id of the claim.
        report: id of its report.
        words: the words as they stand in the report.
        voices: who says so, source first; empty where the outlet speaks for itself.
        certainty: how firmly it is said.
        denies: whether it says that the act did not take place.
        outlet: who published it.
        title: headline of the report.
        published: when it was published.
        lang: language of the report.
        url: address of the report.
        link: address that opens the report at these words.
    """

    claim: str
    report: str
    words: str
    voices: str
    certainty: str
    denies: bool
    outlet: str | None
    title: str | None
    published: str | None
    lang: str
    url: str | None
    link: str | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What every export tells of a finding, in the words of one language.

    Attributes:
        statement: the act in a line.
        event: kind of act.
        agent: who acts.
        recipient: who receives or is concerned.
        goods: class of goods, and the words of a report for them.
        figures: how much; all figures where they exclude each other.
        days: when.
        phase: how far along it is said to be.
        certainty: how firmly it is said, the firmest first.
        counts: ``n claims · m reports · k to l origins``.
        grade: the digit, with what is only proposed or who gave it.
        reason: why it has this grade.
        denials: who denies it.
        contradictions: on which points its claims exclude each other.
        notice: that these are claims of the press and not established facts.
    """

    statement: str
    event: str
    agent: str
    recipient: str
    goods: str
    figures: str
    days: str
    phase: str
    certainty: str
    counts: str
    grade: str
    reason: str
    denials: str
    contradictions: str
    notice: str


def summarise(account: Account, words: Wording, names: Names) -> Summary:
    """What every export tells of the finding."""
    finding = account.finding
    known = names.knowing(*account.reports().values())
    return Summary(
        statement=plain(act(finding, words, known)),
        event=words.of("event", finding.event),
        agent=known.actor(finding.agent) if finding.agent else "",
        recipient=known.actor(finding.recipient) if finding.recipient else "",
        goods=goods(finding.item, words),
        figures=amounts(finding, words),
        days=days(finding, words),
        phase=words.of("phase", finding.phase),
        certainty=", ".join(words.of("certainty", each) for each in certainties(account)),
        counts=counted(finding, words),
        grade=digit(finding.grade, words),
        reason=reason(finding, words, known),
        denials=_denied(finding.support.against, words, known),
        contradictions=", ".join(words.of("topic", topic) for topic in contradicted(finding)),
        notice=words.of("export", "notice"),
    )


def certainties(account: Account) -> tuple[str, ...]:
    """How firmly its own claims affirm it, or where none does, deny it; the firmest first."""
    own = [account.told[claim][0] for claim in account.finding.claims if claim in account.told]
    telling = [claim for claim in own if claim.polarity == "affirmed"] or own
    said = {claim.certainty for claim in telling}
    return tuple(each for each in CERTAINTIES if each in said)


def counted(finding: Finding, words: Wording) -> str:
    """``n claims · m reports · k to l origins``."""
    claims, support = len(finding.claims), finding.support
    parts = (
        f"{words.number(claims)} {words.counted('count', 'claim', claims)}",
        f"{words.number(support.reports)} {words.counted('count', 'report', support.reports)}",
        f"{interval(support, words)} {words.counted('count', 'origin', support.most)}",
    )
    return SEPARATOR.join(parts)


def _denied(against: tuple[Origin, ...], words: Wording, names: Names) -> str:
    return words.of("grade", "and").join(called(origin, words, names) for origin in against)


def quotes(account: Account, words: Wording, names: Names) -> Iterator[Quoted]:
    """The words of each claim, its own first."""
    for claim, report in account.claims():
        yield Quoted(
            claim=claim.id,
            report=report.id,
            words=claim.evidence.quote,
            voices=chain(claim, words, names.actor),
            certainty=words.of("certainty", claim.certainty),
            denies=claim.polarity == "denied",
            outlet=report.outlet,
            title=report.title,
            published=report.published,
            lang=report.lang,
            url=report.url,
            link=deep_link(report.url, claim.evidence),
        )
