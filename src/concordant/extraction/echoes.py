"""Claims that lean on one before: a bare denial ("Moscow denies"), a figure set against another."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from concordant.extraction.answers import accusations, denies
from concordant.extraction.chunks import Chunk
from concordant.extraction.evidence import evidence, quantity
from concordant.extraction.mentions import key, party
from concordant.extraction.roles import RoleEngine
from concordant.extraction.scenes import Scene
from concordant.model.claim import Claim, Evidence, Reason, TimeSpan, Voice

_FIGURED = frozenset({"production", "transfer", "deployment", "use", "test"})
_GIVEN = frozenset({"transfer", "technology_transfer"})
"""Events whose recipient has a part in them to deny."""

_BACK = 6
"""Claims back to which a denial may reach: those of about a paragraph."""

_NEAR = 4


def denials(scene: Scene, before: Sequence[Claim], here: Sequence[Claim]) -> Iterator[Claim]:
    """Denials that name no act: what was last said of those who deny, denied by them.

    Args:
        scene: the sentence.
        before: claims of earlier sentences, in order.
        here: claims of this sentence; a denial beside an act that it names itself needs no echo.
    """
    engine = scene.weigher.engine
    denied = [c for c in here if c.polarity == "denied"]
    for v, chunk in enumerate(engine.chunks):
        if chunk.verb is None or (chunk.verb.negated and not _false(engine, v)):
            continue
        group = _deniers(engine, v)
        chain = scene.voices.voice_of(group) if group else _speaking(scene, engine, v)
        if not chain:
            continue
        named = engine.clauses.subject(v).phrases[:1] if not group or group[0] > v else ()
        start = min(engine.chunks[k].start for k in (v, *group, *named))
        told = [c for c in here if c.evidence.end <= start]
        accused = _accused(chain[0], [*before, *told])
        end = max(_end(engine, v), *(engine.chunks[k].end for k in group), 0)
        apart = any(c.evidence.end <= start or end <= c.evidence.start for c in denied)
        if accused is not None and not apart:
            yield _denied(accused, chain, evidence(engine.fillers.text, start, end))


def _deniers(engine: RoleEngine, v: int) -> tuple[int, ...]:
    """The phrases that name who denies with the verb at ``v``, where it names no act."""
    verb = engine.chunks[v].verb
    if verb is None or verb.mood == "conditional" or verb.reflexive or not denies(engine.governors, v):
        return ()
    if verb.passive or verb.form == "past_participle":
        named = engine.clauses.subject(v).phrases[:1]
        by = tuple(a.index for a in engine.clauses.arguments(v) if a.relation == "by")
        return by if any(accusations(engine.governors, k) for k in named) else ()
    if _has_content(engine, v):
        return ()
    holder: int | None = v
    if verb.form == "present_participle":
        holder = next((k for k in range(v - 1, -1, -1) if engine.chunks[k].finite), None)
    elif verb.form == "infinitive":
        return ()
    subject = engine.clauses.subject(holder) if holder is not None else None
    return (subject.joint or subject.phrases[:1]) if subject is not None else ()


def _false(engine: RoleEngine, v: int) -> bool:
    """Whether accusations that are not spelt out are said to be false: 'these claims have no foundation'."""
    verb = engine.chunks[v].verb
    if verb is None or not engine.chunks[v].finite or verb.mood == "conditional":
        return False
    found = engine.governors.operators(verb, "noun")
    effects = {o.negated.get("polarity") if verb.negated else o.polarity for o in found if not o.reports}
    return "denied" in effects and any(
        accusations(engine.governors, k) for k in engine.clauses.subject(v).phrases[:1]
    )


def _speaking(scene: Scene, engine: RoleEngine, v: int) -> tuple[Voice, ...]:
    """Who says that accusations are false: the voice of the sentence."""
    return next((h.chain for h in scene.heard if h.chain), ()) if _false(engine, v) else ()


def _has_content(engine: RoleEngine, v: int) -> bool:
    """Whether the sentence says itself what is denied."""
    for k in range(v + 1, min(v + _NEAR, len(engine.chunks))):
        c = engine.chunks[k]
        if (c.kind == "joint" and "that" in c.cats) or c.verb is not None:
            return True
        if c.kind == "mark" and c.text != "," and not engine.clauses.passed_over(k):
            break
        if c.phrase is not None and c.prep is None:
            return not accusations(engine.governors, k)
        if c.phrase is not None and c.prep == "of":
            return True
    return False


def _end(engine: RoleEngine, v: int) -> int:
    """One past the words that deny: the verb, the accusations that it names, and its fixed words."""
    chunks, last = engine.chunks, v
    following = chunks[v + 1] if v + 1 < len(chunks) else None
    if following is not None and following.phrase is not None and following.phrase.operators:
        last = v + 1
    verb = chunks[v].verb
    if verb is None or not engine.governors.labels(verb):
        return chunks[last].end
    for k in range(last + 1, min(last + _NEAR, len(chunks))):
        if chunks[k].kind not in ("phrase", "word") and not engine.clauses.passed_over(k):
            break
        last = k if chunks[k].kind == "phrase" else last
    return chunks[last].end


def _accused(voice: Voice, before: Sequence[Claim]) -> Claim | None:
    """The last claim about one of those who deny, as agent before recipient; None where they say it."""
    who = set(party(voice).split(";"))
    recent = [
        c for c in reversed(before[-_BACK:]) if c.polarity != "denied" and c.certainty != "hypothetical"
    ]
    for slot in ("agent", "recipient"):
        for claim in recent:
            if slot == "recipient" and claim.event not in _GIVEN:
                continue
            if who & set((key(getattr(claim, slot)) or "").split(";")):
                speaks = claim.attribution and who & set(party(claim.attribution[0]).split(";"))
                return None if speaks else claim
    return None


def _denied(claim: Claim, chain: tuple[Voice, ...], words: Evidence) -> Claim:
    item = replace(claim.item, surface=None, span=None) if claim.item else None
    return replace(
        claim,
        agent=replace(claim.agent, raw=None, span=None) if claim.agent else None,
        recipient=replace(claim.recipient, raw=None, span=None) if claim.recipient else None,
        item=item,
        quantity=None,
        time=None,
        certainty="asserted",
        polarity="denied",
        attribution=chain,
        evidence=words,
        reasons=(
            *(r for r in claim.reasons if r.slot == "event"),
            Reason("polarity", "echo", words.quote, "denies what was said of the speaker before"),
        ),
    )


def figures(
    scene: Scene, here: Sequence[Claim], resolve: Callable[[Chunk], TimeSpan | None]
) -> Iterator[Claim]:
    """Earlier figures that a claim of the sentence is set against: the same act, another time.

    Args:
        scene: the sentence.
        here: its claims.
        resolve: makes a time of a chunk.
    """
    engine = scene.weigher.engine
    chunks = engine.chunks
    for k, chunk in enumerate(chunks):
        phrase = chunk.phrase
        if phrase is None or chunk.prep != "against" or phrase.sort != "number":
            continue
        model = _compared(chunk, here)
        at = next((c for c in chunks[k + 1 : k + _NEAR] if c.kind == "time"), None)
        if model is None or model.quantity is None or at is None:
            continue
        m = phrase.quantity
        if getattr(m, "kind", "") != "count":
            continue
        yield replace(
            model,
            item=replace(model.item, surface=None, span=None) if model.item else None,
            quantity=quantity(m, model.quantity.unit),
            time=resolve(at),
            phase="done",
            evidence=evidence(engine.fillers.text, chunk.start, at.end),
            reasons=(
                Reason("quantity", "echo", m.raw, "an earlier figure that this one is set against"),
                *(r for r in model.reasons if r.slot in ("event", "agent", "recipient", "attribution")),
            ),
        )


def _compared(chunk: Chunk, here: Sequence[Claim]) -> Claim | None:
    """The last claim before the figure that is counted itself."""
    counted = [
        c
        for c in here
        if c.event in _FIGURED and c.quantity is not None and c.quantity.span is not None
        and c.quantity.span.start < chunk.start and c.quantity.kind == "count"
    ]  # fmt: skip
    return counted[-1] if counted else None
