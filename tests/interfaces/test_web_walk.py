"""A morning in the browser: reports come in, are looked at, judged, put together, handed over."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest
from browsed import IN_A_BROWSER, browsing, listening, looking, serving
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from concordant.interfaces.cli.main import run
from concordant.interfaces.web.site import Site
from concordant.store.ledger import FindingFilter

pytestmark = IN_A_BROWSER

_PAGE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="{day}">
</head><body><nav>Accueil · Monde</nav><article><h1>{title}</h1>{text}</article></body></html>"""

# Invented.
ARRIVED = {
    "drones.html": (
        "Des drones livrés à Moscou, affirme Kiev",
        "L’Observatoire de l’Est",
        "2025-07-20",
        "L’Iran a livré 200 drones Shahed à la Russie le 15 juillet 2025, a affirmé dimanche le ministère "
        "ukrainien de la Défense.",
        "Le ministère russe de la Défense a démenti que l’Iran ait livré des drones à la Russie.",
    ),
    "dementi.html": (
        "Téhéran dément, Londres compte",
        "Le Courrier du Golfe",
        "2025-07-21",
        "Le ministère iranien des Affaires étrangères a démenti que l’Iran ait livré des drones à la Russie "
        "le 15 juillet 2025.",
        "Selon le renseignement britannique, l’Iran a fourni 150 drones à la Russie le 15 juillet 2025.",
    ),
    "cargo.html": (
        "Un cargo à Novorossiïsk",
        "Marine et Ports",
        "2025-07-22",
        "Un cargo aurait apporté des munitions iraniennes en Russie, selon un responsable américain.",
        "La Corée du Nord a livré 12 000 obus à la Russie le 16 juillet 2025, selon le Service national de "
        "renseignement sud-coréen.",
    ),
}

ONLY_ON_SCREEN: tuple[Literal["navigation", "button", "textbox", "contentinfo", "banner"], ...] = (
    "navigation",
    "button",
    "textbox",
    "contentinfo",
    "banner",
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, and three reports that came in since."""
    folder = tmp_path_factory.mktemp("morning")
    assert run(["demo", "--into", str(folder), "--quiet"]) == 0
    made = folder / "concordant-demo"
    incoming = folder / "incoming"
    incoming.mkdir()
    for name, (title, outlet, day, *paragraphs) in ARRIVED.items():
        text = "".join(f"<p>{each}</p>" for each in paragraphs)
        incoming.joinpath(name).write_text(
            _PAGE.format(title=title, outlet=outlet, day=day, text=text), "utf-8"
        )
    assert run(["add", str(incoming), "--project", str(made), "--quiet"]) == 0
    return made


@pytest.fixture(scope="module")
def site(project: Path) -> Iterator[Site]:
    with serving(project) as served:
        yield served


def ids(site: Site) -> set[str]:
    return {finding.id for finding in site.ledger.findings(FindingFilter())}


def undo(page: Page) -> None:
    page.keyboard.press("u")
    page.locator(".done").first.wait_for()
    page.locator(".done button").wait_for(state="detached")


def first_page(page: Page) -> None:
    page.goto("/")
    for title, *_ in ARRIVED.values():
        expect(page.get_by_role("link", name=title)).to_be_visible()


def newest_and_its_words(page: Page) -> None:
    page.goto("/")
    page.locator("article h3 a").first.click()
    page.wait_for_url("**/findings/f-*")
    expect(page.get_by_role("heading", level=1)).to_contain_text("→ Russia · transfer")
    page.keyboard.press("n")
    page.keyboard.press("o")
    page.wait_for_url("**/reports/*#c-*")
    expect(page.get_by_role("heading", level=1)).to_have_text("Un cargo à Novorossiïsk")
    words = page.locator(".at.current + mark")
    expect(words).to_be_in_viewport()
    assert any(words.inner_text() in paragraph for paragraph in ARRIVED["cargo.html"])


def rejected_and_taken_back(page: Page, site: Site) -> None:
    before = ids(site)
    page.keyboard.press("x")
    page.wait_for_url("**done=*")
    assert len(ids(site)) == len(before) - 1
    undo(page)
    assert ids(site) == before


def put_together(page: Page, site: Site) -> None:
    before = ids(site)
    page.goto("/findings?agent=IR")
    for key in "nsns":
        page.keyboard.press(key)
    expect(page.locator("input[name=finding]:checked")).to_have_count(2)
    page.keyboard.press("m")
    page.wait_for_url("**done=*")
    assert len(ids(site)) == len(before) - 1
    expect(page.get_by_role("status")).to_contain_text("is noted")


def brief_on_screen_and_in_print(page: Page) -> None:
    page.goto("/findings?agent=IR")
    page.locator("article h3 a").first.click()
    page.get_by_role("link", name="Brief", exact=True).click()
    page.wait_for_url("**/brief?about=f-*")
    expect(page.get_by_role("heading", level=1)).to_have_text("Brief")
    for role in ONLY_ON_SCREEN:
        expect(page.get_by_role(role).first).to_be_visible()
    page.emulate_media(media="print")
    for role in ONLY_ON_SCREEN:
        expect(page.get_by_role(role)).to_have_count(0)  # what is hidden has no role
    for note in page.locator("#notes li").all():
        expect(note).to_be_visible()
    expect(page.locator("#note-1")).to_contain_text("“L’Iran a livré 200 drones Shahed à la Russie”")
    page.emulate_media(media="null")


def on_paper(page: Page) -> None:
    assert "/brief?" in page.url
    told = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages).split())
    assert "According to the Ukrainian Ministry of Defence" in told and "Sources" in told
    assert "Le Courrier du Golfe" in told and "American official" in told
    for word in ("Overview", "Apply", "Take it along", "Rightly read"):
        assert word not in told


def from_a_note_to_the_words(page: Page) -> None:
    page.locator("#note-1").get_by_role("link", name="in the report").click()
    page.wait_for_url("**/reports/*#c-*")
    expect(page.locator("mark").first).to_be_in_viewport()


def test_a_morning_from_what_came_in_to_what_is_handed_over(site: Site) -> None:
    with listening(site) as address, browsing() as browser, looking(browser, address) as page:
        first_page(page)
        newest_and_its_words(page)
        rejected_and_taken_back(page, site)
        put_together(page, site)
        brief_on_screen_and_in_print(page)
        on_paper(page)
        from_a_note_to_the_words(page)
