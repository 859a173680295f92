"""Words around those that were looked for."""

from hypothesis import given
from hypothesis import strategies as st

from concordant.views.excerpt import excerpt
from concordant.views.text import plain

TEXT = "Un début. " * 20 + "Moscou a reçu\ndes obus de 155 mm, puis d\u2019autres obus. " + "Une fin. " * 40


def test_the_excerpt_begins_shortly_before_the_words_and_marks_them() -> None:
    line = excerpt(TEXT, lambda word: word.startswith("obus"))
    assert [piece.text for piece in line if piece.style == "mark"] == ["obus", "obus"]
    told = plain(line)
    assert told.startswith("… ") and told.endswith(" …") and "Moscou a reçu des obus" in told
    assert len(told) < 240


def test_a_short_text_is_shown_whole_and_so_is_one_without_the_words() -> None:
    assert plain(excerpt("Rien ici.", lambda word: False)) == "Rien ici."
    assert excerpt("", lambda word: True) == ()


@given(st.text(max_size=400), st.text("abé ", max_size=3))
def test_an_excerpt_holds_nothing_but_the_text(text: str, beginning: str) -> None:
    line = excerpt(text, lambda word: word.startswith(beginning or "x"))
    told = "".join(piece.text for piece in line if piece.style != "muted")
    assert "".join(told.split()) in "".join(text.split())
