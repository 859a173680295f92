"""Writing SVG: numbers, and words of others that must stay words."""

import re
from html import escape

from concordant.views import svg
from concordant.views.map.projection import Plane
from concordant.views.text import harmless

_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile("[ \t\r\n\x0b\x0c\x85\u2028\u2029]+")
_WIDEST = 5
"""From so many origins on, a line grows no wider."""


def safe(text: str) -> svg.Svg:
    """Words as the text of an element."""
    return svg.Svg(escape(_clean(text), quote=False))


def _clean(text: str) -> str:
    """Words without what XML cannot hold, or what would steer a reader's screen."""
    return _NO_CHARACTER.sub("\ufffd", harmless(one_line(text)))


def one_line(text: str) -> str:
    """The words on one line; blanks that may not break stay as they are."""
    return _BLANKS.sub(" ", text).strip()


def element(name: str, content: str = "", /, **attributes: str) -> svg.Svg:
    """An element; what it holds is SVG already, its attributes are words."""
    return svg.element(name, svg.Svg(content), **{key: _clean(value) for key, value in attributes.items()})


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
