"""PDF: running text with the page of every word, and a plain sentence where there is none."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from concordant.documents.open import open_document
from concordant.documents.pdf import glyphs
from concordant.documents.receive import receive_bytes, terms
from concordant.model.document import Document
from concordant.model.problem import Problem
from concordant.model.report import Received, Report
from made_pdfs import DELIVERY, DENIAL, FILLER, by_hand, drawn, shown_at, stream, typeset

AGREED = terms("2026-01-01T00:00:00Z")
Opened = tuple[Report, Document | None, tuple[Problem, ...]]


def opened(raw: bytes, name: str = "report.pdf") -> Opened:
    [found] = receive_bytes(raw, name, AGREED)
    assert isinstance(found, Received) and found.media_type == "application/pdf"
    return open_document(found)


def read(raw: bytes) -> Document:
    _, document, problems = opened(raw)
    assert document is not None, problems
    return document


def body(document: Document) -> list[str]:
    return [b.span.of(document.text) for b in document.blocks if b.kind == "body"]


def test_lines_become_paragraphs_and_parted_words_are_whole() -> None:
    narrow = typeset(f"{DELIVERY}\n\n{FILLER}", "#set page(width: 6cm, height: 20cm)")
    assert "\u00ad" in "".join(page.extract_text() for page in PdfReader(BytesIO(narrow)).pages)
    assert body(read(narrow)) == [DELIVERY, FILLER]


def test_columns_are_read_one_after_the_other() -> None:
    document = read(typeset(f"{FILLER} {DELIVERY} {DENIAL}", "#set page(columns: 2)"))
    assert body(document) == [f"{FILLER} {DELIVERY} {DENIAL}"]


def test_rows_across_columns_are_parted() -> None:
    left = ("L’Iran aurait livré des missiles", "balistiques à la Russie en sep-", "tembre 2024, dit-on.")
    right = ("Paris pourrait fournir des obus", "de 155 mm à l’Ukraine, selon le", "ministre des Armées.")
    rows = b"".join(
        shown_at(50, 700 - 14 * n, a) + shown_at(300, 700 - 14 * n, b)
        for n, (a, b) in enumerate(zip(left, right, strict=True))
    )
    text = read(drawn(rows)).text
    assert "des missiles balistiques à la Russie en septembre 2024, dit-on." in text
    assert "des obus de 155 mm à l’Ukraine, selon le ministre des Armées." in text


def test_rows_of_a_table_stay_rows() -> None:
    rows = (("Iran", "200", "2024"), ("Russie", "400", "2025"), ("Bélarus", "50", "2025"))
    drawing = b"".join(
        shown_at(50 + 120 * m, 700 - 14 * n, cell) for n, row in enumerate(rows) for m, cell in enumerate(row)
    )
    assert read(drawn(drawing)).text.split("\n\n") == [" ".join(row) for row in rows]


def test_points_of_a_list_are_paragraphs_of_their_own() -> None:
    document = read(typeset(f"- {DELIVERY} {FILLER}\n- {DENIAL}"))
    assert body(document) == [f"• {DELIVERY} {FILLER}", f"• {DENIAL}"]


def test_what_runs_along_every_page_is_told_once_and_not_read() -> None:
    frame = (
        "#set page(header: [Comité fictif — S/2025/12], "
        "footer: context align(center)[#counter(page).display()])"
    )
    document = read(typeset("\n\n#pagebreak()\n".join(f"{FILLER} Fin {n}." for n in "abcd"), frame))
    running = [b for b in document.blocks if b.why == "running line"]
    assert [b.span.of(document.text) for b in running] == ["Comité fictif — S/2025/12"]
    assert body(document) == [f"{FILLER} Fin {n}." for n in "abcd"]


def test_a_paragraph_goes_on_over_the_page_and_notes_stand_after_it() -> None:
    long = " ".join([FILLER] * 20)
    document = read(typeset(f"Un envoi#footnote[Voir l’annexe fictive.] a eu lieu. {long}"))
    assert body(document) == [f"Un envoi a eu lieu. {long}", "Voir l’annexe fictive."]
    assert [p.page for p in document.pages] == [1, 2, 1]
    assert document.page(0) == 1 and document.page(len(long)) == 2
    assert document.page(document.text.index("Voir")) == 1


def test_a_heading_is_no_paragraph_and_the_largest_is_the_title() -> None:
    report, document, _ = opened(typeset(f"= Livraisons\n\n{FILLER}\n\n== Détails\n\n{FILLER} Fin."))
    assert document is not None
    kinds = [(b.kind, b.span.of(document.text)) for b in document.blocks if len(b.span) < 30]
    assert kinds == [("title", "Livraisons"), ("heading", "Détails")]
    assert report.title == "Livraisons"


def test_a_title_of_the_metadata_counts_where_the_page_shows_it() -> None:
    shown = "#set document(title: [Un rapport imaginaire])\n"
    assert opened(typeset(f"Un rapport imaginaire\n\n{FILLER}", shown))[0].title == "Un rapport imaginaire"
    hidden = "#set document(title: [brouillon-v2.docx])\n"
    assert opened(typeset(f"= Livraisons\n\n{FILLER}", hidden))[0].title == "Livraisons"


def test_the_day_of_the_file_stands_in_for_a_date_that_nothing_gives() -> None:
    report = opened(typeset(FILLER))[0]
    assert (report.published, report.published_from) == ("2025-03-11", "file")
    report = opened(typeset(f"Publié le 4 février 2025\n\n{FILLER}"))[0]
    assert (report.published, report.published_from) == ("2025-02-04", "text")


@pytest.mark.parametrize("word", ["porte-parole", "vice-premier", "sino-russe"])
def test_words_with_a_hyphen_keep_it_at_the_end_of_a_line(word: str) -> None:
    first, second = word.split("-")
    drawing = shown_at(50, 700, f"Selon le ministère, un {first}-") + shown_at(
        50, 686, f"{second} en a parlé hier."
    )
    assert f"un {word} en a parlé" in read(drawn(drawing)).text


def test_every_letter_leads_back_to_its_glyph() -> None:
    raw = typeset(f"{DELIVERY}\n\n{FILLER}", "#set page(columns: 2)")
    document = read(raw)
    with glyphs.opened(raw) as file:
        source = "".join(g.letter for page in file.pages() for g in page.glyphs)
    for position, letter in enumerate(document.text):
        origin = document.origin(position)
        if not letter.isspace():
            assert origin is not None and source[origin] == letter


def test_a_scanned_page_is_told_as_such() -> None:
    picture = drawn(b"0.5 g 100 100 300 300 re f")
    _, document, [problem] = opened(picture)
    assert document is None and problem.severity == "error" and "no text" in problem.message
    assert "OCR" in problem.advice


def test_pages_without_text_among_others_are_named() -> None:
    line = shown_at(50, 700, DELIVERY)
    _, document, [problem] = opened(drawn(line, b"", line, b""))
    assert document is not None and problem.severity == "note"
    assert problem.message.endswith(": 2, 4.")


def test_an_encrypted_pdf_wants_its_password_unless_anybody_may_read_it() -> None:
    locked, open_to_all = (_encrypted(typeset(DELIVERY), password) for password in ("secret", ""))
    _, document, [problem] = opened(locked)
    assert document is None and "password" in problem.message
    assert body(read(open_to_all)) == [DELIVERY]


def _encrypted(raw: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(raw))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = BytesIO(b"")
    writer.write(out)
    return out.getvalue()


def test_a_pdf_is_known_by_its_content() -> None:
    _, document, _ = opened(b"printed by a machine\n" + typeset(DELIVERY), "download")
    assert document is not None and body(document) == [DELIVERY]
    [found] = receive_bytes("On écrit %PDF-1.4 au début.".encode(), "note.txt", AGREED)
    assert isinstance(found, Received) and found.media_type == "text/plain"


_LOOP = b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000000 >>"
_SELF = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> "


@pytest.mark.parametrize(
    "raw",
    [
        b"%PDF-1.4\n",
        b"%PDF-1.7\n" + b"\x00" * 1000,
        by_hand(b"<< /Type /Catalog /Pages 2 0 R >>", _LOOP),
        by_hand(b"<< /Type /Catalog /Pages 1 0 R >>"),
        by_hand(b"<< /Type /Catalog /Pages 2 0 R >>", _LOOP, trailer=b"/Root 1 0 R /Prev 9"),
        by_hand(
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R "
            b"/Resources << /XObject << /X 5 0 R >> >> >>",
            stream(b"/X Do"),
            _SELF + b"/Length 5 >>\nstream\n/X Do\nendstream",
        ),
        typeset(FILLER)[:-400],
        drawn(b"BT (" + b"(" * 50_000),
    ],
    ids=["head", "zeros", "loop", "root", "previous", "form", "cut", "brackets"],
)
def test_hostile_files_end_in_a_sentence(raw: bytes) -> None:
    _, document, problems = opened(raw)
    assert document is not None or any(p.severity == "error" for p in problems)


def test_too_many_glyphs_are_cut_off_with_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "MOST_GLYPHS", 40)
    monkeypatch.setattr(glyphs, "MOST_PAGES", 1)
    line = shown_at(50, 700, DELIVERY)
    _, document, problems = opened(drawn(line, line))
    assert document is not None and len(document.text) <= 40
    assert {p.severity for p in problems} == {"warning"} and len(problems) == 2


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_raises_nothing(data: st.DataObject) -> None:
    raw = bytearray(typeset(f"= Livraisons\n\n{DELIVERY}"))
    for place in data.draw(st.lists(st.integers(8, len(raw) - 1), min_size=1, max_size=40)):
        raw[place] = data.draw(st.integers(0, 255))
    _, document, problems = opened(bytes(raw))
    assert document is not None or problems
