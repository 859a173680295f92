"""A brief as Markdown with footnotes; drawings stand as tables, for those who read it as text."""

import re
from collections.abc import Iterator

from concordant.exports.characters import visible
from concordant.views.briefs.records import Brief, Entry, Figure, Note, Sentence

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$#^{}@]")
_ADDRESS = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)
# What would begin a list, a heading or a rule where a paragraph begins.
_BEGINNING = re.compile(r"^([-+=:]|\d{1,9}(?=[.)]))")
_UNSAFE_IN_ADDRESS = re.compile(r"[\s<>\\\"()\[\]`|]")


def markdown(brief: Brief) -> bytes:
    """The whole brief."""
    return ("\n\n".join(_blocks(brief)) + "\n").encode()


def _blocks(brief: Brief) -> Iterator[str]:
    yield f"# {plain(brief.title)}"
    yield f"**{plain(brief.subject)}** · {plain(brief.dated)}  \n{plain(brief.counts)}"
    yield f"> {plain(brief.notice)}"
    for section in brief.sections:
        yield f"## {plain(section.title)}"
        yield f"*{plain(section.about)}*"
        if section.kind == "new":
            yield "\n".join(_item(entry, brief) for entry in section.entries)
            continue
        for entry in section.entries:
            yield from _entry(entry, brief)
    if brief.figures:
        yield f"## {plain(brief.labels['figures'])}"
        for figure in brief.figures:
            yield from _figure(figure)
    yield f"## {plain(brief.labels['notes'])}"
    yield "\n".join(_note(note, brief) for note in brief.notes)


def _item(entry: Entry, brief: Brief) -> str:
    """An entry in a list: its sentences one after another."""
    return "- " + " ".join(_sentence(sentence, brief) for sentence in entry.sentences)


def _entry(entry: Entry, brief: Brief) -> Iterator[str]:
    yield f"### {plain(entry.title)}"
    weight = " · ".join(plain(each) for each in (*entry.weight, entry.finding))
    yield f"{weight}"
    for sentence in entry.sentences:
        yield _sentence(sentence, brief)
    if entry.left:
        yield f"*{plain(entry.left)}*"


def _sentence(sentence: Sentence, brief: Brief) -> str:
    marks = "".join(f"[^{number}]" for number in sentence.notes)
    more = further(sentence, brief)
    return f"{_BEGINNING.sub(_escaped_beginning, plain(sentence.text))}{marks}" + (
        f" ({plain(more)})" if more else ""
    )


def further(sentence: Sentence, brief: Brief) -> str:
    """How many further reports say the same; empty where all have a note."""
    if not sentence.more:
        return ""
    key = "more_one" if sentence.more == 1 else "more"
    return brief.labels[key].replace("{count}", str(sentence.more))


def _escaped_beginning(found: re.Match[str]) -> str:
    mark = found.group()
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"


def _note(note: Note, brief: Brief) -> str:
    told = plain(note.lead)
    if note.quote:
        told += f"{brief.labels['opening']}{plain(note.quote)}{brief.labels['closing']}"
    if note.tail:
        told += f" {plain(note.tail)}"
    if note.link:
        told += f" [{plain(brief.labels['link'])}](<{address(note.link)}>)"
    return f"[^{note.number}]: {told}"


def _figure(figure: Figure) -> Iterator[str]:
    yield f"### {plain(figure.title)}"
    head, *rows = figure.rows
    lines = [_row(head), "|" + " --- |" * len(head), *(_row(row) for row in rows)]
    yield "\n".join(lines)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(plain(cell) for cell in cells) + " |"


def plain(words: str) -> str:
    """Words that Markdown takes for nothing but words, on one line."""
    told = visible(" ".join(_LINES.sub(" ", words).split(" ")))
    return _ADDRESS.sub(lambda found: f"\\{found.group()}", _MARKUP.sub(lambda m: f"\\{m.group()}", told))


_LINES = re.compile(r"[ \t\r\n\v\f\u0085\u2028\u2029]+")
"""What breaks a line; spaces that typography asks for stay."""


def address(link: str) -> str:
    """An address in which nothing ends the place where it stands: a bracket, a quotation mark, a space."""
    return _UNSAFE_IN_ADDRESS.sub(lambda found: f"%{ord(found.group()):02X}", visible(link))
