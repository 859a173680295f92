"""A finding: what several reports say of one act, who says so, and how far that can be relied on."""

from dataclasses import dataclass
from typing import Literal

from concordant.model.claim import Actor, Item, Phase

Topic = Literal["polarity", "quantity", "recipient", "agent", "time", "specific"]
Counts = Literal["always", "for_bloc", "alone"]
OriginKind = Literal["named", "unnamed", "artefact", "own", "circular"]
ContradictionTopic = Literal["polarity", "quantity", "recipient", "agent", "time"]


@dataclass(frozen=True, slots=True)
class Amount:
    """How much, as an interval; None is an open end."""

    low: float | None
    high: float | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Version:
    """Claims that put the act in the same terms: same goods, same figure, same days.

    Attributes:
        claims: ids of these claims, in order.
        item: the goods as this version has them.
        amount: the figure, None where none is given.
        first: first day on which it may have happened, ISO 8601, None where open.
        last: last such day.
        denies: whether these claims say that it is not so.
        dated: whether a claim says when; otherwise the days follow from the publication.
    """

    claims: tuple[str, ...]
    item: Item | None
    amount: Amount | None
    first: str | None
    last: str | None
    denies: bool = False
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Origin:
    """Who is behind claims, once all who merely pass them on are left out.

    Attributes:
        key: stable name by which origins are compared (``actor:kr-nis``, ``unnamed:US``, ``own:r-1``).
        name: how people call it, in English.
        bloc: whom it belongs to, most often a state's ISO 3166-1 alpha-2 code; None where unknown.
        kind: how it is known.
        claims: ids of the claims that rest on it, in order.
        firm: whether one of these claims is put as plain fact.
        counts: when it counts as independent: ``always``; ``for_bloc``: where nobody else of its bloc does,
            since it may be that other under a wider, personal or missing name; ``alone``: where nobody else
            does at all.
    """

    key: str
    name: str
    bloc: str | None
    kind: OriginKind
    claims: tuple[str, ...]
    firm: bool = True
    counts: Counts = "always"


@dataclass(frozen=True, slots=True)
class Support:
    """How many speak for a finding, and how many of them independently.

    Attributes:
        reports: number of reports that say so.
        families: number of families of reports, each made of copies of one text.
        least: number of independent origins if all that is unproved counts against independence.
        most: the same if it counts for independence.
        origins: those of ``most``.
        against: origins of the denials.
        caveats: codes of what keeps ``least`` below ``most`` (keys of the wording tables).
        firm: how many of ``least`` put it as plain fact.
        blocs: to how many blocs the origins of ``least`` belong.
    """

    reports: int
    families: int
    least: int
    most: int
    origins: tuple[Origin, ...]
    against: tuple[Origin, ...] = ()
    caveats: tuple[str, ...] = ()
    firm: int = 0
    blocs: int = 0


@dataclass(frozen=True, slots=True)
class Grade:
    """The Admiralty credibility digit by published rules.

    Attributes:
        digit: ``1`` confirmed … ``5`` improbable, ``6`` cannot be judged.
        proposed: a digit that only a person can give, and that the rules suggest; None otherwise.
        rule: id of the rule that decided.
        by: who gave it, where a person did.
    """

    digit: str
    rule: str
    proposed: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """How two findings bear on each other.

    Attributes:
        source: id of the finding it starts from; for ``entails`` the specific one.
        target: id of the other.
        kind: ``entails``: the first supports the second; ``contradicts``: both cannot hold.
        topic: on which point.
    """

    source: str
    target: str
    kind: Literal["entails", "contradicts"]
    topic: Topic


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both hold, and on which point."""

    one: str
    other: str
    topic: ContradictionTopic


@dataclass(frozen=True, slots=True)
class Finding:
    """One act, with everything that is said of it. It is never called true.

    Attributes:
        id: ``f-`` and the digits of its founding claim, the least of its claim ids; an id whose claim has
            come to belong to another finding leads to that one.
        event: id of the event.
        agent: who acts; None where nobody says.
        recipient: who receives or is concerned.
        item: the goods on which all agree.
        phase: how far along it is said to be (``done`` covers ``ongoing``).
        first: first day on which it may have happened, ISO 8601; None where open.
        last: last such day.
        dated: whether any claim says when.
        versions: the terms in which it is put, the best supported first.
        denials: the terms in which it is denied.
        support: who says so.
        grade: how far it can be relied on.
        contradictions: pairs of its claims, or of a claim with a denial outside, that exclude each other.
    """

    id: str
    event: str
    agent: Actor | None
    recipient: Actor | None
    item: Item | None
    phase: Phase
    first: str | None
    last: str | None
    dated: bool
    versions: tuple[Version, ...]
    denials: tuple[Version, ...]
    support: Support
    grade: Grade
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of all its claims, denials included, in order."""
        return tuple(sorted({c for v in (*self.versions, *self.denials) for c in v.claims}))
