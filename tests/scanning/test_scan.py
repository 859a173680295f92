"""A scan: from web archives to the pages that hold claims, and from there into a ledger."""

import json
import signal
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from scan_samples import LONG, archive, archives, hostile, real_texts, telling

from concordant.documents.receive import terms
from concordant.documents.warc.holding import kept_pages, manifest_of
from concordant.model.contract import to_contract
from concordant.model.report import Received
from concordant.pipeline import read
from concordant.scanning import passing
from concordant.scanning.limits import TooSlowError, within
from concordant.scanning.passing import Limits
from concordant.scanning.running import archives_in, named, scan_all, write_manifest
from concordant.scanning.scan import Order, scan_file
from conftest import Concordant
from made_archives import packed, page
from reports_read import shipped


def order(path: Path, folder: Path, **costs: Any) -> Order:
    return Order(str(path), path.name, str(folder), limits=Limits(**costs))


def written(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def rows(folder: Path) -> list[dict[str, Any]]:
    files = sorted((folder / "claims").iterdir())
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


@pytest.fixture
def scanned(tmp_path: Path) -> Path:
    """A folder with two scanned archives."""
    folder = tmp_path / "out"
    orders = [order(path, folder) for path in archives(tmp_path / "in", 2)]
    write_manifest(folder, [done.entry for done in scan_all(orders, 1)])
    return folder


def test_what_is_kept_are_the_pages_with_claims_and_their_claims(scanned: Path) -> None:
    assert set(written(scanned)) == {
        "manifest.json",
        *(
            f"{kind}/news-{n}.{end}"
            for n in (0, 1)
            for kind, end in (("claims", "jsonl"), ("entries", "json"))
        ),
        *(f"pages/news-{n}.warc.gz" for n in (0, 1)),
    }
    found = rows(scanned)
    assert [row["source"] for row in found[:3]] == [f"news-0.warc.gz#{n}" for n in (2, 4, 6)]
    assert len(found) == 8
    assert found[0]["url"] == "https://agence-horizon.example/0"
    assert {claim["agent"]["state"] for row in found for claim in row["claims"]} >= {"IR"}


def test_claims_are_those_that_reading_the_page_gives(tmp_path: Path) -> None:
    path = tmp_path / "real.warc.gz"
    path.write_bytes(real_texts(12))
    folder = tmp_path / "out"
    write_manifest(folder, [scan_file(order(path, folder)).entry])
    manifest = manifest_of(folder)
    assert manifest is not None
    kept = [each for each in kept_pages(manifest, terms("")) if isinstance(each, Received)]
    readings = [read(each, shipped()) for each in kept]
    again = [[to_contract(claim) for claim in reading.claims] for reading in readings]
    assert [row["claims"] for row in rows(folder)] == again
    assert [(row["id"], row["source"]) for row in rows(folder)] == [
        (r.report.id, r.report.source) for r in readings
    ]
    assert len(again) >= 6


def test_counts_tell_how_far_pages_came(scanned: Path) -> None:
    counts = json.loads((scanned / "manifest.json").read_text("utf-8"))["counts"]
    assert (counts["records"], counts["pages"], counts["named"], counts["told"]) == (16, 16, 8, 8)
    assert counts["claims"] == sum(len(row["claims"]) for row in rows(scanned))


def test_scanning_again_does_nothing_and_a_changed_archive_is_scanned_anew(tmp_path: Path) -> None:
    [path] = archives(tmp_path / "in", 1)
    first = scan_file(order(path, tmp_path / "out"))
    assert not first.before
    assert scan_file(order(path, tmp_path / "out")) == replace(first, before=True)
    assert not scan_file(order(path, tmp_path / "out", audit=0.5)).before
    path.write_bytes(archive(7))
    assert not scan_file(order(path, tmp_path / "out")).before


@pytest.mark.parametrize("spoilt", ["claims/news-0.jsonl", "pages/news-0.warc.gz", "entries/news-0.json"])
def test_what_was_lost_or_spoilt_is_made_again(tmp_path: Path, spoilt: str) -> None:
    [path] = archives(tmp_path / "in", 1)
    folder = tmp_path / "out"
    scan_file(order(path, folder))
    clean = written(folder)
    (folder / spoilt).write_bytes(clean[spoilt][:-3])
    assert not scan_file(order(path, folder)).before
    assert written(folder) == clean


def test_hostile_records_cost_their_own_page_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "bad.warc.gz"
    path.write_bytes(hostile())
    folder = tmp_path / "out"
    entry = scan_file(order(path, folder, page_bytes=LONG)).entry
    assert [row["url"] for row in rows(folder)] == [f"https://agence-horizon.example/{n}" for n in range(13)]
    assert entry["counts"]["problems"] >= 6
    assert all(problem["place"].startswith("bad.warc.gz#") for problem in entry["problems"])


@pytest.mark.parametrize("raw", [b"", b"no archive", b"\x1f\x8b\x08\x00", packed([b""])])
def test_what_is_no_archive_gives_an_empty_outcome(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "none.warc.gz"
    path.write_bytes(raw)
    entry = scan_file(order(path, tmp_path / "out")).entry
    assert entry["counts"]["pages"] == 0


def test_an_archive_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    entry = scan_file(order(tmp_path / "missing.warc.gz", tmp_path / "out")).entry
    assert "counts" not in entry
    assert entry["problems"][0]["place"] == "missing.warc.gz"


def test_a_page_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forever(*_: object) -> None:
        try:
            while True:
                sum(range(1000))
        except Exception:  # as libraries do
            pass

    path = tmp_path / "slow.warc.gz"
    path.write_bytes(packed([telling(1)]))
    monkeypatch.setattr(passing, "read", forever)
    entry = scan_file(order(path, tmp_path / "out", seconds=0.05)).entry
    assert "given up" in entry["problems"][0]["message"]


def test_time_that_is_left_is_given_back() -> None:
    with within(60):
        pass
    with pytest.raises(TooSlowError), within(0.02):
        while True:
            sum(range(1000))
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_a_page_that_breaks_the_reader_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RecursionError("too deep")

    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed([telling(1)]))
    monkeypatch.setattr(passing, "read", broken)
    entry = scan_file(order(path, tmp_path / "out")).entry
    assert "RecursionError" in entry["problems"][0]["message"]


def test_the_audit_reads_refused_pages_and_tells_what_was_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [path] = archives(tmp_path / "in", 1)
    monkeypatch.setattr(passing, "_admitted", lambda *_: False)
    counts = scan_file(order(path, tmp_path / "out", audit=1.0)).entry["counts"]
    assert (counts["audited"], counts["missed"], counts["told"]) == (8, 4, 0)


def test_archives_of_the_same_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        archives(tmp_path / folder, 1)
    (tmp_path / "a" / "news-0.warc").write_bytes(page("<p>x"))
    names = named(archives_in([tmp_path / "b", tmp_path / "a"], tmp_path / "out"))
    assert len(set(names.values())) == 3
    assert all(name.endswith(("news-0.warc.gz", "news-0.warc")) for name in names.values())


@pytest.mark.parametrize("out", ["in/out", "in"])
def test_a_folder_that_holds_its_own_output_is_scanned_without_it(
    tmp_path: Path, concordant: Concordant, out: str
) -> None:
    archives(tmp_path / "in" / "day", 2)
    for _ in range(2):
        done = concordant("scan", tmp_path / "in", "-o", tmp_path / out)
        assert done.out.startswith("2 archives · 16 pages"), done.err
        (tmp_path / out / "manifest.json").unlink()  # as after a kill, when only the way of the command tells


def test_pages_that_another_scan_has_kept_are_scanned_only_when_named(tmp_path: Path, scanned: Path) -> None:
    kept = scanned / "pages"
    assert [path.parent.name for path in archives_in([tmp_path], tmp_path / "new")] == ["in", "in"]
    assert len(archives_in([kept], tmp_path / "new")) == 2
    assert archives_in([kept / "news-0.warc.gz"], tmp_path / "new") == (kept / "news-0.warc.gz",)


def test_no_archive_is_written_over_while_it_is_read(scanned: Path, concordant: Concordant) -> None:
    before = written(scanned)
    done = concordant("scan", scanned / "pages", "-o", scanned)
    assert done.code != 0
    assert "written over" in done.err
    assert written(scanned) == before


def test_processes_leave_the_same_files(tmp_path: Path, concordant: Concordant, scanned: Path) -> None:
    done = concordant("scan", tmp_path / "in", "-o", tmp_path / "two", "--jobs", 2)
    assert done.code == 0, done.err
    assert written(tmp_path / "two") == written(scanned)
    assert done.out == "2 archives · 16 pages · 8 admitted · 8 with claims · 16 claims · 0 problems\n"


def test_a_scan_goes_into_a_ledger_in_one_step_and_nothing_twice(
    scanned: Path, empty_project: Path, concordant: Concordant
) -> None:
    told = {claim["evidence"]["quote"] for row in rows(scanned) for claim in row["claims"]}
    first = concordant("add", scanned, "--project", empty_project)
    assert first.out.startswith("8 reports received, 8 new · 8 read · 16 claims")
    again = concordant("add", scanned / "manifest.json", "--project", empty_project)
    assert again.out.startswith("8 reports received, 0 new · 0 read · 0 claims")
    listed = concordant("claims", "--json", "--project", empty_project)
    assert {json.loads(line)["evidence"]["quote"] for line in listed.out.splitlines()} == told


def test_a_broken_manifest_is_a_problem(tmp_path: Path, scanned: Path, concordant: Concordant) -> None:
    manifest = scanned / "manifest.json"
    manifest.write_bytes(manifest.read_bytes()[:60])
    done = concordant("read", scanned)
    assert done.code == 3
    assert "cannot be read" in done.err


def test_no_archive_at_all_is_an_error(tmp_path: Path, concordant: Concordant) -> None:
    (tmp_path / "empty").mkdir()
    done = concordant("scan", tmp_path / "empty", "-o", tmp_path / "out")
    assert done.code == 1
    assert "no web archive" in done.err


def test_an_archive_that_fails_gives_its_exit_code(tmp_path: Path, concordant: Concordant) -> None:
    [path] = archives(tmp_path / "in", 1)
    done = concordant("scan", path, tmp_path / "missing.warc.gz", "-o", tmp_path / "out", "--json")
    assert done.code == 3
    assert json.loads(done.out)["counts"]["told"] == 4
