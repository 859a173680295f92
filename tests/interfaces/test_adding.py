"""``concordant add``: what is kept, what is read, what is named."""

import json
import multiprocessing
import os
from pathlib import Path

import pytest

from concordant import pipeline
from concordant.interfaces.cli import filling, readings, settling
from concordant.knowledge.collection import Knowledge
from concordant.model.reading import Reading
from concordant.model.report import Received
from concordant.store.means import Means
from concordant.store.project import find_project, open_ledger
from concordant.store.sql import SqlLedger
from conftest import Concordant

REPORT = (
    "La Corée du Nord a livré des obus à la Russie, a affirmé mardi le ministère sud-coréen de la Défense."
)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with a text, a page and a JSON Lines file of two records."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, "utf-8")
    page = f"<html lang=fr><head><title>Obus</title></head><body><p>{REPORT} {REPORT}</p></body></html>"
    (folder / "b.html").write_text(page, "utf-8")
    records = [{"id": f"n-{n}", "lang": "fr", "text": f"{REPORT} ({n})"} for n in (1, 2)]
    (folder / "c.jsonl").write_text("".join(f"{json.dumps(r)}\n" for r in records), "utf-8")
    return folder


def summary(concordant: Concordant, project: Path, *arguments: str | Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(concordant("add", *arguments, "--project", project, "--json").out)
    return found


def test_a_folder_of_reports(concordant: Concordant, empty_project: Path, reports: Path) -> None:
    told = concordant("add", reports, "--project", empty_project)
    assert told.code == 0 and told.err == ""
    assert told.out.startswith("4 reports received, 4 new · 4 read · ")


def test_the_same_again_changes_nothing(concordant: Concordant, empty_project: Path, reports: Path) -> None:
    first = summary(concordant, empty_project, reports)
    counts = open_ledger(find_project(empty_project)).counts()
    again = summary(concordant, empty_project, reports)
    assert (first["new"], again["new"], again["read"]) == (4, 0, 0)
    assert open_ledger(find_project(empty_project)).counts() == counts


def test_what_is_said_about_a_report_is_kept(
    concordant: Concordant, empty_project: Path, reports: Path
) -> None:
    about = ("--published", "2025-03-11", "--outlet", "Agence Horizon", "--url", "https://a.example/1")
    concordant("add", reports / "a.txt", *about, "--project", empty_project)
    (report,) = open_ledger(find_project(empty_project)).reports()
    assert (report.published, report.outlet, report.url) == (
        "2025-03-11",
        "Agence Horizon",
        "https://a.example/1",
    )


def test_a_rehearsal_keeps_nothing(concordant: Concordant, empty_project: Path, reports: Path) -> None:
    told = concordant("add", reports, "--dry-run", "--project", empty_project)
    assert told.out.startswith("4 reports received, 4 new · 4 read") and "nothing was kept" in told.out
    assert open_ledger(find_project(empty_project)).counts().received == 0


def test_a_rehearsal_knows_what_is_held(concordant: Concordant, empty_project: Path, reports: Path) -> None:
    concordant("add", reports / "a.txt", "--project", empty_project)
    assert summary(concordant, empty_project, reports, "--dry-run")["new"] == 3


def test_workers_read_the_same(concordant: Concordant, empty_project: Path, reports: Path) -> None:
    other = empty_project / "other"
    concordant("init", other)
    alone = summary(concordant, empty_project, reports)
    together = summary(concordant, other, reports, "--workers", "2")
    assert alone == together and alone["read"] == 4
    claims = [
        concordant("claims", "--json", "--project", p, "--report", "n-1").out for p in (empty_project, other)
    ]
    assert claims[0] == claims[1]


def _found(concordant: Concordant, project: Path) -> str:
    return concordant("findings", "--json", "--project", project).out


@pytest.mark.parametrize("together", [1, 3])
def test_findings_made_while_others_read_are_the_same(
    concordant: Concordant,
    empty_project: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    together: int,
) -> None:
    other, file = empty_project / "other", tmp_path / "many.jsonl"
    concordant("init", other)
    days = [f"2024-11-{day:02}" for day in range(1, 21)]
    records = [{"id": day, "lang": "fr", "published": day, "text": f"{REPORT} ({day})"} for day in days]
    file.write_text("".join(f"{json.dumps(r)}\n" for r in records), "utf-8")
    summary(concordant, empty_project, file)
    settled = []
    monkeypatch.setattr(settling, "_TOGETHER", together)
    monkeypatch.setattr(settling, "_MOST_TOGETHER", together)
    monkeypatch.setattr(readings, "_HANDFUL", 2)
    monkeypatch.setattr(filling, "_BATCH", 2)
    whole = SqlLedger.settle

    def told(ledger: SqlLedger, means: Means) -> int:
        settled.append(ledger.counts().reports)
        return whole(ledger, means)

    monkeypatch.setattr(SqlLedger, "settle", told)
    assert summary(concordant, other, file, "--workers", "2")["read"] == len(days)
    assert len({count for count in settled if count < len(days)}) >= 4, "findings did not keep up"
    assert _found(concordant, empty_project) == _found(concordant, other) != "[]\n"


def test_after_the_knowledge_changed_findings_wait_until_everything_is_read(
    concordant: Concordant, empty_project: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary(concordant, empty_project, reports)
    settled = []
    monkeypatch.setattr(settling, "_TOGETHER", 1)
    monkeypatch.setattr(settling, "_MOST_TOGETHER", 1)
    monkeypatch.setattr(pipeline, "version", lambda *_: "another")
    whole = SqlLedger.settle

    def told(ledger: SqlLedger, means: Means) -> int:
        settled.append(ledger.unsettled())
        return whole(ledger, means)

    monkeypatch.setattr(SqlLedger, "settle", told)
    assert summary(concordant, empty_project, reports, "--workers", "2")["read"] == 4
    assert settled == [4]


def test_failures_are_named_and_the_rest_is_done(
    concordant: Concordant, empty_project: Path, reports: Path
) -> None:
    (reports / "empty.txt").write_bytes(b"")
    (reports / "junk.txt").write_bytes(bytes(range(256)) * 4)
    missing = reports / "missing.txt"
    told = concordant("add", reports, missing, "--project", empty_project)
    assert told.code == 3
    assert "4 read" in told.out or "6 read" in told.out
    assert all(str(reports / name) in told.err for name in ("empty.txt", "junk.txt", "missing.txt"))
    assert "3 of 7 inputs could not be read" in told.err and "Traceback" not in told.err


def test_what_failed_is_named_again(concordant: Concordant, empty_project: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "empty.txt.txt").write_text(REPORT, "utf-8")
    both = (tmp_path / "empty.txt", tmp_path / "empty.txt.txt")
    first = concordant("add", *both, "--project", empty_project)
    again = concordant("add", *both, "--project", empty_project)
    assert first.code == again.code == 3
    assert again.err == first.err


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_old_encodings_are_read(
    concordant: Concordant, empty_project: Path, tmp_path: Path, encoding: str
) -> None:
    text = f"{REPORT} Le ministère évoque « un flux régulier » – et l’état-major s’inquiète."
    (tmp_path / "a.txt").write_text(text, encoding)
    told = concordant("add", tmp_path / "a.txt", "--project", empty_project)
    assert told.code == 0
    (report,) = open_ledger(find_project(empty_project)).reports()
    assert (
        "« un flux régulier » – et l’état-major"
        in concordant("show", report.id, "--project", empty_project).out
    )


def test_bytes_that_are_no_utf_8_are_told(
    concordant: Concordant, empty_project: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(REPORT.encode() + b" \xff\xfe\x81 fin.")
    told = concordant("add", tmp_path / "a.txt", "--project", empty_project)
    assert told.code in (0, 3) and "1 read" in told.out and "Traceback" not in told.err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may read everything")
def test_a_folder_that_may_not_be_read(concordant: Concordant, empty_project: Path, reports: Path) -> None:
    closed = reports / "closed"
    closed.mkdir(mode=0)
    told = concordant("add", reports, "--project", empty_project)
    closed.chmod(0o700)
    assert told.code == 3 and "closed" in told.err and "4 read" in told.out


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_that_leads_nowhere(concordant: Concordant, empty_project: Path, reports: Path) -> None:
    (reports / "loop").symlink_to(reports / "loop")
    told = concordant("add", reports, "--project", empty_project)
    assert told.code == 3 and "loop" in told.err and "4 read" in told.out


def test_a_page_of_fifty_megabytes_and_a_page_of_deep_tags(
    concordant: Concordant, empty_project: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, "utf-8")
    (folder / "deep.html").write_text("<div>" * 50_000 + REPORT, "utf-8")
    (folder / "large.html").write_bytes(b"<html><body><!--" + b"x" * 50_000_000 + b"--><p>Rien.</p>")
    told = concordant("add", folder, "--project", empty_project)
    assert told.code in (0, 3) and "Traceback" not in told.err
    assert "3 reports received" in told.out and "3 read" in told.out


def test_broken_lines_do_not_stop_the_others(
    concordant: Concordant, empty_project: Path, tmp_path: Path
) -> None:
    good = json.dumps({"id": "n-1", "lang": "fr", "text": REPORT})
    (tmp_path / "a.jsonl").write_text(f'{good}\n{{"id": \n[1]\n{{"id": "n-2"}}\n', "utf-8")
    told = concordant("add", tmp_path / "a.jsonl", "--project", empty_project)
    assert told.code == 3 and "3 of 4 inputs" in told.err
    assert all(f"a.jsonl#{line}" in told.err for line in (2, 3, 4))
    assert concordant("show", "n-1", "--project", empty_project).code == 0


def test_a_broken_overlay_stops_reading_but_loses_nothing(
    concordant: Concordant, empty_project: Path, reports: Path, tmp_path: Path
) -> None:
    overlay = tmp_path / "overlay"
    (overlay / "actors").mkdir(parents=True)
    (overlay / "actors" / "mine.toml").write_text("id = \n", "utf-8")
    told = concordant("add", reports, "--overlay", overlay, "--project", empty_project)
    assert told.code == 1 and "mine.toml:1" in told.err and "concordant check" in told.err
    assert summary(concordant, empty_project, reports)["read"] == 4


def test_an_overlay_that_is_not_there(concordant: Concordant, empty_project: Path, reports: Path) -> None:
    told = concordant("add", reports, "--overlay", "nowhere", "--project", empty_project)
    assert told.code == 1 and "nowhere" in told.err


def test_the_project_s_own_folder(concordant: Concordant, empty_project: Path) -> None:
    (empty_project / "a.txt").write_text(REPORT, "utf-8")
    told = concordant("add", empty_project, "--project", empty_project)
    assert told.code == 0 and told.err == "" and "1 report received" in told.out


def test_nothing_named_is_a_usage_error(concordant: Concordant, empty_project: Path) -> None:
    told = concordant("add", "--project", empty_project)
    assert told.code == 2 and "PATH" in told.err


def test_a_reader_that_fails_on_one_report_reads_the_others(
    concordant: Concordant, empty_project: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pipeline.read

    def faulty(received: Received, knowledge: Knowledge) -> Reading:
        if received.source.endswith("b.html"):
            raise ZeroDivisionError("oh")
        return whole(received, knowledge)

    monkeypatch.setattr(pipeline, "read", faulty)
    told = concordant("add", reports, "--project", empty_project)
    assert told.code == 3 and "b.html" in told.err and "ZeroDivisionError" in told.err
    assert "4 read" in told.out and "1 of 4 inputs" in told.err
    with pytest.raises(ZeroDivisionError):
        concordant("read", reports, "--debug")


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="workers start afresh")
def test_a_worker_that_dies_loses_nothing(
    concordant: Concordant, empty_project: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "read", lambda received, knowledge: os._exit(1))
        told = concordant("add", reports, "--workers", "2", "--project", empty_project)
    assert told.code == 1 and "--workers 1" in told.err
    again = summary(concordant, empty_project, reports)
    assert (again["new"], again["read"], again["failed"]) == (0, 4, [])
