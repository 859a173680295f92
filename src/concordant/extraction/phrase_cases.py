"""In which relation a phrase stands by its case, where languages have cases: of, to, by, or none."""

from collections.abc import Sequence

from concordant.extraction.chunks import Chunk
from concordant.language.compiled import Language

Grams = frozenset[str]
"""Readings of a phrase: case, number and gender, joined by full stops."""

_EVERY = frozenset({"nom", "gen", "dat", "acc", "ins", "loc"})
_DIRECT = frozenset({"nom", "acc"})


def relation(
    language: Language, out: Sequence[Chunk], grams: Grams, counted: bool
) -> tuple[str | None, Grams]:
    """The relation of the last phrase of a row, and those of its readings that fit it.

    Args:
        language: how its cases and prepositions make relations.
        out: the chunks up to the phrase.
        grams: the readings of the phrase; nothing where nothing tells.
        counted: whether a number governs it.
    """
    prep = out[-1].prep
    cases = {g.split(".")[0] for g in grams} or _EVERY
    if prep is not None:
        made = language.governed.get(prep, {})
        case = next((case for case in made if case in cases), None)
        if case is None and counted and "acc" in made:
            case = "acc"  # 'an order for 20 thousand shells': the noun only tells that it is counted
        return (made[case] if case else prep), grams
    shared = _shared(out, cases)
    if shared is not None:
        return shared, grams
    case = _bare_case(out, cases, counted)
    if case in _DIRECT:
        kept = frozenset(g for g in grams if g[:3] in _DIRECT)
        return None, kept or (frozenset({"nom.p.", "acc.p."}) if counted else frozenset())
    if case == "object":
        return None, frozenset({"acc.s.", "acc.p."})
    return language.cases.get(case), frozenset(g for g in grams if g[:3] == case)


def _shared(out: Sequence[Chunk], cases: set[str] | Grams) -> str | None:
    """The preposition of the phrase before a conjunction: 'between Russia and Iran'."""
    if len(out) < 3 or "list_word" not in out[-2].cats or out[-3].phrase is None:
        return None
    before = out[-3]
    if before.prep is None or before.prep in ("of", "to", "by") or out[-2].last != out[-1].first:
        return None
    alike = cases & {g.split(".")[0] for g in before.grams}
    if not alike or ("nom" in cases and not any(c.kind == "verb" for c in out)):
        return None
    return before.prep


def _bare_case(out: Sequence[Chunk], cases: set[str] | Grams, counted: bool) -> str:
    """The case of a phrase without preposition, by what stands before it."""
    noun = _noun_before(out)
    if counted and len(cases) == 1 and not cases & {*_DIRECT, "gen"}:
        return next(iter(cases))
    if counted:
        return "gen" if noun is not None and "gen" in cases and _counts(noun) else "nom"
    if noun is not None and "gen" in cases:
        if "dat" in cases and _gives(noun):
            return "dat"
        if _holds(noun):
            return "gen"
        if not cases & _DIRECT:
            return "object" if any(c.verb is not None and c.verb.negated for c in out) else "gen"
    if cases & _DIRECT:
        return "nom"
    if "gen" in cases and "dat" not in cases:
        return "gen" if noun is not None else "object"
    if "dat" in cases:
        return "dat"
    return "ins" if "ins" in cases else "nom"


def _noun_before(out: Sequence[Chunk]) -> Chunk | None:
    """The phrase right before the last one, with nothing between."""
    if len(out) < 2 or out[-2].kind != "phrase" or out[-2].last != out[-1].first:
        return None
    return out[-2]


def _holds(noun: Chunk) -> bool:
    """Whether a phrase may have a complement in the genitive: a common noun, no name."""
    phrase = noun.phrase
    if phrase is None or phrase.sort in ("proper", "number"):
        return False
    return phrase.name is None or phrase.name.form == "demonym"


def _counts(noun: Chunk) -> bool:
    """Whether a phrase may be completed by a number of things: an act, goods, no party."""
    phrase = noun.phrase
    if phrase is None or noun.prep in ("to", "by"):
        return False
    return bool(phrase.frames or phrase.operators or phrase.goods)


def _gives(noun: Chunk) -> bool:
    """Whether a phrase names goods that go to whom an ambiguous case names: 'shells (to/of) Russia'."""
    phrase = noun.phrase
    return phrase is not None and noun.prep == "of" and phrase.goods is not None and not phrase.goods.special
