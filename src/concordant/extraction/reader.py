"""Reads the claims of one document: sentence by sentence, with what earlier sentences leave behind."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from concordant.extraction.assembly import Assembler, Draft
from concordant.extraction.axes import AxisReader
from concordant.extraction.chunks import Chunk
from concordant.extraction.fillers import Fillers
from concordant.extraction.memory import remember
from concordant.extraction.merging import merge
from concordant.extraction.phrases import Chunker
from concordant.extraction.quotations import Quotations
from concordant.extraction.reference import Salience
from concordant.extraction.roles import RoleEngine
from concordant.extraction.theme import BRIEF, BRIEF_FLOOR, FLOOR, SURE, Theme
from concordant.extraction.voices import Heard, VoiceReader
from concordant.language.compiled import Language
from concordant.language.tokens import Token
from concordant.model.claim import Actor, Claim, Voice
from concordant.model.document import Block, Document
from concordant.model.span import Span


@dataclass(frozen=True, slots=True)
class Engines:
    """The engines of one language and the functions that find times and quantities."""

    language: Language
    chunker: Chunker
    theme: Theme
    find_times: Any
    find_quantities: Any
    resolve: Any


@dataclass(frozen=True, slots=True)
class Context:
    """What earlier sentences leave behind: who was named, who spoke."""

    salience: Salience = field(default_factory=Salience)
    voice: Heard | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence cut into chunks, with its voices and what came before it."""

    tokens: Sequence[Token]
    chunks: Sequence[Chunk]
    heard: tuple[Heard, ...]
    context: Context
    start: int
    end: int


class DocumentReader:
    """Reads one document; every call of ``claims`` is pure."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines

    def names(self, text: str) -> tuple[tuple[str, str], ...]:
        """The known names in a text: the id of each and its words, in order."""
        span = Span(0, len(text))
        found = []
        for _, chunks in self._cut(text, Block(span, "body")):
            for chunk in chunks:
                if chunk.phrase is None:
                    continue
                for name in (chunk.phrase.name, chunk.phrase.model, *chunk.phrase.states):
                    if name is not None:
                        found.append((name.id, name.words))
        return tuple(found)

    def claims(self, document: Document, gate: bool = True) -> tuple[Claim, ...]:
        """The claims of the document, in order of evidence; none where its theme is another.

        Args:
            document: what to read.
            gate: whether to pass over texts whose vocabulary is not of arms.
        """
        engines = self._engines
        weight = engines.theme.weight(document.text) if gate else SURE
        floor = BRIEF_FLOOR if len(document.text) < BRIEF else FLOOR
        if weight < floor:
            return ()
        assembler = Assembler(document, engines.language, engines.resolve, _day(document.report.published))
        sure = weight >= SURE
        drafts: list[Draft] = []
        context = Context()
        for block in document.blocks:
            if block.kind == "furniture":
                continue
            context = replace(context, salience=context.salience.fresh_paragraph())
            sentences, context = self._sentences(document.text, block, context)
            quotations = Quotations(document.text, block.span, [(s.start, s.end, s.heard) for s in sentences])
            for sentence in sentences:
                spoken = quotations.voice(sentence.start, sentence.end)
                found = self._drafts(sentence, spoken, document.text, assembler, sure)
                drafts.extend(replace(d, headline=block.kind != "body") for d in found)
        return assembler.claims(drafts)

    def _sentences(self, text: str, block: Block, context: Context) -> tuple[list[Sentence], Context]:
        found: list[Sentence] = []
        for tokens, chunks in self._cut(text, block):
            fillers = Fillers(self._engines.language, chunks, text, context.salience)
            roles = self._roles(chunks, tokens, fillers)
            heard = VoiceReader(chunks, roles.clauses, roles.governors, fillers).voices()
            heard = tuple(_resolved(h, context) for h in heard)
            told = next((h for h in heard if h.rule == "backward"), None)
            if told is not None and found and not any(h.chain for h in found[-1].heard):
                last = found[-1]
                found[-1] = replace(last, heard=(*last.heard, replace(told, start=last.start, end=last.end)))
            found.append(Sentence(tokens, chunks, heard, context, tokens[0].start, tokens[-1].end))
            salience = remember(context.salience, chunks, roles.clauses, fillers)
            named = [h for h in heard if h.chain]
            context = Context(salience, named[-1] if named else context.voice)
        return found, context

    def _cut(self, text: str, block: Block) -> Iterator[tuple[Sequence[Token], Sequence[Chunk]]]:
        engines, span = self._engines, block.span
        tokens = engines.language.tokeniser.tokens(text, span.start, span.end)
        times = engines.find_times(text, span.start, span.end, engines.language.dates)
        counted = engines.find_quantities(text, span.start, span.end, engines.language.numbers)
        counted = [q for q in counted if not (q.article or any(t.span.overlaps(q.span) for t in times))]
        for first, last in engines.language.tokeniser.sentences(tokens, text):
            row = tokens[first:last]
            start, end = row[0].start, row[-1].end
            inside = [t for t in times if start <= t.span.start < end]
            numbers = [q for q in counted if start <= q.span.start < end]
            yield row, merge(engines.chunker.chunks(row, text, inside, numbers))

    def _roles(
        self, chunks: Sequence[Chunk], tokens: Sequence[Token], fillers: Fillers, sure: bool = True
    ) -> RoleEngine:
        return RoleEngine(self._engines.language, chunks, tokens, fillers, on_theme=sure)

    def _drafts(
        self, sentence: Sentence, spoken: Heard | None, text: str, assembler: Assembler, sure: bool
    ) -> Iterator[Draft]:
        if sentence.tokens[-1].text == "?":
            return
        context = sentence.context
        speaker = _speaker(
            (*sentence.heard, *((spoken,) if spoken else ()), *((context.voice,) if context.voice else ()))
        )
        salience = replace(context.salience, speaker=speaker)
        fillers = Fillers(self._engines.language, sentence.chunks, text, salience)
        roles = self._roles(sentence.chunks, sentence.tokens, fillers, sure)
        voices = VoiceReader(sentence.chunks, roles.clauses, roles.governors, fillers)
        axes = AxisReader(sentence.chunks, text)
        heard = sentence.heard or ((spoken,) if spoken else ())
        for candidate in roles.candidates():
            read = axes.read(candidate)
            for draft in assembler.drafts(candidate, read, sentence.chunks, voices, heard, context.voice):
                if sure or _stated(draft.claim):
                    yield draft


def _resolved(heard: Heard, context: Context) -> Heard:
    """A voice that is only a pronoun, with the one it refers to: the last subject, else the last voice."""
    if heard.chain or not heard.pronoun:
        return heard
    last = context.voice.chain if context.voice else ()
    newest = next((r for r in context.salience.actors if r.subject), None)
    if newest is not None and not any(v.name == newest.actor.name for v in last):
        actor = newest.actor
        return replace(heard, chain=(Voice(actor.name, actor.state, actor.raw, actor.span, actor.id),))
    return replace(heard, chain=last)


def _stated(claim: Claim) -> bool:
    """Whether a party of the claim belongs to a known state."""
    return any(a is not None and a.state is not None for a in (claim.agent, claim.recipient))


def _speaker(heard: Sequence[Heard]) -> Actor | None:
    """Who "we" are: the voice of the sentence, else the one that goes on speaking."""
    for h in heard:
        if h.chain:
            voice = h.chain[0]
            return Actor(voice.name, voice.state, voice.id, None, None)
    return None


def _day(published: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(published[:10]) if published and len(published) >= 10 else None
    except ValueError:
        return None
