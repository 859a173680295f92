"""Copies that keep no row of words are told by their names and figures; independent reports are not."""

from itertools import permutations

import pytest

from concordant.linking.derivation import compile_credit_words, derive_all
from concordant.linking.derivation.edges import Edge
from concordant.linking.derivation.fingerprint import fingerprint
from concordant.linking.derivation.trace import trace
from concordant.model.report import Report
from reports_read import shipped

WORDS = compile_credit_words(shipped())
SOURCE = (
    "Le cargo Almeria Star a quitté Rajin le 14 mars avec 342 conteneurs, affirme Pavel Dorin, analyste de "
    "l'institut Kestrel. À Vostotchny, 58 wagons attendaient, que Elena Markova a photographiés. "
    "D'après Jonas Weidel, de la société Orbimar, le convoi 7714 a rejoint Tikhoretsk en 11 jours."
)
REWORDED = (
    "En 11 jours, le train 7714 est arrivé à Tikhoretsk, selon les images vendues par Orbimar, où travaille "
    "Jonas Weidel. Tout était parti de Rajin : 342 conteneurs sur l'Almeria Star, relève Pavel Dorin "
    "(Kestrel), un 14 mars. Pour le déchargement à Vostotchny, Elena Markova avait compté 58 wagons."
)
OWN = (
    "À Rajin, des dockers racontent au correspondant d'un quotidien de Busan le départ de l'Almeria Star le "
    "14 mars. Le docker Kim Sang-ho parle de 29 camions et d'un chef, Ri Yong-su. Le professeur Paul Aubert, "
    "joint à Lyon, y voit la suite du contrat Sokol de 2023, et cite les 16 navires de Lloyd Marine."
)


def edges(*reports: tuple[str, str, str]) -> frozenset[Edge]:
    """The edges among reports, given by id, day and text."""
    return derive_all(
        trace(
            Report(name, "", name, "fr", published=day, outlet=f"Journal {name}"),
            fingerprint(text, (), "fr"),
            (),
            WORDS,
        )
        for name, day, text in reports
    )


def test_the_same_names_and_figures_in_other_words_make_a_copy() -> None:
    (edge,) = edges(("1", "2025-03-20", SOURCE), ("2", "2025-03-21", REWORDED))
    assert (edge.kind, edge.direction) == ("rewrite", "a_to_b")
    assert edge.score >= 0.6


def test_own_reporting_on_one_event_makes_none() -> None:
    assert edges(("1", "2025-03-20", SOURCE), ("2", "2025-03-21", OWN)) == frozenset()


@pytest.mark.parametrize("day", ["2025-04-20", "2025"])
def test_nor_do_reports_of_other_or_unknown_days(day: str) -> None:
    assert edges(("1", "2025-03-20", SOURCE), ("2", day, REWORDED)) == frozenset()


def test_short_texts_prove_nothing() -> None:
    short = [text.split(".")[0] + "." for text in (SOURCE, SOURCE.replace("a quitté", "est parti de"))]
    assert {e.kind for e in edges(("1", "2025-03-20", short[0]), ("2", "2025-03-20", short[1]))} <= {"reuse"}


def test_the_order_of_reports_does_not_matter() -> None:
    reports = [("1", "2025-03-20", SOURCE), ("2", "2025-03-21", REWORDED), ("3", "2025-03-19", OWN)]
    assert len({edges(*order) for order in permutations(reports)}) == 1
