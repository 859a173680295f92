"""What the web interface holds off: hostile reports, other sites in the browser, addresses of elsewhere."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from served import OUR_OWN, TOLD, served
from starlette.testclient import TestClient
from told_projects import NIS, Told, claim_of, said

from concordant.interfaces.web.guard import MOST_BYTES
from concordant.interfaces.web.judging import back
from concordant.interfaces.web.site import Site
from concordant.interfaces.web.templates import outward
from concordant.model.claim import Voice
from concordant.model.document import Block
from concordant.model.span import Span
from concordant.store.ledger import FindingFilter

Served = tuple[TestClient, Site]
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg/onload=alert(1)>{{1234*4321}}</mark></p>"
)


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("guard") / "told") as both:
        yield both


def hostile() -> Told:
    """A report of which every word that can be somebody else's is hostile."""
    received, reading = said(1, replace(NIS, name=HOSTILE))
    report = replace(
        reading.report, title=HOSTILE, outlet=HOSTILE, url="javascript:alert(1)", source=HOSTILE, lang='"><b>'
    )
    text = HOSTILE + reading.claims[0].evidence.quote
    claim = reading.claims[0]
    assert claim.agent and claim.item and reading.document
    claim = replace(
        claim,
        agent=replace(claim.agent, name=HOSTILE, raw=HOSTILE, id=None),
        item=replace(claim.item, surface=HOSTILE),
        event=HOSTILE,
        place=HOSTILE,
        attribution=(Voice(HOSTILE, "KR", HOSTILE),),
        evidence=replace(claim.evidence, quote=text, start=0, end=len(text)),
    )
    block = Block(Span(0, len(text)), "furniture", HOSTILE)
    document = replace(reading.document, report=report, text=text, blocks=(block,))
    return received, replace(reading, report=report, document=document, claims=(claim,))


def test_words_of_a_report_are_never_markup(tmp_path: Path) -> None:
    with served(tmp_path / "hostile", [hostile()]) as (client, site):
        finding = next(site.ledger.findings(FindingFilter()))
        report = next(site.ledger.reports())
        addresses = ["/", "/findings", f"/findings/{finding.id}", f"/reports/{report.id}"]
        addresses += ["/claims", "/actors", "/timeline", "/search?q=alert", "/search?q=Pyongyang"]
        addresses += [f"/search?q={HOSTILE}", f"/actors/{HOSTILE}", f"/network?event={HOSTILE}"]
        addresses += [f"/findings/{HOSTILE}", f"/findings?item={HOSTILE}", f"/findings?lang={HOSTILE}"]
        for address in addresses:
            page = client.get(address)
            for bad in ("<script>alert", "<img", "<svg/", "5332114", "javascript:", 'lang=""><b>'):
                assert bad not in page.text, (address, bad)
        assert "&lt;script&gt;alert" in client.get(f"/reports/{report.id}").text


@pytest.mark.parametrize("address", ["/findings", "/nothing", "/static/concordant.js", "/static/nothing"])
def test_every_answer_forbids_scripts_and_loads_from_elsewhere(web: Served, address: str) -> None:
    headers = web[0].get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self'" in policy and "style-src 'self'" in policy
    assert "unsafe" not in policy and "http" not in policy and "*" not in policy
    assert (
        "frame-ancestors 'none'" in policy and "base-uri 'none'" in policy and "form-action 'self'" in policy
    )
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in headers


def test_pages_hold_no_script_no_style_and_no_address_of_elsewhere(web: Served) -> None:
    client, site = web
    finding = next(site.ledger.findings(FindingFilter()))
    for address in ("/findings", f"/findings/{finding.id}", f"/reports/{claim_of(TOLD[0])}"):
        page = client.get(address, follow_redirects=True).text
        assert "style=" not in page and "<style" not in page
        assert " on" not in "".join(tag for tag in page.split("<") if tag.startswith("script")).replace(
            "one", ""
        )
        for tag in page.split("<script")[1:]:
            assert tag.startswith(' src="/static/')
        for attribute in ('src="', 'action="', 'rel="stylesheet" href="'):
            for rest in page.split(attribute)[1:]:
                assert rest.startswith("/") and not rest.startswith("//")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:8470", 200),
        ("LOCALHOST:1", 200),
        ("127.0.0.1:8470", 200),
        ("[::1]:8470", 200),
        ("evil.example", 421),
        ("evil.example:8470", 421),
        ("localhost.evil.example", 421),
        ("localhost@evil.example", 421),
        ("", 421),
        ("[", 421),
    ],
)
def test_only_requests_that_name_this_server_are_answered(web: Served, host: str, status: int) -> None:
    assert web[0].get("/findings", headers={"host": host}).status_code == status


def rejection(site: Site) -> dict[str, str]:
    return {"token": site.tokens.value, "do": f"reject {claim_of(TOLD[3])}", "back": "/findings"}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost.evil.example"},
        {"origin": "http://localhost:1"},
        {"origin": "file://localhost"},
        {"sec-fetch-site": "cross-site", "origin": "http://localhost"},
        {"sec-fetch-site": "same-site", "origin": "http://localhost"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "same-origin", "origin": "http://evil.example"},
    ],
)
def test_other_sites_cannot_judge(web: Served, headers: dict[str, str]) -> None:
    client, site = web
    answer = client.post("/judgements", data=rejection(site), headers=headers)
    assert answer.status_code == 403 and list(site.ledger.judgements()) == []


@pytest.mark.parametrize("token", ["", "x", "é", "\x00"])
def test_nor_can_a_form_without_the_token(web: Served, token: str) -> None:
    client, site = web
    answer = client.post("/judgements", data={**rejection(site), "token": token}, headers=OUR_OWN)
    assert answer.status_code == 403 and list(site.ledger.judgements()) == []


def test_two_servers_have_two_tokens(web: Served, tmp_path: Path) -> None:
    with served(tmp_path / "other", ()) as (_, other):
        assert other.tokens.value != web[1].tokens.value and len(other.tokens.value) > 40


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_else_is_understood(web: Served, method: str) -> None:
    assert web[0].request(method, "/findings", headers=OUR_OWN).status_code == 405


def test_reading_changes_nothing(web: Served) -> None:
    client, site = web
    assert client.get("/judgements", params=rejection(site)).status_code == 405
    assert list(site.ledger.judgements()) == []


def test_a_form_that_is_too_long_is_refused(web: Served) -> None:
    client, site = web
    form = {**rejection(site), "why": "x" * MOST_BYTES}
    assert client.post("/judgements", data=form, headers=OUR_OWN).status_code == 413
    chunked = client.post("/judgements", content=iter([b"x"]), headers=OUR_OWN)
    assert chunked.status_code == 413


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e%2f%2e%2e%2fcli%2fmain.py",
        "/static//etc/passwd",
        "/static/concordant.css/../../app.py",
        "/static/concordant.css%00.py",
        "/reports/../../../../etc/passwd",
        "/reports/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/findings/..%5c..%5cetc",
    ],
)
def test_no_address_leads_to_a_file(web: Served, path: str) -> None:
    answer = web[0].get(path)
    assert answer.status_code in (404, 405) and "import" not in answer.text and "root:" not in answer.text


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("/findings/f-1?all=yes", "/findings/f-1?all=yes&done=j-1#c-2"),
        ("/findings?done=j-0", "/findings?done=j-1#c-2"),
        ("https://evil.example/x", "/?done=j-1#c-2"),
        ("//evil.example/x", "/?done=j-1#c-2"),
        ("/\\evil.example/x", "/?done=j-1#c-2"),
        ("javascript:alert(1)", "/?done=j-1#c-2"),
        ("", "/?done=j-1#c-2"),
        ("/a\r\nSet-Cookie: x=1", "/aSet-Cookie: x=1?done=j-1#c-2"),
    ],
)
def test_a_judgement_leads_back_to_a_page_of_ours(address: str, leads: str) -> None:
    assert back(address, "j-1", "c-2") == leads


def test_an_anchor_is_an_id_or_nothing() -> None:
    assert "#" not in back("/findings", "j-1", "x\r\ny") and "#" not in back("/findings", "j-1", "")


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/b", True),
        ("http://a.example", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//a.example", False),
        ("http:relative", False),
        ("http://[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_can_be_followed(url: str | None, safe: bool) -> None:
    assert (outward(url) is not None) is safe
