"""Briefs as files: the same content in every format, and nothing that a report wrote is markup."""

import re
from html.parser import HTMLParser
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs_told import HARM, HARMFUL, NIS, TOLD, brief_of, said, sentences
from concordant.exports.briefs.forms import FORMS, rendered
from concordant.exports.briefs.markdown import plain
from concordant.exports.characters import visible
from concordant.model.claim import CERTAINTIES, PHASES, Voice
from concordant.views.briefs.records import Brief, Sentence
from concordant.views.wording import TONGUES, Tongue

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = re.compile(r"[ \t\r\n\v\f\u0085\u2028\u2029]+")
_SIMPLE = str.maketrans({"\u202f": " ", "\u00a0": " "})


def pdf_text(content: bytes) -> str:
    """The words of a PDF in one line."""
    from pypdf import PdfReader

    pages = PdfReader(BytesIO(content)).pages
    return spaced(" ".join(page.extract_text() for page in pages))


def docx_parts(content: bytes) -> tuple[str, str]:
    """The words of a Word document, and those of its footnotes."""
    from docx import Document
    from lxml import etree

    document = Document(BytesIO(content))
    with ZipFile(BytesIO(content)) as package:
        notes = etree.fromstring(package.read("word/footnotes.xml"))
    told = (each.text or "" for each in notes.iter(f"{_WORD}t"))
    return spaced(" ".join(p.text for p in document.paragraphs)), spaced("".join(told))


def spaced(text: str) -> str:
    return " ".join(text.translate(_SIMPLE).split())


def squeezed(text: str) -> str:
    """Without spaces and hyphens, which PDF puts and takes where lines end."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


class Page(HTMLParser):
    """What a page shows, and what it would load or run."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def cited(made: Brief) -> list[Sentence]:
    return [s for section in made.sections for entry in section.entries for s in entry.sentences]


def test_a_sentence_without_a_source_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="without a source"):
        Sentence("Il a plu.", ())


@given(
    words=st.text(min_size=1, max_size=40),
    certainty=st.sampled_from(CERTAINTIES),
    phase=st.sampled_from(PHASES),
    polarity=st.sampled_from(("affirmed", "denied")),
    voices=st.lists(st.sampled_from((NIS, Voice("somebody"), Voice("France", "FR"))), max_size=2),
    tongue=st.sampled_from(TONGUES),
)
@settings(max_examples=60, deadline=None)
def test_every_sentence_has_notes_and_every_note_quotes_its_report(
    words: str, certainty: str, phase: str, polarity: str, voices: list[Voice], tongue: Tongue
) -> None:
    one = said(1, words, *voices, certainty=certainty, phase=phase, polarity=polarity)
    told = [one, said(2, "autre", NIS)]
    made = brief_of(told, tongue)
    held = {claim.id: claim.evidence.quote for claim, _ in told}
    assert [note.number for note in made.notes] == list(range(1, len(made.notes) + 1))
    for sentence in cited(made):
        assert sentence.notes
        assert any(made.notes[number - 1].quote for number in sentence.notes)
    for note in made.notes:
        assert note.claim is None or note.quote == held[note.claim]
    assert {note.claim for note in made.notes} >= held.keys()


@pytest.mark.parametrize("tongue", TONGUES)
@pytest.mark.parametrize("form", FORMS)
def test_the_same_brief_gives_the_same_bytes(form: str, tongue: Tongue) -> None:
    one, other = (brief_of(told, tongue) for told in (TOLD, reversed(TOLD)))
    assert rendered(one, form) == rendered(other, form)


@pytest.mark.parametrize("tongue", TONGUES)
def test_every_format_holds_every_sentence_and_every_quote(tongue: Tongue) -> None:
    made = brief_of(TOLD, tongue)
    wanted = [squeezed(spaced(text)) for text in sentences(made)]
    quotes = [squeezed(spaced(note.quote)) for note in made.notes if note.quote]
    leads = [squeezed(spaced(note.lead)) for note in made.notes]
    body, notes = docx_parts(rendered(made, "docx"))
    page = " ".join(Page(rendered(made, "html")).words)
    texts = {
        "pdf": pdf_text(rendered(made, "pdf")),
        "docx": f"{body} {notes}",
        "html": page,
        "md": re.sub(r"\\(?=[^\w\s])", "", rendered(made, "md").decode()),
    }
    for form, text in texts.items():
        told = squeezed(spaced(text))
        assert [each for each in (*wanted, *quotes, *leads) if each not in told] == [], form


@pytest.mark.parametrize("form", FORMS)
def test_a_brief_of_nothing_is_a_file_too(form: str) -> None:
    made = brief_of([])
    assert not (made.sections or made.notes or made.figures)
    content = rendered(made, form)
    if form == "pdf":
        text = pdf_text(content)
    else:
        text = docx_parts(content)[0] if form == "docx" else spaced(content.decode())
    assert "0 recoupement" in text


def test_a_page_loads_and_runs_nothing() -> None:
    content = rendered(brief_of(TOLD), "html")
    page = Page(content)
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "img", "link", "iframe", "object", "embed", "image", "use", "base", "form"}
    assert b"url(" not in content and b"@import" not in content
    for tag, attributes in page.tags:
        assert not any(name.startswith("on") for name in attributes)
        assert tag == "a" or not {"src", "href", "xlink:href", "srcset"} & attributes.keys()
    assert b"default-src 'none'" in content


def test_the_notes_of_a_page_can_be_reached() -> None:
    page = Page(rendered(brief_of(TOLD), "html"))
    ids = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    targets = {a["href"] for tag, a in page.tags if tag == "a" and (a["href"] or "").startswith("#")}
    assert targets and {str(target)[1:] for target in targets} <= ids


def test_drawings_say_what_they_show() -> None:
    made = brief_of(TOLD)
    assert [figure.name for figure in made.figures] == ["timeline", "network"]
    for figure in made.figures:
        tags = [tag for tag, _ in Page(figure.svg.encode()).tags]
        assert tags[:3] == ["svg", "title", "desc"] and 'role="img"' in figure.svg
        assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', figure.svg)) <= {"currentColor", "none"}


def test_hostile_words_are_no_markup_in_a_page() -> None:
    usual, harmed = (Page(rendered(brief_of(told), "html")) for told in (TOLD, HARMFUL))
    assert {tag for tag, _ in harmed.tags} <= {tag for tag, _ in usual.tags}
    assert squeezed(spaced(visible(HARM))) in squeezed(spaced(" ".join(harmed.words)))
    for _, attributes in harmed.tags:
        assert not any(name.startswith("on") for name in attributes)


def test_hostile_words_are_no_markup_in_markdown() -> None:
    from markdown_it import MarkdownIt

    content = rendered(brief_of(HARMFUL), "md").decode()
    parsed = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(content)
    inline = list(chain.from_iterable(token.children or () for token in parsed))
    kinds = {token.type for token in (*parsed, *inline)}
    assert not kinds & {
        "html_inline",
        "html_block",
        "image",
        "code_inline",
        "code_block",
        "fence",
        "hr",
        "s_open",
    }
    hosts = {str(t.attrs["href"]).split("/")[2] for t in inline if t.type == "link_open"}
    assert hosts == {"e.example", "phare.example"}
    assert len([t for t in parsed if t.type == "heading_open" and t.tag == "h1"]) == 1


@given(st.text())
def test_markdown_shows_words_as_they_are(words: str) -> None:
    from markdown_it import MarkdownIt

    told = f"a {plain(words)} z"
    (paragraph,) = [t for t in MarkdownIt("commonmark").parse(told) if t.type == "inline"]
    assert {token.type for token in paragraph.children or ()} <= {"text", "text_special"}
    shown = "".join(token.content for token in paragraph.children or ())
    line = visible(_BREAKS.sub(" ", words))
    assert _BREAKS.sub(" ", shown) == _BREAKS.sub(" ", f"a {line} z")


def test_hostile_words_are_no_markup_in_a_pdf() -> None:
    content = rendered(brief_of(HARMFUL), "pdf")
    text = squeezed(pdf_text(content))
    for piece in ('#read("/etc/passwd")', "$x$*a*_b_`c`", "<imgsrc=xonerror=alert(1)>", "#x|y|"):
        assert piece in text
    assert "root:" not in text


def test_hostile_words_are_no_markup_in_a_document() -> None:
    body, notes = docx_parts(rendered(brief_of(HARMFUL), "docx"))
    assert "</script><img src=x onerror=alert(1)>]]>&amp;" in body
    assert "</script><img src=x onerror=alert(1)>]]>&amp;" in notes


def test_hostile_addresses_end_no_field_of_a_document() -> None:
    from lxml import etree

    with ZipFile(BytesIO(rendered(brief_of(HARMFUL), "docx"))) as package:
        notes = etree.fromstring(package.read("word/footnotes.xml"))
    links = [each.text for each in notes.iter(f"{_WORD}instrText")]
    assert len(links) == 2 and all(re.fullmatch(r'HYPERLINK "https?://[^"\\\s<>]*"', link) for link in links)


def test_a_document_has_real_footnotes_in_order() -> None:
    from lxml import etree

    made = brief_of(TOLD)
    with ZipFile(BytesIO(rendered(made, "docx"))) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        notes = etree.fromstring(package.read("word/footnotes.xml"))
        types = package.read("[Content_Types].xml")
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    asked = [int(ref.get(f"{_WORD}id")) for ref in body.iter(f"{_WORD}footnoteReference")]
    assert asked == [note.number for note in made.notes]
    assert [int(note.get(f"{_WORD}id")) for note in notes][2:] == asked
    assert b"/word/footnotes.xml" in types
    fields = [each.text for each in body.iter(f"{_WORD}instrText")]
    marks = {each.get(f"{_WORD}name") for each in body.iter(f"{_WORD}bookmarkStart")}
    assert fields and {field.split()[1] for field in fields} <= marks


def test_a_pdf_bears_no_time_and_embeds_its_letters() -> None:
    from pypdf import PdfReader

    one = said(1, "Москва отрицает поставки, «не было».", NIS, lang="ru")
    content = rendered(brief_of([one]), "pdf")
    reader: Any = PdfReader(BytesIO(content))
    assert "/CreationDate" not in (reader.metadata or {})
    assert "Москва отрицает поставки" in pdf_text(content)
    assert "[ru]" in pdf_text(content)


@pytest.mark.parametrize("tongue", TONGUES)
def test_a_brief_reads_as_a_person_found_it_good(tongue: Tongue) -> None:
    gold = Path(__file__).with_name("gold") / f"brief.{tongue}.md"
    assert rendered(brief_of(TOLD, tongue), "md").decode() == gold.read_text("utf-8")
