"""What a page says, roughly and quickly: good enough to refuse it, never to quote it.

Everything a careful reading would take for the article is in here, and more: where in doubt, words stay.
"""

import re
from html import unescape
from itertools import islice

from ahocorasick_rs import BytesAhoCorasick

from concordant.documents.decode import decode

_PAIRS = ((b"<script", b"</script"), (b"<style", b"</style"), (b"<!--", b"-->"))
_ENDS = dict(_PAIRS)
_MARKS = sorted({mark for pair in _PAIRS for each in pair for mark in (each, each.upper())})
_UNSEEN = BytesAhoCorasick(_MARKS)
_INSIDE = rb"</?(?:b|i|u|em|s(?:trong|pan|mall|u[pb])|font|mark|wbr|big|abbr%s)(?:\s[^>]*+)?+>"
_IN_WORDS = re.compile(_INSIDE % b"")
_INLINE = re.compile(_INSIDE % b"|a")
_LINK = re.compile(rb"<a(?:\s[^>]*)?>")
_LINK_END = re.compile(rb"</a(?:\s[^>]*)?>")
_BREAKS = bytes.maketrans(b"\n\r\t", b"   ")
_TAG = re.compile(rb"<[^>]*>")
_WORDS = re.compile(rb">\s*+([^<]*[^<\s])")
_HEADLINE = re.compile(rb"<h1[\s>]")
_MOST_HEADLINES = 3
_END = re.compile(rb"</article|</main|<aside|<footer")
_LINKED = re.compile("\x02[^\x03]*\x03?")
_CARD = re.compile("\x02[^\x02\x03\n]{0,200}\n[^\x02\x03]{0,300}\x03")
"""A link around several lines: a teaser."""
_OPENS, _CLOSES = b"\x02", b"\x03"
# What templates strew into words; the same are left out of the text that is read.
_WIDTHLESS = ("\u00ad", "\u200b", "\u200e", "\u200f", "\u2060", "\ufeff")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_SPOKEN = 20
"""A line with fewer letters outside links is a menu, not a sentence."""
_LITTLE = 200


def utf8(raw: bytes, charset: str | None) -> bytes:
    """The bytes in UTF-8: as they are where they are UTF-8 already, else decoded as carefully as to read."""
    return raw if not _is_wide(raw) and _is_utf8(raw) else _decoded(raw, charset)


def shown(raw: bytes, charset: str | None) -> tuple[bytes, str]:
    """The page in UTF-8 and lower case, without what no reader sees and no extractor reads; and its words."""
    if not _is_wide(raw):
        page = without_scripts(raw)  # marks of markup stand for themselves in every other encoding
        try:
            return page, words(page)
        except UnicodeDecodeError:
            pass
    page = without_scripts(_decoded(raw, charset))
    return page, words(page)


def _is_wide(raw: bytes) -> bool:
    return raw.startswith(_WIDE) or b"\x00" in raw[:64]


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decoded(raw: bytes, charset: str | None) -> bytes:
    found, _ = decode(raw, "", charset)
    return found.text.encode("utf-8", "replace") if found else b""


def without_scripts(page: bytes) -> bytes:
    """The page in lower case, without what no reader sees and no extractor reads."""
    kept: list[bytes] = []
    position, closing = 0, b""
    for index, start, end in _UNSEEN.find_matches_as_indexes(page):
        mark = _MARKS[index].lower()
        if not closing and mark in _ENDS:
            kept.append(page[position:start])
            position, closing = start, _ENDS[mark]
        elif mark == closing:
            # Some pages keep their article as data for search engines, where extractors find it too.
            if closing == b"</script" and _is_article(page, position, start):
                kept.append(page[position:start])
            position, closing = end, b""
    kept.append(page[position:])
    return b" ".join(kept).lower()


def _is_article(page: bytes, start: int, end: int) -> bool:
    tag = page.find(b">", start, end)
    return page.find(b"ld+json", start, tag) >= 0 and page.find(b"articleBody", tag, end) >= 0


def words(page: bytes) -> str:
    """All words of a page without scripts: menus, margins and adverts too.

    Raises:
        UnicodeDecodeError: they are not in UTF-8.
    """
    pieces = _WORDS.findall(b">" + _IN_WORDS.sub(b"", page))
    return _clean(b" ".join(pieces).decode())


def running_text(page: bytes) -> str:
    """The lines that are more than links, in lower case; all words where such lines hold next to nothing.

    A line that comes again, as a title does, is taken once.
    """
    marked = _LINK_END.sub(_CLOSES, _LINK.sub(_OPENS, page.translate(_BREAKS)))
    lines = _TAG.sub(b"\n", _INLINE.sub(b"", marked)).decode("utf-8", "replace")
    lines = _CARD.sub("\n", lines)
    spoken = [line for line in lines.split("\n") if _is_spoken(line)]
    if sum(map(len, spoken)) < _LITTLE:
        return " ".join(words(page).split())
    text = _clean("\n".join(dict.fromkeys(spoken)).replace("\x02", "").replace("\x03", ""))
    return " ".join(text.split())


def briefs(page: bytes) -> list[str]:
    """The running text from each headline to the end of its article, which may be little of the page."""
    found = []
    for headline in islice(_HEADLINE.finditer(page), _MOST_HEADLINES):
        end = _END.search(page, headline.end())
        found.append(running_text(page[headline.start() : end.start() if end else len(page)]))
    return found


def _is_spoken(line: str) -> bool:
    if len(line) < _SPOKEN:
        return False
    free = len(_LINKED.sub("", line).strip()) if "\x02" in line else len(line.strip())
    return free >= _SPOKEN


def _clean(text: str) -> str:
    if "&" in text:
        text = unescape(text)
    for mark in _WIDTHLESS:
        if mark in text:
            text = text.replace(mark, "")
    return text.lower().replace("\n", " ").replace("\xa0", " ")
