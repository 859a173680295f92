"""Checks that compare files: references that lead nowhere, names that two entries claim."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from concordant.knowledge.entry import Entry, Named, Refers
from concordant.knowledge.lint import Around, Lint, Remark
from concordant.knowledge.schema import Actor

At = tuple[str | int, ...]
CLAIMING = ("names", "metonyms")


@cache
def references(model: type[BaseModel]) -> Mapping[str, str]:
    """The fields of ``model`` whose values name something else, with what they name."""
    found: dict[str, str] = {}
    for name, field in model.model_fields.items():
        marks = [mark for mark in field.metadata if isinstance(mark, Refers)]
        marks += _marks(field.annotation)
        if marks:
            found[name] = marks[0].target
    return found


def named(record: BaseModel, at: At = ()) -> Iterator[tuple[At, str, str]]:
    """All that ``record`` and the records within it name: at which key, in which folder, which id."""
    marked = references(type(record))
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        place = (*at, field.alias or name)
        if name in marked:
            yield from (
                (place, marked[name], one) for one in ((value,) if isinstance(value, str) else value or ())
            )
        elif isinstance(value, BaseModel):
            yield from named(value, place)
        elif isinstance(value, tuple):
            for number, one in enumerate(value):
                if isinstance(one, BaseModel):
                    yield from named(one, (*place, number))


def _marks(annotation: Any) -> list[Refers]:
    own = [mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, Refers)]
    return own + [mark for argument in get_args(annotation) for mark in _marks(argument)]


class ReferenceLeadsSomewhere(Lint):
    """A code or id must belong to something."""

    name = "references lead somewhere"
    recommendation = "Correct the id, or add the file that it names."

    def look_at(self, folder: str, entry: Entry, around: Around) -> Iterator[Remark]:
        """References to states, actors, classes… that do not exist."""
        for at, target, value in named(entry):
            if not around.holds(target, value):
                wrong = f'"{value}" is none of the {target} in the knowledge.'
                yield Remark(entry, wrong, self._instead(target, value, around), at)

    def _instead(self, target: str, value: str, around: Around) -> str:
        known = around.states if target == "states" else around.folders.get(target, frozenset())
        close = get_close_matches(value, sorted(known), n=1, cutoff=0.5)
        return f'Write "{close[0]}" if that is meant; else add the file.' if close else ""


class NameHasOneOwner(Lint):
    """A name that always counts can only belong to one entry of its folder."""

    name = "a name has one owner"
    recommendation = "Keep it in one file; elsewhere, move it to [short] with context words in needs."

    def look(self, around: Around) -> Iterator[Remark]:
        """Names that two entries of one folder claim in the same language."""
        owners: dict[tuple[str, str, str], Named] = {}
        for folder, entry in around.knowledge:
            if not isinstance(entry, Named):
                continue
            for table, lang, words in claimed(entry):
                first = owners.setdefault((folder, lang, words.casefold()), entry)
                if first.id != entry.id:
                    wrong = f'"{words}" is also claimed by {first.id}.'
                    yield Remark(entry, wrong, at=(table, lang), words=f'"{words}"')


class DemonymHasOneOwner(Lint):
    """A demonym can only stand for one state."""

    name = "a demonym has one owner"
    recommendation = "Keep it with the state that the press means by it."

    def look(self, around: Around) -> Iterator[Remark]:
        """Demonyms that two actors claim in the same language."""
        owners: dict[tuple[str, str], Actor] = {}
        for actor in around.knowledge.actors.values():
            for form in actor.forms():
                if form.kind == "demonym":
                    first = owners.setdefault((form.lang, form.text.casefold()), actor)
                    if first.id != actor.id:
                        wrong = f'"{form.text}" is also claimed by {first.id}.'
                        yield Remark(actor, wrong, at=("demonyms", form.lang), words=f'"{form.text}"')


def claimed(entry: Named) -> Iterator[tuple[str, str, str]]:
    """The words that count for ``entry`` whatever stands around them: table, language, words."""
    for table in CLAIMING:
        for lang, words in getattr(entry, table, {}).items():
            for each in words:
                yield table, lang, each


ACROSS_LINTS: tuple[Lint, ...] = (ReferenceLeadsSomewhere(), NameHasOneOwner(), DemonymHasOneOwner())
