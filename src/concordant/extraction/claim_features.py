"""What speaks for and against a candidate being a claim, as features that weights are looked up by."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from concordant.extraction.candidates import Candidate
from concordant.extraction.chunks import Chunk, VerbGroup
from concordant.extraction.mentions import Told, key
from concordant.extraction.relations import form_of
from concordant.extraction.weights import Group
from concordant.extraction.worth import worth

_TRAITS = ("definite", "demonstrative", "possessive", "none", "plural")


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds a sentence.

    Attributes:
        weight: how much the whole text speaks of arms.
        spoken: whether the sentence has a voice, of its own or as part of a quotation.
        headline: whether it stands in a heading.
        number: which sentence of the text it is, from 0.
        report: total of the weights that the words of the text have as those of a report with claims.
    """

    weight: int = 0
    spoken: bool = False
    headline: bool = False
    number: int = 0
    report: float = 0.0

    @property
    def reported(self) -> int:
        """How much the text looks like a report with claims, in steps from -3 to 3."""
        return max(-3, min(3, round(self.report)))


def claim_features(
    rule: Candidate,
    filled: Candidate,
    chunks: Sequence[Chunk],
    around: Around,
    leads: Mapping[str, float],
    told: Sequence[Told] = (),
) -> list[Group]:
    """The features of one candidate, in groups.

    Args:
        rule: as the rules fill it.
        filled: as the weights fill it.
        chunks: of its sentence.
        around: what surrounds the sentence.
        leads: how clearly each slot was decided.
        told: the claims before this one, newest first.
    """
    return [
        *_trigger(filled, chunks),
        *_slots(rule, filled, chunks, leads),
        *_governed(filled),
        *_sentence(filled, chunks, around),
        *_again(filled, told, around),
    ]


def trigger_features(rule: Candidate, chunks: Sequence[Chunk], around: Around) -> list[Group]:
    """The few features that tell, before anybody is weighed for its slots, whether a trigger is worth it."""
    kind = kind_of(rule)
    goods = next((g.item_class for g in rule.goods), "-")
    operators = tuple(applied.operator.id for applied in rule.applied[:2])
    return [
        *_trigger(rule, chunks),
        (_ruled, _pattern(rule), kind, rule.frame.event, rule.frame.id, worth(rule, chunks) > 0),
        (_about, goods, rule.frame.event, kind, min(3, len(rule.applied)), operators, around.reported),
    ]


def _ruled(pattern: str, kind: str, event: str, frame: str, sound: bool) -> tuple[str, ...]:
    return (
        f"rule={pattern}|{kind}", f"rule={pattern}|{event}|{kind}", f"rule={pattern}|{frame}",
        f"sound={sound}|{kind}",
    )  # fmt: skip


def _about(
    goods: str, event: str, kind: str, count: int, operators: tuple[str, ...], report: int
) -> tuple[str, ...]:
    named = (f"operator={operator}" for operator in operators)
    return f"class={goods}|{event}", f"operators={count}|{kind}", *named, f"report={report}"


def kind_of(c: Candidate) -> str:
    """Whether a noun or a verb tells the act."""
    return "noun" if c.nominal else "verb"


def _pattern(c: Candidate) -> str:
    """Which slots are filled, as letters."""
    slots = (("A", c.agent), ("R", c.recipients), ("I", c.goods))
    return "".join(letter for letter, filler in slots if filler)


def _trigger(c: Candidate, chunks: Sequence[Chunk]) -> Iterator[Group]:
    frame, chunk = c.frame, chunks[c.chunk]
    yield (_told, frame.event, frame.id, c.nominal, form_of(c, chunks))
    verb, phrase = chunk.verb, chunk.phrase
    if verb is not None:
        yield _verb(c, verb)
    if phrase is not None:
        traits = tuple(trait for trait in _TRAITS if trait in phrase.traits)
        yield (_traits, traits, frame.event)
        following = chunks[c.chunk + 1].prep if c.chunk + 1 < len(chunks) else None
        yield (_phrase, chunk.prep or "0", phrase.quantity is not None, following or "0")
        timed = any(other.kind == "time" for other in chunks)
        yield (_noun, traits, timed, bool(c.applied), frame.event)


def _told(event: str, frame: str, nominal: bool, form: str) -> tuple[str, ...]:
    return "bias", f"event={event}", f"frame={frame}|{nominal}", f"form={form}", f"event={event}|{form}"


def _verb(c: Candidate, verb: VerbGroup) -> Group:
    governed = bool(c.applied) if verb.form == "infinitive" else None
    facts = (verb.lemma, verb.mood, verb.compound, verb.negated, governed, verb.marker is not None)
    return (_said, c.frame.id, c.frame.event, *facts)


def _said(
    frame: str,
    event: str,
    lemma: str,
    mood: str | None,
    compound: bool,
    negated: bool,
    governed: bool | None,
    marker: bool,
) -> tuple[str, ...]:
    told = (
        f"lemma={lemma}", f"lemma={lemma}|{frame}", f"mood={mood}|{compound}", f"mood={mood}|{event}",
        f"negated={negated}",
    )  # fmt: skip
    return told if governed is None else (*told, f"infinitive|governed={governed}|marker={marker}")


def _traits(traits: tuple[str, ...], event: str) -> tuple[str, ...]:
    alone, crossed = (f"trait={t}" for t in traits), (f"trait={t}|{event}" for t in traits)
    return *alone, *crossed, f"traits={len(traits)}"


def _phrase(prep: str, counted: bool, following: str) -> tuple[str, ...]:
    return f"prep={prep}|noun", f"quantity={counted}", f"followed={following}"


def _noun(traits: tuple[str, ...], timed: bool, applied: bool, event: str) -> tuple[str, ...]:
    one = "definite" in traits and "plural" not in traits
    plain = "definite" in traits and not timed and not applied
    return f"noun={len(traits)}|one={one}|timed={timed}|applied={applied}", f"noun.plain={plain}|{event}"


def _slots(
    rule: Candidate, c: Candidate, chunks: Sequence[Chunk], leads: Mapping[str, float]
) -> Iterator[Group]:
    event, kind = c.frame.event, kind_of(c)
    sound = worth(rule, chunks)
    needs = c.frame.noun_needs if c.nominal else c.frame.needs
    filled = {"agent": c.agent is not None, "recipient": bool(c.recipients), "item": bool(c.goods)}
    missing = sum(1 for need in needs if not filled.get(need, True))
    yield (_fills, _pattern(c) or "0", event, kind, sound > 0, round(sound), missing)
    yield (_leads, *((min(4, int(leads[slot] * 1.5)), there) for slot, there in filled.items()))
    if c.agent is not None:
        yield (_agent, c.agent.raw is not None, kind, c.agent.state is not None)
    if c.recipients:
        first = c.recipients[0]
        apart = c.agent.state != first.state if c.agent is not None else None
        yield (_recipient, first.raw is not None, kind, apart, event)
    for goods in c.goods[:1]:
        yield (_goods, goods.item_class, event, goods.surface is not None, goods.anaphoric)
        phrase = chunks[goods.chunk].phrase if goods.chunk is not None else None
        if phrase is not None:
            weak = bool(phrase.goods and phrase.goods.weak)
            yield (_counted, phrase.quantity is not None, event, weak, phrase.model is not None)


def _fills(pattern: str, event: str, kind: str, sound: bool, worth: int, missing: int) -> tuple[str, ...]:
    return (
        f"fills={pattern}", f"fills={pattern}|{event}", f"fills={pattern}|{kind}",
        f"fills={pattern}|{event}|{kind}", f"sound={sound}", f"sound={sound}|{event}|{kind}",
        f"sound={worth}", f"missing={missing}|{kind}",
    )  # fmt: skip


def _leads(*rows: tuple[int, bool]) -> tuple[str, ...]:
    slots = zip(("agent", "recipient", "item"), rows, strict=True)
    return tuple(f"lead.{slot}={lead}|{there}" for slot, (lead, there) in slots)


def _agent(here: bool, kind: str, stated: bool) -> tuple[str, ...]:
    return f"agent.here={here}|{kind}", f"agent.state={stated}"


def _recipient(here: bool, kind: str, apart: bool | None, event: str) -> tuple[str, ...]:
    told = f"recipient.here={here}|{kind}"
    return (told,) if apart is None else (told, f"apart={apart}|{event}")


def _goods(item_class: str, event: str, named: bool, backward: bool) -> tuple[str, ...]:
    return f"class={item_class}", f"class={item_class}|{event}", f"named={named}|backward={backward}"


def _counted(counted: bool, event: str, weak: bool, model: bool) -> tuple[str, ...]:
    return f"counted={counted}|{event}", f"weak={weak}|model={model}"


def _governed(c: Candidate) -> Iterator[Group]:
    operators = tuple((applied.operator.id, applied.negated) for applied in c.applied[:3])
    yield (_operators, min(3, len(c.applied)), operators, c.governed, kind_of(c))
    hedges = tuple(hedge.id for hedge in c.hedges)
    if hedges or c.hypothetical or c.introducer is not None:
        yield (_hedged, hedges, c.hypothetical, c.introducer is not None)


def _operators(
    count: int, operators: tuple[tuple[str, bool], ...], governed: bool, kind: str
) -> tuple[str, ...]:
    named = (
        f
        for operator, negated in operators
        for f in (f"operator={operator}|{negated}", f"operator={operator}")
    )
    above = (f"governed={governed}|{kind}",) if count else ()
    return f"operators={count}", *named, *above


def _hedged(hedges: tuple[str, ...], hypothetical: bool, introduced: bool) -> tuple[str, ...]:
    told = (("hypothetical", hypothetical), ("introduced", introduced))
    return *(f"hedge={hedge}" for hedge in hedges), *(mark for mark, holds in told if holds)


def _sentence(c: Candidate, chunks: Sequence[Chunk], around: Around) -> Iterator[Group]:
    event, kind = c.frame.event, kind_of(c)
    place = (around.spoken, around.headline, min(3, around.number))
    yield (_text, min(6, around.weight // 6), around.reported, *place, kind)
    times = [k for k, chunk in enumerate(chunks) if chunk.kind == "time"]
    near = min(abs(k - c.chunk) for k in times) < 4 if times else None
    states = {
        name.state
        for chunk in chunks
        if chunk.phrase is not None
        for name in (chunk.phrase.name, *chunk.phrase.states)
        if name is not None and name.state
    }
    finite = sum(1 for chunk in chunks if chunk.finite)
    yield (_peopled, near, min(3, len(states)), min(4, finite), event, kind)


def _text(weight: int, report: int, spoken: bool, headline: bool, number: int, kind: str) -> tuple[str, ...]:
    return (
        f"weight={weight}", f"report={report}", f"spoken={spoken}", f"headline={headline}|{kind}",
        f"number={number}",
    )  # fmt: skip


def _peopled(near: bool | None, states: int, verbs: int, event: str, kind: str) -> tuple[str, ...]:
    timed = (f"timed={near is not None}|{event}", *(() if near is None else (f"time.near={near}",)))
    return *timed, f"states={states}", f"states={states}|{event}", f"verbs={verbs}|{kind}"


def _again(c: Candidate, told: Sequence[Told], around: Around) -> Iterator[Group]:
    """Whether the candidate says again, or less exactly, what was just said."""
    kind, event = kind_of(c), c.frame.event
    here = tuple(t.event for t in told if t.sentence == around.number and t.event != event)
    if here:
        yield (_here, here, event, kind)
    newest = next((t for t in told if t.event == event), None)
    if newest is None:
        yield (_first, event, kind)
        return
    parties = key(c.agent) == newest.agent
    other = (key(c.recipients[0]) if c.recipients else None) == newest.recipient
    item = (c.goods[0].item_class if c.goods else None) == newest.item_class
    yield (_repeated, parties, other, item, newest.sentence == around.number, kind, event)


def _here(events: tuple[str, ...], event: str, kind: str) -> tuple[str, ...]:
    return tuple(f"told.here={told}|{event}|{kind}" for told in events)


def _first(event: str, kind: str) -> tuple[str, ...]:
    return (f"first|{event}|{kind}",)


def _repeated(parties: bool, other: bool, item: bool, same: bool, kind: str, event: str) -> tuple[str, ...]:
    here = "same" if same else "earlier"
    return f"again={parties}|{other}|{item}|{here}|{kind}", f"again|{here}|{kind}|{event}"
