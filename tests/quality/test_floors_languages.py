"""What the program reads in languages beside the first one does not get worse unnoticed."""

from functools import cache

import pytest
from measuring import HERE, Pinned, board, corpus_digest, figures, languages, pinned, rows, worse

from concordant.evaluation.scoreboard import Scoreboard
from reports_read import shipped

PIN_ANEW = "run python tests/quality/pin.py with the code of the language"


@cache
def measured(lang: str) -> Scoreboard:
    return board(HERE / lang / "corpus", shipped(), aside=True)


def floors(lang: str) -> Pinned:
    return pinned(HERE / lang / "floors.toml")


def bounded() -> list[tuple[str, str]]:
    return [(lang, figure) for lang in languages() for figure in sorted(floors(lang).bounds)]


@pytest.mark.parametrize("lang", languages())
def test_the_floors_belong_to_the_corpus(lang: str) -> None:
    assert floors(lang).corpus == corpus_digest(HERE / lang / "corpus"), f"texts or gold changed: {PIN_ANEW}"


@pytest.mark.parametrize("lang", languages())
def test_every_figure_has_a_floor(lang: str) -> None:
    assert set(floors(lang).bounds) == set(figures(measured(lang)))


@pytest.mark.parametrize(("lang", "figure"), bounded())
def test_no_figure_is_beyond_its_bound(lang: str, figure: str) -> None:
    value, bound = figures(measured(lang))[figure], floors(lang).bounds[figure]
    assert not worse(figure, value, bound), f"{figure} is {value:.4f}, pinned at {bound}"


@pytest.mark.parametrize("lang", languages())
def test_no_quote_differs_from_the_text(lang: str) -> None:
    assert measured(lang).misquoted == 0


@pytest.mark.parametrize("lang", languages())
def test_gold_quotes_what_stands_in_the_text(lang: str) -> None:
    texts = {text["id"]: text["text"] for text in rows(HERE / lang / "corpus" / "texts.jsonl")}
    for claim in rows(HERE / lang / "corpus" / "gold.jsonl"):
        evidence = claim["evidence"]
        assert texts[claim["report"]][evidence["start"] : evidence["end"]] == evidence["quote"]
