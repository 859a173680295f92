"""The paragraphs of a page without any model of what an article is: what stands outside menus and margins."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from concordant.documents.html.markup import Token
from concordant.documents.html.visible import BREAKING, decoded

ParagraphKind = Literal["heading", "body"]

_LEVELS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ASIDE = frozenset(
    ("nav", "aside", "footer", "form", "button", "select", "menu", "figcaption", "dialog", "label", "header")
)
_FINAL = tuple('.!?…»"”:')
_WORDS_OF_A_PARAGRAPH = 12


class Paragraph(NamedTuple):
    """One paragraph of clean text."""

    kind: ParagraphKind
    text: str


def length_of(paragraphs: Iterable[Paragraph]) -> int:
    """How many characters the paragraphs have together."""
    return sum(len(paragraph.text) for paragraph in paragraphs)


def full_paragraphs(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines that make whole sentences, with the headings right above them."""
    full = [p.kind == "body" and _is_full(p.text) for p in lines]
    heads = [p.kind == "heading" and i + 1 < len(lines) and full[i + 1] for i, p in enumerate(lines)]
    return [p for p, is_full, is_head in zip(lines, full, heads, strict=True) if is_full or is_head]


def lines_of(source: str, tokens: Sequence[Token]) -> list[Paragraph]:
    """All lines outside menus, forms and margins; all lines at all if the page is nothing else."""
    return list(_lines(source, tokens, _ASIDE)) or list(_lines(source, tokens, frozenset()))


def _lines(source: str, tokens: Iterable[Token], margins: frozenset[str]) -> Iterator[Paragraph]:
    words: list[str] = []
    inside: dict[str, int] = dict.fromkeys(margins, 0)
    kind: ParagraphKind = "body"
    for token in tokens:
        if token.kind in ("text", "verbatim") and not any(inside.values()):
            words += (piece for piece, _, _ in decoded(source, token.start, token.end))
        elif token.name in BREAKING or token.name in inside:
            yield from _line(words, kind)
            kind = "heading" if token.name in _LEVELS and token.kind == "open" else "body"
        if token.name in inside and token.kind in ("open", "close"):
            inside[token.name] = max(0, inside[token.name] + (1 if token.kind == "open" else -1))
    yield from _line(words, kind)


def _line(words: list[str], kind: ParagraphKind) -> Iterator[Paragraph]:
    text = " ".join("".join(words).split())
    words.clear()
    if text:
        yield Paragraph(kind, text)


def _is_full(text: str) -> bool:
    return len(text.split()) >= _WORDS_OF_A_PARAGRAPH and text.endswith(_FINAL)
