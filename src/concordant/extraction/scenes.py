"""Cuts a document into scenes: sentences with their voices and with what earlier sentences left behind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from concordant.extraction.candidates import Candidate
from concordant.extraction.chunks import Chunk
from concordant.extraction.claim_features import Around
from concordant.extraction.context import Context, resolved, speaker
from concordant.extraction.fillers import Fillers
from concordant.extraction.government import Governors
from concordant.extraction.heard import Heard
from concordant.extraction.memory import remember
from concordant.extraction.mentions import Told, mentions
from concordant.extraction.merging import merge
from concordant.extraction.phrases import Chunker
from concordant.extraction.quotations import Quotations
from concordant.extraction.reference import Salience
from concordant.extraction.roles import RoleEngine
from concordant.extraction.theme import SURE, Theme, text_features
from concordant.extraction.uses import Uses
from concordant.extraction.voices import VoiceReader
from concordant.extraction.voicing import Setting, Spoken, spoken_before
from concordant.extraction.weighing import Weigher
from concordant.extraction.weights import Weights
from concordant.language.compiled import Language
from concordant.language.tokens import Token
from concordant.model.claim import Actor
from concordant.model.document import Block, Document
from concordant.model.span import Span

_BACK = 2
"""Sentences that "this is what X said" may speak of."""

_FOREIGN = 0.12
"""Share of words with foreign letters beyond which a paragraph is in another language: names are fewer."""

_QUIET = 4
"""Sentences after a question beyond which it no longer counts."""

_TITLES = 2_000
"""Headlines that are remembered: copies often share theirs."""


@dataclass(frozen=True, slots=True)
class Words:
    """What of a document is read: all that its scenes depend on.

    Attributes:
        text: the whole text.
        blocks: its paragraphs and titles.
        titled: the states that its headline names, where the headline is no part of the text.
    """

    text: str
    blocks: tuple[Block, ...]
    titled: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Engines:
    """The engines of one language and the functions that find times and quantities."""

    language: Language
    chunker: Chunker
    theme: Theme
    find_times: Any
    find_quantities: Any
    resolve: Any
    weights: Weights = field(default_factory=Weights)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence cut into chunks, with its voices and what came before it."""

    tokens: Sequence[Token]
    voices: VoiceReader
    heard: tuple[Heard, ...]
    speaking: Spoken | None
    context: Context

    @property
    def chunks(self) -> Sequence[Chunk]:
        """What it is cut into."""
        return self.voices.chunks

    @property
    def start(self) -> int:
        """Its first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.tokens[-1].end


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence ready to be weighed: its candidates, who is heard in it, what surrounds it."""

    sentence: Sentence
    weigher: Weigher
    heard: tuple[Heard, ...]
    around: Around
    setting: Setting
    sure: bool
    voices: VoiceReader

    @property
    def asks(self) -> bool:
        """Whether the sentence is a question."""
        return self.sentence.tokens[-1].text == "?"

    def candidates(self, told: tuple[Told, ...] = ()) -> tuple[tuple[Candidate, ...], tuple[Told, ...]]:
        """The candidates that make claims: by weight where the language has weights, else by rule.

        Args:
            told: the claims before this sentence, newest first.

        Returns:
            the candidates, and the claims told so far, newest first.
        """
        if self.weigher.weights:
            return self.weigher.candidates(told)
        return self.weigher.engine.candidates(), told


class Stage:
    """Makes the scenes of documents of one language."""

    def __init__(self, engines: Engines) -> None:
        self._engines, self._uses = engines, Uses(engines.language)
        self._named = lru_cache(_TITLES)(self._states)

    def scenes(self, words: Words, weight: int) -> Iterator[Scene]:
        """The scenes of a text that weighs so much on the theme, in order."""
        text, context = words.text, Context(Salience(title=words.titled))
        weights = self._engines.weights
        report = weights.total("text", text_features(text)) if weights else 0.0
        for paragraph, block in enumerate(words.blocks):
            if block.kind == "furniture" or self.foreign(text, block):
                continue
            context = replace(context, salience=context.salience.fresh_paragraph())
            sentences, context = self._sentences(text, block, context, paragraph)
            quotations = Quotations(text, block.span, [(s.start, s.end, s.heard) for s in sentences])
            for n, sentence in enumerate(sentences):
                spoken = quotations.voice(sentence.start, sentence.end)
                around = Around(
                    weight,
                    bool(sentence.heard or spoken),
                    block.kind != "body",
                    sentence.context.sentence,
                    report,
                )
                after = sentences[n + 1].speaking if n + 1 < len(sentences) else None
                setting = _setting(sentence, paragraph, n == 0, spoken is not None, after)
                yield self._scene(sentence, spoken, around, setting)

    def foreign(self, text: str, block: Block) -> bool:
        """Whether a block is in a sister language, by letters that this one lacks."""
        letters = self._engines.language.foreign
        words = block.span.of(text).lower().split() if letters else []
        return sum(not letters.isdisjoint(word) for word in words) > _FOREIGN * len(words)

    def words(self, document: Document) -> Words:
        """What of a document is read."""
        title = document.report.title
        named = self._named(title) if title and not document.text.startswith(title) else ()
        return Words(document.text, document.blocks, named)

    def _states(self, title: str) -> tuple[Actor, ...]:
        found: list[Actor] = []
        for _, chunks in self.cut(title, Block(Span(0, len(title)), "title")):
            fillers = Fillers(self._engines.language, chunks, title, Salience())
            found += [replace(m.actor, raw=None, span=None) for m in mentions(fillers) if m.actor.state]
        return tuple({actor.state: actor for actor in found}.values())

    def _sentences(
        self, text: str, block: Block, context: Context, paragraph: int
    ) -> tuple[list[Sentence], Context]:
        found: list[Sentence] = []
        for tokens, chunks in self.cut(text, block):
            fillers = Fillers(self._engines.language, chunks, text, context.salience)
            governors = Governors(self._engines.language, self._uses, chunks, tokens)
            voices = VoiceReader(governors, fillers)
            heard = tuple(resolved(h, context) for h in voices.voices)
            told = next((h for h in heard if h.rule == "backward"), None)
            if told is not None:
                _hear_back(found, told)
            named = [h for h in heard if h.chain]
            speaking = [
                Spoken(h.chain, context.sentence, paragraph, h.rule) for h in (*voices.telling(), *named)
            ]
            newest = speaking[-1] if speaking else None
            found.append(Sentence(tokens, voices, heard, newest, context))
            context = Context(
                remember(context.salience, chunks, governors.clauses, fillers),
                named[-1] if named else context.voice,
                spoken_before(context.spoken, speaking),
                context.sentence + 1,
                context.sentence if tokens[-1].text == "?" else context.asked,
            )
        return found, context

    def cut(self, text: str, block: Block) -> Iterator[tuple[Sequence[Token], Sequence[Chunk]]]:
        """The sentences of a block as tokens and chunks."""
        engines, span = self._engines, block.span
        tokens = engines.language.tokeniser.tokens(text, span.start, span.end)
        times = engines.find_times(text, span.start, span.end, engines.language.dates)
        counted = engines.find_quantities(text, span.start, span.end, engines.language.numbers)
        counted = [q for q in counted if not (q.article or any(t.span.overlaps(q.span) for t in times))]
        for first, last in engines.language.tokeniser.sentences(tokens, text):
            start, end = tokens[first].start, tokens[last - 1].end
            row = engines.chunker.insertions.first(tokens[first:last])
            inside = [t for t in times if start <= t.span.start < end]
            numbers = [q for q in counted if start <= q.span.start < end]
            yield row, merge(engines.chunker.chunks(row, text, inside, numbers))

    def _scene(self, sentence: Sentence, spoken: Heard | None, around: Around, setting: Setting) -> Scene:
        context = sentence.context
        we = speaker(
            (*sentence.heard, *((spoken,) if spoken else ()), *((context.voice,) if context.voice else ()))
        )
        sure, voices = around.weight >= SURE, sentence.voices
        roles = RoleEngine(
            self._engines.language, sentence.chunks, sentence.tokens, voices.fillers.hearing(we),
            sure, voices.governors,
        )  # fmt: skip
        heard = sentence.heard or ((spoken,) if spoken else ())
        spans = [h.span for h in heard if h.span is not None]
        speaking = frozenset(
            k for k, c in enumerate(sentence.chunks) for s in spans if s.start <= c.start < s.end
        )
        spoke = frozenset(s.chain[0].name for s in setting.before)
        weigher = Weigher(roles, self._engines.weights, around, speaking, spoke)
        return Scene(sentence, weigher, heard, around, setting, sure, voices)


def _hear_back(found: list[Sentence], told: Heard) -> None:
    """Gives a voice that is only named afterwards to the sentences before it that have none."""
    for n in range(len(found) - 1, max(len(found) - 1 - _BACK, -1), -1):
        last = found[n]
        if any(h.chain for h in last.heard) or any(last.voices.telling()):
            return
        found[n] = replace(last, heard=(*last.heard, replace(told, start=last.start, end=last.end)))


def _setting(sentence: Sentence, paragraph: int, first: bool, quoted: bool, after: Spoken | None) -> Setting:
    context = sentence.context
    asked = _QUIET if context.asked is None else min(_QUIET, context.sentence - context.asked)
    return Setting(context.sentence, paragraph, first, quoted, asked, context.spoken, after)
