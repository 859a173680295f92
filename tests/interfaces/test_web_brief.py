"""Briefs in pages: about everything, an actor or a finding; the same document as the command line writes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from served import TOLD, links_of, served, text_of
from starlette.testclient import TestClient
from told_projects import claim_of

from concordant.exports.briefs import forms
from concordant.interfaces.web.site import Site
from concordant.store.ledger import FindingFilter
from conftest import Concordant

Served = tuple[TestClient, Site]


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("web") / "told") as both:
        yield both


def disputed(site: Site) -> str:
    return next(site.ledger.findings(FindingFilter(disputed=True))).id


def test_overview_actor_and_finding_lead_to_their_brief(web: Served) -> None:
    client, site = web
    found = disputed(site)
    for address, about in (("/", ""), ("/actors/KP", "north-korea"), (f"/findings/{found}", found)):
        (link,) = [link for link in links_of(client.get(address).text) if link.startswith("/brief")]
        assert link == ("/brief" + (f"?about={about}" if about else ""))
        assert client.get(link).status_code == 200


def test_the_page_says_what_the_command_writes(web: Served, concordant: Concordant, tmp_path: Path) -> None:
    client, site = web
    (tmp_path / "sources").mkdir()
    for query, told in (("", "4 claims · 4 reports · 2 findings"), ("?limit=1", "1 of 2 findings")):
        page = text_of(client.get(f"/brief{query}").text)
        assert told in page and "According to the National Intelligence Service" in page
    one = text_of(client.get(f"/brief?about={disputed(site)}").text)
    assert f"Finding {disputed(site)}" in one and "1 finding " in one
    assert "Actor: North Korea" in text_of(client.get("/brief?about=Cor%C3%A9e+du+Nord").text)
    assert "0 findings" in text_of(client.get("/brief?since=2025").text)
    assert "Note de synthèse" in text_of(client.get("/brief?lang=fr").text)
    client.cookies.clear()


def test_every_note_leads_to_its_words_and_every_finding_to_its_page(web: Served) -> None:
    client, site = web
    page = client.get("/brief").text
    notes = page.partition("<section id=notes>")[2]
    assert set(re.findall(r'href="#note-(\d+)"', page)) == set(re.findall(r"id=note-(\d+)", notes))
    told = {f"/reports/{each[1].report.id}#{claim_of(each)}" for each in TOLD}
    assert told == set(links_of(notes, "/reports/"))
    ids = {finding.id for finding in site.ledger.findings(FindingFilter())}
    assert {link.removeprefix("/findings/") for link in links_of(page, "/findings/f-")} == ids


def test_nothing_in_it_needs_what_the_policy_of_pages_forbids(web: Served) -> None:
    page = web[0].get("/brief")
    main = page.text.partition("<main")[2]
    assert "<svg" in main and not re.search(r"<style|<script|\sstyle=|\son\w+=", main)
    assert "style-src 'self'" in page.headers["content-security-policy"]


@pytest.mark.parametrize("form", forms.FORMS)
def test_a_file_is_what_the_command_line_would_write(web: Served, form: str) -> None:
    client, _ = web
    (link,) = [link for link in links_of(client.get("/brief").text) if f"to={form}" in link]
    answer = client.get(link)
    assert answer.headers["content-disposition"] == f'attachment; filename="brief-2024-11-03.{form}"'
    begins = {"md": b"# Brief", "html": b"<!doctype", "pdf": b"%PDF-", "docx": b"PK"}
    assert answer.content.startswith(begins[form])
    assert client.get(link).content == answer.content


def test_a_file_of_the_page_and_of_the_command_line_are_the_same(
    concordant: Concordant, tmp_path: Path
) -> None:
    project = tmp_path / "told"
    with served(project) as (client, _):
        page = client.get("/brief?to=md&lang=fr").text
    written = concordant("brief", "--lang", "fr", "--project", project)
    assert written.out == page


def test_a_format_for_which_something_lacks_is_not_offered(
    web: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "concordant.interfaces.web.pages.brief.NEEDS", {"pdf": ("no_such_module",), "docx": ()}
    )
    client, _ = web
    page = client.get("/brief").text
    assert "to=pdf" not in page and "For pdf: pip install 'concordant[brief]'" in text_of(page)
    refused = client.get("/brief?to=pdf")
    assert refused.status_code == 400 and "pdf is no format here. One of: md" in text_of(refused.text)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("about=f-nothing", 404),
        ("about=c-nothing", 404),
        ("about=Bordurie", 404),
        ("since=yesterday", 400),
        ("date=2024-02-30", 400),
        ("sort=best", 400),
        ("limit=many", 400),
        ("limit=501", 400),
        ("to=odt", 400),
        ("to=../../etc", 400),
    ],
)
def test_what_cannot_be_made_is_said(web: Served, query: str, status: int) -> None:
    answer = web[0].get(f"/brief?{query}")
    assert answer.status_code == status and "That did not work" in text_of(answer.text)


def test_of_a_large_ledger_it_says_that_it_did_not_look_at_everything(
    web: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("concordant.interfaces.web.pages.brief.WITHIN", 1)
    assert "(1 of more than 1 findings)" in text_of(web[0].get("/brief").text)


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    received, reading = TOLD[0]
    harm = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    report = replace(reading.report, outlet=harm, title=harm, url="javascript:alert(1)")
    with served(tmp_path / "told", [(received, replace(reading, report=report))]) as (client, _):
        for page in (client.get("/brief").text, client.get("/brief?to=html").text):
            assert "<script>alert" not in page and "<img" not in page and 'href="javascript' not in page
        assert client.get("/brief", params={"about": harm}).status_code == 404
