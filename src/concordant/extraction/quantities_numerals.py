"""One numeral in its context: its value, and whether it counts anything at all."""

import re
from dataclasses import dataclass

from concordant.extraction.numbers import NumberGrammar
from concordant.extraction.numbers_spelled import read_spelled

_YEARS = range(1900, 2100)
_ROUND = 50
_INITIALS = 3
_TWO_DIGITS = 10
_SENTENCE_ENDS = '.!?:;\n«»"“”(—–•-'


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands in the text, its unit not yet read.

    Attributes:
        start: where it begins.
        end: where it ends.
        low: the least that it may mean.
        high: the most that it may mean; infinite where the words set no bound.
        scale: the last word that multiplied, 1 where there was none.
        figures: whether it is written in figures.
        article: whether it may be no more than an article.
        share: whether it is a part of a whole, in per cent.
    """

    start: int
    end: int
    low: float
    high: float
    scale: float = 1.0
    figures: bool = False
    article: bool = False
    share: bool = False


def read_numeral(text: str, match: re.Match[str], grammar: NumberGrammar) -> Numeral | None:
    """The number that ``match``, found in folded text, begins; None where it is none."""
    if match.group("figures") is not None:
        return _figures(text, match, grammar)
    if match.group("spelled") is not None:
        return _spelled(text, match, grammar)
    if match.group("vague") is not None:
        words = " ".join(match.group("vague").split())
        low, high = grammar.intervals[words]
        if words in grammar.ordinals and next_word(text, match.end()) not in ("", *grammar.exclusions.stop):
            return Numeral(match.start(), match.end(), 1, 1)  # "a third destroyer" is one
        return Numeral(match.start(), match.end(), low, high, share=words in grammar.shares)
    if match.group("ordinal") is not None:
        return Numeral(match.start(), match.end(), 1, 1)
    if match.group("collective") is not None:
        return _plural(match, grammar)
    return None


def _figures(text: str, match: re.Match[str], grammar: NumberGrammar) -> Numeral:
    digits = re.sub(f"[{grammar.group}]", "", match.group("figures"))
    value = float(re.sub(f"[{grammar.decimal}]", ".", digits))
    scale = grammar.scale.match(text, match.end())
    if scale is not None:
        factor = grammar.spelling.multipliers[scale.group("scale")]
        return _halved(text, scale.end(), match.start(), round(value * factor, 3), factor, grammar)
    short = grammar.short_scale.match(text, match.end())
    if short is not None:
        factor = grammar.short_scales[short.group("scale")]
        value = round(value * factor, 3)
        return Numeral(match.start(), short.end(), value, value, factor, figures=True)
    return Numeral(match.start(), match.end(), value, value, figures=True)


def _halved(
    text: str, end: int, start: int, value: float, factor: float, grammar: NumberGrammar, figures: bool = True
) -> Numeral:
    half = grammar.half.match(text, end) if factor > 1 else None
    if half is not None:
        value, end = value + factor / 2, half.end()
    return Numeral(start, end, value, value, factor, figures=figures)


def _spelled(text: str, match: re.Match[str], grammar: NumberGrammar) -> Numeral | None:
    read = read_spelled(text, match.start(), match.end(), grammar.spelling)
    if read is None:
        return None
    words = text[match.start() : read.end]
    if words in grammar.articles:
        return Numeral(match.start(), read.end, 1, 1, article=True)
    return _halved(text, read.end, match.start(), read.value, read.scale, grammar, figures=False)


def _plural(match: re.Match[str], grammar: NumberGrammar) -> Numeral:
    """Tens, hundreds and thousands in the plural: at least two, and less than the next word up."""
    one, wide = grammar.collectives[match.group("collective")]
    words = match.group("quantifier")
    factors = grammar.quantifiers[" ".join(words.split())] if words else None
    times = grammar.spelling.multipliers[match.group("of")] if match.group("of") else 1.0
    low, beyond = (2 * one, wide + 1) if factors is None else (factors[0] * one, factors[1] * one)
    return Numeral(match.start(), match.end(), low * times, beyond * times - 1, one * times)


def counts_nothing(original: str, text: str, numeral: Numeral, grammar: NumberGrammar) -> bool:
    """Whether the numeral is a label, a date, a year, or the name of a thing."""
    before = previous_word(text, numeral.start)
    if labels(before, grammar):
        return True
    if not numeral.figures:
        return _is_name(original, text, numeral) or _is_month(text, numeral, grammar)
    after = next_word(text, numeral.end)
    dated = after in grammar.exclusions.calendar or grammar.exclusions.date.match(text, numeral.end)
    if dated or glued(text, numeral.end) or _numbers_a_list(text, numeral):
        return True
    plain = text[numeral.start : numeral.end].isdigit()
    if not plain:
        return False
    if text[numeral.start] == "0" and numeral.end - numeral.start > 1:
        return True
    counted = after not in grammar.exclusions.stop and (
        _common(original, numeral.end, len(after)) or _many_abbreviated(original, numeral, len(after))
    )
    return _is_year(numeral, before, counted, grammar) or (
        not (counted or _part(text, numeral, grammar)) and _after_name(original, text, numeral.start)
    )


def _part(text: str, numeral: Numeral, grammar: NumberGrammar) -> bool:
    """Whether the numeral is a part of a greater number that follows: "gave Kyiv 12 of the 31 tanks"."""
    joined = grammar.part.match(text, numeral.end)
    whole = grammar.numeral.match(text, joined.end()) if joined else None
    found = read_numeral(text, whole, grammar) if whole else None
    return found is not None and _TWO_DIGITS <= numeral.low <= found.low


def is_year_like(numeral: Numeral) -> bool:
    """Whether four plain digits could be a year of our time."""
    return numeral.figures and numeral.end - numeral.start == 4 and numeral.low in _YEARS


def _is_year(numeral: Numeral, before: str, counted: bool, grammar: NumberGrammar) -> bool:
    if numeral.end - numeral.start != 4:
        return False
    if before in grammar.exclusions.calendar or before in grammar.exclusions.before_year:
        return is_year_like(numeral) or not counted
    # "2000 soldats" is a count; nobody counts 2019 of anything without grouping the digits.
    return is_year_like(numeral) and (not counted or bool(numeral.low % _ROUND))


def _is_month(text: str, numeral: Numeral, grammar: NumberGrammar) -> bool:
    """Whether a word is a month's short name rather than a number: "7 sept 2024"."""
    words = text[numeral.start : numeral.end]
    beside = text[max(0, numeral.start - 2) : numeral.start] + text[numeral.end : numeral.end + 3]
    return words in grammar.exclusions.calendar and any(c.isdigit() for c in beside)


def _numbers_a_list(text: str, numeral: Numeral) -> bool:
    """Whether the figure numbers an entry of a list: "2. A second point"."""
    return text[numeral.end : numeral.end + 1] in (".", ")") and opens_sentence(text, numeral.start)


def labels(word: str, grammar: NumberGrammar) -> bool:
    """Whether a number after ``word`` is the name of what the word says: an article, a type, a page."""
    known = grammar.exclusions.before
    return word in known or word.rpartition("'")[2] in known


def _common(original: str, position: int, length: int) -> bool:
    """Whether a common noun follows: lower case, or capitals among capitals."""
    following = original[position + 1 : position + 1 + length]
    return following[:1].islower() or (
        length > 1 and original[max(0, position - 16) : position + 16].isupper()
    )


def _many_abbreviated(original: str, numeral: Numeral, length: int) -> bool:
    """Whether two digits or more stand before what is known by its initials: "Russia 200 UAVs"."""
    following = original[numeral.end + 1 : numeral.end + 1 + length]
    known = len(following) >= _INITIALS and following[:_INITIALS].isupper()
    return known and numeral.end - numeral.start > 1 and original[numeral.end : numeral.end + 1] == " "


def _is_name(original: str, text: str, numeral: Numeral) -> bool:
    """Whether a number in words has a capital that no beginning of a sentence explains."""
    words = original[numeral.start : numeral.end]
    return words[0].isupper() and not words.isupper() and not opens_sentence(text, numeral.start)


def _after_name(original: str, text: str, start: int) -> bool:
    """Whether the word right before is a name: "Leopard 2" is a tank, not two of them."""
    match = re.search(r"(?<![\w'-])([^\W\d_][\w'-]*) \Z", original[max(0, start - 32) : start])
    if match is None or not match.group(1)[0].isupper():
        return False
    return not opens_sentence(text, start - len(match.group(0)))


def opens_sentence(text: str, position: int) -> bool:
    """Whether nothing but marks stands between ``position`` and the sentence before."""
    before = text[:position].rstrip(" ") if position < 64 else text[position - 64 : position].rstrip(" ")
    return not before or before[-1] in _SENTENCE_ENDS


def previous_word(text: str, position: int) -> str:
    """The word or mark right before ``position``, with its apostrophe."""
    match = re.search(r"([^\W_]+(?:'[^\W_]*)?[°º]?|')\.?[ \n]?\Z", text[max(0, position - 32) : position])
    return match.group(1) if match else ""


def next_word(text: str, position: int) -> str:
    """The word right after ``position``, without what its apostrophe joins."""
    match = re.match(r"[ \n]([^\W\d_]+)", text[position : position + 32])
    return match.group(1) if match else ""


def glued(text: str, position: int) -> bool:
    """Whether letters or figures go on without a gap, as in designations, dates and scores."""
    return re.match(r"\w|[-.,:/]\w", text[position : position + 2]) is not None
