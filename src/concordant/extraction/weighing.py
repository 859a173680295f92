"""Fills the slots of candidates and judges them by learned weights; the reading of the rules is one voice."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from concordant.extraction.candidates import Candidate, Goods
from concordant.extraction.claim_features import Around, claim_features
from concordant.extraction.mentions import Mention, mentions
from concordant.extraction.options import Option, Relations, actor_options, item_options
from concordant.extraction.roles import RoleEngine
from concordant.extraction.weights import Weights, likelihood
from concordant.model.claim import Actor, Reason

_REACH = 8
"""Chunks between a trigger and a filler beyond which the evidence is not stretched to the filler."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The option taken for a slot and how clearly it won: the lead over the next one."""

    option: Option
    lead: float


class Weigher:
    """Weighs the candidates of one sentence."""

    def __init__(
        self, engine: RoleEngine, weights: Weights, around: Around, voices: frozenset[int] = frozenset()
    ) -> None:
        self.engine, self.weights, self._around, self._voices = engine, weights, around, voices
        self.known: tuple[Mention, ...] = mentions(engine.fillers)

    def candidates(self) -> tuple[Candidate, ...]:
        """The candidates of the sentence that are likely claims, with their slots filled; likelihood as score."""
        found: list[Candidate] = []
        for rivals in self.engine.evoked():
            found.extend(self._best([self.judged(rule) for rule in rivals]))
        return tuple(found)

    def _best(self, judged: Sequence[Candidate]) -> Iterator[Candidate]:
        likely = [c for c in judged if c.score >= self.weights.floor]
        main = [c for c in likely if not c.frame.companion]
        if main:
            yield max(main, key=lambda c: c.score)
        yield from (c for c in likely if c.frame.companion)

    def judged(self, rule: Candidate) -> Candidate:
        """A candidate with its slots filled by weight, and how likely it is a claim; 0 where nothing can be."""
        filled, choices = self.filled(rule)
        if rule.asked or any(a.operator.blocks for a in rule.applied):
            return filled
        features = self.features(rule, filled, choices)
        return replace(filled, score=likelihood(self.weights.total("claim", features)))

    def features(self, rule: Candidate, filled: Candidate, choices: Mapping[str, Choice]) -> tuple[str, ...]:
        """What speaks for and against a candidate being a claim."""
        leads = {slot: choice.lead for slot, choice in choices.items()}
        return claim_features(rule, filled, self.engine.chunks, self._around, leads)

    def filled(self, rule: Candidate) -> tuple[Candidate, dict[str, Choice]]:
        """The candidate with the weightiest fillers, and the choice made for each slot."""
        relations = self.relations(rule)
        agent = self.choose("agent", self.agents(rule, relations))
        recipient = self.choose("recipient", self.recipients(rule, relations, agent.option.actor))
        item = self.choose("item", self.items(rule, relations))
        recipients = _recipients(rule, recipient.option)
        reasons = (
            *_told("agent", rule.agent, agent.option.actor),
            *_told("recipient", rule.recipients[0] if rule.recipients else None, recipient.option.actor),
        )
        filled = replace(
            rule,
            agent=agent.option.actor,
            recipients=recipients,
            goods=item.option.goods,
            used=self._used(rule, (agent.option, recipient.option, item.option)),
            reasons=(*rule.reasons, *reasons),
        )
        return filled, {"agent": agent, "recipient": recipient, "item": item}

    def relations(self, rule: Candidate) -> Relations:
        """How the sentence stands to the trigger of a candidate."""
        return Relations(self.engine, rule, self._voices)

    def agents(self, rule: Candidate, relations: Relations) -> tuple[Option, ...]:
        """Who could act."""
        return actor_options("agent", rule, relations, self.known, None)

    def recipients(self, rule: Candidate, relations: Relations, agent: Actor | None) -> tuple[Option, ...]:
        """Who could receive."""
        return actor_options("recipient", rule, relations, self.known, agent)

    def items(self, rule: Candidate, relations: Relations) -> tuple[Option, ...]:
        """What the act could be about."""
        return item_options(rule, relations, self.engine)

    def choose(self, table: str, options: Sequence[Option]) -> Choice:
        """The weightiest option; the earliest one where several weigh the same."""
        totals = [self.weights.total(table, option.features) for option in options]
        best = max(range(len(options)), key=lambda n: (totals[n], -n))
        others = [t for n, t in enumerate(totals) if n != best]
        return Choice(options[best], totals[best] - max(others) if others else 9.0)

    def _used(self, rule: Candidate, options: Sequence[Option]) -> frozenset[int]:
        near = {o.chunk for o in options if o.chunk is not None and abs(o.chunk - rule.chunk) <= _REACH}
        kept = {k for k in rule.used if any(k in _chunks(o.goods) or k == o.chunk for o in options)}
        return frozenset(near | kept | {rule.chunk})


def _chunks(goods: Sequence[Goods]) -> set[int]:
    return {k for g in goods for k in (g.chunk, g.counted) if k is not None}


def _recipients(rule: Candidate, option: Option) -> tuple[Actor, ...]:
    if option.actor is None:
        return ()
    ruled = [r for r in rule.recipients if r.name == option.actor.name]
    return rule.recipients if ruled else (option.actor,)


def _told(slot: str, ruled: Actor | None, chosen: Actor | None) -> Iterator[Reason]:
    if chosen is not None and (ruled is None or ruled.name != chosen.name):
        yield Reason(slot, "weighed", chosen.raw or "", "weighs most of all who could fill it")
