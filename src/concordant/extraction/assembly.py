"""From candidates to claims: split by goods and recipient, cut the evidence, join what repeats itself."""

import datetime
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from concordant.extraction.axes import Axes
from concordant.extraction.candidates import Applied, Candidate, Goods
from concordant.extraction.chunks import Chunk
from concordant.extraction.counting import quantity_of
from concordant.extraction.evidence import evidence
from concordant.extraction.explaining import slot_reasons
from concordant.extraction.heard import Heard
from concordant.extraction.mentions import key
from concordant.extraction.threads import inherit
from concordant.extraction.voices import VoiceReader
from concordant.extraction.worth import worth
from concordant.language.compiled import Language
from concordant.model.claim import Claim, Evidence, Item, Reason, TimeSpan, Voice
from concordant.model.identifiers import claim_id
from concordant.model.span import Span

_THREAD = 60
"""Claims back to which a party may be taken up; keeps the work linear in endless texts."""

_ALIKE = 300
"""Claims of one event that a new one is compared with; no report has as many."""

_HISTORY = 20
"""Years after which an act counts as history: a choice, wide enough for running programmes."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making: one goods, one recipient, without number and id."""

    claim: Claim
    score: float
    headline: bool = False


class Assembler:
    """Makes the claims of one text; which report it is, they do not say yet."""

    def __init__(
        self,
        text: str,
        language: Language,
        resolve: Callable[..., TimeSpan],
        anchor: datetime.date | None,
    ) -> None:
        self._text, self._language = text, language
        self._resolve, self._anchor = resolve, anchor

    def drafts(
        self,
        candidate: Candidate,
        axes: Axes,
        chunks: Sequence[Chunk],
        reader: VoiceReader,
        heard: Sequence[Heard],
        before: Heard | None,
    ) -> tuple[Draft, ...]:
        """The drafts of one candidate; none where it is not worth a claim."""
        score = candidate.score or worth(candidate, chunks)
        if score <= 0:
            return ()
        chain, voice_reasons = self._chain(candidate, chunks, reader, heard, before)
        time = self._time(candidate, chunks, axes)
        if self._long_ago(time):
            return ()
        phase = "planned" if self._to_come(time, chunks[candidate.chunk], axes) else axes.phase
        drafts = []
        for goods in candidate.goods or (None,):
            for recipient in candidate.recipients or (None,):
                claim = Claim(
                    id="", report="", number=0, event=candidate.frame.event,
                    agent=candidate.agent, recipient=recipient, item=self._item(goods, candidate),
                    quantity=quantity_of(candidate, goods, chunks), place=None, time=time,
                    phase=phase, certainty=axes.certainty,
                    polarity=axes.polarity, attribution=chain,
                    evidence=self._evidence(_listing(candidate, goods), chunks),
                    reasons=(*candidate.reasons, *axes.reasons, *voice_reasons),
                )  # fmt: skip
                reasons = (*claim.reasons, *slot_reasons(claim, candidate, self._anchor is not None))
                drafts.append(Draft(replace(claim, reasons=reasons), score))
        return tuple(drafts)

    def _long_ago(self, time: TimeSpan | None) -> bool:
        """Whether the act lies so far back that it is history, not news."""
        if time is None or time.latest is None or self._anchor is None or not time.latest[:4].isdigit():
            return False
        return int(time.latest[:4]) < self._anchor.year - _HISTORY

    def _to_come(self, time: TimeSpan | None, trigger: Chunk, axes: Axes) -> bool:
        """Whether what no past tense tells is dated after the report: 'the delivery of the jets in 2030'."""
        if time is None or time.earliest is None or self._anchor is None:
            return False
        told = trigger.verb is None or trigger.finite
        told = told and axes.phase == ("ongoing" if trigger.finite else "done")
        return told and time.earliest > self._anchor.isoformat()[: len(time.earliest)]

    def _item(self, goods: Goods | None, candidate: Candidate) -> Item | None:
        forced = candidate.frame.item_class
        if goods is None:
            default = forced or candidate.frame.item_default
            return Item(None, default) if default else None
        return Item(goods.surface, forced or goods.item_class, goods.id, goods.span)

    def time_at(self, chunk: Chunk) -> TimeSpan | None:
        """The time that a chunk tells, of something past."""
        return self._resolve(chunk.time, self._anchor, "past")

    def _time(self, candidate: Candidate, chunks: Sequence[Chunk], axes: Axes) -> TimeSpan | None:
        at = candidate.chunk
        telling = {a.chunk for a in candidate.applied} if axes.tense == "future" else set()
        times = [
            c for k, c in enumerate(chunks) if c.kind == "time" and not _compares(chunks[max(0, k - 1)])
            and not (k < at and k - 1 in telling and _is_past(chunks[k - 1]))
        ]  # fmt: skip
        if not times:
            return None
        index = {id(c): i for i, c in enumerate(chunks)}
        best = min(times, key=lambda c: self._distance(index[id(c)], at, chunks))
        if self._distance(index[id(best)], at, chunks) >= 100:
            return None
        time = self._resolve(best.time, self._anchor, axes.tense)
        dated = chunks[index[id(best)] - 1].phrase if index[id(best)] else None
        if self._long_ago(time) and dated is not None and dated.goods is not None:
            return None  # "bombers of the 1980s" tells how old the goods are, not when
        return time

    @staticmethod
    def _distance(k: int, at: int, chunks: Sequence[Chunk]) -> int:
        between = chunks[min(k, at) + 1 : max(k, at)]
        verbs = sum(1 for c in between if c.finite)
        joints = sum(1 for c in between if c.kind == "joint" and not c.cats & {"list_word", "such_as"})
        return abs(k - at) + 100 * verbs + 20 * joints

    def _evidence(self, candidate: Candidate, chunks: Sequence[Chunk]) -> Evidence:
        used = list(candidate.used)
        used += [
            a.chunk
            for a in candidate.applied
            if abs(a.chunk - candidate.chunk) < 8 and not a.operator.reports
        ]
        start = min(min(chunks[k].start for k in used), chunks[candidate.chunk].start)
        end = max(chunks[k].end for k in used)
        return evidence(self._text, start, end)

    def _chain(
        self,
        candidate: Candidate,
        chunks: Sequence[Chunk],
        reader: VoiceReader,
        heard: Sequence[Heard],
        before: Heard | None,
    ) -> tuple[tuple[Voice, ...], tuple[Reason, ...]]:
        chain: list[Voice] = []
        reasons: list[Reason] = []
        for applied in candidate.applied:
            if applied.operator.subject != "voice" or _silent(applied):
                continue
            voices = reader.voice_of(applied.voice) if applied.voice else ()
            if not voices and applied.pronoun and before is not None:
                voices = before.chain
            for voice in voices:
                if voice not in chain:
                    chain.append(voice)
            words = self._text[chunks[applied.chunk].start : chunks[applied.chunk].end]
            reasons.append(Reason("attribution", applied.operator.id, words, "its subject speaks"))
        at = chunks[candidate.chunk]
        for h in heard:
            if not h.start <= at.start < h.end:
                continue
            found = h.chain or (before.chain if h.pronoun and before is not None else ())
            own = {candidate.agent.raw} if candidate.agent else set()
            if any(v.raw in own and v.raw is not None for v in found) and h.rule == "denial":
                continue
            if chain and found and h.rule == "according" and not any(same(v, chain[0]) for v in found):
                chain = [*found, *chain] if h.rule == "source" else [*chain, *found]
            elif not chain:
                chain = list(found)
            reasons.append(Reason("attribution", h.rule, h.words, "the sentence gives its source"))
        cited = reader.citing()
        if cited is not None and chain and not same(cited, chain[0]):
            chain.insert(0, cited)
        return tuple(chain), tuple(reasons)

    def completed(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The drafts with missing parties taken from what the report said before."""
        out: list[Draft] = []
        before: deque[Claim] = deque(maxlen=_THREAD)
        for draft in drafts:
            claim = inherit(draft.claim, before)
            if claim.agent is not None or claim.recipient is not None or claim.event != "transfer":
                out.append(replace(draft, claim=claim))
                before.append(claim)
        return out

    def claims(self, drafts: Sequence[Draft]) -> tuple[Claim, ...]:
        """The claims of the text: repeated ones joined, best first, without numbers and ids."""
        kept: list[Draft] = []
        by_event: dict[str, deque[Claim]] = {}
        for draft in sorted(
            self.completed(drafts), key=lambda d: (d.headline, -d.score, d.claim.evidence.start)
        ):
            alike = by_event.setdefault(draft.claim.event, deque(maxlen=_ALIKE))
            if not any(repeats(draft.claim, other, draft.headline) for other in alike):
                alike.append(draft.claim)
                kept.append(draft)
        return tuple(draft.claim for draft in kept)


def joined(parts: Iterable[tuple[Claim, ...]]) -> tuple[Claim, ...]:
    """The claims of several parts of one document, without what a later part repeats of an earlier one."""
    kept: list[Claim] = []
    for claims in parts:
        kept = [*kept, *(claim for claim in claims if not any(repeats(claim, other) for other in kept))]
    return numbered(kept)


def numbered(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims in order of evidence, with their numbers and ids."""
    ordered = sorted(claims, key=lambda claim: (claim.evidence.start, claim.evidence.end))
    return tuple(replace(claim, number=n, id=claim_id(claim)) for n, claim in enumerate(ordered, 1))


def _silent(applied: Applied) -> bool:
    """Whether the words say that somebody did not say it: who has not admitted a thing is no source of it."""
    return applied.negated and applied.operator.negated.get("attribution") == "nobody"


def _is_past(chunk: Chunk) -> bool:
    """Whether a verb tells what was done: 'decided on Friday to deliver' does not say when it will."""
    verb = chunk.verb
    return verb is not None and chunk.finite and (verb.compound or (verb.mood or "").startswith("past"))


def _compares(chunk: Chunk) -> bool:
    """Whether a chunk is a figure that another is set against: the time after it is its own."""
    return chunk.prep == "against" and chunk.phrase is not None and chunk.phrase.sort == "number"


def same(a: Voice, b: Voice) -> bool:
    """Whether two voices are one: the same name or the same words."""
    return a.name == b.name or (a.raw is not None and a.raw == b.raw)


def repeats(new: Claim, kept: Claim, headline: bool = False) -> bool:
    """Whether a claim only says again what a kept one says, less exactly or elsewhere.

    A headline repeats the text if the text states the same event of the same parties, whatever the rest.
    """
    if headline and new.event == kept.event:
        pairs = ((key(new.agent), key(kept.agent)), (key(new.recipient), key(kept.recipient)))
        if all(a == b or a is None or b is None for a, b in pairs):
            return True
    if new.event != kept.event or new.polarity != kept.polarity:
        return False
    overlap = Span(new.evidence.start, new.evidence.end).overlaps(
        Span(kept.evidence.start, kept.evidence.end)
    )
    for a, b in ((key(new.agent), key(kept.agent)), (key(new.recipient), key(kept.recipient))):
        if a != b and (a is not None or not overlap):
            return False
    classes = (new.item.item_class if new.item else None, kept.item.item_class if kept.item else None)
    if classes[0] != classes[1] and not (overlap and classes[0] is None):
        return False
    if overlap and new.item and kept.item and new.item.span and kept.item.span:
        return new.item.span == kept.item.span and not _two_acts(new, kept)
    if overlap:
        return True
    return _agrees(new, kept)


def _two_acts(new: Claim, kept: Claim) -> bool:
    """Whether counted goods were ordered and have come: "the 12 tanks ordered by X have been delivered"."""
    return {new.phase, kept.phase} == {"done", "ordered"} and new.quantity is not None


def _agrees(new: Claim, kept: Claim) -> bool:
    if {v.name for v in new.attribution} != {v.name for v in kept.attribution}:
        return False
    q, r = new.quantity, kept.quantity
    if q and r and (q.low, q.high) != (r.low, r.high):
        return False
    t, u = new.time, kept.time
    if t and u and (t.earliest, t.latest) != (u.earliest, u.latest):
        return False
    return new.phase == kept.phase and new.certainty == kept.certainty


def _listing(candidate: Candidate, goods: Goods | None) -> Candidate:
    """A candidate whose words reach to goods that are listed with others."""
    if goods is None or goods.chunk is None or len(candidate.goods) < 2:
        return candidate
    return replace(candidate, used=candidate.used | {goods.chunk})
