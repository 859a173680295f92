"""Markdown notes: one a finding, properties that YAML reads, and no word of a report as markup."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from export_projects import HARMFUL, TOLD, Told, project_of
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from concordant.exports.markdown import inert
from conftest import Concordant


def notes(
    concordant: Concordant, folder: Path, told: Iterable[Told], *options: str
) -> dict[str, tuple[dict[str, Any], str]]:
    """Properties and body of each note by name."""
    project, vault = project_of(folder / "project", told), folder / "deep" / "vault"
    outcome = concordant("export", "markdown", "-o", vault, "--project", project, *options)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    held = {path.name: path.read_text("utf-8") for path in vault.iterdir()}
    parts = {name: text.split("---\n", 2) for name, text in held.items()}
    return {name: (yaml.safe_load(front), body) for name, (_, front, body) in parts.items()}


def test_a_note_tells_everything_and_links_its_actors(concordant: Concordant, tmp_path: Path) -> None:
    held = notes(concordant, tmp_path, TOLD)
    assert len(held) == 2
    name, (front, body) = next((k, v) for k, v in held.items() if v[0]["denied_by"])
    assert name == f"{front['id']}.md" and front["agent"] == ["[[North Korea]]"] and front["grade"] == "2"
    assert front["time_start"] == "2024-10-14" and "event/transfer" in front["tags"]
    for part in (
        "3 claims · 2 reports · 2 origins",
        "assure un service de Séoul.",
        "Le Courrier",
        "✗ denied",
    ):
        assert part in body
    assert "](<https://phare.example/" in body and "not established facts" in body


def test_hostile_words_are_text(concordant: Concordant, tmp_path: Path) -> None:
    ((front, body),) = notes(concordant, tmp_path, HARMFUL).values()
    assert not {"\x00", "\x07", "\x1b", "\u202e", "\u2028", "\ufffe"} & set(body)
    page = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(body)
    assert "<script" not in page and "</script" not in page and "<img" not in page
    assert page.count("<h1>") == 1 and "[[x" not in body.replace("\\[", "")
    (link,) = front["agent"]
    assert link.count("[") == link.count("]") == 2


@given(st.text(alphabet=st.sampled_from("ab1 .)-+*_#>`[]()<!|~=&\\\n")))
def test_nothing_becomes_markup(text: str) -> None:
    page = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(f"x\n\n{inert(text)}\n")
    tags = page.replace("<p>", "").replace("</p>", "")
    assert "<" not in tags


def test_notes_want_a_folder(concordant: Concordant, empty_project: Path, tmp_path: Path) -> None:
    assert concordant("export", "markdown", "--project", empty_project).code == 2
    (tmp_path / "file").write_text("x")
    outcome = concordant("export", "markdown", "-o", tmp_path / "file", "--project", empty_project)
    assert outcome.code == 1 and "is no folder to write in" in outcome.err


def test_an_export_leaves_other_notes_alone(concordant: Concordant, tmp_path: Path) -> None:
    project, vault = project_of(tmp_path / "project", TOLD), tmp_path / "vault"
    vault.mkdir()
    (vault / "mine.md").write_text("mine")
    for _ in range(2):
        assert concordant("export", "markdown", "-o", vault, "--project", project).code == 0
    assert (vault / "mine.md").read_text() == "mine" and len(list(vault.iterdir())) == 3


@pytest.mark.parametrize(("text", "shown"), [("- a", "\\- a"), ("1. a", "1\\. a"), ("a\n\n# b", "a \\# b")])
def test_lines_do_not_begin_lists(text: str, shown: str) -> None:
    assert inert(text) == shown
