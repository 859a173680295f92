"""What only languages with cases have: subjects by case, agents in the instrumental, sister languages."""

import pytest

from concordant.model.claim import Claim
from concordant.model.problem import Problem
from concordant.model.reading import Reading
from concordant.pipeline import read
from reports_read import record, shipped

ALL_ORDERS = [
    "Иран передал России баллистические ракеты.",
    "Баллистические ракеты передал России Иран.",
    "России Иран передал баллистические ракеты.",
    "Баллистические ракеты были переданы России Ираном.",
    "Баллистические ракеты, которые Иран передал России, осмотрели эксперты.",
]


def reading(text: str, lang: str | None = "ru") -> Reading:
    given = {"lang": lang} if lang else {}
    return read(record(id="r", title="-", text=text, published="2025-06-18", **given), shipped())


def only(text: str) -> Claim:
    (claim,) = reading(text).claims
    return claim


def notes(text: str, lang: str | None) -> tuple[Problem, ...]:
    return reading(text, lang).problems


@pytest.mark.parametrize("text", ALL_ORDERS)
def test_cases_tell_who_gives_and_who_receives_in_any_order(text: str) -> None:
    claim = only(text)
    assert claim.agent is not None and claim.agent.state == "IR"
    assert claim.recipient is not None and claim.recipient.state == "RU"
    assert claim.item is not None and claim.item.item_class == "ballistic_missile"


UKRAINIAN = (
    "Північна Корея поставила Росії снаряди. Про це повідомив речник Міністерства оборони України. "
    "За його словами, йдеться про мільйон боєприпасів, які перевезли залізницею."
)
RUSSIAN = (
    "КНДР поставила России артиллерийские снаряды, сообщили в Сеуле. Поставки снарядов из КНДР в Россию шли "
    "морем через порт Раджин всё лето. Военные считают, что снарядов хватит на полгода."
)


def test_ukrainian_is_not_taken_for_russian() -> None:
    assert reading(UKRAINIAN, None).claims == ()
    assert any("(uk)" in note.message for note in notes(UKRAINIAN, None))


def test_a_ukrainian_paragraph_is_left_out_with_a_note() -> None:
    mixed = f"{RUSSIAN}\n\n{UKRAINIAN}"
    found = reading(mixed)
    assert found.claims
    assert all(claim.evidence.end <= len(RUSSIAN) for claim in found.claims)
    assert any("One paragraph is in another language" in note.message for note in found.problems)
    assert not any("another language" in note.message for note in notes(RUSSIAN, "ru"))


def test_a_few_ukrainian_names_do_not_make_a_paragraph_ukrainian() -> None:
    text = f"{RUSSIAN} Об этом пишет издание «Українська правда»."
    assert not any("another language" in note.message for note in notes(text, "ru"))


GOVERNED_BEFORE = [
    ("Нарастить выпуск ракет приказал Ким Чен Ын.", "ordered", "affirmed"),
    ("Выпуск ракет КНДР остановила.", "ended", "affirmed"),
    ("Производить ракеты КНДР не намерена.", "planned", "denied"),
    ("Производством ракет КНДР не занимается.", "ongoing", "denied"),
]


@pytest.mark.parametrize(("text", "phase", "polarity"), GOVERNED_BEFORE)
def test_what_stands_before_its_verb_is_governed_too(text: str, phase: str, polarity: str) -> None:
    claim = only(text)
    assert claim.agent is not None and claim.agent.state == "KP"
    assert (claim.phase, claim.polarity) == (phase, polarity)


DENIED_REPORTS = [
    "Сообщения о поставках Ираном ракет России не соответствуют действительности.",
    "Сообщения о том, что Иран поставил России ракеты, не соответствуют действительности.",
    "Обвинения в поставках ракет России Иран отвергает.",
    "Фейком назвали сообщения о поставках Ираном ракет России.",
]


@pytest.mark.parametrize("text", DENIED_REPORTS)
def test_who_denies_a_report_denies_what_it_tells(text: str) -> None:
    claim = only(text)
    assert claim.agent is not None and claim.agent.state == "IR"
    assert claim.polarity == "denied"


def test_goods_behind_an_infinitive_are_not_asked_for() -> None:
    claims = reading("Минск попросил Москву разместить в Гомеле дивизион С-400.").claims
    assert all(claim.event != "transfer" for claim in claims)


def test_a_negation_that_belongs_to_the_expression_denies_nothing() -> None:
    claim = only("Турция не соблюдает ливийское эмбарго.")
    assert (claim.event, claim.polarity) == ("violation", "affirmed")


MODELS = [
    ("Германия поставила Украине 150 ракет IRIS-T.", "ракет IRIS-T", "air_defence"),
    ("Пакистан испытал ракету «Шахин-3».", "ракету «Шахин-3»", "ballistic_missile"),
]


@pytest.mark.parametrize(("text", "surface", "item_class"), MODELS)
def test_the_name_of_a_model_belongs_to_its_goods(text: str, surface: str, item_class: str) -> None:
    item = only(text).item
    assert item is not None and (item.surface, item.item_class) == (surface, item_class)


def test_a_counted_noun_keeps_the_case_that_its_number_takes() -> None:
    claim = only("Индийский флот пополнился двумя фрегатами.")
    assert claim.item is not None and claim.item.item_class == "naval"
    assert claim.agent is not None and claim.agent.state == "IN"


def test_a_counted_noun_after_a_preposition_stands_in_the_accusative() -> None:
    claim = only("Пхеньян заключил с Москвой сделку на 20 тысяч артиллерийских снарядов.")
    assert claim.item is not None and claim.item.item_class == "artillery_ammunition"


def test_one_of_the_diplomats_speaks() -> None:
    claim = only("По словам одного из дипломатов, Россия поставила баллистические ракеты Ирану.")
    assert [voice.raw for voice in claim.attribution] == ["одного из дипломатов"]
