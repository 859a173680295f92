"""The weapon that know-how is about: "blueprints of the K2 tank" are filed under tanks.

So the annotation guideline rules: the class of the weapon concerned where it is said, else technology.
"""

from collections.abc import Sequence

from concordant.extraction.chunks import Chunk, Phrase

TECHNOLOGY = "technology"
_REACH = 3
_NO_WEAPON = frozenset({TECHNOLOGY, "other", "personnel", "funds_or_fuel", "weapons_unspecified"})


def weapon_concerned(chunks: Sequence[Chunk], i: int) -> str | None:
    """The class of the weapon that the know-how at ``i`` is about; None where none is said.

    Args:
        chunks: of the sentence.
        i: where the know-how stands.
    """
    phrase = chunks[i].phrase
    if phrase is None:
        return None
    if phrase.inner is not None and phrase.inner.item_class not in _NO_WEAPON:
        return phrase.inner.item_class
    if phrase.model is not None and phrase.model.item_class:
        return phrase.model.item_class
    for chunk in chunks[i + 1 : i + 1 + _REACH]:
        if chunk.phrase is None or chunk.prep is None:
            return None
        found = _class(chunk.phrase)
        if found is not None:
            return found if found not in _NO_WEAPON else None
    return None


def _class(phrase: Phrase) -> str | None:
    if phrase.model is not None and phrase.model.item_class:
        return phrase.model.item_class
    goods = phrase.goods
    return goods.item_class if goods is not None and not (goods.special or goods.container) else None
