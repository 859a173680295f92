"""Where sentences end, also on pages that lost the space after a stop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordant.language.tokens import Tokeniser, compile_tokeniser

TOKENISER = compile_tokeniser(["l", "c", "s", "qu"], ["il"], "(?:-t)?", ["m", "etc"])

CASES = [
    ("Le pacte est signé. Paris s'en félicite.", ["Le pacte est signé.", "Paris s'en félicite."]),
    ("Le pacte est signé.Paris s'en félicite.", ["Le pacte est signé.", "Paris s'en félicite."]),
    ("Il a vu M. Macron.Les avions sont prêts.", ["Il a vu M. Macron.", "Les avions sont prêts."]),
    ("« Nous livrons ».Les armes sont là.", ["« Nous livrons ».", "Les armes sont là."]),
    ("Qui livre?L'Iran se tait.", ["Qui livre?", "L'Iran se tait."]),
    (
        'Un pacte."Nous livrons", dit-il."La suite viendra."Ensuite il part.',
        ["Un pacte.", '"Nous livrons", dit-il.', '"La suite viendra."', "Ensuite il part."],
    ),
    ('Selon "Rosoboronexport".La Russie nie.', ['Selon "Rosoboronexport".', "La Russie nie."]),
    ('Il a dit : "Oui." Puis il part.', ['Il a dit : "Oui."', "Puis il part."]),
    # Addresses, initials, figures and short forms go on.
    ("Voir www.lemonde.fr et M.Macron.", ["Voir www.lemonde.fr et M.Macron."]),
    ("Selon Bihus.Info et Slidstvo.Info, rien.", ["Selon Bihus.Info et Slidstvo.Info, rien."]),
    ("L'U.S.Army à St.Petersburg.", ["L'U.S.Army à St.Petersburg."]),
    ("Quelque 3.500 obus, modèle S.A.M.", ["Quelque 3.500 obus, modèle S.A.M."]),
]


def cut(tokeniser: Tokeniser, text: str) -> list[str]:
    tokens = tokeniser.tokens(text, 0, len(text))
    return [text[tokens[a].start : tokens[b - 1].end] for a, b in tokeniser.sentences(tokens, text)]


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert cut(TOKENISER, text) == sentences


@given(st.text(alphabet="aB. «»\"'?!\n", max_size=40))
def test_sentences_cover_every_token_once(text: str) -> None:
    tokens = TOKENISER.tokens(text, 0, len(text))
    ranges = TOKENISER.sentences(tokens, text)
    assert [n for first, last in ranges for n in range(first, last)] == list(range(len(tokens)))
