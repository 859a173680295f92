"""A text that comes again, in another report, is read once and claims the same."""

from dataclasses import replace

from concordant.model.document import Block, Document
from concordant.model.report import Report
from concordant.model.span import Span
from concordant.pipeline import load_knowledge, reader_for

TEXT = "Hier, l'Iran a livré 200 drones à la Russie, selon Kiev."


def _document(report: str, text: str = TEXT, title: str | None = None, day: str = "2025-03-11") -> Document:
    held = Report(report, report, f"{report}.txt", "fr", title, day)
    return Document(held, text, (Block(Span(0, len(text)), "body"),))


def test_a_copy_makes_the_same_claims_under_its_own_report() -> None:
    reader = reader_for(load_knowledge()[0], "fr")
    assert reader is not None
    (first,), (again,) = reader.claims(_document("a")), reader.claims(_document("b"))
    assert (first.report, again.report) == ("a", "b")
    assert first.id != again.id
    assert replace(again, id=first.id, report="a") == first


def test_a_copy_of_another_day_speaks_of_another_yesterday() -> None:
    reader = reader_for(load_knowledge()[0], "fr")
    assert reader is not None
    days = [reader.claims(_document("a", day=day))[0].time for day in ("2025-03-11", "2025-03-12")]
    assert [time.earliest if time else None for time in days] == ["2025-03-10", "2025-03-11"]


def test_whom_the_headline_names_is_known_to_each_copy() -> None:
    reader = reader_for(load_knowledge()[0], "fr")
    assert reader is not None
    text = "Il a livré 200 drones à la Russie, selon Kiev."
    iran, korea = "L'Iran accusé par Kiev", "La Corée du Nord accusée par Kiev"
    titled = [reader.claims(_document("a", text, title)) for title in (iran, korea, iran)]
    agents = [claims[0].agent.state if claims[0].agent else None for claims in titled]
    assert agents == ["IR", "KP", "IR"]
