"""A report with its evidence marked."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from concordant.model.claim import Claim, Evidence
from concordant.model.document import Block, Document
from concordant.model.report import Report
from concordant.model.span import Span
from concordant.views.highlight import highlighted
from concordant.views.text import plain
from concordant.views.wording import wording

EN = wording("en")


def shown(document: Document, claims: list[Claim]) -> str:
    return "\n".join(plain(line) for line in highlighted(document, claims, EN))


def at(claim: Claim, document: Document, number: int, start: int, end: int) -> Claim:
    return replace(claim, number=number, evidence=Evidence(document.text[start:end], start, end))


def test_evidence_stands_in_brackets_with_its_number(document: Document, claim: Claim) -> None:
    assert f"⟦{claim.evidence.quote}⟧[1], selon Séoul." in shown(document, [claim])


def test_furniture_says_why_it_was_not_read(document: Document) -> None:
    assert shown(document, []).endswith("Partager (not read: share bar)")


def test_claims_on_the_same_words_share_their_brackets(document: Document, claim: Claim) -> None:
    assert f"⟦{claim.evidence.quote}⟧[1, 2]" in shown(document, [claim, replace(claim, number=2)])


def test_nested_evidence(document: Document, claim: Claim) -> None:
    outer, inner = at(claim, document, 1, 0, 19), at(claim, document, 2, 4, 8)
    assert shown(document, [inner, outer]).startswith("⟦Des ⟦obus⟧[2] pour l’Est⟧[1]\n")


def test_evidence_up_to_the_last_character(document: Document, claim: Claim) -> None:
    bare = replace(document, blocks=())
    last = at(claim, document, 1, len(document.text) - 8, len(document.text))
    assert shown(bare, [last]).endswith("⟦Partager⟧[1]")


def test_only_evidence_is_styled_as_evidence(document: Document, claim: Claim) -> None:
    pieces = [piece for line in highlighted(document, [claim], EN) for piece in line]
    assert "".join(p.text for p in pieces if p.style == "evidence") == claim.evidence.quote


TEXT = "Un deux trois\nquatre cinq\n\nsix."
SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(lambda s: s[0] < s[1])


@given(spans=st.lists(SPANS, max_size=6), block=SPANS)
def test_taking_the_marks_away_gives_the_text_back(
    spans: list[tuple[int, int]], block: tuple[int, int]
) -> None:
    report = Report("r-1", "0" * 64, "x", "fr")
    document = Document(report, TEXT, (Block(Span(*block), "heading"),))
    evidence = [Evidence(TEXT[a:b], a, b) for a, b in spans]
    claims = [
        Claim("", "r-1", n, "test", *(None,) * 6, "done", "asserted", "affirmed", (), e)
        for n, e in enumerate(evidence, 1)
    ]
    lines = highlighted(document, claims, EN)
    kept = "\n".join("".join(p.text for p in line if p.style != "mark") for line in lines)
    opened = sum(p.text == "⟦" for line in lines for p in line)
    assert kept == TEXT
    assert opened == len(set(spans))
