"""A world: who may supply whom with what, who watches whom, who publishes where and how fast."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from concordant.model.claim import Actor, Voice
from concordant.synth.cast import Cast, Goods, Outlet, Rough, Source
from concordant.synth.chance import Choice, Quantiles, log_normal, log_uniform, source_of_chance
from concordant.synth.preset import Preset

_LEAST, _MOST = 3, 1_000_000
_SEES_STRANGERS = 0.6
_FASTEST, _SLOWEST = 4.0, 720.0
_SIGMA = 0.8


@dataclass(frozen=True, slots=True)
class Dyad:
    """Who acts towards whom, who watches them, and who may deny."""

    agent: Actor
    recipient: Actor
    watchers: tuple[Source, ...]
    parties: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Newsroom:
    """An outlet with its habits.

    Attributes:
        outlet: which.
        index: its number in the world.
        delay: minutes until it takes a story over; the median lies between 4 minutes and 12 hours.
        agencies: numbers of the agencies that it subscribes to.
    """

    outlet: Outlet
    index: int
    delay: Quantiles
    agencies: frozenset[int]


@dataclass(frozen=True, slots=True)
class World:
    """Everything that is settled before the first event."""

    preset: Preset
    dyads: Choice[Dyad]
    goods: Choice[Goods]
    figures: Mapping[int, Quantiles]
    newsrooms: tuple[Newsroom, ...]
    by_language: Mapping[str, Choice[Newsroom]]
    any_language: Choice[Newsroom]
    first_hand: tuple[Newsroom, ...]
    sources: tuple[Source, ...]
    officials: Mapping[str | None, Voice]
    rough: tuple[Rough, ...]


def build(preset: Preset, seed: int, cast: Cast) -> World:
    """The world of a preset and a seed."""
    newsrooms, rates = _newsrooms(cast, source_of_chance(seed, "newsrooms"))
    by_language = {
        lang: _pick([n for n in newsrooms if n.outlet.lang == lang], rates)
        for lang in sorted({n.outlet.lang for n in newsrooms})
    }
    names = preset.goods or tuple(cast.goods)
    goods = [cast.goods[name] for name in names]
    return World(
        preset=preset,
        dyads=_dyads(preset, cast, source_of_chance(seed, "dyads")),
        goods=Choice(goods, [1.0] * len(goods)),
        figures={g.most: log_uniform(_LEAST, g.most if preset.capped else _MOST) for g in goods},
        newsrooms=newsrooms,
        by_language=by_language,
        any_language=_pick(newsrooms, rates),
        first_hand=tuple(n for n in newsrooms if n.outlet.own),
        sources=cast.sources,
        officials={v.state: v for v in cast.officials.values()},
        rough=cast.rough,
    )


def _newsrooms(cast: Cast, chance: Random) -> tuple[tuple[Newsroom, ...], Sequence[float]]:
    agencies = [i for i, outlet in enumerate(cast.outlets) if outlet.agency]
    delays = log_uniform(_FASTEST, _SLOWEST)
    rates = log_uniform(1.0, 12.0)
    rooms = []
    for i, outlet in enumerate(cast.outlets):
        taken = frozenset(a for a in agencies if chance.random() < 0.4)
        rooms.append(Newsroom(outlet, i, log_normal(delays.draw(chance), _SIGMA), taken))
    return tuple(rooms), [rates.draw(chance) for _ in rooms]


def _pick(rooms: Sequence[Newsroom], rates: Sequence[float]) -> Choice[Newsroom]:
    return Choice(rooms, [rates[room.index] for room in rooms])


def _dyads(preset: Preset, cast: Cast, chance: Random) -> Choice[Dyad]:
    """The first dyad with its fixed share; the others in random order by Zipf's law."""
    states = list(cast.states.values())[: preset.states]
    receivers = [*states, *list(cast.groups.values())[: preset.groups]]
    first = (cast.states[cast.top[0]], cast.states[cast.top[1]])
    pairs = [(a, r) for a in states for r in receivers if a.state != r.state and (a, r) != first]
    chance.shuffle(pairs)
    pairs = pairs[: preset.dyads - 1]
    sees = {s.id: _sees(s, states, chance) for s in cast.sources}
    dyads = [_dyad(a, r, cast, sees) for a, r in (first, *pairs)]
    zipf = [1 / rank for rank in range(1, len(pairs) + 1)]
    rest = (1 - preset.top_share) / sum(zipf)
    return Choice(dyads, [preset.top_share, *(rest * weight for weight in zipf)])


def _sees(source: Source, states: Sequence[Actor], chance: Random) -> frozenset[str | None]:
    """Whose doings a source follows: those of its own bloc, and of most others."""
    others = {s.state for s in states if chance.random() < _SEES_STRANGERS}
    return frozenset({source.bloc, *others})


def _dyad(agent: Actor, recipient: Actor, cast: Cast, sees: Mapping[str, frozenset[str | None]]) -> Dyad:
    blocs = (agent.state, recipient.state)
    parties = tuple(s for s in cast.sources if s.bloc in blocs)
    return Dyad(
        agent,
        recipient,
        tuple(s for s in cast.sources if agent.state in sees[s.id] or recipient.state in sees[s.id]),
        parties or (_itself(agent),),
    )


def _itself(actor: Actor) -> Source:
    """A party without a service or ministry in the cast speaks in its own name."""
    voice = Voice(actor.name, actor.state, actor.name, id=actor.id)
    return Source(actor.id or actor.name, actor.state or "", voice, False)
