"""Reads the claims of one document: sentence by sentence, with what earlier sentences leave behind."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from concordant.extraction.assembly import Assembler, Draft, numbered
from concordant.extraction.axes import AxisReader, accused_by
from concordant.extraction.calendar import Tense
from concordant.extraction.candidates import Candidate
from concordant.extraction.echoes import denials, figures
from concordant.extraction.mentions import Told
from concordant.extraction.overheard import overheard
from concordant.extraction.scenes import Engines, Scene, Stage, Words
from concordant.extraction.theme import BRIEF, BRIEF_FLOOR, FLOOR, NEAR, SURE, TELLING, Theme, text_features
from concordant.extraction.times_structure import TimeMention
from concordant.extraction.voicing import VoiceOption, voice_options, voiced
from concordant.extraction.weights import Weights
from concordant.model.claim import Claim, TimeSpan
from concordant.model.document import Block, Document
from concordant.model.span import Span

__all__ = ["DocumentReader", "Engines"]


_ECHO = 0.5
"""Likelihood that an echo gets: it yields to a claim that stands by itself."""

_KEPT = 12

_COPIES, _LONGEST_COPY = 1_000, 20_000
"""Texts whose claims are remembered, and their longest: what an agency writes arrives many times in a day."""

_SHORT_COPIES, _SHORT = 256, 400
"""Texts of a sentence or two whose candidates are remembered, of whatever day: copies appear a day later too.
Longer ones would hold so many objects that the collector of garbage takes more time than they save."""

Weighed = tuple[Scene, tuple[Candidate, ...]]
"""A sentence with the candidates in it that make claims."""


class DocumentReader:
    """Reads one document; every call of ``claims`` is pure."""

    def __init__(self, engines: Engines) -> None:
        self._engines, self._stage = engines, Stage(engines)
        self._told_lately = lru_cache(_COPIES)(self._told)
        self._weighed_lately = lru_cache(_SHORT_COPIES)(lambda *asked: tuple(self._weighed(*asked)))

    @property
    def theme(self) -> Theme:
        """What tells whether a text is about arms."""
        return self._engines.theme

    def weighed_by(self, weights: Weights) -> "DocumentReader":
        """This reader with other weights."""
        return DocumentReader(replace(self._engines, weights=weights))

    def placed(self, mention: TimeMention, day: datetime.date | None, tense: Tense) -> TimeSpan:
        """The time that a mention means in a report of that day."""
        found: TimeSpan = self._engines.resolve(mention, day, tense)
        return found

    def names(self, text: str) -> tuple[tuple[str, str], ...]:
        """The known names in a text: the id of each and its words, in order."""
        span = Span(0, len(text))
        found = []
        for _, chunks in self._stage.cut(text, Block(span, "body")):
            for chunk in chunks:
                if chunk.phrase is None:
                    continue
                for name in (chunk.phrase.name, chunk.phrase.model, *chunk.phrase.states):
                    if name is not None:
                        found.append((name.id, name.words))
        return tuple(found)

    def passed_over(self, document: Document) -> int:
        """How many paragraphs are not read, since they are in a sister language."""
        body = [block for block in document.blocks if block.kind != "furniture"]
        return sum(self._stage.foreign(document.text, block) for block in body)

    def claims(self, document: Document, gate: bool = True, weight: int | None = None) -> tuple[Claim, ...]:
        """The claims of the document, in order of evidence; none where its theme is another.

        Args:
            document: what to read.
            gate: whether to pass over texts whose vocabulary is not of arms.
            weight: how much the text speaks of arms, where more is known of it than this document shows.
        """
        if weight is None:
            weight = self._weight(document.text, gate)
        if not self._on_theme(document.text, weight):
            return ()
        short = len(document.text) <= _LONGEST_COPY
        told = self._told_lately if short else self._told
        claims = told(self._stage.words(document), _day(document.report.published), weight)
        return numbered(replace(claim, report=document.report.id) for claim in claims)

    def _told(self, words: Words, day: datetime.date | None, weight: int) -> tuple[Claim, ...]:
        """The claims of a text that was published that day, of no report yet."""
        assembler = self._assembler(words.text, day)
        drafts: list[Draft] = []
        weighed = self._weighed_lately if len(words.text) <= _SHORT else self._weighed
        for scene, candidates in weighed(words, weight):
            here = list(self._drafts(scene, assembler, candidates))
            echoes = list(self._echoes(scene, assembler, drafts, here))
            drafts.extend(d for d in here if not any(_echoed(d.claim, e.claim) for e in echoes))
            drafts.extend(echoes)
        return assembler.claims(drafts)

    def _weighed(self, words: Words, weight: int) -> Iterator[Weighed]:
        """The sentences of a text that ask nothing; nothing here depends on the day."""
        told: tuple[Told, ...] = ()
        for scene in self._stage.scenes(words, weight):
            if not scene.asks:
                candidates, told = scene.candidates(told)
                yield scene, candidates

    def scenes(self, document: Document, gate: bool = True, weight: int | None = None) -> Iterator[Scene]:
        """The sentences of a document on the theme, ready to be weighed: what weights are learned from."""
        if weight is None:
            weight = self._weight(document.text, gate)
        if self._on_theme(document.text, weight):
            yield from self._stage.scenes(self._stage.words(document), weight)

    def on_theme(self, document: Document) -> bool:
        """Whether the vocabulary of a text is of arms."""
        return self._on_theme(document.text, self._weight(document.text))

    def _weight(self, text: str, gate: bool = True) -> int:
        return self._engines.theme.weight(text) if gate else SURE

    def _on_theme(self, text: str, weight: int) -> bool:
        if weight >= (BRIEF_FLOOR if len(text) < BRIEF else FLOOR):
            return True
        weights = self._engines.weights
        return weight >= NEAR and bool(weights) and weights.total("text", text_features(text)) >= TELLING

    def speakers(
        self, scene: Scene, candidate: Candidate, document: Document
    ) -> tuple[Claim, tuple[VoiceOption, ...]] | None:
        """The first claim that a candidate makes, with the voices it could have; None where it makes none."""
        assembler = self._assembler(document.text, _day(document.report.published))
        for draft in self._unvoiced(scene, candidate, assembler):
            return draft.claim, self._voices(scene, candidate, draft.claim)
        return None

    def _assembler(self, text: str, day: datetime.date | None) -> Assembler:
        return Assembler(text, self._engines.language, self._engines.resolve, day)

    def _drafts(self, scene: Scene, assembler: Assembler, candidates: Sequence[Candidate]) -> Iterator[Draft]:
        weights = self._engines.weights
        for candidate in candidates:
            for draft in self._unvoiced(scene, candidate, assembler):
                claim = draft.claim
                if weights:
                    claim = voiced(claim, self._voices(scene, candidate, claim), weights)
                claim = accused_by(claim, candidate)
                yield replace(draft, claim=claim, headline=scene.around.headline)

    def _echoes(
        self, scene: Scene, assembler: Assembler, before: Sequence[Draft], here: Sequence[Draft]
    ) -> Iterator[Draft]:
        """Claims that lean on others, where a language has weights to tell which others are claims."""
        if not self._engines.weights:
            return
        claims = [draft.claim for draft in here]
        earlier = [draft.claim for draft in before[-_KEPT:]]
        for claim in (*figures(scene, claims, assembler.time_at), *denials(scene, earlier, claims)):
            yield Draft(claim, _ECHO, scene.around.headline)

    def _unvoiced(self, scene: Scene, candidate: Candidate, assembler: Assembler) -> Iterator[Draft]:
        sentence = scene.sentence
        fillers, ceasing = scene.voices.fillers, self._engines.language.ceasing
        axes = AxisReader(sentence.chunks, fillers.text, ceasing).read(candidate)
        before = sentence.context.speaker
        for draft in assembler.drafts(candidate, axes, sentence.chunks, scene.voices, scene.heard, before):
            if scene.sure or _stated(draft.claim):
                yield draft

    @staticmethod
    def _voices(scene: Scene, candidate: Candidate, claim: Claim) -> tuple[VoiceOption, ...]:
        sentence, text = scene.sentence, scene.voices.fillers.text
        near = overheard(scene.voices, candidate.chunk, candidate.introducer)
        return voice_options(claim, candidate, sentence.chunks, sentence.tokens, text, scene.setting, near)


def _echoed(claim: Claim, echo: Claim) -> bool:
    """Whether the words of a denial were also taken for an act of their own."""
    ours, theirs = claim.evidence, echo.evidence
    return echo.polarity == "denied" and ours.start < theirs.end and theirs.start < ours.end


def _stated(claim: Claim) -> bool:
    """Whether a party of the claim belongs to a known state."""
    return any(a is not None and a.state is not None for a in (claim.agent, claim.recipient))


def _day(published: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(published[:10]) if published and len(published) >= 10 else None
    except ValueError:
        return None
