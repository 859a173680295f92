"""``concordant brief``: about what, in which format, to where."""

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from told_projects import KCNA, MID, NIS, said, told_project

from concordant.exports.briefs import forms
from conftest import Concordant

TOLD = (
    said(1, NIS),
    said(2, KCNA, outlet="La Vigie", count=6000),
    said(3, MID, outlet="Le Courrier", denied=True, count=None),
    said(4, NIS, month="2023-01-10"),
)


@pytest.fixture
def brief(concordant: Concordant, tmp_path: Path) -> Iterator[Concordant]:
    """The command on a project with two acts."""
    project = told_project(tmp_path / "project", TOLD)

    def call(*arguments: str | Path) -> object:
        return concordant("brief", *arguments, "--project", project)

    yield call  # type: ignore[misc]


def test_a_brief_goes_to_standard_output(brief: Concordant) -> None:
    outcome = brief("--lang", "fr")
    assert outcome.code == 0
    assert outcome.out.startswith("# Note de synthèse\n\n**Tout le registre**")
    assert "4 affirmations · 4 articles · 2 recoupements" in outcome.out


def test_the_name_of_the_file_tells_the_format(brief: Concordant, tmp_path: Path) -> None:
    for name, begins in (("a.md", b"# "), ("a.html", b"<!doctype"), ("a.pdf", b"%PDF-"), ("a.docx", b"PK")):
        outcome = brief("-o", tmp_path / name)
        assert (outcome.code, outcome.out) == (0, "")
        assert (tmp_path / name).read_bytes().startswith(begins)


def test_twice_the_same_file(brief: Concordant, tmp_path: Path) -> None:
    for form in forms.FORMS:
        one, other = tmp_path / f"one.{form}", tmp_path / f"other.{form}"
        brief("-o", one)
        brief("-o", other)
        assert one.read_bytes() == other.read_bytes()


def test_an_unknown_ending_is_asked_about(brief: Concordant, tmp_path: Path) -> None:
    outcome = brief("-o", tmp_path / "brief.odt")
    assert outcome.code == 2 and "does not tell the format" in outcome.err


def test_about_an_actor_by_code_name_or_name_in_french(brief: Concordant) -> None:
    for who in ("KP", "North Korea", "Corée du Nord", "north-korea"):
        outcome = brief(who, "--lang", "fr")
        assert "**Acteur : Corée du Nord**" in outcome.out.replace("\u00a0", " "), who


def test_nobody_tells_of_an_actor(brief: Concordant) -> None:
    outcome = brief("Bordurie")
    assert outcome.code == 1 and "no finding names 'Bordurie'" in outcome.err


def test_about_one_finding_by_any_beginning_of_its_id(brief: Concordant, concordant: Concordant) -> None:
    whole = brief()
    identifier = next(word for word in whole.out.split() if word.startswith("f-"))
    outcome = brief(identifier[:8])
    assert f"**Finding {identifier}**" in outcome.out
    assert "1 finding\n" in outcome.out


def test_only_what_was_reported_since(brief: Concordant) -> None:
    assert "2 findings" in brief("--since", "2024-11-03").out
    assert "0 findings" in brief("--since", "2024-12").out


def test_what_is_left_out_is_counted(brief: Concordant) -> None:
    assert "1 of 2 findings" in brief("--limit", "1").out


def test_the_day_is_that_of_the_newest_report_or_as_given(brief: Concordant) -> None:
    assert "as of 3 November 2024" in brief().out
    assert "as of 1 March 2025" in brief("--date", "2025-03-01").out


@pytest.mark.parametrize("day", ["yesterday", "2024-13", "24", "2024-02-30"])
def test_what_is_no_date_is_refused(brief: Concordant, day: str) -> None:
    outcome = brief("--since", day)
    assert outcome.code == 2 and "is no date" in outcome.err


def test_without_its_library_a_format_says_what_to_install(
    brief: Concordant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "NEEDS", {"pdf": ("no_such_library",)})
    outcome = brief("-o", tmp_path / "a.pdf")
    assert outcome.code == 1
    assert "no_such_library" in outcome.err and "concordant[brief]" in outcome.err
    assert not (tmp_path / "a.pdf").exists()


def test_a_file_that_cannot_be_written_is_named(brief: Concordant, tmp_path: Path) -> None:
    outcome = brief("-o", tmp_path / "absent" / "a.md")
    assert outcome.code == 1 and "a.md" in outcome.err


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_terminal_gets_no_pdf(tmp_path: Path) -> None:
    project = told_project(tmp_path / "project", TOLD)
    command = [sys.executable, "-m", "concordant", "brief", "--to", "pdf", "--project", str(project)]
    ours, theirs = pty.openpty()
    done = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 1 and b"pdf is no text for a terminal" in done.stderr
