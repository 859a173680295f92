"""Furniture: what stands in a text without belonging to it is marked by span, and no real paragraph is."""

from collections import Counter

import pytest

from concordant.documents.furniture.dates import day_of
from concordant.documents.furniture.marking import kind_of_line, marked, unrepeated
from concordant.documents.furniture.patterns import Pattern, patterns
from concordant.documents.shape import paragraphs
from concordant.model.document import Block

ALL = (*patterns().lines, *patterns().tails)


def blocks_of(text: str) -> tuple[Block, ...]:
    return marked(text, [Block(span, "body") for span in paragraphs(text)])


def furniture(text: str) -> list[str]:
    return [block.span.of(text) for block in blocks_of(text) if block.kind == "furniture"]


@pytest.mark.parametrize("pattern", ALL, ids=lambda pattern: pattern.id)
def test_a_pattern_fires_on_its_examples(pattern: Pattern) -> None:
    assert pattern.reason
    assert pattern.fires
    assert [words for words in pattern.fires if not furniture(words)] == []


@pytest.mark.parametrize("pattern", ALL, ids=lambda pattern: pattern.id)
def test_a_pattern_is_silent_on_its_look_alikes(pattern: Pattern) -> None:
    assert pattern.silent
    assert [words for words in pattern.silent if furniture(words)] == []


def test_every_pattern_has_a_name_of_its_own() -> None:
    assert [name for name, count in Counter(pattern.id for pattern in ALL).items() if count > 1] == []


@pytest.mark.parametrize("dash", ["-", "–", "—", "|", "•", "·"])
def test_a_bar_of_several_parts_is_furniture_when_its_parts_are(dash: str) -> None:
    assert kind_of_line(f"Partager {dash} Commenter (214) {dash} Signaler une erreur")
    assert kind_of_line(f"Le port de Zlot {dash} La flotte bordure {dash} Un cargo saisi") is None


def test_typography_makes_no_difference() -> None:
    assert kind_of_line("  •  À\u00a0LIRE   AUSSI\u202f: L’usine de Zlot ! ")
    assert kind_of_line("Téléchargez l’application")


@pytest.mark.parametrize(
    "line",
    [
        "Selon le ministère, les obus ont été livrés mardi.",
        "Photographiés par satellite, les lanceurs ont quitté Zlot.",
        "« Partager nos stocks, c'est partager nos valeurs », a lancé le ministre.",
        "Lire ces chiffres ne suffit pas : les livraisons ont triplé.",
        "Le 3 mars 2025 à 10h, douze drones ont décollé.",
        "Suivez le cargo : il a quitté Zlot le 12 janvier.",
        "Publicité mensongère, rétorque Moscou, qui dit n'avoir rien reçu.",
        "The latest deliveries are under review by the panel.",
        "Read the fine print: the shells were to go to Zlot.",
        "Follow the money, investigators say, and you find the shells.",
        "Реклама сделки началась в марте, сообщил посол.",
        "Последние партии снарядов прибыли в понедельник.",
    ],
)
def test_a_sentence_of_the_article_is_never_furniture(line: str) -> None:
    assert kind_of_line(line) is None


def test_no_long_paragraph_is_furniture_however_it_begins() -> None:
    assert kind_of_line("À lire aussi : " + "La Bordurie a livré cent drones à la Syldavie. " * 8) is None


def test_furniture_at_the_end_of_a_paragraph_is_parted_from_it() -> None:
    text = "Les drones ont été livrés mardi. Lire aussi : Cacao, le prix maintenu"
    assert [(block.span.of(text), block.kind) for block in blocks_of(text)] == [
        ("Les drones ont été livrés mardi.", "body"),
        ("Lire aussi : Cacao, le prix maintenu", "furniture"),
    ]


def test_titles_below_an_announcement_are_teasers_up_to_the_next_sentence() -> None:
    text = (
        "Sur le même sujet\nBordurie : le budget double\nLe port de Zlot\nLe cargo est parti mardi.\nUn titre"
    )
    assert furniture(text) == ["Sur le même sujet", "Bordurie : le budget double", "Le port de Zlot"]


def test_a_row_of_signs_is_furniture() -> None:
    assert [block.why for block in blocks_of("* * *\nLe cargo a quitté le port.")] == ["rule", ""]


def test_the_first_of_equal_lines_stays() -> None:
    long = "Le navire portait cent drones."
    text = f"Un cargo saisi\n{long}\nUn Cargo saisi.\nOui.\n{long}\nOui."
    found = unrepeated(text, [Block(span, "body") for span in paragraphs(text)], "Un cargo saisi")
    assert [block.why for block in found] == ["", "", "repeated title", "", "repeated line", ""]


@pytest.mark.parametrize(
    ("words", "lang", "day"),
    [
        ("27.12.2025", "fr", "2025-12-27"),
        ("3/4/2025", "fr", "2025-04-03"),
        ("3/4/2025", "en", None),
        ("3.4.2025", "en", "2025-04-03"),
        ("3/13/2025", "en", "2025-03-13"),
        ("2025-04-03", "en", "2025-04-03"),
        ("1er avril 2025", "fr", "2025-04-01"),
        ("mardi 4 févr. 2025", "fr", "2025-02-04"),
        ("March 3rd, 2025", "en", "2025-03-03"),
        ("3 марта 2025 г.", "ru", "2025-03-03"),
        ("31 avril 2025", "fr", None),
        ("30.30.2025", "fr", None),
    ],
)
def test_a_date_is_read_or_left_open(words: str, lang: str, day: str | None) -> None:
    assert day_of(words, patterns().dates, lang) == day
