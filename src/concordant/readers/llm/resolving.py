"""What words of a report stand for, by our own knowledge: who is meant, how much, when."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from concordant.extraction.axes import Axes, AxisReader
from concordant.extraction.calendar import Tense
from concordant.extraction.evidence import quantity
from concordant.extraction.reader import DocumentReader
from concordant.extraction.scenes import Scene
from concordant.knowledge.collection import Knowledge
from concordant.linking.terms import fold
from concordant.model.claim import Actor, Phase, Quantity, TimeSpan
from concordant.model.document import Document
from concordant.model.span import Span

_PAST: frozenset[Phase] = frozenset(("done", "ended", "ongoing"))


class Resolver:
    """Reads spans of one document.

    Args:
        document: the report's text.
        knowledge: what is known of the world.
        reader: the engines of its language; None where there are none, and names alone are known.
    """

    def __init__(self, document: Document, knowledge: Knowledge, reader: DocumentReader | None) -> None:
        self._document, self._knowledge, self._reader = document, knowledge, reader
        self._day = _day(document.report.published)

    @property
    def has_engines(self) -> bool:
        """Whether sentences of this language can be taken apart."""
        return self._reader is not None

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        """The sentences of the document, each with who was named before."""
        return tuple(self._reader.scenes(self._document, gate=False)) if self._reader else ()

    def actor(self, span: Span) -> Actor | None:
        """Who is meant by these words; None where only a reader could tell (a pronoun)."""
        words = span.of(self._document.text)
        if self._reader is None:
            known = names(self._knowledge).get(fold(_bare(words)))
            return Actor(known[0], known[1], known[2], words, span) if known else _unknown(words, span)
        found = list(self._actors(span))
        if not found:
            # A lone word in which the engines see nobody is a pronoun, even where a sentence begins with it.
            return _unknown(words, span) if " " in words.strip() else None
        if len(found) == 1:
            return found[0]
        states = [actor.state for actor in found]
        joint = ";".join(dict.fromkeys(s for s in states if s)) if all(states) else None
        return Actor("; ".join(dict.fromkeys(a.name for a in found)), joint, None, words, span)

    def _actors(self, span: Span) -> Iterator[Actor]:
        """The first actor in these words, and those that are joined to it."""
        for scene in self._around(span):
            last: int | None = None
            for k, chunk in enumerate(scene.sentence.chunks):
                if not Span(chunk.start, chunk.end).overlaps(span):
                    continue
                actor = scene.voices.fillers.actor(k) or scene.voices.fillers.place(k)
                if actor is None or actor.span is None or not actor.span.overlaps(span):
                    continue
                between = scene.sentence.chunks[last + 1 : k] if last is not None else ()
                if last is not None and not (between and all(_joins(c.kind, c.cats) for c in between)):
                    return
                last = k
                yield actor
            if last is not None:
                return

    def quantity(self, span: Span, item_class: str | None) -> Quantity:
        """How much these words say."""
        words = span.of(self._document.text)
        for scene in self._around(span):
            for chunk in scene.sentence.chunks:
                mention = chunk.phrase.quantity if chunk.phrase is not None else None
                if mention is not None and mention.span.overlaps(span):
                    return quantity(mention, self._unit(item_class))
        return Quantity(words, None, None, None, "other", span)

    def _unit(self, item_class: str | None) -> str | None:
        known = self._knowledge.classes.get(item_class or "")
        return known.unit if known is not None else None

    def time(self, span: Span, phase: Phase) -> TimeSpan:
        """When these words say it was."""
        tense: Tense = "past" if phase in _PAST else "future"
        for scene in self._around(span):
            for chunk in scene.sentence.chunks:
                if chunk.time is not None and Span(chunk.start, chunk.end).overlaps(span):
                    assert self._reader is not None
                    return self._reader.placed(chunk.time, self._day, tense)
        return TimeSpan(span.of(self._document.text), None, None, span=span)

    def axes(self, span: Span) -> Sequence[tuple[str, Axes]]:
        """How the engines read what is stated in these words: the event and the axes of each reading."""
        found = []
        for scene in self._around(span):
            chunks = scene.sentence.chunks
            reader = AxisReader(chunks, self._document.text, scene.voices.fillers.language.ceasing)
            for candidate in scene.weigher.engine.candidates():
                if Span(chunks[candidate.chunk].start, chunks[candidate.chunk].end).overlaps(span):
                    found.append((candidate.frame.event, reader.read(candidate)))
        return found

    def _around(self, span: Span) -> Iterator[Scene]:
        for scene in self.scenes:
            if Span(scene.sentence.start, scene.sentence.end).overlaps(span):
                yield scene

    def within(self, span: Span) -> Sequence[Scene]:
        """The sentences that these words touch."""
        return tuple(self._around(span))


Named = tuple[str, str | None, str]


def names(knowledge: Knowledge) -> Mapping[str, Named]:
    """Every known actor by its folded names, in whatever language."""
    if knowledge.digest not in _NAMES:
        table: dict[str, Named] = {}
        for actor in knowledge.actors.values():
            for name in (actor.name, *(form.text for form in actor.forms() if form.kind != "demonym")):
                table.setdefault(fold(name), (actor.name, actor.state, actor.id))
        _NAMES[knowledge.digest] = table
    return _NAMES[knowledge.digest]


_NAMES: dict[str, Mapping[str, Named]] = {}


def _unknown(words: str, span: Span) -> Actor | None:
    """Somebody whom the knowledge does not hold; a lone word in lower case is a pronoun, or says nothing."""
    named = any(c.isupper() for c in words)
    return Actor(words, None, None, words, span) if named or " " in words.strip() else None


def _bare(words: str) -> str:
    """A name without what stands before its first capital: articles."""
    at = next((n for n, c in enumerate(words) if c.isupper()), 0)
    return words[at:]


def _joins(kind: str, cats: frozenset[str]) -> bool:
    return kind == "mark" or "list_word" in cats


def _day(published: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(published[:10]) if published and len(published) >= 10 else None
    except ValueError:
        return None
