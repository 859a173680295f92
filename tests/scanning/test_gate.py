"""The gates refuse what no reader would read, and next to nothing that one would."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from made_pages import LEGACY, Text, annotated, legacy, named_entities, numeric_entities, source

from concordant.extraction.theme import FLOOR, NEAR, TELLING
from concordant.extraction.weights import Weights
from concordant.model.identifiers import digest
from concordant.model.report import Received
from concordant.pipeline import read
from concordant.readers.compiling import reader_for
from concordant.readers.paragraphs import languages
from concordant.scanning.gate import Gate, compile_gate
from concordant.scanning.markup import running_text, utf8, without_scripts, words
from reports_read import shipped

LEAST_RECALL = 0.995
IN_EACH_LANGUAGE = pytest.mark.parametrize("lang", sorted(LEGACY))


@cache
def gate() -> Gate:
    return compile_gate(shipped())


def admitted(raw: bytes, charset: str | None = None) -> bool:
    page = gate().admits_bytes(raw, charset)
    return page is not None and gate().admits_text(page)


@cache
def telling() -> tuple[Text, ...]:
    """The annotated texts in which claims are read once they are pages."""
    found = []
    for text in annotated():
        if reader_for(shipped(), text.lang) is not None:
            raw = source(text).encode()
            page = Received(raw, text.id, "text/html", "2026-06-01T00:00:00Z", digest(raw))
            if read(page, shipped()).claims:
                found.append(text)
    return tuple(found)


def told_in(lang: str) -> list[Text]:
    return [text for text in telling() if text.lang == lang]


def recall(made: list[bool]) -> float:
    return sum(made) / len(made)


def test_every_language_with_a_reader_has_a_gate() -> None:
    readers = {code for code in languages(shipped()) if reader_for(shipped(), code) is not None}
    assert {tongue.code for tongue in gate().tongues} == readers
    assert readers == set(LEGACY)
    assert min(Counter(text.lang for text in telling()).values()) >= 20
    assert {text.lang for text in telling()} == readers


@IN_EACH_LANGUAGE
def test_pages_in_which_claims_are_read_are_admitted(lang: str) -> None:
    assert recall([admitted(source(text).encode()) for text in told_in(lang)]) >= LEAST_RECALL


@IN_EACH_LANGUAGE
def test_so_are_they_among_soft_hyphens_tags_in_words_and_hard_blanks(lang: str) -> None:
    assert recall([admitted(source(text, noisy=True).encode()) for text in told_in(lang)]) >= LEAST_RECALL


@IN_EACH_LANGUAGE
@pytest.mark.parametrize("written", [named_entities, numeric_entities])
def test_so_are_they_with_letters_as_entities(written: Callable[[str], bytes], lang: str) -> None:
    assert recall([admitted(written(source(text))) for text in told_in(lang)]) >= LEAST_RECALL


@IN_EACH_LANGUAGE
def test_so_are_they_in_encodings_of_old(lang: str) -> None:
    for charset in LEGACY[lang]:
        pages = [legacy(source(text), charset) for text in told_in(lang)]
        assert recall([admitted(page) for page in pages]) >= LEAST_RECALL, charset


@IN_EACH_LANGUAGE
def test_so_are_they_where_only_the_server_names_the_encoding(lang: str) -> None:
    for charset in LEGACY[lang]:
        pages = [source(text).encode(charset, "xmlcharrefreplace") for text in told_in(lang)]
        assert recall([admitted(page, charset) for page in pages]) >= LEAST_RECALL, charset


@IN_EACH_LANGUAGE
@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_so_are_they_in_other_forms_of_unicode(charset: str, lang: str) -> None:
    assert recall([admitted(source(text).encode(charset)) for text in told_in(lang)]) >= LEAST_RECALL


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe",
        b"<",
        b"<script>",
        b"<!--" * 1000,
        "<html><body><p>La bibliothèque rouvrira lundi à Paris, en France.</p></body></html>".encode(),
        b"<html><head><script>var x = 'missiles iran russie livrer';</script></head><p>Rien.</p></html>",
        b"<html><!-- L'Iran a livr\xc3\xa9 des missiles \xc3\xa0 la Russie --><body>Rien.</body></html>",
    ],
)
def test_pages_that_name_no_arms_are_refused_by_their_bytes(raw: bytes) -> None:
    assert gate().admits_bytes(raw, None) is None


def test_a_menu_that_names_arms_admits_nothing() -> None:
    menu = "".join(f'<li><a href="/{n}">Missiles iraniens et obus russes</a></li>' for n in range(30))
    match = "<p>Le club a gagné dimanche devant son public, dans un stade comble, contre Lyon.</p>" * 5
    page = gate().admits_bytes(f"<ul>{menu}</ul>{match}".encode(), None)
    assert page is not None
    assert not gate().admits_text(page)


@IN_EACH_LANGUAGE
def test_words_that_any_news_holds_are_words_of_arms_of_their_language(lang: str) -> None:
    tongue = next(each for each in gate().tongues if each.code == lang)
    assert tongue.common
    assert tongue.common <= set(tongue.theme.forms("arms"))


@pytest.mark.parametrize(
    ("common", "telling"),
    [
        ("Russia took part in a phone call with Iran about technology.", "missile technology"),
        ("La mise en place d’une technologie, selon l’Iran et la Russie.", "obus"),
        ("Россия и Иран: новая форма кредита на технологии.", "снаряды"),
    ],
)
def test_words_that_any_news_holds_name_no_arms_by_themselves(common: str, telling: str) -> None:
    assert gate().admits_bytes(f"<p>{common}</p>".encode(), None) is None
    assert gate().admits_bytes(f"<p>{common} {telling}</p>".encode(), None) is not None


def test_arms_that_stand_in_a_menu_only_do_not_help_words_that_any_news_holds() -> None:
    told = "Russia and Iran took part in a phone call about the technology of parts and of sensors. " * 9
    page = f"<ul><li><a href='/m'>Missiles</a></li></ul><p>{told}</p>"
    held = gate().admits_bytes(page.encode(), None)
    assert held is not None
    assert not gate().admits_text(held)
    held = gate().admits_bytes(page.replace("sensors", "missiles").encode(), None)
    assert held is not None
    assert gate().admits_text(held)


@pytest.mark.parametrize(("told_by_words", "read"), [(TELLING, True), (0.0, False)])
def test_a_page_that_says_little_of_arms_is_admitted_by_its_other_words(
    told_by_words: float, read: bool
) -> None:
    text = "La Russie aurait livré un missile à l’Iran. " + "Rien de plus. " * 50
    french = next(each for each in gate().tongues if each.code == "fr")
    assert NEAR <= french.theme.weight(text) < FLOOR
    assert replace(french, weights=Weights({"text": {"livré": told_by_words}})).reads(text) == read


def test_a_brief_among_much_other_text_is_weighed_as_a_brief() -> None:
    told = "L’Iran a livré vingt missiles à la Russie en septembre. "
    more = "La nouvelle a été donnée dimanche à la presse. Personne ne l’a commentée jusqu’ici. " * 3
    notice = "Nous gardons de petits fichiers pour mesurer la fréquentation de nos pages. " * 20
    brief = f"<article><h1>Une livraison</h1><p>{told}{more}</p></article>"
    page = f"<html lang='fr'>{brief}<aside class='cookie-notice'><p>{notice}</p></aside></html>".encode()
    assert read(Received(page, "x", "text/html", "2026-06-01T00:00:00Z", digest(page)), shipped()).claims
    assert admitted(page)
    assert not admitted(page.replace(b"</article>", f"<p>{notice}</p></article>".encode()))


def test_words_are_whole_across_inline_tags_and_apart_across_blocks() -> None:
    page = without_scripts(b"<P>Mis<B>si</B>les<br>balis<wbr>tiques</P><p>obus</p>")
    assert words(page).split() == ["missiles", "balistiques", "obus"]


def test_links_and_line_ends_part_no_row_of_words() -> None:
    page = without_scripts(
        b"<p>Un tir de <a href='/m'> missiles</a> d\xe2\x80\x99essai\nr\xc3\xa9ussi </p><p>Fin"
    )
    assert words(page).strip() == "un tir de missiles d’essai réussi fin"


def test_running_text_leaves_menus_out_and_keeps_links_in_sentences() -> None:
    sentence = "L’Iran a livré <a href='/m'>des missiles</a> à la Russie en septembre dernier. " * 4
    page = without_scripts(f"<ul><li><a href='/'>Accueil du site</a></li></ul><p>{sentence}</p>".encode())
    text = running_text(page)
    assert "accueil" not in text
    assert "a livré des missiles à la russie" in text


def test_articles_kept_as_data_are_looked_at() -> None:
    page = b'<script type="application/ld+json">{"articleBody": "missiles"}</script>'
    assert b"missiles" in without_scripts(page)


def test_what_cannot_be_decoded_is_empty() -> None:
    assert utf8(b"\x89PNG\r\n\x1a\n" + b"\xff" * 100, None) == b""
