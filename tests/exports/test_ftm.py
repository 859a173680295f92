"""FollowTheMoney: what comes out is of the model, and states no more than that somebody says so."""

import json
from pathlib import Path
from typing import Any

import pytest
from export_projects import HARMFUL, TOLD, Told, exported
from followthemoney import model

from conftest import Concordant

# The model of the release that can be tested with lacks it; that of 4.11 has it.
NEWER = {("UnknownLink", "proof")}
ICU = "ignore:Install 'pyicu'"


def entities(content: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in content.decode().splitlines()]


def check(rows: list[dict[str, Any]]) -> None:
    """Every property is of the schema, every value is kept as it is, every reference leads somewhere."""
    schemas = {row["id"]: model.schemata[row["schema"]] for row in rows}
    assert len(schemas) == len(rows)
    for row in rows:
        schema = schemas[row["id"]]
        proxy = model.get_proxy(row, cleaned=False)
        schema.validate(row)
        for name, values in row["properties"].items():
            prop = schema.properties.get(name)
            if prop is None:
                assert (row["schema"], name) in NEWER
                continue
            assert sorted(proxy.get(name)) == sorted(values), (row["schema"], name)
            if prop.range is not None:
                assert all(schemas[value].is_a(prop.range) for value in values), (row["schema"], name)


@pytest.mark.filterwarnings(ICU)
def test_everything_is_of_the_model(concordant: Concordant, tmp_path: Path) -> None:
    rows = entities(exported(concordant, tmp_path, TOLD, "ftm"))
    check(rows)
    count = {schema: sum(row["schema"] == schema for row in rows) for schema in {r["schema"] for r in rows}}
    assert count == {"Article": 4, "PublicBody": 2, "Asset": 1, "UnknownLink": 4, "Event": 2, "Note": 2}


def test_a_link_is_a_claim_with_its_words(concordant: Concordant, tmp_path: Path) -> None:
    rows = {row["id"]: row for row in entities(exported(concordant, tmp_path, TOLD, "ftm"))}
    for _, reading in TOLD:
        (claim,), report = reading.claims, reading.report
        link = rows[f"cc-{claim.id}"]["properties"]
        assert claim.evidence.quote in link["description"][0]
        assert link["publisher"] == [report.outlet] and link["sourceUrl"][0].startswith(
            f"{report.url}#:~:text="
        )
        assert rows[link["proof"][0]]["properties"]["title"] == [report.title]
        assert rows[link["subject"][0]]["properties"]["name"] == ["North Korea"]
        assert link["role"][0].startswith("denied: ") is (claim.polarity == "denied")


def test_an_event_tells_support_grade_and_denial(concordant: Concordant, tmp_path: Path) -> None:
    rows = entities(exported(concordant, tmp_path, TOLD, "ftm", "--disputed"))
    (event,) = (row["properties"] for row in rows if row["schema"] == "Event")
    (summary,) = event["summary"]
    assert "3 claims · 2 reports · 2 origins · grade 2" in summary
    assert "denied by Russian Ministry of Foreign Affairs, Russia" in summary and "how much" in summary
    assert "not established facts" in event["notes"][0]
    assert {"event:transfer", "grade:2", "polarity:disputed", "origins:2-2"} <= set(event["keywords"])


@pytest.mark.parametrize("told", [TOLD, HARMFUL], ids=["told", "harmful"])
def test_no_claim_becomes_a_designation(
    concordant: Concordant, tmp_path: Path, told: tuple[Told, ...]
) -> None:
    rows = entities(exported(concordant, tmp_path, told, "ftm"))
    assert not {"Sanction", "Debt", "Person"} & {row["schema"] for row in rows}
    assert not any("topics" in row["properties"] for row in rows)


@pytest.mark.filterwarnings(ICU)
def test_hostile_words_stay_words(concordant: Concordant, tmp_path: Path) -> None:
    content = exported(concordant, tmp_path, HARMFUL, "ftm")
    assert not {"\x07", "\x1b", "\u202e", "\u2028", "<", "\x00"} & set(content.decode())
    rows = entities(content)
    (link,) = (row for row in rows if row["schema"] == "UnknownLink")
    assert (
        "</script>" in link["properties"]["description"][0]
        and "\u202e" in link["properties"]["description"][0]
    )
    schemas = {row["id"] for row in rows}
    assert {*link["properties"]["subject"], *link["properties"]["object"]} <= schemas
    assert not any("/" in name for row in rows for name in row["properties"].get("fileName", ()))


def test_in_french(concordant: Concordant, tmp_path: Path) -> None:
    rows = entities(exported(concordant, tmp_path, TOLD, "ftm", "--speak", "fr"))
    (event, *_) = (row["properties"] for row in rows if row["schema"] == "Event")
    assert "aucune n’est un fait établi" in event["notes"][0]
