"""What a ledger promises."""

from dataclasses import replace

import pytest
from ledger_fixtures import address, ledger
from ledger_samples import act, listing, many, read, received

from concordant.model.identifiers import digest
from concordant.model.problem import Problem
from concordant.model.reading import Reading
from concordant.model.report import Received
from concordant.store.failure import AmbiguousClaimError
from concordant.store.ledger import ClaimFilter, Counts, Ledger
from concordant.store.project import open_ledger

__all__ = ["address", "ledger"]
ALL = ClaimFilter()


def fill(ledger: Ledger, arrived: list[Received], version: str = "v1") -> None:
    ledger.receive(arrived)
    ledger.record([(each, read(each)) for each in arrived], version)


def test_what_was_received_comes_back_as_it_was(ledger: Ledger) -> None:
    junk = bytes(range(256))
    binary = Received(junk, "junk.html", "text/html", "2026-01-01", digest(junk))
    arrived = [received("First.", lang="fr"), received(""), binary]
    assert ledger.receive(arrived) == 3
    assert list(ledger.pending("v1")) == arrived


def test_a_digest_that_does_not_belong_to_the_bytes_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="digest does not belong"):
        ledger.receive([replace(received("One."), sha256="0" * 64)])
    assert ledger.counts().received == 0


def test_names_and_bytes_of_any_kind_come_back(ledger: Ledger) -> None:
    plain = received("x")
    odd = replace(plain, source="caf\udce9\x00.txt", given=(("id", "\ud800\x00"), ("lang", "fr")))
    ledger.receive([odd])
    assert list(ledger.pending("v1")) == [odd]


def test_the_same_report_twice_changes_nothing(ledger: Ledger) -> None:
    arrived = many(5)
    fill(ledger, arrived)
    before = listing(ledger.claims(ALL)), ledger.counts()
    again = [replace(each, source="elsewhere.txt", received_at="2027-01-01T00:00:00Z") for each in arrived]
    assert ledger.receive([*again, *again]) == 0
    assert ledger.record([(each, read(each)) for each in again], "v1") == 0
    assert (listing(ledger.claims(ALL)), ledger.counts()) == before


def test_a_report_twice_in_one_batch_counts_once(ledger: Ledger) -> None:
    one = received("One.")
    assert ledger.receive([one, one]) == 1
    assert ledger.record([(one, read(one)), (one, read(one))], "v1") == 1


def test_the_same_bytes_with_other_metadata_are_another_arrival(ledger: Ledger) -> None:
    fill(ledger, [received("Same.", id="a"), received("Same.", id="b")])
    assert [report.id for report in ledger.reports()] == ["a", "b"]


def test_the_order_of_metadata_does_not_count(ledger: Ledger) -> None:
    ledger.receive([received("One.", lang="fr", id="a")])
    assert ledger.receive([received("One.", id="a", lang="fr")]) == 0


def test_what_is_recorded_was_received_first(ledger: Ledger) -> None:
    one = received("One.")
    assert ledger.record([(one, read(one))], "v1") == 1
    assert ledger.counts().received == 1


def test_nothing_in_nothing_out(ledger: Ledger) -> None:
    assert ledger.receive([]) == ledger.record([], "v1") == 0
    assert [*ledger.claims(ALL), *ledger.reports(), *ledger.problems()] == []
    assert ledger.counts() == Counts(0, 0, 0, 0)
    assert ledger.document("r-none") is None
    assert ledger.claim("c-none") is None and ledger.claim("") is None


def test_pending_is_what_this_version_has_not_read_oldest_first(ledger: Ledger) -> None:
    arrived = many(4)
    ledger.receive(arrived)
    ledger.record([(arrived[1], read(arrived[1]))], "v1")
    assert list(ledger.pending("v1")) == [arrived[0], arrived[2], arrived[3]]
    assert list(ledger.pending("v2")) == arrived


def test_what_is_pending_may_be_recorded_while_it_is_listed(ledger: Ledger) -> None:
    ledger.receive(many(4))
    for each in ledger.pending("v1"):
        ledger.record([(each, read(each))], "v1")
    assert list(ledger.pending("v1")) == []
    assert ledger.counts().reports == 4


def test_a_reading_comes_back_whole(ledger: Ledger) -> None:
    one = received("Short. Obus.", published="2025-05-01")
    fill(ledger, [one])
    reading = read(one)
    assert list(ledger.reports()) == [reading.report]
    assert ledger.document(reading.report.id) == reading.document
    assert list(ledger.claims(ALL)) == [(claim, reading.report) for claim in reading.claims]


def test_reasons_can_be_left_out(ledger: Ledger) -> None:
    fill(ledger, [received("One. Two.")])
    assert {claim.reasons for claim, _ in ledger.claims(ALL, reasons=False)} == {()}
    assert all(claim.reasons for claim, _ in ledger.claims(ALL))


def test_a_report_without_a_document_is_kept_with_its_problems(ledger: Ledger) -> None:
    one = received("\x00")
    why = Problem("decode", "one.txt", "no text in it")
    ledger.record([(one, Reading(read(one).report, None, (), (why,)))], "v1")
    assert ledger.document(read(one).report.id) is None
    assert list(ledger.problems()) == [why]
    assert ledger.counts() == Counts(1, 1, 0, 1)


def test_a_newer_version_replaces_what_is_shown_and_keeps_what_was(ledger: Ledger) -> None:
    one = received("One. Two.")
    fill(ledger, [one])
    old = read(one).claims[0]
    newer = replace(read(one), claims=(act(read(one).report, event="use"),), problems=())
    assert ledger.record([(one, newer)], "v2") == 1
    assert [claim.event for claim, _ in ledger.claims(ALL)] == ["use"]
    assert ledger.claim(old.id) == (old, read(one).report)
    assert ledger.counts() == Counts(1, 1, 1, 0)


def test_a_newer_version_that_finds_nothing_shows_nothing(ledger: Ledger) -> None:
    one = received("One. Two.")
    fill(ledger, [one])
    ledger.record([(one, Reading(read(one).report, None, (), ()))], "v2")
    assert list(ledger.claims(ALL)) == []


def test_the_same_id_with_other_bytes_shows_what_arrived_last_and_keeps_both(ledger: Ledger) -> None:
    first, second = received("Old.", id="a"), received("New. Longer.", id="a")
    fill(ledger, [first, second])
    document = ledger.document("a")
    assert document is not None and document.text == "New. Longer."
    assert len(list(ledger.claims(ALL))) == 2
    assert ledger.counts() == Counts(2, 1, 2, 0)
    assert list(ledger.pending("v2")) == [first, second]


def test_an_update_stays_shown_while_a_new_version_has_read_only_the_older_bytes(ledger: Ledger) -> None:
    first, second = received("Old.", id="a"), received("New. Longer.", id="a")
    fill(ledger, [first, second])
    fill(ledger, [first], "v2")
    document = ledger.document("a")
    assert document is not None and document.text == "New. Longer."


def test_claims_come_by_publication_date_then_report_then_number(ledger: Ledger) -> None:
    undated = received("Undated.", id="u")
    late, early = (
        received("A. B.", id="l", published="2025-06"),
        received("C.", id="e", published="2024"),
    )
    also = received("D.", id="b", published="2025-06")
    fill(ledger, [undated, late, also, early])
    order = [(report.id, claim.number) for claim, report in ledger.claims(ALL)]
    assert order == [("e", 1), ("b", 1), ("l", 1), ("l", 2), ("u", 1)]


def test_a_claim_is_found_by_id_or_by_the_beginning_of_it(ledger: Ledger) -> None:
    one = received("One.")
    fill(ledger, [one])
    reading = read(one)
    wanted = reading.claims[0], reading.report
    assert ledger.claim(wanted[0].id) == ledger.claim(wanted[0].id[:7]) == wanted
    assert ledger.claim("c-%") is None and ledger.claim("c_") is None and ledger.claim("\ud800") is None


def test_a_beginning_that_fits_several_names_them(ledger: Ledger) -> None:
    fill(ledger, many(3))
    with pytest.raises(AmbiguousClaimError) as caught:
        ledger.claim("c-")
    shown = [claim.id for claim, _ in ledger.claims(ALL)]
    assert any(identifier in caught.value.advice for identifier in shown)


def test_what_one_process_wrote_another_reads(address: str, ledger: Ledger) -> None:
    fill(ledger, many(3))
    with open_ledger(address) as other:
        assert listing(other.claims(ALL)) == listing(ledger.claims(ALL))
        assert other.receive(many(4)) == 1
    assert ledger.counts().received == 4


def test_a_listing_that_is_abandoned_lets_go(ledger: Ledger) -> None:
    fill(ledger, many(9))
    next(iter(ledger.claims(ALL)))
    assert ledger.receive(many(12)) == 3


def test_many_reports_fit_in_one_batch(ledger: Ledger) -> None:
    fill(ledger, many(2000))
    assert ledger.counts().reports == 2000
    assert len(list(ledger.pending("v2"))) == 2000
