"""The provisions of the knowledge, made ready to be asked about many acts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from concordant.knowledge.collection import Knowledge
from concordant.knowledge.provision import Provision, Regime
from concordant.knowledge.schema import Actor, Place

NO_PROVISIONS: tuple[Provision, ...] = ()


@dataclass(frozen=True)
class Law:
    """Provisions, and what is needed to tell whether an act falls under them.

    Attributes:
        provisions: all of them, by id.
        regimes: their regimes, by id.
        actors: who acts, by id.
        wider: item class → itself and all wider classes.
        places: places, by id.
    """

    provisions: Mapping[str, Provision]
    regimes: Mapping[str, Regime]
    actors: Mapping[str, Actor]
    wider: Mapping[str, frozenset[str]]
    places: Mapping[str, Place]

    @classmethod
    def of(cls, knowledge: Knowledge) -> "Law":
        """The law that ``knowledge`` holds. Make it once and keep it: knowledge does not change."""
        broader = {one.id: one.broader for one in knowledge.classes.values()}
        wider = {one: _closure(one, broader) for one in broader}
        return cls(knowledge.provisions, knowledge.regimes, knowledge.actors, wider, knowledge.places)

    def for_event(self, event: str) -> tuple[Provision, ...]:
        """The provisions with a scope for this event, in order of their ids."""
        return self._by_event.get(event, NO_PROVISIONS)

    def groups_of(self, actor: str | None) -> frozenset[str]:
        """The actor and all that it belongs to, by id."""
        if actor is None:
            return frozenset()
        return _closure(actor, self._membership)

    def id_named(self, name: str) -> str | None:
        """The id of the actor with this canonical name."""
        return self._ids.get(name)

    def state_name(self, code: str) -> str:
        """The English name of a state; the code itself where no state has it."""
        state = self._states.get(code)
        return state.name if state else code

    def called(self, actor: str | None, name: str, tongue: str) -> str:
        """What an actor is called in a language; the name given where the knowledge has none."""
        known = self.actors.get(actor) if actor else None
        names = known.names.get(tongue, ()) if known and tongue != "en" else ()
        return names[0] if names else known.name if known else name

    def state_called(self, code: str, tongue: str) -> str:
        """What a state is called in a language."""
        state = self._states.get(code)
        return self.called(state.id, code, tongue) if state else code

    @cached_property
    def _by_event(self) -> Mapping[str, tuple[Provision, ...]]:
        found: dict[str, list[Provision]] = {}
        for _, provision in sorted(self.provisions.items()):
            for event in sorted({event for scope in provision.scopes for event in scope.events}):
                found.setdefault(event, []).append(provision)
        return {event: tuple(provisions) for event, provisions in found.items()}

    @cached_property
    def _membership(self) -> Mapping[str, tuple[str, ...]]:
        return {actor.id: actor.member_of for actor in self.actors.values() if actor.member_of}

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        return {actor.name: actor.id for actor in self.actors.values()}

    @cached_property
    def _states(self) -> Mapping[str, Actor]:
        return {a.state: a for a in self.actors.values() if a.kind == "state" and a.state}


def _closure(start: str, ahead: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """``start`` and all that can be reached from it."""
    seen = {start}
    waiting = [start]
    while waiting:
        for one in ahead.get(waiting.pop(), ()):
            if one not in seen:
                seen.add(one)
                waiting.append(one)
    return frozenset(seen)
