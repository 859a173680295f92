"""The page of what the readers leave to a person: both readings side by side, decided with a button."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsed import IN_A_BROWSER, browsing, listening, looking
from playwright.sync_api import Browser, expect
from served import OUR_OWN, site_of, text_of
from starlette.testclient import TestClient
from told_projects import NIS, Told, claim_of, said

from concordant.interfaces.web.app import application
from concordant.interfaces.web.pages import review as review_page
from concordant.interfaces.web.site import Site
from concordant.model.apart import Apart
from concordant.model.contract import to_contract
from concordant.model.identifiers import claim_id
from concordant.store.ledger import FindingFilter
from concordant.store.project import init_project, open_ledger

Served = tuple[TestClient, Site]


def differing(number: int, **slots: Any) -> Told:
    """A report that a second reader reads otherwise in these slots."""
    received, reading = said(number, NIS)
    claim = reading.claims[0]
    other = to_contract(replace(claim, reader="llm", **slots))
    return received, replace(reading, apart=(Apart("otherwise", "llm", tuple(slots), other, claim.id),))


def waiting(number: int) -> Told:
    """A report with a claim against which its own words speak."""
    received, reading = said(number, NIS)
    claim = replace(reading.claims[0], reader="llm", doubt="polarity")
    claim = replace(claim, id=claim_id(claim))
    apart = Apart("refused", "llm", ("quote",), {"quote": "never there", "event": "transfer"})
    return received, replace(reading, claims=(claim,), apart=(apart,))


PHASE = differing(1, phase="planned", certainty="unverified")
MONTH = differing(2, attribution=())
DOUBT = waiting(3)
PLAIN = said(4, NIS)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    project = init_project(tmp_path / "told")
    with open_ledger(project) as ledger:
        ledger.record([PHASE, MONTH, DOUBT], "1+a both:llm:m:1")
        ledger.record([PLAIN], "1+a")
        served = site_of(ledger, project.folder, "told")
        served.settle()
        yield served


@pytest.fixture
def web(site: Site) -> Iterator[Served]:
    with TestClient(application(site), base_url="http://localhost", follow_redirects=False) as client:
        yield client, site


def left(web: Served) -> list[str]:
    """The claims that the page lists."""
    return re.findall(r'<article id="([^"]*)"', web[0].get("/review").text)


def forms(page: str) -> list[dict[str, list[str]]]:
    """The fields that each form of a page sends, its last button included."""
    found = []
    for form in re.findall(r"<form[^>]*judgements.*?</form>", page, re.DOTALL):
        fields: dict[str, list[str]] = {}
        for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form):
            fields.setdefault(name, []).append(unescape(value))
        found.append(fields)
    return found


def taking(page: str, claim: str) -> dict[str, list[str]]:
    """The form that takes the other reading over."""
    return next(
        f for f in forms(page) if f.get("do", [""])[-1].startswith(f"correct {claim}") and "slot" in f
    )


def press(web: Served, fields: dict[str, Any]) -> int:
    return web[0].post("/judgements", data=fields, headers=OUR_OWN).status_code


def test_both_readings_stand_side_by_side_with_their_words(web: Served) -> None:
    assert sorted(left(web)) == sorted(claim_of(each) for each in (PHASE, MONTH, DOUBT))
    told = text_of(web[0].get("/review").text)
    assert "read otherwise: how far along, how firmly" in told and "waits: yes or no" in told
    assert "built-in reader – as it stands" in told and "planned" in told
    assert PHASE[1].claims[0].evidence.quote in told
    assert "never there" not in told and PLAIN[1].claims[0].evidence.quote not in told
    assert "modèle de langue" in text_of(web[0].get("/review?lang=fr").text)


def test_the_other_reading_is_taken_over_slot_by_slot_and_taken_back(web: Served) -> None:
    client, site = web
    claim, before = claim_of(PHASE), [f.id for f in site.ledger.findings(FindingFilter())]
    assert press(web, taking(client.get("/review").text, claim)) == 303
    (made,) = site.ledger.judgements()
    assert (made.kind, dict(made.details)) == ("correct", {"phase": "planned", "certainty": "unverified"})
    assert claim not in left(web) and [f.id for f in site.ledger.findings(FindingFilter())] != before
    press(web, {"token": site.tokens.value, "do": f"retract {made.id}", "back": "/review"})
    assert claim in left(web) and [f.id for f in site.ledger.findings(FindingFilter())] == before


@pytest.mark.parametrize("kind", ["accept", "reject"])
def test_what_somebody_decides_is_left_no_more(web: Served, kind: str) -> None:
    client, site = web
    claim = claim_of(DOUBT)
    buttons = re.findall(rf'value="({kind} {claim}[^"]*)"', client.get("/review").text)
    assert len(buttons) == 1
    assert press(web, {"token": site.tokens.value, "do": buttons[0], "back": "/review"}) == 303
    assert claim not in left(web) and len(left(web)) == 2
    held = {c for finding in site.ledger.findings(FindingFilter()) for c in finding.claims}
    assert (claim in held) == (kind == "accept")


def test_what_cannot_be_corrected_offers_no_button_for_it(web: Served) -> None:
    page = web[0].get("/review").text
    assert page.count("As the other reads it") == 1


def test_who_decides_on_an_old_page_is_shown_what_was_decided_meanwhile(web: Served) -> None:
    client, site = web
    old = taking(client.get("/review").text, claim_of(PHASE))
    now = {"token": site.tokens.value, "do": f"reject {claim_of(PHASE)}", "back": "/review"}
    assert press(web, now) == 303
    assert press(web, old) == 409 and [made.kind for made in site.ledger.judgements()] == ["reject"]
    answer = client.post("/judgements", data=old, headers=OUR_OWN)
    again = forms(answer.text)[0]
    assert again["slot"] == ["phase", "certainty"] and press(web, again) == 303
    assert [made.kind for made in site.ledger.judgements()] == ["reject", "correct"]


def test_a_form_of_elsewhere_decides_nothing(web: Served) -> None:
    fields = taking(web[0].get("/review").text, claim_of(PHASE))
    assert press(web, {**fields, "token": "x"}) == 403
    assert (
        web[0].post("/judgements", data=fields, headers={"origin": "http://else.example"}).status_code == 403
    )
    assert list(web[1].ledger.judgements()) == []


def test_a_long_list_comes_in_parts(web: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_page, "MATTERS", 1)
    address, seen = "/review", list[str]()
    for _ in range(9):
        page = web[0].get(address).text
        seen += re.findall(r'<article id="([^"]*)"', page)
        further = re.search(r'href="([^"]*)" rel="next"', page)
        if further is None:
            break
        address = unescape(further[1])
    assert sorted(seen) == sorted(claim_of(each) for each in (PHASE, MONTH, DOUBT))


def test_a_project_without_a_model_has_nothing_left(tmp_path: Path) -> None:
    project = init_project(tmp_path / "plain")
    with open_ledger(project) as ledger:
        ledger.record([PLAIN], "1+a")
        site = site_of(ledger, project.folder, "plain")
        with TestClient(application(site), base_url="http://localhost") as client:
            assert "Nothing is left to decide here." in text_of(client.get("/review").text)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as launched:
        yield launched


class TestInABrowser:
    """By keys alone, and without barriers."""

    pytestmark = IN_A_BROWSER

    def test_a_matter_is_decided_and_taken_back_by_keys(self, browser: Browser, site: Site) -> None:
        with listening(site) as address, looking(browser, address) as page:
            page.goto("/review")
            rows = page.locator("article[data-row]")
            expect(rows).to_have_count(3)
            page.keyboard.press("n")
            page.keyboard.press("a")
            expect(rows).to_have_count(2)
            expect(page.get_by_role("status")).to_contain_text("is noted")
            page.get_by_role("status").get_by_role("button").click()
            expect(rows).to_have_count(3)
            page.get_by_role("button", name="As the other reads it").click()
            expect(rows).to_have_count(2)
            expect(page.get_by_role("status")).to_contain_text("corrected")

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_no_barrier_stands_in_it(self, browser: Browser, site: Site, scheme: Any) -> None:
        with listening(site) as address:
            context = browser.new_context(base_url=address, color_scheme=scheme, bypass_csp=True)
            page = context.new_page()
            page.goto("/review")
            found = Axe().run(page).response["violations"]
            context.close()
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []

    def test_it_fits_a_small_screen(self, browser: Browser, site: Site) -> None:
        with listening(site) as address:
            context = browser.new_context(base_url=address, viewport={"width": 390, "height": 800})
            page = context.new_page()
            page.goto("/review")
            assert page.evaluate("document.documentElement.scrollWidth") <= 390
            context.close()
