"""The pages in a real browser: keys, judgements, merging; no barriers that a machine can find."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsed import IN_A_BROWSER, browsing, listening, looking, serving
from playwright.sync_api import Browser, Page, expect

from concordant.interfaces.cli.main import run
from concordant.interfaces.web.site import Site
from concordant.store.ledger import FindingFilter

pytestmark = IN_A_BROWSER


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("walk")
    assert run(["demo", "--into", str(folder), "--quiet"]) == 0
    return folder / "concordant-demo"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as launched:
        yield launched


@pytest.fixture(scope="module")
def site(demonstration: Path) -> Iterator[Site]:
    with serving(demonstration) as served:
        yield served


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    with listening(site) as where:
        yield where


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with looking(browser, address) as opened:
        yield opened


def test_from_the_newest_finding_to_the_words_rejecting_one_claim_and_undoing_it(
    page: Page, site: Site
) -> None:
    page.goto("/findings")
    page.keyboard.press("n")
    newest = page.locator("[data-row].current")
    expect(newest).to_have_count(1)
    shown = newest.get_attribute("id") or ""
    page.keyboard.press("o")
    page.wait_for_url(f"**/findings/{shown}")
    before = set(site.ledger.finding(shown).claims)  # type: ignore[union-attr]

    page.keyboard.press("n")
    claim = page.locator("[data-row].current").get_attribute("id") or ""
    assert claim in before
    page.keyboard.press("o")
    page.wait_for_url(f"**/reports/*#{claim}")
    words = page.locator(f"[id='{claim}'] + mark")
    expect(words).to_be_in_viewport()
    expect(page.locator(f"[id='card-{claim}']")).to_have_class("card current")

    page.keyboard.press("x")
    page.wait_for_url("**done=*")
    assert all(claim not in finding.claims for finding in site.ledger.findings(FindingFilter()))
    expect(page.get_by_role("status")).to_contain_text("misread")
    page.keyboard.press("u")
    page.locator(".done").first.wait_for()
    page.locator(".done button").wait_for(state="detached")
    assert set(site.ledger.finding(shown).claims) == before  # type: ignore[union-attr]


def test_two_findings_are_merged_with_keys_and_parted_again(page: Page, site: Site) -> None:
    before = len(list(site.ledger.findings(FindingFilter())))
    page.goto("/findings?event=test")
    for key in "nsns":
        page.keyboard.press(key)
    expect(page.locator("input[name=finding]:checked")).to_have_count(2)
    page.keyboard.press("m")
    page.wait_for_url("**done=*")
    assert len(list(site.ledger.findings(FindingFilter()))) == before - 1
    page.keyboard.press("u")
    page.locator(".done").first.wait_for()
    page.locator(".done button").wait_for(state="detached")
    assert len(list(site.ledger.findings(FindingFilter()))) == before


def test_judging_goes_on_to_the_next_claim_by_itself(page: Page, site: Site) -> None:
    finding = next(iter(site.ledger.findings(FindingFilter(order="support"))))
    page.goto(f"/findings/{finding.id}")
    page.keyboard.press("n")
    first = page.locator("[data-row].current").get_attribute("id") or ""
    page.keyboard.press("a")
    page.wait_for_url("**done=*")
    following = page.locator("[data-row].current").get_attribute("id")
    assert following and following != first
    page.keyboard.press("p")
    expect(page.locator(f"[id='{first}']")).to_contain_text("rightly read – Ana")


def test_a_slot_is_corrected_with_keys_alone_and_taken_back(page: Page, site: Site) -> None:
    finding = next(iter(site.ledger.findings(FindingFilter(order="support"))))
    page.goto(f"/findings/{finding.id}")
    page.keyboard.press("n")
    page.keyboard.press("c")
    slot = page.locator("[data-row].current select[name=slot]")
    expect(slot).to_be_focused()
    page.keyboard.type("which")
    expect(slot).to_have_value("item_class")
    page.keyboard.press("Tab")
    page.keyboard.type("drone")
    page.keyboard.press("Enter")
    page.wait_for_url("**done=*")
    made = list(site.ledger.judgements())[-1]
    assert (made.kind, dict(made.details)) == ("correct", {"item_class": "drone"})
    page.get_by_role("status").get_by_role("button").click()
    page.locator(".done").first.wait_for()
    page.locator(".done button").wait_for(state="detached")
    assert list(site.ledger.judgements())[-1].kind == "retract"


def test_keys_of_a_field_are_letters_and_the_list_of_keys_opens(page: Page) -> None:
    page.goto("/findings")
    page.keyboard.press("/")
    page.keyboard.type("missiles n?x")
    expect(page.locator("input[name=q]")).to_have_value("missiles n?x")
    expect(page.locator("[data-row].current")).to_have_count(0)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_have_attribute("open", "")


def test_pages_are_read_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/findings")
    page.locator("article h3 a").first.click()
    page.get_by_role("link", name="in the report").first.click()
    assert page.locator("mark").count() >= 1 and ":target" not in page.content()
    context.close()


def pages_of(site: Site) -> dict[str, str]:
    finding = next(iter(site.ledger.findings(FindingFilter(order="support"))))
    told = site.ledger.told(finding.claims)
    report = next(iter(told.values()))[1].id
    return {
        "overview": "/",
        "findings": "/findings",
        "finding": f"/findings/{finding.id}",
        "report": f"/reports/{report}",
        "claims": "/claims",
        "actors": "/actors",
        "actor": "/actors/KP",
        "search": "/search?q=missiles",
        "timeline": "/timeline",
        "network": "/network",
        "map": "/map",
        "brief": "/brief",
        "provisions": "/provisions",
        "provision": f"/provisions/{next(iter(site.law.provisions))}",
        "sources": "/sources",
        "failure": "/nothing",
    }


PAGES = (
    *("overview", "findings", "finding", "report", "claims", "actors", "actor", "search"),
    *("timeline", "network", "map", "brief", "provisions", "provision", "sources", "failure"),
)


DARK = ("findings", "finding", "report", "brief")
"""Between them they show every colour."""


@pytest.mark.parametrize(
    ("name", "scheme"), [(name, "light") for name in PAGES] + [(name, "dark") for name in DARK]
)
def test_no_barrier_stands_in_a_page(
    browser: Browser, address: str, site: Site, name: str, scheme: Any
) -> None:
    """Among others: contrast, names of controls, order of headings, landmarks."""
    # The checker puts its own script into the page, which the policy of the pages forbids.
    context = browser.new_context(base_url=address, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(pages_of(site)[name])
    found = Axe().run(page).response["violations"]
    context.close()
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_over_the_edge_of_a_small_screen_or_at_twice_the_size(
    browser: Browser, address: str, site: Site, name: str
) -> None:
    """390 pixels are a telephone; 1280 pixels at 200 % are 640."""
    for width in (390, 640):
        context = browser.new_context(base_url=address, viewport={"width": width, "height": 800})
        page = context.new_page()
        page.goto(pages_of(site)[name])
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
        context.close()
