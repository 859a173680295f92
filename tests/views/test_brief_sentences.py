"""Sentences of briefs: whose voice, how firmly, with the grammar and the typography of the language."""

import re
import tomllib
from importlib.resources import files

import pytest

from briefs_told import (
    IRAN,
    KIEV,
    MID,
    NIS,
    NORTH_KOREA,
    OFFICIAL,
    RUSSIA,
    STATES,
    TOLD,
    brief_of,
    first_sentence,
    said,
    sentences,
)
from concordant.model.claim import Actor, Item, Quantity, TimeSpan, Voice
from concordant.views.wording import TONGUES, Tongue, wording

NARROW, FIXED = "\u202f", "\u00a0"


def told(text: str) -> str:
    """A sentence with its fine spaces made plain, for reading."""
    return text.replace(NARROW, " ").replace(FIXED, " ")


@pytest.mark.parametrize(
    ("certainty", "sentence"),
    [
        ("asserted", "la Corée du Nord a fourni"),
        ("unverified", "la Corée du Nord aurait fourni"),
        ("suspected", "à titre de soupçon, la Corée du Nord aurait fourni"),
        ("possible", "la Corée du Nord pourrait avoir fourni"),
        ("hypothetical", "si une condition se réalisait, la Corée du Nord aurait fourni"),
    ],
)
def test_certainty_is_heard_in_french(certainty: str, sentence: str) -> None:
    whole = told(first_sentence(said(1, "x", NIS, certainty=certainty)))
    assert whole == (
        f"Selon le Service national de renseignement (Corée du Sud), {sentence} 12 000 coups "
        "(munitions d’artillerie, « obus ») à la Russie le 14 octobre 2024."
    )


@pytest.mark.parametrize(
    ("certainty", "sentence"),
    [
        ("asserted", "North Korea supplied"),
        ("unverified", "North Korea is said to have supplied"),
        ("suspected", "as a suspicion, North Korea is said to have supplied"),
        ("possible", "North Korea may have supplied"),
        ("hypothetical", "if a condition were met, North Korea is said to have supplied"),
    ],
)
def test_certainty_is_heard_in_english(certainty: str, sentence: str) -> None:
    assert first_sentence(said(1, "x", NIS, certainty=certainty), "en") == (
        f"According to the National Intelligence Service (South Korea), {sentence} 12,000 rounds "
        "(artillery ammunition, “obus”) to Russia on 14 October 2024."
    )


@pytest.mark.parametrize(
    ("phase", "verb"),
    [
        ("done", "aurait fourni"),
        ("ongoing", "serait en train de fournir"),
        ("ended", "aurait cessé de fournir"),
        ("ordered", "devrait, sur ordre ou commande, fournir"),
        ("requested", "ferait l’objet d’une demande pour fournir"),
        ("offered", "proposerait de fournir"),
        ("planned", "prévoirait de fournir"),
    ],
)
def test_each_stage_has_its_verb(phase: str, verb: str) -> None:
    assert f"la Corée du Nord {verb} " in first_sentence(
        said(1, "x", NIS, phase=phase, certainty="unverified")
    )


def test_a_denial_is_the_denial_of_whoever_denies() -> None:
    sentence = told(first_sentence(said(1, "x", MID, polarity="denied", quantity=None)))
    assert sentence == (
        "Le ministère russe des Affaires étrangères dément que la Corée du Nord ait fourni des munitions "
        "d’artillerie (« obus ») à la Russie le 14 octobre 2024."
    )


def test_whoever_denies_their_own_act_denies_having_done_it() -> None:
    own = said(1, "x", Voice("Iran", "IR", id="iran"), agent=IRAN, polarity="denied", quantity=None)
    assert "L’Iran dément avoir fourni" in first_sentence(own)
    assert "Iran denies having supplied" in first_sentence(own, "en")


def test_an_outlet_without_sources_says_so() -> None:
    assert first_sentence(said(1, "x")).startswith("Selon Le Phare, sans source citée, ")
    assert first_sentence(said(1, "x"), "en").startswith("According to Le Phare, which gives no source, ")


def test_who_has_no_name_stands_in_the_words_of_the_report() -> None:
    sentence = told(first_sentence(said(1, "x", OFFICIAL)))
    assert sentence.startswith("Selon une source non nommée (« responsables américains »), ")


@pytest.mark.parametrize(
    ("agent", "recipient", "act"),
    [
        (IRAN, RUSSIA, "l’Iran a fourni .* à la Russie "),
        (STATES, Actor("Ukraine", "UA"), "les États-Unis ont fourni .* à l’Ukraine "),
        (Actor("Japan", "JP"), STATES, "le Japon a fourni .* aux États-Unis "),
        (Actor("Cuba", "CU"), Actor("Mexico", "MX"), "Cuba a fourni .* au Mexique "),
        (Actor("Israel", "IL"), Actor("Israel", "IL"), "Israël a fourni .* à Israël "),
        (
            Actor("Russia; Iran", "RU;IR"),
            NORTH_KOREA,
            "la Russie et l’Iran ont fourni .* à la Corée du Nord ",
        ),
        (Actor("Kupol", "RU"), Actor("Rheinmetall", "DE"), "Koupol a fourni .* à Rheinmetall "),
        (None, RUSSIA, "un acteur non nommé a fourni .* à la Russie "),
        (
            Actor("Chinese company", "CN", None, "sociétés chinoises"),
            RUSSIA,
            "« sociétés chinoises » ont fourni ",
        ),
    ],
)
def test_names_have_their_articles(agent: Actor | None, recipient: Actor, act: str) -> None:
    assert re.search(act, told(first_sentence(said(1, "x", NIS, agent=agent, recipient=recipient))))


def test_titles_that_hold_an_article_take_the_preposition_into_it() -> None:
    last = sentences(brief_of([said(1, "x", outlet="Le Phare")]))[-1]
    assert last.startswith("À s’en tenir au Phare, sans source citée")


def test_that_is_elided_before_a_vowel() -> None:
    denied = said(1, "x", MID, polarity="denied", agent=Actor("Israel", "IL"))
    assert "dément qu’Israël ait fourni" in first_sentence(denied)


@pytest.mark.parametrize(
    ("start", "end", "when"),
    [
        ("2024-06-01", "2024-06-01", "le 1er juin 2024."),
        ("2024-06-02", "2024-06-02", "le 2 juin 2024."),
        ("2024-06", "2024-06", "en juin 2024."),
        ("2024", "2024", "en 2024."),
        ("2024-06-01", "2024-07-15", "entre le 1er juin 2024 et le 15 juillet 2024."),
        ("2024-06", "2024-08", "entre juin 2024 et août 2024."),
        ("2024-06", None, "à partir de juin 2024."),
        (None, "2024-06-01", "au plus tard le 1er juin 2024."),
        (None, None, "à la Russie."),
    ],
)
def test_times_are_written_out(start: str | None, end: str | None, when: str) -> None:
    sentence = first_sentence(said(1, "x", NIS, time=TimeSpan("alors", start, end)))
    assert told(sentence).endswith(when)


@pytest.mark.parametrize(
    ("item", "quantity", "goods"),
    [
        (
            Item("missiles balistiques", "ballistic_missile"),
            Quantity("60", 60, 60, "missile"),
            "60 missiles balistiques",
        ),
        (
            Item("KN-23", "ballistic_missile"),
            Quantity("60", 60, None, "missile"),
            "au moins 60 missiles balistiques (« KN-23 »)",
        ),
        (Item("Shahed", "drone"), None, "des drones (« Shahed »)"),
        (Item("drones", "drone"), Quantity("1", 1, 1, "drone"), "1 drone"),
        (Item("des choses", "other"), None, "« des choses »"),
        (None, None, "des biens non précisés"),
    ],
)
def test_goods_are_counted_and_called(item: Item | None, quantity: Quantity | None, goods: str) -> None:
    assert f"a fourni {goods} à la Russie" in told(
        first_sentence(said(1, "x", NIS, item=item, quantity=quantity))
    )


@pytest.mark.parametrize(
    ("event", "item", "act"),
    [
        (
            "technology_transfer",
            Item("plans", "technology"),
            "a transmis un savoir-faire (« plans ») à la Russie",
        ),
        ("technology_transfer", Item(None, "drone"), "a transmis un savoir-faire (drones) à la Russie"),
        (
            "agreement",
            Item("chars K2", "armour"),
            "a conclu un accord (véhicules blindés, « chars K2 ») avec la Russie",
        ),
        ("sanction", Item("embargo", "other"), "a pris des sanctions (« embargo ») contre la Russie"),
        ("meeting", None, "a eu des entretiens avec la Russie"),
        ("test", None, "a testé une arme non précisée (visant la Russie)"),
    ],
)
def test_what_an_act_is_about_stands_aside_where_no_goods_change_hands(
    event: str, item: Item | None, act: str
) -> None:
    assert act in told(first_sentence(said(1, "x", NIS, event=event, item=item, quantity=None)))


@pytest.mark.parametrize("event", sorted(wording("en").tables["event"]))
@pytest.mark.parametrize("tongue", TONGUES)
def test_every_event_can_be_told(event: str, tongue: Tongue) -> None:
    sentence = first_sentence(said(1, "x", NIS, event=event), tongue)
    assert sentence[0].isupper() and sentence.endswith(".") and "  " not in sentence
    assert "{" not in sentence


def test_copies_of_one_origin_make_one_sentence() -> None:
    one, *_ = brief_of(TOLD[:2]).sections[0].entries
    first = one.sentences[0]
    assert len(first.notes) == 2 and "Service national de renseignement" in first.text


def test_figures_that_exclude_each_other_stand_side_by_side() -> None:
    whole = told(" ".join(sentences(brief_of((TOLD[0], TOLD[2])))))
    assert "a fourni 12 000 coups" in whole and "a fourni 6 000 coups" in whole
    assert brief_of((said(1, "x", NIS), said(2, "y", KIEV))).sections[0].kind in ("firm", "new")


def test_french_spaces_stand_where_typography_wants_them() -> None:
    made = brief_of(TOLD)
    texts = [*sentences(made), made.notice, *(note.lead for note in made.notes)]
    texts += [section.about for section in made.sections] + [figure.caption for figure in made.figures]
    for text in texts:
        assert not re.search(f"(?<!{NARROW})[;!?»]", text), text
        assert not re.search(f"«(?!{NARROW})", text), text
        assert not re.search(f"(?<![{FIXED}\\w/]):", text), text
        assert "'" not in text, text


@pytest.mark.parametrize("tongue", TONGUES)
def test_nothing_says_that_anybody_violates_a_text(tongue: Tongue) -> None:
    words = files("concordant.views.briefs.words").joinpath(f"{tongue}.toml").read_text("utf-8").casefold()
    assert not re.search(r"\bviol(e|er|ation|ates?|ated|ating)\b(?!\])|\benfrei|\bcoupable|\bguilty", words)


def test_both_languages_have_the_same_phrases() -> None:
    held = {
        tongue: tomllib.loads(
            files("concordant.views.briefs.words").joinpath(f"{tongue}.toml").read_text("utf-8")
        )
        for tongue in TONGUES
    }
    apart = {"verb", "article"}  # forms of words, which differ from language to language
    assert held["en"].keys() == held["fr"].keys()
    for table in held["en"].keys() - apart:
        assert held["en"][table].keys() == held["fr"][table].keys(), table
    assert held["en"]["verb"].keys() == held["fr"]["verb"].keys()
