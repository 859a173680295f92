"""Loading: every good file comes in, every bad one is told with its line, and nothing hides anything else."""

import pickle
from pathlib import Path

import pytest
from knowledge_files import loaded, put, put_actor

from concordant.knowledge.entry import Entry
from concordant.knowledge.schema import KINDS


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder that stands for the shipped one."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    return folder


def test_a_file_becomes_an_entry_that_knows_where_it_lies(root: Path) -> None:
    file = put_actor(root)
    knowledge, problems = loaded(root)
    assert problems == ()
    actor = knowledge.actors["borduria"]
    assert (actor.name, actor.state, actor.path, actor.provisional) == ("Borduria", "ZB", str(file), False)
    assert knowledge.state("ZB") is actor
    assert knowledge.state("ZZ") is None


def test_folders_below_a_kind_only_sort_files(root: Path) -> None:
    put_actor(root, folder="actors/states/invented")
    knowledge, problems = loaded(root)
    assert (list(knowledge.actors), problems) == (["borduria"], ())


@pytest.mark.parametrize("folder", ["actors/nursery", "nursery/actors"])
def test_a_nursery_makes_entries_provisional(root: Path, folder: str) -> None:
    put_actor(root, folder=folder)
    assert loaded(root)[0].actors["borduria"].provisional


def test_a_broken_file_hides_no_other(root: Path) -> None:
    put_actor(root, "syldavia")
    put(root, "actors/broken.toml", 'id = "broken"\nname = Borduria\n')
    put(root, "actors/latin.toml", "").write_bytes("id = 'latin'\nname = 'Bordürien'\n".encode("latin-1"))
    knowledge, problems = loaded(root)
    assert list(knowledge.actors) == ["syldavia"]
    places = [Path(p.place).name for p in problems]
    assert places == ["broken.toml:2", "latin.toml:2"]
    assert "not valid TOML" in problems[0].message
    assert "UTF-8" in problems[1].message


def test_every_mistake_of_a_file_is_told_with_its_line(root: Path) -> None:
    put_actor(
        root,
        "borduria",
        ('kind = "state"', 'kind = "sate"'),
        ('name = "Borduria"\n', ""),
        ("[names]", "[nmaes]"),
        ("silent = true", "silent = 7"),
    )
    problems = loaded(root)[1]
    told = {(p.place.rpartition(":")[2], p.message, p.advice) for p in problems}
    assert ("1", 'the field "name" is missing.', 'Write name = "North Korea".') in told
    assert ("7", '"nmaes" is no field of an actor.', 'Write "names" if that is meant.') in told
    kinds = next(t for t in told if t[1].startswith('"kind"'))
    assert kinds[0] == "2" and "'state'" in kinds[1]
    cases = next(t for t in told if t[1].startswith('"case.1.silent"'))
    assert cases[0] == "18"


def test_a_case_finds_or_is_silent(root: Path) -> None:
    put_actor(root, "borduria", ("silent = true", 'silent = true\nfinds = ["bord"]'))
    [problem] = loaded(root)[1]
    assert problem.place.endswith(":16")
    assert "not both" in problem.message


def test_the_program_sets_path_and_provisional(root: Path) -> None:
    put_actor(root, "borduria", ('kind = "state"', 'kind = "state"\npath = "elsewhere"'))
    [problem] = loaded(root)[1]
    assert problem.message == '"path" is set by the program.'


def test_an_id_is_taken_once(root: Path) -> None:
    put_actor(root)
    put_actor(root, folder="actors/more")
    knowledge, problems = loaded(root)
    assert len(knowledge.actors) == 1
    assert "taken by" in problems[0].message


def test_an_overlay_replaces_and_adds(root: Path, tmp_path: Path) -> None:
    put_actor(root)
    first, second = tmp_path / "first", tmp_path / "second"
    put_actor(first, "borduria", ('name = "Borduria"', 'name = "Old Borduria"'))
    put_actor(first, "syldavia", ('name = "Borduria"', 'name = "Syldavia"'))
    put_actor(second, "borduria", ('name = "Borduria"', 'name = "New Borduria"'), folder="actors/mine")
    knowledge, problems = loaded(root, first, second)
    assert problems == ()
    assert [actor.name for actor in knowledge.actors.values()] == ["New Borduria", "Syldavia"]


def test_a_broken_overlay_leaves_the_shipped_entry(root: Path, tmp_path: Path) -> None:
    put_actor(root)
    put_actor(tmp_path / "mine", "borduria", ('kind = "state"', "kind = 3"))
    knowledge, problems = loaded(root, tmp_path / "mine")
    assert knowledge.actors["borduria"].kind == "state"
    assert len(problems) == 1


def test_a_missing_overlay_is_told(root: Path, tmp_path: Path) -> None:
    knowledge, [problem] = loaded(root, tmp_path / "nowhere")
    assert len(knowledge) == 0
    assert problem.message == "this folder does not exist."


def test_a_file_that_no_kind_claims_is_told(root: Path) -> None:
    put(root, "actor/borduria.toml", "")
    [problem] = loaded(root)[1]
    assert problem.severity == "warning"
    assert "actors" in problem.advice


def test_languages_are_passed_over_by_a_registry_without_languages(root: Path) -> None:
    put(root, "language/fr/frames/give.toml", "id = 'give'")
    assert loaded(root)[1] == ()


class Cue(Entry):
    """A kind that the shipped registry lacks."""

    words: tuple[str, ...] = ()


def test_a_registry_may_be_wider(root: Path) -> None:
    put(root, "language/fr/cues/maybe.toml", 'id = "maybe"\nwords = ["pourrait"]')
    put(root, "language/en/cues/maybe.toml", 'id = "maybe"\nwords = ["might"]')
    put(root, "language/fr/dates.toml", 'id = "dates"\nwords = ["hier"]')
    put_actor(root)
    registry: dict[str, type[Entry]] = {**KINDS, "language/*/cues": Cue, "language/*/dates.toml": Cue}
    knowledge, problems = loaded(root, registry=registry)
    assert problems == ()
    assert knowledge.select("language/fr/cues", Cue)["maybe"].words == ("pourrait",)
    assert knowledge.select("language/en/cues", Cue)["maybe"].words == ("might",)
    assert list(knowledge.entries("language/fr")) == ["dates"]
    assert list(knowledge.entries("language/de/cues")) == []
    assert [folder for folder, _ in knowledge][:2] == ["actors", "language/en/cues"]


def test_dates_of_toml_become_text(root: Path) -> None:
    put(root, "cues/since.toml", 'id = "since"\nwords = [2024-06-19, 12:30:00]')
    knowledge, problems = loaded(root, registry={"cues": Cue})
    assert problems == ()
    assert knowledge.select("cues", Cue)["since"].words == ("2024-06-19", "12:30:00")


def test_the_digest_tells_content_and_nothing_else(root: Path, tmp_path: Path) -> None:
    def digest(folder: Path, *overlays: Path) -> str:
        return loaded(folder, *overlays)[0].digest

    put_actor(root, "borduria")
    put_actor(root, "syldavia")
    elsewhere = tmp_path / "elsewhere"
    put_actor(elsewhere, "syldavia", folder="actors/z")
    put_actor(elsewhere, "borduria", folder="actors/a")
    assert digest(root) == digest(elsewhere)
    windows = tmp_path / "windows"
    for name in ("borduria", "syldavia"):
        file = put_actor(windows, name)
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert digest(root) == digest(windows)
    put_actor(elsewhere, "borduria", ("Bordurie a", "Bordurie vous a"), folder="actors/a")
    assert digest(root) != digest(elsewhere)
    nursery = tmp_path / "nursery-only"
    put_actor(nursery, "borduria", folder="actors/nursery")
    put_actor(nursery, "syldavia")
    assert digest(root) != digest(nursery)


def test_knowledge_cannot_be_changed_but_can_travel(root: Path) -> None:
    put_actor(root)
    knowledge, _ = loaded(root)
    with pytest.raises(TypeError):
        knowledge.actors["mine"] = knowledge.actors["borduria"]  # type: ignore[index]
    with pytest.raises(ValueError, match="frozen"):
        knowledge.actors["borduria"].name = "Mine"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(knowledge)) == knowledge
