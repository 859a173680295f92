"""A project whose ledger is on a PostgreSQL server: every command says what it says of a file."""

import json
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from served import site_of, text_of
from starlette.testclient import TestClient

from concordant.interfaces.web.app import application
from concordant.store.project import find_project, open_ledger
from conftest import Concordant

sys.path.append(str(Path(__file__).parents[1] / "store"))
import postgres_server

QUESTIONS = (
    ("claims", "--json"),
    ("claims", "--csv", "--recipient", "RU"),
    ("findings", "--json", "--sort", "support"),
    ("findings", "--actor", "north korea", "--sort", "time"),
    ("concerns", "--json"),
    ("origins", "f-0e20"),
    ("sources",),
    ("actor", "KP"),
    ("brief", "KP", "--lang", "fr"),
    ("export", "csv"),
    ("screen", "nosuch.csv"),
)


@pytest.fixture
def address() -> Iterator[str]:
    with postgres_server.database() as made:
        yield made


def answers(concordant: Concordant, project: Path) -> list[object]:
    told = [concordant(*asked, "--project", project) for asked in QUESTIONS]
    return [(each.code, each.out, each.err) for each in told]


def test_every_command_and_page_says_what_it_says_of_a_file(
    concordant: Concordant, tmp_path: Path, address: str
) -> None:
    shared, own = tmp_path / "concordant-demo", tmp_path / "own"
    assert concordant("init", shared, "--ledger", address).code == 0
    shown = concordant("demo", "--into", tmp_path)
    assert shown.code == 0 and "grade 2" in shown.out and not (shared / "concordant.db").exists()
    claim = json.loads(concordant("claims", "--json", "--project", shared).out.splitlines()[0])["id"]
    judged = concordant("judge", "reject", claim, "--why", "tried", "--who", "me", "--project", shared)
    assert judged.code == 0, judged.err
    assert concordant("init", own, "--ledger", "own.db").code == 0
    (own / "own.db").unlink()
    assert concordant("ledger", "copy", shared, own).code == 0
    assert answers(concordant, shared) == answers(concordant, own)
    assert _pages(shared) == _pages(own)
    doctor = concordant("doctor", "--project", shared)
    assert doctor.code == 0 and f"{address}: " in doctor.out


def _pages(project: Path) -> list[str]:
    told = []
    with open_ledger(find_project(project)) as ledger:
        app = application(site_of(ledger, project, "told"))
        with TestClient(app, base_url="http://localhost") as client:
            for page in ("/findings", "/claims?agent=KP", "/search?q=missiles", "/timeline"):
                found = client.get(page)
                assert found.status_code == 200, page
                told.append(text_of(found.text))
    return told


def test_a_password_is_used_and_not_written_down(
    concordant: Concordant, tmp_path: Path, address: str
) -> None:
    made = concordant("init", tmp_path / "team", "--ledger", address.replace("tester@", "tester:s3cret@"))
    settings = (tmp_path / "team" / "concordant.toml").read_text("utf-8")
    assert made.code == 0 and "PGPASSWORD" in made.err
    assert "s3cret" not in settings + made.out + made.err and json.dumps(address) in settings
    assert concordant("claims", "--project", tmp_path / "team").code == 0


def test_the_doctor_names_a_password_that_was_written_down(
    concordant: Concordant, tmp_path: Path, address: str
) -> None:
    concordant("init", tmp_path / "team", "--ledger", address)
    settings = tmp_path / "team" / "concordant.toml"
    settings.write_text(settings.read_text("utf-8").replace("tester@", "tester:s3cret@"), "utf-8")
    told = concordant("doctor", "--project", tmp_path / "team")
    assert told.code == 4 and "holds a password" in told.out and "s3cret" not in told.out + told.err


def test_a_server_that_is_gone_is_told_in_two_lines(concordant: Concordant, tmp_path: Path) -> None:
    told = concordant("init", tmp_path / "team", "--ledger", "postgresql://anna:s3cret@127.0.0.1:1/arms")
    assert told.code == 1 and len(told.err.splitlines()) == 2
    assert "cannot be reached" in told.err and "next:" in told.err and "s3cret" not in told.err
    assert not (tmp_path / "team" / "concordant.toml").exists()


def test_a_ledger_is_copied_there_and_back(
    concordant: Concordant, project: Path, tmp_path: Path, address: str
) -> None:
    there = concordant("ledger", "copy", project, address)
    back = concordant("ledger", "copy", address, tmp_path / "back.db")
    assert there.code == back.code == 0 and there.out == back.out and "2 reports · 1 claims" in there.out
    again = concordant("ledger", "copy", project, address)
    assert again.code == 1 and "holds something already" in again.err
    missing = concordant("ledger", "copy", tmp_path / "nosuch.db", address)
    assert missing.code == 1 and "no ledger at" in missing.err and not (tmp_path / "nosuch.db").exists()


def hostile_rows() -> Iterator[str]:
    """Reports whose every field holds what a database may stumble over."""
    text = "Téhéran a livré 200 missiles balistiques à la Russie en mars 2024, selon Kiev."
    odd = (
        "a\x00b",
        "\ud800",
        "x" * 5000,
        "'; DROP TABLE claims; --",
        "%s %(x)s {} :name",
        "\U0010ffff",
        "é\u0301",
    )
    noise = "".join(Random(1).choices("abcdefghijklmnopqrstuvwxyz", k=9000))
    for number, value in enumerate((*odd, noise)):
        for field in ("id", "title", "outlet", "url"):
            yield json.dumps(
                {"id": f"{field}-{number}", "lang": "fr", "text": f"{text} {value}", field: value}
            )


def test_reports_that_a_database_may_stumble_over(
    concordant: Concordant, tmp_path: Path, address: str
) -> None:
    (tmp_path / "reports.jsonl").write_text("\n".join(hostile_rows()), "utf-8")
    told = []
    for name, ledger in (("own", "own.db"), ("shared", address)):
        project = tmp_path / name
        assert concordant("init", project, "--ledger", ledger).code == 0
        added = concordant("add", tmp_path / "reports.jsonl", "--project", project)
        found = concordant("findings", "--json", "--project", project)
        assert found.code == 0, found.err
        told.append((added, found, concordant("claims", "--json", "--project", project)))
    assert told[0] == told[1]
    assert len(told[0][2].out.splitlines()) >= 20
    assert "cannot be an id; it was left out" in told[0][0].err


PAGE = Path(__file__).parents[2] / "docs" / "ledger.md"
BLOCK = re.compile(r"^<!-- server -->\n```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def test_the_commands_of_the_page_work(
    concordant: Concordant, tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my_articles").mkdir()
    (tmp_path / "my_articles" / "one.txt").write_text("Paris a livré des obus à Kiev.", "utf-8")
    commands = [line for block in BLOCK.findall(PAGE.read_text("utf-8")) for line in block.splitlines()]
    assert len(commands) == 6
    with postgres_server.database() as empty:
        for line in commands:
            named = line.replace("postgresql://anna@db.example/empty", empty)
            named = named.replace("postgresql://anna@db.example/arms", address)
            told = concordant(*shlex.split(named.removeprefix("$ concordant ")))
            assert told.code == 0, f"{line}\n{told.err}"
