"""The pages of the web interface, as a reader without scripts gets them."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

import pytest
from served import TOLD, links_of, served, text_of
from starlette.testclient import TestClient
from told_projects import NIS, claim_of, said

from concordant.interfaces.web.site import Site
from concordant.store.ledger import FindingFilter

Served = tuple[TestClient, Site]


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("web") / "told") as both:
        yield both


def disputed(site: Site) -> str:
    return next(site.ledger.findings(FindingFilter(disputed=True))).id


def test_the_list_states_claims_reports_and_origins(web: Served) -> None:
    page = web[0].get("/findings")
    assert page.status_code == 200 and "2 findings" in page.text
    told = text_of(page.text)
    assert "3 claims · 2 reports · 2 origins" in told
    assert "✗ denied by 1" in told and "≠ contradicted: how much" in told
    assert "North Korea → Russia" in told


def test_a_facet_leads_to_what_it_counts_and_back(web: Served) -> None:
    client = web[0]
    link = next(link for link in links_of(client.get("/findings").text) if "disputed=yes" in link)
    narrowed = client.get(link)
    assert "1 finding<" in narrowed.text and 'aria-current="true"' in narrowed.text
    assert "/findings" in links_of(narrowed.text)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("agent=KP", 2),
        ("agent=kp", 2),
        ("recipient=KP", 0),
        ("event=transfer&certainty=unverified", 1),
        ("since=2024", 1),
        ("least=2", 1),
        ("grade=9", None),
        ("least=many", None),
        ("least=-1", None),
        ("sort=best", None),
        ("after=xx", None),
        ("after=W3siYSI6MX1d", None),
        ("after=WyJcdWQ4MDAiXQ", None),
        ("after=WzFd", None),
        ("item=" + "x" * 300, None),
    ],
)
def test_an_address_filters_or_says_what_is_wrong_with_it(web: Served, query: str, count: int | None) -> None:
    page = web[0].get(f"/findings?{query}")
    if count is None:
        assert page.status_code == 400 and "impossible" in text_of(page.text)
    else:
        assert page.status_code == 200 and page.text.count("<article") == count


def test_parts_of_a_list_follow_each_other(web: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("concordant.interfaces.web.pages.findings.ROWS", 1)
    client = web[0]
    first = client.get("/findings?event=transfer")
    further = next(link for link in links_of(first.text) if "after=" in link)
    assert "event=transfer" in further
    second = client.get(further)
    assert first.text.count("<article") == second.text.count("<article") == 1
    assert set(links_of(first.text, "/findings/")) != set(links_of(second.text, "/findings/"))
    assert "after=" not in "".join(link for link in links_of(second.text) if "rel" in link)


def test_a_finding_shows_versions_denials_origins_and_what_excludes_each_other(web: Served) -> None:
    client, site = web
    page = client.get(f"/findings/{disputed(site)}")
    told = text_of(page.text)
    for words in (
        "Who says so",
        "Version 1",
        "Denial 1",
        "12,000 rounds",
        "6,000 rounds",
        "Origins",
        "Judgements",
    ):
        assert words in told, words
    assert "“1 : Pyongyang a remis des obus à Moscou, assure un service de Séoul.”" in told
    assert page.text.count('class="side"') >= 4
    for claim in (claim_of(each) for each in TOLD[:3]):
        assert f'id="{claim}"' in page.text


def test_a_claim_leads_to_its_finding_and_a_short_id_to_the_whole_one(web: Served) -> None:
    client, site = web
    found = disputed(site)
    for name in (found[:8], claim_of(TOLD[0]), claim_of(TOLD[0])[:9]):
        answer = client.get(f"/findings/{name}")
        assert answer.status_code == 303 and answer.headers["location"] == f"/findings/{found}"


def test_a_report_marks_the_words_of_its_claims(web: Served) -> None:
    client = web[0]
    claim = TOLD[0][1].claims[0]
    page = client.get(f"/reports/{claim.report}")
    assert f'id="{claim.id}"' in page.text and f"<mark>{claim.evidence.quote}</mark>" in page.text
    assert 'href="/findings/' in page.text and f'id="card-{claim.id}"' in page.text
    answer = client.get(f"/reports/{claim.id}")
    assert answer.headers["location"] == f"/reports/{claim.report}#{claim.id}"


def test_what_is_not_there_is_said_to_be_absent(web: Served) -> None:
    for address in ("/findings/f-nothing", "/reports/r-nothing", "/nothing", "/static/nothing.css"):
        assert web[0].get(address).status_code == 404, address


def test_every_link_of_a_page_leads_somewhere(web: Served) -> None:
    client, site = web
    seen = {"/", "/findings", f"/findings/{disputed(site)}", f"/reports/{TOLD[0][1].claims[0].report}"}
    todo = list(seen)
    while todo:
        answer = client.get(todo.pop(), follow_redirects=True)
        assert answer.status_code == 200, answer.url
        for link in {link.partition("#")[0] for link in links_of(answer.text)} - seen:
            if link and not link.startswith("/static"):
                seen.add(link)
                todo += [link] if len(seen) < 60 else []
    assert len(seen) > 10


def test_the_language_follows_the_address_then_the_choice_then_the_browser(web: Served) -> None:
    client = web[0]
    french = client.get("/findings", headers={"accept-language": "de, fr-CA;q=0.8, en;q=0.5"})
    assert 'lang="fr"' in french.text and "Corée du Nord → Russie" in text_of(french.text)
    assert "3 affirmations · 2 articles · 2 origines" in text_of(french.text)
    asked = client.get("/findings?lang=fr")
    assert "Recoupements" in asked.text and "concordant_lang=fr" in asked.headers["set-cookie"]
    assert "Recoupements" in client.get("/findings").text
    client.cookies.clear()
    assert "Findings" in client.get("/findings").text
    for header in ("", "x;q=z", ",,;", "fr;q=0"):
        assert 'lang="en"' in client.get("/findings", headers={"accept-language": header}).text


def test_both_languages_say_the_same_things() -> None:
    folder = files("concordant.interfaces.web.words")
    english, french = (
        tomllib.loads(folder.joinpath(f"{tongue}.toml").read_text("utf-8")) for tongue in ("en", "fr")
    )
    assert {name: set(table) for name, table in english.items()} == {
        name: set(table) for name, table in french.items()
    }


def test_pages_are_whole_documents_for_those_who_do_not_see_them(web: Served) -> None:
    client, site = web
    for address in ("/findings", f"/findings/{disputed(site)}"):
        page = client.get(address).text
        assert page.count("<h1") == page.count("<main") == page.count("<header") == page.count("<footer") == 1
        assert 'class="skip" href="#content"' in page and "<title>" in page
        for table in page.split("<table")[1:]:
            assert "<caption>" in table


def test_an_id_with_slashes_and_marks_is_found(tmp_path: Path) -> None:
    from dataclasses import replace

    received, reading = said(1, NIS)
    name = "a/b c?d#é"
    report = replace(reading.report, id=name)
    claim = replace(reading.claims[0], report=name)
    assert reading.document is not None
    document = replace(reading.document, report=report)
    odd = replace(reading, report=report, claims=(claim,), document=document)
    with served(tmp_path / "odd", [(received, odd)]) as (client, _):
        page = client.get(f"/reports/{quote(name, safe='')}")
        assert page.status_code == 200 and claim.id in page.text


def test_an_empty_ledger_has_pages_too(tmp_path: Path) -> None:
    with served(tmp_path / "empty", ()) as (client, _):
        for address in ("/", "/findings"):
            assert client.get(address).status_code == 200


def test_the_first_page_says_what_is_new_until_it_was_seen(web: Served) -> None:
    client = web[0]
    first = client.get("/")
    told = text_of(first.text)
    assert (
        "4 claims · 4 reports" in told
        and "Reports new to you: 4" in told
        and first.text.count('class="fresh"') == 4
    )
    for heading in ("Newest findings", "Most origins", "Disputed"):
        assert heading in told
    seen = next(link for link in links_of(first.text) if "seen=" in link)
    assert "Reports new" not in client.get(seen).text and "Reports new" not in client.get("/").text
    client.cookies.clear()
    for kept in ("much", "-1", "٣", "9" * 99):
        client.cookies.set("concordant_seen", quote(kept))
        assert "Reports new to you: 4" in client.get("/").text
        client.cookies.clear()
    assert client.get("/?seen=much").status_code == 400


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 4),
        ("certainty=unverified", 1),
        ("polarity=denied", 1),
        ("recipient=RU", 4),
        ("agent=RU", 0),
        ("item=obus", 4),
        ("until=2023", 1),
        ("phase=finished", None),
        ("after=W10", None),
    ],
)
def test_claims_are_listed_by_the_same_filters(web: Served, query: str, count: int | None) -> None:
    page = web[0].get(f"/claims?{query}")
    assert page.status_code == (400 if count is None else 200)
    assert page.text.count("<article") == (count or 0)


def test_parts_of_the_claims_follow_each_other(web: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("concordant.interfaces.web.pages.claims.ROWS", 3)
    client = web[0]
    first = client.get("/claims")
    further = next(link for link in links_of(first.text) if "after=" in link)
    assert first.text.count("<article") == 3 and client.get(further).text.count("<article") == 1


@pytest.mark.parametrize("name", ["KP", "north-korea", "North Korea", "Corée du Nord"])
def test_an_actor_is_found_by_every_name_and_shows_flows_and_acts(web: Served, name: str) -> None:
    page = web[0].get(f"/actors/{quote(name)}")
    told = text_of(page.text)
    assert page.status_code == 200 and "2 findings" in told
    assert "→ Russia transfer artillery ammunition" in told and page.text.count("<article") == 2


def test_states_lead_to_their_pages_and_to_what_they_do(web: Served) -> None:
    links = links_of(web[0].get("/actors").text)
    assert {"/actors/KP", "/findings?agent=KP", "/findings?recipient=RU"} <= set(links)
    assert web[0].get("/actors/Nobody%20Known").status_code == 404


def test_a_search_finds_claims_and_reports_and_marks_the_words(web: Served) -> None:
    client = web[0]
    page = client.get("/search", params={"q": "PENINSULES"})
    assert page.status_code == 200 and '<span class="mark">péninsule</span>' in page.text
    assert "Nothing was found" in client.get("/search?q=zzz").text
    assert "Nothing was found" not in client.get("/search").text
    assert client.get("/search?q=obus&reports=xx").status_code == 400


def test_where_a_report_came_from_tells_no_folder_of_this_machine() -> None:
    from concordant.interfaces.web.templates import named

    assert named("/srv/ana/secret/a.txt") == "a.txt" and named("C:\\x\\b.txt") == "b.txt"
    assert named("https://a.example/b") == "https://a.example/b" and named("-") == "-"
