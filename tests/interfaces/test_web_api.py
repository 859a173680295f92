"""The HTTP API: what it gives fits what its document promises, and changes its tag with the ledger."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import validate
from served import TOLD, served
from starlette.testclient import TestClient
from told_projects import claim_of

from concordant.interfaces.http.openapi import document
from concordant.interfaces.http.resources import RESOURCES
from concordant.interfaces.http.shapes import Failure
from concordant.interfaces.web.site import Site
from concordant.store.ledger import FindingFilter

Served = tuple[TestClient, Site]


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("api") / "told") as both:
        yield both


def addresses(site: Site) -> dict[str, str]:
    """For each address of the document one that is there."""
    return {
        "/api/findings": "/api/findings",
        "/api/findings/{id}": f"/api/findings/{next(site.ledger.findings(FindingFilter(disputed=True))).id}",
        "/api/claims": "/api/claims",
        "/api/reports/{id}": f"/api/reports/{TOLD[0][1].claims[0].report}",
        "/api/actors/{id}": "/api/actors/KP",
        "/api/search": "/api/search?q=obus",
    }


def test_the_document_is_what_the_standard_asks_for(web: Served) -> None:
    held = web[0].get("/api/openapi.json").json()
    validate(held)
    assert held == json.loads(json.dumps(document())) and set(held["paths"]) == set(addresses(web[1]))


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.path)
def test_answers_have_the_shape_that_the_document_promises(web: Served, resource: Any) -> None:
    client, site = web
    answer = client.get(addresses(site)[resource.path])
    assert answer.status_code == 200 and answer.headers["content-type"] == "application/json"
    resource.shape.model_validate_json(answer.content)
    assert answer.json() and all(value != [] for key, value in answer.json().items() if key.endswith("ings"))


def test_the_same_filters_as_on_the_command_line(web: Served) -> None:
    client = web[0]
    assert len(client.get("/api/findings?disputed=yes").json()["findings"]) == 1
    assert len(client.get("/api/claims?certainty=unverified").json()["claims"]) == 1
    found = client.get("/api/search", params={"q": "PENINSULES"}).json()
    assert len(found["claims"]) == 1 and len(found["reports"]) == 1


def test_parts_follow_each_other(web: Served) -> None:
    client, seen, after = web[0], [], ""
    while after is not None:
        part = client.get("/api/claims", params={"limit": "1", "after": after}).json()
        seen += [claim["id"] for claim in part["claims"]]
        after = part["next"]
    assert sorted(seen) == sorted(claim_of(told) for told in TOLD)


def test_an_answer_that_is_known_is_not_sent_again_until_something_changes(tmp_path: Path) -> None:
    from concordant.model.judgement import Anchor, Judgement

    with served(tmp_path / "tags") as (client, site):
        first = client.get("/api/findings")
        tag = first.headers["etag"]
        for known in (tag, f'"x", W/{tag}'):
            again = client.get("/api/findings", headers={"if-none-match": known})
            assert again.status_code == 304 and again.content == b"" and again.headers["etag"] == tag
        assert client.get("/api/findings?limit=1").headers["etag"] != tag
        claim = TOLD[3][1].claims[0]
        about = (Anchor(claim.id, claim.report, 0, claim.evidence.end, claim.event),)
        site.ledger.judge(Judgement("j-1", "reject", about, "Ana", "2025-01-01"))
        site.settle()
        after = client.get("/api/findings", headers={"if-none-match": tag})
        assert after.status_code == 200 and after.headers["etag"] != tag
        assert len(after.json()["findings"]) == len(first.json()["findings"]) - 1


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/nothing", 404),
        ("/api/", 404),
        ("/api/findings/f-none", 404),
        ("/api/reports/r-none", 404),
        ("/api/actors/Nobody%20Known", 404),
        ("/api/findings?grade=9", 400),
        ("/api/findings?after=W10", 400),
        ("/api/claims?limit=501", 400),
        ("/api/claims?limit=x", 400),
        ("/api/search?q=a&claims=W10", 400),
    ],
)
def test_what_cannot_be_answered_says_why(web: Served, address: str, status: int) -> None:
    answer = web[0].get(address)
    assert answer.status_code == status
    assert Failure.model_validate_json(answer.content).error.message
    assert "etag" not in answer.headers


def test_the_api_only_gives(web: Served) -> None:
    own = {"sec-fetch-site": "same-origin", "origin": "http://localhost"}
    assert web[0].post("/api/findings", headers=own).status_code == 405
    assert "access-control-allow-origin" not in web[0].get("/api/findings").headers
