"""The glyphs of a PDF, page by page, as PDFium finds them: each with its letter and its box.

This is the only place that speaks to PDFium. PDFium keeps state of its own for the whole process, so that one
document is open at a time.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Lock
from typing import Any

MOST_PAGES = 5_000
MOST_GLYPHS = 200_000
"""Of one page; what comes after them is left out."""
MOST_IN_ALL = 5_000_000
_RAISED = 0.38
"""Of the height of a glyph's box; digits on the line begin at about a fifth."""
_REPLACED = "\ufffd"
_ONE = Lock()
_PASSWORD = 4
"""The code of PDFium's error for a document that asks for a password."""


class NoPdfError(Exception):
    """The bytes cannot be opened as a PDF; ``locked`` where they want a password."""

    def __init__(self, locked: bool) -> None:
        super().__init__("locked" if locked else "broken")
        self.locked = locked


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter of a page; CR and LF end a line, the control character 2 is a hyphen at the end of one.

    Attributes:
        letter: one character; what stands for none is U+FFFD.
        left, bottom, right, top: its box in points from the lower left corner; empty for what was put in.
        raised: whether it is a digit that hangs above its line, as marks of notes do.
    """

    letter: str
    left: float
    bottom: float
    right: float
    top: float
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The glyphs of one page in the order of the file, and its height in points.

    ``whole`` is False where there were too many; ``broken`` is True where it could not be read.
    """

    number: int
    height: float
    glyphs: tuple[Glyph, ...]
    whole: bool = True
    broken: bool = False


class File:
    """An open PDF.

    Attributes:
        total: how many pages it has.
        metadata: what it says about itself, by the names of the format.
    """

    def __init__(self, document: Any) -> None:
        self._document = document
        self.total: int = len(document)
        self.metadata = _metadata(document)

    def pages(self) -> Iterator[Page]:
        """The pages, one at a time, as far as the limits allow."""
        seen = 0
        for index in range(min(self.total, MOST_PAGES)):
            page = _page(self._document, index)
            seen += len(page.glyphs)
            yield page
            if seen > MOST_IN_ALL:
                return


@contextmanager
def opened(raw: bytes) -> Iterator[File]:
    """Open ``raw``; it is closed at the end of the ``with``.

    Raises:
        NoPdfError: it is no PDF, is damaged beyond repair, or wants a password.
    """
    import pypdfium2

    with _ONE:
        try:
            document = pypdfium2.PdfDocument(raw)
        except pypdfium2.PdfiumError as refused:
            raise NoPdfError(getattr(refused, "err_code", None) == _PASSWORD) from refused
        try:
            yield File(document)
        finally:
            document.close()


def _metadata(document: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    with suppress(Exception):  # broken metadata are no reason to lose a text
        found = {str(name): str(value) for name, value in document.get_metadata_dict(skip_empty=True).items()}
    return found


def _page(document: Any, index: int) -> Page:
    import pypdfium2

    number = index + 1
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return Page(number, 0.0, (), broken=True)
    try:
        words = page.get_textpage()
        try:
            count = words.count_chars()
            glyphs = tuple(_glyphs(words.raw, min(count, MOST_GLYPHS)))
            return Page(number, page.get_height(), glyphs, whole=count <= MOST_GLYPHS)
        finally:
            words.close()
    except pypdfium2.PdfiumError:
        return Page(number, 0.0, (), broken=True)
    finally:
        page.close()


def _glyphs(words: Any, count: int) -> Iterator[Glyph]:
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    place = ctypes.byref(box)
    for index in range(count):
        letter = _letter(pdfium.FPDFText_GetUnicode(words, index))
        if pdfium.FPDFText_GetLooseCharBox(words, index, place):
            raised = letter.isdigit() and _hangs(words, index, box)
            yield Glyph(letter, box.left, box.bottom, box.right, box.top, raised)
        else:
            yield Glyph(letter, 0.0, 0.0, 0.0, 0.0)


def _hangs(words: Any, index: int, box: Any) -> bool:
    """Whether the ink of a digit begins well above where digits stand."""
    import pypdfium2.raw as pdfium

    edges = [ctypes.c_double() for _ in range(4)]
    if not pdfium.FPDFText_GetCharBox(words, index, *(ctypes.byref(edge) for edge in edges)):
        return False
    return bool(edges[2].value - box.bottom > _RAISED * (box.top - box.bottom))


def _letter(code: int) -> str:
    """A character that any store accepts; halves of characters and noncharacters stand for nothing."""
    if code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return _REPLACED
    return chr(code)
