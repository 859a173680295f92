"""The texts that benchmarks read: on the theme and off it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from benchmarks.processes import ROOT

CORPUS = ROOT / "tests" / "quality" / "corpus" / "texts.jsonl"
OFF_THEME = Path(__file__).with_name("texts") / "offtheme.txt"
_COPIES = 8
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
        return [[WARM_UP], list(self.texts), *told]


def count_words(texts: Iterable[str]) -> int:
    """Words between blanks."""
    return sum(len(text.split()) for text in texts)


def on_theme() -> Texts:
    """The bundled reports and, where there are any, the development texts."""
    folder = files("concordant.samples").joinpath("reports")
    held = [f for f in sorted(folder.iterdir(), key=lambda f: f.name) if f.name.endswith(".txt")]
    texts = [f.read_text("utf-8") for f in held]
    if CORPUS.exists():
        rows = (json.loads(row) for row in CORPUS.read_text("utf-8").split("\n") if row)
        texts += [row["text"] for row in rows if row["lang"] == "fr"]
    return Texts("on theme", tuple(texts))


def off_theme() -> Texts:
    """News of sport, weather, cooking, business and culture."""
    return Texts("off theme", tuple(OFF_THEME.read_text("utf-8").strip().split("\n\n")), _COPIES)
