"""Passages that speak to a program: they are not shown to a model, and nothing may rest on them."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from anyascii import anyascii

from concordant.model.document import Document
from concordant.model.span import Span

_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
_SPACED = re.compile(r"\b(?:[a-z] ){12,}")
"""Letters apart from each other, so that no word is found: no report is set so."""

_ENCODED = re.compile(r"[A-Za-z0-9+/=_-]{60,}")
_GAP = r"(?: [a-z0-9]+){0,5} "
_LOW = 0x80
_TAGGED = 0xE0000


def steering(document: Document) -> tuple[Span, ...]:
    """The paragraphs of a document that speak to a program, and what such a paragraph leads over to."""
    blocks = [block.span for block in document.blocks if block.kind != "furniture"]
    suspect = {n for n, span in enumerate(blocks) if steers(span.of(document.text))}
    for n in range(len(blocks) - 1):
        # Words may be split between paragraphs, and what follows a colon belongs to it.
        both = f"{blocks[n].of(document.text)} {blocks[n + 1].of(document.text)}"
        if n in suspect and blocks[n].of(document.text).rstrip().endswith(":"):
            suspect.add(n + 1)
        elif not {n, n + 1} & suspect and steers(both):
            suspect |= {n, n + 1}
    return tuple(blocks[n] for n in sorted(suspect))


def steers(text: str) -> bool:
    """Whether a text speaks to a program."""
    phrases, marks = _table()
    if _ENCODED.search(text) or any(ord(c) >= _TAGGED and ord(c) < _TAGGED + _LOW for c in text):
        return True
    seen = "\n" + _HIDDEN.sub("", text).casefold()
    if any(mark in seen for mark in marks):
        return True
    return any(phrases.search(form) or _SPACED.search(form) for form in _forms(text))


def _forms(text: str) -> Iterator[str]:
    plain = folded(text)
    yield plain
    digits = plain.translate(str.maketrans("013457", "oieast"))
    if digits != plain:
        yield digits


def folded(text: str) -> str:
    """A text in plain lower-case Latin words with single blanks: look-alikes and hidden ones resolved."""
    shown = unicodedata.normalize("NFKC", _HIDDEN.sub("", text))
    return re.sub(r"[^a-z0-9]+", " ", anyascii(shown).lower()).strip()


@cache
def _table() -> tuple[re.Pattern[str], tuple[str, ...]]:
    table = tomllib.loads((files(__package__) / "steering.toml").read_text("utf-8"))
    phrases = "|".join(_pattern(phrase) for phrase in table["phrases"])
    return re.compile(rf"\b(?:{phrases})"), tuple(mark.casefold() for mark in table["marks"])


def _pattern(phrase: str) -> str:
    parts = [folded(part) for part in phrase.split("…")]
    ending = r"[a-z0-9]*\b" if phrase.endswith("*") else r"\b"
    return _GAP.join(re.escape(part) for part in parts) + ending
