"""What stands between an auxiliary and its verb is read before both, and the text stays what it was."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordant.extraction.insertions import Insertions
from concordant.language.compiled import Language
from concordant.language.tokens import Token
from concordant.pipeline import load_knowledge
from concordant.readers.compiling import reader_for

READ = {
    "fr": (
        ("Il aurait, selon Séoul, livré des obus.", ", selon Séoul , Il aurait livré des obus ."),
        ("Il n'a, à ce stade, rien livré.", ", à ce stade , Il n' a rien livré ."),
        ("Kiev a ainsi – dit-on – reçu des chars.", "Kiev – dit on – a ainsi reçu des chars ."),
        ("Kiev va (enfin) recevoir des chars.", "Kiev ( enfin ) va recevoir des chars ."),
        ("Kiev aurait selon Séoul reçu des chars.", "Kiev , selon Séoul , aurait reçu des chars ."),
    ),
    "en": (
        ("Kyiv has, Warsaw says, received tanks.", "Kyiv , Warsaw says , has received tanks ."),
        ("Kyiv could, by May, receive tanks.", "Kyiv , by May , could receive tanks ."),
        ("Kyiv was, until May, receiving tanks.", "Kyiv , until May , was receiving tanks ."),
    ),
}
LEFT = {
    "fr": (
        "À l'est, Kiev a livré des chars.",
        "Kiev a, hélas, des chars livrés trop tard.",
        "Kiev a des chars, des obus, livrés en mai.",
        "Selon Séoul, Kiev a reçu des chars.",
        "Kiev a, en mai. Il a, en juin, des chars.",
    ),
    "en": (
        "Kyiv has, Warsaw says, tanks.",
        "Kyiv has tanks, shells, delivered in May.",
        "In May, Kyiv received tanks.",
    ),
}


def language(code: str) -> Language:
    reader = reader_for(load_knowledge()[0], code)
    assert reader is not None
    return reader._engines.language


def tokens(code: str, text: str) -> list[Token]:
    return language(code).tokeniser.tokens(text, 0, len(text))


def row(code: str, text: str) -> str:
    return " ".join(token.text for token in Insertions(language(code)).first(tokens(code, text)))


@pytest.mark.parametrize(
    ("code", "text", "read"), [(c, *pair) for c, pairs in READ.items() for pair in pairs]
)
def test_the_insertion_comes_first(code: str, text: str, read: str) -> None:
    assert row(code, text) == read


@pytest.mark.parametrize(("code", "text"), [(c, text) for c, texts in LEFT.items() for text in texts])
def test_everything_else_stays_in_its_order(code: str, text: str) -> None:
    assert row(code, text) == " ".join(token.text for token in tokens(code, text))


MARKS = (",", ",", "–", "(", ")", ".")
WORDS = ("Kiev", "il", "a", "n'a", "aurait", "va", "pas", "selon", "Séoul", "livré", "livrer")


@given(st.lists(st.sampled_from((*MARKS, *WORDS)), min_size=1, max_size=25))
def test_nothing_is_lost_and_places_never_run_back(words: list[str]) -> None:
    text = " ".join(words)
    before = tokens("fr", text)
    after = Insertions(language("fr")).first(before)
    told, read = (Counter(token.text for token in row) for row in (before, after))
    assert not told - read and set(read - told) <= {","}
    starts = [token.start for token in after]
    assert starts == sorted(starts)
    assert all(text[t.start : t.end] in ("", t.text) for t in after)
