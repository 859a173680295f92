"""Pages that would break a parser, made harmless: too long, or nested too deep.

The parser gives up, losing everything, at 256 levels; so elements deeper than a safe level lose their
tags and keep their words. Scripts and giant attributes (pictures written into the page) count for nothing
and are left out; of what remains only so much is read.
"""

from collections import Counter
from collections.abc import Sequence

from concordant.documents.html.markup import Token, tokens_of
from concordant.documents.html.visible import BREAKING

LONGEST_PAGE = 4_000_000
MOST_ELEMENTS = 20_000
_DEEPEST = 120
_GIANT = 20_000
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


def readable_tokens(source: str) -> tuple[tuple[Token, ...], bool]:
    """The tokens of the page as far as it is read, and whether that is all of it."""
    kept: list[Token] = []
    length = 0
    for token in tokens_of(source):
        length += 0 if _is_giant(token) else token.end - token.start
        if length > LONGEST_PAGE:
            if token.kind in ("text", "verbatim"):
                kept.append(token._replace(end=token.end - (length - LONGEST_PAGE)))
            return tuple(kept), False
        kept.append(token)
    return tuple(kept), True


def elements_in(tokens: Sequence[Token]) -> int:
    """How many elements the page opens."""
    return sum(1 for token in tokens if token.kind == "open")


def harmless(source: str, tokens: Sequence[Token], whole: bool) -> str:
    """The page for a parser: without giant attributes and scripts, and without tags that nest too deep."""
    left_out = {token.start: token for token in (*_too_deep(tokens), *filter(_is_left_out, tokens))}
    end = len(source) if whole or not tokens else tokens[-1].end
    kept: list[str] = []
    position = 0
    for token in (left_out[start] for start in sorted(left_out)):
        kept += (source[position : token.start], _left_behind(token))
        position = token.end
    return "".join((*kept, source[position:end]))


def _is_left_out(token: Token) -> bool:
    """Also inline quotations, which the extractor takes for blocks, tearing sentences apart."""
    return _is_giant(token) or token.name == "q"


def _is_giant(token: Token) -> bool:
    return token.end - token.start > _GIANT and token.kind in ("open", "raw")


def _left_behind(token: Token) -> str:
    """What stands for a token that is left out: a giant tag keeps its name, blocks part words."""
    if token.kind == "open" and _is_giant(token):
        return f"<{token.name}>"
    return " " if token.name in BREAKING else ""


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
