"""A cache that was cut off, altered, forged or written by several at once: the files decide all the same."""

import json
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from knowledge_files import fill, loaded

from concordant.knowledge import cache
from concordant.knowledge.cache import WORTHWHILE


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


JUNK = [b"", b"\0\1", b"[]", b"concordant-knowledge 2 0 2\n{}", b"concordant-knowledge 2 zz x\n"]


@pytest.mark.parametrize("junk", JUNK)
def test_a_spoilt_cache_is_ignored(root: Path, own_cache: Path, junk: bytes) -> None:
    fill(root)
    expected = loaded(root)
    [file] = own_cache.iterdir()
    file.write_bytes(junk)
    assert loaded(root) == expected


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7), cut=st.booleans())
def test_a_cache_that_was_cut_off_or_altered_is_ignored(
    root: Path, own_cache: Path, where: float, bit: int, cut: bool
) -> None:
    if not list(root.iterdir()):
        fill(root)
    expected = loaded(root)
    [file] = own_cache.iterdir()
    raw = bytearray(file.read_bytes())
    place = int(where * len(raw))
    raw[place] ^= 1 << bit
    file.write_bytes(raw[:place] if cut else raw)
    knowledge, problems = loaded(root)
    assert (dict(knowledge.actors), problems) == (dict(expected[0].actors), ())


def forged(raw: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """What somebody writes who knows how the cache is made."""
    first, rest = raw.split(b"\n", 1)
    name, layout, _, length = first.decode().split()
    assert change(rest) != rest
    return f"{name} {layout} {zlib.crc32(change(rest)):08x} {length}\n".encode() + change(rest)


def test_a_forged_entry_is_validated_like_a_file(root: Path, own_cache: Path) -> None:
    fill(root)
    expected = loaded(root)
    [file] = own_cache.iterdir()
    file.write_bytes(
        forged(file.read_bytes(), lambda rest: rest.replace(b'"kind": "state"', b'"kind": "sxate"'))
    )
    assert len(loaded(root)[0].actors) == WORTHWHILE
    assert loaded(root) == expected


def test_what_is_kept_is_text(root: Path, own_cache: Path) -> None:
    fill(root)
    loaded(root)
    [file] = own_cache.iterdir()
    first, rest = file.read_text("utf-8").split("\n", 1)
    header, end = json.JSONDecoder().raw_decode(rest)
    start, stop = header["blocks"]["actors"]["actors"]
    assert len([json.loads(line) for line in rest[end:][start:stop].split("\n")]) == WORTHWHILE
    assert first.startswith("concordant-knowledge ")


def test_a_cache_of_another_layout_is_ignored(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(root)
    expected = loaded(root)
    monkeypatch.setattr(cache, "LAYOUT", cache.LAYOUT + 1)
    assert loaded(root) == expected


LOADS_OFTEN = """
import sys
from pathlib import Path
from concordant.knowledge.load import Root, load
root = Path(sys.argv[1])
for turn in range(15):
    (root / "actors" / f"own-{sys.argv[2]}.toml").write_text(
        (root / "actors" / "state-1.toml").read_text().replace("state-1", f"own-{sys.argv[2]}") + "# " * turn
    )
    knowledge, problems = load((), roots=[Root(root)])
    assert {f"state-{n}" for n in range(int(sys.argv[3]))} <= set(knowledge.actors), "lost"
    assert all("own-" in problem.place for problem in problems), problems
"""


def test_processes_at_once_do_not_disturb_each_other(root: Path, own_cache: Path) -> None:
    fill(root)
    command = [sys.executable, "-c", LOADS_OFTEN, str(root)]
    running = [
        subprocess.Popen([*command, str(n), str(WORTHWHILE)], stderr=subprocess.PIPE) for n in range(3)
    ]
    told = [process.communicate()[1].decode() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], told
    assert len(loaded(root)[0].actors) == WORTHWHILE + 3
    assert [file.suffix for file in own_cache.iterdir()] == [".kept"]
