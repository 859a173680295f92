"""Reading a web page: claims lead back to the page, and what surrounds the article is never read."""

import html

import pytest

from concordant.model.reading import Reading
from concordant.pipeline import read
from reports_read import received, shipped

LEAD = "La Corée du Nord a livré 4 000 obus à la Russie en mai, a affirmé mardi le ministère de la Défense."
ELSEWHERE = "L'Iran a livré des missiles balistiques à la Syrie."
BODY = "".join(
    f"<p>{line}</p>"
    for line in (
        "Ces munitions ont été chargées dans un port de la côte est, précise le ministère.",
        "Aucune image n'accompagne le document, qui ne compte que deux pages.",
        "Les experts rappellent que ces bilans sont difficiles à vérifier.",
    )
)


def page(lead: str = LEAD, around: str = "{article}") -> str:
    article = f"<article><h1>Des obus pour l’Est</h1><p>{lead}</p>{BODY}</article>"
    head = '<meta charset="utf-8"><title>Des obus pour l’Est</title>'
    body = around.format(article=article)
    return f'<!doctype html><html lang="fr"><head>{head}</head><body>{body}</body></html>'


def opened(text: str) -> Reading:
    return read(received(text, {"lang": "fr", "published": "2025-06-18"}, "text/html", "a.html"), shipped())


def test_a_claim_leads_back_to_the_page() -> None:
    source = page()
    reading = opened(source)
    (claim,) = reading.claims
    assert reading.document is not None
    first = reading.document.origin(claim.evidence.start)
    last = reading.document.origin(claim.evidence.end - 1)
    assert first is not None and last is not None
    assert source[first : last + 1] == claim.evidence.quote


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (LEAD.replace("é", "&eacute;"), "named entities"),
        (LEAD.replace("Corée", "<b>Corée</b>"), "markup inside a name"),
        (LEAD.replace(" a livré", "\n      a   livré"), "line breaks of the source"),
        (LEAD.replace("4 000", "4&nbsp;000"), "a fixed space"),
        (LEAD.replace("Russie", '<a href="/russie">Russie</a>'), "a link"),
        (html.escape(LEAD), "escaped signs"),
    ],
    ids=lambda value: value if len(value) < 40 else "",
)
def test_however_it_is_written_each_character_leads_back(written: str, why: str) -> None:
    source = page(written)
    reading = opened(source)
    (claim,) = reading.claims
    assert reading.document is not None
    text = reading.document.text
    places = [(i, reading.document.origin(i)) for i in range(claim.evidence.start, claim.evidence.end)]
    known = [(i, at) for i, at in places if at is not None]
    assert len(known) >= len(places) - 3, why
    assert [at for _, at in known] == sorted(at for _, at in known)
    for i, at in known:
        assert source[at] == text[i] or source[at] in "&\n\xa0 ", (why, text[i], source[at])


def test_the_same_article_makes_the_same_claim_in_any_markup() -> None:
    plain, marked = opened(page()), opened(page(LEAD.replace("Corée", "<em>Corée</em>")))
    assert [c.evidence.quote for c in plain.claims] == [c.evidence.quote for c in marked.claims]


@pytest.mark.parametrize(
    "around",
    [
        "<nav><a href='/a'>" + ELSEWHERE + "</a></nav>{article}",
        "{article}<footer>" + ELSEWHERE + "</footer>",
        "{article}<aside><h3>À lire aussi</h3><ul><li><a href='/b'>" + ELSEWHERE + "</a></li></ul></aside>",
        '<script>var a = "' + ELSEWHERE + '";</script>{article}',
        "<!-- " + ELSEWHERE + " -->{article}",
        "<p hidden>" + ELSEWHERE + "</p>{article}",
        "<p style='display:none'>" + ELSEWHERE + "</p>{article}",
        "{article}<form><label>" + ELSEWHERE + "</label></form>",
    ],
    ids=["menu", "footer", "also", "script", "comment", "hidden", "unseen", "form"],
)
def test_what_surrounds_the_article_is_never_read(around: str) -> None:
    assert [claim.agent and claim.agent.state for claim in opened(page(around=around)).claims] == ["KP"]


def test_a_headline_that_says_the_same_adds_nothing() -> None:
    source = page().replace("Des obus pour l’Est", "La Corée du Nord a livré 4 000 obus à la Russie")
    assert len(opened(source).claims) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "iso-8859-15", "utf-16"])
def test_offsets_count_characters_whatever_the_encoding(encoding: str) -> None:
    source = page(LEAD).replace("’", "'").replace("utf-8", encoding)
    raw = source.encode(encoding)
    reading = read(received(raw, {"lang": "fr"}, "text/html", "a.html"), shipped())
    (claim,) = reading.claims
    assert reading.document is not None
    at = reading.document.origin(claim.evidence.start)
    assert at is not None and source[at:].startswith("La Corée du Nord a livré")
