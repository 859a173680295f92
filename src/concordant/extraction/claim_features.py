"""What speaks for and against a candidate being a claim, as features that weights are looked up by."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from concordant.extraction.candidates import Candidate
from concordant.extraction.chunks import Chunk
from concordant.extraction.mentions import Told, key
from concordant.extraction.options import form_of
from concordant.extraction.worth import worth


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


def claim_features(
    rule: Candidate,
    filled: Candidate,
    chunks: Sequence[Chunk],
    around: Around,
    leads: Mapping[str, float],
    told: Sequence[Told] = (),
) -> tuple[str, ...]:
    """The features of one candidate.

    Args:
        rule: as the rules fill it.
        filled: as the weights fill it.
        chunks: of its sentence.
        around: what surrounds the sentence.
        leads: how clearly each slot was decided.
        told: the claims before this one, newest first.
    """
    return (
        *_trigger(filled, chunks),
        *_slots(rule, filled, chunks, leads),
        *_governed(filled),
        *_sentence(filled, chunks, around),
        *_again(filled, told, around),
    )


def trigger_features(rule: Candidate, chunks: Sequence[Chunk], around: Around) -> tuple[str, ...]:
    """The few features that tell, before anybody is weighed for its slots, whether a trigger is worth it."""
    kind, event = "noun" if rule.nominal else "verb", rule.frame.event
    pattern = _pattern(rule)
    goods = next((g.item_class for g in rule.goods), "-")
    return (
        *_trigger(rule, chunks),
        f"rule={pattern}|{kind}",
        f"rule={pattern}|{event}|{kind}",
        f"rule={pattern}|{rule.frame.id}",
        f"class={goods}|{event}",
        f"sound={worth(rule, chunks) > 0}|{kind}",
        f"operators={min(3, len(rule.applied))}|{kind}",
        *(f"operator={applied.operator.id}" for applied in rule.applied[:2]),
        f"report={max(-3, min(3, round(around.report)))}",
    )


def _pattern(c: Candidate) -> str:
    """Which slots are filled, as letters."""
    slots = (("A", c.agent), ("R", c.recipients), ("I", c.goods))
    return "".join(letter for letter, filler in slots if filler)


def _trigger(c: Candidate, chunks: Sequence[Chunk]) -> Iterator[str]:
    frame, form = c.frame, form_of(c, chunks)
    yield from ("bias", f"event={frame.event}", f"frame={frame.id}|{c.nominal}", f"form={form}")
    yield f"event={frame.event}|{form}"
    chunk = chunks[c.chunk]
    verb, phrase = chunk.verb, chunk.phrase
    if verb is not None:
        yield f"lemma={verb.lemma}"
        yield f"lemma={verb.lemma}|{frame.id}"
        yield f"mood={verb.mood}|{verb.compound}"
        yield f"mood={verb.mood}|{frame.event}"
        yield f"negated={verb.negated}"
        if verb.form == "infinitive":
            yield f"infinitive|governed={bool(c.applied)}|marker={verb.marker is not None}"
    if phrase is not None:
        traits = [
            t for t in ("definite", "demonstrative", "possessive", "none", "plural") if t in phrase.traits
        ]
        yield from (f"trait={t}" for t in traits)
        yield from (f"trait={t}|{frame.event}" for t in traits)
        yield f"traits={len(traits)}"
        yield f"prep={chunk.prep or '0'}|noun"
        yield f"quantity={phrase.quantity is not None}"
        following = chunks[c.chunk + 1].prep if c.chunk + 1 < len(chunks) else None
        yield f"followed={following or '0'}"
        timed = any(other.kind == "time" for other in chunks)
        one = "definite" in phrase.traits and "plural" not in phrase.traits
        plain = "definite" in phrase.traits and not timed and not c.applied
        yield f"noun={len(traits)}|one={one}|timed={timed}|applied={bool(c.applied)}"
        yield f"noun.plain={plain}|{frame.event}"


def _slots(
    rule: Candidate, c: Candidate, chunks: Sequence[Chunk], leads: Mapping[str, float]
) -> Iterator[str]:
    event, kind = c.frame.event, "noun" if c.nominal else "verb"
    pattern = _pattern(c) or "0"
    yield from (f"fills={pattern}", f"fills={pattern}|{event}", f"fills={pattern}|{kind}")
    yield f"fills={pattern}|{event}|{kind}"
    sound = worth(rule, chunks)
    yield from (f"sound={sound > 0}", f"sound={sound > 0}|{event}|{kind}", f"sound={round(sound)}")
    needs = c.frame.noun_needs if c.nominal else c.frame.needs
    filled = {"agent": c.agent is not None, "recipient": bool(c.recipients), "item": bool(c.goods)}
    missing = [need for need in needs if need in filled and not filled[need]]
    yield f"missing={len(missing)}|{kind}"
    for slot in ("agent", "recipient", "item"):
        lead = leads[slot]
        yield f"lead.{slot}={min(4, int(lead * 1.5))}|{filled[slot]}"
    if c.agent is not None:
        yield f"agent.here={c.agent.raw is not None}|{kind}"
        yield f"agent.state={c.agent.state is not None}"
    if c.recipients:
        yield f"recipient.here={c.recipients[0].raw is not None}|{kind}"
        if c.agent is not None:
            yield f"apart={c.agent.state != c.recipients[0].state}|{event}"
    for goods in c.goods[:1]:
        yield from (f"class={goods.item_class}", f"class={goods.item_class}|{event}")
        yield f"named={goods.surface is not None}|backward={goods.anaphoric}"
        phrase = chunks[goods.chunk].phrase if goods.chunk is not None else None
        if phrase is not None:
            yield f"counted={phrase.quantity is not None}|{event}"
            yield f"weak={bool(phrase.goods and phrase.goods.weak)}|model={phrase.model is not None}"


def _governed(c: Candidate) -> Iterator[str]:
    yield f"operators={min(3, len(c.applied))}"
    for applied in c.applied[:3]:
        yield f"operator={applied.operator.id}|{applied.negated}"
        yield f"operator={applied.operator.id}"
    if c.applied:
        yield f"governed={c.governed}|{'noun' if c.nominal else 'verb'}"
    for hedge in c.hedges:
        yield f"hedge={hedge.id}"
    if c.hypothetical:
        yield "hypothetical"
    if c.introducer is not None:
        yield "introduced"


def _sentence(c: Candidate, chunks: Sequence[Chunk], around: Around) -> Iterator[str]:
    event = c.frame.event
    yield f"weight={min(6, around.weight // 6)}"
    yield f"report={max(-3, min(3, round(around.report)))}"
    yield f"spoken={around.spoken}"
    yield f"headline={around.headline}|{'noun' if c.nominal else 'verb'}"
    yield f"number={min(3, around.number)}"
    times = [k for k, chunk in enumerate(chunks) if chunk.kind == "time"]
    yield f"timed={bool(times)}|{event}"
    if times:
        yield f"time.near={min(abs(k - c.chunk) for k in times) < 4}"
    states = {
        name.state
        for chunk in chunks
        if chunk.phrase is not None
        for name in (chunk.phrase.name, *chunk.phrase.states)
        if name is not None and name.state
    }
    yield f"states={min(3, len(states))}"
    yield f"states={min(3, len(states))}|{event}"
    finite = sum(1 for chunk in chunks if chunk.finite)
    yield f"verbs={min(4, finite)}|{'noun' if c.nominal else 'verb'}"


def _again(c: Candidate, told: Sequence[Told], around: Around) -> Iterator[str]:
    """Whether the candidate says again, or less exactly, what was just said."""
    kind, event = "noun" if c.nominal else "verb", c.frame.event
    newest = next((t for t in told if t.event == event), None)
    for t in told:
        if t.sentence == around.number and t.event != event:
            yield f"told.here={t.event}|{event}|{kind}"
    if newest is None:
        yield f"first|{event}|{kind}"
        return
    parties = key(c.agent) == newest.agent
    other = (key(c.recipients[0]) if c.recipients else None) == newest.recipient
    item = (c.goods[0].item_class if c.goods else None) == newest.item_class
    here = "same" if newest.sentence == around.number else "earlier"
    yield f"again={parties}|{other}|{item}|{here}|{kind}"
    yield f"again|{here}|{kind}|{event}"
