"""Articles as lists of lines: written anew, or made from another by cutting, shuffling, rewriting."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Literal, NamedTuple

from concordant.synth.cascade import Posting
from concordant.synth.fillers import Filler, topics
from concordant.synth.preset import Preset
from concordant.synth.sentences import PICKS

Role = Literal["act", "fact", "remark", "filler", "more", "stock", "roundup", "correction", "credit"]

_FEWEST = 6
_FACTS = (6, 9)
_REMARKS = (1, 2)
_FILLERS = (0, 1)
_STOCK = (1, 4)
_CUT = 5 / 12
_PICKS = 16 * 20**4
_KEPT = 8 / 12
_NEW = 3
_STORIES = 1 << 40
_VARIANTS = 6**8
_BITS = 8
_TOUCHED = 0.42
_SAME_FRAME = 0.15
_CREDITED = 0.3


class Line(NamedTuple):
    """One sentence to be worded.

    Attributes:
        role: what it is for.
        part: number of the part that it is about.
        picks: its choices.
        light: whether with synonyms.
        filler: what it tells of its story, for a fact.
    """

    role: Role
    part: int
    picks: tuple[int, ...]
    light: bool = False
    filler: Filler | None = None


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
        facts = self._facts(_FACTS)
        remarks = self._several("remark", _REMARKS)
        fillers = [*facts, *remarks, *self._several("filler", _FILLERS), *self._several("more", _FILLERS)]
        stock = self._stock()
        self._chance.shuffle(fillers)
        return Article(self._pick(), (self._line("act"), *fillers, *stock))

    def _roundup(self, posting: Posting) -> Article:
        lines = [self._line("roundup")]
        for number, _ in enumerate(posting.parts):
            lines.append(self._line("act", number))
            lines.extend(self._facts((1, 2), number))
            lines.extend(self._several("remark", (1, 1)))
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
        return (*acts, *kept, *self._facts((_NEW, _NEW)))

    def _rewritten(self, model: Article, heavy: bool) -> Article:
        """In other words; heavily: acts and facts anew, half of the rest replaced, all in another order."""
        chance, lines = self._chance, []
        for line in model.lines:
            if line.role == "act":
                lines.append(self._line("act", line.part) if heavy or chance.random() < 0.5 else line)
            elif line.filler:
                lines.append(line._replace(filler=self._reworded(line.filler, heavy)))
            elif heavy and chance.random() < 0.5:
                lines.append(self._line("remark"))
            else:
                lines.append(line._replace(light=True))
        if heavy:
            rest = lines[1:]
            chance.shuffle(rest)
            lines = [lines[0], *rest]
        return Article(self._pick(), tuple(lines))

    def _reworded(self, filler: Filler, heavy: bool) -> Filler:
        """The same fact with other words in the same frame, or heavily: nearly always in another frame."""
        chance = self._chance
        if heavy and chance.random() >= _SAME_FRAME:
            frame = filler.frame + 1 + int(chance.random() * 2)
            return filler._replace(frame=frame, variant=int(chance.random() * _VARIANTS), shift=0)
        touched = sum((chance.random() < _TOUCHED) << bit for bit in range(_BITS))
        return filler._replace(shift=filler.shift ^ touched)

    def _facts(self, bounds: tuple[int, int], part: int = 0) -> list[Line]:
        """What only this report tells: topics of a story of its own."""
        chance = self._chance
        story = int(chance.random() * _STORIES)
        return [
            Line(
                "fact", part, (), False, Filler(story, topic, self._pick(), int(chance.random() * _VARIANTS))
            )
            for topic in chance.sample(range(topics()), chance.randint(*bounds))
        ]

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
