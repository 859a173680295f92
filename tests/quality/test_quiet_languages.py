"""Where nothing is told about arms, nothing is claimed, in the languages beside the first one either."""

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from concordant.model.claim import Claim
from concordant.pipeline import read
from reports_read import record, shipped

HERE = Path(__file__).parent
PINNED = {"en": 5, "ru": 4}
"""As many alarms as there are now; to be lowered with every one that is silenced."""
FIELDS = frozenset(
    [
        "cars",
        "cooking",
        "courts",
        "finance",
        "football",
        "games",
        "history",
        "parcels",
        "school",
        "tech",
        "vaccines",
        "weather",
    ]
)
Text = dict[str, str]


@cache
def texts(lang: str) -> tuple[Text, ...]:
    files = sorted((HERE / lang / "quiet").glob("*.toml"))
    return tuple(text for file in files for text in tomllib.loads(file.read_text("utf-8"))["text"])


@cache
def alarms(lang: str) -> tuple[tuple[str, Claim], ...]:
    """Every claim that is read out of a quiet text, under the text's id."""
    readings = ((text["id"], read(record(lang=lang, **text), shipped())) for text in texts(lang))
    return tuple((name, claim) for name, reading in readings for claim in reading.claims)


@pytest.mark.parametrize("lang", sorted(PINNED))
def test_there_are_texts_of_every_field(lang: str) -> None:
    fields = Counter(text["id"].rpartition("-")[0] for text in texts(lang))
    assert set(fields) == FIELDS
    assert set(fields.values()) == {10}


@pytest.mark.parametrize("lang", sorted(PINNED))
def test_no_text_stands_twice(lang: str) -> None:
    for part in ("id", "title", "text"):
        assert len({text[part] for text in texts(lang)}) == len(texts(lang))


@pytest.mark.parametrize("lang", sorted(PINNED))
def test_every_text_is_as_long_as_a_brief(lang: str) -> None:
    lengths = {text["id"]: len(f"{text['title']} {text['text']}".split()) for text in texts(lang)}
    assert {name: words for name, words in lengths.items() if not 25 <= words <= 80} == {}


@pytest.mark.parametrize("lang", sorted(PINNED))
def test_no_more_is_claimed_than_is_pinned(lang: str) -> None:
    told = [f"{name}: {claim.event}: {claim.evidence.quote}" for name, claim in alarms(lang)]
    assert len(told) <= PINNED[lang], "\n".join(told)
