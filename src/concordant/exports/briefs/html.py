"""A brief as one HTML file: nothing is loaded from anywhere, and every word of others is escaped."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from concordant.exports.briefs.markdown import further
from concordant.exports.characters import visible
from concordant.views.briefs.records import Brief, Entry, Figure, Note, Section, Sentence

# Not even a script or a picture of the page's own: only its style and its drawings.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Leads:
    """Where a page that shows a brief leads to; a file by itself leads nowhere.

    Attributes:
        finding: the address of a finding by its id.
        words: the address of the words of a report that a note quotes.
        label: what the link to these words says.
    """

    finding: Callable[[str], str]
    words: Callable[[Note], str]
    label: str


def html(brief: Brief) -> bytes:
    """The whole brief as a file."""
    return "\n".join(_lines(brief)).encode()


def content(brief: Brief, leads: Leads) -> str:
    """The brief without a page around it; ``brief.css`` says how it looks."""
    return "\n".join((*_head(brief), *_text(brief, leads), *_notes(brief, leads)))


def _lines(brief: Brief) -> Iterator[str]:
    folder = files("concordant.exports.briefs")
    style = "\n".join(folder.joinpath(name).read_text("utf-8") for name in ("page.css", "brief.css"))
    yield "<!doctype html>"
    yield f'<html lang="{brief.tongue}"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">'
    yield f"<title>{text(f'{brief.title} – {brief.subject}')}</title><style>\n{style}</style></head><body>"
    yield from _head(brief)
    yield "<main>"
    yield from _text(brief)
    yield "</main><footer>"
    yield from _notes(brief)
    yield "</footer></body></html>\n"


def _head(brief: Brief) -> Iterator[str]:
    yield f"<header><h1>{text(brief.title)}</h1>"
    yield f"<p><strong>{text(brief.subject)}</strong> · {text(brief.dated)}"
    yield f"<br>{text(brief.counts)}</p><p class=notice>{text(brief.notice)}</p></header>"


def _text(brief: Brief, leads: Leads | None = None) -> Iterator[str]:
    for section in brief.sections:
        yield from _section(section, brief, leads)
        if section.kind == "new":
            yield from _figures(brief)
    if not any(section.kind == "new" for section in brief.sections):
        yield from _figures(brief)


def _notes(brief: Brief, leads: Leads | None = None) -> Iterator[str]:
    yield f"<section id=notes><h2>{text(brief.labels['notes'])}</h2><ol>"
    for note in brief.notes:
        yield _note(note, brief, leads)
    yield "</ol></section>"


def _section(section: Section, brief: Brief, leads: Leads | None) -> Iterator[str]:
    yield f"<section class={section.kind}><h2>{text(section.title)}</h2>"
    yield f"<p class=about>{text(section.about)}</p>"
    if section.kind == "new":
        yield "<ul>"
        for entry in section.entries:
            yield f"<li>{' '.join(_sentence(sentence, brief) for sentence in entry.sentences)}</li>"
        yield "</ul>"
    else:
        for entry in section.entries:
            yield from _entry(entry, brief, leads)
    yield "</section>"


def _entry(entry: Entry, brief: Brief, leads: Leads | None) -> Iterator[str]:
    named = text(entry.finding)
    finding = f'<a href="{text(leads.finding(entry.finding))}">{named}</a>' if leads else named
    weight = " · ".join((*(text(each) for each in entry.weight), finding))
    yield f"<article><h3>{text(entry.title)}</h3><p class=weight>{weight}</p>"
    for sentence in entry.sentences:
        yield f"<p>{_sentence(sentence, brief)}</p>"
    if entry.left:
        yield f"<p class=left>{text(entry.left)}</p>"
    yield "</article>"


def _sentence(sentence: Sentence, brief: Brief) -> str:
    marks = "\u202f".join(f'<a href="#note-{n}">{n}</a>' for n in sentence.notes)
    more = further(sentence, brief)
    told = f" <span class=more>({text(more)})</span>" if more else ""
    return f"{text(sentence.text)}<sup>{marks}</sup>{told}"


def _figures(brief: Brief) -> Iterator[str]:
    for figure in brief.figures:
        yield from _figure(figure)


def _figure(figure: Figure) -> Iterator[str]:
    yield f"<figure><h3>{text(figure.title)}</h3>{figure.svg}"
    yield f"<figcaption>{text(figure.caption)}</figcaption></figure>"


def _note(note: Note, brief: Brief, leads: Leads | None) -> str:
    lang = f' lang="{escape(note.lang)}"' if note.lang else ""
    told = text(note.lead)
    if note.quote:
        quoted = f"<q{lang}>{text(note.quote)}</q>"
        told += f"{brief.labels['opening']}{quoted}{brief.labels['closing']}"
    if note.tail:
        told += f" {text(note.tail)}"
    if note.link:
        address = escape(visible(note.link), quote=True)
        told += f' <a href="{address}" rel="noreferrer noopener">{text(brief.labels["link"])}</a>'
    if leads and note.claim:
        told += f' <a href="{text(leads.words(note))}">{text(leads.label)}</a>'
    return f"<li id=note-{note.number}>{told}</li>"


def text(words: str) -> str:
    """Words that a page takes for nothing but words."""
    return escape(visible(words), quote=True)
