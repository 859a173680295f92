"""Packed bodies unpacked piece by piece, never further than the room that there is."""

import zlib
from collections.abc import Iterable, Iterator

from concordant.acquisition.answers import FetchError

ACCEPTED = "gzip, deflate"
_EITHER = 32 + zlib.MAX_WBITS
"""With the head of gzip or of zlib, whichever there is."""
_CUT_OFF = "the answer is cut off in the middle of what was packed"
_NOT_PACKED = "the answer is not packed as its header says"


def unpacked(pieces: Iterable[bytes], encoding: str, most: int) -> Iterator[bytes]:
    """The pieces of a body as they were before they were packed.

    Raises:
        FetchError: it is longer than ``most`` bytes, packed in a way that nobody asked for, or broken.
    """
    named = encoding.strip().lower()
    if named in ("", "identity"):
        yield from _counted(pieces, most)
    elif named in ("gzip", "x-gzip", "deflate"):
        yield from _counted(_inflated(_counted(pieces, most), most), most)
    else:
        raise FetchError(f"the answer is packed in a way that was not asked for ({encoding[:40]!r})")


def gunzipped(raw: bytes, most: int) -> bytes:
    """A file that is packed itself, as sitemaps may be; other bytes as they are."""
    return b"".join(unpacked([raw], "gzip", most)) if raw.startswith(b"\x1f\x8b") else raw


def _counted(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    had = 0
    for piece in pieces:
        had += len(piece)
        if had > most:
            raise FetchError(f"it is longer than {most:,} bytes", "such a page is no article", passing=False)
        yield piece


def _inflated(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    machine = None
    for piece in pieces:
        rest = piece
        while rest:
            try:
                if machine is None:
                    machine = zlib.decompressobj(_window(rest))
                yield machine.decompress(rest, most + 1)
            except zlib.error as error:
                raise FetchError(_NOT_PACKED) from error
            # What is left is the next member of a file of several, or what did not fit.
            rest = machine.unused_data if machine.eof else machine.unconsumed_tail
            if machine.eof:
                machine = None
                if rest.strip(b"\0") == b"":
                    rest = b""
    if machine is not None:
        raise FetchError(_CUT_OFF)


def _window(beginning: bytes) -> int:
    """Some servers send what is called deflate without its head."""
    headed = beginning.startswith(b"\x1f\x8b") or (
        beginning[0] & 0x0F == 8 and (len(beginning) < 2 or int.from_bytes(beginning[:2], "big") % 31 == 0)
    )
    return _EITHER if headed else -zlib.MAX_WBITS
