"""Whether the goods of an act are among those of a provision."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from concordant.assessment.concerns.law import Law
from concordant.knowledge.provision import Scope
from concordant.model.claim import Item
from concordant.model.finding import Finding

UNSPECIFIED = frozenset({"weapons_unspecified", "munitions_unspecified"})
"""Classes for arms that no report describes any closer."""


@dataclass(frozen=True, slots=True)
class Goods:
    """What an act is about: its item classes, and all the words by which reports call it."""

    classes: tuple[str, ...]
    surfaces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """That goods are covered, with weak links: ``goods_differ``, ``class_wider``, ``class_unspecified``."""

    codes: tuple[str, ...] = ()


def goods_of(finding: Finding) -> Goods:
    """The goods on which all reports agree; else those of each version."""
    versions = [version.item for version in (finding.versions or finding.denials) if version.item]
    items: list[Item] = [finding.item] if finding.item else versions
    classes = tuple(dict.fromkeys(item.item_class for item in items))
    surfaces = dict.fromkeys(item.surface for item in [*items, *versions] if item.surface)
    return Goods(classes, tuple(surface for surface in surfaces if surface))


def fit(scope: Scope, goods: Goods, law: Law) -> Fit | None:
    """Whether ``scope`` covers ``goods``; None where it does not.

    A class is covered with all its narrower ones; a wider class is not, since nobody says that the goods
    are of the kind meant. Where versions differ and only some are covered, the fit is a weak one.
    """
    if scope.words and not _spoken(scope.words, goods.surfaces):
        return None
    if scope.words_not and _spoken(scope.words_not, goods.surfaces):
        return None
    if scope.any_goods:
        return Fit()
    verdicts = [_one(scope, each, law) for each in goods.classes]
    found = [verdict for verdict in verdicts if verdict is not None]
    if not found:
        return None
    codes = {code for verdict in found for code in verdict.codes}
    if len(found) < len(verdicts):
        codes.add("goods_differ")
    return Fit(tuple(sorted(codes)))


def _one(scope: Scope, item_class: str, law: Law) -> Fit | None:
    wider = law.wider.get(item_class, frozenset({item_class}))
    if wider & set(scope.exempt):
        return None
    if wider & set(scope.classes):
        return Fit(("class_unspecified",) if item_class in UNSPECIFIED else ())
    return Fit(("class_wider",)) if item_class in scope.unsure else None


def _spoken(words: Mapping[str, tuple[str, ...]], surfaces: tuple[str, ...]) -> bool:
    """Whether one of the words, of whatever language, stands in one of the names of the goods."""
    patterns = tuple(word for each in words.values() for word in each)
    text = " ; ".join(surfaces).casefold().replace("’", "'")
    return bool(_pattern(patterns).search(text))


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words only; ``*`` stands for any letters."""
    plain = (word.casefold().replace("’", "'") for word in words)
    each = (re.escape(word).replace(r"\*", r"\w*") for word in plain)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)")
