"""The sentence in which words stand, for people to read: no grammar, only full stops and line ends."""

import re
from collections.abc import Iterator
from typing import Final

from concordant.evaluation.agreement import Row

# A full stop ends a sentence where a blank and no small letter follow it, unless it closes an initial.
_END = re.compile(r"(?<=[.!?…])(?<!\b\w\.)[\"”»)\s]*\s(?=(\S))|\n")
_MOST: Final = 240
"""Characters on either side of the words: what has no full stop is cut."""

Around = tuple[str, str, str]


def around(text: str, claim: Row) -> Around:
    """The words of a claim's evidence, with what stands before and after them in their sentence."""
    evidence = claim["evidence"]
    start = max(0, min(evidence["start"], len(text)))
    end = max(start, min(evidence["end"], len(text)))
    ends = list(_ends(text, max(0, start - _MOST), end + _MOST))
    first = max((after for _, after in ends if after <= start), default=max(0, start - _MOST))
    last = min((before for before, _ in ends if before >= end), default=end + _MOST)
    return text[first:start].lstrip(), text[start:end], text[end:last].rstrip()


def _ends(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where sentences end, and where the next ones begin."""
    for found in _END.finditer(text, start, end):
        if found[1] is None or not found[1].islower():
            yield found.span()


def sentence(text: str, claim: Row) -> str:
    """The sentence on one line, with the words of the evidence between ⟦ and ⟧."""
    before, words, after = around(text, claim)
    return " ".join(f"{before}⟦{words}⟧{after}".split())
