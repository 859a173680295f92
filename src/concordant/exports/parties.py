"""Who acts or receives, one by one: joint actors apart, each with what the knowledge holds of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from concordant.knowledge.schema import Actor as KnownActor
from concordant.model.claim import Actor

NAMES, STATES = "; ", ";"


@dataclass(frozen=True, slots=True)
class Party:
    """One actor.

    Attributes:
        key: by what it is the same party in every finding.
        name: canonical English name.
        state: ISO 3166-1 alpha-2 code of the state it belongs to, where there is one.
        kind: kind of actor; None where the knowledge does not hold it.
        identifiers: keys in public registers.
    """

    key: str
    name: str
    state: str | None
    kind: str | None
    identifiers: tuple[tuple[str, str], ...] = ()


class Parties:
    """The actors of the knowledge, by id and by canonical name.

    Args:
        actors: what the knowledge holds, by id.
    """

    def __init__(self, actors: Mapping[str, KnownActor]) -> None:
        self._by_id = dict(actors)
        self._by_name = {actor.name: actor for actor in reversed(list(actors.values()))}

    def of(self, actor: Actor | None) -> tuple[Party, ...]:
        """Each of the actors who act together; none where nobody is named."""
        return tuple(self._each(actor)) if actor else ()

    def _each(self, actor: Actor) -> Iterator[Party]:
        names = actor.name.split(NAMES)
        states = (actor.state or "").split(STATES)
        if len(names) == 1:
            yield self._party(actor.name, actor.state, self._by_id.get(actor.id or ""))
            return
        together = len(states) == len(names)
        for name, state in zip_longest(names, states if together else ()):
            yield self._party(name, state, None)

    def _party(self, name: str, state: str | None, held: KnownActor | None) -> Party:
        known = held or self._by_name.get(name)
        if known is None or (state and known.state and known.state != state):
            return Party(f"{state or ''}:{name}", name, state or None, None)
        return Party(known.id, known.name, known.state or state, known.kind, tuple(known.identifiers.items()))
