"""Pages that would break a parser, made harmless: too long, or nested too deep.

The parser gives up, losing everything, at 256 levels; so elements deeper than a safe level lose their
tags and keep their words. Pages with very many elements are not given to it at all.
"""

from collections import Counter
from collections.abc import Sequence

from concordant.documents.html.markup import Token

LONGEST_PAGE = 4_000_000
MOST_ELEMENTS = 20_000
_DEEPEST = 120
_VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    )
)
# Elements that the next one of their kind closes, so that leaving out the end tag nests nothing.
_SELF_CLOSING = frozenset(("p", "li", "dt", "dd", "td", "th", "tr", "option", "tbody", "thead", "tfoot"))


def elements_in(tokens: Sequence[Token]) -> int:
    """How many elements the page opens."""
    return sum(1 for token in tokens if token.kind == "open")


def flattened(source: str, tokens: Sequence[Token]) -> str:
    """The page without the tags that nest too deep; the page itself where none does."""
    surplus = _too_deep(tokens)
    if not surplus:
        return source
    kept: list[str] = []
    position = 0
    for tag in surplus:
        kept += (source[position : tag.start], " ")
        position = tag.end
    return "".join((*kept, source[position:]))


def _too_deep(tokens: Sequence[Token]) -> list[Token]:
    surplus: list[Token] = []
    stack: list[str] = []
    standing: Counter[str] = Counter()
    for token in tokens:
        name = token.name
        if token.kind == "open" and name not in _VOID and name not in _SELF_CLOSING:
            if len(stack) >= _DEEPEST:
                surplus.append(token)
            stack.append(name)
            standing[name] += 1
        elif token.kind == "close" and standing[name]:
            if len(stack) > _DEEPEST:
                surplus.append(token)
            while stack:
                last = stack.pop()
                standing[last] -= 1
                if last == name:
                    break
    return surplus
