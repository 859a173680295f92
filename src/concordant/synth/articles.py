"""Articles as lists of lines: written anew, or made from another by cutting, shuffling, rewriting."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Literal, NamedTuple

from concordant.synth.cascade import Posting
from concordant.synth.preset import Preset
from concordant.synth.sentences import PICKS

Role = Literal["act", "remark", "filler", "more", "stock", "roundup", "correction", "credit"]

_FEWEST = 9
_REMARKS = (8, 14)
_FILLERS = (1, 4)
_STOCK = (1, 4)
_CUT = 5 / 12
_PICKS = 16 * 20**4
_KEPT = 8 / 12
_NEW = 4
_CREDITED = 0.3


class Line(NamedTuple):
    """One sentence to be worded: its role, the part it is about, its choices, whether with synonyms."""

    role: Role
    part: int
    picks: tuple[int, ...]
    light: bool = False


class Article(NamedTuple):
    """A text before it is worded in a language; ``title`` chooses the headline."""

    title: int
    lines: tuple[Line, ...]


class Writer:
    """Writes articles, each from a posting and from the article that it was made from."""

    def __init__(self, preset: Preset, chance: Random) -> None:
        self._preset, self._chance = preset, chance

    def write(self, posting: Posting, model: Article | None) -> Article:
        """The article of a posting."""
        kind = posting.parts[0].kind
        if kind == "roundup":
            return self._roundup(posting)
        if model is None:
            return self._fresh()
        # A model that sums up several acts passes on only the first of them.
        model = model._replace(lines=tuple(line for line in model.lines if _passes_on(line)))
        if kind in ("verbatim", "garbled", "translation"):
            return self._credited(model, posting)
        if kind == "correction":
            return model._replace(lines=(self._line("correction"), *model.lines))
        if kind == "cut":
            return model._replace(lines=self._cut(model.lines))
        if kind == "shuffle":
            return model._replace(lines=self._shuffled(model.lines))
        return self._rewritten(model, heavy=kind == "heavy")

    def _fresh(self) -> Article:
        remarks = self._several("remark", _REMARKS)
        fillers = [*remarks, *self._several("filler", _FILLERS), self._line("more")]
        stock = self._stock()
        self._chance.shuffle(fillers)
        return Article(self._pick(), (self._line("act"), *fillers, *stock))

    def _roundup(self, posting: Posting) -> Article:
        lines = [self._line("roundup")]
        for number, _ in enumerate(posting.parts):
            lines.append(self._line("act", number))
            lines.extend(self._several("remark", (2, 3)))
        return Article(self._pick(), (*lines, *self._stock()))

    def _credited(self, model: Article, posting: Posting) -> Article:
        """The same lines; sometimes a last one names the agency that they come from."""
        lines = [line for line in model.lines if line.role != "credit"]
        if len(posting.parts[0].chain) > 1 and self._chance.random() < _CREDITED:
            lines.append(self._line("credit"))
        return model._replace(lines=tuple(lines))

    def _cut(self, lines: Sequence[Line]) -> tuple[Line, ...]:
        keep = max(_FEWEST, round(len(lines) * _CUT))
        return tuple(lines[:keep])

    def _shuffled(self, lines: Sequence[Line]) -> tuple[Line, ...]:
        acts = [line for line in lines if line.role == "act"]
        others = [line for line in lines if line.role != "act"]
        kept = self._chance.sample(others, round(len(others) * _KEPT))
        return (*acts, *kept, *self._several("remark", (_NEW, _NEW)))

    def _rewritten(self, model: Article, heavy: bool) -> Article:
        """In other words; heavily: acts worded anew, half of the rest replaced, all in another order."""
        chance, lines = self._chance, []
        for line in model.lines:
            if line.role == "act":
                lines.append(self._line("act", line.part) if heavy or chance.random() < 0.5 else line)
            elif heavy and chance.random() < 0.5:
                lines.append(self._line("remark"))
            else:
                lines.append(line._replace(light=True))
        if heavy:
            rest = lines[1:]
            chance.shuffle(rest)
            lines = [lines[0], *rest]
        return Article(self._pick(), tuple(lines))

    def _stock(self) -> list[Line]:
        if self._chance.random() >= self._preset.background:
            return []
        return list(self._several("stock", _STOCK))

    def _several(self, role: Role, bounds: tuple[int, int]) -> Iterator[Line]:
        for _ in range(self._chance.randint(*bounds)):
            yield self._line(role)

    def _line(self, role: Role, part: int = 0) -> Line:
        return Line(role, part, tuple(self._pick() for _ in range(PICKS if role == "act" else 1)))

    def _pick(self) -> int:
        return int(self._chance.random() * _PICKS)


def _passes_on(line: Line) -> bool:
    return line.part == 0 and line.role not in ("roundup", "correction", "credit")
