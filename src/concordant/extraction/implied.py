"""Agents that a sentence leaves unsaid: whose shells they are, who ordered, whom the paragraph leaves."""

from collections.abc import Sequence
from functools import cached_property

from concordant.extraction.candidates import Applied, Goods
from concordant.extraction.parties import PartyFinder, join_actors
from concordant.knowledge.language_schema import Frame, Role
from concordant.model.claim import Actor

_HIDDEN = frozenset({"transfer", "technology_transfer", "production", "deployment"})
"""Events whose agent a report often leaves unsaid; who fired is always told."""


class ImpliedFinder(PartyFinder):
    """Fills in agents that stand nowhere among the arguments."""

    def _elidable(self, i: int, frame: Frame, nominal: bool, applied: Sequence[Applied]) -> bool:
        """An unsaid agent is filled in for passives, and for nouns that something governs."""
        if frame.event not in _HIDDEN:
            return False
        verb = self.chunks[i].verb
        governed = bool(applied) and self.governors.governs(i, applied[0])
        return governed or "subject" in frame.item.noun_at if nominal else verb is not None and verb.passive

    def _ally(self, recipient: Actor, agent: Actor) -> bool:
        """Whether a described recipient came out as the agent itself: then another state is meant."""
        return recipient.name == agent.name and recipient.raw is not None and recipient.raw != agent.raw

    @cached_property
    def _states_here(self) -> tuple[tuple[str, str], ...]:
        found: dict[str, str] = {}
        for chunk in self.chunks:
            if chunk.phrase is None:
                continue
            if chunk.phrase.traits & {"origin", "voice"}:
                continue
            for name in (chunk.phrase.name, *chunk.phrase.states):
                if name is not None and name.state and name.kind == "actor":
                    found.setdefault(name.state, self.language.states.get(name.state, name.name))
        return tuple(found.items())

    def _from_operator(
        self, applied: Sequence[Applied], recipients: tuple[Actor, ...], used: set[int]
    ) -> tuple[Actor | None, tuple[Actor, ...]]:
        """The subject of what governs a noun: who ordered, denied, stopped, asked for it."""
        for step in applied:
            if step.operator.noun_object == "agent" and (held := self.governors.controlled(step.chunk)):
                accused = [a for a in (self.fillers.actor(k) for k in held.phrases) if a is not None]
                if accused:
                    return join_actors(accused), recipients
            if step.operator.noun_subject == "none" or self._undergone(step):
                continue
            actors = [a for a in (self.fillers.actor(k) for k in step.voice) if a is not None]
            actor = join_actors(actors) if actors else self._pronoun(step.pronoun or "")
            actor = self._parties(step.voice[:1], Role(), used) or actor
            if actor is None:
                continue
            if step.operator.noun_subject == "recipient":
                return None, recipients or (actor,)
            if actor.state not in {r.state for r in recipients}:
                return actor, recipients
        return None, recipients

    def _from_adjective(self, goods: tuple[Goods, ...]) -> Actor | None:
        """North Korean shells that were delivered came from North Korea."""
        for k in (k for item in goods for k in (item.chunk, item.counted) if k is not None):
            phrase = self.chunks[k].phrase
            if phrase and phrase.goods and phrase.goods.item_class == "components":
                continue
            if phrase and phrase.states and phrase.states[0].state:
                return Actor(phrase.states[0].name, phrase.states[0].state, phrase.states[0].id, None, None)
        return None

    def _undergone(self, step: Applied) -> bool:
        """Whether the operator stands in the passive: who is named with 'by' only tells it."""
        verb = self.chunks[step.chunk].verb
        return step.passive or (verb is not None and verb.passive and step.operator.reports)
