"""Deep links that open a page at the words."""

import pytest

from concordant.model.claim import Evidence
from concordant.views.link import deep_link

URL = "https://agence-horizon.example/obus"


def test_words_between_their_neighbours() -> None:
    evidence = Evidence("livré des obus", 10, 24, "ang a ", " à la Russ")
    assert deep_link(URL, evidence) == f"{URL}#:~:text=a-,livr%C3%A9%20des%20obus,-%C3%A0%20la"


def test_marks_of_the_directive_are_escaped() -> None:
    link = deep_link(URL, Evidence("sud-coréen, & co", 0, 16))
    assert link == f"{URL}#:~:text=sud%2Dcor%C3%A9en%2C%20%26%20co"


def test_neighbours_never_cross_a_line() -> None:
    link = deep_link(URL, Evidence("obus", 9, 13, "Un titre entier\nDes ", ".\nLa suite"))
    assert link == f"{URL}#:~:text=Des-,obus,-."


def test_a_long_quote_is_given_by_its_ends() -> None:
    quote = " ".join(f"mot{n}" for n in range(40))
    link = deep_link(URL, Evidence(quote, 0, len(quote)))
    assert link == f"{URL}#:~:text=mot0%20mot1%20mot2%20mot3%20mot4,mot35%20mot36%20mot37%20mot38%20mot39"


def test_a_quote_over_two_lines_is_given_by_its_ends() -> None:
    link = deep_link(URL, Evidence("un deux\ntrois quatre cinq six", 0, 28))
    assert link == f"{URL}#:~:text=un%20deux,trois%20quatre%20cinq%20six"


def test_an_anchor_of_the_page_stays() -> None:
    link = deep_link(f"{URL}#suite", Evidence("obus", 0, 4))
    assert link == f"{URL}#suite:~:text=obus"


@pytest.mark.parametrize("url", [None, "", "obus.txt", "file:///obus.txt", "javascript:alert(1)"])
def test_only_addresses_of_the_web_are_linked(url: str | None) -> None:
    assert deep_link(url, Evidence("obus", 0, 4)) is None
