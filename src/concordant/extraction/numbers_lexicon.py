"""Folding of text without moving an offset, and word lists as compact regular expressions."""

import re
from collections.abc import Iterable
from functools import lru_cache

SPACE = "[ \n] ?"
"""What a space of a grammar stands for: one space or line break, perhaps doubled."""

_SPACES = "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_FOLDED = {ord(c): " " for c in _SPACES} | {ord(c): "'" for c in "’‘ʼ´`"} | {ord(c): "-" for c in "‐‑–−"}


class GrammarError(ValueError):
    """A grammar that cannot be compiled; the message names the words at fault."""


def fold(text: str) -> str:
    """Lower case, plain spaces, apostrophes and hyphens; every character keeps its offset."""
    plain = text.translate(_FOLDED)
    lowered = plain.lower()
    if len(lowered) == len(plain):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)


@lru_cache(maxsize=1)
def fold_text(text: str) -> str:
    """``fold`` for a stretch of a report: times and quantities are sought in the same one."""
    return fold(text)


def literal(words: str) -> str:
    """``words`` as a pattern over folded text, a space standing for any single gap."""
    return SPACE.join(re.escape(part) for part in fold(words).split(" "))


class _Node:
    """One letter of a trie: what may follow, and whether a word ends here."""

    __slots__ = ("ends", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.ends = False

    def pattern(self) -> str:
        """The rest of every word from here on, longest first."""
        branches = [
            (SPACE if letter == " " else re.escape(letter)) + node.pattern()
            for letter, node in sorted(self.next.items())
        ]
        if not branches:
            return ""
        if len(branches) == 1 and not self.ends:
            return branches[0]
        return f"(?:{'|'.join(branches)}){'?' if self.ends else ''}"


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches the longest of ``words`` at one place.

    Common beginnings are shared, so that a text without any of the words is passed over
    at the cost of one comparison a letter, however long the list is.
    """
    root = _Node()
    for word in words:
        node = root
        for letter in fold(word):
            node = node.next.setdefault(letter, _Node())
        node.ends = True
    root.ends = False
    return f"(?:{root.pattern()})" if root.next else "(?!)"
