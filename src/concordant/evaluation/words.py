"""Content words, by which two names of one voice or actor are held to agree."""

import re
import unicodedata
from functools import cache
from importlib.resources import files

Words = frozenset[str]

_WORD = re.compile(r"\w+")


def folded(text: str | None) -> str:
    """``text`` in lower case, without accents; nothing at all for None."""
    apart = unicodedata.normalize("NFKD", text or "").lower()
    return "".join(c for c in apart if not unicodedata.combining(c))


@cache
def small_words() -> Words:
    """Words that say nothing about who is meant: articles, and offices that every state has."""
    return frozenset(files(__package__).joinpath("small_words.txt").read_text("utf-8").split())


@cache
def content_words(text: str | None) -> Words:
    """The folded words of ``text`` that say who or what is meant."""
    return frozenset(w for w in _WORD.findall(folded(text)) if len(w) > 1) - small_words()


def mostly_agree(some: Words, others: Words) -> bool:
    """Whether at least half of the shorter one's words are shared; no words agree with nothing."""
    return bool(some and others) and 2 * len(some & others) >= min(len(some), len(others))
