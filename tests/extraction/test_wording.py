"""The words that weights see: those near a trigger, by their beginnings, in any language."""

from hypothesis import given
from hypothesis import strategies as st

from concordant.extraction.chunks import Chunk
from concordant.extraction.weights import named
from concordant.extraction.wording import of_words, wording, wording_of_event, words_between
from concordant.language.tokens import Token, fold


def row(*words: str) -> list[Token]:
    """Tokens of the words as they would stand in a text, one space apart."""
    tokens, start = [], 0
    for word in words:
        kind = "number" if word.isdigit() else "word"
        tokens.append(
            Token(start, start + len(word), word, word.lower(), fold(word), word[:1].isupper(), kind)
        )
        start += len(word) + 1
    return tokens


def at(first: int, last: int) -> Chunk:
    """A chunk of the tokens from ``first`` to before ``last``."""
    return Chunk("phrase", first, last, 0, 0)


SAID = row("Le", "missile", "balistique", "se", "dirige", "vers", "les", "12", "usines", "à", "Kiev")


def test_forms_of_a_word_count_as_one() -> None:
    plural = named(wording(row("livraisons"), at(0, 1), "transfer", "transfer-give"))
    single = named(wording(row("Livraison"), at(0, 1), "transfer", "transfer-give"))
    assert plural == single == ("near=livra|transfer", "near=livra|transfer-give")


def test_numbers_and_short_words_tell_nothing_of_their_own() -> None:
    told = named(wording_of_event(SAID, at(4, 5), "transfer"))
    assert "near=missi|transfer" in told and "near=usine|transfer" in told
    assert not any(f"near={word}|" in feature for feature in told for word in ("se", "12", "à"))


def test_only_near_words_count() -> None:
    far = row("loin", *(["mot"] * 9), "livre")
    assert "near=loin|transfer" not in named(wording_of_event(far, at(10, 11), "transfer"))
    assert "near=loin|transfer" in named(wording_of_event(far, at(8, 9), "transfer"))


def test_words_between_name_the_side_and_end_where_they_are_many() -> None:
    after = named(words_between(SAID, at(6, 9), at(4, 5), "use"))
    before = named(words_between(SAID, at(1, 3), at(4, 5), "use"))
    assert after == ("between=vers|>", "between=vers|use")
    assert before == ("between=se|<", "between=se|use")
    assert not named(words_between(row(*"abcdefgh"), at(7, 8), at(0, 1), "use"))


@given(st.lists(st.from_regex(r"\w{1,9}", fullmatch=True), min_size=1, max_size=30))
def test_every_word_feature_is_known_as_one(words: list[str]) -> None:
    tokens, middle = row(*words), len(words) // 2
    chunk = at(middle, middle + 1)
    told = [*named(wording(tokens, chunk, "use", "use-fire")), *named(wording_of_event(tokens, chunk, "use"))]
    told += named(words_between(tokens, at(0, 1), chunk, "use"))
    assert all(of_words(feature) for feature in told)
    assert not of_words("lemma=livrer") and not of_words("nearby")
