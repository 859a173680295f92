"""``concordant archive``: what was received can be taken along, and whatever was altered is named."""

import json
import sqlite3
import zlib
from argparse import Namespace
from pathlib import Path

import pytest
from warcio.checker import Checker

from concordant.store.project import find_project, init_project, open_ledger
from conftest import Concordant
from made_containers import ADDRESS, message, page, web_archive
from made_pdfs import DELIVERY, DENIAL, typeset


@pytest.fixture
def filled(concordant: Concordant, empty_project: Path, tmp_path: Path) -> Path:
    """A project with a text, a page, a PDF, a letter, two records and a captured page."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(DELIVERY, "utf-8")
    (folder / "b.html").write_bytes(page(DENIAL))
    (folder / "c.pdf").write_bytes(typeset(f"{DELIVERY} Rien de plus."))
    (folder / "d.eml").write_bytes(message(text=DENIAL).as_bytes())
    records = [{"id": f"n-{n}", "lang": "fr", "text": f"{DELIVERY} ({n})"} for n in (1, 2)]
    (folder / "e.jsonl").write_text("".join(f"{json.dumps(r)}\n" for r in records), "utf-8")
    (folder / "f.warc.gz").write_bytes(web_archive((ADDRESS, "text/html", page(DELIVERY, DENIAL))))
    about = ("--lang", "fr", "--outlet", "Agence « Horizon »")
    assert concordant("add", folder, *about, "--project", empty_project).code == 0
    return empty_project


def reports(project: Path) -> list[tuple[str, str, str | None, str | None, str | None]]:
    with open_ledger(find_project(project)) as ledger:
        return [(r.id, r.sha256, r.outlet, r.url, r.captured) for r in ledger.reports()]


def claims(concordant: Concordant, project: Path) -> list[str]:
    return [
        json.loads(c)["id"] for c in concordant("claims", "--json", "--project", project).out.splitlines()
    ]


@pytest.mark.parametrize("name", ["out.warc.gz", "out.warc"])
def test_the_library_finds_nothing_wrong_with_what_is_written(
    concordant: Concordant, filled: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / name
    assert concordant("archive", "export", out, "--project", filled).code == 0
    assert Checker(Namespace(inputs=[str(out)], verbose=True)).process_all() == 0
    assert capsys.readouterr().out.count("digest pass") == 8  # with the record about the file itself


def test_the_checker_would_find_an_altered_byte(concordant: Concordant, filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.warc"
    concordant("archive", "export", out, "--project", filled)
    out.write_bytes(out.read_bytes().replace(b"200 missiles", b"900 missiles", 1))
    assert Checker(Namespace(inputs=[str(out)], verbose=False)).process_all() == 1


def test_another_project_gets_the_same_reports(concordant: Concordant, filled: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "out.warc.gz", tmp_path / "other"
    concordant("archive", "export", out, "--project", filled)
    init_project(other)
    assert concordant("add", out, "--project", other).code == 0
    assert reports(other) == reports(filled)
    assert claims(concordant, other) == claims(concordant, filled)


def test_twice_the_same_file(concordant: Concordant, filled: Path, tmp_path: Path) -> None:
    for name in ("one.warc.gz", "two.warc.gz"):
        concordant("archive", "export", tmp_path / name, "--project", filled)
    assert (tmp_path / "one.warc.gz").read_bytes() == (tmp_path / "two.warc.gz").read_bytes()


def test_a_sound_ledger_is_told_as_sound(concordant: Concordant, filled: Path) -> None:
    told = concordant("archive", "verify", "--project", filled)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("7 arrivals · ") and told.out.endswith(" · 0 problems\n")
    found = json.loads(concordant("archive", "verify", "--json", "--project", filled).out)
    assert found["claims"] == len(claims(concordant, filled)) > 5


def altered(project: Path, table: str, column: str, change) -> None:  # type: ignore[no-untyped-def]
    """Change rows behind the back of the ledger, which would refuse it."""
    database = sqlite3.connect(project / "concordant.db")
    for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        database.execute(f"DROP TRIGGER {name}")
    for row, value in database.execute(f"SELECT rowid, {column} FROM {table}").fetchall():
        changed = change(value)
        if changed != value:
            database.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (changed, row))
            break
    database.commit()
    database.close()


def test_altered_bytes_are_named_and_the_rest_is_checked(
    concordant: Concordant, filled: Path, tmp_path: Path
) -> None:
    def change(packed: bytes) -> bytes:
        return zlib.compress(zlib.decompress(packed).replace(b"200 missiles", b"900 missiles"))

    altered(filled, "raws", "packed", change)
    told = concordant("archive", "verify", "--project", filled)
    assert told.code == 4 and "arrival" in told.err and told.out.startswith("7 arrivals")
    told = concordant("archive", "export", tmp_path / "out.warc", "--project", filled)
    assert (
        told.code == 3
        and Checker(Namespace(inputs=[str(tmp_path / "out.warc")], verbose=False)).process_all() == 0
    )


def test_a_claim_whose_words_stand_nowhere_is_named(concordant: Concordant, filled: Path) -> None:
    altered(filled, "claims", "body", lambda body: body.replace("200 missiles", "900 missiles"))
    told = concordant("archive", "verify", "--project", filled)
    assert told.code == 4
    assert "do not stand in the text of what was received" in told.err and "that was kept" in told.err


def test_wrong_command_lines_are_explained(concordant: Concordant, filled: Path) -> None:
    assert "takes a FILE" in concordant("archive", "export", "--project", filled).err
    assert "takes no FILE" in concordant("archive", "verify", "x", "--project", filled).err
