"""What a few words change in plain sentences: denied or not, planned or done, one act or two."""

import pytest

from concordant.model.claim import Claim
from concordant.model.document import Block, Document
from concordant.model.report import Report
from concordant.model.span import Span
from concordant.pipeline import reader_for
from reports_read import shipped


def claims(lang: str, text: str) -> tuple[Claim, ...]:
    reader = reader_for(shipped(), lang)
    assert reader is not None
    report = Report("r", "", "test", lang, published="2024-05-13")
    return reader.claims(Document(report, text, (Block(Span(0, len(text)), "body"),)), gate=False)


DENIED = [
    ("fr", "Aucune accélération de la production de têtes nucléaires n’a été relevée en Corée du Nord."),
    ("fr", "Plus un seul soldat érythréen ne se trouve au Tigré."),
    ("fr", "L'Iran n'a « jamais enfreint » l'accord sur le nucléaire."),
    ("en", "No missile parts have been delivered by Iran to Russia."),
    ("fr", "Aucun signe de livraison de missiles à l'Iran par la Russie n'a été relevé."),
    ("en", "North Korea has yet to test an intercontinental ballistic missile."),
    ("fr", "Washington n'a aucune preuve de la livraison de missiles par l'Iran à la Russie."),
    ("fr", "Livraison de missiles à l'Iran : Pékin dément"),
    ("en", "Missile sales to Iran: Beijing denies"),
    ("ru", "Поставки дронов в Россию: Тегеран отрицает"),
    ("fr", "Téhéran a qualifié de totalement infondées les accusations de livraison de missiles à Moscou."),
]
AFFIRMED = [
    ("fr", "Une accélération de la production de têtes nucléaires a été relevée en Corée du Nord."),
    ("fr", "Aucun responsable de la livraison de missiles à l'Iran par la Russie n'a été arrêté."),
    ("fr", "L'Iran a « enfreint » l'accord sur le nucléaire."),
    ("en", "Missile parts have been delivered by Iran to Russia."),
    ("en", "North Korea has tested an intercontinental ballistic missile."),
    ("fr", "Livraison de missiles à l'Iran : Pékin confirme"),
]


@pytest.mark.parametrize(("lang", "text"), DENIED)
def test_no_and_never_deny_across_the_words_between(lang: str, text: str) -> None:
    assert {claim.polarity for claim in claims(lang, text)} == {"denied"}


@pytest.mark.parametrize(("lang", "text"), AFFIRMED)
def test_without_them_nothing_is_denied(lang: str, text: str) -> None:
    assert {claim.polarity for claim in claims(lang, text)} == {"affirmed"}


TURNED = [
    ("fr", "Les Emirats arabes unis n'ont pas respecté l'embargo sur les armes.", True),
    ("fr", "Les Emirats arabes unis ont respecté l'embargo sur les armes.", False),
    ("en", "Russia has not complied with the arms embargo.", True),
    ("en", "Russia has complied with the arms embargo.", False),
    ("ru", "Россия не соблюдает эмбарго на поставки оружия.", True),
    ("ru", "Россия соблюдает эмбарго на поставки оружия.", False),
]


@pytest.mark.parametrize(("lang", "text", "broken"), TURNED)
def test_who_does_not_respect_a_rule_breaks_it(lang: str, text: str, broken: bool) -> None:
    violations = [c.polarity for c in claims(lang, text) if c.event == "violation"]
    assert violations == (["affirmed"] if broken else [])


PHASES = [
    ("en", "Islamabad to get 40 J-35 stealth fighters from Beijing by 2026: report", "planned"),
    ("en", "Islamabad got 40 J-35 stealth fighters from Beijing in 2023: report", "done"),
    (
        "fr",
        "Les Etats-Unis ont achevé le retrait de leurs militaires de la base d’Agadez, au Niger.",
        "ended",
    ),
    ("fr", "Kim Jong Un a ordonné que la production de missiles soit augmentée.", "ordered"),
    ("fr", "Kim Jong Un a annoncé que la production de missiles a été augmentée.", "done"),
    ("fr", "Si l'Iran livrait des missiles à la Russie, l'Europe réagirait.", "planned"),
    ("fr", "Si l'Iran a livré des missiles à la Russie, l'Europe réagira.", "done"),
]


@pytest.mark.parametrize(("lang", "text", "phase"), PHASES)
def test_headlines_plan_and_completed_withdrawals_end(lang: str, text: str, phase: str) -> None:
    assert [claim.phase for claim in claims(lang, text)] == [phase]


LISTS = [
    (
        "en",
        "Qatar sent tanks, missiles, trucks and shells to the rebels in Libya.",
        {"armour", "missile_other", "artillery_ammunition"},
    ),
    ("ru", "Иран передал России 200 БПЛА и ракеты.", {"drone", "missile_other"}),
    (
        "fr",
        "La Russie a fourni de l'artillerie, des blindés et des missiles aux séparatistes du Donbass.",
        {"artillery", "armour", "missile_other"},
    ),
]


@pytest.mark.parametrize(("lang", "text", "kinds"), LISTS)
def test_every_kind_of_goods_of_a_list_is_claimed(lang: str, text: str, kinds: set[str]) -> None:
    assert {claim.item.item_class for claim in claims(lang, text) if claim.item} == kinds


def test_an_armed_group_belongs_where_it_is_said_to_be() -> None:
    found = claims("en", "Qatar sent tanks and missiles to the rebels in Libya.")
    assert {claim.recipient.state for claim in found if claim.recipient} == {"LY"}


def test_two_who_receive_are_two_claims() -> None:
    text = "Séoul fabrique déjà des obusiers K9 pour la Norvège ; elle en assemblera aussi pour la Roumanie."
    found = {(c.recipient.state, c.phase) for c in claims("fr", text) if c.recipient}
    assert found == {("NO", "ongoing"), ("RO", "planned")}


def test_initials_after_a_number_are_counted_and_no_verb() -> None:
    (claim,) = claims("ru", "Иран передал России 200 БПЛА.")
    assert claim.item is not None and claim.item.item_class == "drone"
    assert claim.quantity is not None and claim.quantity.low == 200


PARTS = [
    ("North Korea shipped prohibited ballistic-missile parts to Syria.", "components"),
    ("North Korea shipped prohibited ballistic missiles to Syria.", "ballistic_missile"),
    ("The US Navy seized guidance sections for Ghadr missiles.", "components"),
]


@pytest.mark.parametrize(("text", "kind"), PARTS)
def test_the_last_noun_of_a_stack_says_what_it_is(text: str, kind: str) -> None:
    (claim,) = claims("en", text)
    assert claim.item is not None and claim.item.item_class == kind


KNOW_HOW = [
    ("en", "EDGE will share loitering-munition know-how with Brazil.", "drone"),
    ("en", "Poland received turret technology for the K2 tank from Hyundai Rotem.", "armour"),
    ("fr", "Naval Group s'est engagé à céder à l'Inde les technologies de son sous-marin Scorpène.", "naval"),
    ("en", "Russia shared space technology with Iran.", "technology"),
]


@pytest.mark.parametrize(("lang", "text", "kind"), KNOW_HOW)
def test_know_how_is_filed_under_the_weapon_that_it_is_about(lang: str, text: str, kind: str) -> None:
    (claim,) = claims(lang, text)
    assert claim.item is not None and (claim.event, claim.item.item_class) == ("technology_transfer", kind)


VOICES = [
    ("Israel fired missiles at Damascus, said an intelligence official.", "intelligence official"),
    ("Russia fired missiles at Kyiv that killed two people, a general said.", "general"),
    ("A diplomat with access to the files said Iran had sent drones to Russia.", "diplomat"),
]


@pytest.mark.parametrize(("text", "voice"), VOICES)
def test_who_said_it_is_heard_in_english_wherever_it_stands(text: str, voice: str) -> None:
    assert [[each.name for each in claim.attribution] for claim in claims("en", text)] == [[voice]]
