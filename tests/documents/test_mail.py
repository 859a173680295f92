"""E-mail and MHTML: the text of a message, what its headers tell, and what is attached."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concordant.documents.open import open_document
from concordant.documents.receive import receive_bytes, terms
from concordant.model.document import Document
from concordant.model.problem import Problem
from concordant.model.report import Received, Report
from made_containers import ADDRESS, SENTENCE, message, page
from made_pdfs import typeset

AGREED = terms("2026-01-01T00:00:00Z")


def received(raw: bytes, name: str = "letter.eml") -> list[Received]:
    return [each for each in receive_bytes(raw, name, AGREED) if isinstance(each, Received)]


def opened(raw: bytes) -> tuple[Report, Document]:
    report, document, problems = open_document(received(raw)[0])
    assert document is not None, problems
    return report, document


def test_headers_tell_title_day_and_outlet() -> None:
    report, document = opened(message(text=SENTENCE).as_bytes())
    assert (report.title, report.published, report.outlet) == ("Lettre du Phare", "2025-03-11", "Le Phare")
    assert report.published_from == "metadata" and SENTENCE in document.text


def test_a_letter_is_known_by_its_headers_whatever_it_is_called() -> None:
    [found] = received(message(text=SENTENCE).as_bytes(), "download")
    assert found.media_type == "message/rfc822"
    [plain] = received(b"Moscou : une livraison\n\nDate : hier.", "download")
    assert plain.media_type == "text/plain"


def test_the_part_that_says_more_is_read() -> None:
    html = page(SENTENCE, "Un second paragraphe raconte la suite.").decode()
    _, document = opened(message(html=html, text="Voir dans le navigateur.").as_bytes())
    assert SENTENCE in document.text and "navigateur" not in document.text
    _, document = opened(
        message(html="<p>Voir en ligne.</p>", text=f"{SENTENCE}\n\n{SENTENCE} Fin.").as_bytes()
    )
    assert SENTENCE in document.text


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_charsets_and_packing_for_travel(charset: str) -> None:
    made = message()
    made.set_content("Téhéran a livré des drones à Moscou.", charset=charset, cte="base64")
    assert opened(made.as_bytes())[1].text.strip() == "Téhéran a livré des drones à Moscou."


def test_coded_words_in_headers_are_read() -> None:
    made = message(subject="Fwd: Élysée : des missiles livrés", text=SENTENCE)
    assert opened(made.as_bytes())[0].title == "Élysée : des missiles livrés"


def test_attachments_of_a_known_kind_are_reports_and_others_are_named() -> None:
    made = message(text="Voir la pièce jointe.")
    made.add_attachment(typeset(SENTENCE), maintype="application", subtype="pdf", filename="rapport.pdf")
    made.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="logo.png")
    made.add_attachment(message(text=SENTENCE), filename="autre.eml")
    found = list(receive_bytes(made.as_bytes(), "letter.eml", AGREED))
    kinds = [(each.source, each.media_type) for each in found if isinstance(each, Received)]
    assert kinds == [
        ("letter.eml", "message/rfc822"),
        ("letter.eml/rapport.pdf", "application/pdf"),
        ("letter.eml/autre.eml", "message/rfc822"),
    ]
    [note] = [each for each in found if isinstance(each, Problem)]
    assert note.severity == "note" and "logo.png" in note.message


def mhtml() -> bytes:
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {ADDRESS}\r\nSubject: Missiles\r\n"
        "Date: Sat, 1 Mar 2025 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
    )
    parts = (
        f"--b\r\nContent-Type: text/html\r\nContent-Location: {ADDRESS}\r\n\r\n".encode() + page(),
        b"\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n",
    )
    return head.encode() + b"".join(parts)


def test_a_page_saved_as_one_file() -> None:
    [found] = received(mhtml(), "Page.mhtml")
    assert found.media_type == "multipart/related"
    report, document = opened(mhtml())
    assert report.url == ADDRESS and report.title == "Missiles" and SENTENCE in document.text
    assert report.published is None  # the day of saving is not that of publication


def test_letters_without_text_are_told() -> None:
    made = message()
    made.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="logo.png")
    _, document, problems = open_document(received(made.as_bytes())[0])
    assert document is None and "no text" in problems[0].message


def test_every_letter_leads_back_into_the_part() -> None:
    _, document = opened(message(text=SENTENCE).as_bytes())
    assert document.origin(document.text.index("missiles")) == SENTENCE.index("missiles")


def test_parts_within_parts_without_end_raise_nothing() -> None:
    deep = b"From: a\r\nTo: b\r\nSubject: c\r\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(3_000)
    )
    for found in receive_bytes(deep, "letter.eml", AGREED):
        assert isinstance(found, Received)
        open_document(found)


@settings(max_examples=80)
@given(st.data())
def test_a_damaged_letter_raises_nothing(data: st.DataObject) -> None:
    made = message(html=page().decode(), text=SENTENCE)
    made.add_attachment(b"Un obus.", maintype="text", subtype="plain", filename="a.txt")
    raw = bytearray(made.as_bytes())
    for place in data.draw(st.lists(st.integers(0, len(raw) - 1), min_size=1, max_size=12)):
        raw[place] = data.draw(st.integers(0, 255))
    for found in receive_bytes(bytes(raw), "letter.eml", AGREED):
        if isinstance(found, Received):
            open_document(found)
