"""Which paragraphs of a report are in another language than the rest: a quoted statement, an annex.

Two witnesses must agree before a paragraph is read in another language. Words that only one language has as
closed words (articles, prepositions, conjunctions) are counted, which costs next to nothing; where they speak
for another language, its letter sequences are asked too. Names and short headings hold too few of either.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from concordant.documents.language import UNDETERMINED, identify
from concordant.knowledge.collection import Knowledge
from concordant.knowledge.language_schema import Profile
from concordant.model.document import Block, Document

FEWEST_WORDS = 12
"""A paragraph of fewer words stays in the language of its report."""

_FEWEST_CLOSED = 2
_SHARE = 0.08
"""Share of a paragraph's words that must be closed words of the other language alone."""

_LEAD = 3
"""How many times as many as those of the report's own language."""

_TOLD: dict[str, Mapping[str, str]] = {}
"""Closed words by the digest of the knowledge that lists them."""


def in_languages(document: Document, knowledge: Knowledge) -> tuple[tuple[str, Document], ...]:
    """The document once for each language in it, its own first; what is in another is left out of each.

    What is left out becomes blanks, so that every offset still counts in the text of the report. A document
    in one language comes back as it is.
    """
    own = document.report.lang
    told = _closed(knowledge)
    found = [_language(document.text, block, own, told) for block in document.blocks]
    others = sorted({lang for lang in found if lang != own})
    if not others:
        return ((own, document),)
    kept = [own] if own != UNDETERMINED else []
    return tuple((lang, _only(document, lang, found)) for lang in (*kept, *others))


def _language(text: str, block: Block, own: str, told: Mapping[str, str]) -> str:
    if block.kind == "furniture":
        return own
    words = block.span.of(text).split()  # in capitals they are parts of names: Le Monde, The Hague
    if len(words) < FEWEST_WORDS:
        return own
    counts = Counter(told[word] for word in words if word in told)
    lang, most = max(counts.items(), key=lambda item: (item[1], item[0]), default=(own, 0))
    if lang == own or most < max(_FEWEST_CLOSED, _SHARE * len(words)) or most < _LEAD * counts[own]:
        return own
    return lang if identify(block.span.of(text)) == lang else own


def _only(document: Document, lang: str, found: list[str]) -> Document:
    """The document with everything blanked that is not in ``lang``."""
    report = document.report
    text = "".join(_pieces(document, lang, found))
    blocks = tuple(b for b, of in zip(document.blocks, found, strict=True) if of == lang)
    return replace(document, report=replace(report, lang=lang), text=text, blocks=blocks)


def _pieces(document: Document, lang: str, found: list[str]) -> Iterator[str]:
    at = 0
    for block, of in zip(document.blocks, found, strict=True):
        span = block.span
        yield document.text[at : span.start]
        yield span.of(document.text) if of == lang else " " * (span.end - span.start)
        at = span.end
    yield document.text[at:]


def languages(knowledge: Knowledge) -> tuple[str, ...]:
    """Codes of the languages that can be read."""
    folders = (folder.split("/") for folder in knowledge.folders)
    return tuple(sorted({parts[1] for parts in folders if parts[0] == "language"}))


def _closed(knowledge: Knowledge) -> Mapping[str, str]:
    """Each closed word that only one language has → that language."""
    if knowledge.digest not in _TOLD:
        owners: dict[str, set[str]] = {}
        for lang in languages(knowledge):
            for profile in knowledge.select(f"language/{lang}", Profile).values():
                for words in (*profile.closed.values(), *profile.prepositions.values()):
                    for word in words:
                        owners.setdefault(word, set()).add(lang)
        _TOLD[knowledge.digest] = {word: of.pop() for word, of in owners.items() if len(of) == 1}
    return _TOLD[knowledge.digest]
