"""Looking for words: case, accents and endings do not matter, and nothing that is typed can break it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_fixtures import DATABASES, address, empty_ledger, file, new_ledger
from ledger_samples import ACTS, act, many, read, received

from concordant.interfaces.cli.settling import means_of
from concordant.model.document import Block, Document
from concordant.model.reading import Reading
from concordant.model.report import Received
from concordant.model.span import Span
from concordant.pipeline import load_knowledge
from concordant.store.ledger import ClaimFilter, Ledger
from concordant.store.project import open_ledger
from concordant.store.searching import beginning, sought
from concordant.store.sqlite_search import expression

__all__ = ["address", "file"]
TEXTS = {
    "fr": "La Corée du Nord a livré des missiles balistiques à l’armée. Des navires français sont arrivés.",
    "en": "North Korea delivered ballistic missiles. Deliveries go on; a company denied sending drones.",
    "ru": "Северная Корея поставила баллистические ракеты. Поставка ракет идёт, заявил министр обороны.",
}


def settle(ledger: Ledger, version: str = "") -> None:
    from dataclasses import replace

    means = means_of(load_knowledge()[0])
    means = replace(means, version=version or means.version)
    while ledger.unsettled():
        ledger.settle(means)


def fill(ledger: Ledger) -> None:
    texts = [received(text, f"{lang}.txt", id=lang, lang=lang) for lang, text in TEXTS.items()]
    ledger.record([(each, read(each)) for each in texts], "v1")
    settle(ledger)


@pytest.fixture(scope="module", params=DATABASES)
def filled(request: pytest.FixtureRequest) -> Iterator[Ledger]:
    with new_ledger(request.param) as made, open_ledger(made) as ledger:
        fill(ledger)
        yield ledger


def found(ledger: Ledger, asked: str) -> set[str]:
    return {report.id for report in ledger.search_reports(asked, None, 50).rows}


@pytest.mark.parametrize(
    ("asked", "languages"),
    [
        ("COREE", {"fr"}),
        ("coréenne", set()),
        ("missile", {"fr", "en"}),
        ("missiles balistiques", {"fr"}),
        ("livrer", {"fr"}),
        ("livrés", {"fr"}),
        ("livrons", {"fr"}),
        ("navire", {"fr"}),
        ("nav", set()),
        ("des", {"fr"}),
        ("arrivée", {"fr"}),
        ("armee", {"fr"}),
        ("l'armée", {"fr"}),
        ("delivery", {"en"}),
        ("delivering", {"en"}),
        ("companies", {"en"}),
        ("drone", {"en"}),
        ("ракета", {"ru"}),
        ("ракетами", {"ru"}),
        ("поставил", {"ru"}),
        ("КОРЕИ", {"ru"}),
        ("баллистических ракет", {"ru"}),
        ("министра", {"ru"}),
        ('"missiles balistiques"', {"fr"}),
        ('"balistiques missiles"', set()),
        ('"ballistic missiles" drones', {"en"}),
        ("“ballistic missiles”", {"en"}),
        ("missile ракета", set()),
        ("nothing", set()),
        ("", set()),
        ("  ! ", set()),
        ('"', set()),
        ('""', set()),
    ],
)
def test_words_are_found_whatever_their_form(filled: Ledger, asked: str, languages: set[str]) -> None:
    assert found(filled, asked) == languages


@pytest.mark.parametrize(
    ("word", "left"),
    [
        ("missiles", "missil"),
        ("obus", "obus"),
        ("chars", "char"),
        ("iran", "iran"),
        ("ирана", "иран"),
        ("s", "s"),
    ],
)
def test_what_is_left_of_a_word_is_never_short(word: str, left: str) -> None:
    assert beginning(word) == left


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.text(max_size=60) | st.text("\"*()^:-+{}.,\\'; ANDORTNEAR\0a", max_size=60))
def test_nothing_that_is_typed_breaks_the_search(filled: Ledger, asked: str) -> None:
    for row in filled.search_reports(asked, None, 5).rows:
        assert row.id in TEXTS
    filled.search_claims(asked, None, 5)


def test_an_expression_holds_nothing_but_words() -> None:
    """What has a meaning in the language of the database is looked for like any other word."""
    assert expression(sought("b* NEAR x:y (z)")) == '"near" AND "b" AND "x" AND "y" AND "z"'
    assert expression(sought('"d NOT e"')) == '"d not e"'


def test_claims_are_found_by_parties_goods_and_words(filled: Ledger) -> None:
    for asked in ("syldavia", "klow", "drones", "Arlandie", "syldavia drone"):
        hits = filled.search_claims(asked, None, 50).rows
        assert hits, asked
    assert not filled.search_claims("missiles", None, 50).rows


def test_words_of_an_older_ledger_are_found_by_their_beginnings(file: Path) -> None:
    with open_ledger(file) as ledger:
        fill(ledger)
    with closing(sqlite3.connect(file)) as older:
        older.executescript(
            "DROP TABLE words_of_any; DROP TABLE marks_of_claims; DROP TRIGGER claims_are_marked;"
            "DROP INDEX claims_by_end; DROP TABLE apart; UPDATE alembic_version SET version_num = '0005'"
        )
    with open_ledger(file) as ledger:
        assert found(ledger, "navire") == {"fr"} and found(ledger, "ракетами") == {"ru"}
        assert ledger.claims_page(ClaimFilter(agent="syldavia"), None, 9).rows


def test_of_a_beginning_that_very_many_words_have_the_shorter_ones_are_found(address: str) -> None:
    many_words = " ".join(f"navire{number:05}" for number in range(600))
    texts = [received(f"{text} {many_words}", f"{lang}.txt", id=lang) for lang, text in TEXTS.items()]
    with open_ledger(address) as ledger:
        ledger.record([(each, read(each)) for each in texts], "v1")
        settle(ledger)
        assert found(ledger, "navire") == {"fr"}
        assert found(ledger, "navire00599") == set(TEXTS)
        assert found(ledger, "navire00600") == set()


def test_parts_follow_each_other(address: str) -> None:
    with open_ledger(address) as ledger:
        texts = many(7)
        ledger.record([(each, read(each)) for each in texts], "v1")
        settle(ledger)
        seen: list[str] = []
        after = None
        while True:
            page = ledger.search_reports("report", after, 3)
            seen += [report.id for report in page.rows]
            after = page.after
            if after is None:
                break
        assert len(seen) == len(set(seen)) == 7
        with pytest.raises(ValueError, match="another list"):
            ledger.search_reports("report", ("x",), 3)


def test_what_a_newer_reading_replaced_is_found_no_more(address: str) -> None:
    def reading(arrived: Received, text: str) -> Reading:
        held = read(arrived)
        document = Document(held.report, text, (Block(Span(0, len(text)), "body"),), ())
        return Reading(held.report, document, (act(held.report, 1, 0, **ACTS[0]),), ())

    with open_ledger(address) as ledger:
        one = received("One text.", id="r-x")
        ledger.record([(one, reading(one, "An old word."))], "v1")
        settle(ledger)
        assert found(ledger, "old") == {"r-x"}
        ledger.record([(one, reading(one, "A new word."))], "v2")
        settle(ledger)
        assert found(ledger, "new") == {"r-x"} and found(ledger, "old") == set()
        assert len(ledger.search_claims("borduria", None, 9).rows) == 1


def test_a_new_version_of_the_knowledge_doubles_nothing(address: str) -> None:
    with open_ledger(address) as ledger:
        fill(ledger)
        settle(ledger, "another")
        assert [r.id for r in ledger.search_reports("missiles", None, 9).rows] == ["en", "fr"]


def test_an_older_ledger_becomes_searchable(tmp_path: Path) -> None:
    from test_migrations import bring

    old = tmp_path / "old.db"
    bring(old, "0002")
    import sqlite3

    new = empty_ledger(tmp_path, "new.db")
    with open_ledger(new) as ledger:
        fill(ledger)
    with sqlite3.connect(old) as connection:
        connection.execute("ATTACH ? AS new", (str(new),))
        for table in ("raws", "received", "versions", "readings", "documents", "claims", "problems"):
            connection.execute(f"INSERT INTO {table} SELECT * FROM new.{table}")
    connection.close()
    with open_ledger(old) as ledger:
        assert ledger.unsettled() == len(TEXTS)
        settle(ledger)
        assert found(ledger, "missile") == {"fr", "en"}
