"""Judging in pages: what a button says is kept, shown, and can be taken back; the next comes by itself."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from served import OUR_OWN, TOLD, served, text_of
from starlette.testclient import TestClient
from told_projects import claim_of

from concordant.interfaces.web.site import Site
from concordant.model.judgement import Judgement
from concordant.store.ledger import FindingFilter

Served = tuple[TestClient, Site]


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Served]:
    with served(tmp_path / "told") as both:
        yield both


def judge(web: Served, **form: str | list[str]) -> str:
    """Press a button; returns where it leads."""
    client, site = web
    answer = client.post("/judgements", data={"token": site.tokens.value, **form}, headers=OUR_OWN)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def last(site: Site) -> Judgement:
    return list(site.ledger.judgements())[-1]


def findings(site: Site) -> list[str]:
    return [finding.id for finding in site.ledger.findings(FindingFilter(order="support"))]


def buttons(page: str, word: str) -> list[str]:
    """What the buttons of a page ask for, those that begin with this word."""
    values = (unescape(value) for value in re.findall(r'name="do" value="([^"]*)"', page))
    return [value for value in values if value.startswith(word)]


def test_a_claim_is_rejected_and_the_next_one_comes(web: Served) -> None:
    client, site = web
    claims = [claim_of(each) for each in TOLD[:2]]
    address = f"/findings/{findings(site)[0]}"
    pressed = next(b for b in buttons(client.get(address).text, "reject") if b.split()[1] in claims)
    rejected = pressed.split()[1]
    lead = judge(web, do=f"reject {rejected} {claims[1]}", back=address, why="misread")
    made = last(site)
    assert (made.kind, made.who, made.why, made.about[0].claim) == ("reject", "Ana", "misread", rejected)
    assert lead == f"{address}?done={made.id}#{claims[1]}"
    after = client.get(lead, follow_redirects=True)
    assert f"misread {rejected[:10]} is noted" in text_of(f"<main{after.text}</main>")
    assert f'id="{rejected}"' not in after.text
    assert all(rejected not in finding.claims for finding in site.ledger.findings(FindingFilter()))


def test_the_buttons_of_a_report_name_the_next_claim(web: Served) -> None:
    client, _ = web
    page = client.get(f"/reports/{TOLD[0][1].claims[0].report}").text
    assert buttons(page, "accept") == [f"accept {claim_of(TOLD[0])} "]


def test_what_was_decided_is_taken_back_from_the_bar(web: Served) -> None:
    client, site = web
    before = findings(site)
    lead = judge(web, do=f"reject {claim_of(TOLD[3])}", back="/findings")
    assert findings(site) != before
    (undo,) = buttons(client.get(lead).text, "retract")
    lead = judge(web, do=undo, back="/findings")
    assert findings(site) == before and last(site).kind == "retract"
    assert buttons(client.get(lead).text, "retract") == []


def test_an_accepted_claim_says_so_in_its_report_and_its_finding(web: Served) -> None:
    client, site = web
    claim = TOLD[0][1].claims[0]
    judge(web, do=f"accept {claim.id}", back="/")
    for address in (f"/reports/{claim.report}", f"/findings/{claim.id}"):
        page = client.get(address, follow_redirects=True).text
        assert "rightly read – Ana" in text_of(page)
        assert buttons(page, "retract")[0].split()[1] == last(site).id


def test_the_same_twice_is_kept_once(web: Served) -> None:
    _, site = web
    for _ in range(2):
        judge(web, do=f"accept {claim_of(TOLD[0])}", back="/")
    assert len(list(site.ledger.judgements())) == 1


def test_two_findings_become_one_and_two_claims_part(web: Served) -> None:
    client, site = web
    both = findings(site)
    assert len(both) == 2
    lead = judge(web, do="same", finding=both, back="/findings")
    assert len(findings(site)) == 1 and last(site).kind == "same"
    assert client.get(lead).status_code == 200
    judge(web, do="different", claim=[claim_of(TOLD[0]), claim_of(TOLD[3])], back="/findings")
    assert len(findings(site)) == 2


def test_a_finding_whose_claims_are_all_rejected_says_so_and_offers_to_undo(web: Served) -> None:
    client, site = web
    claim = claim_of(TOLD[3])
    address = f"/findings/{next(f.id for f in site.ledger.findings(FindingFilter()) if claim in f.claims)}"
    lead = judge(web, do=f"reject {claim}", back=address)
    page = client.get(lead)
    assert page.status_code == 404 and "rejected" in text_of(page.text)
    judge(web, do=buttons(page.text, "retract")[0], back=address)
    assert client.get(address).status_code == 200


def correct(web: Served, slot: str, value: str, back: str = "/") -> str:
    claim = claim_of(TOLD[0])
    return judge(web, do=f"correct {claim} ", slot=slot, value=value, back=back)


def test_a_slot_is_corrected_in_its_report_and_the_claim_moves(web: Served) -> None:
    client, site = web
    claim = TOLD[0][1].claims[0]
    address = f"/reports/{claim.report}"
    before = findings(site)
    (button,) = buttons(client.get(address).text, "correct")
    assert button == f"correct {claim.id} "
    lead = correct(web, "phase", "planned", back=address)
    assert (last(site).kind, dict(last(site).details)) == ("correct", {"phase": "planned"})
    assert findings(site) != before
    page = client.get(lead).text
    assert "corrected – Ana" in text_of(page) and "how far along: planned" in text_of(page)
    judge(web, do=buttons(page, "retract")[0], back=address)
    assert findings(site) == before


def test_a_party_is_kept_under_its_canonical_name_and_a_stranger_is_told(web: Served) -> None:
    client, site = web
    lead = correct(web, "recipient", " Chine ")
    assert dict(last(site).details) == {"recipient": "China"}
    assert "Nobody is known as" not in client.get(lead).text
    lead = correct(web, "recipient", "Zorblax & <b>")
    assert "Nobody is known as “Zorblax &amp; &lt;b&gt;”" in client.get(lead).text
    correct(web, "agent", "")
    assert dict(last(site).details) == {"agent": ""}


@pytest.mark.parametrize(
    ("slot", "value", "told"),
    [
        ("phase", "perhaps", "“perhaps”. One of: done, ongoing"),
        ("event", "", "technology_transfer"),
        ("item_class", "tea", "artillery_ammunition"),
        ("colour", "red", "There is no such slot."),
        ("", "", "There is no such slot."),
        ("agent", "x" * 201, "at most 200 characters"),
        ("phase", "<img src=x>", "&lt;img src=x&gt;"),
    ],
)
def test_a_slot_takes_what_the_command_line_takes(web: Served, slot: str, value: str, told: str) -> None:
    client, site = web
    form = {"do": f"correct {claim_of(TOLD[0])}", "slot": slot, "value": value, "token": site.tokens.value}
    answer = client.post("/judgements", data=form, headers=OUR_OWN)
    assert answer.status_code == 400 and told in answer.text and "<img" not in answer.text
    assert list(site.ledger.judgements()) == []


def test_a_correction_needs_the_token(web: Served) -> None:
    client, site = web
    form = {"do": f"correct {claim_of(TOLD[0])}", "slot": "phase", "value": "planned", "token": "x"}
    assert client.post("/judgements", data=form, headers=OUR_OWN).status_code == 403
    assert list(site.ledger.judgements()) == []


@pytest.mark.parametrize(
    "form",
    [
        {"do": ""},
        {"do": "correct", "slot": "phase", "value": "planned"},
        {"do": "correct c-none", "slot": "phase", "value": "planned"},
        {"do": "destroy c-1"},
        {"do": "accept c-none"},
        {"do": "accept"},
        {"do": "retract j-none"},
        {"do": "same"},
        {"do": "same", "claim": ["c-1"]},
        {"do": "same", "claim": [claim_of(TOLD[0])] * 2},
        {"do": "different", "claim": ["c-1", "c-2"]},
        {"do": "regrade", "regraded": "f-none", "digit": "2"},
    ],
)
def test_what_cannot_be_decided_is_said_and_nothing_is_kept(web: Served, form: dict[str, str]) -> None:
    client, site = web
    answer = client.post("/judgements", data={"token": site.tokens.value, **form}, headers=OUR_OWN)
    assert answer.status_code == 400 and list(site.ledger.judgements()) == []
