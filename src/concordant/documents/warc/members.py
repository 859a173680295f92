"""The bytes below records: where a damaged archive can be entered again, and bodies that were sent packed."""

import zlib
from collections.abc import Callable
from io import SEEK_END, BytesIO
from typing import IO, TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from fastwarc.stream_io import WarcReader

_PIECE = 1 << 20
_BEGINNING = b"WARC/"
_GZIP, _ZSTD = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"
_PLAIN = b"\n\r\nWARC/1."
_LOOK = 4096


def next_record(stream: IO[bytes], start: int) -> int | None:
    """Where the first record begins that can be entered at ``start`` or later; None if there is none.

    A member of a compressed archive counts if its content begins as a record does, so that bytes which
    only look like its mark lead nowhere.
    """
    stream.seek(0)
    beginning = stream.read(4)
    mark = next((each for each in (_GZIP, _ZSTD) if beginning.startswith(each)), _PLAIN)
    into = 3 if mark == _PLAIN else 0
    position = max(0, start - into)
    while (found := _find(stream, mark, position)) is not None:
        if mark == _PLAIN or _begins_a_record(stream, found, mark):
            return found + into
        position = found + 1
    return None


def is_filled_up(stream: IO[bytes], start: int) -> bool:
    """Whether zeros and nothing else come between the member at ``start`` and the next record or the end.

    Some programs fill up a file with zeros, which is no damage.
    """
    machine = zlib.decompressobj(wbits=31)
    end = next_record(stream, start + 1)
    stream.seek(start)
    try:
        while not machine.eof:
            packed = machine.unconsumed_tail or stream.read(_PIECE)
            if not packed:
                return False
            machine.decompress(packed, _PIECE)
    except zlib.error:
        return False
    after = stream.tell() - len(machine.unused_data)
    stream.seek(after)
    left = (end or stream.seek(0, SEEK_END)) - after
    if left <= 0:
        return False
    stream.seek(after)
    while left > 0 and (piece := stream.read(min(_PIECE, left))):
        if piece.strip(b"\0"):
            return False
        left -= len(piece)
    return True


def unpacked(body: bytes, packing: tuple[str, ...], limit: int) -> bytes:
    """At most ``limit`` bytes of a body as it was before it was packed for the way.

    Crawlers often unpack what they keep and leave the header as it was: what does not unpack stays.
    """
    from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, ZstdReader

    readers: dict[str, Callable[[BinaryIO], WarcReader]] = {
        "chunked": ChunkedReader,
        "gzip": GzipReader,
        "x-gzip": GzipReader,
        "deflate": lambda packed: GzipReader(packed, zlib=True),
        "br": BrotliReader,
        "zstd": ZstdReader,
    }
    for name in packing:
        if name in readers:
            try:
                body = readers[name](BytesIO(body)).read(limit) or body
            except OSError:
                continue
    return body


def _find(stream: IO[bytes], mark: bytes, start: int) -> int | None:
    """Where ``mark`` stands next in the file."""
    stream.seek(start)
    kept = b""
    while piece := stream.read(_PIECE):
        held = kept + piece
        at = held.find(mark)
        if at >= 0:
            return start - len(kept) + at
        start += len(piece)
        kept = held[-(len(mark) - 1) :]
    return None


def _begins_a_record(stream: IO[bytes], position: int, mark: bytes) -> bool:
    stream.seek(position)
    packed = stream.read(_LOOK)
    try:
        if mark == _GZIP:
            content = zlib.decompressobj(wbits=31).decompress(packed, len(_BEGINNING))
        else:
            from fastwarc.stream_io import ZstdReader

            content = ZstdReader(BytesIO(packed)).read(len(_BEGINNING))
    except (zlib.error, OSError):
        return False
    return content == _BEGINNING
