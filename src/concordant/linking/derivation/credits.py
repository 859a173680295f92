"""Credits: which agencies a report says that it rests on, and in which words.

Found are datelines (*PARIS, 5 nov (AFP) -*), bylines and closing lines (*Avec AFP*, *(Reuters)*), agencies in
running text beside words of saying (*selon Yonhap*), and names behind a word for agencies (*l'agence X*),
known or not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from concordant.linking.derivation.credit_words import CAPITAL, NAME, CreditWords, Cues

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_DATELINE = re.compile(rf"[^\n]{{0,60}}?\((?P<names>{NAME}(?:\s*/\s*{NAME})*)\)(?P<rest>\s*[-–—.:]|\s+\S)")
_CLOSING = re.compile(rf"\(?\s*(?P<names>{NAME}(?:\s*[/,;]\s*{NAME})*)\s*\)?\s*\.?")
_PLACE = re.compile(rf"{CAPITAL}[^\n]{{0,50}}[-–—/]\s*/?")
_OPENING_LINES = 3
_REACH = 60
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency that a report rests on.

    Attributes:
        name: how the report calls it; empty where it only speaks of agencies.
        id: key into the knowledge, None for agencies that it does not hold.
        words: the words that say so.
        start: where these begin in the text, in code points.
        end: one past their last code point.
        keys: by which other reports are seen to mean the same agency.
    """

    name: str
    id: str | None
    words: str
    start: int
    end: int
    keys: frozenset[str] = frozenset()


def credits(text: str, lang: str, words: CreditWords) -> tuple[Credit, ...]:
    """The agencies that a report credits, in the order of the text; each name once.

    Args:
        text: the text of the document.
        lang: ISO 639-1 code of its language; datelines and closing lines are read in any language.
        words: the words of all languages, and all agencies.
    """
    found = [*_datelines(text, words), *_closing(text, words)]
    cues = words.cues.get(lang)
    if cues:
        found += [*_known(text, cues, words), *_called(text, cues, words), *_lines(text, cues, words)]
    once: list[Credit] = []
    for credit in sorted(found, key=lambda c: (c.start, -c.end, c.name)):
        if not any(credit.keys & other.keys or credit.name == other.name for other in once):
            once.append(credit)
    return tuple(once)


def _credit(
    text: str, span: tuple[int, int], name: str, words: CreditWords, others: tuple[str, ...] = ()
) -> Credit:
    keys = frozenset(key for each in (name, *others) if each for key in words.keys(each))
    known = next((key for key in sorted(keys) if key in words.agencies), None)
    return Credit(name, known, text[span[0] : span[1]], *span, frozenset((known,)) if known else keys)


def _datelines(text: str, words: CreditWords) -> Iterator[Credit]:
    for line, _ in zip(_LINE.finditer(text), range(_OPENING_LINES), strict=False):
        match = _DATELINE.match(text, line.start())
        if match and (match["rest"].strip()[0] in "-–—.:" or match.start("names") - line.start() < _SHORTEST):
            yield from _each(text, match, words)


def _closing(text: str, words: CreditWords) -> Iterator[Credit]:
    """A short line near the end that holds nothing but names, the first of which is known or in brackets."""
    for line in [*_LINE.finditer(text)][-_OPENING_LINES:]:
        match = _CLOSING.fullmatch(text, *line.span())
        if match:
            bracketed = line[0].strip().startswith("(")
            given = list(_each(text, match, words))
            yield from (c for c in given if c.id or (bracketed and c is given[0]))


def _each(text: str, match: re.Match[str], words: CreditWords) -> Iterator[Credit]:
    for part in re.finditer(r"[^/,;\s](?:[^/,;]*[^/,;\s])?", match["names"]):
        if part.end() - part.start() >= _SHORTEST:
            yield _credit(text, (match.start("names"), match.end("names")), part[0], words)


def _known(text: str, cues: Cues, words: CreditWords) -> Iterator[Credit]:
    for index, start, end in words.finder.find_matches_as_indexes(text):
        if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
            continue
        before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
        cue, said = cues.before.search(before), cues.after.match(after)
        if cue or said or _after_place(text, start, after):
            first = start - len(before) + cue.start() if cue else start
            last = end + said.end() if said else end
            yield _credit(text, (first, last), words.names[index], words)


def _after_place(text: str, start: int, after: str) -> bool:
    """Whether a name stands in a dateline without brackets: *MOSCOW, May 12. /TASS/.*."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return bool(_PLACE.fullmatch(line)) and after.lstrip(" /")[:1] in (".", "-", "–", "—")


def _called(text: str, cues: Cues, words: CreditWords) -> Iterator[Credit]:
    for match in cues.agency.finditer(text):
        whole = text[match.start() : match.end("name")]
        name = whole if whole[0].isupper() else match["name"]
        yield _credit(text, match.span(), name, words, (whole, match["short"] or ""))


def _lines(text: str, cues: Cues, words: CreditWords) -> Iterator[Credit]:
    for match in cues.line.finditer(text):
        lead = len(match[0]) - len(match[0].lstrip(" -–—|•(\n"))
        yield _credit(text, (match.start() + lead, match.end("name")), match["name"], words)
    for match in cues.nameless.finditer(text):
        yield Credit("", None, match["phrase"], *match.span("phrase"))
