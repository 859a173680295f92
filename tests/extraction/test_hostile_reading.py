"""Texts made to break the reading engine: it never raises, and what it quotes stands in the text."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from concordant.model.claim import CERTAINTIES, PHASES, POLARITIES
from concordant.model.reading import Reading
from reports_read import french

STORY = "La Corée du Nord a livré des obus à la Russie."
TOKENS = (
    *(
        "La Corée du Nord",
        "l'Iran",
        "Moscou",
        "Pyongyang",
        "à la Russie",
        "les Houthis",
        "Kim Jong Un",
        "l'armée",
    ),
    *(
        "a livré",
        "aurait livré",
        "avoir livré",
        "livrant",
        "livré",
        "n'a jamais livré",
        "livrera",
        "être livrés",
    ),
    *(
        "dément",
        "a démenti",
        "accuse",
        "a-t-il ajouté",
        "affirme que",
        "selon",
        "d'après",
        "aurait",
        "pourrait",
    ),
    *(
        "des obus",
        "12 missiles",
        "plus de 9 millions d'obus",
        "des drones",
        "un char",
        "la livraison de",
        "le tir",
    ),
    *(
        "en mai",
        "depuis 2023",
        "mardi",
        "le 12 mars 2024",
        "par mois",
        "entre",
        "et",
        "ou",
        "ni",
        "mais",
        "si",
    ),
    *(
        "que",
        "qui",
        "dont",
        "de",
        "d'",
        "à",
        "par",
        "pour",
        "vers",
        "ne",
        "pas",
        "se",
        "y",
        "en",
        "il",
        "leur",
    ),
    *(
        ",",
        ".",
        ";",
        ":",
        "?",
        "!",
        "…",
        "-",
        "–",
        "«",
        "»",
        "“",
        "”",
        '"',
        "'",
        "’",
        "(",
        ")",
        "[",
        "]",
        "/",
    ),
    *("\n", "\n\n", " ", " ", "​", "\t", "4.000", "4 000", "1/2", "%", "M.", "n°", "km", "№", "é", "A"),
)
SOUP = st.lists(st.tuples(st.sampled_from(TOKENS), st.sampled_from((" ", " ", " ", ""))), max_size=60)
EXAMPLES = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def assert_sound(reading: Reading) -> None:
    """What holds of any reading, whatever was read."""
    text = reading.document.text if reading.document else ""
    for claim in reading.claims:
        evidence = claim.evidence
        assert 0 <= evidence.start < evidence.end <= len(text)
        assert text[evidence.start : evidence.end] == evidence.quote
        assert claim.phase in PHASES and claim.certainty in CERTAINTIES and claim.polarity in POLARITIES
        named = [claim.agent, claim.recipient, claim.item, claim.quantity, claim.time, *claim.attribution]
        for span in [each.span for each in named if each is not None and each.span is not None]:
            assert 0 <= span.start < span.end <= len(text)
        for reason in claim.reasons:
            assert reason.span is None or 0 <= reason.span.start <= reason.span.end <= len(text)
    starts = [claim.evidence.start for claim in reading.claims]
    assert starts == sorted(starts)


@EXAMPLES
@given(SOUP)
def test_french_words_in_any_order_are_read(soup: list[tuple[str, str]]) -> None:
    # The sentence in front makes sure that the text passes for one about arms.
    assert_sound(french(f"{STORY}\n\n{''.join(word + gap for word, gap in soup)}", published="2025-06-18"))


@EXAMPLES
@given(st.text(max_size=200))
@example("\ud7ff\U0010ffff\u202eobus")
@example("İIıſß ŉ ǰ ΐ")
def test_any_characters_are_read(text: str) -> None:
    assert_sound(french(f"{STORY}\n\n{text}"))
    assert_sound(french(f"{STORY[:-1]} {text} {STORY}"))


@EXAMPLES
@given(st.integers(0, len(STORY)), st.text(min_size=1, max_size=3))
def test_a_sentence_broken_anywhere_is_read(at: int, thorn: str) -> None:
    assert_sound(french(f"{STORY} {STORY[:at]}{thorn}{STORY[at:]}"))


@EXAMPLES
@given(st.text(max_size=12))
def test_any_date_of_publication_is_taken(published: str) -> None:
    assert_sound(french(f"{STORY[:-1]} mardi, en mai, depuis deux ans.", published=published))


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1899-12-30", "2024-02-29"])
@pytest.mark.parametrize(
    "when", ["il y a trois mille ans", "dans neuf mille ans", "hier", "l'an prochain", "il y a un an"]
)
def test_times_beyond_the_calendar_are_read(day: str, when: str) -> None:
    assert_sound(french(f"La Corée du Nord a livré des obus à la Russie {when}.", published=day))


@pytest.mark.parametrize(
    "number", ["9" * 400, "0", "-1", "1e999", "1,5,2", "1.000.000.000.000", "mille milliards de"]
)
def test_numbers_of_any_size_are_read(number: str) -> None:
    assert_sound(french(f"La Corée du Nord a livré {number} obus à la Russie."))


LONG = 1_000_000
PIECES = (
    *(
        "livré ",
        "obus ",
        "des obus et ",
        "que ",
        "qui a livré ",
        "d'avoir livré ",
        "si ",
        "selon ",
        "ne pas ",
    ),
    *(",", ", ", ";", "« ", "» ", '"', "“", "l'", "-", "1", "12 ", "mille ", "le 12 mars 2024 ", "Moscou "),
    *("(", "[( ", ")", "\n", " ", "​", "a", "A", "é", "🚀", "\U0001f1f0\U0001f1f5", "?", "... "),
)
NESTED = f"{'(' * 200_000}{STORY}{')' * 200_000}"
DEEP = f"{'il dit que ' * 20_000}{STORY}"
QUOTED = f"{'« ' * 100_000}{STORY}{' »' * 100_000}"


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_a_megabyte_of_one_thing_is_read(piece: str) -> None:
    assert_sound(french(piece * (LONG // len(piece))))


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_repetition_inside_a_report_about_arms_is_read(piece: str) -> None:
    # So much of it that any effort beyond the linear shows, and so little that the theme is still arms.
    assert_sound(french(f"{STORY} {piece * 400} {STORY}\n\n{STORY * 12}"))


@pytest.mark.parametrize("text", [NESTED, DEEP, QUOTED], ids=["brackets", "clauses", "quotes"])
def test_what_is_nested_without_end_is_read(text: str) -> None:
    assert_sound(french(f"{text}\n\n{STORY}"))


SENTENCE = 2200
CLAUSE = "la Corée du Nord a livré des obus à la Russie, selon le ministère sud-coréen de la Défense, "


def test_a_sentence_without_end_is_read() -> None:
    reading = french(CLAUSE * SENTENCE)
    assert_sound(reading)
    assert reading.claims
