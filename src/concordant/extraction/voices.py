"""Who says it: voices of one sentence from according-phrases, reporting verbs, tails, and quotation marks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from concordant.extraction.answers import teller, tells_it
from concordant.extraction.fillers import Fillers
from concordant.extraction.government import Governors
from concordant.extraction.heard import Heard, counts_people, joined, refers_back, says_pronoun
from concordant.extraction.labels import label
from concordant.extraction.tails import apposed, follows_content, infinitive, inserted, quote_follows
from concordant.model.claim import Voice
from concordant.model.span import Span


class VoiceReader:
    """Reads the voices of one sentence."""

    def __init__(self, governors: Governors, fillers: Fillers) -> None:
        self.chunks, self.clauses, self.governors = governors.chunks, governors.clauses, governors
        self.fillers = fillers
        self.start = self.chunks[0].start if self.chunks else 0
        self.end = self.chunks[-1].end if self.chunks else 0

    @cached_property
    def voices(self) -> tuple[Heard, ...]:
        """Every chain of voices of the sentence that governs more than one clause."""
        return joined((*self._backward(), *self._according(), *self._tails()), self.fillers.text)

    def telling(self) -> Iterator[Heard]:
        """Who says something in a clause of its own ('X stated that'): they may go on speaking."""
        for i, chunk in enumerate(self.chunks):
            verb = chunk.verb
            if verb is None or verb.form != "finite" or verb.passive or verb.pronoun:
                continue
            reports = any(o.reports for o in self.governors.operators(verb, "clause"))
            if reports and (chain := self.subject_of(i)):
                yield Heard(chain, chunk.start, chunk.end, "told", "")

    def _labelled(self) -> Iterator[Heard]:
        """'Pentagon: …': the voice of what stands behind the colon."""
        if (found := label(self.chunks)) and (chain := self.voice_of(found[:1])):
            end = self.chunks[found[1]].end
            yield Heard(chain, end, self.end, "according", ":", span=Span(self.start, end))

    def _backward(self) -> Iterator[Heard]:
        """'That is what X announced', 'X announced it': the voice of the sentence before."""
        for i, chunk in enumerate(self.chunks):
            if "backward" in chunk.cats:
                group = self._referred(i)
            elif i and tells_it(self.governors, i):
                group = self._subject(i)
            else:
                continue
            if group and (chain := self.voice_of(group)):
                words = self.fillers.text[chunk.start : chunk.end]
                first, last = min(chunk.start, self.chunks[group[0]].start), self.chunks[group[-1]].end
                chain, span = self._with_source(i, group, chain), Span(first, max(last, chunk.end))
                yield Heard(chain, self.start, self.end, "backward", words, span=span)

    def _referred(self, i: int) -> tuple[int, ...]:
        """Who tells what the words at ``i`` refer back to."""
        v = teller(self.governors, i)
        if v is None:
            return self._group(i + 1)
        group = self._inverted_subject(v)
        if v == i + 1:
            return group
        # Where something stands between, nobody but a subject will do: "they told us in town" names no voice.
        return tuple(k for k in group or self._subject(v) if self.chunks[k].prep is None)

    def _subject(self, v: int) -> tuple[int, ...]:
        subject = self.clauses.subject(v)
        return subject.joint or subject.phrases[:1]

    def voice_of(self, phrases: Sequence[int]) -> tuple[Voice, ...]:
        """The chain of one phrase or of joint phrases: the holder, and those who cite it, outward."""
        found = [v for v in (self.voice(i) for i in phrases) if v is not None]
        if not found:
            return ()
        if len(found) > 1:
            states = list(dict.fromkeys(v.state for v in found if v.state))
            first, last = found[0].span, found[-1].span
            span = first.join(last) if first and last else first
            raw = span.of(self.fillers.text) if span else None
            head = Voice("; ".join(v.name for v in found), ";".join(states) or None, raw, span)
        else:
            head = found[0]
        chain = (head, *self._carriers(phrases[-1]))
        cited = phrases[0] - 1
        if cited > 0 and self.clauses.has(cited, "prep:cited") and (source := self.voice(cited - 1)):
            return (source, *chain)  # "sources cited by the daily say"
        return chain

    def subject_of(self, v: int) -> tuple[Voice, ...]:
        """The chain of those who are the subject of the finite verb at ``v``."""
        return self.voice_of(self._subject(v))

    def voice(self, i: int) -> Voice | None:
        """The voice that the phrase at ``i`` names."""
        phrase = self.chunks[i].phrase
        if counts_people(self.chunks, i) and (whole := self.voice(i + 1)) is not None and whole.span:
            span = Span(self.chunks[i].start, whole.span.end)
            return replace(whole, raw=span.of(self.fillers.text), span=span)
        if phrase is None or (phrase.sort in ("item", "number", "place", "other") and phrase.noun is None):
            return None
        span = self._full(i)
        raw = span.of(self.fillers.text)
        if (actor := self.fillers.actor(i)) is not None:
            return Voice(actor.name, actor.state, raw, span, actor.id)
        if phrase.noun is not None:
            return Voice(phrase.noun.english, None, raw, span)
        return None

    def _full(self, i: int) -> Span:
        """The phrase with its determiner and its complements."""
        chunk = self.chunks[i]
        assert chunk.phrase is not None
        end, k = chunk.phrase.end, i + 1
        while k < len(self.chunks) and self.chunks[k].prep == "of" and self.chunks[k].phrase and k - i < 4:
            end = self.chunks[k].end
            k += 1
        return Span(chunk.phrase.start, end)

    def _carriers(self, i: int) -> tuple[Voice, ...]:
        """Those who cite the voice at ``i``: 'cited by the daily'."""
        k = i + 1
        while k < len(self.chunks) and (self.chunks[k].prep == "of" or self.clauses.is_mark(k, ",")):
            k += 1
        if self.clauses.has(k, "prep:cited") and k + 1 < len(self.chunks):
            voice = self.voice(k + 1)
            return (voice,) if voice else ()
        return ()

    def _according(self) -> Iterator[Heard]:
        yield from self._labelled()
        for i, chunk in enumerate(self.chunks):
            if chunk.kind != "joint" or not chunk.cats & {"prep:according", "prep:source"}:
                continue
            if "content_noun_clause" in chunk.cats:
                continue
            words = self.fillers.text[chunk.start : chunk.end]
            if "prep:source" in chunk.cats:
                yield self._sourced(i, words)
                continue
            if "according_pronoun" in chunk.cats:
                span = Span(chunk.start, chunk.end)
                yield Heard((), self.start, self.end, "according", words, pronoun=True, span=span)
                continue
            k = i + 1
            if (
                k < len(self.chunks)
                and self.chunks[k].kind in ("word", "adverb")
                and says_pronoun(self.chunks[k])
            ):
                span = Span(chunk.start, self.chunks[k].end)
                yield Heard((), self.start, self.end, "according", words, pronoun=True, span=span)
                continue
            group = self._group(k)
            chain = self.voice_of(group) if group else ()
            reach = Span(chunk.start, self.chunks[group[-1]].end) if group else None
            if chain and refers_back(self.chunks, group):
                yield Heard((), self.start, self.end, "according", words, True, reach, chain[0])
            elif chain:
                yield Heard(chain, self.start, self.end, "according", words, span=reach)

    def _sourced(self, i: int, words: str) -> Heard:
        chunk, end = self.chunks[i], self.chunks[i].end
        state = None
        if i + 1 < len(self.chunks) and self.chunks[i + 1].phrase and self.chunks[i + 1].first == chunk.last:
            following = self.chunks[i + 1].phrase
            assert following is not None
            end = self.chunks[i + 1].end
            name = following.name or (following.states[0] if following.states else None)
            state = name.state if name else None
        span = Span(chunk.start, end)
        raw = span.of(self.fillers.text)
        return Heard(
            (Voice("source", state, raw, span),), self.start, self.end, "according", words, span=span
        )

    def _group(self, k: int) -> tuple[int, ...]:
        """The phrase at ``k`` and those joined to it."""
        while k < len(self.chunks) and (self.chunks[k].kind == "adverb" or self.clauses.is_mark(k, '«"“»”')):
            k += 1
        if k >= len(self.chunks) or self.chunks[k].phrase is None:
            return ()
        group, last = [k], k
        while True:
            j = last + 1
            while j < len(self.chunks) and self.chunks[j].prep == "of":
                j += 1
            if not (self.clauses.has(j, "list_word") and self.clauses.bare(j + 1)):
                break
            if self.voice(j + 1) is None:
                break
            group.append(j + 1)
            last = j + 1
        return tuple(group)

    def _tails(self) -> Iterator[Heard]:
        """Reporting verbs whose content stands before them: ', a déclaré X', or around them."""
        for i, chunk in enumerate(self.chunks):
            verb = chunk.verb
            if verb is None or verb.form != "finite" or verb.passive:
                continue
            operators = [o for o in self.governors.operators(verb, "clause") if o.reports]
            if not operators or not self._is_tail(i):
                continue
            words = self.fillers.text[chunk.start : chunk.end]
            rule = "denial" if operators[0].polarity == "denied" else "tail"
            group = () if verb.pronoun else self._inverted_subject(i)
            if not group:
                subject = self.clauses.subject(i)
                if subject.pronoun:
                    yield Heard((), self.start, self.end, rule, words, True, Span(chunk.start, chunk.end))
                    continue
                group = subject.joint or subject.phrases[:1]
            chain = self.voice_of(group) if group else ()
            if chain:
                chain = self._with_source(i, group, chain)
                span = Span(
                    min(chunk.start, self.chunks[group[0]].start), max(chunk.end, self.chunks[group[-1]].end)
                )
                yield Heard(chain, self.start, self.end, rule, words, span=span)

    def _is_tail(self, i: int) -> bool:
        """No that-clause or infinitive follows as its content; a comma or quotation mark stands before."""
        k = i + 1
        while k < len(self.chunks):
            c = self.chunks[k]
            if c.kind == "joint" and "that" in c.cats:
                return False
            if c.kind == "mark" and c.text in ":":
                return True
            if k == i + 1 and infinitive(self.chunks[k]):
                k += 1
                continue
            if c.kind == "mark" or c.kind == "verb":
                break
            k += 1
        if self._hangs(i):
            return True
        return quote_follows(self.clauses, i)

    def _hangs(self, i: int) -> bool:
        k = i - 1
        while k >= 0 and self.chunks[k].kind in ("adverb", "time"):
            k -= 1
        if k < 0:
            return False
        if self.clauses.has(k, "as_told") and self._inverted_subject(i):
            return True
        if self.clauses.is_mark(k, ',»"”–—!?-'):
            verb = self.chunks[i].verb
            return bool(verb and verb.inverted) or bool(self._inverted_subject(i))
        return self.governors.language.analytic and follows_content(self.clauses, i)

    def _inverted_subject(self, i: int) -> tuple[int, ...]:
        if self.governors.language.cases:
            subject = self.clauses.subject(i)
            return tuple(k for k in subject.joint or subject.phrases if k > i and self.voice(k) is not None)
        analytic = self.governors.language.analytic
        if analytic and (holder := apposed(self.clauses, i)) is not None:
            return (holder,)
        k, own = i + 1, self.clauses.subject(i) if analytic else None
        if own is not None and (own.phrases or own.pronoun) and not self.clauses.is_mark(i - 1, ',”"’'):
            return ()
        if self.clauses.is_mark(k, ",") and inserted(self.clauses, k):
            k += 3
        while k < len(self.chunks) and (
            self.chunks[k].kind in ("time", "adverb")
            or (k == i + 1 and infinitive(self.chunks[k]))
            or (
                self.chunks[k].phrase is not None
                and self.chunks[k].prep is not None
                and self.chunks[k].prep != "of"
            )
        ):
            k += 1
        if self.clauses.is_mark(k, ","):
            return ()
        return self._group(k) if self.clauses.bare(k) and self.voice(k) is not None else ()

    def _with_source(self, i: int, group: Sequence[int], chain: tuple[Voice, ...]) -> tuple[Voice, ...]:
        """'X, citing Y': Y is the source, X the carrier."""
        for k in range(group[-1] + 1, min(group[-1] + 8, len(self.chunks))):
            c = self.chunks[k]
            cites = c.kind == "joint" and "prep:citing" in c.cats and k + 1 < len(self.chunks)
            if cites and (source := self.voice(k + 1)) is not None:
                return (source, *chain)
            if c.kind == "mark" and c.text in ";:":
                break
        return chain

    def citing(self) -> Voice | None:
        """The voice that the sentence says is cited, whatever the carrier."""
        told = (k for k, c in enumerate(self.chunks[:-1]) if c.kind == "joint" and "prep:citing" in c.cats)
        return next((self.voice(k + 1) for k in told), None)
