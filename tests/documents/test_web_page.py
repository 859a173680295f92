"""A web page: its article, what it says about itself, and the way back to the source."""

from html import unescape
from pathlib import Path

import pytest

from concordant.documents.open import open_document
from concordant.model.document import Document
from concordant.model.identifiers import digest
from concordant.model.problem import Problem
from concordant.model.report import Received, Report

DISPATCH = (Path(__file__).parent / "pages" / "depeche.html").read_text("utf-8")
FILLER = "".join(
    f"<p>Le ministère a décrit la livraison numéro {n} aux députés, qui l'ont longuement interrogé.</p>"
    for n in range(5)
)


def opened(page: str | bytes) -> tuple[Report, Document | None, tuple[Problem, ...]]:
    raw = page if isinstance(page, bytes) else page.encode()
    return open_document(Received(raw, "a.html", "text/html", "2026-01-01T00:00:00Z", digest(raw)))


def document_of(page: str | bytes) -> Document:
    _, document, _ = opened(page)
    assert document is not None
    return document


def article(head: str = "", body: str = "") -> str:
    return f"<html><head>{head}</head><body><article>{body}{FILLER}</article></body></html>"


def blocks(document: Document, kind: str) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks if block.kind == kind]


def test_the_text_is_the_title_and_the_paragraphs_of_the_article() -> None:
    document = document_of(DISPATCH)
    assert blocks(document, "title") == ["Drones : la Bordurie livre cent appareils à la Syldavie"]
    assert blocks(document, "heading") == ["Un démenti du ministère"]
    assert [words.split()[0] for words in blocks(document, "body")] == ["Un", "La", "Selon", "«", "Le"]
    assert document.text == "\n\n".join(block.span.of(document.text) for block in document.blocks)


def test_inline_markup_and_entities_leave_plain_words() -> None:
    text = document_of(DISPATCH).text
    assert "La Bordurie a livré une centaine de drones à la Syldavie" in text
    assert "une campagne AT&T <sic> de désinformation" in text


@pytest.mark.parametrize(
    "words",
    [
        "Monde",
        "Football",
        "Partager",
        "budget militaire",
        "propagande",
        "Mentions",
        "jamais rien",
        "dataLayer",
    ],
)
def test_navigation_comments_and_scripts_stay_out(words: str) -> None:
    assert words not in document_of(DISPATCH).text


def test_what_slips_through_is_marked() -> None:
    assert blocks(document_of(DISPATCH), "furniture") == ["Suivez-nous sur Telegram"]


def test_the_page_says_who_published_it_when_and_where() -> None:
    report, _, problems = opened(DISPATCH)
    assert (report.published, report.published_from) == ("2025-03-04", "json-ld")
    assert (report.outlet, report.lang) == ("Le Courrier du Levant", "fr")
    assert report.url == "https://courrier.example/monde/2025/03/04/drones-bordurie-syldavie_123.html"
    assert problems == ()


def test_every_word_leads_back_to_where_it_stands() -> None:
    document = document_of(DISPATCH)
    for index, char in enumerate(document.text):
        place = document.origin(index)
        if not char.isspace():
            assert place is not None
            assert char in (DISPATCH[place], unescape(DISPATCH[place : place + 8].split(";")[0] + ";")[0])


def test_words_lead_to_the_article_and_not_to_the_teaser() -> None:
    document = document_of(DISPATCH)
    title, chapo = document.origin(0), document.origin(document.text.index("Un rapport"))
    assert title == DISPATCH.index("<h1>") + len("<h1>")
    assert chapo == DISPATCH.index("Un rapport d&rsquo;")


def test_a_title_that_readers_do_not_see_leads_to_the_head() -> None:
    page = article('<meta property="og:title" content="Cent drones livr&eacute;s">', "")
    document = document_of(page)
    assert document.text.startswith("Cent drones livrés\n\n")
    assert document.origin(0) == page.index("Cent drones")
    assert document.origin(16) == page.index("&eacute;")


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">', "cp1252"),
        ("", "cp1252"),
        ('<meta charset="utf-8">', "utf-8-sig"),
        ('<meta charset="utf-8">', "utf-16"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_is_in(head: str, encoding: str) -> None:
    words = "L’été a été marqué par des tirs répétés, a précisé l’armée bordure à la mi-journée."
    assert words in document_of(article(head, f"<p>{words}</p>").encode(encoding)).text


@pytest.mark.parametrize(
    ("head", "body", "published", "origin"),
    [
        (
            '<meta property="article:published_time" content="2025-03-03T23:00:00+01:00">',
            "",
            "2025-03-03",
            "meta",
        ),
        ('<meta name="date" content="20250303">', "", "2025-03-03", "meta"),
        ('<meta name="pubdate" content="Mon, 03 Mar 2025 10:00:00 GMT">', "", "2025-03-03", "meta"),
        ("", '<h1>Un titre assez long</h1><time datetime="2025-03-03">lundi</time>', "2025-03-03", "time"),
        ('<link rel="canonical" href="https://x.example/2025/03/03/a.html">', "", "2025-03-03", "url"),
        ("", "<h1>Un titre assez long</h1><div>Publié le 3 mars 2025 à 10h</div>", "2025-03-03", "text"),
        (
            '<script type="application/ld+json">{"datePublished": "2025-03-03", broken</script>',
            "",
            "2025-03-03",
            "json-ld",
        ),
        ('<meta name="date" content="bientôt"><meta name="date" content="1899-01-01">', "", None, None),
    ],
)
def test_the_date_comes_with_where_it_was_found(
    head: str, body: str, published: str | None, origin: str | None
) -> None:
    report, _, _ = opened(article(head, body))
    assert (report.published, report.published_from) == (published, origin)


def test_a_late_evening_is_dated_by_the_address_and_not_by_utc() -> None:
    head = (
        '<link rel="canonical" href="https://x.example/2025/03/03/a.html">'
        '<meta property="article:published_time" content="2025-03-04T02:00:00Z">'
    )
    report, _, _ = opened(article(head))
    assert (report.published, report.published_from) == ("2025-03-03", "url")


def test_a_guessed_date_is_called_a_guess() -> None:
    report, _, problems = opened(article("", "<div class='date'>Le numéro du 03.03.2025 est paru</div>"))
    assert (report.published, report.published_from) == ("2025-03-03", "guess")
    assert ["2025-03-03 is a guess" in problem.message for problem in problems] == [True]


def test_soft_hyphens_leave_whole_words_that_can_be_traced() -> None:
    page = article(
        "", "<p>La candi&shy;da\u00adture du mi\u200bnistre a été reje&#173;tée par le comité mardi.</p>"
    )
    document = document_of(page)
    assert "La candidature du ministre a été rejetée par le comité" in document.text
    assert document.origin(document.text.index("dature")) == page.index("da\u00adture")


def test_a_date_after_its_reception_is_left_out() -> None:
    report, _, problems = opened(article('<meta name="date" content="2027-01-01">'))
    assert report.published is None
    assert [p.severity for p in problems] == ["warning"]


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "<title>Un obus de trop - Le Jour</title><meta property='og:site_name' content='Le Jour'>",
            "",
            "Un obus de trop",
        ),
        ("<title>Un obus de trop | Le Jour</title>", "", "Un obus de trop"),
        ("<title>Un obus - de trop</title>", "", "Un obus - de trop"),
        ("<title>Le Jour</title>", "<h1>Un obus de trop</h1>", "Le Jour"),
        ("", "<h1>Un obus de trop</h1>", "Un obus de trop"),
        (
            "<title>Un obus de trop, dit-on - Le Jour</title>",
            "<h1>Un obus de trop, dit-on</h1>",
            "Un obus de trop, dit-on",
        ),
    ],
)
def test_the_title_is_the_headline_without_the_name_of_the_site(head: str, body: str, title: str) -> None:
    report, _, _ = opened(article(head, body))
    assert report.title == title


def test_the_language_is_told_from_the_text_not_from_the_template() -> None:
    report, _, _ = opened(article().replace("<html>", '<html lang="en">'))
    assert report.lang == "fr"


def test_a_short_text_takes_the_language_that_the_page_claims() -> None:
    report, document, _ = opened('<html lang="fr"><body><p>Obus.</p></body></html>')
    assert document is not None
    assert (report.lang, document.text) == ("fr", "Obus.")


def test_an_inline_quotation_does_not_tear_its_sentence() -> None:
    page = article(
        "", "<p>Le cargo est parti. <q lang='fr'>Nous ignorons où il va</q>, a dit le ministre mardi.</p>"
    )
    assert "Le cargo est parti. Nous ignorons où il va, a dit le ministre mardi." in document_of(page).text


def test_lines_broken_in_the_source_or_by_hand_are_one_sentence() -> None:
    page = article(
        "", "<p>La cargaison a quitté\nle port de Zlot,<br>puis elle a disparu.<br><br>Une autre a suivi.</p>"
    )
    assert (
        "La cargaison a quitté le port de Zlot, puis elle a disparu.\n\nUne autre a suivi."
        in document_of(page).text
    )
