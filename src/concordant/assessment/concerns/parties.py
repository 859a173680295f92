"""Who acts and who receives, seen from the target of a provision: to it, from it, or within."""

from collections.abc import Iterable
from dataclasses import dataclass

from concordant.assessment.concerns.law import Law
from concordant.knowledge.provision import Provision, Scope
from concordant.model.claim import Actor
from concordant.model.concern import Side

GROUPS = frozenset({"armed_group"})
"""Kinds of actors that are no organ or subject of the state where they are: it does not answer for them."""


@dataclass(frozen=True, slots=True)
class Party:
    """One actor of an act; joint actors are several.

    Attributes:
        name: canonical English name.
        state: ISO 3166-1 alpha-2 code of its state.
        id: its id in the knowledge.
        side: on which side of the act it stands.
        kind: what sort of actor it is; None where the knowledge does not hold it.
    """

    name: str
    state: str | None
    id: str | None
    side: Side
    kind: str | None = None

    @property
    def group(self) -> bool:
        """Whether it is an armed group, for which no state answers."""
        return self.kind in GROUPS


@dataclass(frozen=True, slots=True)
class Parties:
    """Everybody in an act, and where it took place.

    Attributes:
        givers: who acts.
        takers: who receives or is concerned.
        places: ids of places, or their names as reports give them.
    """

    givers: tuple[Party, ...]
    takers: tuple[Party, ...]
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """Parties that a provision targets, the others, and whether the territory is only presumed."""

    targets: tuple[Party, ...]
    others: tuple[Party, ...]
    presumed: bool


def parties_of(agent: Actor | None, recipient: Actor | None, places: Iterable[str], law: Law) -> Parties:
    """The parties of an act, joint actors taken apart."""
    known = frozenset(found for place in places for found in _place_ids(place, law))
    return Parties(_split(agent, "agent", law), _split(recipient, "recipient", law), known)


def _split(actor: Actor | None, side: Side, law: Law) -> tuple[Party, ...]:
    if actor is None:
        return ()
    names = [name.strip() for name in actor.name.split(";")]
    states = [code.strip() or None for code in (actor.state or "").split(";")]
    ids = [one.strip() for one in (actor.id or "").split(";")]
    aligned_states = states if len(states) == len(names) else [states[0] if len(states) == 1 else None]
    found = []
    for number, name in enumerate(names):
        state = aligned_states[number] if number < len(aligned_states) else None
        given = ids[number] if len(ids) == len(names) else ""
        found.append(_party(name, state, given or law.id_named(name), side, law))
    return tuple(found)


def _party(name: str, state: str | None, identifier: str | None, side: Side, law: Law) -> Party:
    known = law.actors.get(identifier) if identifier else None
    own = state or (known.state if known else None)
    return Party(name, own, identifier, side, known.kind if known else None)


def _place_ids(place: str, law: Law) -> list[str]:
    if place in law.places:
        return [place]
    wanted = place.casefold()
    return [one.id for one in law.places.values() if wanted == one.name.casefold()] or [place]


def hit(parties: tuple[Party, ...], provision: Provision, scope: Scope, where: Parties, law: Law) -> Hit:
    """Which of ``parties`` a scope targets."""
    targets: list[Party] = []
    others: list[Party] = []
    presumed = False
    for party in parties:
        verdict = _targeted(party, provision, scope, where, law)
        (targets if verdict is not None else others).append(party)
        presumed = presumed or verdict is False
    return Hit(tuple(targets), tuple(others), presumed)


def _targeted(party: Party, provision: Provision, scope: Scope, where: Parties, law: Law) -> bool | None:
    """True where a party is targeted, False where only its place is presumed, None where it is not."""
    if scope.designated:
        listed = law.regimes[provision.regime].designated if provision.regime in law.regimes else ()
        return True if party.id in listed else None
    as_actor = bool(law.groups_of(party.id) & set(provision.actors))
    as_state = party.state is not None and party.state in provision.states
    if not provision.places:
        return True if as_actor or as_state else None
    if where.places:
        here = bool(where.places & set(provision.places))
        return True if here and (as_actor or as_state) else None
    # An actor that is named for a territory is presumed there; a whole state is not.
    return False if as_actor else None


def abroad(found: Hit, provision: Provision, scope: Scope) -> tuple[Party, ...]:
    """The other parties that stand outside the target's own state: supply within it is no export.

    Where measures target actors and not a state, their own state is an outsider like any other.
    """
    if not (provision.states or scope.designated):
        return found.others
    home = {party.state for party in found.targets if party.state}
    return tuple(party for party in found.others if party.state not in home)
