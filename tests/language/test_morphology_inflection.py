"""Inflecting French adjectives, nouns and noun phrases."""

import pytest
from grammar_files import tables
from hypothesis import given
from hypothesis import strategies as st

from concordant.language.morphology import compile_morphology

FRENCH = compile_morphology(tables("fr")["morphology"])


@pytest.mark.parametrize(
    "forms",
    [
        "russe russes",
        "iranien iraniens iranienne iraniennes",
        "nord-coréen nord-coréens nord-coréenne nord-coréennes",
        "sud-africain sud-africains sud-africaine sud-africaines",
        "franco-allemand franco-allemands franco-allemande franco-allemandes",
        "turc turcs turque turques",
        "grec grecs grecque grecques",
        "chinois chinoise chinoises",
        "français française françaises",
        "allemand allemands allemande allemandes",
        "bulgare bulgares",
        "houthi houthis houthie houthies",
        "émirati émiratis émiratie émiraties",
        "letton lettons lettonne lettonnes",
        "afghan afghans afghane afghanes",
        "andalou andalous andalouse andalouses",
        "blindé blindés blindée blindées",
        "lourd lourds lourde lourdes",
        "léger légers légère légères",
        "naval navals navale navales",
        "régional régionaux régionale régionales",
        "nouveau nouveaux nouvelle nouvelles",
        "nucléaire nucléaires",
        "long longs longue longues",
        "blanc blancs blanche blanches",
        "secret secrets secrète secrètes",
        "complet complets complète complètes",
        "dangereux dangereuse dangereuses",
        "défensif défensifs défensive défensives",
        "porteur porteurs porteuse porteuses",
        "destructeur destructeurs destructrice destructrices",
        "supérieur supérieurs supérieure supérieures",
        "ponctuel ponctuels ponctuelle ponctuelles",
        "sol-air",
        "mer-mer",
    ],
)
def test_all_forms_of_an_adjective(forms: str) -> None:
    masculine_singular = forms.split()[0]
    assert FRENCH.inflect_adjective(masculine_singular) == set(forms.split())


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("missile", "missiles"),
        ("char", "chars"),
        ("canon", "canons"),
        ("avion", "avions"),
        ("obus", "obus"),
        ("engin", "engins"),
        ("gaz", "gaz"),
        ("matériel", "matériels"),
        ("arsenal", "arsenaux"),
        ("bateau", "bateaux"),
        ("enjeu", "enjeux"),
        ("pneu", "pneus"),
        ("travail", "travaux"),
        ("détail", "détails"),
        ("festival", "festivals"),
        ("trou", "trous"),
    ],
)
def test_the_plural_of_a_noun(singular: str, plural: str) -> None:
    assert FRENCH.inflect_noun(singular) == {plural}


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("porte-avions", "porte-avions"),
        ("lance-missiles", "lance-missiles"),
        ("sous-marin", "sous-marins"),
        ("avant-poste", "avant-postes"),
        ("garde-côte", "garde-côtes"),
        ("camion-citerne", "camions-citernes"),
        ("machine-outil", "machines-outils"),
        ("chef-d'œuvre", "chefs-d'œuvre"),
        ("semi-conducteur", "semi-conducteurs"),
        ("haut-parleur", "haut-parleurs"),
    ],
)
def test_compounds_inflect_in_their_nouns_and_not_in_their_verbs_or_particles(
    singular: str, plural: str
) -> None:
    assert FRENCH.inflect_noun(singular) == {plural}


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("véhicule blindé", "véhicules blindés"),
        ("véhicule de combat d'infanterie", "véhicules de combat d'infanterie"),
        ("système de défense antiaérienne", "systèmes de défense antiaérienne"),
        ("missile balistique intercontinental", "missiles balistiques intercontinentaux"),
        ("missile à longue portée", "missiles à longue portée"),
        ("missile sol-air", "missiles sol-air"),
        ("nouveau missile", "nouveaux missiles"),
        ("sous-marin nucléaire lanceur d'engins", "sous-marins nucléaires lanceurs d'engins"),
        ("machine-outil à commande numérique", "machines-outils à commande numérique"),
        ("système d’armes", "systèmes d’armes"),
        ("char T-72 modernisé", "chars T-72 modernisés"),
        ("batterie Patriot", "batteries Patriot"),
        ("obus de 152 mm", "obus de 152 mm"),
    ],
)
def test_a_noun_phrase_inflects_up_to_its_first_preposition(singular: str, plural: str) -> None:
    assert FRENCH.inflect_noun(singular) == {plural}


def test_where_usage_differs_both_plurals_are_given() -> None:
    assert FRENCH.inflect_noun("drone kamikaze") == {"drones kamikaze", "drones kamikazes"}
    assert FRENCH.inflect_noun("missile antichar") == {"missiles antichar", "missiles antichars"}


@given(st.text())
def test_any_text_inflects_without_error_and_keeps_its_own_form_as_an_adjective(text: str) -> None:
    assert FRENCH.inflect_noun(text)
    assert text in FRENCH.inflect_adjective(text)
