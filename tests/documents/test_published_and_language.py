"""What only the text itself says: its day of publication and its language."""

import subprocess
import sys

import pytest

from concordant.documents.language import identify
from concordant.documents.open import open_document
from concordant.documents.published import published_in
from concordant.model.identifiers import digest
from concordant.model.report import Received

FRENCH = "La Bordurie a livré cent drones à la Syldavie, a affirmé mardi le ministère de la Défense."
ENGLISH = (
    "Borduria shipped a hundred drones to Syldavia, the defence ministry said on Tuesday in a statement."
)
RUSSIAN = "Бордурия поставила Сильдавии сто беспилотников, сообщило во вторник министерство обороны страны."


@pytest.mark.parametrize(
    ("line", "lang", "day"),
    [
        ("27.12.2025 16:15", "fr", "2025-12-27"),
        ("Publié le 3 mars 2025 à 10h", "fr", "2025-03-03"),
        ("Publié le 3 mars 2025 à 10h00, mis à jour le 5 mars 2025 à 8h", "fr", "2025-03-03"),
        ("Par Jeanne Martin | Publié le 3 mars 2025", "fr", "2025-03-03"),
        ("Bruxelles, le 28 mai 2024", "fr", "2024-05-28"),
        ("Séoul, 19 fév 2025 (Agence Australe) - La Bordurie a livré cent drones.", "fr", "2025-02-19"),
        ("Published: March 3, 2025 at 10:15 am", "en", "2025-03-03"),
        ("LONDON, May 28, 2024 (Wire) — Borduria shipped drones.", "en", "2024-05-28"),
        ("МОСКВА, 28 мая 2024 /Агентство/ — Бордурия поставила дроны.", "ru", "2024-05-28"),
        ("Опубликовано 3 марта 2025 года в 10:15", "ru", "2025-03-03"),
    ],
)
def test_a_date_line_near_the_top_dates_the_text(line: str, lang: str, day: str) -> None:
    assert published_in(["Un cargo saisi", line, FRENCH], lang) == day


@pytest.mark.parametrize(
    "line",
    [
        "Mis à jour le 5 mars 2025 à 8h",
        "Mis à jour à 18h42",
        "Le 3 mars 2025, la Bordurie a livré cent drones.",
        "Le rapport, publié le 3 mars 2025, décrit deux livraisons.",
        "Séoul, 19 fév (Agence Australe) - La Bordurie a livré cent drones.",
        "Le cargo, 3 mars 2025 oblige, est resté à quai.",
        "3 mars",
    ],
)
def test_nothing_is_guessed(line: str) -> None:
    assert published_in(["Un cargo saisi", line, FRENCH], "fr") is None


def test_a_date_line_far_below_dates_nothing() -> None:
    assert published_in([*[FRENCH] * 12, "27.12.2025"], "fr") is None


def test_a_date_after_reception_dates_nothing() -> None:
    raw = f"Un cargo saisi\n27.12.2025\n{FRENCH}".encode()
    for received_at, day in (("2025-12-01T00:00:00Z", None), ("2025-12-26T23:59:00Z", "2025-12-27")):
        report, _, _ = open_document(Received(raw, "a.txt", "text/plain", received_at, digest(raw)))
        assert report.published == day
        assert report.published_from == ("text" if day else None)


@pytest.mark.parametrize(
    ("text", "lang"), [(FRENCH, "fr"), (ENGLISH, "en"), (RUSSIAN, "ru"), (FRENCH.upper(), "fr")]
)
def test_the_language_is_told(text: str, lang: str) -> None:
    assert identify(text) == lang
    assert identify(text, declared="de") == lang


@pytest.mark.parametrize("text", ["", "Obus.", "12 345 / 678 " * 30])
def test_too_few_words_take_the_declared_language_or_none(text: str) -> None:
    assert identify(text) == "und"
    assert identify(text, declared="fr") == "fr"


def test_opening_a_text_loads_no_page_reader() -> None:
    script = (
        "import sys\n"
        "from concordant.documents.open import open_document\n"
        "from concordant.model.report import Received\n"
        "assert not {'py3langid', 'numpy'} & sys.modules.keys()\n"
        "open_document(Received(b'Obus.', 'a', 'text/plain', '2026-01-01', ''))\n"
        "print(sorted({'lxml', 'trafilatura', 'htmldate', 'py3langid'} & sys.modules.keys()))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
