"""Reading: what is true of every report, whatever it says."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import UnionType

import pytest

from concordant.documents.receive import receive_path, terms
from concordant.model.claim import CERTAINTIES, PHASES, POLARITIES, Claim
from concordant.model.contract import from_contract, to_contract
from concordant.model.document import Block, Document
from concordant.model.identifiers import claim_id
from concordant.model.problem import Problem
from concordant.model.reading import Reading
from concordant.model.report import Received
from concordant.model.span import Span
from concordant.pipeline import read, reader_for, version
from reports_read import NOW, french, received, record, records, samples, shipped

CORPUS = Path(__file__).parent / "quality" / "corpus" / "texts.jsonl"
DELIVERY = "La Corée du Nord a livré des obus à la Russie."


@cache
def corpus() -> tuple[Reading, ...]:
    return tuple(records(CORPUS.read_bytes()))


def readings() -> Iterator[Reading]:
    yield from samples()
    yield from corpus()


def claims() -> list[Claim]:
    return [claim for reading in readings() for claim in reading.claims]


def test_there_is_something_to_look_at() -> None:
    assert len(samples()) >= 12
    assert len(claims()) > 100


def test_every_quote_stands_in_the_text() -> None:
    for reading in readings():
        for claim in reading.claims:
            assert reading.document is not None
            evidence, text = claim.evidence, reading.document.text
            assert 0 <= evidence.start < evidence.end <= len(text)
            assert text[evidence.start : evidence.end] == evidence.quote
            assert text[: evidence.start].endswith(evidence.prefix)
            assert text[evidence.end :].startswith(evidence.suffix)


def test_what_a_claim_quotes_of_its_roles_stands_in_the_text() -> None:
    for reading in readings():
        text = reading.document.text if reading.document else ""
        for claim in reading.claims:
            assert claim.item is None or claim.item.surface is None or claim.item.surface in text
            assert claim.quantity is None or claim.quantity.raw in text
            assert claim.time is None or claim.time.raw in text
            assert [v.raw for v in claim.attribution if v.raw is not None and v.raw not in text] == []


def test_claims_come_in_the_order_of_the_text() -> None:
    for reading in readings():
        places = [claim.evidence.start for claim in reading.claims]
        assert places == sorted(places)
        assert [claim.number for claim in reading.claims] == list(range(1, len(places) + 1))


def test_a_claim_is_named_after_its_content() -> None:
    for reading in readings():
        assert [claim.id for claim in reading.claims] == [claim_id(claim) for claim in reading.claims]
        assert {claim.report for claim in reading.claims} <= {reading.report.id}


def test_no_report_makes_the_same_claim_twice() -> None:
    for reading in readings():
        ids = [claim.id for claim in reading.claims]
        assert len(ids) == len(set(ids))


def test_every_claim_says_which_rule_gave_its_event() -> None:
    assert [
        claim.id for claim in claims() if not any(r.slot == "event" and r.rule for r in claim.reasons)
    ] == []


def test_no_claim_is_read_out_of_furniture() -> None:
    for reading in readings():
        furniture = (
            [b.span for b in reading.document.blocks if b.kind == "furniture"] if reading.document else []
        )
        spans = [(claim.evidence.start, claim.evidence.end) for claim in reading.claims]
        assert [(s, e) for s, e in spans for f in furniture if s < f.end and f.start < e] == []


Shape = Mapping[str, type | UnionType]
ROLE: Shape = {"name": str, "state": str | None}
SHAPES: dict[str, Shape] = {
    "agent": ROLE,
    "recipient": ROLE,
    "item": {"surface": str | None, "class": str},
    "quantity": {"raw": str, "low": int | float | None, "high": int | float | None, "unit": str | None},
    "time": {"raw": str, "start": str | None, "end": str | None},
    "evidence": {"quote": str, "start": int, "end": int},
}
VOICE: Shape = {"name": str, "state": str | None, "raw": str | None}
FIELDS = (
    *("report", "claim", "event", "agent", "recipient", "item", "quantity", "place", "time"),
    *("phase", "certainty", "polarity", "attribution", "evidence"),
)


def test_claims_have_the_fields_of_the_contract() -> None:
    for row in map(to_contract, claims()):
        assert tuple(row) == FIELDS
        assert isinstance(row["claim"], int) and isinstance(row["place"], str | None)
        for slot, shape in SHAPES.items():
            if row[slot] is not None:
                assert fits(row[slot], shape), (slot, row[slot])
        assert all(fits(voice, VOICE) for voice in row["attribution"])


def fits(value: dict[str, object], shape: Shape) -> bool:
    return value.keys() == shape.keys() and all(isinstance(value[k], t) for k, t in shape.items())


def test_claims_keep_to_the_values_of_the_contract() -> None:
    events, classes = ({e.id for f, e in shipped() if f == folder} for folder in ("events", "classes"))
    for claim in claims():
        assert claim.event in events
        assert claim.phase in PHASES and claim.certainty in CERTAINTIES and claim.polarity in POLARITIES
        assert claim.item is None or claim.item.item_class in classes


def test_states_are_codes_and_joint_actors_have_one_for_each() -> None:
    for claim in claims():
        for actor in (claim.agent, claim.recipient, *claim.attribution):
            codes = (actor.state or "").split(";") if actor and actor.state else []
            assert all(len(code) == 2 and code.isascii() and code.isupper() for code in codes), actor


def test_intervals_do_not_run_backwards() -> None:
    for claim in claims():
        q, t = claim.quantity, claim.time
        assert q is None or q.low is None or q.high is None or q.low <= q.high, q
        if t is not None and t.earliest and t.latest:
            both = min(len(t.earliest), len(t.latest))
            assert t.earliest[:both] <= t.latest[:both], t


def test_a_claim_survives_the_way_through_json() -> None:
    for claim in claims():
        row = json.loads(json.dumps(to_contract(claim), ensure_ascii=False))
        assert to_contract(from_contract(row)) == row


def test_a_report_read_twice_gives_the_same() -> None:
    for arrival in (record(id="a", lang="fr", text=DELIVERY), received(DELIVERY, {"lang": "fr"})):
        assert read(arrival, shipped()) == read(arrival, shipped())


def test_where_and_when_it_was_received_does_not_count() -> None:
    here = read(received(DELIVERY, {"lang": "fr"}, source="here.txt"), shipped())
    there = read(received(DELIVERY, {"lang": "fr"}, source="there/b.txt"), shipped())
    assert here.claims == there.claims != ()


def test_a_language_that_is_not_read_is_noted() -> None:
    reading = read(received("Põhja-Korea tarnis Venemaale mürske.", {"lang": "et"}), shipped())
    assert reading.claims == () and reading.document is not None
    assert [(p.severity, "(et)" in p.message) for p in reading.problems] == [("note", True)]


def test_a_language_that_cannot_be_told_is_a_warning() -> None:
    reading = read(received("12 34 56"), shipped())
    assert reading.report.lang == "und"
    assert [p.severity for p in reading.problems] == ["warning"]
    assert "--lang" in reading.problems[0].advice


@pytest.mark.parametrize(
    "raw",
    [b"", b" \n\t ", b"\0" * 5000, bytes(range(256)) * 40, b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3" * 3000],
    ids=["empty", "blank", "zeros", "junk", "mark", "utf-8 mark", "half a letter"],
)
def test_what_holds_no_text_gives_a_problem_and_no_claim(raw: bytes) -> None:
    for media_type in ("text/plain", "text/html", "application/x-ndjson"):
        reading = read(received(raw, {"lang": "fr"}, media_type), shipped())
        assert reading.claims == ()
        assert reading.problems or (reading.document is not None and reading.document.text.strip())


@pytest.mark.parametrize("line", ["{", "[]", "null", "{}", '{"text": 3}', '{"id": "a", "text": ""}'])
def test_a_broken_record_gives_a_problem(line: str) -> None:
    reading = read(received(line, {}, "application/x-ndjson"), shipped())
    assert reading.claims == () and reading.document is None
    assert [p.severity for p in reading.problems][-1] == "error"


def test_problems_are_sentences_with_a_place() -> None:
    for raw in (b"", b"\0\1\2", b"12 34"):
        problems = read(received(raw, source="inbox/broken.txt"), shipped()).problems
        assert problems and all(p.place.startswith("inbox/broken.txt") for p in problems)
        assert all(p.message.endswith(".") and p.message[0].isupper() for p in problems)


def test_one_claim_hides_in_a_long_text() -> None:
    filler = "Le marché du village attire chaque samedi les habitants de la vallée. " * 20 + "\n\n"
    about = f"{DELIVERY} Les missiles et les munitions de l'armée sont dans le dépôt.\n\n"
    reading = french(filler * 40 + about * 30 + filler * 40)
    (claim, *_) = reading.claims
    assert len(filler * 40) <= claim.evidence.start < len(filler * 40) + len(DELIVERY)


def test_headline_and_lead_that_repeat_each_other_are_one_claim() -> None:
    lead = "La Corée du Nord a livré des obus à la Russie, a annoncé mardi un porte-parole à Séoul."
    text = f"{DELIVERY[:-1]}\n\n{lead}\n"
    assert len([c for c in french(text).claims if c.event == "transfer"]) == 1


def test_a_fact_repeated_in_the_same_voice_is_one_claim() -> None:
    assert len(french(f"{DELIVERY}\n\nLa journée fut longue.\n\n{DELIVERY}\n").claims) == 1


def test_the_same_fact_in_another_voice_is_another_claim() -> None:
    text = "\n\n".join(f"{DELIVERY[:-1]}, selon {voice}." for voice in ("Séoul", "Kiev"))
    assert [claim.attribution[0].state for claim in french(text).claims] == ["KR", "UA"]


def test_furniture_is_passed_over_though_it_speaks_of_arms() -> None:
    text = f"{DELIVERY}\nL'Iran a livré des missiles à la Syrie."
    cut = text.index("\n")
    report = french(text).report
    body, rest = Span(0, cut), Span(cut + 1, len(text))
    reader = reader_for(shipped(), "fr")
    assert reader is not None
    both = reader.claims(Document(report, text, (Block(body, "body"), Block(rest, "body"))))
    one = reader.claims(Document(report, text, (Block(body, "body"), Block(rest, "furniture", "read also"))))
    assert [claim.agent and claim.agent.state for claim in both] == ["KP", "IR"]
    assert one == both[:1]


def test_the_knowledge_and_the_program_name_a_version() -> None:
    assert shipped().digest[:12] in version(shipped())


def test_a_reader_is_compiled_once() -> None:
    assert reader_for(shipped(), "fr") is reader_for(shipped(), "fr") is not None
    assert reader_for(shipped(), "zz") is None


def test_what_a_database_writes_beside_itself_is_no_report(tmp_path: Path) -> None:
    for name in ("concordant.db", "concordant.db-wal", "concordant.db-shm", "concordant.db-journal"):
        (tmp_path / name).write_text(DELIVERY, "utf-8")
    (tmp_path / "report.txt").write_text(DELIVERY, "utf-8")
    arrivals = list(receive_path(tmp_path, terms(NOW)))
    assert [a.source for a in arrivals if isinstance(a, Received)] == [str(tmp_path / "report.txt")]
    assert {a.severity for a in arrivals if isinstance(a, Problem)} == {"note"}
