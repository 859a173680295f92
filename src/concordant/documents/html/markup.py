"""A page as a row of tokens with their positions, in one pass and in linear time.

Parsers build trees and forget where things stood; evidence needs the place. The rules follow the HTML
standard's tokenizer: raw text elements, comments that never end, quotes that never close.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal, NamedTuple

Kind = Literal["text", "open", "close", "raw", "verbatim"]

_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]{0,100}+)(?:[^>=]++|=(?!\s*["'])|=\s*+(?:"[^"]*+"|'[^']*+'))*+>""")
"""A tag whose quotes are closed, which is nearly every one."""
_NAME = re.compile(r"[a-zA-Z][^\s/>]{0,100}")
_STOP = re.compile(r"""=\s*(["'])|>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_LONGEST_TAG_READ = 65_536
_RAW_TEXT = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes", "title", "textarea"))


class Token(NamedTuple):
    """A stretch of the source.

    Attributes:
        kind: ``text``, ``open`` and ``close`` for tags, ``raw`` for what stands in an element whose
            content is no markup, ``verbatim`` for text without entities.
        start: first character.
        end: first character after it.
        name: element name in lower case; for ``raw``, of the element it stands in.
    """

    kind: Kind
    start: int
    end: int
    name: str = ""


def tokens_of(source: str) -> Iterator[Token]:
    """The tokens of ``source`` in order; comments and declarations are passed over."""
    position, text_from = 0, 0
    while True:
        start = source.find("<", position)
        if start < 0:
            break
        token, end = _markup_at(source, start)
        if end == start:  # a bare “<” is text
            position = start + 1
            continue
        if text_from < start:
            yield Token("text", text_from, start)
        position = text_from = end
        if token is None:
            continue
        yield token
        if token.kind == "open" and token.name == "plaintext":
            yield Token("verbatim", end, len(source))
            return
        if token.kind == "open" and token.name in _RAW_TEXT:
            position = text_from = _raw_end(source, end, token.name)
            yield Token("raw", end, position, token.name)
    if text_from < len(source):
        yield Token("text", text_from, len(source))


def attributes(source: str, tag: Token) -> dict[str, str]:
    """The attributes of an opening tag, names in lower case, entities decoded; the first of equals wins."""
    start = tag.start + 1 + len(tag.name)
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source, start, min(tag.end, start + _LONGEST_TAG_READ)):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
    return found


def _markup_at(source: str, start: int) -> tuple[Token | None, int]:
    """The tag at ``start`` with its end; no token for comments, and ``start`` itself for plain text."""
    tag = _TAG.match(source, start)
    if tag:
        return Token("close" if tag[1] else "open", start, tag.end(), tag[2].lower()), tag.end()
    following = source[start + 1 : start + 2]
    if following in ("!", "?"):
        return None, _comment_end(source, start)
    closing = following == "/"
    name = _NAME.match(source, start + 1 + closing)
    if not name:
        return (None, _after(source, ">", start)) if closing else (None, start)
    end = _tag_end(source, name.end())
    return Token("close" if closing else "open", start, end, name.group().lower()), end


def _comment_end(source: str, start: int) -> int:
    if not source.startswith("<!--", start):
        return _after(source, ">", start)
    if source.startswith((">", "->"), start + 4):
        return source.index(">", start) + 1
    return _after(source, "-->", start + 4)


def _after(source: str, mark: str, start: int) -> int:
    found = source.find(mark, start)
    return len(source) if found < 0 else found + len(mark)


def _tag_end(source: str, position: int) -> int:
    """First character after the tag; a “>” inside a quoted value does not end it."""
    while match := _STOP.search(source, position):
        if match[1] is None:
            return match.end()
        closing = source.find(match[1], match.end())
        if closing < 0:
            break
        position = closing + 1
    return len(source)


def _raw_end(source: str, start: int, name: str) -> int:
    closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, start)
    return closing.start() if closing else len(source)
