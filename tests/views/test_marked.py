"""A text with its claims marked: nothing lost, every claim found where its words stand."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from concordant.model.claim import Claim, Evidence
from concordant.model.document import Block, Document
from concordant.model.report import Report
from concordant.model.span import Span
from concordant.views.marked import MarkedBlock, marked

TEXT = "Des obus\n\nMoscou aurait reçu des obus, dit Séoul.\nPartager\nFin"
BLOCKS = (
    Block(Span(0, 8), "title"),
    Block(Span(10, 49), "body"),
    Block(Span(50, 58), "furniture", "share bar"),
)
REPORT = Report("r-1", "0" * 64, "a.txt", "fr")


def claimed(number: int, start: int, end: int) -> Claim:
    return Claim(
        *(f"c-{number}", "r-1", number, "transfer", None, None, None, None, None, None),
        *("done", "asserted", "affirmed", ()),
        Evidence(TEXT[start:end], start, end),
    )


def document(text: str = TEXT, blocks: tuple[Block, ...] = BLOCKS) -> Document:
    return Document(REPORT, text, blocks, ())


def words_of(blocks: tuple[MarkedBlock, ...], claim: Claim) -> str:
    return "".join(s.text for block in blocks for s in block.stretches if claim in s.claims)


def test_blocks_keep_their_kind_and_what_stands_between_them_is_a_paragraph() -> None:
    blocks = marked(document(), ())
    assert [block.kind for block in blocks] == ["title", "body", "furniture", "body"]
    assert blocks[2].why == "share bar" and blocks[3].stretches[0].text == "\nFin"


def test_claims_that_overlap_share_the_words_that_both_hold() -> None:
    one, other = claimed(1, 10, 30), claimed(2, 24, 40)
    body = marked(document(), (other, one))[1]
    assert [(s.text, s.claims) for s in body.stretches] == [
        (TEXT[10:24], (one,)),
        (TEXT[24:30], (one, other)),
        (TEXT[30:40], (other,)),
        (TEXT[40:49], ()),
    ]
    assert body.stretches[0].begins == (one,) and body.stretches[1].begins == (other,)
    assert body.stretches[1].ends == (one,) and body.stretches[2].ends == (other,)


def test_a_claim_across_blocks_begins_once_and_ends_once() -> None:
    claim = claimed(1, 4, 20)
    blocks = marked(document(), (claim,))
    every = [s for block in blocks for s in block.stretches]
    assert sum(claim in s.begins for s in every) == sum(claim in s.ends for s in every) == 1
    assert words_of(blocks, claim) == TEXT[4:8] + TEXT[10:20]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=6))
def test_nothing_of_the_text_is_lost_or_said_twice(spans: list[tuple[int, int]]) -> None:
    claims = [claimed(n, start, min(len(TEXT), start + length)) for n, (start, length) in enumerate(spans, 1)]
    claims = [claim for claim in claims if claim.evidence.end > claim.evidence.start]
    blocks = marked(document(), claims)
    told = "".join(s.text for block in blocks for s in block.stretches)
    assert told == TEXT.replace("\n\n", "").replace(".\nP", ".P")
    for claim in claims:
        whole = "".join(c for c in claim.evidence.quote if c != "\n")
        assert words_of(blocks, claim).replace("\n", "") == whole
        assert all(claim in s.claims for block in blocks for s in block.stretches if claim in s.begins)


def test_blocks_that_overlap_say_nothing_twice() -> None:
    blocks = (Block(Span(0, 8), "title"), Block(Span(4, 12), "body"))
    told = marked(document("un texte court", blocks), ())
    assert "".join(s.text for block in told for s in block.stretches) == "un texte court"


def test_a_text_without_claims_or_blocks_is_shown() -> None:
    assert marked(document("a", ()), (replace(claimed(1, 0, 1), number=2),))[0].stretches[0].begins
    assert marked(document("", ()), ()) == ()
