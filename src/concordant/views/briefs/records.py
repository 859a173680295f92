"""What a brief is made of: sections of entries, entries of sentences, and the notes of each sentence."""

from dataclasses import dataclass
from typing import Literal

from concordant.views.wording import Tongue

SectionKind = Literal["new", "firm", "hedged", "single", "disputed", "announced", "concerns"]


@dataclass(frozen=True, slots=True)
class Note:
    """One source: words of a report, or a provision of a sanctions text.

    Attributes:
        number: under which sentences refer to it; notes count from 1 in the order in which they are met.
        lead: who published it and when, and who says it.
        quote: the words of the report, exactly; empty for a provision.
        tail: what else one has to know.
        lang: language of the quote.
        claim: id of the claim; None for a provision.
        report: id of the report; None for a provision.
        link: address that opens the report at the words.
    """

    number: int
    lead: str
    quote: str = ""
    tail: str = ""
    lang: str = ""
    claim: str | None = None
    report: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its notes; there is always one.

    Attributes:
        text: the sentence.
        notes: numbers of its notes.
        more: how many further reports say the same without a note of their own.
    """

    text: str
    notes: tuple[int, ...]
    more: int = 0

    def __post_init__(self) -> None:
        if not self.notes:
            raise ValueError(f"a sentence without a source: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of one act.

    Attributes:
        finding: id of the finding.
        title: the act in short: a label, no statement.
        weight: how many say so, the grade, what is set against it; labels too.
        sentences: what is said, each with its voice.
        left: a label for what is left out here; empty where nothing is.
    """

    finding: str
    title: str
    weight: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    left: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Entries that stand alike."""

    kind: SectionKind
    title: str
    about: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing, with its title, what its marks mean, and the same as a table.

    Attributes:
        name: which drawing it is.
        title: what it shows.
        caption: what its marks mean.
        svg: the drawing.
        rows: what it shows as text, the heads of the columns first.
    """

    name: str
    title: str
    caption: str
    svg: str
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """A whole brief in one language.

    Attributes:
        tongue: its language.
        title: what it is.
        subject: what it is about.
        date: its day, ISO 8601; None where no report has one.
        dated: the same in words.
        counts: of claims, reports and findings.
        notice: what it is not.
        sections: what it says; those without entries are left out.
        figures: its drawings.
        notes: every source, in order of number.
        labels: the words that renderers need, by key.
    """

    tongue: Tongue
    title: str
    subject: str
    date: str | None
    dated: str
    counts: str
    notice: str
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]
    notes: tuple[Note, ...]
    labels: dict[str, str]
