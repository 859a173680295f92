"""The texts that benchmarks read: on the theme and off it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from benchmarks.processes import ROOT

QUALITY = ROOT / "tests" / "quality"
CORPORA = {
    "fr": QUALITY / "corpus" / "texts.jsonl",
    "en": QUALITY / "en" / "corpus" / "texts.jsonl",
    "ru": QUALITY / "ru" / "corpus" / "texts.jsonl",
}
_OFF = Path(__file__).with_name("texts")
OFF_THEME = {"fr": _OFF / "offtheme.txt", "en": _OFF / "offtheme_en.txt", "ru": _OFF / "offtheme_ru.txt"}
_COPIES = 8
_SHORT = {"en": 2, "ru": 2}
"""How often a pass repeats the texts of a language that has few."""

WARM_UP = (
    "La bibliothèque municipale rouvrira ses portes lundi après deux mois de travaux. Les lecteurs y "
    "trouveront une salle plus claire, des fauteuils neufs et trois mille livres de plus. Les horaires "
    "ne changent pas, sauf le jeudi, où elle restera ouverte jusqu’à vingt heures."
)
"""Read first and not measured: both readers load some of their parts only then."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Some texts under a name; a pass repeats them ``copies`` times, to last long enough to be measured."""

    name: str
    texts: tuple[str, ...]
    copies: int = 1
    warm_up: str = WARM_UP

    @property
    def words(self) -> int:
        """How many words, counted between blanks."""
        return count_words(self.texts)

    def passes(self, count: int) -> list[list[str]]:
        """The warm-up, the texts as they are, then ``count`` passes where every copy ends otherwise."""
        told = [
            [f"{text}\n\nPage {number}.{copy}\n" for copy in range(self.copies) for text in self.texts]
            for number in range(1, count + 1)
        ]
        return [[self.warm_up], list(self.texts), *told]


def count_words(texts: Iterable[str]) -> int:
    """Words between blanks."""
    return sum(len(text.split()) for text in texts)


def on_theme(lang: str = "fr") -> Texts:
    """The development texts of a language and, in French, the bundled reports before them."""
    texts = _bundled() if lang == "fr" else []
    corpus = CORPORA[lang]
    if corpus.exists():
        rows = (json.loads(row) for row in corpus.read_text("utf-8").split("\n") if row)
        texts += [row["text"] for row in rows if row["lang"] == lang]
    return Texts("on theme", tuple(texts), _SHORT.get(lang, 1), _warm_up(lang))


def _bundled() -> list[str]:
    folder = files("concordant.samples").joinpath("reports")
    held = [f for f in sorted(folder.iterdir(), key=lambda f: f.name) if f.name.endswith(".txt")]
    return [f.read_text("utf-8") for f in held]


def off_theme(lang: str = "fr") -> Texts:
    """News of sport, weather, cooking, business and culture."""
    return Texts("off theme", _paragraphs(lang), _COPIES * _SHORT.get(lang, 1), _warm_up(lang))


def _paragraphs(lang: str) -> tuple[str, ...]:
    return tuple(OFF_THEME[lang].read_text("utf-8").strip().split("\n\n"))


def _warm_up(lang: str) -> str:
    return WARM_UP if lang == "fr" else _paragraphs(lang)[0]
