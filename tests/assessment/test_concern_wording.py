"""The words in which concerns are told: both languages whole, and no verdict anywhere."""

import re
from typing import get_args

import pytest
from concern_acts import law, scenarios

from concordant.assessment.concerns.assess import firmest
from concordant.assessment.concerns.judging import ORDER
from concordant.assessment.concerns.telling import tables
from concordant.knowledge.provision import DIRECTIONS, Condition
from concordant.model.claim import Certainty, Claim, Evidence, Polarity
from concordant.model.concern import STATUSES, Force

VERDICT = re.compile(r"viol|enfrei|breach|infring|contrev|contrav|coupable|guilty|illégal|illegal", re.I)
BLANK = re.compile(r"{(\w+)}")


def every_word(tongue: str) -> dict[tuple[str, str], str]:
    known = tables("fr" if tongue == "fr" else "en")
    return {(table, key): words for table, rows in known.items() for key, words in rows.items()}


def test_both_languages_have_the_same_words_with_the_same_blanks() -> None:
    french, english = every_word("fr"), every_word("en")
    assert set(french) == set(english)
    for key, words in french.items():
        assert set(BLANK.findall(words)) == set(BLANK.findall(english[key])), key


@pytest.mark.parametrize("tongue", ["fr", "en"])
def test_no_word_is_a_verdict(tongue: str) -> None:
    assert [words for words in every_word(tongue).values() if VERDICT.search(words)] == []
    for provision in law().provisions.values():
        for said in (provision.paraphrase, provision.cited, provision.exemption):
            assert said is None or not VERDICT.search(getattr(said, tongue)), provision.id


def test_nothing_told_is_a_verdict() -> None:
    for _, one in scenarios():
        for concern in one.concerns():
            sayings = [concern.reason, concern.duty, *concern.changes, *(x.says for x in concern.links)]
            assert not any(VERDICT.search(said.fr + said.en) for said in sayings)


@pytest.mark.parametrize("tongue", ["fr", "en"])
def test_everything_that_can_come_out_has_words(tongue: str) -> None:
    words = tables("fr" if tongue == "fr" else "en")
    codes = {code for code in ORDER if code != "condition"} | {f"condition_{c}" for c in get_args(Condition)}
    assert codes | {"as_reported"} == set(words["link"]) == set(words["change"])
    assert set(words["act"]) == set(DIRECTIONS)
    assert set(words["class"]) == set(law().wider)
    assert set(STATUSES) <= set(words["reason"])
    assert set(words["force"]) == set(get_args(Force))


def test_paraphrases_are_no_quotations() -> None:
    for provision in law().provisions.values():
        for said in (provision.paraphrase.fr, provision.paraphrase.en):
            assert not re.search(r"[«»“”\"]", said), provision.id
            assert not said.endswith("."), provision.id


def claim(certainty: Certainty, polarity: Polarity) -> Claim:
    evidence = Evidence("a", 0, 1)
    return Claim(
        f"c-{certainty}-{polarity}", "r", 1, "transfer", None, None, None, None, None, None,
        "done", certainty, polarity, (), evidence,
    )  # fmt: skip


def test_the_firmest_affirmed_claim_counts() -> None:
    some = [claim("possible", "affirmed"), claim("unverified", "affirmed"), claim("asserted", "denied")]
    assert firmest(some) == "unverified"
    assert firmest(some[::-1]) == "unverified"
    assert firmest(some[2:]) == "asserted"
