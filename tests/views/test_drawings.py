"""Drawings: uncertain days as bars, arrows between parties; well-formed whatever the names hold."""

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordant.model.claim import Actor
from concordant.model.finding import Finding, Grade, Support
from concordant.views.figures.network import Arrow, Legend, network
from concordant.views.figures.timeline import Captions
from concordant.views.network import Link, links
from concordant.views.svg import Svg, drawing, element
from concordant.views.timeline import WIDTH, Scale, axis, bar, scale

KP, RU, IR = Actor("North Korea", "KP"), Actor("Russia", "RU"), Actor("Iran", "IR")


def finding() -> Finding:
    support, grade = Support(1, 1, 1, 1, ()), Grade("3", "one_origin")
    return Finding("f-1", "transfer", KP, RU, None, "done", None, None, True, (), (), support, grade)


def told(first: str | None, last: str | None, dated: bool = True) -> Finding:
    return replace(finding(), first=first, last=last, dated=dated)


def between(
    agent: Actor | None, recipient: Actor | None, least: int = 1, firm: int = 1, reports: int = 1
) -> Finding:
    support = Support(reports, reports, least, least, (), firm=firm)
    return replace(finding(), agent=agent, recipient=recipient, support=support)


def parts(svg: Svg, tag: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(tag))


def test_a_bar_reaches_from_the_first_to_the_last_day() -> None:
    early, late = told("2024-01-01", "2024-01-31"), told("2024-12-01", "2024-12-31")
    on = scale([early, late])
    assert on is not None and (str(on.first), str(on.last)) == ("2024-01-01", "2024-12-31")
    (one,), (other,) = parts(bar(early, on), "rect"), parts(bar(late, on), "rect")
    assert float(one.get("x", "")) < float(other.get("x", ""))
    assert float(one.get("width", "")) == pytest.approx(float(other.get("width", "")), abs=1)
    assert 20 < float(one.get("width", "")) < 40


def test_a_bar_is_hollow_where_nobody_says_when_and_has_an_arrow_where_it_is_open() -> None:
    on = Scale(date(2024, 1, 1), date(2024, 12, 31))
    assert "undated" in bar(told("2024-02-01", "2024-02-02", dated=False), on)
    assert parts(bar(told("2024-02-01", "2024-02-02"), on), "path") == []
    assert len(parts(bar(told(None, "2024-02-02"), on), "path")) == 1
    assert len(parts(bar(told("1900-01-01", None), on), "path")) == 2


def test_what_is_ten_years_older_than_the_rest_does_not_squeeze_it() -> None:
    on = scale([told("1950-01-01", "1950-01-01"), told("2024-01-01", "2024-06-01")])
    assert on is not None and on.first.year == 2014
    assert scale([told(None, None)]) is None and scale([]) is None


@given(
    st.lists(st.tuples(st.dates(), st.integers(0, 40_000), st.booleans()), min_size=1, max_size=8),
)
def test_bars_stay_within_the_drawing(spans: list) -> None:  # type: ignore[type-arg]
    findings = [
        told(
            first.isoformat(), (first.fromordinal(min(first.toordinal() + days, 3652059))).isoformat(), dated
        )
        for first, days, dated in spans
    ]
    on = scale(findings)
    assert on is not None
    ElementTree.fromstring(axis(on))
    for each in findings:
        (rect,) = parts(bar(each, on), "rect")
        x, width = float(rect.get("x", "")), float(rect.get("width", ""))
        assert x >= 0 and width >= 3.9 and x + width <= WIDTH + 0.2


def test_findings_of_the_same_parties_make_one_arrow() -> None:
    held = links(
        [
            between(KP, RU, 2),
            between(KP, RU, 1, firm=0),
            between(IR, RU, 0, firm=0),
            between(IR, KP, 0, firm=0, reports=0),
            between(KP, KP),
            between(None, RU),
            between(Actor("Russia; Iran", "RU;IR"), KP),
        ]
    )
    assert held[0] == Link("KP", "RU", 2, 2, True, False)
    assert {(e.agent, e.recipient) for e in held} == {("KP", "RU"), ("IR", "RU"), ("IR", "KP"), ("RU", "KP")}
    assert next(e for e in held if (e.agent, e.recipient) == ("IR", "RU")).firm is False


def arrow(source: str, support: int = 1, firm: bool = True, affirmed: bool = True) -> Arrow:
    return Arrow(source, "Russia", "transfer", support, firm, affirmed)


def net(*arrows: Arrow) -> str:
    legend = Legend({"transfer": "transfer"}, "with reservations", "denied only", "from", "to")
    return network(arrows, Captions("a net", "what it means"), legend)


def test_arrows_are_wide_by_origins_dashed_without_firm_word_and_dotted_where_denied() -> None:
    svg = net(arrow("Iran", 3), arrow("China", firm=False), arrow("North Korea", 0, False, False))
    # The best supported is drawn last, and so on top.
    dotted, dashed, firm = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}path")
    assert float(firm.get("stroke-width", "")) > float(dashed.get("stroke-width", ""))
    assert firm.get("stroke-dasharray") is None and dashed.get("stroke-dasharray") == "7 4"
    assert dotted.get("stroke-dasharray") == "1.5 4"
    assert "style=" not in svg


@given(st.text("<>&'\"/ é\u202e", max_size=40))
def test_names_are_never_markup(name: str) -> None:
    svg = net(arrow(f"<script>{name}</script>\"'&"))
    assert "<script" not in svg and list(ElementTree.fromstring(svg).iter("script")) == []


def test_a_drawing_holds_no_style_and_escapes_attributes() -> None:
    svg = drawing(10, 5.5, element("text", "a<b", x=1.50, class_='"x"', data_y=None))
    assert svg == (
        '<svg viewBox="0 0 10 5.5" width="10" height="5.5" class="drawing">'
        '<text x="1.5" class=\'"x"\'>a&lt;b</text></svg>'
    )
