"""Letters of reliability in pages: as people give them in the register, with reason, author and day."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from served import served, text_of
from starlette.testclient import TestClient

from concordant.interfaces.web.aside import Aside
from concordant.interfaces.web.site import Site
from concordant.store.ledger import FindingFilter

Served = tuple[TestClient, Site, Path]
ENTRY = """[[source]]
name = "la  VIGIE"
letter = "B"
why = "names <b>its</b> sources"
who = "Ana"
since = 2024-06-01
"""


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Served]:
    with served(tmp_path / "told") as (client, site):
        yield client, site, tmp_path / "told"


def disputed(site: Site) -> str:
    return next(site.ledger.findings(FindingFilter(disputed=True))).id


def test_the_register_stands_on_its_page_with_reason_author_and_day(web: Served) -> None:
    client, _, folder = web
    assert "La Vigie F – cannot be judged 1" in text_of(client.get("/sources").text)
    (folder / "sources.toml").write_text(ENTRY, "utf-8")
    page = client.get("/sources").text
    assert "La Vigie B – usually reliable 1 names <b>its</b> sources Ana 2024-06-01" in text_of(page)
    assert "&lt;b&gt;its" in page
    assert "B – d’ordinaire fiable" in text_of(client.get("/sources?lang=fr").text)


def test_letters_stand_beside_the_grade_and_change_nothing_else(web: Served) -> None:
    client, site, folder = web
    address = f"/findings/{disputed(site)}"
    before = text_of(client.get(address).text)
    assert "Letters of the outlets" not in before
    (folder / "sources.toml").write_text(ENTRY, "utf-8")
    told = "Letters of the outlets: B: La Vigie · F: Le Courrier, Le Phare · Sources "
    after = text_of(client.get(address).text)
    assert told in after and after.replace(told, "") == before


def test_the_api_gives_the_letters_and_its_tag_follows_them(web: Served) -> None:
    client, site, folder = web
    address = f"/api/findings/{disputed(site)}"
    before = client.get(address)
    assert set(before.json()["letters"].values()) == {"F"}
    (folder / "sources.toml").write_text(ENTRY, "utf-8")
    after = client.get(address, headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200 and after.json()["letters"]["La Vigie"] == "B"
    assert client.get(address, headers={"if-none-match": after.headers["etag"]}).status_code == 304


@pytest.mark.parametrize("wrong", [ENTRY.replace("B", "Z"), "[[source", json.dumps({"a": 1})])
def test_a_wrong_entry_is_said_and_no_folder_of_this_machine_told(web: Served, wrong: str) -> None:
    client, _, folder = web
    (folder / "sources.toml").write_text(wrong, "utf-8")
    page = client.get("/sources")
    assert page.status_code == 200 and "Left out of sources.toml:" in page.text
    assert str(folder) not in page.text and "La Vigie F" in text_of(page.text)


def test_what_takes_long_is_counted_once_and_left_out_until_it_is_there() -> None:
    import threading

    go, calls = threading.Event(), []

    def count() -> int:
        calls.append(1)
        go.wait(10)
        return 7

    aside = Aside(count)
    assert aside.of("one") is None and aside.of("one") is None
    go.set()
    while aside.of("one") is None:
        pass
    assert (aside.of("one"), len(calls)) == (7, 1)
    assert aside.of("two") == 7 and len(calls) == 2
