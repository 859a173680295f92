"""What to hold against a report as a whole: each a fact about its text, with the words where it stands."""

from functools import cache

import pytest

from concordant.assessment.reservations import Naming, Reservation, compile_naming, reservations
from concordant.model.claim import Actor, Claim, Evidence, Voice
from concordant.model.document import Document
from concordant.model.report import Report
from concordant.pipeline import load_knowledge


@cache
def naming(lang: str) -> Naming:
    return compile_naming(load_knowledge()[0], lang)


def found(
    text: str, *voices: Voice, published: str | None = "2025-03-12", lang: str = "fr"
) -> list[Reservation]:
    report = Report("r-1", "0" * 64, "a.txt", lang, published=published)
    claim = Claim(
        "c-1",
        "r-1",
        1,
        "transfer",
        Actor("North Korea", "KP"),
        Actor("Russia", "RU"),
        None,
        None,
        None,
        None,
        "done",
        "asserted",
        "affirmed",
        voices,
        Evidence(text[:4], 0, 4),
    )
    return list(reservations(report, Document(report, text, ()), [claim], naming(lang)))


def codes(*asked: Reservation) -> list[tuple[str, str | None]]:
    return [(one.code, one.about) for one in asked]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Pyongyang a livré des obus à Moscou. Cette coopération sino-russe inquiète.", "CN"),
        ("Pyongyang a livré des obus à Moscou. L’axe irano-russe se renforce encore.", "IR"),
        ("Des obus sont partis. Ce rapprochement sino-coréano-russe inquiète.", "CN"),
    ],
)
def test_a_party_that_only_an_adjective_names(text: str, state: str) -> None:
    assert ("unsupported_party", state) in codes(*found(text))


@pytest.mark.parametrize(
    "text",
    [
        "La Chine a fourni des puces. Cette coopération sino-russe inquiète.",
        "Pékin se tait. Cette coopération sino-russe inquiète.",
        "Des ingénieurs chinois sont là. Cette coopération sino-russe inquiète.",
        "L’accord franco-allemand a été signé.",
        "Le sud-ouest et le porte-parole n’y sont pour rien.",
        "",
    ],
)
def test_what_is_supported_elsewhere_or_touches_no_party_is_let_pass(text: str) -> None:
    assert codes(*found(text)) == []


def test_english_adjectives_count_too() -> None:
    told = found("Pyongyang sent shells to Moscow. This Sino-Russian axis worries many.", lang="en")
    assert codes(*told) == [("unsupported_party", "CN")]


def test_a_report_without_a_date() -> None:
    assert codes(*found("Des obus.", published=None)) == [("undated", None)]


def test_sources_whom_nobody_names() -> None:
    several = Voice("several sources", None, "plusieurs sources concordantes")
    assert codes(*found("Des obus.", several, several)) == [("unnamed_sources", None)]
    assert found("Des obus.", Voice("South Korean official", "KR", "un responsable sud-coréen")) == []
    assert found("Des obus.", Voice("Yonhap", "KR", "Yonhap")) == []


def test_the_words_are_where_they_are_said_to_be() -> None:
    text = "Des obus sont partis. Cette coopération sino-russe inquiète."
    (one,) = found(text)
    assert one.span is not None
    assert text[one.span.start : one.span.end] == one.words == "sino-russe"
