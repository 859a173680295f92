"""The reason of a grade, as one sentence."""

import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from finding_samples import KCNA, MID, NIS, SEOUL, SOMEBODY, Told, found, said

from concordant.assessment import grading
from concordant.model.claim import Actor, Voice
from concordant.model.finding import Finding, Grade, OriginKind
from concordant.views.grade_sentence import numeral, reason
from concordant.views.names import Names
from concordant.views.wording import TONGUES, Wording, wording

EN, FR = wording("en"), wording("fr")
_FRENCH = {
    "National Intelligence Service": "NIS",
    "KP": "Corée du Nord",
    "KR": "Corée du Sud",
    "RU": "Russie",
}


def _in_french(who: Actor | Voice) -> str:
    return _FRENCH.get(who.name, who.name)


NAMES = Names(_in_french, lambda bloc: _FRENCH.get(bloc, bloc), {"la vigie": "La Vigie"})


def test_the_sentence_names_origins_copies_and_rule() -> None:
    told = (said(1, NIS), said(2, KCNA), said(3, NIS, outlet="Yonhap"))
    finding = found(*told)
    finding = replace(finding, support=replace(finding.support, reports=14, families=3))
    assert reason(finding, FR, NAMES) == (
        "Deux origines indépendantes (KCNA, Corée du Nord ; NIS, Corée du Sud) ; 14 articles,"
        " dont 11 reprises – au moins deux blocs le disent, l’un d’eux sans réserve, et personne ne le nie ;"
        " 1 est proposé, à confirmer par une personne."
    )
    assert reason(finding, EN, Names()) == (
        "Two independent origins (KCNA, KP; National Intelligence Service, KR); 14 reports,"
        " of which 11 copies – at least two blocs say so, one of them firmly, and nobody denies it;"
        " 1 is proposed, and a person has to confirm it."
    )


def test_a_denial_is_counted_and_named() -> None:
    finding = found(said(1, NIS), said(2, SEOUL), said(3, MID, denied=True, count=None))
    assert reason(finding, FR, NAMES).startswith(
        "Une à deux origines indépendantes (NIS, Corée du Sud ; South Korea, Corée du Sud) ; 2 articles ;"
        " 1 démenti (Russian Ministry of Foreign Affairs, Russie) – au moins autant d’origines"
    )


CASES: dict[str, tuple[Told, ...]] = {
    "only_denied": (said(1, Voice("Russia", "RU"), denied=True),),
    "denied": (said(1, NIS, denied=True),),
    "intent": (said(1, NIS, phase="planned"),),
    "nobody": (said(1, SOMEBODY),),
    "contested": (said(1, NIS), said(2, MID, denied=True)),
    "two_blocs": (said(1, NIS), said(2, KCNA)),
    "two_origins": (said(1, NIS), said(2, KCNA), said(3, MID, denied=True)),
    "hedged": (said(1, NIS, certainty="possible"), said(2, KCNA, certainty="possible")),
    "admission": (said(1, NIS, certainty="possible"), said(2, KCNA), said(3, MID, denied=True)),
    "one_origin": (said(1, NIS),),
    "one_hedged": (said(1, NIS, certainty="unverified"),),
}


@pytest.mark.parametrize("rule", CASES)
@pytest.mark.parametrize("tongue", TONGUES)
def test_every_rule_has_its_words(rule: str, tongue: str) -> None:
    finding = found(*CASES[rule])
    assert finding.grade.rule == rule
    words = EN if tongue == "en" else FR
    sentence = reason(finding, words, NAMES)
    assert words.tables["rule"][rule] in sentence
    assert sentence.endswith(".") and not re.search(r"[{}%★]|\btrue\b|\bvrai", sentence)


def test_a_person_s_grade_names_the_person() -> None:
    finding = replace(found(said(1, NIS)), grade=Grade("1", "person", "1", "Ana"))
    assert reason(finding, EN, NAMES).endswith("the digit was given by Ana.")


def test_every_rule_that_the_grades_know_can_be_told() -> None:
    code = Path(grading.__file__).read_text("utf-8")
    rules = set(re.findall(r'Grade\("?\w*"?, "(\w+)"', code)) | {"person", "one_origin", "hedged"}
    assert rules <= EN.tables["rule"].keys()


@pytest.mark.parametrize("words", [EN, FR], ids=TONGUES)
def test_every_kind_of_origin_and_every_doubt_has_its_words(words: Wording) -> None:
    kinds = set(get_args(OriginKind))
    assert kinds == words.tables["origin"].keys() == words.tables["origin_kind"].keys()
    assert (kinds - {"own", "named"}) | {"unattributed", "same_bloc"} <= words.tables["caveat"].keys()


def test_outlets_that_speak_for_themselves() -> None:
    assert "La Vigie itself" in reason(found(said(1, outlet="La Vigie")), EN, NAMES)


def test_of_many_origins_the_first_are_named() -> None:
    finding = found(said(1, NIS))
    many = tuple(replace(finding.support.origins[0], key=str(n), name=f"Body {n}") for n in range(9))
    crowd: Finding = replace(finding, support=replace(finding.support, origins=many, most=9, least=9))
    assert "Body 5, KR; and 3 more)" in reason(crowd, EN, Names())


@pytest.mark.parametrize(
    ("number", "english", "french"), [(1, "one", "une"), (10, "ten", "dix"), (11, "11", "11")]
)
def test_small_numbers_are_written_out(number: int, english: str, french: str) -> None:
    assert (numeral(number, EN), numeral(number, FR)) == (english, french)
