"""The built-in reader: offline, deterministic, one for each language that the knowledge holds."""

from concordant.extraction.assembly import joined
from concordant.knowledge.collection import Knowledge
from concordant.model.document import Document
from concordant.model.problem import Problem
from concordant.model.report import Report
from concordant.readers.compiling import reader_for
from concordant.readers.paragraphs import in_languages, languages
from concordant.readers.reader import Read, Reader


class BuiltinReader:
    """Reads by the tables of a language; a language without tables gives a problem."""

    version = ""

    def read(self, document: Document, knowledge: Knowledge) -> Read:
        """The claims of a document; pure."""
        parts = [(reader_for(knowledge, lang), part) for lang, part in in_languages(document, knowledge)]
        readers = [(reader, part) for reader, part in parts if reader is not None]
        if not readers:
            return Read(problems=(_unsupported(document.report, knowledge),))
        passed = sum(reader.passed_over(part) for reader, part in readers)
        problems = (_mixed(document.report, passed),) if passed else ()
        if len(readers) == 1:
            ((reader, part),) = readers
            return Read(reader.claims(part), problems=problems)
        weight = max(reader.theme.weight(part.text) for reader, part in readers)
        return Read(
            joined([reader.claims(part, weight=weight) for reader, part in readers]), problems=problems
        )


BUILTIN: Reader = BuiltinReader()


def _mixed(report: Report, passed: int) -> Problem:
    """A note on paragraphs that are left unread among those of a language that is read."""
    count = "One paragraph is" if passed == 1 else f"{passed} paragraphs are"
    told = f"{count} in another language than the rest ({report.lang}), and not read for claims."
    return Problem("read", report.source, told, "Give such paragraphs as reports of their own.", "note")


def _unsupported(report: Report, knowledge: Knowledge) -> Problem:
    known = ", ".join(languages(knowledge))
    if report.lang == "und":
        told = "The language of this report could not be told, so it was not read for claims."
        return Problem("read", report.source, told, f"Give it with --lang (known: {known}).", "warning")
    told = f"This report is in a language ({report.lang}) that cannot be read for claims yet."
    return Problem("read", report.source, told, f"Known languages: {known}.", "note")
