"""The cases that a table of morphology carries."""

from grammar_files import tables

from concordant.language.morphology import compile_morphology
from concordant.language.morphology_cases import failing_cases

TABLES = tables("fr")["morphology"]


def failing(**added: object) -> tuple[str, ...]:
    shipped = compile_morphology(TABLES)
    return failing_cases([added], shipped)


def test_every_shipped_case_holds() -> None:
    assert failing_cases(TABLES, compile_morphology(TABLES)) == ()


def test_every_shipped_paradigm_carries_a_case() -> None:
    bare = [n for t in TABLES for n, p in t.get("paradigm", {}).items() if not p.get("cases")]
    assert bare == []


def test_every_verb_stands_in_one_list_only() -> None:
    listed = [v for t in TABLES for group in t.get("verbs", {}).values() for v in group.split()]
    assert sorted({v for v in listed if listed.count(v) > 1}) == []
    named = {v for t in TABLES for p in t.get("paradigm", {}).values() for v in p.get("verbs", "").split()}
    assert named & set(listed) == set()


def test_a_reading_that_is_not_found_is_reported_in_a_plain_sentence() -> None:
    wrong = {"livrer": {"cases": {"livre": "livrer future 3s"}}}
    (sentence,) = failing(paradigm=wrong)
    assert sentence.startswith(
        "Paradigm 'livrer': 'livre' should be livrer future 3s, and is livrer present 1s"
    )


def test_a_word_that_should_be_no_verb_form_and_is_one_is_reported() -> None:
    (sentence,) = failing(paradigm={"livrer": {"cases": {"livra": ""}}})
    assert sentence == "Paradigm 'livrer': 'livra' should be no verb form, and is livrer past_simple 3s."


def test_a_wrong_plural_is_reported() -> None:
    (sentence,) = failing(nouns={"cases": {"canal": ["canals"]}})
    assert sentence == "[nouns] 'canal' should give canals, and gives canaux."


def test_a_wrong_adjective_is_reported() -> None:
    (sentence,) = failing(adjectives={"cases": {"turc": ["turc", "turcs"]}})
    assert sentence == "[adjectives] 'turc' should give turc, turcs, and gives turc, turcs, turque, turques."
