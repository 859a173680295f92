"""Finding how much or how many: numbers with their modifiers and units, as intervals."""

import math
import re
from dataclasses import dataclass, replace

from concordant.extraction.numbers import Bound, NumberGrammar, Unit
from concordant.extraction.numbers import compile_numbers as compile_numbers
from concordant.extraction.numbers_lexicon import fold_text
from concordant.extraction.quantities_numerals import (
    Numeral,
    counts_nothing,
    glued,
    is_year_like,
    labels,
    previous_word,
    read_numeral,
)
from concordant.model.claim import QuantityKind
from concordant.model.span import Span

_WINDOW = 32
_LARGE = 1000
_PLAIN = Unit("count", "")


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A quantity as the text says it.

    Attributes:
        span: the number with its modifiers, its unit and a rate that follows directly.
        raw: the words of ``span``.
        low: the least that the words allow; None is an open end.
        high: the most that they allow.
        kind: what is measured.
        unit: ISO 4217 code for money, else a singular English noun; None for a plain count.
        of_span: the first word of what is counted, where it follows.
        article: whether the words may be no more than an indefinite article.
        rate: "a month" and the like, where the text gives one, even behind the noun.
    """

    span: Span
    raw: str
    low: float | None
    high: float | None
    kind: QuantityKind
    unit: str | None
    of_span: Span | None
    article: bool = False
    rate: Span | None = None


@dataclass(frozen=True, slots=True)
class _Draft:
    """A quantity under construction, in offsets of the folded slice."""

    start: int
    end: int
    low: float
    high: float
    unit: Unit = _PLAIN
    noun: int | None = None


def find_quantities(text: str, start: int, end: int, grammar: NumberGrammar) -> tuple[QuantityMention, ...]:
    """Every quantity in ``text[start:end]``, in order, not overlapping.

    Args:
        text: the text of a document.
        start: where to begin.
        end: where to stop; no mention reaches beyond.
        grammar: the language's words.
    """
    original = text[start:end]
    folded = fold_text(original)
    mentions: list[QuantityMention] = []
    position = floor = label = year = 0
    while (match := grammar.numeral.search(folded, position)) is not None:
        position = match.end()
        numeral = read_numeral(folded, match, grammar)
        if numeral is None:
            continue
        position = numeral.end
        if labels(previous_word(folded, numeral.start), grammar) or _chained(folded, label, numeral, grammar):
            label = numeral.end
            continue
        if is_year_like(numeral) and _chained(folded, year, numeral, grammar):
            continue
        draft = _draft(original, folded, numeral, floor, grammar)
        if draft is None:
            year = numeral.end if is_year_like(numeral) else year
            continue
        position = max(position, draft.end)
        if draft.unit.kind != "void":
            mention = _mention(text, start, folded, draft, numeral, grammar)
            # What was taken for an article may prove to be part of a larger phrase.
            while mentions and mentions[-1].span.overlaps(mention.span):
                mentions.pop()
            mentions.append(mention)
            position = mention.span.end - start
            floor = floor if mention.article else position
    return tuple(mentions)


def _chained(text: str, label: int, numeral: Numeral, grammar: NumberGrammar) -> bool:
    """Whether the numeral goes on a list of labels that ended at ``label``."""
    between = text[label : numeral.start] if 0 < label >= numeral.start - _WINDOW else ""
    return " ".join(between.split()) in grammar.exclusions.chain


def _draft(original: str, text: str, numeral: Numeral, floor: int, grammar: NumberGrammar) -> _Draft | None:
    """The numeral with its range, unit and modifiers; None where it counts nothing."""
    draft = _range(original, text, numeral, floor, grammar)
    measured = draft is None and _unit(text, numeral.end, grammar) is not None
    if draft is None:
        if not measured and counts_nothing(original, text, numeral, grammar):
            return None
        draft = _Draft(numeral.start, numeral.end, numeral.low, numeral.high)
    if numeral.share:
        return _bounded(text, replace(draft, unit=Unit("share", "percent")), floor, grammar)
    unit = _unit(text, draft.end, grammar)
    draft = replace(draft, end=unit[0], unit=unit[1]) if unit else _signed(text, draft, grammar)
    return _bounded(text, draft, floor, grammar)


def _range(original: str, text: str, first: Numeral, floor: int, grammar: NumberGrammar) -> _Draft | None:
    """The interval from this numeral to the one that a joining word adds; None where there is none."""
    for join in grammar.joins:
        joined = join.join.match(text, first.end)
        if joined is None:
            continue
        low = max(floor, first.start - _WINDOW)
        opener = join.open.search(text[low : first.start]) if join.open else None
        match = grammar.following.match(text, joined.end())
        last = read_numeral(text, match, grammar) if match and (opener or not join.open) else None
        if last is None or not _makes_range(original, text, first, last, grammar):
            continue
        if "-" in joined.group() and not (
            first.figures and last.figures and grammar.of.match(text, last.end)
        ):
            continue
        # "Between 3 and 4 million" says million once; "from one to a hundred and fifty" does not.
        whole = last.scale >= _LARGE or not last.low % last.scale
        scaled = whole and first.scale == 1 and first.low < last.low / last.scale
        shared = last.scale if scaled else 1.0
        return _Draft(
            low + opener.start() if opener else first.start, last.end, first.low * shared, last.high
        )
    return None


def _makes_range(original: str, text: str, first: Numeral, last: Numeral, grammar: NumberGrammar) -> bool:
    if (first.article and last.article) or first.share or last.share:
        return False
    if first.low >= last.high or glued(text, last.end):
        return False
    alone = replace(first, end=last.end, article=False)
    return not counts_nothing(original, text, last, grammar) and not (
        first.figures and counts_nothing(original, text, alone, grammar)
    )


def _unit(text: str, position: int, grammar: NumberGrammar) -> tuple[int, Unit] | None:
    match = grammar.unit.match(text, position)
    return (match.end(), grammar.units[" ".join(match.group("unit").split())]) if match else None


def _signed(text: str, draft: _Draft, grammar: NumberGrammar) -> _Draft:
    """A sign of money may stand before the number."""
    low = max(0, draft.start - 6)
    match = grammar.unit_before.search(text[low : draft.start])
    return (
        replace(draft, start=low + match.start(), unit=grammar.units[match.group("unit")]) if match else draft
    )


def _bounded(text: str, draft: _Draft, floor: int, grammar: NumberGrammar) -> _Draft:
    """The draft with the words that turn its number into a bound, on both sides."""
    # Two at most: "at least some 200".
    for _ in range(2):
        low = max(floor, draft.start - _WINDOW)
        window = text[low : draft.start]
        found = [(m.start(), b) for b, p in grammar.before.items() if (m := p.search(window))]
        if not found:
            break
        start, bound = min(found)
        draft = _apply(replace(draft, start=low + start), bound)
    for patterns in (grammar.after, grammar.far_after):
        for bound, pattern in patterns.items():
            match = pattern.match(text, draft.end)
            # "At least" before the next number belongs to that one.
            if match and not grammar.following.match(text, match.end() + 1):
                return _apply(replace(draft, end=match.end(), noun=draft.end), bound)
    return draft


def _apply(draft: _Draft, bound: Bound) -> _Draft:
    if bound == "most":
        return replace(draft, low=-math.inf)
    return replace(draft, high=math.inf) if bound == "least" else draft


def _mention(
    text: str, offset: int, folded: str, draft: _Draft, numeral: Numeral, grammar: NumberGrammar
) -> QuantityMention:
    near = grammar.rate.match(folded, draft.end)
    rate = near or grammar.distant_rate.match(folded, draft.end)
    end = near.end() if near else draft.end
    # "Ten ships at most": the noun stands before the words that make the bound.
    counted = grammar.of.match(folded, end if draft.noun is None else draft.noun)
    word = counted.group("word") if counted else ""
    of_span = _span(counted, "word", offset) if word and word not in grammar.exclusions.stop else None
    span = Span(offset + draft.start, offset + end)
    unit = None if draft.unit is _PLAIN else draft.unit
    return QuantityMention(
        span,
        span.of(text),
        None if math.isinf(draft.low) else draft.low,
        None if math.isinf(draft.high) else draft.high,
        "count" if draft.unit.kind == "void" else draft.unit.kind,
        unit.name if unit else None,
        of_span,
        numeral.article and (draft.start, end) == (numeral.start, numeral.end),
        _span(rate, "rate", offset) if rate else None,
    )


def _span(match: re.Match[str] | None, group: str, offset: int) -> Span | None:
    return Span(offset + match.start(group), offset + match.end(group)) if match else None
