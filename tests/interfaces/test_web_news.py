"""The first page: what is new since somebody last looked, and which findings are no more what they were."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from served import OUR_OWN, TOLD, links_of, served, text_of
from starlette.testclient import TestClient
from told_projects import KCNA, MID, NIS, claim_of, said

from concordant.interfaces.web.site import Site
from concordant.model.claim import Voice
from concordant.store.ledger import FindingFilter

Served = tuple[TestClient, Site]
KIEV = Voice("Ukrainian Ministry of Defence", "UA")


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Served]:
    with served(tmp_path / "told", (said(1, NIS), said(4, NIS, month="2023-01"))) as both:
        yield both


def seen(client: TestClient) -> None:
    """Look at everything, and say so."""
    (link,) = [link for link in links_of(client.get("/").text) if link.startswith("/?seen=")]
    assert client.get(link).status_code == 200


def arrive(site: Site, *told: object) -> None:
    site.ledger.record(list(told), "v1")  # type: ignore[arg-type]
    site.settle()


def judge(web: Served, **form: str) -> str:
    client, site = web
    data = {"token": site.tokens.value, "back": "/", **form}
    assert client.post("/judgements", data=data, headers=OUR_OWN).status_code == 303
    return list(site.ledger.judgements())[-1].id


def front(client: TestClient) -> str:
    return text_of(client.get("/").text)


def test_who_never_looked_has_missed_nothing(web: Served) -> None:
    told = front(web[0])
    assert "Reports new to you: 2" in told and "Changed since" not in told


def test_a_report_that_adds_an_origin_or_a_denial_changes_its_finding(web: Served) -> None:
    client, site = web
    seen(client)
    assert "Reports new" not in front(client) and "Changed since" not in front(client)
    arrive(
        site, said(2, KIEV, outlet="La Vigie"), said(3, MID, outlet="Le Courrier", denied=True, count=None)
    )
    told = front(client)
    assert "Changed since you last looked" in told and "Reports new to you: 2" in told
    assert "3 claims · 2 reports · 2 origins" in told and "✗ denied by 1" in told
    assert "Before: 1 claim · 1 report · 1 origin · Grade 3 Since then: 2 reports" in told
    seen(client)
    assert "Changed since" not in front(client) and "Before:" not in front(client)


def test_a_new_finding_is_marked_and_did_not_change(web: Served) -> None:
    client, site = web
    seen(client)
    arrive(site, said(5, KCNA, month="2022-05-05"))
    page = client.get("/").text
    assert "Changed since" not in page and page.count('class="fresh"') == 2  # the report and its finding


def test_what_says_nothing_else_than_before_changes_nothing(web: Served) -> None:
    client = web[0]
    seen(client)
    judge(web, do=f"accept {claim_of(said(1, NIS))}")
    told = front(client)
    assert "1 judgement ·" in told and "Changed since" not in told


def test_judgements_change_findings_and_so_does_taking_them_back(tmp_path: Path) -> None:
    with served(tmp_path / "told") as web:
        client, site = web
        seen(client)
        denial = claim_of(TOLD[2])
        made = judge(web, do=f"reject {denial}")
        told = front(client)
        assert "Before: 3 claims · 2 reports · 2 origins" in told and "✗ denied by 1" in told
        assert f"Since then: misread {denial[:10]} – Ana" in told
        judge(web, do=f"retract {made}")
        assert "Changed since" not in front(client)  # it is again what it was
        seen(client)
        judge(web, do=f"reject {denial}")
        seen(client)
        judge(web, do=f"retract {list(site.ledger.judgements())[-1].id}")
        assert "Since then: taken back" in front(client) or "taken back j-" in front(client)


def test_a_grade_that_a_person_gives_is_a_change(web: Served) -> None:
    client, site = web
    seen(client)
    found = next(iter(site.ledger.findings(FindingFilter())))
    judge(web, do="regrade", regraded=found.id, digit="5")
    told = front(client)
    assert "Grade 5 (by Ana)" in told and "Before: 1 claim" in told


def test_findings_that_were_put_together_are_told_with_what_one_was(web: Served) -> None:
    client, site = web
    seen(client)
    both = [finding.id for finding in site.ledger.findings(FindingFilter())]
    client.post(
        "/judgements",
        data={"token": site.tokens.value, "do": "same", "finding": both},
        headers=OUR_OWN,
    )
    assert len(list(site.ledger.findings(FindingFilter()))) == 1
    assert "2 claims · 2 reports · 1 origin" in front(client)


def test_the_brief_begins_where_the_last_look_ended(web: Served) -> None:
    client, site = web
    assert not [link for link in links_of(client.get("/").text) if "since=" in link]
    seen(client)
    arrive(site, said(2, KIEV, outlet="La Vigie"))
    (link,) = [link for link in links_of(client.get("/").text) if "since=" in link]
    assert link == "/brief?since=2024-11-03" and client.get(link).status_code == 200


def test_what_a_browser_keeps_is_not_believed(web: Served) -> None:
    client = web[0]
    for kept in ("much", "-1", "9" * 99, "999999"):
        client.cookies.set("concordant_seen", kept)
        client.cookies.set("concordant_judged", kept)
        assert client.get("/").status_code == 200
        client.cookies.clear()
    assert client.get("/?seen=1&judged=much").status_code == 400
