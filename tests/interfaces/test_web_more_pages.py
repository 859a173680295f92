"""Timeline, network, provisions, sources; and grades given in the page of a finding."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from served import OUR_OWN, links_of, served, text_of
from starlette.testclient import TestClient

from concordant.interfaces.web.pages.provisions import indented
from concordant.interfaces.web.site import Site
from concordant.store.ledger import FindingFilter
from concordant.views.text import Piece, line

Served = tuple[TestClient, Site]


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Served]:
    with served(tmp_path / "told") as both:
        yield both


def rows(page: str) -> int:
    return page.partition("<main")[2].partition("</main>")[0].count('<th scope="row"')


def test_the_timeline_draws_a_bar_for_each_act_and_says_its_days(web: Served) -> None:
    page = web[0].get("/timeline")
    assert page.text.count("<rect") == 2 and page.text.count("<svg") == 3
    assert "2024-10-14" in text_of(page.text) and "2023-01" in text_of(page.text)
    assert web[0].get("/timeline?since=2024").text.count("<rect") == 1
    assert "Nothing fits" in web[0].get("/timeline?since=2030").text


def test_the_network_draws_arrows_and_says_the_same_in_words(web: Served) -> None:
    client = web[0]
    page = client.get("/network")
    assert page.text.count('<path d="M') == 1
    assert "North Korea → Russia 2 findings · 2 origins · put as plain fact by somebody" in text_of(page.text)
    link = next(link for link in links_of(page.text) if "recipient=RU" in link)
    assert client.get(link).text.count("<article") == 2
    assert "Nothing fits" in client.get("/network?event=test").text


def test_a_provision_says_what_it_holds_and_leads_to_findings_about_its_states(web: Served) -> None:
    client, site = web
    every = client.get("/provisions")
    assert rows(every.text) == len(site.law.provisions)
    held = next(each for each in site.law.provisions.values() if "KP" in each.states)
    page = client.get(f"/provisions/{held.id}")
    assert page.status_code == 200 and held.paraphrase.en in text_of(page.text)
    assert "/findings?actor=KP" in links_of(page.text)
    assert client.get("/provisions/nothing").status_code == 404


def test_a_finding_tells_which_provisions_it_would_concern_and_never_that_it_violates(web: Served) -> None:
    client, site = web
    found = next(site.ledger.findings(FindingFilter(disputed=True)))
    page = client.get(f"/findings/{found.id}").text
    assert "Provisions that it would concern" in page and "/provisions/" in page
    assert "violat" not in text_of(page).lower()


def test_every_known_outlet_is_listed_and_no_letter_is_made_up(web: Served) -> None:
    client, site = web
    page = client.get("/sources")
    own = ["Le Courrier", "La Vigie", "Le Phare"]
    assert rows(page.text) == len(site.knowledge.outlets) + len(own)
    assert "who has none there is F" in page.text and page.text.count("F <span") == len(own)


def test_a_grade_is_given_and_taken_back(web: Served) -> None:
    client, site = web
    found = next(site.ledger.findings(FindingFilter(disputed=True)))
    form = {
        "token": site.tokens.value,
        "do": "regrade",
        "regraded": found.id,
        "back": f"/findings/{found.id}",
    }
    lead = client.post("/judgements", data={**form, "digit": "1"}, headers=OUR_OWN).headers["location"]
    assert "Grade 1 (by Ana)" in text_of(client.get(lead).text)
    done = list(site.ledger.judgements())[-1].id
    client.post("/judgements", data={**form, "do": f"retract {done}"}, headers=OUR_OWN)
    assert site.ledger.finding(found.id) == found
    assert client.post("/judgements", data={**form, "digit": "7"}, headers=OUR_OWN).status_code == 400


def test_lines_for_a_terminal_keep_their_depth_and_their_headings() -> None:
    lines = [line(Piece("Head", "heading")), (), line("  one"), line("      three"), line("          more")]
    assert [(depth, heading) for depth, heading, _ in indented(lines)] == [
        (0, True),
        (1, False),
        (3, False),
        (3, False),
    ]
