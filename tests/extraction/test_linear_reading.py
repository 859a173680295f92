"""Reading takes as much work as there is text: nothing in a report can make it endless.

Work is counted in calls, never in seconds: a text four times as long may take four times as many calls. The
gate that passes over texts off the theme is left open, so that every shape is really read.
"""

import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest

from concordant.extraction.reader import DocumentReader
from concordant.model.document import Document
from concordant.pipeline import reader_for
from reports_read import french, shipped

STORY = "La Corée du Nord a livré des obus à la Russie."
SHORT, TIMES = 3_000, 4
LONGEST_GROWTH = 1.1 * TIMES
HUGE = 5_000_000
CPU_SECONDS = 120
Shape = Callable[[int], str]


def filled(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def around(piece: str, before: str = "", after: str = f" {STORY}") -> Shape:
    """A shape of one piece again and again."""
    return lambda size: f"{before}{filled(piece, size)}{after}"


def nested(opening: str, closing: str) -> Shape:
    return lambda size: f"{opening * (size // 2)}{STORY}{closing * (size // 2)}"


def letters(size: int) -> str:
    """Noise that another encoding makes of bytes; other words at every size, for known ones cost less."""
    noise = bytes(Random(size).choices([*b"abcdefgh  ", *range(0xC0, 0x100)], k=size)).decode("latin-1")
    return f"{STORY} {noise} {STORY}"


def digits(size: int) -> str:
    return f"La Corée du Nord a livré {filled('1234567890', size)} obus à la Russie."


SENT, BY = "La Corée du Nord a livré ", "Des obus ont été livrés par "
SHAPES: dict[str, Shape] = {
    "no full stop": around(
        "de la guerre avec des hommes pour une terre sans fin dans les villes ", STORY[:-1]
    ),
    "clauses": around("qui a livré des obus ", "La Corée du Nord ", "à la Russie."),
    "reports of reports": around("il affirme que "),
    "sentences": around(f"{STORY} "),
    "lines": around("obus\n", STORY),
    "guillemets": nested("« ", " »"),
    "parentheses": nested("(", ")"),
    "parentheses left open": around("(selon Moscou, des obus "),
    "actors": around("la Corée du Nord, l'Iran, la Russie, la Chine, ", BY),
    "goods": around("des obus, 12 missiles, des drones, 40 chars, ", SENT, "à la Russie."),
    "recipients": around("à la Russie, au Soudan, à la Syrie, ", f"{SENT}des drones "),
    "sources": around("selon Séoul, selon Kiev, ", STORY[:-1]),
    "sources of sources": around("selon le ministre selon l'agence "),
    "names": around("Kim Jong Un ", STORY[:-1]),
    "digits": digits,
    "groups of digits": around("123 456 789 ", SENT, "obus à la Russie."),
    "numbers in words": around("deux cent mille ", SENT, "obus à la Russie."),
    "dates": around("le 12 mars 2024, en mai, ", STORY[:-1]),
    "commas": around(", ", STORY[:-1]),
    "apostrophes": around("l'", STORY[:-1]),
    "hyphens": around("a-t-", STORY[:-1]),
    "abbreviations": around("M. n° p. ", STORY[:-1]),
    "one word": around("obus", f"{STORY[:-1]} "),
    "spaces": around(" ", STORY),
    "noise": letters,
}
# These keep to the theme of arms, so that the gate lets them pass and all of them is read.
ON_THEME = {
    *("no full stop", "clauses", "sentences", "lines", "parentheses left open"),
    *("actors", "goods", "recipients", "sources", "names"),
}


@cache
def reader() -> DocumentReader:
    found = reader_for(shipped(), "fr")
    assert found is not None
    found.claims(opened(STORY))  # what is made on first use is no work of the text
    return found


def opened(text: str) -> Document:
    document = french(text).document
    assert document is not None
    return document


def calls(text: str) -> int:
    """How many functions, of Python and of C, are called to read a text."""
    document, count, made = opened(text), 0, reader()

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        made.claims(document, gate=False)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_work_grows_as_the_text(shape: Shape) -> None:
    # What is made when the first date or number is read is no work of the text.
    calls(shape(SHORT // 2))
    assert calls(shape(TIMES * SHORT)) <= LONGEST_GROWTH * calls(shape(SHORT))


def test_work_that_grows_faster_than_the_text_shows() -> None:
    pairs = range(TIMES * 50)
    assert _compared(pairs) > 2 * LONGEST_GROWTH * _compared(range(50))


def _compared(values: range) -> int:
    """Calls made by comparing each with each."""
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        for first in values:
            for second in values:
                max(first, second)
    finally:
        sys.setprofile(None)
    return count


def huge() -> list[str]:
    """Five megabytes of every shape together; those that are read word by word get a small share."""
    small = HUGE // 200
    rest = (HUGE - small * len(ON_THEME)) // (len(SHAPES) - len(ON_THEME))
    return [shape(small if name in ON_THEME else rest) for name, shape in SHAPES.items()]


def read_huge() -> None:
    """Read them all; run in a process of its own, which the system ends when it takes for ever."""
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    texts = huge()
    readings = [french(text) for text in texts]
    print(sum(map(len, texts)), sum(1 for reading in readings if reading.document is not None))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of CPU time")
def test_five_megabytes_of_it_are_read() -> None:
    here = [str(Path(__file__).parent), str(Path(__file__).parents[1]), *sys.path]
    program = f"import sys; sys.path[:] = {here!r}; import test_linear_reading as t; t.read_huge()"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    length, opened_whole = map(int, done.stdout.split())
    assert length >= 0.99 * HUGE and opened_whole == len(SHAPES)
