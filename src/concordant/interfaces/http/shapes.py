"""The shapes of what the API gives: its document is written from them, its answers are held to them."""

from typing import Any, Literal

from pydantic import Field

from concordant.interfaces.http.claim_shapes import Amount, Claim, KnownGoods, KnownParty, Shape
from concordant.model.claim import Phase


class Time(Shape):
    """First and last day on which an act may have happened, and whether any claim says when."""

    start: str | None
    end: str | None
    stated: bool


class Version(Shape):
    """Claims that put an act in the same terms."""

    claims: list[str]
    amount: Amount | None
    time: Time
    item: KnownGoods | None


class Place(Shape):
    """A claim, its report and its number there."""

    id: str
    report: str | None
    claim: int | None


class Origin(Shape):
    """Who is behind claims, once all who merely pass them on are left out."""

    key: str
    name: str
    bloc: str | None
    kind: Literal["named", "unnamed", "artefact", "own", "circular"]
    counts: Literal["always", "for_bloc", "alone"]
    firm: bool
    claims: list[str]


class Support(Shape):
    """How many speak for a finding, and between how many of them independently."""

    reports: int
    families: int
    least: int
    most: int
    origins: list[Origin]
    against: list[Origin]
    caveats: list[str]


class Grade(Shape):
    """The Admiralty digit, what is only proposed, the rule that decided, and the reason in words."""

    digit: str
    proposed: str | None
    rule: str
    by: str | None
    reason_en: str
    reason_fr: str


class Pair(Shape):
    """Two claims that exclude each other, and on which point."""

    one: str
    other: str
    topic: str


class Finding(Shape):
    """What several reports say of one act. It is never called true."""

    id: str
    event: str
    agent: KnownParty | None
    recipient: KnownParty | None
    item: KnownGoods | None
    phase: Phase
    time: Time
    versions: list[Version]
    denials: list[Version]
    claims: list[Place]
    support: Support
    grade: Grade
    contradictions: list[Pair]
    contradictions_in_all: int


class Report(Shape):
    """Who published what and when."""

    id: str
    lang: str
    title: str | None
    published: str | None
    published_from: str | None
    outlet: str | None
    url: str | None
    source: str
    sha256: str


class Tie(Shape):
    """What ties two reports, one of which derives from the other."""

    one: str
    other: str
    kind: str
    score: float
    way: str | None


class Relation(Shape):
    """How two findings bear on each other."""

    source: str
    target: str
    kind: Literal["entails", "contradicts"]
    topic: str
    other: str | None = Field(description="the other finding in words")


class Anchor(Shape):
    """Where a judged claim stood."""

    claim: str
    report: str
    start: int
    end: int
    event: str


class Judgement(Shape):
    """One decision of a person."""

    id: str
    kind: str
    claims: list[str]
    about: list[Anchor]
    who: str
    when: str
    why: str
    details: dict[str, str]
    taken_back: str | None


class WholeFinding(Finding):
    """A finding with everything behind it."""

    told: list[Claim]
    reports: list[Report]
    letters: dict[str, str]
    families: list[list[str]]
    ties: list[Tie]
    relations: list[Relation]
    judgements: list[Judgement]


class Stretch(Shape):
    """A stretch of the text that was not read, and why."""

    start: int
    end: int
    why: str


class Reservation(Shape):
    """What to hold against a report as a whole."""

    code: str
    words: str
    about: str | None
    span: list[int] | None


class WholeReport(Report):
    """A report with its text and all that was read out of it."""

    text: str | None
    unread: list[Stretch]
    claims: list[Claim]
    reservations: list[Reservation]


class Flow(Shape):
    """One other party, and what goes there or comes from there."""

    other: KnownParty
    event: str
    classes: list[str]
    findings: list[str]
    denied: list[str]


class Act(Shape):
    """One finding on a timeline."""

    finding: str
    when: str
    event: str


class Actor(Shape):
    """An actor, as the knowledge holds it and as the newest findings tell of it."""

    name: str
    known: dict[str, Any] | None
    gives: list[Flow]
    takes: list[Flow]
    timeline: list[Act]
    complete: bool = Field(description="whether these are all of its findings, or the newest")


class Findings(Shape):
    """A part of a list."""

    findings: list[Finding]
    next: str | None = Field(description="as `after`, where the next part begins")


class Claims(Shape):
    """A part of a list."""

    claims: list[Claim]
    next: str | None = Field(description="as `after`, where the next part begins")


class Further(Shape):
    """Where the next parts of what was found begin."""

    claims: str | None
    reports: str | None


class Found(Shape):
    """What a search found, what was read last first."""

    claims: list[Claim]
    reports: list[Report]
    next: Further


class Wrong(Shape):
    """What went wrong, and what to do."""

    message: str
    advice: str


class Failure(Shape):
    """Why there is no answer."""

    error: Wrong
