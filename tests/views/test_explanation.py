"""Why a claim says what it says."""

from dataclasses import replace

from concordant.model.claim import Claim
from concordant.model.document import Anchor, Document
from concordant.model.report import Report
from concordant.views.explanation import explanation, source_span
from concordant.views.text import plain
from concordant.views.wording import wording


def told(claim: Claim, report: Report, document: Document | None) -> str:
    return "\n".join(plain(line) for line in explanation(claim, report, document, wording("en")))


def test_each_slot_names_its_rule_and_words(claim: Claim, report: Report, document: Document) -> None:
    text = told(claim, report, document)
    assert "[fr/livrer] from “aurait livré” – the verb of the frame" in text
    assert "[journalistic-conditional] from “aurait livré”" in text


def test_a_slot_without_a_reason_shows_its_own_words(
    claim: Claim, report: Report, document: Document
) -> None:
    text = told(claim, report, document)
    assert "from “plus de 9 millions”" in text and "from “Séoul”" in text


def test_the_usual_case_is_told_from_a_missing_reason(
    claim: Claim, report: Report, document: Document
) -> None:
    bare = told(replace(claim, reasons=()), report, document)
    assert bare.count("nothing in the words says otherwise") == 2  # done, affirmed
    assert bare.count("no reason was kept") == 4  # event, both parties, unverified


def test_the_words_stand_in_their_place(claim: Claim, report: Report, document: Document) -> None:
    text = told(claim, report, document)
    start, end = claim.evidence.start, claim.evidence.end
    assert f"characters {start} to {end} of the text" in text
    assert f"characters {start + 100} to {end + 100} of what was received (obus.txt, utf-8)" in text
    assert "https://agence-horizon.example/obus#:~:text=" in text


def test_a_report_without_address_or_text(claim: Claim, report: Report) -> None:
    text = told(claim, replace(report, url=None), None)
    assert "no address is known" in text and "of what was received" not in text


def test_words_that_cleaning_put_in_have_no_place(claim: Claim, document: Document) -> None:
    moved = replace(document, anchors=(Anchor(0, 100, claim.evidence.start + 3),))
    assert source_span(claim, moved) is None
    assert source_span(claim, document) == (claim.evidence.start + 100, claim.evidence.end + 100)


def test_it_speaks_french(claim: Claim, report: Report, document: Document) -> None:
    text = "\n".join(plain(line) for line in explanation(claim, report, document, wording("fr")))
    assert "Pourquoi" in text and "d’après «\u202faurait livré\u202f»" in text and "selon qui" in text
