"""The ways in which the slots of a candidate could be filled, each with the features that speak for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from concordant.extraction.candidates import Candidate, Goods
from concordant.extraction.chunks import Chunk
from concordant.extraction.mentions import Mention, Told, key
from concordant.extraction.parties import join_actors
from concordant.extraction.slots import SlotFinder
from concordant.knowledge.language_schema import Role
from concordant.model.claim import Actor

_NEAR = (0, 1, 2, 3, 5, 8)

SAME = "same.as.agent"
"""Feature of a recipient that is, or belongs to, the agent."""

APART = frozenset({"transfer", "technology_transfer", "agreement", "meeting", "sanction", "procurement"})
"""Events whose two parties are never one."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to fill a slot: who or what (neither leaves it empty), with what speaks for it.

    Attributes:
        features: names of what is true of it; weights are looked up by them.
        actor: the filler of ``agent`` or ``recipient``.
        goods: the fillers of ``item``.
        chunk: where the filler stands in the sentence, if it does.
    """

    features: tuple[str, ...]
    actor: Actor | None = None
    goods: tuple[Goods, ...] = ()
    chunk: int | None = None


def form_of(candidate: Candidate, chunks: Sequence[Chunk]) -> str:
    """The grammatical form of a trigger: ``noun``, or the form of its verb, ``.pas`` where it is passive."""
    verb = chunks[candidate.chunk].verb
    if verb is None:
        return "noun"
    form = {"finite": "fin", "infinitive": "inf", "past_participle": "pp", "present_participle": "prp"}
    return form[verb.form] + (".pas" if verb.passive and verb.form != "past_participle" else "")


class Relations:
    """How the chunks of one sentence stand to one trigger."""

    def __init__(self, finder: SlotFinder, candidate: Candidate, voices: frozenset[int]) -> None:
        self.chunks, self.candidate, self._voices = finder.chunks, candidate, voices
        self.form = form_of(candidate, finder.chunks)
        self._relations: dict[int, str] = {}
        for relation, indexes in candidate.slots.relations.items():
            for k in indexes:
                self._relations.setdefault(k, relation)
        self._governing = {k for a in candidate.applied for k in a.voice}
        self._subjects = _subjects(finder)
        self._known: dict[int, tuple[str, ...]] = {}

    def relation(self, k: int) -> str:
        """The relation in which the chunk at ``k`` stands to the trigger, ``-`` where in none."""
        return self._relations.get(k, "-")

    def place(self, k: int, role: Role) -> str:
        """Which of the places that the frame gives to a role the chunk at ``k`` holds; ``x`` for none."""
        places = role.noun_at if self.candidate.nominal else role.at
        relation = self.relation(k)
        verb = self.chunks[self.candidate.chunk].verb
        if verb is not None and verb.passive and relation == "by":
            relation = "subject"
        return str(places.index(relation)) if relation in places else "x"

    def features(self, k: int) -> tuple[str, ...]:
        """What is true of the place at ``k`` seen from the trigger."""
        found = self._known.get(k)
        if found is None:
            found = self._known[k] = tuple(self._features(k))
        return found

    def _features(self, k: int) -> Iterator[str]:
        at, form, event = self.candidate.chunk, self.form, self.candidate.frame.event
        side = "<" if k < at else ">" if k > at else "="
        relation = self.relation(k)
        yield f"rel={relation}|{form}"
        yield f"rel={relation}|{event}|{'noun' if form == 'noun' else 'verb'}"
        yield f"rel={relation}|{self.candidate.frame.id}|{form}"
        prep = self.chunks[k].prep or "0"
        yield f"prep={prep}|{side}|{'noun' if form == 'noun' else 'verb'}"
        yield f"prep={prep}|{event}"
        between = self.chunks[min(k, at) + 1 : max(k, at)]
        steps = sum(1 for n in _NEAR if n <= len(between))
        verbs = sum(1 for c in between if c.finite)
        yield f"far={steps}|{side}"
        yield f"verbs={min(verbs, 2)}|{side}|{'-' if relation == '-' else '+'}"
        yield f"joints={min(2, sum(1 for c in between if c.kind == 'joint'))}|{side}"
        yield f"commas={min(2, sum(1 for c in between if c.kind == 'mark'))}|{side}"
        if k in self._governing:
            yield "governs"
        if k in self._voices:
            yield "speaks"
        if k in self._subjects:
            later = "later" if self._subjects[k] > at else "same" if self._subjects[k] == at else "earlier"
            yield f"subject={later}|{relation == '-'}"

    def makers(self) -> frozenset[str]:
        """The states that make the weapons which the sentence names."""
        models = (c.phrase.model for c in self.chunks if c.phrase is not None)
        return frozenset(model.state for model in models if model is not None and model.state)


def _subjects(finder: SlotFinder) -> dict[int, int]:
    """Each chunk that is the subject of a finite verb, with that verb."""
    found: dict[int, int] = {}
    for v, chunk in enumerate(finder.chunks):
        if chunk.finite:
            for k in finder.clauses.subject(v).phrases[:1]:
                found.setdefault(k, v)
    return found


def actor_options(
    role: str,
    rule: Candidate,
    relations: Relations,
    known: Sequence[Mention],
    agent: Actor | None,
    told: Sequence[Told] = (),
) -> tuple[Option, ...]:
    """Everybody who could fill ``agent`` or ``recipient``, and the empty slot.

    Args:
        role: which of the two.
        rule: the candidate as the rules fill it; their choice is one feature among others.
        relations: of the sentence to its trigger.
        known: who is named in the sentence or remembered.
        agent: who was chosen for the agent, when the recipient is sought.
        told: the claims before this one, newest first.
    """
    by_rule = [rule.agent] if role == "agent" else list(rule.recipients)
    chosen = [a for a in by_rule if a is not None]
    other = list(rule.recipients) if role == "agent" else [rule.agent]
    event, form = rule.frame.event, relations.form
    options = [_empty(rule, relations, bool(chosen), [m for m in known if m.chunk is not None], told)]
    leaning = tuple(_leaning(rule, relations))
    groups = _joined(rule, known) if role == "agent" else ()
    matched = False
    makers = relations.makers()
    parts = _parts(rule, told)
    for mention in (*known, *groups):
        features = [f"kind={mention.kind}", f"kind={mention.kind}|{event}", f"some|{form}", f"some|{event}"]
        if mention.actor.state is None:
            features.append("stateless")
        features += [f"{mention.kind.split('.')[0]}.{mark}" for mark in mention.marks]
        if mention.chunk is None:
            features += [f"memory|{form}", f"memory|{event}|{form == 'noun'}"]
            features += [f"memory.{m}|{form == 'noun'}" for m in mention.marks if not m.startswith("sort")]
            features += [f"{lean}|{mark}" for lean in leaning for mark in (mention.kind, *mention.marks)]
        else:
            features += relations.features(mention.chunk)
            features += _placed(rule, relations, mention.chunk, role)
            if mention.chunk == rule.chunk:
                features.append(f"own|{mention.kind}")
        if parts:
            where = "here" if mention.chunk is not None else "memory"
            features += parts.get((key(mention.actor) or "", where), ())
        if mention.actor.state and mention.actor.state in makers:
            features += [f"makes|{event}", f"makes|{event}|{mention.chunk is None}"]
        if any(_same(mention.actor, a) for a in chosen):
            exact = any(a.span is not None and a.span == mention.actor.span for a in chosen)
            features += ["rule", f"rule|{form}", f"rule|{event}"] + (["rule.exact"] if exact else [])
            matched = True
        elif chosen:
            features.append("not.rule")
        if any(a is not None and _same(mention.actor, a) for a in other):
            features.append("rule.other")
        if role == "recipient" and agent is not None and shares(mention.actor, agent):
            features.append(SAME)
        options.append(Option(tuple(features), mention.actor, (), mention.chunk))
    if chosen and not matched:
        implied = ("rule", f"rule|{form}", f"rule|{event}", "rule.implied", f"rule.implied|{event}")
        same = (SAME,) if agent is not None and shares(chosen[0], agent) else ()
        options.append(Option((*implied, *same, f"some|{form}", f"some|{event}"), chosen[0]))
    return tuple(options)


def _placed(rule: Candidate, relations: Relations, k: int, role: str) -> Iterator[str]:
    """Whether the frame expects this role, or the other one, where the chunk at ``k`` stands."""
    kind = "noun" if rule.nominal else "verb"
    mine, other = (
        (rule.frame.agent, rule.frame.recipient)
        if role == "agent"
        else (rule.frame.recipient, rule.frame.agent)
    )
    ours, theirs = relations.place(k, mine), relations.place(k, other)
    yield from (f"place={ours}|{kind}", f"place={ours}|{rule.frame.event}", f"others.place={theirs}|{kind}")
    yield f"places={ours}|{theirs}|{kind}"


def _leaning(rule: Candidate, relations: Relations) -> Iterator[str]:
    """The pronouns and possessives that point back from the trigger."""
    for place, word in rule.slots.pronouns.items():
        yield f"pro={place}.{word.lower()}"
    phrase = relations.chunks[rule.chunk].phrase
    if phrase is not None and "possessive" in phrase.traits:
        yield "owned"


def _parts(rule: Candidate, told: Sequence[Told]) -> dict[tuple[str, str], list[str]]:
    """Which part each actor had in the claims before, seen from the sentence and from memory."""
    found: dict[tuple[str, str], list[str]] = {}
    for rank, claim in enumerate(told[:3]):
        same = claim.event == rule.frame.event
        for part, party in (("agent", claim.agent), ("recipient", claim.recipient)):
            if party is None:
                continue
            for where in ("here", "memory"):
                found.setdefault((party, where), []).extend(
                    (
                        f"told.{part}|{rank}|{same}|{where}",
                        f"told.{part}|{same}|{where}",
                        f"told.{part}|{claim.event}|{rule.frame.event}",
                    )
                )
    return found


def _empty(
    rule: Candidate, relations: Relations, chosen: bool, named: Sequence[Mention], told: Sequence[Told]
) -> Option:
    event, form = rule.frame.event, relations.form
    newest = next((t for t in told if t.event == event), None)
    features = [
        "none", f"none|{form}", f"none|{event}", f"none|{event}|{form}", f"none|rule={chosen}",
        f"none|{rule.frame.id}", f"none|named={min(3, len(named))}",
        f"none|told={newest is not None}",
        f"none|told.recipient={newest is not None and newest.recipient is None}",
        *(f"none|{lean}" for lean in _leaning(rule, relations)),
    ]  # fmt: skip
    return Option(tuple(features))


def _joined(rule: Candidate, known: Sequence[Mention]) -> tuple[Mention, ...]:
    """Those who act together, as one."""
    joint = [
        m for m in known if m.chunk is not None and m.chunk in rule.slots.joint and m.kind != "adjective"
    ]
    if len(joint) < 2:
        return ()
    return (Mention(join_actors([m.actor for m in joint]), joint[0].chunk, "joint"),)


def shares(a: Actor, b: Actor) -> bool:
    """Whether two actors are one, or have a state in common."""
    if a.state and b.state:
        return bool(set(a.state.split(";")) & set(b.state.split(";")))
    return a.name == b.name


def _same(a: Actor, b: Actor) -> bool:
    if a.state or b.state:
        return set((a.state or "").split(";")) == set((b.state or "").split(";"))
    return a.name == b.name
