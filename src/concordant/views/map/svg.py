"""Writing SVG: elements, numbers, and words of others that must stay words."""

import re
from html import escape

from concordant.views.map.projection import Plane
from concordant.views.text import harmless

_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile("[ \t\r\n\x0b\x0c\x85\u2028\u2029]+")
_WIDEST = 5
"""From so many origins on, a line grows no wider."""


def safe(text: str) -> str:
    """Words as text of an element or value of an attribute."""
    return escape(_NO_CHARACTER.sub("\ufffd", harmless(one_line(text))), quote=True)


def one_line(text: str) -> str:
    """The words on one line; blanks that may not break stay as they are."""
    return _BLANKS.sub(" ", text).strip()


def element(name: str, content: str = "", /, **attributes: str) -> str:
    """An element; what it holds is SVG already, its attributes are words.

    A trailing underscore of an attribute is dropped, others become hyphens: ``class_``, ``aria_label``.
    """
    told = "".join(f' {_attribute(key)}="{safe(value)}"' for key, value in attributes.items())
    return f"<{name}{told}>{content}</{name}>" if content else f"<{name}{told}/>"


def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def number(value: float) -> str:
    """A number with one decimal at most."""
    told = f"{value:.1f}".removesuffix(".0")
    return "0" if told == "-0" else told


def point(place: Plane) -> str:
    """Two numbers."""
    return f"{number(place[0])} {number(place[1])}"


def width_of(support: int) -> int:
    """How wide the line is that so many independent origins support: 1 to 5."""
    return min(max(support, 1), _WIDEST)
