"""Evokes frames at verbs and nouns, and fills their roles from the structure of the sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from concordant.extraction.answers import answers
from concordant.extraction.candidates import Applied, Candidate, Slots
from concordant.extraction.hedges import hedges
from concordant.extraction.implied import ImpliedFinder
from concordant.extraction.worth import compete, without_secondary
from concordant.knowledge.language_schema import Frame, Operator
from concordant.model.claim import Reason


class _Above(NamedTuple):
    """What stands above one trigger; see ``Candidate``."""

    applied: tuple[Applied, ...]
    governed: bool
    hypothetical: bool
    introducer: int | None
    asked: bool
    hedges: tuple[Operator, ...]


class RoleEngine(ImpliedFinder):
    """Reads the candidates of one sentence."""

    @cached_property
    def _governing(self) -> dict[int, _Above]:
        return {}

    def candidates(self) -> tuple[Candidate, ...]:
        """The frames evoked in the sentence with their fillers, in order of the text."""
        return without_secondary([c for rivals in self.evoked() for c in compete(rivals, self.chunks)])

    def evoked(self) -> Iterator[tuple[Candidate, ...]]:
        """For each trigger of the sentence the frames that it may evoke, with their fillers."""
        for i, chunk in enumerate(self.chunks):
            if chunk.verb is not None:
                rivals = () if answers(self.governors, i) else self._verbal(i)
            elif chunk.phrase is not None:
                rivals = () if self._cited(i) else self._nominal(i, chunk.phrase.frames)
            else:
                continue
            if rivals:
                yield rivals

    def _cited(self, i: int) -> bool:
        """Whether the phrase at ``i`` only names who says it: "according to two advisers"."""
        phrase = self.chunks[i].phrase
        by_noun = phrase is not None and phrase.noun is not None and phrase.noun.sort == "person"
        return by_noun and i > 0 and "prep:according" in self.chunks[i - 1].cats

    def _verbal(self, i: int) -> tuple[Candidate, ...]:
        verb = self.chunks[i].verb
        assert verb is not None
        rivals: list[Candidate] = []
        near = self.governors.near(verb.main)
        slots: Slots | None = None
        for lemma in verb.lemmas:
            longest: dict[str, int] = {}
            for use in self.governors.uses.frames.at(lemma, near):
                if use.reflexive != verb.reflexive or (use.negated and not verb.negated):
                    continue
                frame = use.meaning
                assert isinstance(frame, Frame)
                # The longest expression hides shorter ones, but only those of its own event.
                if len(use.rest) < longest.get(frame.event, 0):
                    continue
                if use.rest and not self.governors.follows(verb.main, use.rest):
                    continue
                longest[frame.event] = len(use.rest)
                slots = slots or self._verb_slots(i)
                own = slots if use.rest else self._without_infinitive(i, slots)
                filled = self._fill(i, frame, own, nominal=False)
                rivals.append(replace(filled, negative=True) if use.negated else filled)
        return tuple(rivals)

    def _nominal(self, i: int, frames: Sequence[Frame]) -> tuple[Candidate, ...]:
        slots = self._noun_slots(i) if frames else Slots({}, {})
        return tuple(self._fill(i, frame, slots, nominal=True) for frame in frames)

    def _fill(self, i: int, frame: Frame, slots: Slots, nominal: bool) -> Candidate:
        used: set[int] = set()
        goods = self._goods(i, frame, slots, nominal, used)
        recipients = self._recipients(i, frame, slots, nominal, used)
        agent = self._agent(i, frame, slots, nominal, used)
        if agent is not None and any(self._ally(r, agent) for r in recipients):
            salience = self.fillers.salience
            other = salience.only_state({agent.state}, self._states_here) or salience.other(agent.state)
            recipients = (other,) if other else ()
        above = self._above(i)
        applied = above.applied
        if agent is None and nominal and frame.event in ("transfer", "deployment"):
            agent = self._from_adjective(goods)
        if agent is None and nominal:
            agent, recipients = self._from_operator(applied, recipients, used)
        if agent is None and not nominal and goods and frame.event == "production":
            agent = self._from_adjective(goods)
        if (
            agent is None
            and goods
            and frame.event in ("transfer", "technology_transfer")
            and frame.phase is None
        ):
            agent = self._from_adjective(goods)
        if (
            agent is None
            and goods
            and "subject" in frame.agent.at
            and self._elidable(i, frame, nominal, applied)
        ):
            agent = self.fillers.salience.only_state({r.state for r in recipients}, self._states_here)
        return Candidate(
            frame=frame,
            chunk=i,
            nominal=nominal,
            agent=agent,
            recipients=recipients,
            goods=goods,
            applied=applied,
            governed=above.governed,
            used=frozenset(used | {i}),
            slots=slots,
            hypothetical=above.hypothetical,
            introducer=above.introducer,
            asked=above.asked,
            hedges=above.hedges,
            reasons=(Reason("event", frame.id, self._words(i), f"frame {frame.id}"),),
        )

    def _above(self, i: int) -> "_Above":
        """What governs the trigger at ``i``, whichever frame it evokes."""
        if i not in self._governing:
            applied, hypothetical, introducer = self.governors.applied(i)
            self._governing[i] = _Above(
                applied,
                bool(applied) and self.governors.governs(i, applied[0]),
                hypothetical or self._conditioned(i, applied),
                introducer,
                self._asked(introducer),
                hedges(i, self.chunks, self.tokens, self.language),
            )
        return self._governing[i]

    def _conditioned(self, i: int, applied: Sequence[Applied]) -> bool:
        """Whether the trigger or what governs it stands in the consequence of an if-clause."""
        holders = [i, *(a.chunk for a in applied if a.operator.subject != "voice")]
        return any(self.governors.conditioned(k) for k in holders)

    def _asked(self, introducer: int | None) -> bool:
        """Whether the trigger stands in an indirect question."""
        if introducer is None or "if" not in self.chunks[introducer].cats:
            return False
        return self.governors.indirect_question(introducer)
