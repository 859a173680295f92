"""Who says it, within a sentence and across sentences."""

import pytest

from concordant.model.claim import Claim
from reports_read import french

FIRST = "Selon un haut responsable ukrainien, Pyongyang a livré des obus à la Russie. "
SAID = "Le ministre sud-coréen a affirmé que Pyongyang avait livré des obus à la Russie. "


def claims(text: str) -> tuple[Claim, ...]:
    return french(text, published="2025-06-18").claims


def voices(claim: Claim) -> list[str | None]:
    return [voice.raw for voice in claim.attribution]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "Selon le ministère ukrainien, rapporte l'agence Interfax, l'Iran a livré des drones à Moscou.",
            ["ministère ukrainien", "agence Interfax"],
        ),
        (
            "L'Iran a livré des drones à Moscou, selon des officiers américains, écrit l'agence Reuters.",
            ["officiers américains", "agence Reuters"],
        ),
        (
            "L'Iran a livré des missiles à la Russie, a dit un officier américain, selon l'agence Reuters.",
            ["officier américain", "agence Reuters"],
        ),
    ],
)
def test_who_passes_it_on_stands_after_the_source(text: str, chain: list[str]) -> None:
    (claim,) = claims(text)
    assert voices(claim) == chain


def test_a_voice_apart_from_another_does_not_carry_it() -> None:
    (claim,) = claims(
        "Selon Séoul, Pyongyang a livré des obus à la Russie, ce que note aussi l'agence Reuters."
    )
    assert voices(claim) == ["Séoul"]


@pytest.mark.parametrize(
    ("second", "raw"),
    [
        ("Selon la même source, 40 lance-roquettes ont été livrés à Moscou.", "même source"),
        ("Toujours selon ce responsable, 40 lance-roquettes ont été livrés à Moscou.", "responsable"),
    ],
)
def test_words_that_point_back_keep_their_own_form_and_the_name_of_who_is_meant(
    second: str, raw: str
) -> None:
    before, claim = claims(FIRST + second)
    assert voices(claim) == [raw]
    assert claim.attribution[0].name == before.attribution[0].name
    assert claim.attribution[0].state == "UA"


@pytest.mark.parametrize(
    "second",
    [
        "Il a ajouté que Pyongyang avait aussi livré 40 lance-roquettes à Moscou.",
        "« Pyongyang a aussi livré 40 lance-roquettes à Moscou », a-t-il ajouté.",
    ],
)
def test_he_is_whoever_spoke_last(second: str) -> None:
    _, claim = claims(SAID + second)
    assert voices(claim) == ["ministre sud-coréen"]


@pytest.mark.parametrize(
    "second",
    [
        "C'est ce qu'a affirmé, hier, un diplomate ukrainien.",
        "Un diplomate ukrainien l'a déclaré samedi.",
    ],
)
def test_a_voice_may_be_named_only_afterwards(second: str) -> None:
    (claim,) = claims(f"La Corée du Nord aurait livré 60 missiles à la Russie. {second}")
    assert voices(claim) == ["diplomate ukrainien"]


def test_who_does_not_confirm_it_is_no_voice() -> None:
    (claim,) = claims(
        "La Corée du Nord a livré 60 missiles à la Russie. Un diplomate ukrainien ne l'a pas confirmé."
    )
    assert voices(claim) == []


def test_a_report_may_speak_by_a_participle() -> None:
    (claim,) = claims("Le journal a publié une enquête affirmant que l'Iran livrait des drones à la Russie.")
    assert voices(claim) == ["enquête"]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        (
            "La ministre canadienne des Affaires étrangères, Anita Anand, a indiqué que {}.",
            "Canadian minister",
        ),
        ("Plus tôt cette semaine, le ministre de la Défense, Bill Blair, a déclaré que {}.", "Bill Blair"),
        ("{}, comme l'a annoncé mardi le ministère de la Défense.", "defence ministry"),
        ("Des sources citées par Reuters affirment que {}.", "source; Reuters"),
    ],
)
def test_who_speaks_though_names_and_times_stand_between(text: str, voices: str) -> None:
    (claim,) = french(text.format("le Canada a livré 800 drones à l'Ukraine")).claims
    assert "; ".join(voice.name for voice in claim.attribution) == voices


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        (
            "L'Iran est accusé d'avoir livré des missiles à la Russie, a annoncé le Trésor américain.",
            "asserted",
        ),
        ("L'Iran est accusé d'avoir livré des missiles à la Russie.", "suspected"),
        (
            "Rien ne bouge, même si Washington assure que l'Iran a livré des missiles à la Russie.",
            "asserted",
        ),
        ("Rien ne bouge si l'Iran livre des missiles à la Russie.", "hypothetical"),
    ],
)
def test_who_accuses_and_what_is_conceded(text: str, certainty: str) -> None:
    (claim,) = [c for c in french(text).claims if c.event == "transfer"]
    assert claim.certainty == certainty


@pytest.mark.parametrize(
    ("who", "raw"),
    [
        ("le groupe d'experts des Nations unies", "groupe d'experts des Nations unies"),
        ("l'agence officielle KCNA", "agence officielle KCNA"),
        ("l'armée de l'air ukrainienne", "armée de l'air ukrainienne"),
        ("le président du comité", "président du comité"),
        ("M. Varenne", "M. Varenne"),
        ("M. Varenne et Mme Legrand", "M. Varenne et Mme Legrand"),
        ("Me Legrand", "Me Legrand"),
    ],
)
def test_nouns_that_are_verb_forms_too_and_titles_are_heard(who: str, raw: str) -> None:
    (claim,) = claims(f"Selon {who}, Pyongyang a livré des obus à la Russie.")
    assert voices(claim) == [raw]


def test_who_is_named_after_the_verb_may_have_a_title() -> None:
    (claim,) = claims("Pyongyang a livré des obus à la Russie, a affirmé M. Varenne à l'agence.")
    assert voices(claim) == ["M. Varenne"]
