"""Finding and starting projects."""

from pathlib import Path

import pytest

from concordant.store.failure import (
    LedgerClosedOffError,
    LedgerUnsupportedError,
    ProjectBrokenError,
    ProjectExistsError,
    ProjectMissingError,
)
from concordant.store.project import SETTINGS, TEMPLATE, find_project, init_project, open_ledger


def test_a_new_project_has_settings_and_an_empty_ledger(tmp_path: Path) -> None:
    project = init_project(tmp_path / "new" / "project")
    assert project == find_project(tmp_path / "new" / "project", {})
    assert project.folder == tmp_path / "new" / "project"
    assert (project.folder / SETTINGS).read_text("utf-8") == TEMPLATE
    assert (project.folder / "concordant.db").is_file()
    with open_ledger(project) as ledger:
        assert ledger.counts().received == 0


def test_a_project_is_started_once(tmp_path: Path) -> None:
    init_project(tmp_path)
    with pytest.raises(ProjectExistsError) as caught:
        init_project(tmp_path)
    assert "concordant add" in caught.value.advice


def test_a_start_that_was_interrupted_can_be_repeated(tmp_path: Path) -> None:
    project = init_project(tmp_path)
    (tmp_path / SETTINGS).unlink()
    assert init_project(tmp_path) == project


def test_a_project_is_found_from_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = init_project(tmp_path)
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert find_project(None, {}) == find_project(Path(), {}) == project


def test_the_nearest_project_is_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    init_project(tmp_path)
    inner = init_project(tmp_path / "inner")
    monkeypatch.chdir(inner.folder)
    assert find_project(None, {}) == inner


def test_a_name_goes_before_the_environment_and_that_before_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, set_, named = (init_project(tmp_path / name) for name in ("here", "set", "named"))
    monkeypatch.chdir(here.folder)
    environment = {"CONCORDANT_PROJECT": str(set_.folder)}
    assert find_project(named.folder, environment) == named
    assert find_project(Path(), environment) == set_
    assert find_project(Path(), {"CONCORDANT_PROJECT": ""}) == here


def test_a_slip_in_a_name_never_means_the_project_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(init_project(tmp_path).folder)
    with pytest.raises(ProjectMissingError) as caught:
        find_project(Path("nosuch"), {})
    assert caught.value.advice == "concordant init nosuch"


def test_without_a_project_the_next_command_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ProjectMissingError) as caught:
        find_project(None, {})
    assert caught.value.advice == "concordant init"
    assert str(tmp_path) in caught.value.message


def test_settings_name_the_ledger_and_the_overlays(tmp_path: Path) -> None:
    init_project(tmp_path)
    (tmp_path / SETTINGS).write_text(
        '[ledger]\naddress = "deep/my.db"\n[knowledge]\noverlays = ["mine", "/yours"]\n', "utf-8"
    )
    project = find_project(tmp_path, {})
    assert project.address == tmp_path / "deep" / "my.db"
    assert project.overlays == (tmp_path / "mine", Path("/yours"))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[ledger\n", "line 1"),
        ("[leger]\n", "leger means nothing"),
        ("ledger = 3\n", "ledger means nothing"),
        ("[ledger]\nadress = 'x'\n", "ledger.adress means nothing"),
        ("[ledger]\naddress = 3\n", "ledger.address must be a text"),
        ("[ledger]\naddress = ''\n", "ledger.address must be a text"),
        ("[knowledge]\noverlays = 'x'\n", "knowledge.overlays must be a list of texts"),
        ("[knowledge]\noverlays = [3]\n", "knowledge.overlays must be a list of texts"),
        (b"\xff\xfe", "cannot be read"),
    ],
)
def test_settings_that_cannot_be_understood_are_named(
    tmp_path: Path, written: str | bytes, said: str
) -> None:
    (tmp_path / SETTINGS).write_bytes(written if isinstance(written, bytes) else written.encode())
    with pytest.raises(ProjectBrokenError) as caught:
        find_project(tmp_path, {})
    assert said in caught.value.message and SETTINGS in caught.value.message and caught.value.advice


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(ProjectBrokenError, match="taken is in the way"):
        init_project(tmp_path / "taken")
    with pytest.raises(LedgerClosedOffError, match="Not a directory"):
        init_project(tmp_path / "taken" / "below")


def test_a_ledger_can_be_opened_by_address(tmp_path: Path) -> None:
    file = init_project(tmp_path).address
    open_ledger(str(file)).close()
    open_ledger(f"sqlite:///{file}").close()


@pytest.mark.parametrize("address", ["mysql://here/x", "sqlite://", "sqlite:///"])
def test_a_database_that_cannot_be_opened_is_told_apart(address: str) -> None:
    with pytest.raises(LedgerUnsupportedError, match=address.partition(":")[0]):
        open_ledger(address)


def test_a_ledger_needs_its_folder(tmp_path: Path) -> None:
    with pytest.raises(LedgerClosedOffError, match="no folder"):
        open_ledger(tmp_path / "nosuch" / "ledger.db")
