"""Voices near a trigger without a word that proves them: only weights can tell whether they speak."""

from collections.abc import Iterator
from dataclasses import dataclass

from concordant.extraction.chunks import Chunk
from concordant.extraction.voices import VoiceReader
from concordant.model.claim import Voice


@dataclass(frozen=True, slots=True)
class Overheard:
    """Somebody who may be saying what a trigger tells.

    Attributes:
        chain: source first.
        how: where it stands: ``own`` (subject of the trigger), ``clause`` (subject of the verb above),
            ``above`` (subject of a verb further above), ``inverted`` (after the statement), ``colon``
            (before a colon), ``heard`` (a voice of the sentence, perhaps of another clause).
        word: lemma of its verb, if it has one.
        marks: what else is known of the place.
    """

    chain: tuple[Voice, ...]
    how: str
    word: str = ""
    marks: tuple[str, ...] = ()


def overheard(reader: VoiceReader, trigger: int, introducer: int | None) -> tuple[Overheard, ...]:
    """Those near the trigger at ``trigger`` who may speak, nearest first."""
    found = [
        *_own(reader, trigger),
        *_clause(reader, introducer),
        *_above(reader, trigger),
        *_colon(reader, trigger),
        *_inverted(reader, trigger),
        *_heard(reader, trigger),
    ]
    unique: dict[str, Overheard] = {}
    for one in found:
        unique.setdefault(one.chain[0].name, one)
    return tuple(unique.values())


def _lemma(chunk: Chunk) -> str:
    return chunk.verb.lemma if chunk.verb is not None else ""


def _verb_before(reader: VoiceReader, at: int) -> int | None:
    """The last finite verb before the chunk at ``at``."""
    return next((k for k in range(at - 1, -1, -1) if reader.chunks[k].finite), None)


def _own(reader: VoiceReader, trigger: int) -> Iterator[Overheard]:
    """The subject of a trigger that is a word of speaking itself: whoever demands missiles says so."""
    verb = reader.chunks[trigger].verb
    if verb is None or verb.form != "finite" or verb.passive:
        return
    if any(o.subject == "voice" for o in reader.governors.operators(verb, "noun")):
        chain = reader.subject_of(trigger)
        if chain:
            yield Overheard(chain, "own", verb.lemma)


def _clause(reader: VoiceReader, introducer: int | None) -> Iterator[Overheard]:
    """The subject of the verb whose that-clause holds the trigger."""
    if introducer is None or "that" not in reader.chunks[introducer].cats:
        return
    k = _verb_before(reader, introducer)
    chain = reader.subject_of(k) if k is not None else ()
    if k is not None and chain:
        steps = f"steps={min(3, introducer - k)}"
        yield Overheard(chain, "clause", _lemma(reader.chunks[k]), (steps,))


def _above(reader: VoiceReader, trigger: int) -> Iterator[Overheard]:
    """Who tells the clause that the trigger stands in without being its verb: 'X said the arms sold were'."""
    if reader.chunks[trigger].finite:
        return
    for k in range(trigger - 1, -1, -1):
        chunk = reader.chunks[k]
        if chunk.kind == "mark" and chunk.text in ";:":
            return
        if chunk.kind != "joint" or "that" not in chunk.cats:
            continue
        told = reader.governors.content_clause(k)
        verb = reader.chunks[told[0]].verb if told is not None else None
        if told is None or verb is None:
            continue
        speaks = verb.form == "finite" and not verb.passive and any(o.reports for o in told[1])
        chain = reader.subject_of(told[0]) if speaks else ()
        if chain:
            between = sum(1 for c in reader.chunks[k:trigger] if c.finite)
            yield Overheard(chain, "above", verb.lemma, (f"verbs={min(2, between)}",))
        return


def _colon(reader: VoiceReader, trigger: int) -> Iterator[Overheard]:
    """Who stands before a colon: the subject of the verb there, else the last phrase."""
    colons = [k for k in range(trigger) if reader.clauses.is_mark(k, ":")]
    if not colons:
        return
    at = colons[-1]
    verb = _verb_before(reader, at)
    if verb is not None:
        chain = reader.subject_of(verb)
        quoted = reader.clauses.is_mark(at + 1, '"«“')
        mark = f"quoted={quoted}"
    else:
        chain = reader.voice_of([k for k in range(at) if reader.clauses.bare(k)][:1])
        mark = "verbless"
    if chain:
        yield Overheard(chain, "colon", _lemma(reader.chunks[verb]) if verb is not None else "", (mark,))


def _inverted(reader: VoiceReader, trigger: int) -> Iterator[Overheard]:
    """A verb with its subject behind it, after a comma or a closing mark: ', sighs the welder'."""
    for k in range(trigger + 1, len(reader.chunks) - 1):
        verb = reader.chunks[k].verb
        if verb is None or verb.form != "finite" or verb.passive:
            continue
        if not reader.clauses.is_mark(k - 1, ',»”"!?–—-'):
            continue
        following = k + 1
        while following < len(reader.chunks) and reader.clauses.passed_over(following):
            following += 1
        if not reader.clauses.bare(following):
            continue
        chain = reader.voice_of((following,))
        if chain:
            closed = reader.clauses.is_mark(k - 1, '»”"')
            yield Overheard(chain, "inverted", _lemma(reader.chunks[k]), (f"closed={closed}",))
            return


def _heard(reader: VoiceReader, trigger: int) -> Iterator[Overheard]:
    start = reader.chunks[trigger].start
    for heard in reader.voices:
        if heard.chain and heard.span is not None:
            side = "before" if heard.span.start < start else "after"
            yield Overheard(heard.chain, "heard", "", (heard.rule, side))
