"""Pieces of SVG, escaped; colours are the page's own, so that drawings work light, dark and in grey."""

import re
from collections.abc import Iterable
from html import escape

from concordant.views.text import harmless

_FORBIDDEN = re.compile("[\ud800-\udfff\ufffe\uffff]")
FONT = "Libertinus Serif, Georgia, serif"
"""The first is what PDF briefs embed; elsewhere the reader's own serif stands in."""


def text_of(words: str) -> str:
    """Words as XML holds them: escaped, on one line, without what XML forbids."""
    return escape(_FORBIDDEN.sub("\ufffd", harmless(" ".join(words.split()))))


def label(x: float, y: float, words: str, anchor: str = "start", size: float = 12, weight: str = "") -> str:
    """One line of text."""
    bold = f' font-weight="{weight}"' if weight else ""
    place = f'x="{number(x)}" y="{number(y)}" text-anchor="{anchor}" font-size="{number(size)}"'
    return f'<text {place}{bold} fill="currentColor">{text_of(words)}</text>'


def drawing(name: str, width: int, height: float, title: str, about: str, parts: Iterable[str]) -> str:
    """A whole drawing, with a title and a description for those who do not see it."""
    size = f'width="{width}" height="{number(height)}" viewBox="0 0 {width} {number(height)}"'
    ids = f'aria-labelledby="{name}-title {name}-about"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" {ids} font-family="{FONT}">'
    told = f'<title id="{name}-title">{text_of(title)}</title><desc id="{name}-about">{text_of(about)}</desc>'
    return "\n".join((head, told, *parts, "</svg>"))


def number(value: float) -> str:
    """A coordinate, the same on every machine."""
    return f"{value:.1f}".removesuffix(".0")


def shortened(words: str, most: int) -> str:
    """Words cut where they would run into the drawing."""
    told = " ".join(words.split())
    return told if len(told) <= most else f"{told[: most - 1].rstrip()}…"
