"""A fingerprint: what must be kept of a text to tell later what derives from it."""

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from concordant.linking.derivation.anchors import Sounds, anchors, mass
from concordant.linking.derivation.passages import passage
from concordant.linking.derivation.shingles import sampled
from concordant.linking.derivation.words import word_number, words

_VERSION = 1
_HEAD = struct.Struct("<BIIII")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Traces of the words of one text; none of them gives the words back.

    Attributes:
        words: how many words the text has.
        shingles: sampled rows of five words, as numbers of 63 bits, in the order of the text.
        anchors: its names and figures, as numbers of 62 bits, in the order of the text.
        passages: for each claim, the rows of three words of its passage, as numbers of 32 bits.
        mass: what its anchors count together, in hundredths.
    """

    words: int
    shingles: tuple[int, ...]
    anchors: tuple[int, ...] = ()
    passages: tuple[frozenset[int], ...] = ()
    mass: int = field(init=False, compare=False, repr=False, default=0)

    def __post_init__(self) -> None:
        object.__setattr__(self, "mass", mass(self.anchors))


def fingerprint(
    text: str, evidence: Iterable[tuple[int, int]], lang: str, sounds: Sounds | None = None
) -> Fingerprint:
    """The fingerprint of one text.

    Args:
        text: the text of the document.
        evidence: for each claim, where its evidence begins and ends, in code points.
        lang: ISO 639-1 code of the language.
        sounds: how names are reduced; without them, names of other scripts are not known again.
    """
    found = words(text)
    return Fingerprint(
        len(found),
        sampled([word_number(word) for word in found]),
        anchors(text, lang, sounds or Sounds()),
        tuple(passage(text, start, end) for start, end in evidence),
    )


def pack(print_: Fingerprint) -> bytes:
    """The fingerprint as bytes, the same for equal fingerprints: about 500 for 270 words without claims."""
    head = _HEAD.pack(_VERSION, print_.words, len(print_.shingles), len(print_.anchors), len(print_.passages))
    sizes = [len(each) for each in print_.passages]
    long = _numbers("Q", (*print_.shingles, *print_.anchors))
    short = [number for each in print_.passages for number in sorted(each)]
    return head + _numbers("I", sizes) + long + _numbers("I", short)


@lru_cache(maxsize=1 << 12)
def unpack(packed: bytes) -> Fingerprint:
    """The fingerprint that was packed.

    Raises:
        ValueError: the bytes are no fingerprint, or one of another version.
    """
    try:
        version, count, shingles, marks, passages = _HEAD.unpack_from(packed)
        sizes = struct.unpack_from(f"<{passages}I", packed, _HEAD.size)
        at = _HEAD.size + 4 * passages
        long = struct.unpack_from(f"<{shingles + marks}Q", packed, at)
        at += 8 * len(long)
        short = struct.unpack_from(f"<{sum(sizes)}I", packed, at)
    except struct.error as error:
        raise ValueError("these bytes are no fingerprint") from error
    if version != _VERSION or len(packed) != at + 4 * len(short):
        raise ValueError("these bytes are no fingerprint of this version")
    return Fingerprint(count, long[:shingles], long[shingles:], tuple(_parted(short, sizes)))


def _numbers(code: str, numbers: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}{code}", *numbers)


def _parted(numbers: Sequence[int], sizes: Iterable[int]) -> Iterable[frozenset[int]]:
    at = 0
    for size in sizes:
        yield frozenset(numbers[at : at + size])
        at += size
