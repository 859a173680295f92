"""Finding the words that say when, and what they are made of; a grammar holds the words themselves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from concordant.extraction.calendar import Part
from concordant.extraction.numbers_lexicon import fold_text
from concordant.extraction.times_grammar import DateGrammar, Form, Join, Relation, Value
from concordant.extraction.times_structure import Point, Structure, TimeMention
from concordant.model.span import Span

# How far around a word that announces a time its mention may reach, in characters.
_REACH = 48
_WIDEST_JOIN = 24
# Where a mention may begin; to try only there is what makes the search fast.
_BEGINNING = re.compile(r"(?<![\w-])\S")
# A year that is as round as a count: "of 2000" may go on with what is counted.
_ROUND = 50


@dataclass(frozen=True, slots=True)
class _Piece:
    """One match of the grammar: a point with the words before it."""

    start: int
    head: int
    end: int
    point: Point
    form: Form
    relation: Relation | None
    opener: str


def _field(words: str, word_class: str, grammar: DateGrammar) -> Value:
    known = grammar.values.get(word_class, {})
    value = known.get(_plain(words))
    if value is None:
        digits = re.match(r"\d+", words)
        value = int(digits.group()) if digits else 0
    return (value, value) if word_class == "count" and isinstance(value, int) else value


def _point(match: re.Match[str], form: Form, part: Part | None, grammar: DateGrammar) -> Point:
    fields: dict[str, Value | None] = dict(form.fixed)
    for slot in form.slots:
        words = match.group(slot.group)
        # A field with a leading underscore is only read over.
        if words is not None and not slot.field.startswith("_"):
            fields[slot.field] = _field(words, slot.word_class, grammar)
    if part is not None and "part" not in fields:
        fields["part"] = part
    return Point(**fields)  # type: ignore[arg-type]


def _piece(match: re.Match[str], grammar: DateGrammar) -> _Piece:
    name = match.lastgroup or ""
    relation, part = (_plain(match.group(group)) for group in ("relation", "part"))
    form = grammar.forms[name]
    return _Piece(
        match.start(),
        match.start("part" if part else name),
        match.end(),
        _point(match, form, grammar.parts[part] if part else None, grammar),
        form,
        grammar.relations[relation] if relation else None,
        relation,
    )


def _plain(words: str | None) -> str:
    """Words with every gap a single space, as the grammar has them."""
    return " ".join(words.split()) if words else ""


def _pieces(text: str, grammar: DateGrammar) -> Iterator[_Piece]:
    """Every match of the grammar, left to right, sought only around words that announce one."""
    position = 0
    for trigger in grammar.trigger.finditer(text):
        if trigger.start() < position:
            continue
        unit = grammar.units[trigger.lastgroup or ""]
        while position <= trigger.start():
            match = _around(text, unit, max(position, trigger.start() - _REACH), trigger)
            if match is None:
                break
            yield _piece(match, grammar)
            position = match.end()


def _around(text: str, unit: re.Pattern[str], low: int, trigger: re.Match[str]) -> re.Match[str] | None:
    """The first match that begins between ``low`` and the word that announces it."""
    for start in _BEGINNING.finditer(text, low, trigger.start() + 1):
        if unit.match(text, start.start(), trigger.end() + _REACH) is not None:
            # The window may have cut the match short.
            return unit.match(text, start.start())
    return None


def _range(text: str, first: _Piece, last: _Piece, joins: tuple[Join, ...]) -> bool:
    if last.head - first.end > _WIDEST_JOIN or "duration" in (first.form.needs, last.form.needs):
        return False
    between = _plain(text[first.end : last.head])
    return any(between in join.join and (not join.open or first.opener in join.open) for join in joins)


def _previous_word(text: str, position: int) -> str:
    words = text[max(0, position - 24) : position].split()
    return words[-1].strip("(«\"'") if words else ""


def _next_word(text: str, position: int) -> str:
    match = re.match(r"\s{1,2}([^\W\d]+'?)", text[position : position + 24])
    return match.group(1) if match else ""


def _licensed(text: str, piece: _Piece) -> bool:
    """Whether the words before a form that says little by itself make it a time."""
    needs, relation = piece.form.needs, piece.relation
    if needs is None:
        return True
    if needs != "duration" and piece.point.part is not None:
        return True
    if relation is not None and relation.opens and _spans(piece.point):
        return True
    if relation is None or needs not in relation.licenses:
        return False
    if relation.not_after and _previous_word(text, piece.start) in relation.not_after:
        return False
    year = piece.point.year
    if relation.then is None or needs != "year" or year is None or year % _ROUND:
        return True
    follower = _next_word(text, piece.end)
    return not follower or follower in relation.then


def _well_cased(original: str, folded: str, piece: _Piece) -> bool:
    """Whether a form that must be lower case is, or capital; the first word of a sentence may be anything."""
    if piece.form.capital:
        return original[piece.head].isupper()
    if not piece.form.cased:
        return True
    words = original[piece.head : piece.end]
    before = folded[: piece.start].rstrip()
    opens = not before or before[-1] in '.!?:\n«"(-–—•'
    return words.islower() or words.isupper() or (opens and piece.start == piece.head)


def _spans(point: Point) -> bool:
    """Whether one form names both ends, so that the word before it opens a range."""
    return any(end is not None for end in (point.day_last, point.month_last, point.year_last))


def _single(piece: _Piece) -> tuple[int, Structure] | None:
    """Where a lone piece starts and how it is meant; a relation that does not fit it is left out."""
    relation, point = piece.relation, piece.point
    lasts = point.count is not None and point.unit is not None
    bare = lasts and point.reach is None and point.edge is None and point.sign is None and point.shift is None
    if relation is not None:
        operator = relation.duration if bare else relation.point
        if relation.opens and _spans(point):
            return piece.start, Structure("at", point)
        if operator is not None:
            silent = relation.silent and not _spans(point)
            return piece.head if silent else piece.start, Structure(operator, point, None, relation.tense)
    return None if bare else (piece.head, Structure("at", point))


def find_times(text: str, start: int, end: int, grammar: DateGrammar) -> tuple[TimeMention, ...]:
    """Every mention of a time in ``text[start:end]``, in order, not overlapping, longest first.

    Args:
        text: the text of a document.
        start: where to begin.
        end: where to stop; no mention reaches beyond.
        grammar: the language's words.
    """
    original = text[start:end]
    folded = fold_text(original)
    pieces = list(_pieces(folded, grammar))
    mentions: list[TimeMention] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if following is not None and _range(folded, piece, following, grammar.joins):
            structure = Structure("range", piece.point, following.point)
            mentions.append(_mention(text, start, piece.start, following.end, structure))
            index += 2
            continue
        single = _single(piece)
        if single is not None and _licensed(folded, piece) and _well_cased(original, folded, piece):
            mentions.append(_mention(text, start, single[0], piece.end, single[1]))
        index += 1
    return tuple(mentions)


def _mention(text: str, offset: int, start: int, end: int, structure: Structure) -> TimeMention:
    span = Span(offset + start, offset + end)
    return TimeMention(span, span.of(text), structure)
