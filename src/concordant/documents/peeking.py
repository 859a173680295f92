"""A stream whose beginning can be looked at before it is read."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO

PEEK = 65_536
_IN_MEMORY = 16_000_000


class Peekable:
    """A stream whose beginning can be looked at before it is read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._start = stream.tell() if stream.seekable() else -1
        self.beginning = stream.read(PEEK)
        self._ahead = BytesIO(self.beginning)

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes; fewer only at the end."""
        first = self._ahead.read(size)
        return first + self._stream.read(size - len(first)) if len(first) < size else first

    def readline(self, size: int) -> bytes:
        """The next line with its end, or its first ``size`` bytes."""
        first = self._ahead.readline(size)
        if first.endswith(b"\n") or len(first) >= size:
            return first
        return first + self._stream.readline(size - len(first))

    @contextmanager
    def whole(self) -> Iterator[IO[bytes]]:
        """The same from the beginning, in which one can go to any place; a copy where the stream cannot."""
        if self._start == 0:
            self._stream.seek(0)
            yield self._stream
            return
        with SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
            copy.write(self.beginning)
            shutil.copyfileobj(self._stream, copy)
            copy.seek(0)
            yield copy
