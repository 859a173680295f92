"""A brief as a Word document, with real footnotes and its drawings as pictures."""

from io import BytesIO
from typing import Any

from concordant.exports.briefs.footnotes import Footnotes
from concordant.exports.briefs.markdown import address, further
from concordant.exports.briefs.package import settled
from concordant.exports.briefs.typeset import picture
from concordant.exports.characters import visible
from concordant.views.briefs.records import Brief, Entry, Note, Section, Sentence

_WIDTH_CM = 16.4
_SMALL, _SOFT = 9, 0x50


def docx(brief: Brief) -> bytes:
    """The whole brief."""
    return _Writer(brief).written()


class _Writer:
    """A document in the making."""

    def __init__(self, brief: Brief) -> None:
        from docx import Document

        self._brief = brief
        self._document: Any = Document()
        self._notes = Footnotes(self._document)
        self._page()

    def written(self) -> bytes:
        """The document as a file."""
        brief = self._brief
        self._document.add_heading(visible(brief.title), 0)
        self._soft(brief.subject, bold=True)
        self._soft(f"{brief.dated} · {brief.counts}")
        self._soft(brief.notice, italic=True)
        if not any(section.kind == "new" for section in brief.sections):
            self._figures()
        for section in brief.sections:
            self._section(section)
        self._notes.close()
        stream = BytesIO()
        self._document.save(stream)
        return settled(stream.getvalue())

    def _page(self) -> None:
        from docx.shared import Cm, Pt

        sheet = self._document.sections[0]
        sheet.page_width, sheet.page_height = Cm(21), Cm(29.7)
        sheet.left_margin = sheet.right_margin = Cm((21 - _WIDTH_CM) / 2)
        normal = self._document.styles["Normal"]
        normal.font.name, normal.font.size = "Georgia", Pt(10.5)
        normal.paragraph_format.space_after = Pt(5)
        core = self._document.core_properties
        core.title, core.author, core.comments = visible(self._brief.title), "Concordant", ""
        core.subject, core.language = visible(self._brief.subject), self._brief.tongue

    def _section(self, section: Section) -> None:
        self._document.add_heading(visible(section.title), 1)
        self._soft(section.about, italic=True)
        for entry in section.entries:
            if section.kind == "new":
                self._item(entry)
            else:
                self._entry(entry)
        if section.kind == "new":
            self._figures()

    def _item(self, entry: Entry) -> None:
        paragraph = self._document.add_paragraph(style="List Bullet")
        for number, sentence in enumerate(entry.sentences):
            self._sentence(paragraph, sentence, " " if number else "")

    def _entry(self, entry: Entry) -> None:
        self._document.add_heading(visible(entry.title), 2)
        self._soft(" · ".join((*entry.weight, entry.finding)))
        for sentence in entry.sentences:
            self._sentence(self._document.add_paragraph(), sentence)
        if entry.left:
            self._soft(entry.left, italic=True)

    def _sentence(self, paragraph: Any, sentence: Sentence, before: str = "") -> None:
        paragraph.add_run(before + visible(sentence.text))
        for place, number in enumerate(sentence.notes):
            if place:
                paragraph.add_run(", ").font.superscript = True
            note = self._brief.notes[number - 1]
            link = (visible(self._brief.labels["link"]), address(note.link)) if note.link else None
            self._notes.refer(paragraph, number, self._parts(note), link)
        if more := further(sentence, self._brief):
            paragraph.add_run(f" ({visible(more)})")

    def _parts(self, note: Note) -> list[tuple[str, bool]]:
        """What a note says, and which part of it is in the words of the report."""
        labels = self._brief.labels
        parts = [(visible(note.lead), False)]
        if note.quote:
            parts += [(labels["opening"], False), (visible(note.quote), True), (labels["closing"], False)]
        if note.tail:
            parts.append((f" {visible(note.tail)}", False))
        return parts

    def _figures(self) -> None:
        from docx.shared import Cm

        for figure in self._brief.figures:
            self._document.add_heading(visible(figure.title), 2)
            paragraph = self._document.add_paragraph()
            drawn = paragraph.add_run().add_picture(BytesIO(picture(figure.svg)), width=Cm(_WIDTH_CM))
            drawn._inline.docPr.set("descr", visible(figure.caption))
            self._soft(figure.caption)

    def _soft(self, words: str, bold: bool = False, italic: bool = False) -> None:
        from docx.shared import Pt, RGBColor

        run = self._document.add_paragraph().add_run(visible(words))
        run.bold, run.italic = bold, italic
        if not bold:
            run.font.size, run.font.color.rgb = Pt(_SMALL), RGBColor(_SOFT, _SOFT, _SOFT)
