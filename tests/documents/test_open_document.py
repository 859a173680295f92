"""One entry: received bytes in; report, document and problems out."""

import json

import pytest

from concordant.documents.open import open_document
from concordant.model.identifiers import digest
from concordant.model.report import MediaType, Received

ARTICLE = """Un second lot d'obus serait en route

La Bordurie a expédié un second lot d'obus vers la Syldavie, a affirmé mardi le ministère de la Défense.

Un soutien qui dure

Le ministre n'a pas précisé le volume de cette livraison, la deuxième depuis le début de l'année.
"""


def received(
    raw: bytes, media_type: MediaType = "text/plain", given: dict[str, str] | None = None
) -> Received:
    facts = tuple((given or {}).items())
    return Received(raw, "inbox/a.txt", media_type, "2026-01-01T00:00:00Z", digest(raw), facts)


def record(**fields: object) -> Received:
    return received(json.dumps(fields).encode(), "application/x-ndjson")


def test_plain_text_is_kept_character_for_character() -> None:
    _, document, problems = open_document(received(ARTICLE.encode()))
    assert document is not None
    assert document.text == ARTICLE
    assert problems == ()
    assert [document.origin(i) for i in (0, 40, len(ARTICLE) - 1)] == [0, 40, len(ARTICLE) - 1]


def test_blocks_follow_the_shape_of_the_text() -> None:
    _, document, _ = open_document(received(ARTICLE.encode()))
    assert document is not None
    assert [block.kind for block in document.blocks] == ["title", "body", "heading", "body"]


def test_the_report_is_named_after_its_bytes() -> None:
    report, _, _ = open_document(received(ARTICLE.encode()))
    assert report.id == f"r-{digest(ARTICLE.encode())[:12]}"
    assert (report.lang, report.title) == ("fr", "Un second lot d'obus serait en route")


def test_what_the_caller_gave_wins() -> None:
    given = {
        "id": "x-1",
        "lang": "fr-BE",
        "published": "2025-03-03T08:00:00Z",
        "outlet": "La Dépêche",
        "title": "T",
    }
    report, _, problems = open_document(received(b"Obus.", given=given))
    assert (report.id, report.lang, report.published, report.published_from) == (
        "x-1",
        "fr",
        "2025-03-03",
        "given",
    )
    assert (report.outlet, report.title, problems) == ("La Dépêche", "T", ())


@pytest.mark.parametrize("given", [{"published": "hier"}, {"published": "1899-01-01"}, {"lang": "français"}])
def test_a_wrong_fact_is_left_out_and_said(given: dict[str, str]) -> None:
    report, document, problems = open_document(received(ARTICLE.encode(), given=given))
    assert (report.published, report.lang) == (None, "fr")
    assert document is not None
    assert [p.severity for p in problems] == ["warning"]
    assert "left out" in problems[0].message


def test_a_record_carries_its_own_facts() -> None:
    report, document, problems = open_document(
        record(
            id="a-1",
            lang="fr",
            title="Titre",
            published="2025-02-19",
            outlet="L'Écho",
            text="Un obus.",
            x=[1],
        )
    )
    assert (report.id, report.lang, report.title, report.outlet) == ("a-1", "fr", "Titre", "L'Écho")
    assert (report.published, report.published_from) == ("2025-02-19", "metadata")
    assert document is not None
    assert (document.text, problems) == ("Un obus.", ())


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b'{"id": "a", ', "not valid JSON"),
        (b"[" * 100_000, "not valid JSON"),
        (b'["a"]', "no object"),
        (b'{"id": "a"}', "no “text”"),
        (b'{"text": 7}', "is not text"),
        (b'{"text": "  "}', "holds no text"),
    ],
)
def test_a_wrong_record_says_what_is_wrong(raw: bytes, words: str) -> None:
    report, document, problems = open_document(received(raw, "application/x-ndjson"))
    assert document is None
    assert report.sha256 == digest(raw)
    assert words in problems[0].message
    assert problems[0].place == "inbox/a.txt"


def test_a_record_keeps_its_text_when_another_field_is_wrong() -> None:
    report, document, problems = open_document(
        record(id=12, lang=["fr"], title={"a": 1}, text="Un obus est parti.")
    )
    assert document is not None
    assert (report.id, report.title) == ("12", None)
    assert ["lang" in p.message or "title" in p.message for p in problems] == [True, True]


def test_characters_no_store_accepts_are_replaced_one_by_one() -> None:
    raw = b'{"text": "un\\u0000 obus \\ud800 parti"}'
    _, document, problems = open_document(received(raw, "application/x-ndjson"))
    assert document is not None
    assert document.text == "un\ufffd obus \ufffd parti"
    assert "character 2" in problems[0].place


@pytest.mark.parametrize("raw", [b"", b" \n\n ", b"\xef\xbb\xbf"])
def test_nothing_gives_no_document(raw: bytes) -> None:
    _, document, problems = open_document(received(raw))
    assert document is None
    assert problems[0].severity == "error"
