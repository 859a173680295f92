"""Two readers as one: the second adds and takes nothing away; of two readings of one act one counts."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

from asking_samples import document, knowledge
from hypothesis import given
from hypothesis import strategies as st

from concordant.model.claim import Claim
from concordant.model.document import Document
from concordant.readers.both import BothReaders, together
from concordant.readers.builtin import BUILTIN
from concordant.readers.reader import Read, Reader

CORPUS = Path(__file__).parents[1] / "quality" / "corpus" / "texts.jsonl"
REPORTS = 6


@cache
def readings() -> tuple[tuple[Document, tuple[Claim, ...]], ...]:
    rows = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()[:REPORTS]]
    documents = [document(row["text"], published=row["published"]) for row in rows]
    found = tuple((d, BUILTIN.read(d, knowledge()).claims) for d in documents)
    assert sum(len(claims) for _, claims in found) > 8
    return found


def otherwise(claim: Claim, change: int) -> Claim:
    """A claim as another reader might have it."""
    model = replace(claim, reader="llm", id=f"c-other{change}")
    match change:
        case 1:
            return replace(model, polarity="denied" if claim.polarity == "affirmed" else "affirmed")
        case 2:
            return replace(model, recipient=None, agent=claim.recipient)
        case 3:
            return replace(model, event="test" if claim.event != "test" else "use")
        case _:
            return model


@given(st.data())
def test_a_second_reader_takes_nothing_away_and_counts_nothing_twice(data: st.DataObject) -> None:
    _, ours = data.draw(st.sampled_from(readings()))
    changes = [data.draw(st.integers(0, 4)) for _ in ours]
    theirs = tuple(otherwise(c, n) for c, n in zip(ours, changes, strict=True) if n < 4)
    claims, apart = together(ours, theirs)
    kept = {claim.id: claim for claim in claims}
    assert [kept[c.id].evidence for c in ours] == [c.evidence for c in ours]
    assert all(replace(kept[c.id], reader=c.reader, reasons=(), number=0) == replace(c, reasons=(), number=0)
               for c in ours)  # fmt: skip
    assert [claim.number for claim in claims] == list(range(1, len(claims) + 1))
    # Another reading of the same act in the same words is beside a claim, never a claim of its own.
    alone = [claim for claim in claims if claim.reader == "llm"]
    assert len(claims) == len(ours) + len(alone) and len(alone) <= changes.count(3)
    assert sum(c.reader == "builtin+llm" for c in claims) + len(apart) + len(alone) == len(theirs)
    assert all(each.claim in kept and each.why for each in apart)


def test_readers_that_agree_agree_on_everything() -> None:
    for read, ours in readings():
        second: Reader = _Same(ours)
        both = BothReaders(BUILTIN, second).read(read, knowledge())
        assert [c.id for c in both.claims] == [c.id for c in ours] and both.apart == ()
        assert {c.reader for c in both.claims} <= {"builtin+llm"}


class _Same:
    version = "llm:same"

    def __init__(self, claims: tuple[Claim, ...]) -> None:
        self._claims = tuple(replace(claim, reader="llm") for claim in claims)

    def read(self, document: Document, knowledge: object) -> Read:
        return Read(self._claims)


def test_a_claim_that_only_waited_is_settled_by_the_other_reader() -> None:
    _, ours = next(reading for reading in readings() if reading[1])
    theirs = tuple(replace(claim, reader="llm", doubt="polarity") for claim in ours)
    claims, _ = together(ours, theirs)
    assert {claim.doubt for claim in claims} == {""}
