"""What the head of a phrase is, and what the words before it make of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from concordant.extraction.phrase_builder import TREATIES
from concordant.extraction.phrases import Cut
from concordant.language.meanings import LOOKALIKE, ActorNoun, Evoked, Goods, Governing, Meaning, Name


@dataclass(frozen=True, slots=True)
class Unit:
    """One word or expression inside a phrase.

    Attributes:
        kind: ``name``, ``meaning``, ``proper`` or ``word``.
        first: its first token.
        last: one past its last token.
        name: the known name.
        meanings: what it may stand for.
    """

    kind: str
    first: int
    last: int
    name: Name | None = None
    meanings: tuple[Meaning, ...] = ()

    def meaning(self, wanted: type) -> Any:
        """The first of its meanings of one kind."""
        return next((m for m in self.meanings if isinstance(m, wanted)), None)

    @property
    def demonym(self) -> bool:
        """Whether it is a word of nationality."""
        return self.name is not None and self.name.form == "demonym"


class Heads(Cut):
    """Reads the head of a phrase from its units."""

    def _values(self, units: Sequence[Unit], head: Unit) -> dict[str, Any]:
        name = head.name
        if name is not None and name.kind == LOOKALIKE:
            return {"sort": "proper", "proper": name.words}
        if name is not None and name.kind == "agreement":
            treaty = Goods("other", None, False, False, TREATIES, special=True)
            return {"sort": "item", "name": name, "goods": treaty}
        model = next((u.name for u in reversed(units) if u.name and u.name.kind == "materiel"), None)
        if name is not None:
            return self._named(name, units)
        if head.kind == "proper":
            proper = self.text[self.tokens[head.first].start : self.tokens[head.last - 1].end]
            return {"sort": "proper", "proper": proper}
        if head.kind == "word":
            return self._unknown_head(units, head)
        return self._meant(units, head, model)

    def _named(self, name: Name, units: Sequence[Unit]) -> dict[str, Any]:
        sort = {"place": "place", "materiel": "item"}.get(name.kind, "actor")
        if sort != "item":
            return {"sort": sort, "name": name}
        goods = next((g for u in reversed(units[:-1]) if (g := u.meaning(Goods)) is not None), None)
        return {"sort": sort, "model": name, "goods": goods}

    def _unknown_head(self, units: Sequence[Unit], head: Unit) -> dict[str, Any]:
        """A head that no table knows: a place beside its name, else nothing that a role could take."""
        before = units[-2] if len(units) > 1 else None
        if before is not None and before.name is not None and before.name.kind == "place":
            return {"sort": "place", "name": before.name}
        if before is not None and before.kind == "proper" and self.tokens[head.first].upper:
            proper = self.text[self.tokens[before.first].start : self.tokens[head.last - 1].end]
            return {"sort": "proper", "proper": proper}
        return {"sort": "other"}

    def _meant(self, units: Sequence[Unit], head: Unit, model: Name | None) -> dict[str, Any]:
        noun: ActorNoun | None = head.meaning(ActorNoun)
        frames = tuple(m.frame for m in head.meanings if isinstance(m, Evoked))
        operators = tuple(m.operator for m in head.meanings if isinstance(m, Governing))
        inner = next((g for u in reversed(units[:-1]) if (g := u.meaning(Goods)) is not None), None)
        goods = _goods(head, inner)
        acting = noun is not None and (goods is None or goods.weak or inner is not None)
        sort = "item" if goods and not acting else "speaker" if noun else "frame" if frames else "operator"
        if (
            sort == "item"
            and goods is not None
            and goods.container
            and inner is not None
            and not inner.container
        ):
            return {"sort": sort, "goods": inner, "model": model, "frames": frames, "operators": operators}
        if sort == "frame" or (frames and goods is None):
            goods = inner
        return {
            "sort": sort, "goods": goods, "model": model, "noun": noun, "frames": frames,
            "operators": operators, "inner": inner,
        }  # fmt: skip


def _goods(head: Unit, inner: Goods | None) -> Goods | None:
    """The goods that a head means: behind goods of its own phrase a word such as "part" holds nothing."""
    every = [m for m in head.meanings if isinstance(m, Goods)]
    itself = [g for g in every if not g.container] if inner is not None else []
    return next(iter((*itself, *every)), None)


def stands(name: Name | None) -> bool:
    """Whether a name inside a phrase says whose, or of what state, its head is."""
    return name is not None and name.kind in ("actor", "place", "outlet") and name.state is not None
