"""Agencies that reports credit: the cases of the language tables, and what ties reports by a credit."""

from collections.abc import Iterator

import pytest

from concordant.knowledge.collection import Knowledge
from concordant.knowledge.language_schema import LANGUAGE_KINDS, Grammar
from concordant.knowledge.load import load
from concordant.knowledge.schema import KINDS
from concordant.linking.derivation import (
    CreditWords,
    Edge,
    compile_credit_words,
    credits,
    derive_all,
    fingerprint,
    trace,
)
from concordant.model.report import Report

KNOWLEDGE: Knowledge = load(registry={**KINDS, **LANGUAGE_KINDS})[0]
WORDS: CreditWords = compile_credit_words(KNOWLEDGE)
FACTS = (
    "Le cargo Baltimir a livré mardi 340 caisses au port de Tobran, a dit Karim Haddad, du syndicat Mersa."
)
RETOLD = (
    "Au port de Tobran, le docker Karim Haddad, membre de Mersa, a compté 340 caisses sorties du Baltimir."
)


def cases() -> Iterator[tuple[str, str, list[str]]]:
    for folder, entry in KNOWLEDGE:
        if isinstance(entry, Grammar) and entry.id == "credits":
            yield from ((folder.split("/")[1], case["text"], case["names"]) for case in entry.cases)


@pytest.mark.parametrize(("lang", "text", "names"), [*cases()])
def test_the_cases_of_the_tables(lang: str, text: str, names: list[str]) -> None:
    found = credits(text, lang, WORDS)
    assert [credit.name for credit in found] == names
    assert all(text[credit.start : credit.end] == credit.words for credit in found)


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("Le port est fermé.\n\n(AFP)", "agence-france-presse"),
        ("Le port est fermé.\n\nReuters", "reuters"),
        ("SÉOUL (Reuters) – Le port est fermé.", "reuters"),
        ("Nyala (Soudan), 3 nov 2025 (AFP) - Le port est fermé.", "agence-france-presse"),
        ("Le port est fermé, a appris l’AFP.", "agence-france-presse"),
        ("Le port est fermé, ont indiqué à l'AFP deux dockers.", "agence-france-presse"),
    ],
)
def test_known_agencies_are_called_by_their_id(text: str, identifier: str) -> None:
    assert [credit.id for credit in credits(text, "fr", WORDS)] == [identifier]


def test_an_unknown_agency_is_one_by_its_name_or_its_initials() -> None:
    short, full = "Avec ANP", "Le port est fermé, rapporte l'agence Nil-Presse."
    keys = [credits(text, "fr", WORDS)[0].keys for text in (short, full)]
    assert keys[0] & keys[1] & WORDS.keys("Agence Nil-Presse")
    assert WORDS.is_agency("Agence Nil-Presse") and not WORDS.is_agency("Le Courrier")


def edges(*reports: tuple[str, str, str]) -> set[Edge]:
    """The edges among reports of one day, given by id, outlet and text."""
    made = [
        trace(
            Report(name, "", name, "fr", published="2025-03-04", outlet=outlet),
            fingerprint(text, (), "fr"),
            credits(text, "fr", WORDS),
            WORDS,
        )
        for name, outlet, text in reports
    ]
    return set(derive_all(made))


def kinds(*reports: tuple[str, str, str]) -> list[str]:
    return [edge.kind for edge in edges(*reports)]


def test_who_credits_an_agency_is_tied_to_it_and_to_who_else_does() -> None:
    agency = ("1", "AFP", FACTS)
    one, other = ("2", "Le Courrier", f"{RETOLD}\n\nAvec AFP"), ("3", "La Gazette", f"{FACTS}\n\n(AFP)")
    assert kinds(agency, one) == ["agency_credit"]
    assert "agency_credit" in kinds(one, other)


def test_who_credits_nobody_or_another_is_not() -> None:
    assert kinds(("1", "AFP", FACTS), ("2", "Le Courrier", RETOLD)) == []
    assert kinds(("1", "AFP", FACTS), ("2", "Le Courrier", f"{RETOLD}\n\nAvec Reuters")) == []


def test_two_dispatches_of_one_agency_do_not_rest_on_each_other() -> None:
    assert kinds(("1", "AFP", f"PARIS (AFP) - {FACTS}"), ("2", "AFP", f"PARIS (AFP) - {RETOLD}")) == []


def test_an_outlet_that_signs_its_own_dispatches_is_an_agency() -> None:
    own = ("1", "Eurofil", f"Bruxelles, 3 mars (Eurofil) - {FACTS}")
    assert kinds(own, ("2", "La Tribune", f"D'après Eurofil. {RETOLD}")) == ["agency_credit"]


def test_one_agency_on_another_matter_ties_nobody() -> None:
    apart = "À Lima, le ministre Luis Prado a inauguré 12 ponts avec Rosa Vega, maire de Cusco.\n\n(AFP)"
    assert kinds(("1", "AFP", FACTS), ("2", "La Gazette", apart)) == []
