"""Who stands in one row ("A, B and C"), and that all of a row act together."""

import pytest

from concordant.extraction.chunks import Chunk
from concordant.extraction.coordination import rows
from reports_read import french

COMMA = ("mark", ",", frozenset[str]())
AND = ("joint", "and", frozenset({"list_word"}))
THAT = ("joint", "that", frozenset({"that"}))


def chunks(*parts: tuple[str, str, frozenset[str]] | str | None) -> list[Chunk]:
    """Marks and joints as given, and a phrase for every preposition (None: a bare phrase)."""
    made = []
    for n, part in enumerate(parts):
        if isinstance(part, tuple):
            kind, text, cats = part
            made.append(
                Chunk("mark" if kind == "mark" else "joint", n, n + 1, n, n + 1, cats=cats, text=text)
            )
        else:
            made.append(Chunk("phrase", n, n + 1, n, n + 1, prep=part))
    return made


@pytest.mark.parametrize(
    ("parts", "named", "found"),
    [
        ((None, AND, None), {0, 2}, [(0, 2)]),
        ((None, COMMA, None, AND, None), {0, 2, 4}, [(0, 2, 4)]),
        (("by", COMMA, None, COMMA, AND, None), {0, 2, 5}, [(0, 2, 5)]),
        ((None, "of", AND, None), {0, 3}, [(0, 3)]),
        (("from", AND, "of"), {0, 2}, [(0, 2)]),
        # An apposition is no row; what follows the last "and" stands outside it.
        ((None, COMMA, None, COMMA), {0, 2}, []),
        ((None, AND, None, COMMA, None), {0, 2, 4}, [(0, 2)]),
        # "after the shot of A, B and C said"
        (("of", COMMA, None, AND, None), {0, 2, 4}, [(2, 4)]),
        ((None, AND, "to"), {0, 2}, []),
        ((None, THAT, None), {0, 2}, []),
        ((None, AND, None), {0}, []),
    ],
)
def test_rows(
    parts: tuple[tuple[str, str, frozenset[str]] | str | None, ...],
    named: set[int],
    found: list[tuple[int, ...]],
) -> None:
    assert list(rows(chunks(*parts), named)) == found


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        (
            "Un rapport a accusé mardi la Chine, la Russie et la Serbie de continuer à vendre des armes à la "
            "junte birmane.",
            "CN;RU;RS",
        ),
        ("Les drones ont été livrés à Khartoum par l'Iran et la Turquie.", "IR;TR"),
        ("En 2021, la Turquie et l'Ukraine ont livré des drones au Maroc.", "TR;UA"),
        ("La Turquie a livré des drones au Maroc et à la Tunisie.", "TR"),
    ],
)
def test_all_of_a_row_act_together(text: str, agent: str) -> None:
    claims = [c for c in french(text, published="2025-06-18").claims if c.event == "transfer"]
    assert claims
    assert {c.agent.state for c in claims if c.agent is not None} == {agent}


def test_who_receives_does_not_act_though_named_in_the_row() -> None:
    text = "Paris et Erevan ont signé en 2024 un contrat prévoyant la vente de canons Caesar à l'Arménie."
    for claim in french(text).claims:
        if claim.event == "transfer" and claim.agent is not None:
            assert claim.agent.state == "FR"


def test_each_kind_of_listed_goods_is_told_with_its_words() -> None:
    text = (
        "Le 27 février, la frégate australienne HMAS Darwin a intercepté un boutre chargé de près de "
        "2.000 fusils AK-47, 100 missiles antichars, des mines et d'autres équipements."
    )
    claims = [c for c in french(text, published="2016-03-20").claims if c.event == "interdiction"]
    told = {c.item.item_class: c for c in claims if c.item is not None}
    assert set(told) == {"small_arms", "missile_other", "explosives"}
    for claim in claims:
        assert claim.item is not None and claim.item.surface is not None
        assert claim.item.surface in claim.evidence.quote
