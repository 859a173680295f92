"""What entries of the knowledge are called in one language: names, seats of power, demonyms."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from concordant.knowledge.language_schema import Profile
from concordant.knowledge.schema import Actor
from concordant.language.dictionary import AnyMorphology
from concordant.language.lexicon import Key
from concordant.language.meanings import LOOKALIKE, Name
from concordant.language.tokens import fold

Groups = Iterable[tuple[str, Iterable[Any]]]
_BEYOND_LATIN = 0x250
"""The first letter after the Latin ones."""


def one_or_several(name: str, plural: str) -> tuple[str, ...]:
    """A name of a weapon, and as it is written where there are several, if names take an ending then."""
    takes = plural and name.isascii() and name[-1].isalnum() and not name.endswith(plural)
    return (name, name + plural) if takes else (name,)


def names_of(groups: Groups, profile: Profile, key: Any) -> Iterator[tuple[Key, Name]]:
    """Every way of calling the entries in one language, with what must hold before it counts.

    Args:
        groups: kinds of entries, and the entries of each.
        profile: of the language.
        key: parts words as the texts of the language are parted.
    """
    lang, analytic = profile.lang, profile.analytic
    for kind, group in groups:
        for entry in group:
            for form in entry.forms():
                # Latin names of other languages count too; demonyms are words, not names.
                words = form.kind == "demonym" and not (analytic and form.lang == lang and " " in form.text)
                if words or (form.lang != lang and (form.kind != "name" or not _latin(form.text))):
                    continue
                plural = profile.name_plural if kind == "materiel" else ""
                for text in one_or_several(form.text, plural):
                    name = Name(
                        kind=kind,
                        id=entry.id,
                        name=entry.name,
                        sort=getattr(entry, "kind", kind),
                        state=getattr(entry, "state", None) or getattr(entry, "origin", None),
                        form=form.kind,
                        needs=form.needs,
                        # "Su-30s" are several, the Su-30S is another.
                        exact=text if form.exact or (text != form.text and text[-2].isdigit()) else None,
                        item_class=getattr(entry, "item_class", None),
                        unit=getattr(entry, "unit", None),
                        lower=form.text == form.text.lower(),
                    )
                    yield tuple(fold(word) for word in key(text)), name
            for words in entry.lookalikes:
                other = Name(LOOKALIKE, "", words, LOOKALIKE, None, "name", lower=words == words.lower())
                yield tuple(fold(word) for word in key(words)), other


def _latin(text: str) -> bool:
    """Whether a name is written in Latin letters, which the press of any language may keep."""
    return text.isascii() or ord(max(text)) < _BEYOND_LATIN


def demonyms_of(actors: Iterable[Actor], lang: str, morphology: AnyMorphology) -> Mapping[str, Name]:
    """Every form of the demonyms of a language, and whom it names."""
    found: dict[str, Name] = {}
    for actor in actors:
        for form in actor.forms():
            if form.kind != "demonym" or form.lang != lang:
                continue
            name = Name("actor", actor.id, actor.name, actor.kind, actor.state, "demonym")
            inflected = morphology.inflect_adjective(form.text) | {form.text, *form.inflections}
            for word in inflected | {w for f in form.inflections for w in morphology.inflect_adjective(f)}:
                found.setdefault(fold(word), name)
    return found


def english_demonyms(actors: Iterable[Actor]) -> Mapping[str, str]:
    """The first English demonym of each state."""
    found: dict[str, str] = {}
    for actor in actors:
        for form in actor.forms():
            if form.kind == "demonym" and form.lang == "en" and actor.state:
                found.setdefault(actor.state, form.text)
    return found
