"""What is kept of a report: the same everywhere, small, and enough to know copies and translations again."""

import subprocess
import sys

import pytest
from derivation_score import traced
from derivation_world import press
from hypothesis import given
from hypothesis import strategies as st

from concordant.knowledge.language_schema import LANGUAGE_KINDS
from concordant.knowledge.load import load
from concordant.knowledge.schema import KINDS
from concordant.linking.derivation import (
    Fingerprint,
    Sounds,
    Trace,
    compile_sounds,
    derive_all,
    fingerprint,
    linked,
    pack,
    passage,
    same_passage,
    unpack,
)
from concordant.linking.derivation.links import address, address_number
from concordant.model.report import Report

LONG, SHORT = st.integers(0, (1 << 63) - 1), st.integers(0, (1 << 32) - 1)
PRINTS = st.builds(
    Fingerprint,
    st.integers(0, 1 << 20),
    st.lists(LONG, max_size=9).map(tuple),
    st.lists(LONG, max_size=9).map(tuple),
    st.lists(st.frozensets(SHORT, max_size=9), max_size=4).map(tuple),
)
# One invented story in three languages, and an independent report of it in a fourth hand.
FRENCH = """Tobran, 3 mars. Le cargo Baltiïsk Mir a livré mardi 340 caisses au port de Tobran, selon Karim
Haddad, chef du syndicat Mersa. Parti de Kalinovsk le 12 février, il avait coupé son transpondeur près de
l'île de Sefra. À Velgor, le ministre Anton Doubrov dément. La brigade Zayed garde les 27 camions, assure
Haddad."""
ENGLISH = """TOBRAN, March 3. On Tuesday the freighter Baltiysk Mir delivered 340 crates to the port of
Tobran, said Karim Haddad, who leads the Mersa union. It had left Kalinovsk on 12 February and gone dark off
the island of Sefra. In Velgor the minister Anton Dubrov denied it. The Zayed brigade is guarding the 27
lorries, says Haddad."""
RUSSIAN = """ТОБРАН, 3 марта. Во вторник сухогруз «Балтийск Мир» доставил в порт Тобран 340 ящиков, сообщил
Карим Хаддад, глава профсоюза «Мерса». Судно вышло из Калиновска 12 февраля и отключило транспондер у
острова Сефра. В Вельгоре министр Антон Дубров всё отрицает. Бригада «Зайед» охраняет 27 грузовиков, уверяет
Хаддад."""
APART = """On a picture of the harbour of Tobran the analysts of Lynx Eye count 19 lorries. The freighter
Baltiysk Mir lay at the quay of Oran Nord, says Julia Brandt of the firm. Another ship, the Corvina, left
for Piraeus with 55 containers. In Geneva, the envoy Paul Mercier asked Velgor and the Zayed brigade for
calm."""


@pytest.fixture(scope="module")
def sounds() -> Sounds:
    return compile_sounds(load(registry={**KINDS, **LANGUAGE_KINDS})[0])


@given(PRINTS)
def test_packed_and_unpacked_it_is_the_same(printed: Fingerprint) -> None:
    assert unpack(pack(printed)) == printed


@pytest.mark.parametrize("packed", [b"", b"\x01", b"\x02" + bytes(16), pack(Fingerprint(3, (1,))) + b"x"])
def test_other_bytes_are_refused(packed: bytes) -> None:
    with pytest.raises(ValueError, match="no fingerprint"):
        unpack(packed)


def test_it_is_the_same_under_any_hash_seed() -> None:
    program = (
        "from concordant.linking.derivation import fingerprint, pack\n"
        f"print(pack(fingerprint({FRENCH!r}, [(20, 90)], 'fr')).hex())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_it_does_not_grow_over_its_size() -> None:
    sizes = [len(pack(traced(report).fingerprint)) for report in press(6, 20)]
    assert sum(sizes) / len(sizes) < 700


def test_capitals_accents_and_marks_do_not_count() -> None:
    one, other = (
        fingerprint(text, (), "fr") for text in (FRENCH, FRENCH.replace(",", " –").replace("À", "A"))
    )
    assert one.shingles == other.shingles


def test_translations_are_known_again(sounds: Sounds) -> None:
    texts = {"1": ("fr", FRENCH), "2": ("en", ENGLISH), "3": ("ru", RUSSIAN), "4": ("en", APART)}
    traces = [
        Trace(name, fingerprint(text, (), lang, sounds), lang, "2025-03-04")
        for name, (lang, text) in texts.items()
    ]
    edges = derive_all(traces)
    assert {(e.a, e.b) for e in edges if e.kind == "translation"} == {("1", "2"), ("1", "3"), ("2", "3")}
    assert len(edges) == 3


def test_a_translation_comes_within_a_week(sounds: Sounds) -> None:
    texts = (("fr", FRENCH, "2025-03-04"), ("en", ENGLISH, "2025-03-12"))
    traces = [Trace(lang, fingerprint(text, (), lang, sounds), lang, day) for lang, text, day in texts]
    assert derive_all(traces) == frozenset()


def test_names_sound_alike_in_three_scripts(sounds: Sounds) -> None:
    spellings = [("Tobrouk", "fr"), ("Tobruk", "en"), ("Тобрук", "ru")]
    assert len({sounds.reduced(*each) for each in spellings}) == 1
    assert sounds.reduced("Москва", "ru") in sounds.states


def test_a_quoted_sentence_ties_the_claim_in_it() -> None:
    quoted = "Le cargo Baltiïsk Mir a livré mardi 340 caisses au port de Tobran, selon Karim Haddad."
    one = f"Rien ne filtre du port. {quoted} Les dockers sont en grève depuis dimanche."
    other = f"On a vu passer des camions. {quoted} Aucun élu n'a voulu commenter."
    apart = (
        "Des caisses ont été livrées au port de Tobran. Un cargo est arrivé mardi, dit un docker. Il pleut."
    )
    first, second = (passage(t, t.index(quoted), t.index(quoted) + len(quoted)) for t in (one, other))
    assert same_passage(first, second)
    assert not same_passage(first, passage(apart, 0, 20))


def test_links_are_followed_whatever_the_spelling_of_the_address() -> None:
    report = Report("r-1", "", "x", "fr", url="https://www.journal.example/monde/obus/?utm_source=x")
    urls = ["http://journal.example/monde/obus#suite", "mailto:a@journal.example", "https://[broken"]
    assert linked(urls, [report]) == ("r-1",)
    assert address("https://journal.example/a?id=7&utm_medium=y") == "journal.example/a?id=7"
    traces = [
        Trace("r-1", Fingerprint(0, ()), address=address_number(report.url)),
        Trace("r-2", Fingerprint(0, ()), links=frozenset({address_number(urls[0]) or 0})),
        Trace("r-3", Fingerprint(0, ()), links=frozenset({address_number(urls[0]) or 0})),
    ]
    assert {(e.a, e.b, e.kind) for e in derive_all(traces)} == {
        ("r-1", "r-2", "link"),
        ("r-1", "r-3", "link"),
    }
