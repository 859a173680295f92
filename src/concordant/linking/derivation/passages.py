"""Passages: the words around one claim, by which a quoted sentence is told from stock background.

A report that quotes one sentence of another does not derive from it; the claim in that sentence does. The
other way round, two reports may share stock background without sharing the claim.
"""

import re
from collections.abc import Collection

from concordant.linking.derivation.shingles import passage_shingles
from concordant.linking.derivation.words import word_number, words

_END = re.compile(r"[.!?…][»”\"’')\s]*\s|\n")
CONTAINED = 0.2
"""How much of the shorter passage the other must hold. In annotated dossiers copies of a passage share .35 to
.64, independent reports of one act .08 at most; one sentence quoted amid others leaves about a third."""
FEWEST = 6
"""Shared shingles below which a passage proves nothing: independent reports of one act share five at most."""


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentences that hold ``text[start:end]``, with one more on either side."""
    ends = [match.end() for match in _END.finditer(text)]
    before = [at for at in ends if at <= start]
    after = [at for at in ends if at >= end]
    return (before[-2] if len(before) > 1 else 0), (after[1] if len(after) > 1 else len(text))


def passage(text: str, start: int, end: int) -> frozenset[int]:
    """The passage of a claim: the shingles of three words of its evidence and one sentence on either side.

    Args:
        text: the text of the document.
        start: where the evidence begins, in code points.
        end: one past its last code point.
    """
    first, last = around(text, start, end)
    return passage_shingles([word_number(word) for word in words(text[first:last])])


def same_passage(one: Collection[int], other: Collection[int]) -> bool:
    """Whether two passages are so alike in words that one comes from the other, or both from a third."""
    a, b = frozenset(one), frozenset(other)
    shared = len(a & b)
    return shared >= FEWEST and shared >= CONTAINED * min(len(a), len(b))
