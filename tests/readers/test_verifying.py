"""What a model says stands on the report's words, waits for a person, or is refused with the reason."""

from typing import Any

import pytest
from asking_samples import DENIAL, ROW, TEXT, document, knowledge

from concordant.model.apart import Apart
from concordant.model.claim import Claim
from concordant.model.document import Document
from concordant.readers.compiling import reader_for
from concordant.readers.llm.resolving import Resolver
from concordant.readers.llm.verbatim import Verbatim
from concordant.readers.llm.verifying import Desk, verify
from concordant.readers.llm.windows import windows


def verified(row: dict[str, Any], read: Document | None = None) -> Claim | Apart:
    held = read or document()
    resolver = Resolver(held, knowledge(), reader_for(knowledge(), held.report.lang))
    desk = Desk(held, knowledge(), Verbatim(held.text), resolver)
    shown = [span for window in windows(held, (), 6000, 800) for span in window.spans]
    return verify(row, shown, desk, ())


def claim(row: dict[str, Any], text: str = TEXT, **given: str) -> Claim:
    made = verified(row, document(text, **given))
    assert isinstance(made, Claim), made
    return made


REFUSED: list[tuple[dict[str, Any], set[str]]] = [
    ({"quote": "Pyongyang a livré 300 missiles balistiques à Moscou"}, {"quote"}),
    ({"quote": "Pyongyang a livré … à Moscou"}, {"quote"}),
    ({"quote": "Moscou"}, {"quote"}),
    ({"quote": TEXT + TEXT * 3}, {"quote"}),
    ({"quote": "septembre, selon des responsables américains. Téhéran dément"}, {"quote"}),
    ({"agent": "Pékin"}, {"agent"}),
    ({"agent": "North Korea"}, {"agent"}),
    ({"recipient": "Minsk"}, {"recipient"}),
    ({"item": "missiles de croisière"}, {"item"}),
    ({"quantity": "deux cents"}, {"quantity"}),
    ({"time": "en octobre"}, {"time"}),
    ({"voices": ["des responsables américains", "Reuters"]}, {"voices"}),
    ({"event": "invasion"}, {"event"}),
    ({"item_class": "death_ray"}, {"item_class"}),
    ({"item_class": None}, {"item_class"}),
    ({"phase": "finished"}, {"phase"}),
    ({"certainty": "certain"}, {"certainty"}),
    ({"polarity": "yes"}, {"polarity"}),
    ({"quote": None}, {"shape"}),
    ({"voices": [1]}, {"shape"}),
    ({"agent": "Pékin", "polarity": "yes", "time": "hier"}, {"agent", "polarity", "time"}),
]


@pytest.mark.parametrize(("change", "why"), REFUSED, ids=lambda given: " ".join(sorted(given)))
def test_what_does_not_stand_there_is_refused_with_the_reason(change: dict[str, Any], why: set[str]) -> None:
    made = verified({**ROW, **change})
    assert isinstance(made, Apart)
    assert (set(made.why), made.kind, made.reader) == (why, "refused", "llm")
    assert made.said == {k: v[:400] if isinstance(v, str) else v for k, v in {**ROW, **change}.items()}


def test_actors_are_told_by_our_names_whatever_the_model_calls_them() -> None:
    made = claim({**ROW, "agent_state": "US", "agent_name": "United States"})
    assert made.agent is not None and made.recipient is not None
    assert (made.agent.name, made.agent.state, made.agent.id) == ("North Korea", "KP", "north-korea")
    assert (made.recipient.state, made.recipient.raw) == ("RU", "Moscou")


BARE = {**ROW, "quantity": None, "time": None, "voices": []}


def test_joint_actors_are_joined_and_pronouns_name_nobody() -> None:
    text = "La Russie et l’Iran ont livré des obus à Damas. Ils ont livré des obus à Minsk."
    shells = {**BARE, "item": "obus", "item_class": "artillery_ammunition"}
    both = {
        "quote": "La Russie et l'Iran ont livré des obus",
        "agent": "La Russie et l'Iran",
        "recipient": "Damas",
    }
    joint = claim({**shells, **both}, text)
    assert joint.agent is not None and joint.agent.state == "RU;IR"
    they = claim(
        {**shells, "quote": "Ils ont livré des obus à Minsk", "agent": "Ils", "recipient": "Minsk"}, text
    )
    assert they.agent is None and they.recipient is not None


DOUBTFUL = [
    ("Pyongyang n’a pas livré d’obus à Moscou.", "affirmed", "asserted", "polarity"),
    ("Pyongyang a livré des obus à Moscou.", "denied", "asserted", "polarity"),
    ("Pyongyang aurait livré des obus à Moscou.", "affirmed", "asserted", "certainty"),
    ("Pyongyang dément avoir livré des obus à Moscou.", "affirmed", "asserted", "polarity"),
    ("Pyongyang n’aurait pas livré d’obus à Moscou.", "affirmed", "asserted", "polarity,certainty"),
    ("Pyongyang n’a pas livré d’obus à Moscou.", "denied", "asserted", ""),
    ("Pyongyang aurait livré des obus à Moscou.", "affirmed", "unverified", ""),
    ("Pyongyang dément avoir livré des obus à Moscou.", "denied", "asserted", ""),
    ("Pyongyang ne livre plus d’obus à Moscou.", "affirmed", "asserted", ""),
]


@pytest.mark.parametrize(("text", "polarity", "certainty", "doubt"), DOUBTFUL)
def test_a_claim_that_its_own_words_speak_against_waits(
    text: str, polarity: str, certainty: str, doubt: str
) -> None:
    shells = {"quote": text, "item": "obus", "item_class": "artillery_ammunition"}
    row = {**BARE, **shells, "polarity": polarity, "certainty": certainty}
    assert claim(row, text).doubt == doubt


def test_in_a_language_whose_cues_nobody_knows_every_claim_waits() -> None:
    text = "Pyongyang leverde granaten aan Moskou."
    made = claim({**BARE, "quote": text, "recipient": "Moskou", "item": "granaten"}, text, lang="nl")
    assert made.doubt == "language"


def test_words_of_what_is_no_part_of_the_article_do_not_count() -> None:
    held = document()
    resolver = Resolver(held, knowledge(), reader_for(knowledge(), "fr"))
    desk = Desk(held, knowledge(), Verbatim(held.text), resolver)
    first = held.blocks[0].span
    assert isinstance(verify(DENIAL, [first], desk, ()), Apart)
