"""Words of a text and their stable numbers: the same on any machine, under any interpreter's hash seed."""

import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

from concordant.language.tokens import fold

_WORD = re.compile(r"\w+")
BITS = 60
WHOLE = (1 << BITS) - 1
FACTOR = 0x9E3779B97F4A7C15  # odd and without pattern: 2^64 divided by the golden ratio


def words(text: str) -> list[str]:
    """The words and figures of a text, marks left out."""
    return _WORD.findall(text)


@lru_cache(maxsize=1 << 18)
def word_number(word: str) -> int:
    """A number of 60 bits for a word, the same whatever its capitals and accents."""
    return text_number(fold(word))


def text_number(text: str) -> int:
    """A number of 60 bits for any text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") & WHOLE


def row_number(numbers: Sequence[int]) -> int:
    """A number of 60 bits for a row of numbers; their order counts."""
    row = 0
    for number in numbers:
        row = row * FACTOR + number & WHOLE
    return row
