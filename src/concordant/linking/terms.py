"""What linking needs of the world: who belongs to whom, which goods are part of which, how fast acts go.

Compiled once from the knowledge; immutable afterwards.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from concordant.knowledge.collection import Knowledge
from concordant.knowledge.schema import Actor as KnownActor
from concordant.knowledge.schema import Pace
from concordant.model.claim import Actor, Item

_WORD = re.compile(r"\w{4,}")
OF_THE_STATE = frozenset(
    ("state", "government", "ministry", "armed_forces", "unit", "intelligence", "person", "body")
)
"""Kinds of actors whose acts are acts of their state."""
OWN_MASTERS = frozenset(("armed_group", "party", "ngo", "vessel", "alliance"))
"""Kinds that act beside the state in which they are."""


class Party(NamedTuple):
    """Who acts or receives, as far as it matters for comparing.

    Attributes:
        key: equal for the same party.
        block: equal for all who may turn out to be the same party; most often a state.
        level: ``state``, ``company``, ``group``, ``named`` (unknown to the knowledge) or ``described``.
        words: its name's words, for names that the knowledge does not hold.
    """

    key: str
    block: str
    level: str
    words: frozenset[str]


NOBODY = Party("", "", "nobody", frozenset())


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name without case and accents."""
    apart = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in apart if not unicodedata.combining(c)).strip()


def is_described(name: str) -> bool:
    """Whether a name is a description (``Chinese company``) and not a proper name (``Kupol``).

    The contract gives canonical names to those who are known and short descriptions to others: a
    description ends in a common noun.
    """
    last = name.split(" (")[0].split()[-1:]
    return bool(last) and last[0][0].islower()


@dataclass(frozen=True, slots=True)
class Terms:
    """The knowledge as linking uses it.

    Attributes:
        actors: known actors by id.
        by_name: ids of known actors by folded canonical name.
        wider: item node → all nodes that it is part of, itself first.
        goods_units: item class → the units in which its goods are counted.
        paces: event → its pace.
        joint: events whose two parties are equals.
    """

    actors: Mapping[str, KnownActor]
    by_name: Mapping[str, str]
    wider: Mapping[str, tuple[str, ...]]
    goods_units: Mapping[str, frozenset[str]]
    paces: Mapping[str, Pace]
    joint: frozenset[str]
    _parties: dict[tuple[str, str | None, str | None], Party] = field(
        default_factory=dict, repr=False, compare=False
    )
    """Parties made before: a cache, since the same few are asked for again and again."""

    def party(self, actor: Actor | None) -> Party:
        """The party that an actor is; ``NOBODY`` where there is none."""
        if actor is None:
            return NOBODY
        asked = (actor.name, actor.state, actor.id)
        found = self._parties.get(asked)
        if found is None:
            found = self._parties[asked] = self._party(actor)
        return found

    def pace(self, event: str) -> Pace:
        """How long acts of this kind take; that of other events where the kind is unknown."""
        return self.paces.get(event) or Pace()

    def node(self, item: Item | None) -> str:
        """The place of goods in the tree of goods; empty where none are named."""
        if item is None:
            return ""
        return item.id if item.id is not None and item.id in self.wider else item.item_class

    def above(self, node: str) -> tuple[str, ...]:
        """All that a node is part of, itself first."""
        return self.wider.get(node, (node,))

    def _party(self, actor: Actor) -> Party:
        if actor.state and ";" in actor.state:
            return _joint(actor.state)
        known = self.actors.get(actor.id or self.by_name.get(fold(actor.name), ""))
        state = actor.state or (known.state if known else None)
        if known is not None:
            return _known(known, state)
        name = fold(actor.name)
        if state is None:
            return Party(name, name, "named", frozenset(_WORD.findall(name)))
        level = "described" if is_described(actor.name) else "named"
        return Party(f"{state}/{name}", state, level, frozenset(_WORD.findall(name)))


def _joint(states: str) -> Party:
    key = ";".join(sorted(states.split(";")))
    return Party(key, key, "state", frozenset())


def _known(known: KnownActor, state: str | None) -> Party:
    if state is None:
        return Party(known.id, known.id, "group", frozenset())
    if known.kind in OF_THE_STATE:
        return Party(state, state, "state", frozenset())
    level = "group" if known.kind in OWN_MASTERS else "company"
    return Party(known.id, state, level, frozenset(_WORD.findall(fold(known.name))))


def compare_parties(a: Party, b: Party) -> int | None:
    """How two parties of one block compare.

    Returns:
        0 for the same, 1 where ``a`` is the wider one, -1 where ``b`` is, None where neither is.
    """
    if a.key == b.key:
        return 0
    if not a.key or not b.key:
        return 1 if not a.key else -1
    if a.block != b.block or "group" in (a.level, b.level):
        return None
    if a.level == "state" or b.level == "state":
        return 1 if a.level == "state" else -1
    if a.level == b.level == "described":
        # Of two descriptions the one with fewer words may mean the other.
        fewer, more = a.words <= b.words, b.words <= a.words
        return fewer - more if fewer or more else None
    if a.level == "described" or b.level == "described":
        return 1 if a.level == "described" else -1
    return 0 if a.words & b.words and a.level != b.level else None


def compile_terms(knowledge: Knowledge) -> Terms:
    """What linking needs, taken from the knowledge."""
    materiel = knowledge.materiel
    broader = {c.id: c.broader for c in knowledge.classes.values()}
    wider = {node: _closure(node, broader) for node in broader}
    for model in materiel.values():
        family = (model.family,) if model.family in materiel else ()
        wider[model.id] = tuple(
            dict.fromkeys((model.id, *family, *wider.get(model.item_class, (model.item_class,))))
        )
    units: dict[str, set[str]] = {c.id: {c.unit} for c in knowledge.classes.values()}
    for model in materiel.values():
        units.setdefault(model.item_class, set()).add(model.unit)
    actors = knowledge.actors
    return Terms(
        actors=actors,
        by_name={fold(actor.name): actor.id for actor in reversed(list(actors.values()))},
        wider=wider,
        goods_units={k: frozenset(v) for k, v in units.items()},
        paces={e.id: e.pace for e in knowledge.events.values()},
        joint=frozenset(e.id for e in knowledge.events.values() if e.joint),
    )


def _closure(node: str, broader: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    found = [node]
    for each in found:
        found.extend(up for up in broader.get(each, ()) if up not in found)
    return tuple(found)
