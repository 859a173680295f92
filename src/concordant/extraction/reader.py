"""Reads the claims of one document: sentence by sentence, with what earlier sentences leave behind."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from concordant.extraction.assembly import Assembler, Draft
from concordant.extraction.axes import AxisReader
from concordant.extraction.chunks import Chunk
from concordant.extraction.fillers import Fillers
from concordant.extraction.memory import remember
from concordant.extraction.merging import merge
from concordant.extraction.phrases import Chunker
from concordant.extraction.reference import Salience
from concordant.extraction.roles import RoleEngine
from concordant.extraction.theme import Theme
from concordant.extraction.voices import Heard, VoiceReader
from concordant.language.compiled import Language
from concordant.language.tokens import Token
from concordant.model.claim import Actor, Claim
from concordant.model.document import Block, Document


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
    """What earlier sentences leave behind."""

    salience: Salience = Salience()
    voice: Heard | None = None
    quoted: bool = False


class DocumentReader:
    """Reads one document; every call of ``claims`` is pure."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines

    def claims(self, document: Document) -> tuple[Claim, ...]:
        """The claims of the document, in order of evidence; none where its theme is another."""
        engines = self._engines
        if not engines.theme.touches(document.text):
            return ()
        assembler = Assembler(document, engines.language, engines.resolve, _day(document.report.published))
        drafts: list[Draft] = []
        context = Context()
        for block in document.blocks:
            if block.kind == "furniture":
                continue
            context = replace(context, salience=context.salience.fresh_paragraph())
            for found, after in self._block(document, block, context, assembler):
                drafts.extend(found)
                context = after
        return assembler.claims(drafts)

    def _block(
        self, document: Document, block: Block, context: Context, assembler: Assembler
    ) -> Iterator[tuple[Sequence[Draft], Context]]:
        engines, text = self._engines, document.text
        tokens = engines.language.tokeniser.tokens(text, block.span.start, block.span.end)
        times = engines.find_times(text, block.span.start, block.span.end, engines.language.dates)
        quantities = engines.find_quantities(text, block.span.start, block.span.end, engines.language.numbers)
        for first, last in engines.language.tokeniser.sentences(tokens, text):
            row = tokens[first:last]
            start, end = row[0].start, row[-1].end
            inside = [t for t in times if start <= t.span.start < end]
            spans = [(t.span.start, t.span.end) for t in inside]
            counted = [
                q for q in quantities
                if start <= q.span.start < end and not any(a < q.span.end and q.span.start < b for a, b in spans)
            ]  # fmt: skip
            chunks = merge(engines.chunker.chunks(row, text, inside, counted))
            drafts, context = self._sentence(chunks, row, text, context, assembler)
            yield drafts, context

    def _sentence(
        self, chunks: Sequence[Chunk], row: Sequence[Token], text: str, context: Context, assembler: Assembler
    ) -> tuple[list[Draft], Context]:
        language = self._engines.language
        fillers = Fillers(language, chunks, text, context.salience)
        roles = RoleEngine(language, chunks, row, fillers, on_theme=True)
        reader = VoiceReader(chunks, roles.clauses, roles.governors, fillers)
        heard = reader.voices()
        speaker = self._speaker(heard, context)
        if speaker is not None:
            fillers = replace(fillers, salience=replace(context.salience, speaker=speaker))
            roles = RoleEngine(language, chunks, row, fillers, on_theme=True)
        axes = AxisReader(chunks, text)
        drafts = []
        for candidate in roles.candidates():
            draft = assembler.draft(candidate, axes.read(candidate), chunks, reader, heard, context.voice)
            if draft is not None:
                drafts.append(draft)
        salience = remember(context.salience, chunks, roles.clauses, fillers)
        named = [h for h in heard if h.chain]
        return drafts, Context(salience, named[-1] if named else context.voice, context.quoted)

    @staticmethod
    def _speaker(heard: Sequence[Heard], context: Context) -> Actor | None:
        """Who "we" are: the voice of the sentence, else the one that goes on speaking."""
        for h in (*heard, *((context.voice,) if context.voice else ())):
            if h.chain:
                voice = h.chain[0]
                return Actor(voice.name, voice.state, voice.id, None, None)
        return None


def _day(published: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(published[:10]) if published and len(published) >= 10 else None
    except ValueError:
        return None
