"""``concordant map`` and the page of the map: findings in their places, and the rest listed beside."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from served import knowledge, links_of, served, text_of
from starlette.testclient import TestClient
from test_actor import KOREA, RUSSIA, by
from told_projects import KCNA, MID, NIS, Told, said, told_project

from concordant.interfaces.mapping import places_in
from concordant.model.claim import Actor
from concordant.model.identifiers import claim_id
from concordant.views.wording import TONGUES
from conftest import Concordant

HOSTILE = '<script>alert(1)</script>"'


def at(told: Told, place: str) -> Told:
    """The same report, of an act at a place."""
    received, reading = told
    changed = replace(reading.claims[0], place=place, recipient=None)
    return received, replace(reading, claims=(replace(changed, id=claim_id(changed)),))


TOLD = (
    said(1, NIS),
    said(2, KCNA, outlet="La Vigie", count=6000),
    by(said(3, MID, outlet="Le Courrier", denied=True, count=None, month="2022-01-01"), RUSSIA, KOREA),
    by(said(4, NIS, count=None, month="2021-01-01"), Actor("Zavodskol"), Actor(HOSTILE)),
    at(said(5, NIS, count=None, month="2020-01-01"), "Port Zavod"),
    at(said(6, NIS, count=None, month="2019-01-01"), "Rajin"),
)


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(tmp_path_factory.mktemp("map") / "told", TOLD) as (client, _):
        yield client


def test_the_command_writes_a_map_and_lists_what_it_cannot_place(
    concordant: Concordant, tmp_path: Path
) -> None:
    target = tmp_path / "flows.svg"
    told = concordant("map", "--project", told_project(tmp_path / "told", TOLD), "-o", target)
    assert told.code == 0 and told.out == ""
    root = etree.fromstring(target.read_bytes())
    assert "North Korea" in "".join(root.itertext()) and "Natural Earth" in "".join(root.itertext())
    assert "not on the map (names no state)" in told.err
    assert "no point is known for Port Zavod; it is not guessed" in told.err
    assert "Rajin;" not in told.err


def test_filters_language_and_limit(concordant: Concordant, tmp_path: Path) -> None:
    project = told_project(tmp_path / "told", TOLD)
    one = concordant("map", "--project", project, "--recipient", "RU", "--limit", "1", "--speak", "fr")
    assert one.code == 0 and "Corée du Nord" in one.out and "1 flèche et 0 fait" in one.out
    few = concordant("map", "--project", project, "--limit", "1")
    assert "the first 1 findings shown" in few.err
    none = concordant("map", "--project", project, "--recipient", "FR", "--quiet")
    assert none.code == 0 and "0 arrows" in none.out and none.err == ""


def test_the_page_shows_a_map_whose_lines_lead_to_findings(web: TestClient) -> None:
    page = web.get("/map?lang=en")
    assert page.status_code == 200 and "<svg" in page.text
    told = text_of(page.text)
    assert "Boundaries and names shown do not imply official endorsement" in told
    assert "North Korea → Russia" in told and "only denied" in told
    drawing = page.text.partition("<svg")[2].partition("</svg>")[0]
    findings = [link for link in links_of(drawing) if link.startswith("/findings/f-")]
    assert findings and all(web.get(link).status_code == 200 for link in findings)


def test_a_known_place_is_a_point_and_an_unknown_one_is_listed(web: TestClient) -> None:
    page = web.get("/map?lang=en")
    drawing = page.text.partition("<svg")[2].partition("</svg>")[0]
    assert ">Rajin</text>" in drawing and ">Port Zavod</text>" not in drawing
    beside = text_of(page.text).partition("Not on the map")[2]
    assert "Port Zavod" in beside and "Zavodskol" in beside and "names no state" in beside


def test_the_page_needs_no_script_and_words_of_reports_stay_words(web: TestClient) -> None:
    page = web.get("/map").text
    body = page.partition("<main")[2]
    assert "<script" not in body and " style=" not in body and "<style" not in body
    assert "/static/map.css?v=" in page


def test_the_style_of_the_map_is_served(web: TestClient) -> None:
    style = web.get("/static/map.css")
    assert style.status_code == 200 and style.headers["content-type"].startswith("text/css")


@pytest.mark.parametrize("query", ["event=transfer", "actor=KP", "since=2021", "lang=fr", "recipient=FR"])
def test_the_page_can_be_narrowed(web: TestClient, query: str) -> None:
    assert web.get(f"/map?{query}").status_code == 200


def test_a_place_goes_by_every_name() -> None:
    for tongue in TONGUES:
        places = places_in(tongue, knowledge())
        found = places("VLADIVOSTOK")
        assert found and found[0] == "vladivostok" and places("Nowhere at all") is None
