"""Whether quoted words say what a model says they do: negation, conditional, and our own reading."""

from collections.abc import Iterator

from concordant.extraction.axes import ceases
from concordant.extraction.scenes import Scene
from concordant.model.span import Span
from concordant.readers.llm.answers import Said
from concordant.readers.llm.resolving import Resolver


def doubts(said: Said, quote: Span, resolver: Resolver) -> Iterator[str]:
    """Codes of what speaks against a claim: ``polarity``, ``certainty``, ``language``.

    Args:
        said: what the model says.
        quote: where its words stand.
        resolver: reads the document.
    """
    if not resolver.has_engines:
        yield "language"
        return
    read = resolver.axes(quote)
    alike = [axes for event, axes in read if event == said.event] or [axes for _, axes in read]
    scenes = resolver.within(quote)
    if alike:
        if said.polarity not in {axes.polarity for axes in alike}:
            yield "polarity"
        if said.certainty == "asserted" and all(axes.certainty != "asserted" for axes in alike):
            yield "certainty"
        return
    negated = any(_negated(scene, quote) for scene in scenes)
    if negated != (said.polarity == "denied"):
        yield "polarity"
    if said.certainty == "asserted" and any(_conditional(scene, quote) for scene in scenes):
        yield "certainty"


def _negated(scene: Scene, quote: Span) -> bool:
    """Whether the words hold a negation, or their sentence somebody who denies."""
    ceasing = scene.voices.fillers.language.ceasing
    for chunk in scene.sentence.chunks:
        if not Span(chunk.start, chunk.end).overlaps(quote):
            continue
        verb = chunk.verb
        if verb is not None and verb.negated and verb.negator and not ceases(verb, ceasing):
            return True
        if chunk.phrase is not None and "none" in chunk.phrase.traits:
            return True
    return any(heard.rule == "denial" for heard in scene.heard) or _denying(scene, quote)


def _denying(scene: Scene, quote: Span) -> bool:
    governors = scene.voices.governors
    for chunk in scene.sentence.chunks:
        verb = chunk.verb
        if verb is None or not Span(chunk.start, chunk.end).overlaps(quote):
            continue
        for complement in ("that", "infinitive", "noun"):
            if any(o.polarity == "denied" for o in governors.operators(verb, complement)):
                return True
    return False


def _conditional(scene: Scene, quote: Span) -> bool:
    chunks = (c for c in scene.sentence.chunks if Span(c.start, c.end).overlaps(quote))
    return any(c.verb is not None and c.verb.mood == "conditional" for c in chunks)
