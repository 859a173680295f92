"""Which names the program finds in a sentence, and how well that agrees with a table of them."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from concordant.extraction.names import name_at
from concordant.knowledge.collection import Knowledge
from concordant.knowledge.language_schema import Profile
from concordant.language.compiled import Entries, Language, compile_language
from concordant.language.meanings import LOOKALIKE
from concordant.language.morphology import compile_morphology
from concordant.pipeline import load_knowledge, reader_for

_OF = re.compile(r"[’']s\b")
"""The possessive of English, which the profile of that language will cut off."""

HERE = Path(__file__).parent
NONE = "none"


@dataclass(frozen=True)
class Row:
    """Words of a sentence, and the id they must lead to."""

    words: str
    wanted: str
    sentence: str


@dataclass(frozen=True)
class Score:
    """How many rows should lead to an id, how many led to one, and how many of those to the right one."""

    wanted: int
    given: int
    right: int

    @property
    def precision(self) -> float:
        """The share of the ids given that are right."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """The share of the ids wanted that are given."""
        return self.right / self.wanted if self.wanted else 1.0


def rows(lang: str) -> tuple[Row, ...]:
    """The table of one language."""
    table = tomllib.loads((HERE / f"names_{lang}.toml").read_text("utf-8"))
    return tuple(Row(*row) for row in table["names"])


@cache
def shipped() -> Knowledge:
    """Everything that comes with the program."""
    return load_knowledge()[0]


def names_in(lang: str, sentence: str) -> Iterator[tuple[str, str]]:
    """The id and words of each name: found by the reader of the language, else by the lexicon alone."""
    reader = reader_for(shipped(), lang)
    yield from _by_lexicon(lang, sentence) if reader is None else reader.names(sentence)


def _by_lexicon(lang: str, sentence: str) -> Iterator[tuple[str, str]]:
    language = _lexicon(lang)
    tokens = language.tokeniser.tokens(_OF.sub("  ", sentence), 0, len(sentence))
    folds = [token.fold for token in tokens]
    index = 0
    while index < len(tokens):
        length, name = name_at(tokens, folds, index, language, sentence) or (1, None)
        if name is not None and name.kind != LOOKALIKE:
            yield name.id, name.words
        index += length


@cache
def _lexicon(lang: str) -> Language:
    """A language of which nothing is known but the names of the world and how adjectives end."""
    knowledge = shipped()
    entries = Entries(
        profile=Profile(
            id="profile", lang=lang, closed={}, prepositions={}, auxiliaries={"have": "have", "be": "be"}
        ),
        frames=(),
        operators=(),
        items=(),
        actor_nouns=(),
        actors=tuple(knowledge.actors.values()),
        places=tuple(knowledge.places.values()),
        materiel=tuple(knowledge.materiel.values()),
        outlets=tuple(knowledge.outlets.values()),
        agreements=tuple(knowledge.agreements.values()),
    )
    endings = tomllib.loads((HERE / "names_endings.toml").read_text("utf-8"))
    return compile_language(entries, compile_morphology([endings.get(lang, {})]), None, None)


def answers(lang: str, row: Row) -> tuple[str, ...]:
    """The ids that the program gives for the words of a row."""
    start = row.sentence.index(row.words)
    end = start + len(row.words)
    given = []
    at = 0
    for identifier, words in names_in(lang, row.sentence):
        found = row.sentence.find(words, at)
        at = found if found < 0 else found + len(words)
        if found < end and start < found + len(words):
            given.append(identifier)
    return tuple(given)


def score(results: list[tuple[Row, tuple[str, ...]]]) -> Score:
    """What rows and the answers to them amount to."""
    return Score(
        wanted=sum(row.wanted != NONE for row, _ in results),
        given=sum(bool(given) for _, given in results),
        right=sum(row.wanted != NONE and set(given) == {row.wanted} for row, given in results),
    )
