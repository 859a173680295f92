"""Recognising verb forms in French."""

import pickle

import pytest
from grammar_files import tables
from hypothesis import given
from hypothesis import strategies as st

from concordant.language.morphology import Analysis, Morphology, compile_morphology
from concordant.language.morphology_cases import describe

TABLES = tables("fr")["morphology"]
FRENCH = compile_morphology(TABLES)
EXPECTED_VERBS = """
livrer fournir céder expédier acheminer convoyer écouler approvisionner ravitailler réexporter transborder
dérouter arraisonner intercepter saisir réceptionner assembler usiner forger réarmer moderniser déployer
positionner stationner dépêcher prépositionner larguer tirer lancer bombarder pilonner frapper abattre
ratifier parapher dénoncer sanctionner désigner inscrire geler proscrire lever enfreindre contrevenir
violer bafouer démentir affirmer annoncer soupçonner accuser recevoir acquérir produire promettre détruire
"""


def readings(word: str, morphology: Morphology = FRENCH) -> set[str]:
    return {describe(analysis) for analysis in morphology.verb(word)}


def test_a_form_that_several_moods_share_has_all_their_readings() -> None:
    assert readings("livre") == {
        "livrer present 1s",
        "livrer present 3s",
        "livrer subjunctive 1s",
        "livrer subjunctive 3s",
        "livrer imperative 2s",
    }


def test_an_analysis_says_lemma_mood_person_number_and_gender() -> None:
    assert FRENCH.verb("auraient") == (Analysis("avoir", "conditional", 3, "p"),)
    assert FRENCH.verb("livrées") == (Analysis("livrer", "past_participle", None, "p", "f"),)
    assert FRENCH.verb("expédier") == (Analysis("expédier", "infinitive"),)
    assert FRENCH.verb("fournissant") == (Analysis("fournir", "present_participle"),)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("avions", {"avoir imperfect 1p"}),
        ("fait", {"faire present 3s", "faire past_participle ms"}),
        ("peut", {"pouvoir present 3s"}),
        ("est", {"être present 3s"}),
        ("étaient", {"être imperfect 3p"}),
        ("dit", {"dire present 3s", "dire past_simple 3s", "dire past_participle ms"}),
        ("fournit", {"fournir present 3s", "fournir past_simple 3s"}),
        ("fut", {"être past_simple 3s"}),
        ("vit", {"vivre present 3s", "voir past_simple 3s"}),
        ("plu", {"plaire past_participle ms", "pleuvoir past_participle ms"}),
        ("convient", {"convenir present 3s", "convier present 3p", "convier subjunctive 3p"}),
        ("suis", {"être present 1s", "suivre present 1s", "suivre present 2s", "suivre imperative 2s"}),
        ("accrue", {"accroître past_participle fs"}),
        ("sent", {"sentir present 3s"}),
    ],
)
def test_homographs_keep_every_verb_they_may_belong_to(word: str, expected: set[str]) -> None:
    assert readings(word) == expected


@pytest.mark.parametrize("word", ["", "missile", "obus", "moscou", "kn-23", "livrere", "er", "ons", "'", "é"])
def test_a_word_that_is_no_verb_form_has_no_reading(word: str) -> None:
    assert FRENCH.verb(word) == ()


@pytest.mark.parametrize("word", ["puis", "plus", "entre-temps", "tonnes"])
def test_everyday_words_that_only_a_rare_form_shares_are_no_verbs(word: str) -> None:
    assert FRENCH.verb(word) == ()


def test_the_older_and_the_rectified_spelling_are_both_read() -> None:
    assert readings("connaît") == readings("connait") == {"connaître present 3s"}
    assert readings("cédera") == readings("cèdera") == {"céder future 3s"}
    assert readings("paie") == readings("paye")


def test_ligatures_and_apostrophes_are_read_in_either_form() -> None:
    assert readings("manœuvrait") == readings("manoeuvrait") == {"manœuvrer imperfect 3s"}
    variants = compile_morphology([*TABLES, {"verbs": {"more": "entr'ouvrer"}}])
    assert readings("entr'ouvre", variants) == readings("entr’ouvre", variants) != set()


def test_forms_are_printed_with_their_ligature() -> None:
    assert "manœuvrent" in FRENCH.conjugate("manœuvrer")


def test_a_verb_of_two_paradigms_has_the_forms_of_both() -> None:
    assert {"harcèle", "harcelle"} <= FRENCH.conjugate("harceler").keys()


def test_the_verbs_of_arms_diplomacy_and_law_are_known() -> None:
    assert [verb for verb in EXPECTED_VERBS.split() if verb not in FRENCH.lemmas()] == []


def test_the_lexicon_covers_the_vocabulary_of_news() -> None:
    assert len(FRENCH.lemmas()) >= 1800


def test_an_unknown_verb_has_no_conjugation() -> None:
    assert FRENCH.conjugate("sélénifier") == {}


def test_a_morphology_survives_being_sent_to_another_process() -> None:
    sent = pickle.loads(pickle.dumps(FRENCH))
    assert sent.verb("auraient") == FRENCH.verb("auraient")


@given(st.sampled_from(sorted(FRENCH.lemmas())))
def test_every_conjugated_form_is_recognised_with_the_same_readings(lemma: str) -> None:
    forms = FRENCH.conjugate(lemma)
    assert lemma in forms
    for form, expected in forms.items():
        assert tuple(a for a in FRENCH.verb(form) if a.lemma == lemma) == tuple(expected), form


@given(st.text())
def test_any_text_is_looked_up_without_error_and_gives_known_verbs_only(text: str) -> None:
    assert {analysis.lemma for analysis in FRENCH.verb(text)} <= FRENCH.lemmas()


@given(st.text(alphabet="aeiouéèêçrstnmlpdv'’-œ", max_size=12))
def test_a_recognised_word_stands_in_the_conjugation_of_its_verb(word: str) -> None:
    for analysis in FRENCH.verb(word):
        forms = FRENCH.conjugate(analysis.lemma)
        assert any(analysis in found for found in forms.values())


@given(st.sampled_from(["livre", "fait", "obus", "", "avions"]))
def test_looking_a_word_up_again_gives_the_same_answer(word: str) -> None:
    assert FRENCH.verb(word) == FRENCH.verb(word) == compile_morphology(TABLES[:1] + TABLES[1:]).verb(word)
