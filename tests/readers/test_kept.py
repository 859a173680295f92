"""Compiled languages kept between runs give what freshly compiled ones give, or count as nothing."""

import hashlib
import os
import pickle
from pathlib import Path

import pytest

from concordant.extraction.engines import reader_of
from concordant.knowledge import cache
from concordant.knowledge.collection import Knowledge
from concordant.pipeline import load_knowledge, read
from concordant.readers import compiling, kept
from reports_read import received

SAMPLES = {
    "fr": "Selon Séoul, la Corée du Nord aurait livré à la Russie plus de 9 millions d'obus en 2024. "
    "L'Iran dément avoir vendu des drones Shahed à Moscou.",
    "en": "Poland will send 14 Leopard tanks to Ukraine, its defence minister said. "
    "Iran has never supplied missiles to Russia, Tehran insists.",
    "ru": "Польша передала Украине 14 танков Leopard, сообщили в министерстве обороны. "
    "Иран отрицает поставки беспилотников России.",
}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()[0]


@pytest.fixture(scope="module")
def french(knowledge: Knowledge) -> kept.Parts:
    """What is compiled of French, which takes seconds."""
    made = compiling._made(knowledge, "fr")
    assert made is not None
    return made


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("CONCORDANT_CACHE", str(folder))
    monkeypatch.setattr(compiling, "_COMPILED", {})
    return folder


def only(folder: Path) -> Path:
    (file,) = folder.glob("compiled-*.kept")
    return file


def sealed(body: bytes) -> bytes:
    """Whole, as far as its check tells."""
    return hashlib.sha256(body).digest() + body


@pytest.mark.parametrize("lang", SAMPLES)
def test_a_kept_language_reads_as_a_compiled_one(
    lang: str, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = received(SAMPLES[lang], {"lang": lang})
    fresh = read(told, knowledge)
    assert fresh.claims
    compiling._COMPILED.clear()
    monkeypatch.setattr(compiling, "_made", None)
    assert read(told, knowledge) == fresh


def test_other_knowledge_is_compiled_anew(french: kept.Parts, own_cache: Path) -> None:
    kept.keep("one", "fr", french)
    assert kept.recall("one", "fr") is not None
    assert kept.recall("another", "fr") is None
    assert kept.recall("one", "en") is None


def test_another_program_compiles_anew(
    french: kept.Parts, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.keep("one", "fr", french)
    monkeypatch.setattr(kept, "_program", lambda: "a file of it has changed")
    assert kept.recall("one", "fr") is None
    monkeypatch.setattr(kept, "_program", str)
    assert kept.recall("one", "fr") is None


def test_a_changed_file_makes_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "extraction").mkdir()
    file = tmp_path / "extraction" / "phrases.py"
    file.write_text("one = 1")
    monkeypatch.setattr("concordant.__file__", str(tmp_path / "__init__.py"))
    kept._program.cache_clear()
    before = kept._program()
    os.utime(file, (1, 1))
    kept._program.cache_clear()
    after = kept._program()
    kept._program.cache_clear()
    assert before != after


@pytest.mark.parametrize("length", [0, 1, 31, 32, 33, 5_000])
def test_what_was_cut_off_counts_as_nothing(french: kept.Parts, own_cache: Path, length: int) -> None:
    kept.keep("one", "fr", french)
    file = only(own_cache)
    file.write_bytes(file.read_bytes()[:length])
    assert kept.recall("one", "fr") is None


def test_one_bit_that_fell_over_counts(french: kept.Parts, own_cache: Path) -> None:
    kept.keep("one", "fr", french)
    file = only(own_cache)
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 4
    file.write_bytes(raw)
    assert kept.recall("one", "fr") is None


class Trap:
    """What runs a command when it is taken up by somebody who trusts it."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (f"touch {self.mark}",)


def test_nothing_in_it_can_be_run(french: kept.Parts, own_cache: Path, tmp_path: Path) -> None:
    kept.keep("one", "fr", french)
    mark = tmp_path / "was-run"
    body = pickle.dumps((Trap(mark), french[2]))
    only(own_cache).write_bytes(sealed(body))
    assert kept.recall("one", "fr") is None
    assert not mark.exists()
    pickle.loads(body)
    assert mark.exists(), "the trap works"


@pytest.mark.parametrize(
    "name",
    [
        "builtins eval",
        "concordant.store.project open_ledger",
        "concordant.knowledge.load load",
        "concordant.knowledge.cache tempfile.mkstemp",
        "concordant.readers.kept write_whole",
        "concordant.language.dictionary import_module",
    ],
)
def test_no_other_name_is_taken_up(french: kept.Parts, own_cache: Path, name: str) -> None:
    kept.keep("one", "fr", french)
    module, _, function = name.partition(" ")
    only(own_cache).write_bytes(sealed(f"c{module}\n{function}\n.".encode()))
    assert kept.recall("one", "fr") is None


def test_the_file_of_another_user_counts_as_nothing(
    french: kept.Parts, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.keep("one", "fr", french)
    monkeypatch.setattr(kept, "is_own", lambda _: False)
    assert kept.recall("one", "fr") is None


def test_a_folder_that_cannot_be_written_is_no_problem(
    french: kept.Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("CONCORDANT_CACHE", str(tmp_path / "file" / "below"))
    kept.keep("one", "fr", french)
    assert kept.recall("one", "fr") is None


def test_the_oldest_make_room(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_MOST", 2)
    for number, name in enumerate(("compiled-a", "compiled-b", "knowledge-c", "compiled-d")):
        file = own_cache / f"{name}.kept"
        cache.write_whole(file, b"")
        os.utime(file, (number, number))
    cache.write_whole(own_cache / "compiled-e.kept", b"")
    left = sorted(file.stem for file in own_cache.iterdir())
    assert left == ["compiled-d", "compiled-e", "knowledge-c"]


def test_a_reader_of_kept_parts_has_the_same_gate(french: kept.Parts, own_cache: Path) -> None:
    kept.keep("one", "fr", french)
    again = kept.recall("one", "fr")
    assert again is not None
    fresh, warm = reader_of(*french).theme, reader_of(*again).theme
    assert (fresh.words, fresh.kinds) == (warm.words, warm.kinds)
    assert fresh.weight(SAMPLES["fr"]) == warm.weight(SAMPLES["fr"]) > 0
