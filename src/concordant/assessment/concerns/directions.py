"""How an act stands to the target of a provision, and whom the provision then addresses."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from concordant.assessment.concerns.law import Law
from concordant.assessment.concerns.parties import Hit, Parties, Party, abroad, hit
from concordant.knowledge.provision import DIRECTIONS, Provision, Scope
from concordant.model.concern import Bearer, Direction

UNCLEAR = frozenset({"technology_transfer"})
"""Events in which two parties are often named together, without a word on who helps whom."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: does this scope of this provision meet these parties on these days?

    Attributes:
        event: id of the event.
        parties: who is in the act.
        until: last day of the act, for states that are bound no longer.
    """

    event: str
    parties: Parties
    until: str
    provision: Provision
    scope: Scope
    law: Law

    def hit(self, parties: tuple[Party, ...]) -> Hit:
        """Which of ``parties`` the scope targets."""
        return hit(parties, self.provision, self.scope, self.parties, self.law)


@dataclass(frozen=True, slots=True)
class Way:
    """A direction in which an act meets a scope.

    Attributes:
        direction: how it stands to the target.
        targets: the parties that are targeted.
        others: the parties on the other side.
        codes: weak links: ``territory``, ``agent_unknown``, ``recipient_unknown``, ``direction_unclear``.
    """

    direction: Direction
    targets: tuple[Party, ...]
    others: tuple[Party, ...]
    codes: tuple[str, ...] = ()


def ways(asked: Asked) -> tuple[Way, ...]:
    """All directions of the scope in which the act meets it."""
    if asked.scope.by and not _acted_by(asked):
        return ()
    possible = DIRECTIONS.get(asked.event, frozenset())
    found = (_WAYS[one](asked) for one in asked.scope.directions if one in possible)
    return tuple(way for way in found if way is not None and _bound(way, asked))


def _acted_by(asked: Asked) -> bool:
    named = {group for giver in asked.parties.givers for group in asked.law.groups_of(giver.id)}
    return bool(named & set(asked.scope.by))


def _to(asked: Asked) -> Way | None:
    """Towards the target: it receives; for a purchase without an end user, it is the buyer."""
    givers, takers = asked.parties.givers, asked.parties.takers
    if asked.event == "procurement":
        return _bought(asked)
    if not takers:
        return _together(asked, "to")
    return _crossing(asked, "to", asked.hit(takers), givers, "agent_unknown")


def _from(asked: Asked) -> Way | None:
    """Out of the target: it supplies."""
    givers, takers = asked.parties.givers, asked.parties.takers
    together = None if takers else _together(asked, "from")
    return together or _crossing(asked, "from", asked.hit(givers), takers, "recipient_unknown")


def _crossing(
    asked: Asked, direction: Direction, found: Hit, across: tuple[Party, ...], missing: str
) -> Way | None:
    """The way between the targets found on one side and whoever is outside on the other."""
    if not found.targets:
        return None
    other_side = asked.hit(across)
    outside = abroad(Hit(found.targets, other_side.others, False), asked.provision, asked.scope)
    if asked.scope.states_only:
        outside = tuple(party for party in outside if not party.group)
    if across and not outside:
        return None
    codes = (*(("territory",) if found.presumed else ()), *(() if across else (missing,)))
    return Way(direction, found.targets, outside, codes)


def _together(asked: Asked, direction: Direction) -> Way | None:
    """Both parties named as acting together: either may be the one who gives."""
    if asked.event not in UNCLEAR:
        return None
    found = asked.hit(asked.parties.givers)
    outside = abroad(found, asked.provision, asked.scope)
    if not found.targets or not outside:
        return None
    return Way(direction, found.targets, outside, ("direction_unclear",))


def _bought(asked: Asked) -> Way | None:
    """Goods bought for the target: suppliers are seldom named; whoever buys for it is on the other side."""
    givers, takers = asked.parties.givers, asked.parties.takers
    found = asked.hit(takers) if takers else asked.hit(givers)
    if not found.targets:
        return None
    buyers = Hit(found.targets, asked.hit(givers).others, False)
    outside = abroad(buyers, asked.provision, asked.scope)
    return Way("to", found.targets, outside, () if outside else ("agent_unknown",))


def _internal(asked: Asked) -> Way | None:
    """What the target does by itself: production, tests."""
    found = asked.hit(asked.parties.givers)
    return Way("internal", found.targets, (), ()) if found.targets else None


def _dealing(asked: Asked) -> Way | None:
    """Agreements and visits, in either order of the parties."""
    found = asked.hit((*asked.parties.givers, *asked.parties.takers))
    outside = abroad(found, asked.provision, asked.scope)
    return Way("dealing", found.targets, outside) if found.targets and outside else None


def _carriage(asked: Asked) -> Way | None:
    """Somebody stops cargo or vessels of the target."""
    found = asked.hit(asked.parties.takers)
    doers = abroad(
        Hit(found.targets, asked.hit(asked.parties.givers).others, False), asked.provision, asked.scope
    )
    if not found.targets or (asked.parties.givers and not doers):
        return None
    return Way("carriage", found.targets, doers)


def _listing(asked: Asked) -> Way | None:
    """The body that lists under this regime lists; what others impose carries other texts out."""
    regime = asked.law.regimes.get(asked.provision.regime)
    bodies = {giver.id for giver in asked.parties.givers}
    if regime is None or not bodies & set(regime.authorities):
        return None
    found = asked.hit(asked.parties.takers)
    # Ships are no persons of their state: only a text that names them lists them.
    listed = tuple(p for p in found.targets if p.kind != "vessel" or p.id in asked.provision.actors)
    return Way("listing", listed, ()) if listed else None


_WAYS: Mapping[Direction, Callable[[Asked], Way | None]] = {
    "to": _to,
    "from": _from,
    "internal": _internal,
    "dealing": _dealing,
    "carriage": _carriage,
    "listing": _listing,
}


def _bound(way: Way, asked: Asked) -> bool:
    """Whether anybody whom the text addresses is there: European law binds only its own persons."""
    if "eu_persons" not in asked.provision.addressees or way.direction == "listing":
        return True
    return any(_binds(party, asked) for party in way.others)


def _binds(party: Party, asked: Asked) -> bool:
    regime = asked.law.regimes.get(asked.provision.regime)
    if regime is None or not regime.bound:
        return True
    until = regime.bound_until.get(party.state or "", asked.until)
    return party.state in regime.bound and asked.until <= until


def bearers(way: Way, asked: Asked) -> tuple[Bearer, ...]:
    """Whom the provision addresses in this act.

    One delivery has two: the supplier must not export and the receiver must not procure. A provision that
    speaks to all other States does not speak to its target, and no State answers for an armed group.
    """
    found = (*_targets(way, asked), *_others(way, asked))
    by_state = {bearer.state: bearer for bearer in reversed(found)}
    return tuple(sorted(by_state.values(), key=lambda bearer: (bearer.side, bearer.state)))


def _targets(way: Way, asked: Asked) -> Iterator[Bearer]:
    if "target" in asked.provision.addressees and way.direction not in ("carriage", "listing"):
        yield from (replace(one, target=True) for one in _states(way.targets, asked.law))


def _others(way: Way, asked: Asked) -> Iterator[Bearer]:
    if "eu_persons" in asked.provision.addressees:
        yield from _states(tuple(party for party in way.others if _binds(party, asked)), asked.law)
    elif "all_states" in asked.provision.addressees:
        yield from _states(way.others, asked.law)


def _states(parties: tuple[Party, ...], law: Law) -> Iterator[Bearer]:
    for party in parties:
        if party.state and not party.group:
            yield Bearer(law.state_name(party.state), party.state, party.side)
