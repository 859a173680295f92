"""A brief as PDF, and its drawings as pictures, set by Typst from a template of our own.

The template gets all content as data, so that no word of a report is markup; it reads no file, and fonts are
those that come with Typst, so that every machine sets the same pages.
"""

from importlib.resources import files
from typing import Any

from concordant.exports.briefs.markdown import further
from concordant.exports.characters import json_text, visible
from concordant.views.briefs.records import Brief, Entry, Note, Section

_DRAWING = (
    b"#set page(width: auto, height: auto, margin: 0pt)\n"
    b'#image(bytes(sys.inputs.svg), format: "svg", width: 525pt)'
)
_FINE = 200
"""Dots an inch of a drawing made for print."""


def pdf(brief: Brief) -> bytes:
    """The whole brief."""
    import typst

    template = files("concordant.exports.briefs").joinpath("brief.typ").read_bytes()
    inputs = {"brief": json_text(_content(brief))}
    made: bytes = typst.compile(template, sys_inputs=inputs, ignore_system_fonts=True)
    return made


def picture(svg: str) -> bytes:
    """A drawing as PNG."""
    import typst

    made: bytes = typst.compile(
        _DRAWING, sys_inputs={"svg": svg}, ignore_system_fonts=True, format="png", ppi=_FINE
    )
    return made


def _content(brief: Brief) -> dict[str, Any]:
    """What the template shows, as plain data."""
    met: set[int] = set()
    return {
        **{key: _shown(brief.labels[key]) for key in ("opening", "closing", "link")},
        "tongue": brief.tongue,
        "title": _shown(brief.title),
        "subject": _shown(brief.subject),
        "dated": _shown(brief.dated),
        "footer": _shown(f"{brief.title} – {brief.subject} – {brief.dated}"),
        "counts": _shown(brief.counts),
        "notice": _shown(brief.notice),
        "sections": [_section(section, brief, met) for section in brief.sections],
        "figures": [
            {"title": _shown(f.title), "caption": _shown(f.caption), "svg": f.svg} for f in brief.figures
        ],
        "notes": [_note(note) for note in brief.notes],
    }


def _section(section: Section, brief: Brief, met: set[int]) -> dict[str, Any]:
    return {
        "kind": section.kind,
        "title": _shown(section.title),
        "about": _shown(section.about),
        "entries": [_entry(entry, brief, met) for entry in section.entries],
    }


def _entry(entry: Entry, brief: Brief, met: set[int]) -> dict[str, Any]:
    sentences = []
    for sentence in entry.sentences:
        marks = [{"number": number, "new": number not in met} for number in sentence.notes]
        met.update(sentence.notes)
        sentences.append(
            {"text": _shown(sentence.text), "marks": marks, "more": _shown(further(sentence, brief))}
        )
    return {
        "title": _shown(entry.title),
        "weight": _shown(" · ".join((*entry.weight, entry.finding))),
        "sentences": sentences,
        "left": _shown(entry.left),
    }


def _note(note: Note) -> dict[str, str]:
    return {
        "lead": _shown(note.lead),
        "quote": _shown(note.quote),
        "tail": _shown(note.tail),
        "lang": note.lang if note.lang.isascii() and len(note.lang) == 2 else "en",
        "link": visible(note.link or ""),
    }


def _shown(words: str) -> str:
    return visible(words)
