"""Claims that lean on one before: a bare denial ("Moscow denies"), a figure set against another."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from concordant.extraction.chunks import Chunk
from concordant.extraction.evidence import evidence, quantity
from concordant.extraction.mentions import key, party
from concordant.extraction.roles import RoleEngine
from concordant.extraction.scenes import Scene
from concordant.model.claim import Claim, Evidence, Reason, TimeSpan, Voice

_FIGURED = frozenset({"production", "transfer", "deployment", "use", "test"})
_BACK = 6
"""Claims back to which a denial may reach: those of about a paragraph."""

_NEAR = 4


def denials(scene: Scene, before: Sequence[Claim], here: Sequence[Claim]) -> Iterator[Claim]:
    """Denials that name no act: what was last said of those who deny, denied by them.

    Args:
        scene: the sentence.
        before: claims of earlier sentences, in order.
        here: claims of this sentence; what they deny needs no echo.
    """
    engine = scene.weigher.engine
    for v in range(len(engine.chunks)):
        if not _denies(engine, v) or _has_content(engine, v):
            continue
        subject = engine.clauses.subject(v)
        chain = scene.voices.voice_of(subject.joint or subject.phrases[:1])
        if not chain or any(c.polarity == "denied" for c in here):
            continue
        accused = _accused(chain[0], before)
        if accused is not None:
            start = min(engine.chunks[k].start for k in (v, *subject.phrases[:1]))
            yield _denied(accused, chain, evidence(engine.fillers.text, start, _end(engine, v)))
            return


def _denies(engine: RoleEngine, v: int) -> bool:
    verb = engine.chunks[v].verb
    if verb is None or verb.form != "finite" or verb.passive or verb.negated or verb.mood == "conditional":
        return False
    found = engine.governors.operators(verb, "noun")
    return any(o.polarity == "denied" and o.reports for o in found)


def _has_content(engine: RoleEngine, v: int) -> bool:
    """Whether the sentence says itself what is denied."""
    for k in range(v + 1, min(v + _NEAR, len(engine.chunks))):
        c = engine.chunks[k]
        if (c.kind == "joint" and "that" in c.cats) or c.verb is not None:
            return True
        if c.kind == "mark" and c.text != ",":
            break
        if c.phrase is not None and c.prep is None:
            return not c.phrase.operators
        if c.phrase is not None and c.prep == "of":
            return True
    return False


def _end(engine: RoleEngine, v: int) -> int:
    """One past the words that deny: the verb, or the accusations that it names."""
    following = engine.chunks[v + 1] if v + 1 < len(engine.chunks) else None
    named = following is not None and following.phrase is not None and following.phrase.operators
    return following.end if following is not None and named else engine.chunks[v].end


def _accused(voice: Voice, before: Sequence[Claim]) -> Claim | None:
    who = party(voice)
    for claim in reversed(before[-_BACK:]):
        if claim.polarity == "denied" or claim.certainty == "hypothetical":
            continue
        if who in ((key(claim.agent) or "").split(";")):
            speaks = claim.attribution and party(claim.attribution[0]) == who
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
