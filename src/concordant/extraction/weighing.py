"""Fills the slots of candidates and judges them by learned weights; the reading of the rules is one voice."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from concordant.extraction.candidates import Candidate, Goods
from concordant.extraction.claim_features import Around, claim_features, trigger_features
from concordant.extraction.item_options import item_options
from concordant.extraction.mentions import Mention, Told, key, mentions
from concordant.extraction.options import APART, SAME, Option, Relations, actor_options, shares
from concordant.extraction.roles import RoleEngine
from concordant.extraction.weights import Weights, likelihood
from concordant.extraction.worth import worth
from concordant.model.claim import Actor, Reason

_KEPT = 4
"""Earlier claims that are kept in mind."""

_BESIDE = 3
"""Chunks within which two triggers without goods of their own tell one act."""

_NEAR = 4
"""Chunks within which two acts are told together."""

_UNLEARNED = 0.5
"""Likelihood given to what the rules take for a claim where no weights can tell."""

_PAIRED = 4
"""Agents that are tried with every recipient."""

_REACH = 8
"""Chunks between a trigger and a filler beyond which the evidence is not stretched to the filler."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The option taken for a slot, and how clearly it won.

    Attributes:
        option: what was taken.
        lead: its total less that of the next one.
        clash: whether a weightier one had to give way to another slot.
    """

    option: Option
    lead: float
    clash: bool = False


class Weigher:
    """Weighs the candidates of one sentence."""

    def __init__(
        self,
        engine: RoleEngine,
        weights: Weights,
        around: Around,
        voices: frozenset[int] = frozenset(),
        spoke: frozenset[str] = frozenset(),
    ) -> None:
        self.engine, self.weights, self.around, self._voices = engine, weights, around, voices
        self._spoke = spoke
        self._known: tuple[Mention, ...] | None = None
        self.told: tuple[Told, ...] = ()
        self.evoked = tuple(engine.evoked())
        self._others = {
            (rivals[0].chunk, rule.frame.event, worth(rule, engine.chunks) > 0)
            for rivals in self.evoked
            for rule in rivals
        }

    @property
    def known(self) -> tuple[Mention, ...]:
        """Everybody named in the sentence or remembered."""
        if self._known is None:
            self._known = mentions(self.engine.fillers, self._spoke)
        return self._known

    def candidates(self, told: tuple[Told, ...] = ()) -> tuple[Candidate, ...]:
        """The candidates that are likely claims, with their slots filled and their likelihood as score."""
        found: list[Candidate] = []
        self.told = told
        for rivals in self.evoked:
            best = tuple(self._best([self.judged(rule) for rule in rivals if self.promises(rule)]))
            found.extend(best)
            self.told = (*(self.tell(c) for c in reversed(best)), *self.told)[:_KEPT]
        return tuple(c for c in found if not any(yields(c, other) for other in found))

    def promises(self, rule: Candidate) -> bool:
        """Whether a trigger is worth weighing its slots: most are not, and weighing costs."""
        if rule.asked or any(a.operator.blocks for a in rule.applied):
            return False
        if not self._learned(rule):
            return True
        features = trigger_features(rule, self.engine.chunks, self.around)
        return likelihood(self.weights.total("trigger", features)) >= self.weights.gate

    def _learned(self, rule: Candidate) -> bool:
        """Whether the weights know the frame; one that a user added is judged by the rules."""
        return rule.frame.id in self.weights.frames

    def tell(self, candidate: Candidate) -> Told:
        """What later candidates need to know of one that became a claim."""
        item = candidate.goods[0].item_class if candidate.goods else None
        recipient = key(candidate.recipients[0]) if candidate.recipients else None
        return Told(candidate.frame.event, key(candidate.agent), recipient, item, self.around.number)

    def _best(self, judged: Sequence[Candidate]) -> Iterator[Candidate]:
        likely = [c for c in judged if c.score >= self.weights.floor]
        main = [c for c in likely if not c.frame.companion]
        if main:
            yield max(main, key=lambda c: c.score)
        yield from (c for c in likely if c.frame.companion)

    def judged(self, rule: Candidate) -> Candidate:
        """A candidate with its slots filled by weight, and how likely it is a claim."""
        filled, choices = self.filled(rule)
        if not self._learned(rule):
            sound = worth(rule, self.engine.chunks)
            return replace(filled, score=max(_UNLEARNED, self.weights.floor) if sound > 0 else 0.0)
        features = self.features(rule, filled, choices)
        return replace(filled, score=likelihood(self.weights.total("claim", features)))

    def features(self, rule: Candidate, filled: Candidate, choices: Mapping[str, Choice]) -> tuple[str, ...]:
        """What speaks for and against a candidate being a claim."""
        leads = {slot: choice.lead for slot, choice in choices.items()}
        told = claim_features(rule, filled, self.engine.chunks, self.around, leads, self.told)
        return (*told, *self._ties(rule, filled, choices), *self._beside(rule))

    def _beside(self, rule: Candidate) -> Iterator[str]:
        """Which other acts the sentence tells near the trigger, and whether they are soundly told."""
        mine, kind = rule.frame.event, "noun" if rule.nominal else "verb"
        features = set()
        for at, event, sound in self._others:
            if at == rule.chunk and event != mine:
                features.add(f"rival={event}|{mine}|{sound}")
            elif at != rule.chunk:
                side = "<" if at < rule.chunk else ">"
                near = "near" if abs(at - rule.chunk) <= _NEAR else "far"
                features.add(f"beside={event}|{mine}|{kind}|{sound}|{near}|{side}")
                features.add(f"beside={event}|{mine}|{sound}")
        yield from sorted(features)

    def _ties(self, rule: Candidate, filled: Candidate, choices: Mapping[str, Choice]) -> Iterator[str]:
        """How the chosen fillers stand to the trigger, together and apart."""
        relations, frame = self.relations(rule), rule.frame
        kind = "noun" if rule.nominal else "verb"
        head = self.engine.chunks[rule.chunk]
        word = head.verb.lemma if head.verb is not None else frame.id
        places = []
        for slot, role in (("agent", frame.agent), ("recipient", frame.recipient), ("item", frame.item)):
            option = choices[slot].option
            if option.actor is None and not option.goods:
                place = "-"
            elif option.chunk is None:
                place = "m"
            else:
                place = relations.place(option.chunk, role)
                relation = relations.relation(option.chunk)
                yield f"{slot}.rel={relation}|{relations.form}"
                yield f"{slot}.rel={relation}|{frame.id}|{kind}"
                between = self.engine.chunks[
                    min(option.chunk, rule.chunk) + 1 : max(option.chunk, rule.chunk)
                ]
                verbs = sum(1 for c in between if c.finite)
                yield f"{slot}.verbs={min(2, verbs)}|{kind}"
            places.append(place)
            yield f"{slot}.place={place}|{frame.event}|{kind}"
            yield f"{slot}.place={place}|{word}"
        yield f"clash={choices['recipient'].clash}|{frame.event}|{kind}"
        yield f"places={'/'.join(places)}|{kind}"
        yield f"places={places[0]}/{places[2]}|{frame.id}|{kind}"
        for goods in filled.goods[:1]:
            yield f"class={goods.item_class}|{word}"

    def filled(self, rule: Candidate) -> tuple[Candidate, dict[str, Choice]]:
        """The candidate with the weightiest fillers, and the choice made for each slot."""
        relations = self.relations(rule)
        agent, recipient = self._parties(rule, relations)
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

    def _parties(self, rule: Candidate, relations: Relations) -> tuple[Choice, Choice]:
        """The weightiest pair of agent and recipient; who acts does not receive where parties stand apart."""
        agents = self._weighed("agent", self.agents(rule, relations))
        recipients = self._weighed("recipient", self.recipients(rule, relations, None))
        apart = rule.frame.event in APART
        bonus = self.weights.total("recipient", (SAME,))
        best, most = (agents[0], recipients[0]), float("-inf")
        for agent in sorted(agents, key=lambda row: -row[0])[:_PAIRED]:
            for recipient in recipients:
                one, other = agent[1].actor, recipient[1].actor
                same = one is not None and other is not None and shares(one, other)
                if same and apart:
                    continue
                total = agent[0] + recipient[0] + (bonus if same else 0.0)
                if total > most:
                    best, most = (agent, recipient), total
        alone = max(recipients, key=lambda row: row[0])
        clash = alone[1] is not best[1][1]
        return _choice(best[0], agents), replace(_choice(best[1], recipients), clash=clash)

    def _weighed(self, table: str, options: Sequence[Option]) -> list[tuple[float, Option]]:
        return [(self.weights.total(table, option.features), option) for option in options]

    def relations(self, rule: Candidate) -> Relations:
        """How the sentence stands to the trigger of a candidate."""
        return Relations(self.engine, rule, self._voices)

    def agents(self, rule: Candidate, relations: Relations) -> tuple[Option, ...]:
        """Who could act."""
        return actor_options("agent", rule, relations, self.known, None, self.told)

    def recipients(self, rule: Candidate, relations: Relations, agent: Actor | None) -> tuple[Option, ...]:
        """Who could receive."""
        return actor_options("recipient", rule, relations, self.known, agent, self.told)

    def items(self, rule: Candidate, relations: Relations) -> tuple[Option, ...]:
        """What the act could be about."""
        return item_options(rule, relations, self.engine)

    def choose(self, table: str, options: Sequence[Option]) -> Choice:
        """The weightiest option; the earliest one where several weigh the same."""
        rows = self._weighed(table, options)
        best = max(range(len(rows)), key=lambda n: (rows[n][0], -n))
        return _choice(rows[best], rows)

    def _used(self, rule: Candidate, options: Sequence[Option]) -> frozenset[int]:
        near = {o.chunk for o in options if o.chunk is not None and abs(o.chunk - rule.chunk) <= _REACH}
        kept = {k for k in rule.used if any(k in _chunks(o.goods) or k == o.chunk for o in options)}
        return frozenset(near | kept | {rule.chunk})


def _choice(taken: tuple[float, Option], rows: Sequence[tuple[float, Option]]) -> Choice:
    others = [total for total, option in rows if option is not taken[1]]
    return Choice(taken[1], taken[0] - max(others) if others else 9.0)


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


def yields(candidate: Candidate, other: Candidate) -> bool:
    """Whether a candidate only says less surely what another one says of the same goods."""
    if candidate is other or candidate.frame.event != other.frame.event or candidate.frame.companion:
        return False
    if candidate.score >= other.score or candidate.frame.phase != other.frame.phase:
        return False
    ours, theirs = _chunks(candidate.goods), _chunks(other.goods)
    if ours and theirs:
        return bool(ours & theirs)
    return abs(candidate.chunk - other.chunk) <= _BESIDE
