"""The cache lies where the platform wants it, is never believed against the files, never in the way."""

import os
from pathlib import Path

import pytest
from knowledge_files import fill, loaded, put, put_actor

from concordant.knowledge import layer
from concordant.knowledge.cache import WORTHWHILE, cache_folder
from concordant.knowledge.entry import Entry
from concordant.knowledge.language_schema import EVERY_KIND
from concordant.knowledge.load import load
from concordant.knowledge.parsing import Parsed, parse
from concordant.knowledge.schema import KINDS, Actor


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder that stands for the shipped one."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    return folder


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test reads or writes the cache of the user."""
    folder = tmp_path / "cache"
    folder.mkdir()
    monkeypatch.setenv("CONCORDANT_CACHE", str(folder))
    return folder


@pytest.fixture
def parsed_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are parsed from here on."""
    names: list[str] = []

    def noted(path: str) -> Parsed:
        names.append(Path(path).stem)
        return parse(path)

    monkeypatch.setattr(layer, "parse", noted)
    return names


def test_a_second_loading_parses_nothing(root: Path, parsed_files: list[str]) -> None:
    fill(root)
    first = loaded(root)
    assert len(parsed_files) == WORTHWHILE
    assert loaded(root) == first
    assert len(parsed_files) == WORTHWHILE


def test_entries_are_made_when_somebody_asks_for_their_kind(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(root)
    put(root, "classes/tin-hat.toml", 'id = "tin-hat"\ngloss = "hats"\nunit = "hat"\nsources = ["invented"]')
    loaded(root)
    knowledge, _ = loaded(root)
    monkeypatch.setattr(Actor, "model_validate_json", None)
    assert list(knowledge.classes) == ["tin-hat"]
    with pytest.raises(TypeError):
        len(knowledge.actors)


def test_the_shipped_knowledge_is_the_same_from_the_cache() -> None:
    cold, problems = load((), EVERY_KIND)
    warm, again = load((), EVERY_KIND)
    assert (warm.digest, again) == (cold.digest, problems)
    assert [(f, type(e), repr(e)) for f, e in warm] == [(f, type(e), repr(e)) for f, e in cold]


def test_a_changed_file_is_read_again_and_no_other(root: Path, parsed_files: list[str]) -> None:
    fill(root)
    before, _ = loaded(root)
    parsed_files.clear()
    put_actor(root, "state-7", ('name = "Borduria"', 'name = "Syldavia the New"'))
    after, _ = loaded(root)
    assert parsed_files == ["state-7"]
    assert after.actors["state-7"].name == "Syldavia the New"
    assert after.digest != before.digest


def test_a_file_of_the_same_size_and_age_but_other_content_is_noticed(root: Path) -> None:
    fill(root)
    file = root / "actors" / "state-7.toml"
    status = file.stat()
    loaded(root)
    put_actor(root, "state-7", ('name = "Borduria"', 'name = "Bordusia"'))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert file.stat().st_size == status.st_size
    assert loaded(root)[0].actors["state-7"].name == "Bordusia"


def test_an_added_file_is_noticed(root: Path) -> None:
    fill(root)
    loaded(root)
    put_actor(root, "syldavia")
    assert "syldavia" in loaded(root)[0].actors


def test_a_removed_file_is_forgotten(root: Path) -> None:
    fill(root)
    loaded(root)
    (root / "actors" / "state-7.toml").unlink()
    assert "state-7" not in loaded(root)[0].actors


def test_a_moved_file_is_noticed(root: Path) -> None:
    fill(root)
    loaded(root)
    (root / "actors" / "nursery").mkdir()
    (root / "actors" / "state-7.toml").rename(root / "actors" / "nursery" / "state-7.toml")
    assert loaded(root)[0].actors["state-7"].provisional


def test_a_broken_file_hides_no_other_cold_or_warm(root: Path, parsed_files: list[str]) -> None:
    fill(root)
    put(root, "actors/broken.toml", 'id = "broken"\nname = Borduria\n')
    put_actor(root, "state-7", ('kind = "state"', 'kind = "sate"'))
    put_actor(root, "state-3", folder="actors/twice")
    put(root, "nowhere/lost.toml", "")
    cold, problems = loaded(root)
    assert sorted(Path(p.place).name for p in problems) == [
        *("broken.toml:2", "lost.toml:1", "state-3.toml:1", "state-7.toml:2"),
    ]
    parsed_files.clear()
    assert loaded(root) == (cold, problems)
    assert len(cold.actors) == WORTHWHILE - 1
    assert parsed_files == []
    put_actor(root, "state-7")
    mended, left = loaded(root)
    assert len(mended.actors) == WORTHWHILE
    assert len(left) == len(problems) - 1


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs rights that can be taken away")
def test_a_file_that_could_not_be_read_is_tried_again(root: Path) -> None:
    fill(root)
    file = root / "actors" / "state-7.toml"
    file.chmod(0)
    assert "cannot be read" in loaded(root)[1][0].message
    file.chmod(0o600)
    assert loaded(root)[1] == ()


def test_what_may_pass_by_itself_is_not_believed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(root)

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", refuse)
        knowledge, problems = loaded(root)
    assert (len(knowledge), len(problems)) == (0, WORTHWHILE)
    assert loaded(root)[1] == ()


def test_an_overlay_lies_over_what_is_kept(root: Path, tmp_path: Path) -> None:
    fill(root)
    mine = tmp_path / "mine"
    put_actor(mine, "state-7", ('name = "Borduria"', 'name = "Syldavia"'))
    put_actor(mine, "aardvark-land")
    cold = loaded(root, mine)
    assert loaded(root, mine) == cold
    assert cold[0].actors["state-7"].name == "Syldavia"
    assert next(iter(cold[0].actors)) == "aardvark-land"


def test_another_class_for_a_kind_reads_the_files_anew(root: Path) -> None:
    class Sparse(Entry):
        """A kind that holds less."""

    fill(root)
    assert loaded(root)[1] == ()
    knowledge, problems = loaded(root, registry={**KINDS, "actors": Sparse})
    assert len(knowledge) == 0
    assert '"kind" is no field' in " ".join(problem.message for problem in problems)
    assert len(loaded(root)[0].actors) == WORTHWHILE


@pytest.mark.skipif(os.name != "posix", reason="owners are told on POSIX")
def test_the_cache_of_somebody_else_is_ignored(
    root: Path, parsed_files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(root)
    expected = loaded(root)
    me = os.geteuid()
    monkeypatch.setattr("os.geteuid", lambda: me + 1)
    parsed_files.clear()
    assert loaded(root) == expected
    assert len(parsed_files) == WORTHWHILE


def test_a_folder_that_cannot_be_written_is_no_problem(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("CONCORDANT_CACHE", str(tmp_path / "file" / "cache"))
    fill(root)
    knowledge, problems = loaded(root)
    assert (len(knowledge), problems) == (WORTHWHILE, ())


def test_few_files_leave_no_litter(root: Path, own_cache: Path) -> None:
    put_actor(root)
    loaded(root)
    assert list(own_cache.iterdir()) == []


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"CONCORDANT_CACHE": "chosen"}, Path("chosen")),
        ("linux", {"XDG_CACHE_HOME": "xdg"}, Path("xdg/concordant")),
        ("linux", {}, Path("home/.cache/concordant")),
        ("win32", {"LOCALAPPDATA": "local"}, Path("local/concordant")),
        ("win32", {}, Path("home/AppData/Local/concordant")),
        ("darwin", {}, Path("home/Library/Caches/concordant")),
    ],
)
def test_the_platform_says_where_caches_lie(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], expected: Path
) -> None:
    for name in ("CONCORDANT_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr(Path, "home", lambda: Path("home"))
    assert cache_folder() == expected
