"""Evokes frames at verbs and nouns, and fills their roles from the structure of the sentence."""

from collections.abc import Iterator, Sequence

from concordant.extraction.candidates import Applied, Candidate, Slots
from concordant.extraction.hedges import hedges
from concordant.extraction.implied import ImpliedFinder
from concordant.extraction.worth import compete, without_secondary
from concordant.knowledge.language_schema import Frame
from concordant.model.claim import Reason


class RoleEngine(ImpliedFinder):
    """Reads the candidates of one sentence."""

    def candidates(self) -> tuple[Candidate, ...]:
        """The frames evoked in the sentence with their fillers, in order of the text."""
        return without_secondary([c for rivals in self.evoked() for c in compete(rivals, self.chunks)])

    def evoked(self) -> Iterator[tuple[Candidate, ...]]:
        """For each trigger of the sentence the frames that it may evoke, with their fillers."""
        for i, chunk in enumerate(self.chunks):
            if chunk.verb is not None:
                rivals = self._verbal(i)
            elif chunk.phrase is not None:
                rivals = tuple(self._nominal(i, frame) for frame in chunk.phrase.frames)
            else:
                continue
            if rivals:
                yield rivals

    def _verbal(self, i: int) -> tuple[Candidate, ...]:
        verb = self.chunks[i].verb
        assert verb is not None
        rivals: list[Candidate] = []
        near = self.governors.near(verb.main)
        slots: Slots | None = None
        for lemma in verb.lemmas:
            longest: dict[str, int] = {}
            for use in self.language.frames.get(lemma, ()):
                if use.reflexive != verb.reflexive and (use.reflexive or verb.reflexive):
                    continue
                if use.rest and use.rest[0] not in near and use.rest[0][:-1] not in near:
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
                rivals.append(self._fill(i, frame, slots, nominal=False))
        return tuple(rivals)

    def _nominal(self, i: int, frame: Frame) -> Candidate:
        return self._fill(i, frame, self._noun_slots(i), nominal=True)

    def _fill(self, i: int, frame: Frame, slots: Slots, nominal: bool) -> Candidate:
        used: set[int] = set()
        goods = self._goods(i, frame, slots, nominal, used)
        recipients = self._recipients(i, frame, slots, nominal, used)
        agent = self._agent(i, frame, slots, nominal, used)
        if agent is not None and any(self._ally(r, agent) for r in recipients):
            salience = self.fillers.salience
            other = salience.only_state({agent.state}, self._states_here()) or salience.other(agent.state)
            recipients = (other,) if other else ()
        applied, hypothetical, introducer = self.governors.applied(i)
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
            agent = self.fillers.salience.only_state({r.state for r in recipients}, self._states_here())
        return Candidate(
            frame=frame,
            chunk=i,
            nominal=nominal,
            agent=agent,
            recipients=recipients,
            goods=goods,
            applied=applied,
            governed=bool(applied) and self.governors.governs(i, applied[0]),
            used=frozenset(used | {i}),
            slots=slots,
            hypothetical=hypothetical or self._conditioned(i, applied),
            introducer=introducer,
            asked=self._asked(introducer),
            hedges=hedges(i, self.chunks, self.tokens, self.language),
            reasons=(Reason("event", frame.id, self._words(i), f"frame {frame.id}"),),
        )

    def _conditioned(self, i: int, applied: Sequence[Applied]) -> bool:
        """Whether the trigger or what governs it stands in the consequence of an if-clause."""
        holders = [i, *(a.chunk for a in applied if a.operator.subject != "voice")]
        return any(self.governors.conditioned(k) for k in holders)

    def _asked(self, introducer: int | None) -> bool:
        """Whether the trigger stands in an indirect question."""
        if introducer is None or "if" not in self.chunks[introducer].cats:
            return False
        return self.governors.indirect_question(introducer)
