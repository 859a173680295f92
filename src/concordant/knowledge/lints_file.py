"""Checks that need one file alone: its id, sources, cases and lists."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from concordant.knowledge.entry import Entry, Named
from concordant.knowledge.lint import Around, Lint, Remark, words_of


class IdIsFileName(Lint):
    """The id must be the name of the file."""

    name = "id is the file name"
    recommendation = "Give the file the name of its id, or the id the name of the file."

    def look_at(self, folder: str, entry: Entry, around: Around) -> Iterator[Remark]:
        """Entries whose file is named otherwise."""
        stem = Path(entry.path).stem
        if stem != entry.id:
            wrong = f'the id "{entry.id}" is not the name of the file, "{stem}".'
            yield Remark(
                entry, wrong, f'Write id = "{stem}", or rename the file to {entry.id}.toml.', ("id",)
            )


class SourceIsGiven(Lint):
    """A fact without a source cannot be checked."""

    name = "a source is given"
    recommendation = 'Write sources = ["where the facts come from"].'

    def look_at(self, folder: str, entry: Entry, around: Around) -> Iterator[Remark]:
        """Entries without a source."""
        if not entry.sources:
            yield Remark(entry, "no source is given.", at=("sources",))


class VerifiedHasASource(Lint):
    """What is verified was seen in a list or document that can be named."""

    name = "verified facts name what they were verified against"
    recommendation = 'Name the list or document, or write confidence = "memory".'
    level = "warning"

    def look_at(self, folder: str, entry: Entry, around: Around) -> Iterator[Remark]:
        """Entries called verified that rest on general knowledge alone."""
        verified = isinstance(entry, Named) and entry.confidence == "verified"
        if verified and entry.sources and all(s.startswith("general reference") for s in entry.sources):
            wrong = "the facts are called verified, but the source is only general knowledge."
            yield Remark(entry, wrong, at=("confidence",))


class IsFoundOnce(Lint):
    """An entry must be found in at least one sentence."""

    name = "a case finds it"
    recommendation = "Add a [[case]] with a sentence where it must be found."

    def look_at(self, folder: str, entry: Entry, around: Around) -> Iterator[Remark]:
        """Entries without a finding case."""
        if entry.needs_cases and not entry.provisional and all(case.silent for case in entry.cases):
            yield Remark(entry, "no case shows a sentence where it is found.", at=("case",))


class IsSilentOnce(Lint):
    """An entry must stay silent in at least one sentence."""

    name = "a case is silent"
    recommendation = "Add a [[case]] with a look-alike sentence and silent = true."

    def look_at(self, folder: str, entry: Entry, around: Around) -> Iterator[Remark]:
        """Entries without a silent case."""
        if entry.needs_cases and not entry.provisional and not any(case.silent for case in entry.cases):
            yield Remark(entry, "no case shows a sentence where it must stay silent.", at=("case",))


class WaitsInNursery(Lint):
    """A provisional entry without cases is known to be unproved."""

    name = "provisional entries gain cases"
    recommendation = "Add the cases, then move the file out of the nursery."
    level = "note"

    def look_at(self, folder: str, entry: Entry, around: Around) -> Iterator[Remark]:
        """Entries of the nursery."""
        if entry.provisional:
            yield Remark(entry, "this entry is provisional.")


class CaseQuotesItself(Lint):
    """What a case finds must stand in its sentence."""

    name = "a case finds words of its own sentence"
    recommendation = "Copy the words from the sentence, letter by letter."

    def look_at(self, folder: str, entry: Entry, around: Around) -> Iterator[Remark]:
        """Cases that find words which their sentence lacks."""
        for number, case in enumerate(entry.cases):
            for words in getattr(case, "finds", ()):
                if words not in case.text:
                    wrong = f'"{words}" does not stand in the sentence "{case.text}".'
                    yield Remark(entry, wrong, at=("case", number, "finds"))


class CaseIsNotRepeated(Lint):
    """The same sentence twice proves nothing more."""

    name = "cases differ"
    recommendation = "Leave one of the two out, or write another sentence."
    level = "warning"

    def look_at(self, folder: str, entry: Entry, around: Around) -> Iterator[Remark]:
        """Sentences that one file gives twice."""
        seen: set[str] = set()
        for number, case in enumerate(entry.cases):
            text = getattr(case, "text", None)  # cases of grammar tables belong to their engines
            if text in seen:
                yield Remark(entry, f'the sentence "{text}" is given twice.', at=("case", number, "text"))
            if text is not None:
                seen.add(text)


class ListHoldsSomething(Lint):
    """An empty list says nothing."""

    name = "lists hold something"
    recommendation = "Fill the list, or leave the line out."
    level = "warning"

    def look_at(self, folder: str, entry: Entry, around: Around) -> Iterator[Remark]:
        """Lists and tables that a file writes but leaves empty."""
        for field in sorted(entry.model_fields_set & type(entry).model_fields.keys()):
            value = getattr(entry, field)
            key = type(entry).model_fields[field].alias or field
            inner = value.items() if isinstance(value, Mapping) else ()
            if isinstance(value, tuple | Mapping) and not value:
                yield Remark(entry, f'"{key}" is empty.', at=(key,))
            for name, words in inner:
                if isinstance(words, tuple) and not words:
                    yield Remark(entry, f'"{key}.{name}" is empty.', at=(key, name))


class WordIsNotRepeated(Lint):
    """The same name twice is a slip."""

    name = "a name is given once"
    recommendation = "Leave one of the two out."
    level = "warning"

    def look_at(self, folder: str, entry: Entry, around: Around) -> Iterator[Remark]:
        """Names that one file gives twice in one language."""
        if not isinstance(entry, Named):
            return
        seen: set[tuple[str, str]] = set()
        for (table, lang), words in words_of(entry):
            for each in words:
                if (lang, each) in seen:
                    yield Remark(entry, f'"{each}" is given twice.', at=(table, lang))
                seen.add((lang, each))


class IsNamed(Lint):
    """An entry without a name is never found."""

    name = "an entry has a name"
    recommendation = 'Write a [names] table, for example fr = ["Corée du Nord"].'

    def look_at(self, folder: str, entry: Entry, around: Around) -> Iterator[Remark]:
        """Entries that no words call."""
        if isinstance(entry, Named) and not any(words for _, words in words_of(entry)):
            yield Remark(entry, "no name is given, so it can never be found.", at=("names",))


class LookAlikeIsNoName(Lint):
    """The same words cannot both be a name and not be one."""

    name = "a look-alike is no name"
    recommendation = 'Take the words out of "not", or out of the names.'

    def look_at(self, folder: str, entry: Entry, around: Around) -> Iterator[Remark]:
        """Look-alikes that are names of the same entry."""
        if not isinstance(entry, Named):
            return
        names = {each for _, words in words_of(entry) for each in words}
        for words in entry.lookalikes:
            if words in names:
                yield Remark(entry, f'"{words}" is both a name and a look-alike.', at=("not",))


class ShortNameIsNoFullName(Lint):
    """Words that need a context cannot also count without one."""

    name = "a short name is no full name"
    recommendation = "Keep the words in [short] alone."

    def look_at(self, folder: str, entry: Entry, around: Around) -> Iterator[Remark]:
        """Short names that stand among the full names too, whatever their capitals."""
        if not isinstance(entry, Named):
            return
        full = {each.casefold() for words in entry.names.values() for each in words}
        for lang, words in entry.short.items():
            for each in words:
                if each.casefold() in full:
                    yield Remark(entry, f'"{each}" is both a full and a short name.', at=("short", lang))


class ContextBindsSomething(Lint):
    """Context words only bind short names."""

    name = "context words bind a short name"
    recommendation = 'Move the ambiguous names to a [short] table, or leave "needs" out.'
    level = "warning"

    def look_at(self, folder: str, entry: Entry, around: Around) -> Iterator[Remark]:
        """Entries with context words but no short name."""
        if isinstance(entry, Named) and entry.needs and not any(entry.short.values()):
            yield Remark(entry, '"needs" has no effect: there is no short name.', at=("needs",))


FILE_LINTS: tuple[Lint, ...] = (
    IdIsFileName(),
    SourceIsGiven(),
    VerifiedHasASource(),
    IsFoundOnce(),
    IsSilentOnce(),
    WaitsInNursery(),
    CaseQuotesItself(),
    CaseIsNotRepeated(),
    ListHoldsSomething(),
    WordIsNotRepeated(),
    IsNamed(),
    LookAlikeIsNoName(),
    ShortNameIsNoFullName(),
    ContextBindsSomething(),
)
