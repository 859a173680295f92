"""Where nothing is told about arms, nothing is claimed."""

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

from concordant.model.claim import Claim
from concordant.pipeline import read
from reports_read import record, shipped

QUIET = Path(__file__).parent / "quiet"
PINNED = 5
"""As many alarms as there are now; to be lowered with every one that is silenced."""
Text = dict[str, str]


@cache
def texts() -> tuple[Text, ...]:
    files = sorted(QUIET.glob("*.toml"))
    return tuple(text for file in files for text in tomllib.loads(file.read_text("utf-8"))["text"])


@cache
def alarms() -> tuple[tuple[str, Claim], ...]:
    """Every claim that is read out of a quiet text, under the text's id."""
    readings = ((text["id"], read(record(lang="fr", **text), shipped())) for text in texts())
    return tuple((name, claim) for name, reading in readings for claim in reading.claims)


def test_there_are_texts_of_every_field() -> None:
    fields = Counter(text["id"].rpartition("-")[0] for text in texts())
    assert sum(fields.values()) >= 120
    assert sorted(fields) == sorted(file.stem for file in QUIET.glob("*.toml"))
    assert min(fields.values()) >= 3


def test_no_text_stands_twice() -> None:
    for part in ("id", "title", "text"):
        assert len({text[part] for text in texts()}) == len(texts())


def test_every_text_is_as_long_as_a_short_report() -> None:
    lengths = {text["id"]: len(f"{text['title']} {text['text']}".split()) for text in texts()}
    assert {name: words for name, words in lengths.items() if not 60 <= words <= 200} == {}


def test_no_more_is_claimed_than_is_pinned() -> None:
    told = [f"{name}: {claim.event}: {claim.evidence.quote}" for name, claim in alarms()]
    assert len(told) <= PINNED, "\n".join(told)
