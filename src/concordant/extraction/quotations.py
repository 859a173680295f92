"""Who speaks inside quotation marks: a quotation has one voice, named before, inside or after it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from concordant.extraction.heard import Heard
from concordant.model.span import Span

_PAIRS = re.compile(r"«[^»]{25,4000}»|“[^”]{25,4000}”|\"[^\"\n]{25,4000}\"")


@dataclass(frozen=True, slots=True)
class _Spoken:
    span: Span
    heard: Heard


class Quotations:
    """The quotations of one paragraph with the voice of each."""

    def __init__(
        self, text: str, block: Span, sentences: Sequence[tuple[int, int, tuple[Heard, ...]]]
    ) -> None:
        self._spoken: list[_Spoken] = []
        for match in _PAIRS.finditer(text, block.start, block.end):
            span = Span(match.start(), match.end())
            heard = self._voice(span, sentences)
            if heard is not None:
                self._spoken.append(_Spoken(span, heard))

    @staticmethod
    def _voice(span: Span, sentences: Sequence[tuple[int, int, tuple[Heard, ...]]]) -> Heard | None:
        """The tail of the sentence in which the quotation ends or begins."""
        touching = [row for row in sentences if row[0] < span.end and span.start < row[1]]
        for _, _, heard in reversed(touching):
            for h in heard:
                outside = h.span is None or not span.covers(h.span)
                if h.chain and outside:
                    return h
        return None

    def voice(self, start: int, end: int) -> Heard | None:
        """The voice of the quotation in which the sentence mostly lies."""
        for spoken in self._spoken:
            shared = min(end, spoken.span.end) - max(start, spoken.span.start)
            if shared * 2 > end - start:
                return replace(spoken.heard, start=start, end=end)
        return None
