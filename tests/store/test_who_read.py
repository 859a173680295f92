"""What readers said and no claim holds, and readers that a report keeps: the same in either database."""

from collections.abc import Iterable
from dataclasses import replace

from ledger_fixtures import address, ledger
from ledger_samples import many, read, received

from concordant.model.apart import Apart
from concordant.model.report import Received
from concordant.store.ledger import ClaimFilter, Ledger
from concordant.store.project import open_ledger
from concordant.store.rows import identity

__all__ = ["address", "ledger"]

ODD = {"quote": "“l’Iran” \x00 \ud800 é 🚀", "agent": None, "voices": ["A", "B"], "item_class": "x" * 9_000}
REFUSED = Apart("refused", "llm", ("quote", "item_class"), ODD)


def keep(ledger: Ledger, arrived: Received, version: str, *apart: Apart) -> None:
    assert ledger.record([(arrived, replace(read(arrived), apart=apart))], version) == 1


def test_what_was_refused_is_kept_word_for_word_and_listed_by_report(address: str) -> None:
    one, other = received("One.", lang="fr"), received("Two.", lang="fr")
    claim = read(other).claims[0]
    otherwise = Apart("otherwise", "llm", ("phase",), {"phase": "planned"}, claim.id)
    with open_ledger(address) as ledger:
        keep(ledger, one, "v1", REFUSED, REFUSED)
        keep(ledger, other, "v1", otherwise)
    with open_ledger(address) as ledger:
        names = {each.sha256: each.id for each in ledger.reports()}
        assert [apart for apart, _ in ledger.apart(names[one.sha256])] == [REFUSED, REFUSED]
        assert [apart for apart, _ in ledger.apart(names[other.sha256])] == [otherwise]
        listed = [(report.id, apart.kind) for apart, report in ledger.apart()]
        assert listed == sorted(listed) and len(listed) == 3
        assert ledger.claim(otherwise.claim) is not None


def test_what_was_refused_is_gone_once_the_report_is_read_anew(ledger: Ledger) -> None:
    one, other = received("One.", lang="fr"), received("Two.", lang="fr")
    for each in (one, other):
        keep(ledger, each, "v1", REFUSED)
    keep(ledger, one, "v2")
    assert [report.sha256 for _, report in ledger.apart()] == [other.sha256]
    keep(ledger, one, "v3", replace(REFUSED, why=("voices",)))
    assert {apart.why for apart, report in ledger.apart() if report.sha256 == one.sha256} == {("voices",)}
    assert ledger.counts().claims == 2


def held(found: Iterable[Received]) -> list[str]:
    return [each.source for each in found]


def test_what_keeps_a_reader_is_left_by_all_others(ledger: Ledger) -> None:
    arrived = many(3)
    for each in arrived:
        keep(ledger, each, "1+a")
    named = [identity(arrived[1])]
    assert held(ledger.assigned("1+a llm:m:1", named, True)) == ["1.txt"]
    turn = ledger.next_turn("1+a llm:m:1", True)
    keep(ledger, arrived[1], turn)
    assert list(ledger.assigned("1+a llm:m:1", named, True)) == []
    assert list(ledger.pending("1+a")) == []
    for later in ("2+a", "1+a both:llm:m:1"):
        assert held(ledger.pending(later)) == ["0.txt", "2.txt"]
    assert ledger.own_readers() == {named[0]: turn}


def test_readers_take_turns_and_the_last_one_counts(ledger: Ledger) -> None:
    (one,) = many(1)
    names = [identity(one)]
    keep(ledger, one, "1+a")
    first = {claim.id for claim, _ in ledger.claims(ClaimFilter())}
    turns = []
    for version, own in (("1+a llm:m:1", True), ("1+a", False), ("1+a llm:m:1", True), ("1+a", True)):
        assert held(ledger.assigned(version, names, own)) == ["0.txt"]
        turns.append(ledger.next_turn(version, own))
        keep(ledger, one, turns[-1])
        assert list(ledger.assigned(version, names, own)) == []
        assert (ledger.own_readers() == {names[0]: turns[-1]}) == own
    assert len(set(turns)) == 4 and ledger.counts().reports == 1
    assert {claim.id for claim, _ in ledger.claims(ClaimFilter())} == first
    keep(ledger, one, ledger.next_turn("1+a", False))
    assert held(ledger.pending("2+a")) == ["0.txt"] and ledger.own_readers() == {}


def test_nobody_else_reads_what_was_named_and_never_read(ledger: Ledger) -> None:
    arrived = many(2)
    ledger.receive(arrived)
    assert held(ledger.assigned("1+a llm:m:1", [identity(arrived[0])], True)) == ["0.txt"]
    assert held(ledger.assigned("1+a llm:m:1", [], True)) == []
    assert held(ledger.assigned("1+a", ["no such arrival"], False)) == []


def test_reports_that_a_model_read_last_are_told_in_parts(ledger: Ledger) -> None:
    arrived = many(6)
    for each in arrived[:5]:
        keep(ledger, each, "1+a")
    for each in arrived[1:4]:
        keep(ledger, each, "1+a both:llm:m:1")
    keep(ledger, arrived[3], ledger.next_turn("1+a", False))
    keep(ledger, arrived[4], ledger.next_turn("1+a llm:m:1", True))
    keep(ledger, arrived[5], ledger.next_turn("1+a", True))
    names = {each.source: each.id for each in ledger.reports()}
    wanted = sorted(names[f"{n}.txt"] for n in (1, 2, 4))
    assert ledger.asked_about("", 10) == wanted
    assert ledger.asked_about("", 2) == wanted[:2] and ledger.asked_about(wanted[1], 2) == wanted[2:]
