"""What a map shows of findings: from where to where, how firmly, how well supported; what it cannot place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from concordant.model.claim import CERTAINTIES, Actor, Certainty, Claim
from concordant.model.finding import Finding
from concordant.views.finding_sentence import act, counted, digit, flags
from concordant.views.map.points import place_point, state_points
from concordant.views.map.projection import Degrees
from concordant.views.names import Names
from concordant.views.sentence import JOINT, SEPARATOR
from concordant.views.text import plain
from concordant.views.wording import Wording

Manner = Literal["firm", "hedged", "denied"]
Why = Literal["no_state", "no_point", "no_place"]
_NOT_YET = frozenset(("ordered", "requested", "offered", "planned"))


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of the map: that which stands for a state, or a place.

    Attributes:
        key: code of the state, or id of the place.
        name: how readers call it.
        point: longitude and latitude in degrees.
        is_state: whether it stands for a whole state.
    """

    key: str
    name: str
    point: Degrees
    is_state: bool = True


@dataclass(frozen=True, slots=True)
class Flow:
    """What is said to have gone from one spot to another, or to have happened at one.

    Attributes:
        finding: id of the finding.
        start: who acts.
        end: who receives; None for what happened at one spot.
        told: the finding in words.
        support: from how many independent origins it comes at least.
        manner: put as fact, with reserve, or only denied.
        disputed: whether anybody denies it.
        pending: whether it is not said to have happened yet.
        joint: whether both act, so that it has no direction.
    """

    finding: str
    start: Spot
    end: Spot | None
    told: str
    support: int
    manner: Manner
    disputed: bool = False
    pending: bool = False
    joint: bool = False


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A finding, or the place that a report names, which has no point on the map, and why."""

    finding: str
    told: str
    why: Why
    what: str = ""


@dataclass(frozen=True, slots=True)
class Traffic:
    """The findings as a map takes them, and what it cannot show."""

    flows: tuple[Flow, ...]
    unplaced: tuple[Unplaced, ...]


Told = tuple[Finding, Iterable[Claim]]
PlaceOf = Callable[[str], tuple[str, str] | None]
"""The id and the name of the place that words of a report name; None where the knowledge has none."""


def traffic(told: Iterable[Told], words: Wording, names: Names, place_of: PlaceOf) -> Traffic:
    """Findings with their claims, as a map takes them; in the order in which they come."""
    flows: list[Flow] = []
    unplaced: list[Unplaced] = []
    for finding, claims in told:
        for each in _shown(finding, list(claims), words, names, place_of):
            if isinstance(each, Flow):
                flows.append(each)
            else:
                unplaced.append(each)
    return Traffic(tuple(flows), tuple(unplaced))


def _shown(
    finding: Finding, claims: list[Claim], words: Wording, names: Names, place_of: PlaceOf
) -> Iterator[Flow | Unplaced]:
    said = in_words(finding, claims, words, names)
    agents, recipients = spots(finding.agent, names), spots(finding.recipient, names)
    ways: list[tuple[Spot, Spot | None]] = [(a, r) for a in agents for r in recipients if a.key != r.key]
    where, unknown = _places(claims, place_of)
    alone = [] if ways else list({spot.key: spot for spot in (*where, *agents, *recipients)}.values())
    ways.extend((spot, None) for spot in (where or alone[:1]))
    for start, end in ways:
        yield _flow(finding, claims, start, end, said)
    for name in unknown:
        yield Unplaced(finding.id, said, "no_place", name)
    if not ways:
        named = any(actor and actor.state for actor in (finding.agent, finding.recipient))
        yield Unplaced(finding.id, said, "no_point" if named else "no_state")


def _flow(finding: Finding, claims: list[Claim], start: Spot, end: Spot | None, said: str) -> Flow:
    return Flow(
        finding.id,
        start,
        end,
        said,
        finding.support.least,
        manner(finding, claims),
        bool(finding.support.against),
        finding.phase in _NOT_YET,
        finding.event in JOINT,
    )


def in_words(finding: Finding, claims: Iterable[Claim], words: Wording, names: Names) -> str:
    """The finding in a line: the act, how firmly, how many say so, the grade, what is against it."""
    grade = f"{words.of('finding', 'grade')} {digit(finding.grade, words)}"
    firm = firmest(finding, claims)
    parts = (
        plain(act(finding, words, names)),
        words.of("certainty", firm) if firm else "",
        counted(finding, words),
        grade,
        plain(flags(finding, words)),
    )
    return SEPARATOR.join(part for part in parts if part)


def firmest(finding: Finding, claims: Iterable[Claim]) -> Certainty | None:
    """How firmly it is affirmed at best; None where nobody affirms it, or no claim of it is at hand."""
    if finding.support.firm:
        return "asserted"
    own = set(finding.claims)
    said = {c.certainty for c in claims if c.polarity == "affirmed" and c.id in own}
    return next((each for each in CERTAINTIES if each in said), None)


def manner(finding: Finding, claims: Iterable[Claim]) -> Manner:
    """How a finding is drawn: what only denials tell of is never drawn like what somebody affirms."""
    if not finding.support.reports:
        return "denied"
    return "firm" if firmest(finding, claims) == "asserted" else "hedged"


def spots(actor: Actor | None, names: Names) -> list[Spot]:
    """The points of the states behind an actor; of joint ones, each."""
    states = (actor.state or "").split(";") if actor else []
    known: Mapping[str, Degrees] = state_points()
    return [Spot(s, names.bloc(s), known[s]) for s in dict.fromkeys(states) if s in known]


def _places(claims: Iterable[Claim], place_of: PlaceOf) -> tuple[list[Spot], list[str]]:
    """The places that claims name: those with a point, and the words for those without."""
    found: dict[str, Spot] = {}
    unknown: dict[str, None] = {}
    for words in (claim.place for claim in claims if claim.place):
        held = place_of(words)
        point = place_point(held[0]) if held else None
        if held and point:
            found[held[0]] = Spot(held[0], held[1], point, is_state=False)
        else:
            unknown[words] = None
    return list(found.values()), list(unknown)
