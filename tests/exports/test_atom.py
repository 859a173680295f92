"""Atom: well-formed, with all that RFC 4287 asks for, ids that stay, and no word of a report as markup."""

import re
from pathlib import Path

import feedparser
import pytest
from export_projects import HARMFUL, TOLD, exported, said
from lxml import etree

from concordant.exports.moments import last_second, moment
from concordant.store.project import find_project, open_ledger
from conftest import Concordant

ATOM = {"a": "http://www.w3.org/2005/Atom"}
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def checked(content: bytes) -> etree._Element:
    """The feed, held against the demands of RFC 4287, section 4."""
    root = etree.fromstring(content)
    entries = root.findall("a:entry", ATOM)
    for one in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"a:{name}", ATOM)) == 1, name
        assert one.findtext("a:id", namespaces=ATOM).startswith("urn:uuid:")
        for name in ("updated", "published"):
            assert all(RFC_3339.fullmatch(each.text) for each in one.findall(f"a:{name}", ATOM))
        for element in one.findall("a:link", ATOM):
            assert re.match("https?://", element.get("href"))
    assert root.findtext("a:author/a:name", namespaces=ATOM)
    ids = [entry.findtext("a:id", namespaces=ATOM) for entry in entries]
    assert len(ids) == len(set(ids))
    for content_element in root.iterfind("a:entry/a:content", ATOM):
        (only,) = content_element
        assert content_element.get("type") == "xhtml" and only.tag == "{http://www.w3.org/1999/xhtml}div"
    return root


def test_a_reader_finds_every_finding_with_its_quotes(concordant: Concordant, tmp_path: Path) -> None:
    content = exported(
        concordant, tmp_path, TOLD, "atom", "--title", "Obus", "--address", "https://x.example/a"
    )
    checked(content)
    parsed = feedparser.parse(content)
    assert not parsed.bozo and len(parsed.entries) == 2 and parsed.feed.title == "Obus"
    assert parsed.feed.links[0]["href"] == "https://x.example/a" and parsed.feed.links[0]["rel"] == "self"
    told = next(entry for entry in parsed.entries if "12,000" in entry.title)
    assert "3 claims · 2 reports · 2 origins" in told.summary
    page = told.content[0]["value"]
    for part in (
        "assure un service de Séoul.",
        "Russian Ministry of Foreign Affairs",
        "Le Courrier",
        "✗ denied",
    ):
        assert part in page
    assert "#:~:text=" in page and "not established facts" in page
    assert told.updated == "2024-11-04T08:30:00Z" and told.published == "2024-11-03T00:00:00Z"


def test_ids_stay_and_searches_differ(concordant: Concordant, tmp_path: Path) -> None:
    def ids(*options: str) -> tuple[str, set[str]]:
        parsed = feedparser.parse(exported(concordant, tmp_path, TOLD, "atom", *options))
        return parsed.feed.id, {entry.id for entry in parsed.entries}

    everything = ids()
    assert ids() == everything == ids("--sort", "time")
    disputed = ids("--disputed")
    assert disputed[0] != everything[0] and disputed[1] < everything[1]
    assert (
        ids("--address", "https://x.example/a")[0] == ids("--disputed", "--address", "https://x.example/a")[0]
    )


def test_a_report_that_arrives_later_renews_its_entry(concordant: Concordant, tmp_path: Path) -> None:
    first = checked(exported(concordant, tmp_path, TOLD[:1], "atom"))
    received, reading = said("Un autre service le confirme.", TOLD[1][1].claims[0].attribution[0])
    later = received.__class__(
        received.raw, received.source, "text/plain", "2025-01-01T00:00:00Z", received.sha256
    )
    with open_ledger(find_project(tmp_path / "project")) as ledger:
        ledger.record([(later, reading)], "v1")
    second = checked(exported(concordant, tmp_path, [], "atom"))
    times = [root.findtext("a:entry/a:updated", namespaces=ATOM) for root in (first, second)]
    assert times == ["2024-11-04T08:30:00Z", "2025-01-01T00:00:00Z"]


def test_hostile_words_are_text(concordant: Concordant, tmp_path: Path) -> None:
    content = exported(concordant, tmp_path, HARMFUL, "atom")
    root = checked(content)
    assert not {"\x07", "\x1b", "\u202e", "\ufffe"} & set(content.decode())
    assert not root.xpath("//*[local-name()='script' or local-name()='img']")
    assert "</script><img" in "".join(root.itertext())
    assert not feedparser.parse(content).bozo


def test_a_feed_without_findings_is_one(concordant: Concordant, tmp_path: Path) -> None:
    checked(exported(concordant, tmp_path, [], "atom"))


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ("2024", "2024-01-01T00:00:00Z"),
        ("2024-06", "2024-06-01T00:00:00Z"),
        ("2024-06-19", "2024-06-19T00:00:00Z"),
        ("2024-06-19T10:00:00.25+02:00", "2024-06-19T08:00:00Z"),
        ("soon", None),
        (None, None),
    ],
)
def test_moments(told: str | None, at: str | None) -> None:
    assert moment(told) == at


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2024", "2024-12-31"),
        ("2024-02", "2024-02-29"),
        ("2023-02", "2023-02-28"),
        ("2024-06-19", "2024-06-19"),
    ],
)
def test_last_seconds(told: str, day: str) -> None:
    assert last_second(told) == f"{day}T23:59:59Z"
    assert last_second(f"{told}T10:00") is None and last_second(None) is None
