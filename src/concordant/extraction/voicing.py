"""Whose statement a claim is: the voice that the rules found, one that goes on speaking, or the outlet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from concordant.extraction.candidates import Candidate
from concordant.extraction.chunks import Chunk
from concordant.extraction.overheard import Overheard
from concordant.extraction.weights import Weights
from concordant.language.tokens import Token
from concordant.model.claim import Claim, Reason, Voice

_KEPT = 3


@dataclass(frozen=True, slots=True)
class Spoken:
    """A chain of voices that an earlier or the next sentence had.

    Attributes:
        chain: source first.
        sentence: number of the sentence in the text.
        paragraph: number of the block.
        rule: how it was recognised.
        times: how often it has spoken so far.
    """

    chain: tuple[Voice, ...]
    sentence: int
    paragraph: int
    rule: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands among those who speak.

    Attributes:
        sentence: its number in the text.
        paragraph: the number of its block.
        first: whether it opens its block.
        quoted: whether it is part of a longer quotation.
        asked: sentences since the last question, at most 4.
        before: voices of earlier sentences, newest first.
        after: voice of the next sentence of the block.
    """

    sentence: int = 0
    paragraph: int = 0
    first: bool = False
    quoted: bool = False
    asked: int = 4
    before: tuple[Spoken, ...] = ()
    after: Spoken | None = None


@dataclass(frozen=True, slots=True)
class VoiceOption:
    """One chain of voices that a claim could have, with what speaks for it."""

    features: tuple[str, ...]
    chain: tuple[Voice, ...]
    kind: str


def spoken_before(before: Sequence[Spoken], new: Sequence[Spoken]) -> tuple[Spoken, ...]:
    """The voices remembered after more of them spoke: newest first, each once."""
    kept = list(before)
    for spoken in new:
        same = [s for s in kept if s.chain[0].name == spoken.chain[0].name]
        kept = [s for s in kept if s not in same]
        kept.insert(0, replace(spoken, times=1 + sum(s.times for s in same)))
    return tuple(kept[:_KEPT])


def voice_options(
    claim: Claim,
    candidate: Candidate,
    chunks: Sequence[Chunk],
    tokens: Sequence[Token],
    text: str,
    setting: Setting,
    near: Sequence[Overheard] = (),
) -> tuple[VoiceOption, ...]:
    """The chains that a claim could have: none, that of the rules, those of this sentence and around it."""
    rule = claim.attribution
    found = next((r.rule for r in reversed(claim.reasons) if r.slot == "attribution"), "-") if rule else "-"
    sort = found if found in ("tail", "according", "backward", "denial", "outlet", "-") else "told"
    about = (*_about(claim, candidate, chunks, tokens, text, setting), f"by={found}")
    options = [VoiceOption(_crossed("none", about, (f"rule={sort}",)), (), "none")]
    if rule:
        own = (f"sort={sort}", f"state={rule[0].state is not None}", *_self(claim, rule))
        options.append(VoiceOption(_crossed("rule", about, own), rule, "rule"))
    for one in near:
        if rule and one.chain[0].name == rule[0].name:
            continue
        own = (
            f"how={one.how}", f"word={one.word}", f"how={one.how}|rule={sort}",
            *(f"how={one.how}|{mark}" for mark in one.marks), *_self(claim, one.chain),
            f"known={one.chain[0].id is not None}", f"state={one.chain[0].state is not None}",
        )  # fmt: skip
        options.append(VoiceOption(_crossed("near", about, own), one.chain, "near"))
    taken = {o.chain[0].name for o in options if o.chain}
    for rank, spoken in enumerate(setting.before):
        if spoken.chain[0].name in taken or (rule and spoken.chain[0].name == rule[0].name):
            continue
        age = min(4, setting.sentence - spoken.sentence)
        own = (
            f"age={age}", f"rank={rank}", f"paragraph={min(2, setting.paragraph - spoken.paragraph)}",
            f"age={age}|paragraph={setting.paragraph == spoken.paragraph}",
            f"how={spoken.rule}", f"times={min(3, spoken.times)}", f"rule={sort}",
            *_self(claim, spoken.chain),
        )  # fmt: skip
        options.append(VoiceOption(_crossed("before", about, own), spoken.chain, "before"))
    if setting.after is not None and not rule:
        own = (f"how={setting.after.rule}", *_self(claim, setting.after.chain))
        options.append(VoiceOption(_crossed("after", about, own), setting.after.chain, "after"))
    return tuple(options)


def _crossed(kind: str, about: Sequence[str], own: Sequence[str]) -> tuple[str, ...]:
    return (kind, *(f"{kind}|{a}" for a in (*about, *own)))


def _self(claim: Claim, chain: Sequence[Voice]) -> Iterator[str]:
    """Whether a party of the claim speaks itself."""
    voice = chain[0]
    for slot, actor in (("agent", claim.agent), ("recipient", claim.recipient)):
        if actor is not None and (actor.name == voice.name or (actor.state and actor.state == voice.state)):
            yield f"is.{slot}|{claim.polarity}"


def _about(
    claim: Claim,
    candidate: Candidate,
    chunks: Sequence[Chunk],
    tokens: Sequence[Token],
    text: str,
    setting: Setting,
) -> Iterator[str]:
    """What is true of the sentence, whoever speaks."""
    at = chunks[candidate.chunk]
    verb = at.verb
    yield f"certainty={claim.certainty}"
    yield f"polarity={claim.polarity}"
    yield f"event={claim.event}"
    if verb is not None:
        yield f"mood={verb.mood}"
    before = text[tokens[0].start : at.start]
    inside = sum(before.count(m) for m in "«“") > sum(before.count(m) for m in "»”") or before.count('"') % 2
    yield f"inside={bool(inside)}|quoted={setting.quoted}"
    named = chunks[0].kind == "phrase"
    yield f"first={'phrase' if named else tokens[0].low}"
    if len(tokens) > 1 and not named and not tokens[1].upper:
        yield f"second={tokens[1].low}"
    yield f"opens={setting.first}"
    yield f"asked={setting.asked}"
    yield f"known={min(2, len(setting.before))}"
    if setting.before:
        yield f"last={min(3, setting.sentence - setting.before[0].sentence)}"
    persons = {c for chunk in chunks for c in chunk.cats if c == "first"}
    verbs = {chunk.verb.pronoun for chunk in chunks if chunk.verb is not None and chunk.verb.pronoun}
    yield from sorted(persons)
    yield from (f"pronoun={p}" for p in sorted(v for v in verbs if v))
    yield from (f"adverb={c.text.lower()}" for c in chunks if c.kind == "adverb" and c.text)


def voiced(claim: Claim, options: Sequence[VoiceOption], weights: Weights) -> Claim:
    """The claim with the weightiest chain of voices."""
    totals = [weights.total("voice", option.features) for option in options]
    best = options[max(range(len(options)), key=lambda n: (totals[n], -n))]
    if best.chain == claim.attribution:
        return claim
    notes: Mapping[str, str] = {
        "none": "the outlet itself weighs most",
        "near": "the words around the act make this voice the likeliest",
        "before": "the voice of an earlier sentence goes on speaking",
        "after": "the voice of the next sentence speaks already",
    }
    kept = tuple(r for r in claim.reasons if r.slot != "attribution")
    words = best.chain[0].raw or "" if best.chain else ""
    reason = Reason("attribution", "weighed", words, notes[best.kind])
    return replace(claim, attribution=best.chain, reasons=(*kept, reason))
