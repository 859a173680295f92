"""The cache lies where the platform wants it, is never believed against the files, never in the way."""

from pathlib import Path

import pytest
from knowledge_files import loaded, put_actor

from concordant.knowledge import cache
from concordant.knowledge.cache import WORTHWHILE, cache_folder


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


def fill(root: Path) -> None:
    for number in range(WORTHWHILE):
        put_actor(root, f"state-{number}")


def test_a_second_loading_parses_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(root)
    first = loaded(root)
    monkeypatch.setattr("concordant.knowledge.load._content", None)
    assert loaded(root) == first


def test_a_changed_file_is_read_again(root: Path) -> None:
    fill(root)
    before, _ = loaded(root)
    put_actor(root, "state-7", ('name = "Borduria"', 'name = "Syldavia the New"'))
    after, _ = loaded(root)
    assert after.actors["state-7"].name == "Syldavia the New"
    assert after.digest != before.digest


def test_a_removed_file_is_forgotten(root: Path) -> None:
    fill(root)
    loaded(root)
    (root / "actors" / "state-7.toml").unlink()
    assert "state-7" not in loaded(root)[0].actors


@pytest.mark.parametrize("junk", [b"", b"\0\1", b"[]", b'{"layout": 1}', b'{"layout": 1, "files": {"a": 3}}'])
def test_a_spoilt_cache_is_ignored(root: Path, own_cache: Path, junk: bytes) -> None:
    fill(root)
    expected = loaded(root)
    [file] = own_cache.iterdir()
    file.write_bytes(junk)
    assert loaded(root) == expected


def test_a_cache_of_another_layout_is_ignored(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(root)
    expected = loaded(root)
    monkeypatch.setattr(cache, "LAYOUT", cache.LAYOUT + 1)
    assert loaded(root) == expected


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
