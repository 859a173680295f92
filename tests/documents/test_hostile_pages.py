"""Pages made to break a reader give text or a problem, never an exception."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concordant.documents.html import tame
from concordant.documents.open import open_document
from concordant.model.document import Document
from concordant.model.identifiers import digest
from concordant.model.problem import Problem
from concordant.model.report import MediaType, Received

STORY = "".join(
    f"<p>La Bordurie a expédié le lot d'obus numéro {n} vers la Syldavie, a affirmé mardi le ministère.</p>"
    for n in range(6)
)

UNCLOSED = '<a href="x>'


def opened(raw: bytes, media_type: MediaType = "text/html") -> tuple[Document | None, tuple[Problem, ...]]:
    _, document, problems = open_document(Received(raw, "a", media_type, "2026-01-01T00:00:00Z", digest(raw)))
    return document, problems


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body>{'<div>' * 100_000}{STORY}{'</div>' * 100_000}",
        f"<html><body>{'<div>' * 9_000}{STORY}{'</div>' * 9_000}</body></html>",
        f"<body>{'<b><i>' * 5_000}{STORY}",
        f"<body>{'<table><tr><td>' * 3_000}{STORY}",
        f"<body>{'<ul><li>' * 3_000}{STORY}",
        f"<body><article title='{'a' * 6_000_000}'>{STORY}</article>",
        f'<body><img src="data:image/png;base64,{"A" * 6_000_000}">{STORY}',
        f"<script>{'x = 1 < 2;' * 500_000}</script>{STORY}",
        f"{STORY}<!-- {STORY}",
        f"{STORY}<script>{STORY}",
        f"<html><head></head><body>{STORY}<plaintext>{STORY}",
        STORY.replace("</p>", ""),
        f"<nav>{STORY}",
        f"<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><body>{STORY}</body></html>",
        f"<![CDATA[ x ]]><!ELEMENT a><?php echo 1 ?>{STORY}",
        UNCLOSED * 4_000 + STORY + '"',
        f"<html><head><script type='application/ld+json'>{'[' * 200_000}</script></head>{STORY}",
        f"<meta charset='{'x' * 300}'><meta charset=''>{STORY}",
        f"<select>{'<option>' * 3_000}</select>{STORY}",
    ],
    ids=lambda page: page[:24],
)
def test_the_story_is_found_in_a_hostile_page(page: str) -> None:
    document, _ = opened(page.encode())
    assert document is not None
    assert "le lot d'obus numéro 3 vers la Syldavie" in document.text


@pytest.mark.parametrize(
    "page",
    [
        "",
        " ",
        "<html></html>",
        "<frameset><frame src=a></frameset>",
        "<",
        "<" * 50_000,
        "<!--" * 50_000,
        "<p>&#0;&#xD800;",
    ],
    ids=lambda page: page[:24],
)
def test_a_page_without_words_is_a_problem(page: str) -> None:
    document, problems = opened(page.encode())
    assert document is None
    assert [problem.severity for problem in problems][-1:] == ["error"]


def test_a_page_made_harmless_keeps_its_words_in_order() -> None:
    deep = "<div><b>" * 100
    giant = f"<p title='{'x' * 30_000}'>cinq</p>six"
    page = f"<h1>un</h1>{deep}deux <q>trois</q><p>quatre</p>{'</b></div>' * 100}{giant}"
    tame_page = tame.harmless(page, *tame.readable_tokens(page))
    assert re.sub(r"<[^>]*>|\s+", " ", tame_page).split() == ["un", "deux", "trois", "quatre", "cinq", "six"]
    assert (tame_page.count("<b>"), tame_page.count("<q>"), "xxx" in tame_page) == (60, 0, False)


def test_only_so_much_of_a_page_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tame, "LONGEST_PAGE", 2_000)
    document, problems = opened((STORY * 50).encode())
    assert document is not None
    assert len(document.text) <= 2_000
    assert ["very long" in problem.message for problem in problems if problem.severity == "warning"] == [True]


def test_a_page_of_very_many_elements_is_read_plainly() -> None:
    document, problems = opened(f"<nav>menu</nav>{'<span>a </span>' * 20_001}{STORY}".encode())
    assert document is not None
    assert "numéro 3" in document.text
    assert "menu" not in document.text
    assert ["elements" in problem.message for problem in problems] == [True]


@pytest.mark.parametrize("raises", [RecursionError, MemoryError, ValueError, AssertionError])
def test_an_extractor_that_fails_leaves_the_plain_reading(
    raises: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise raises

    monkeypatch.setattr("trafilatura.bare_extraction", broken)
    document, problems = opened(
        f"<nav>menu</nav><h1>Un titre assez long</h1>{STORY}<form>avis</form>".encode()
    )
    assert document is not None
    assert [block.kind for block in document.blocks] == ["title", *["body"] * 6]
    assert problems == ()


TAGS = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<script>",
            "</script>",
            "<title>",
            "<!--",
            "-->",
            "<a href='",
            "'>",
            '"',
        ),
        *(
            "<h1>",
            "</h1>",
            "<table>",
            "<td>",
            "<meta charset=utf-16>",
            "&amp",
            "&#x110000;",
            "&notit;",
            "<plaintext>",
        ),
        *(
            "<svg/>",
            "<body>",
            "<html lang=",
            "<time datetime=2025-99-99>",
            "<![CDATA[",
            "\x00",
            "\ud800",
            "\u2028",
        ),
    ]
)


@given(
    st.lists(st.one_of(TAGS, st.text(max_size=20)), max_size=40),
    st.sampled_from(("utf-8", "utf-16", "cp1252")),
)
@settings(max_examples=120, deadline=None)
def test_no_markup_makes_it_raise(pieces: list[str], encoding: str) -> None:
    check(
        "".join(pieces).encode(encoding, "replace" if encoding == "cp1252" else "surrogatepass"), "text/html"
    )


@given(st.binary(max_size=400), st.sampled_from(("text/plain", "text/html", "application/x-ndjson")))
@settings(max_examples=150, deadline=None)
def test_no_bytes_make_it_raise(raw: bytes, media_type: MediaType) -> None:
    check(raw, media_type)


@given(st.lists(st.text(max_size=80), max_size=12))
@settings(max_examples=120, deadline=None)
def test_no_lines_make_it_raise(lines: list[str]) -> None:
    check("\n".join(lines).encode("utf-8", "surrogatepass"), "text/plain")


def check(raw: bytes, media_type: MediaType) -> None:
    """Either a problem or a sound document: blocks in order, apart, inside the text, none empty."""
    document, problems = opened(raw, media_type)
    if document is None:
        assert problems
        return
    end = 0
    for block in document.blocks:
        assert end <= block.span.start < block.span.end <= len(document.text)
        assert block.span.of(document.text).strip() == block.span.of(document.text)
        assert (block.kind == "furniture") == bool(block.why)
        end = block.span.end
    document.text.encode("utf-8")
