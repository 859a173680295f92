"""What holds for every command: help, examples, documentation, global options, errors."""

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import click
import pytest

from concordant import __version__
from concordant.interfaces.cli.catalogue import CATALOGUE
from concordant.interfaces.cli.main import cli
from concordant.store.project import open_ledger
from conftest import Concordant

GUIDE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_command_shows_examples(concordant: Concordant, name: str) -> None:
    told = concordant(name, "--help")
    assert told.code == 0
    examples = told.out.split("Examples:\n", 1)[1]
    assert examples.count("# ") >= 1 and f"concordant {name}" in examples


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_list_of_commands_tells_what_each_help_tells(concordant: Concordant, name: str) -> None:
    assert f"\n  {CATALOGUE[name][1]}\n" in concordant(name, "-h").out


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_command_is_documented(name: str) -> None:
    assert f"\n## {name}\n" in GUIDE


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_option_is_documented(name: str) -> None:
    chapter = GUIDE.split(f"\n## {name}\n", 1)[1].split("\n## ", 1)[0]
    chapter += GUIDE.split("\n## add\n", 1)[1].split("\n## ", 1)[0] if name == "read" else ""
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    shown = [p for p in command.params if isinstance(p, click.Option) and not p.hidden]
    assert [opt for p in shown for opt in p.opts if opt not in chapter] == []


def test_the_version(concordant: Concordant) -> None:
    assert __version__ in concordant("--version").out


def test_global_options_stand_before_or_after_the_command(concordant: Concordant, project: Path) -> None:
    before = concordant("--project", project, "-q", "claims")
    after = concordant("claims", "--project", project, "-q")
    assert before == after and before.code == 0


def test_a_slip_of_the_hand(concordant: Concordant) -> None:
    told = concordant("clams")
    assert told.code == 2 and "Did you mean claims?" in told.err


def test_an_option_that_is_none(concordant: Concordant) -> None:
    told = concordant("claims", "--colour")
    assert (
        told.code == 2 and "--colour" in told.err and told.err.endswith("next:  concordant claims --help\n")
    )


@pytest.mark.parametrize("name", ["claims", "show", "explain"])
def test_no_project_tells_how_to_start_one(concordant: Concordant, name: str) -> None:
    told = concordant(name, *([] if name == "claims" else ["r-1"]))
    assert told.code == 1 and "there is no project" in told.err and "concordant init" in told.err


def test_init_makes_a_project_and_may_be_repeated(concordant: Concordant, tmp_path: Path) -> None:
    folder = tmp_path / "watch"
    assert concordant("init", folder).code == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    again = concordant("init", folder)
    assert again.code == 0 and "already" in again.err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert concordant("claims", "--project", folder).code == 0


def test_init_where_a_file_is_in_the_way(concordant: Concordant, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    told = concordant("init", tmp_path / "taken")
    assert told.code == 1 and "taken" in told.err and "next:" in told.err


def test_a_damaged_ledger(concordant: Concordant, project: Path) -> None:
    (project / "concordant.db").write_bytes(b"no database at all, but long enough to look like one" * 40)
    told = concordant("claims", "--project", project)
    assert told.code == 1 and "concordant.db" in told.err and "Traceback" not in told.err


def test_a_ledger_that_another_process_holds(
    concordant: Concordant, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("concordant.store.project.open_ledger", partial(open_ledger, patience=0.05))
    (tmp_path / "a.txt").write_text("Rien à signaler.", "utf-8")
    with closing(sqlite3.connect(project / "concordant.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        told = concordant("add", tmp_path / "a.txt", "--project", project)
    assert told.code == 1 and "concordant.db" in told.err and "next:" in told.err
    assert concordant("add", tmp_path / "a.txt", "--lang", "fr", "--project", project).code in (0, 3)


def test_broken_settings(concordant: Concordant, project: Path) -> None:
    (project / "concordant.toml").write_text("[knowledge\n")
    told = concordant("claims", "--project", project)
    assert told.code == 1 and "concordant.toml" in told.err and "line 1" in told.err
