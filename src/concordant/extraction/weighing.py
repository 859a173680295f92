"""Fills the slots of candidates and judges them by learned weights; the reading of the rules is one voice."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property

from concordant.extraction.candidates import Candidate
from concordant.extraction.claim_features import Around, claim_features, trigger_features
from concordant.extraction.item_options import item_options
from concordant.extraction.mentions import Mention, Told, key, mentions
from concordant.extraction.options import APART, SAME, Option, PartyOptions, shares, side_by_side
from concordant.extraction.relations import Layout, Relations
from concordant.extraction.rivals import best_of, chunks_of, yields
from concordant.extraction.roles import RoleEngine
from concordant.extraction.tie_features import Act, Choice, beside, ties
from concordant.extraction.weights import Group, Weights, likelihood
from concordant.extraction.wording import wording, wording_of_event, words_of
from concordant.extraction.worth import worth
from concordant.model.claim import Actor, Reason

_KEPT = 4
"""Earlier claims kept in mind."""

_UNLEARNED = 0.5
"""Likelihood of what the rules take for a claim where no weights can tell."""

_PAIRED = 4
"""Agents that are tried with every recipient."""

_REACH = 8
"""Chunks between a trigger and a filler beyond which the evidence is not stretched to the filler."""
_SURE = 0.5
"""Likelihood from which a list makes a claim of each kind of its goods: a false one would make many."""

_OF_GOODS = frozenset({"transfer", "procurement", "production"})
"""Events of which goods of peace are no part."""


class Weigher:
    """Weighs the candidates of one sentence; what it was made from never changes."""

    def __init__(
        self,
        engine: RoleEngine,
        weights: Weights,
        around: Around,
        voices: frozenset[int] = frozenset(),
        spoke: frozenset[str] = frozenset(),
    ) -> None:
        self.engine, self.weights, self.around = engine, weights, around
        self._voices, self._spoke = voices, spoke

    def weighed_by(self, weights: Weights) -> "Weigher":
        """This weigher with other weights."""
        other = copy(self)
        other.weights = weights
        return other

    def placed(self, around: Around) -> "Weigher":
        """This weigher with the sentence in other surroundings."""
        other = copy(self)
        other.around = around
        return other

    @cached_property
    def evoked(self) -> tuple[tuple[Candidate, ...], ...]:
        """For each trigger of the sentence the candidates that it may evoke, as the rules fill them."""
        return tuple(self.engine.evoked())

    @cached_property
    def known(self) -> tuple[Mention, ...]:
        """Everybody named in the sentence or remembered."""
        return mentions(self.engine.fillers, self._spoke)

    @cached_property
    def _layout(self) -> Layout:
        return Layout(self.engine, self._voices)

    @cached_property
    def _acts(self) -> frozenset[Act]:
        return frozenset(
            (rule.chunk, rule.frame.event, worth(rule, self.engine.chunks) > 0)
            for rivals in self.evoked
            for rule in rivals
        )

    def candidates(self, told: tuple[Told, ...] = ()) -> tuple[tuple[Candidate, ...], tuple[Told, ...]]:
        """The candidates that are likely claims, with their slots filled and their likelihood as score.

        Args:
            told: the claims before this sentence, newest first.

        Returns:
            the candidates, and the claims told so far, newest first.
        """
        found: list[Candidate] = []
        for rivals in self.evoked:
            judged = [self.judged(rule, told) for rule in rivals if self.promises(rule)]
            best = tuple(best_of(judged, self.weights.floor, lambda: self.engine.lists))
            found.extend(best)
            told = (*(self.tell(c) for c in reversed(best)), *told)[:_KEPT]
        return tuple(c for c in found if not any(yields(c, other) for other in found)), told

    def promises(self, rule: Candidate) -> bool:
        """Whether a trigger is worth weighing its slots: most are not, and weighing costs."""
        if rule.asked or any(a.operator.blocks for a in rule.applied) or self._peaceful(rule):
            return False
        if not self._learned(rule):
            return True
        return likelihood(self.weights.weigh("trigger", self.promise(rule))) >= self.weights.gate

    def _peaceful(self, rule: Candidate) -> bool:
        """Whether goods that the frame does not ask for stand alone where it has its goods."""
        if rule.goods or rule.frame.event not in _OF_GOODS or not rule.frame.item_default:
            return False
        engine, item = self.engine, rule.frame.item
        for relation in item.noun_at if rule.nominal else item.at:
            for k in rule.slots.relations.get(relation, ()):
                phrase = engine.chunks[k].phrase
                if phrase is not None and phrase.goods is not None and phrase.goods.special:
                    return engine.fillers.goods(k, rule.frame, engine.on_theme) is None
        return False

    def promise(self, rule: Candidate) -> list[Group]:
        """The few things that tell whether a trigger is worth weighing."""
        chunks = self.engine.chunks
        words = wording_of_event(self.engine.tokens, chunks[rule.chunk], rule.frame.event)
        return [*trigger_features(rule, chunks, self.around), *words]

    def _learned(self, rule: Candidate) -> bool:
        """Whether the weights know the frame; one of a user's is judged by the rules."""
        return rule.frame.id in self.weights.frames

    def tell(self, candidate: Candidate) -> Told:
        """What later candidates need to know of one that became a claim."""
        item = candidate.goods[0].item_class if candidate.goods else None
        recipient = key(candidate.recipients[0]) if candidate.recipients else None
        return Told(candidate.frame.event, key(candidate.agent), recipient, item, self.around.number)

    def judged(self, rule: Candidate, told: tuple[Told, ...] = ()) -> tuple[Candidate, float]:
        """A candidate with its slots filled by weight, and how likely it is a claim."""
        filled, choices = self.filled(rule, told)
        if not self._learned(rule):
            sound = worth(rule, self.engine.chunks)
            return filled, max(_UNLEARNED, self.weights.floor) if sound > 0 else 0.0
        score = likelihood(self.weights.weigh("claim", self.features(rule, filled, choices, told)))
        return (filled if score >= _SURE else _unlisted(rule, filled, choices["item"].option)), score

    def features(
        self, rule: Candidate, filled: Candidate, choices: Mapping[str, Choice], told: tuple[Told, ...] = ()
    ) -> list[Group]:
        """What speaks for and against a candidate being a claim."""
        leads = {slot: choice.lead for slot, choice in choices.items()}
        relations = self.relations(rule)
        return [
            *claim_features(rule, filled, self.engine.chunks, self.around, leads, told),
            *ties(filled, relations, choices),
            *beside(rule, self._acts, relations.kind),
            *wording(self.engine.tokens, self.engine.chunks[rule.chunk], rule.frame.event, rule.frame.id),
            *self._worded(rule.frame.event, choices),
        ]

    def _worded(self, event: str, choices: Mapping[str, Choice]) -> Iterator[Group]:
        for slot, choice in choices.items():
            if choice.option.chunk is not None:
                yield from words_of(self.engine.tokens, self.engine.chunks[choice.option.chunk], slot, event)

    def filled(self, rule: Candidate, told: tuple[Told, ...] = ()) -> tuple[Candidate, dict[str, Choice]]:
        """The candidate with the weightiest fillers, and the choice made for each slot."""
        relations = self.relations(rule)
        agent, recipient = self._parties(rule, self.parties(rule, relations, told))
        item = self._choose("item", self.items(rule, relations))
        recipients = _recipients(rule, recipient.option, agent.option.actor)
        reasons = (
            *_told("agent", rule.agent, agent.option.actor),
            *_told("recipient", rule.recipients[0] if rule.recipients else None, recipient.option.actor),
        )
        filled = replace(
            rule,
            agent=agent.option.actor,
            recipients=recipients,
            goods=item.option.goods,
            used=_used(rule, (agent.option, recipient.option, item.option)),
            reasons=(*rule.reasons, *reasons),
        )
        return filled, {"agent": agent, "recipient": recipient, "item": item}

    def _parties(self, rule: Candidate, options: PartyOptions) -> tuple[Choice, Choice]:
        """The weightiest pair of agent and recipient; who acts does not receive where parties stand apart."""
        agents = self._weighed("agent", options.agents())
        recipients = self._weighed("recipient", options.recipients(None))
        apart = rule.frame.event in APART
        bonus = self.weights.total("recipient", (SAME,))
        alone = max(recipients, key=lambda row: row[0])
        best, most = (agents[0], recipients[0]), float("-inf")
        for agent in sorted(agents, key=lambda row: -row[0])[:_PAIRED]:
            if agent[0] + alone[0] + max(bonus, 0.0) <= most:
                continue  # whoever receives, the pair weighs less
            one = agent[1].actor
            for recipient in recipients:
                total, other = agent[0] + recipient[0], recipient[1].actor
                if total + max(bonus, 0.0) <= most:
                    continue
                same = one is not None and other is not None and shares(one, other)
                if apart and (same or side_by_side(agent[1], recipient[1])):
                    continue
                total += bonus if same else 0.0
                if total > most:
                    best, most = (agent, recipient), total
        given = _choice(best[1], recipients)
        other = given.option.actor if apart else None
        acting = Choice(_with_row(best[0][1], other), _choice(best[0], agents).lead)
        return acting, Choice(given.option, given.lead, alone[1] is not best[1][1])

    def _weighed(self, table: str, options: Sequence[Option]) -> list[tuple[float, Option]]:
        weigh = self.weights.weigh
        return [(weigh(table, option.groups), option) for option in options]

    def relations(self, rule: Candidate) -> Relations:
        """How the sentence stands to the trigger of a candidate."""
        return Relations(self._layout, rule)

    def parties(self, rule: Candidate, relations: Relations, told: tuple[Told, ...] = ()) -> PartyOptions:
        """Who could act and who could receive."""
        return PartyOptions(rule, relations, self.known, told)

    def items(self, rule: Candidate, relations: Relations) -> tuple[Option, ...]:
        """What the act could be about."""
        return item_options(rule, relations, self.engine)

    def _choose(self, table: str, options: Sequence[Option]) -> Choice:
        """The weightiest option; the earliest one where several weigh the same."""
        rows = self._weighed(table, options)
        return _choice(max(rows, key=lambda row: row[0]), rows)


def _unlisted(rule: Candidate, filled: Candidate, item: Option) -> Candidate:
    """A candidate with no more goods than the rules took."""
    if len(filled.goods) <= max(1, len(rule.goods)):
        return filled
    return replace(filled, goods=tuple(g for g in filled.goods if g.chunk == item.chunk))


def _with_row(option: Option, other: Actor | None) -> Option:
    """An agent with all who stand in one row with it, but where the other party is among them."""
    if option.row is None or (other is not None and shares(option.row, other)):
        return option
    return option._replace(actor=option.row)


def _used(rule: Candidate, options: Sequence[Option]) -> frozenset[int]:
    near = {o.chunk for o in options if o.chunk is not None and abs(o.chunk - rule.chunk) <= _REACH}
    kept = {k for k in rule.used if any(k in chunks_of(o.goods) or k == o.chunk for o in options)}
    return frozenset(near | kept | {rule.chunk})


def _choice(taken: tuple[float, Option], rows: Sequence[tuple[float, Option]]) -> Choice:
    others = [total for total, option in rows if option is not taken[1]]
    return Choice(taken[1], taken[0] - max(others) if others else 9.0)


def _recipients(rule: Candidate, option: Option, agent: Actor | None) -> tuple[Actor, ...]:
    """All whom the rule names beside the chosen one, but who acts where parties stand apart."""
    if option.actor is None:
        return ()
    if not any(r.name == option.actor.name for r in rule.recipients):
        return (option.actor,)
    if agent is None or rule.frame.event not in APART:
        return rule.recipients
    # The first one the weights have judged; a wrong pair there costs the whole claim.
    return tuple(r for n, r in enumerate(rule.recipients) if not n or not shares(r, agent))


def _told(slot: str, ruled: Actor | None, chosen: Actor | None) -> Iterator[Reason]:
    if chosen is not None and (ruled is None or ruled.name != chosen.name):
        yield Reason(slot, "weighed", chosen.raw or "", "weighs most of all who could fill it")
