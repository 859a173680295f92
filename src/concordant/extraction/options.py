"""The ways in which the slots of a candidate could be filled, each with the features that speak for it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from concordant.extraction.candidates import Candidate, Goods
from concordant.extraction.chunks import Chunk
from concordant.extraction.coordination import rows
from concordant.extraction.mentions import Mention, Told, party
from concordant.extraction.parties import join_actors
from concordant.extraction.relations import Relations
from concordant.extraction.weights import Group, named
from concordant.model.claim import Actor

SAME = "same.as.agent"
"""Feature of a recipient that is, or belongs to, the agent."""

APART = frozenset({"transfer", "technology_transfer", "agreement", "meeting", "sanction", "procurement"})
"""Events whose two parties are never one."""


_PAIRS = frozenset({"agreement", "meeting"})
"""Events whose two parties are named in one row."""


class Option(NamedTuple):
    """One way to fill a slot: who or what (neither leaves it empty), with what speaks for it.

    Attributes:
        groups: what is true of it, as groups of features.
        actor: the filler of ``agent`` or ``recipient``.
        goods: the fillers of ``item``.
        chunk: where the filler stands in the sentence, if it does.
        row: all who are named in one row with the actor ("A, B and C"), as one.
    """

    groups: tuple[Group, ...]
    actor: Actor | None = None
    goods: tuple[Goods, ...] = ()
    chunk: int | None = None
    row: Actor | None = None

    @property
    def features(self) -> tuple[str, ...]:
        """Names of what is true of it; weights are looked up by them."""
        return named(self.groups)


def side_by_side(one: Option, other: Option) -> bool:
    """Whether two parties are named in one row ("A and B have sent"): what one does, both do."""
    return one.row is not None and one.row is other.row


class PartyOptions:
    """Everybody who could fill ``agent`` or ``recipient`` of one candidate.

    Args:
        rule: the candidate as the rules fill it; their choice is one feature among others.
        relations: of the sentence to its trigger.
        known: who is named in the sentence or remembered.
        told: the claims before this one, newest first.
    """

    def __init__(
        self, rule: Candidate, relations: Relations, known: Sequence[Mention], told: Sequence[Told] = ()
    ) -> None:
        self._rule, self._relations, self._known, self._told = rule, relations, known, told
        self._leaning = tuple(_leaning(rule, relations))
        self._parts = _parts(rule, told)
        self._together = _rows(known, relations.chunks)
        self._seen = [(m, self._groups(m)) for m in known]

    def agents(self) -> tuple[Option, ...]:
        """Who could act, alone or together, and the empty slot."""
        return self._options("agent", (self._rule.agent,), self._rule.recipients, None)

    def recipients(self, agent: Actor | None) -> tuple[Option, ...]:
        """Who could receive, and the empty slot.

        Args:
            agent: who was chosen for the agent, if it was.
        """
        return self._options("recipient", self._rule.recipients, (self._rule.agent,), agent)

    def _options(
        self,
        role: str,
        by_rule: Sequence[Actor | None],
        other: Sequence[Actor | None],
        agent: Actor | None,
    ) -> tuple[Option, ...]:
        form, event = self._relations.form, self._rule.frame.event
        chosen = [a for a in by_rule if a is not None]
        ruled = [_identity(a) for a in chosen]
        spans = [a.span for a in chosen if a.span is not None]
        others = {_identity(a) for a in other if a is not None}
        settled = role == "agent" and self._named_subject(chosen)
        options, matched = [self._empty(bool(chosen))], False
        for mention, seen in self._seen:
            if not mention.takes_part(event):
                continue
            actor, k, groups = mention.actor, mention.chunk, seen
            if k is not None:
                groups = (*groups, self._placed(k, role))
            who = _identity(actor)
            by_rules = any(_within(who, one) for one in ruled)
            if settled and k is None and not by_rules:
                continue  # nobody remembered acts in the place of who is named as the subject
            exact = by_rules and actor.span in spans
            matched = matched or by_rules
            same = agent is not None and shares(actor, agent)
            choice = "rule" if by_rules else "not.rule" if chosen else ""
            groups = (*groups, (_ruled, form, event, choice, exact, who in others, same))
            options.append(Option(groups, actor, (), k, self._row_at(mention)))
        if chosen and not matched:
            same = agent is not None and shares(chosen[0], agent)
            options.append(Option(((_implied, form, event, same),), chosen[0]))
        return tuple(options)

    def _named_subject(self, chosen: Sequence[Actor]) -> bool:
        """Whether the rules took somebody known who is the subject of the trigger, an active verb."""
        chunks = self._relations.chunks
        verb = chunks[self._rule.chunk].verb
        if verb is None or verb.passive:
            return False
        subjects = [chunks[k] for k in self._rule.slots.relations.get("subject", ())]
        starts = [a.span.start for a in chosen if a.span is not None and (a.id or a.state)]
        return any(c.start <= start < c.end for c in subjects for start in starts)

    def _row_at(self, mention: Mention) -> Actor | None:
        """All who act together with somebody who is named in a row, where the parties do not form it."""
        k = mention.chunk
        if k is None or mention.kind == "adjective" or self._rule.frame.event in _PAIRS:
            return None
        return self._together.get(k)

    def _groups(self, mention: Mention) -> tuple[Group, ...]:
        """What is true of a mention, whichever of the two it were."""
        form, event = self._relations.form, self._rule.frame.event
        actor, k = mention.actor, mention.chunk
        groups: list[Group] = [(_sorted, mention.kind, event, form, actor.state is None, k is None)]
        if mention.marks:
            groups.append((_marked, mention.kind, mention.marks, k is None, form == "noun"))
        if k is None:
            if self._leaning:
                groups.append((_leant, self._leaning, mention.kind, mention.marks))
        else:
            groups += self._relations.groups(k)
            groups += self._relations.words(k)
            if k == self._rule.chunk:
                groups.append((_own, mention.kind))
        if self._parts and (parts := self._parts.get(party(actor))):
            groups.append((_taken, "here" if k is not None else "memory", event, parts))
        if actor.state and actor.state in self._relations.layout.makers:
            groups.append((_makes, event, k is None))
        return tuple(groups)

    def _placed(self, k: int, role: str) -> Group:
        """Whether the frame expects this role, or the other one, where the chunk at ``k`` stands."""
        frame, relations = self._rule.frame, self._relations
        mine, other = frame.agent, frame.recipient
        if role != "agent":
            mine, other = other, mine
        return (_places, relations.place(k, mine), relations.place(k, other), relations.kind, frame.event)

    def _empty(self, chosen: bool) -> Option:
        rule = self._rule
        named_here = sum(1 for m in self._known if m.chunk is not None)
        newest = next((t for t in self._told if t.event == rule.frame.event), None)
        receiving = newest is not None and newest.recipient is None
        facts = (self._relations.form, rule.frame.event, rule.frame.id, chosen, min(3, named_here))
        return Option(((_none, *facts, newest is not None, receiving, self._leaning),))


def _leaning(rule: Candidate, relations: Relations) -> Iterator[str]:
    """The pronouns and possessives that point back from the trigger."""
    for place, word in rule.slots.pronouns.items():
        yield f"pro={place}.{word.lower()}"
    phrase = relations.chunks[rule.chunk].phrase
    if phrase is not None and "possessive" in phrase.traits:
        yield "owned"


def _parts(rule: Candidate, told: Sequence[Told]) -> dict[str, tuple[tuple[str, int, bool, str], ...]]:
    """Which part each actor had in the claims before: with its rank, whether of this event, and the event."""
    found: dict[str, tuple[tuple[str, int, bool, str], ...]] = {}
    for rank, claim in enumerate(told[:3]):
        same = claim.event == rule.frame.event
        for part, who in (("agent", claim.agent), ("recipient", claim.recipient)):
            if who is not None:
                found[who] = (*found.get(who, ()), (part, rank, same, claim.event))
    return found


def _rows(known: Sequence[Mention], chunks: Sequence[Chunk]) -> Mapping[int, Actor]:
    """For each chunk that names somebody in a row, all who stand in it, as one."""
    here = {m.chunk: m.actor for m in reversed(known) if m.chunk is not None and m.kind != "adjective"}
    found: dict[int, Actor] = {}
    # "According to the agency, A and B": the agency stands in no row with them.
    voiced = {k for k in here if k and "prep:according" in chunks[k - 1].cats}
    for row in rows(chunks, here.keys() - voiced):
        together = join_actors([here[k] for k in row])
        if chunks[row[0]].prep != "between" and len({party(here[k]) for k in row}) > 1:
            found.update(dict.fromkeys(row, together))
    return found


@lru_cache(maxsize=4096)
def _states(codes: str | None) -> frozenset[str]:
    return frozenset((codes or "").split(";"))


def _identity(actor: Actor) -> frozenset[str] | str:
    """What two actors have in common that are one: their states, else the name."""
    return _states(actor.state) if actor.state else actor.name


def _within(who: frozenset[str] | str, named: frozenset[str] | str) -> bool:
    """Whether somebody is who is named, or one of those who are named together."""
    return who == named or (isinstance(who, frozenset) and isinstance(named, frozenset) and who < named)


def shares(a: Actor, b: Actor) -> bool:
    """Whether two actors are one, or have a state in common."""
    if a.state and b.state:
        return a.state == b.state or not _states(a.state).isdisjoint(_states(b.state))
    return a.name == b.name


def _sorted(kind: str, event: str, form: str, stateless: bool, remembered: bool) -> tuple[str, ...]:
    told = [f"kind={kind}", f"kind={kind}|{event}", f"some|{form}", f"some|{event}"]
    if stateless:
        told.append("stateless")
    if remembered:
        told += [f"memory|{form}", f"memory|{event}|{form == 'noun'}"]
    return tuple(told)


def _marked(kind: str, marks: tuple[str, ...], remembered: bool, noun: bool) -> tuple[str, ...]:
    told = [f"{kind.split('.')[0]}.{mark}" for mark in marks]
    if remembered:
        told += [f"memory.{mark}|{noun}" for mark in marks if not mark.startswith("sort")]
    return tuple(told)


def _leant(leaning: tuple[str, ...], kind: str, marks: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{lean}|{mark}" for lean in leaning for mark in (kind, *marks))


def _own(kind: str) -> tuple[str, ...]:
    return (f"own|{kind}",)


def _taken(where: str, event: str, parts: tuple[tuple[str, int, bool, str], ...]) -> tuple[str, ...]:
    return tuple(
        feature
        for part, rank, same, before in parts
        for feature in (
            f"told.{part}|{rank}|{same}|{where}",
            f"told.{part}|{same}|{where}",
            f"told.{part}|{before}|{event}",
        )
    )


def _makes(event: str, remembered: bool) -> tuple[str, ...]:
    return f"makes|{event}", f"makes|{event}|{remembered}"


def _places(ours: str, theirs: str, kind: str, event: str) -> tuple[str, ...]:
    return (
        f"place={ours}|{kind}", f"place={ours}|{event}", f"others.place={theirs}|{kind}",
        f"places={ours}|{theirs}|{kind}",
    )  # fmt: skip


def _ruled(form: str, event: str, choice: str, exact: bool, other: bool, same: bool) -> tuple[str, ...]:
    told = [choice] if choice else []
    if choice == "rule":
        told += [f"rule|{form}", f"rule|{event}"]
    marks = (("rule.exact", exact), ("rule.other", other), (SAME, same))
    return (*told, *(mark for mark, holds in marks if holds))


def _implied(form: str, event: str, same: bool) -> tuple[str, ...]:
    told = (f"rule.implied|{event}", f"some|{form}", f"some|{event}")
    return (*_ruled(form, event, "rule", False, False, same), "rule.implied", *told)


def _none(
    form: str, event: str, frame: str, chosen: bool, near: int, told: bool, alone: bool, lean: tuple[str, ...]
) -> tuple[str, ...]:
    return (
        "none", f"none|{form}", f"none|{event}", f"none|{event}|{form}", f"none|rule={chosen}",
        f"none|{frame}", f"none|named={near}", f"none|told={told}", f"none|told.recipient={alone}",
        *(f"none|{one}" for one in lean),
    )  # fmt: skip
