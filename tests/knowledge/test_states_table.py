"""The files of the states are what the table says: neither is edited without the other."""

import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(REPOSITORY))


def test_the_files_follow_from_the_table() -> None:
    from scripts.generate_states import FOLDER, render, rows

    table = rows()
    expected = {f"{row['id']}.toml": render(row, table) for row in table}
    assert {path.name for path in FOLDER.iterdir()} == set(expected)
    stale = [name for name, text in expected.items() if (FOLDER / name).read_text("utf-8") != text]
    assert stale == [], f"run {Path(sys.executable).name} -m scripts.generate_states"


def test_a_long_list_is_filled_into_lines() -> None:
    from scripts.toml_files import value

    assert value(["a", 'b"c'], 0) == '["a", "b\\"c"]'
    assert value([["x" * 60], "y" * 60], 0).splitlines()[1] == f'  ["{"x" * 60}"],'
