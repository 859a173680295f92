"""Names made comparable: one script, no accents, no legal forms; and words reduced to how they sound."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from anyascii import anyascii

_WORD = re.compile(r"[a-z0-9]+")
_TWICE = re.compile(r"(.)\1+")
_SYLLABLES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_SYLLABLE = re.compile(r"[A-Z][^A-Z]*|[^A-Z]+")
_ABJAD = re.compile(r"[\u0590-\u07ff\ufb1d-\ufdff\ufe70-\ufeff]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_VOWELS = "aeiou"
_GROUPS = re.compile(f"[{_VOWELS}]+")
_ASIDE = re.compile(r"\([^()]*\)")
_PREFIXED_LEAST = 3
MOST_WORDS = 24
"""Names with more words than this are compared by the first ones only."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """The tables of ``spelling.toml``."""

    legal_forms: frozenset[str]
    legal_phrases: re.Pattern[str]
    particles: frozenset[str]
    common: frozenset[str]
    patronymic: tuple[str, ...]
    feminine: tuple[tuple[str, str], ...]
    servants: re.Pattern[str]
    silent: dict[int, None]
    letters: dict[int, str]
    sounds: tuple[tuple[re.Pattern[str], str], ...]
    variants: dict[str, str]


@dataclass(frozen=True, slots=True)
class Spelled:
    """A name made comparable.

    Attributes:
        name: as it is written.
        words: its words in small Latin letters, in order, without what tells no two names apart.
        joined: the words without blanks.
        script: ``latin``, ``cyrillic``, ``abjad`` (vowels are not written) or ``syllables``.
    """

    name: str
    words: tuple[str, ...]
    joined: str
    script: str


@cache
def spelling() -> Spelling:
    """The tables, read once."""
    table = tomllib.loads(files("concordant.screening").joinpath("spelling.toml").read_text("utf-8"))
    return Spelling(
        frozenset(table["legal_forms"]),
        re.compile(r"\b(?:" + "|".join(table["legal_phrases"]) + r")\b"),
        frozenset(table["particles"]),
        frozenset(table["common"]),
        tuple(table["patronymic"]),
        tuple((one, other) for one, other in table["feminine"]),
        re.compile(table["servants"]),
        {ord(mark): None for mark in table["silent"]},
        {ord(letter): latin for letter, latin in table["letters"].items()},
        tuple((re.compile(one), other) for one, other in table["sounds"]),
        {word: group[0] for group in table["variants"] for word in group},
    )


@lru_cache(maxsize=65_536)
def spelled(name: str) -> Spelled:
    """The name made comparable; legal forms and particles are left out unless nothing else is there."""
    tables = spelling()
    script = _script(name)
    every = [part for word in _latin(name, tables) for part in _parted(word, tables)][:MOST_WORDS]
    words = _kept(every, tables.particles) if any(len(word) > _PREFIXED_LEAST for word in every) else every
    words = _kept(words, tables.legal_forms)
    return Spelled(name, tuple(words), "".join(words), script)


def spellings(name: str) -> Iterator[Spelled]:
    """The name made comparable, and the same without what stands in parentheses."""
    whole = spelled(name)
    if whole.words:
        yield whole
    if "(" in name and (short := spelled(_ASIDE.sub(" ", name))).words and short.words != whole.words:
        yield short


def _kept(words: Iterable[str], less: frozenset[str]) -> list[str]:
    held = list(words)
    return [word for word in held if word not in less] or held


def _script(name: str) -> str:
    if _ABJAD.search(name):
        return "abjad"
    if _CYRILLIC.search(name):
        return "cyrillic"
    return "syllables" if _SYLLABLES.search(name) else "latin"


def _latin(name: str, tables: Spelling) -> list[str]:
    """The words in small Latin letters."""
    composed = unicodedata.normalize("NFKC", name)
    apart = _SYLLABLES.sub(lambda hit: f" {' '.join(_SYLLABLE.findall(anyascii(hit.group())))} ", composed)
    latin = apart.casefold().translate(tables.silent).translate(tables.letters)
    plain = anyascii(latin).lower().translate(tables.silent)
    return _WORD.findall(tables.legal_phrases.sub(" ", plain)) or _WORD.findall(plain)


def _parted(word: str, tables: Spelling) -> Iterator[str]:
    """``abdelfattah`` and ``abdul fattah`` as the same two words."""
    hit = tables.servants.match(word)
    if hit is None:
        yield word
        return
    yield hit[1]
    if rest := word[hit.end() :]:
        yield rest


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """A word reduced to how it sounds, so that transcriptions of one name agree."""
    tables = spelling()
    word = tables.variants.get(word, word)
    for one, other in tables.sounds:
        word = one.sub(other, word)
    return _TWICE.sub(r"\1", word)


@lru_cache(maxsize=200_000)
def bones(word: str) -> tuple[str, tuple[str, ...]]:
    """The consonants of a word as it sounds, and the groups of vowels between them."""
    heard = sound(word)
    if len(heard) > 1 and heard[-1] == "h" and heard[-2] in _VOWELS:
        heard = heard[:-1]
    return _TWICE.sub(r"\1", _GROUPS.sub("", heard)), tuple(_GROUPS.findall(heard))


@lru_cache(maxsize=65_536)
def unvoiced(word: str) -> re.Pattern[str]:
    """How a word without its short vowels may sound in full; its first letter may be an article."""
    parts = [f"[{_VOWELS}]?" + _VOICED.get(letter, letter) for letter in sound(word)]
    if word.startswith("l"):
        parts[0] = "l?"
    return re.compile("".join(parts) + f"[{_VOWELS}]?h?")


_VOICED = {"i": "[ei]", "v": "[ouv]", "h": "h?"}


def is_variant(one: str, other: str) -> bool:
    """Whether a table says that two words write the same name."""
    variants = spelling().variants
    return variants.get(one, one) == variants.get(other, other)


def is_common(word: str) -> bool:
    """Whether many names share this word."""
    return len(word) < 2 or word in spelling().common


def is_patronymic(word: str) -> bool:
    """Whether a word is a father's name, which one list writes and another leaves out."""
    return word.endswith(spelling().patronymic)


def differ_by_sex(one: str, other: str) -> bool:
    """Whether two words are the surnames of a man and a woman, as Slavic languages tell them apart."""
    pair = (one, other)
    for man, woman in spelling().feminine:
        for a, b in (pair, pair[::-1]):
            if a.endswith(man) and b.endswith(woman) and a[: -len(man)] == b[: -len(woman)]:
                return True
    return False
