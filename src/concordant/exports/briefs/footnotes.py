"""Footnotes of a Word document, which python-docx does not write: a part of the package of their own."""

from collections.abc import Iterable, Iterator
from typing import Any

_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HALF_POINTS = "17"
_RULES = (("-1", "separator"), ("0", "continuationSeparator"))
"""The lines between text and notes, which every program that opens the document expects."""


class Footnotes:
    """The footnotes of a document; a note that is met again is referred to by its number."""

    def __init__(self, document: Any) -> None:
        from lxml import etree

        self._document = document
        self._root = etree.Element(_named("footnotes"), nsmap={"w": _WORD})
        self._met: set[int] = set()
        for number, kind in _RULES:
            rule = _under(self._root, "footnote", type=kind, id=number)
            _under(_under(_under(rule, "p"), "r"), kind)

    def refer(
        self,
        paragraph: Any,
        number: int,
        parts: Iterable[tuple[str, bool]],
        link: tuple[str, str] | None = None,
    ) -> None:
        """Refer to a note at the end of a paragraph; the first time, write it.

        Args:
            paragraph: of python-docx.
            number: of the note; they are met in the order 1, 2, 3….
            parts: what it says, and whether each part stands in italics.
            link: words that lead to an address, without quotation marks and backslashes, at its end.
        """
        if number in self._met:
            for run in _field(paragraph, number):
                run.font.superscript = True
            return
        self._met.add(number)
        run = paragraph.add_run()
        run.font.superscript = True
        _mark(run._r, "bookmarkStart", number, f"_note{number}")
        _under(run._r, "footnoteReference", id=str(number))
        _mark(run._r, "bookmarkEnd", number)
        self._write(number, parts, link)

    def _write(self, number: int, parts: Iterable[tuple[str, bool]], link: tuple[str, str] | None) -> None:
        paragraph = _under(_under(self._root, "footnote", id=str(number)), "p")
        _under(_under(paragraph, "pPr"), "spacing", after="20", line="220", lineRule="auto")
        sign = _run(paragraph)
        _under(sign[0], "vertAlign", val="superscript")
        _under(sign, "footnoteRef")
        _text(_run(paragraph), " ")
        for words, italic in parts:
            _text(_run(paragraph, italic), words)
        if link is not None:
            _text(_run(paragraph), " ")
            _lead(paragraph, *link)

    def close(self) -> None:
        """Put the notes into the document."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part
        from lxml import etree

        blob = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = self._document.part
        part.relate_to(Part(PackURI("/word/footnotes.xml"), _CONTENT, blob, part.package), _RELATION)


def _field(paragraph: Any, number: int) -> Iterator[Any]:
    """A cross-reference to a note, with the number that it shows until the program counts anew."""
    for kind in ("begin", "instruction", "separate", "number", "end"):
        run = paragraph.add_run(str(number) if kind == "number" else "")
        if kind == "instruction":
            _under(run._r, "instrText").text = f" NOTEREF _note{number} \\h "
        elif kind != "number":
            _under(run._r, "fldChar", fldCharType=kind)
        yield run


def _lead(paragraph: Any, words: str, address: str) -> None:
    """Words that lead to an address: a field, since a part of a package has no links of its own."""
    _under(_run(paragraph), "fldChar", fldCharType="begin")
    _under(_run(paragraph), "instrText").text = f'HYPERLINK "{address}"'
    _under(_run(paragraph), "fldChar", fldCharType="separate")
    shown = _run(paragraph)
    _under(shown[0], "u", val="single")
    _text(shown, words)
    _under(_run(paragraph), "fldChar", fldCharType="end")


def _mark(run: Any, name: str, number: int, called: str = "") -> None:
    """A bookmark's end, beside the run whose number it marks."""
    from lxml import etree

    mark = etree.Element(_named(name), {_named("id"): str(number)})
    if called:
        mark.set(_named("name"), called)
        run.addprevious(mark)
    else:
        run.addnext(mark)


def _run(paragraph: Any, italic: bool = False) -> Any:
    run = _under(paragraph, "r")
    look = _under(run, "rPr")
    if italic:
        _under(look, "i")
    _under(look, "sz", val=_HALF_POINTS)
    return run


def _text(run: Any, words: str) -> None:
    held = _under(run, "t")
    held.text = words
    held.set(_SPACE, "preserve")


def _under(parent: Any, name: str, **attributes: str) -> Any:
    from lxml import etree

    return etree.SubElement(parent, _named(name), {_named(key): told for key, told in attributes.items()})


def _named(name: str) -> str:
    return f"{{{_WORD}}}{name}"
