"""Pages in French: everybody by a French name, or in the words of French reports; nobody in English."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from served import served, text_of
from starlette.testclient import TestClient
from told_projects import NIS, Told, said

from concordant.documents.furniture.patterns import patterns
from concordant.interfaces.web.site import Site
from concordant.interfaces.web.speaking import words_of
from concordant.model.claim import Actor, Voice
from concordant.model.identifiers import claim_id
from concordant.store.ledger import FindingFilter

ARMY = Actor("South Korean army", "KR", None, "armée sud-coréenne")
MAKER = Actor("Russian manufacturer", "RU", None, "fabricant russe")
OFFICIAL = Voice("American official", "US", "responsable américain")
ENGLISH = ("South Korea", "Russian", "American", "official", "manufacturer")


def described(number: int, lang: str = "fr") -> Told:
    """A report in which nobody has a name."""
    received, reading = said(number, OFFICIAL)
    report = replace(reading.report, lang=lang)
    claim = replace(reading.claims[0], agent=ARMY, recipient=MAKER)
    return received, replace(reading, report=report, claims=(replace(claim, id=claim_id(claim)),))


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Site]]:
    with served(tmp_path_factory.mktemp("web") / "told", (described(1), said(2, NIS))) as both:
        yield both


def pages(site: Site) -> list[str]:
    (found,) = (f for f in site.ledger.findings(FindingFilter()) if f.agent and f.agent.name == ARMY.name)
    report = next(iter(site.ledger.told(found.claims).values()))[1].id
    fixed = ["/", "/findings", "/claims", "/timeline", "/brief"]
    return [*fixed, f"/findings/{found.id}", f"/reports/{report}"]


def test_whoever_is_only_described_stands_in_the_words_of_the_report(web: tuple[TestClient, Site]) -> None:
    client, site = web
    for address in pages(site):
        told = text_of(client.get(address, headers={"accept-language": "fr"}).text)
        assert "« armée sud-coréenne »" in told, address
        assert [word for word in ENGLISH if word in told] == [], address


def test_in_english_descriptions_are_english(web: tuple[TestClient, Site]) -> None:
    client, site = web
    for address in pages(site)[:4]:
        assert "South Korean army" in text_of(client.get(address).text), address


def test_words_of_another_language_are_not_put_into_french_pages(tmp_path: Path) -> None:
    with served(tmp_path / "told", [described(1, "ru")]) as (client, _):
        told = text_of(client.get("/findings?lang=fr").text)
        assert "South Korean army" in told and "armée" not in told


def test_what_is_left_out_and_where_a_date_comes_from_are_said_in_french(
    web: tuple[TestClient, Site],
) -> None:
    client, site = web
    told = text_of(client.get(f"{pages(site)[-1]}?lang=fr").text)
    client.cookies.clear()
    assert "publié 2024-11-03 (comme indiqué)" in told
    words = words_of("fr").tables
    ours = {pattern.id for kind in (patterns().lines, patterns().tails) for pattern in kind}
    short = {each[3:] if each[2:3] == "-" else each for each in ours}
    assert short <= set(words["unread"])


def test_known_actors_and_outlets_have_their_french_names(web: tuple[TestClient, Site]) -> None:
    client, _ = web
    told = text_of(client.get("/actors/KP?lang=fr").text)
    client.cookies.clear()
    assert "Corée du Nord" in told and "Russie" in told and "Russia " not in told
