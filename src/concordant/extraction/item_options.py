"""The goods that a candidate could be about, each with the features that speak for it."""

from concordant.extraction.candidates import Candidate, Goods
from concordant.extraction.chunks import Chunk
from concordant.extraction.options import Option
from concordant.extraction.relations import Relations
from concordant.extraction.slots import SlotFinder
from concordant.extraction.wares import grouped
from concordant.extraction.weights import Group

_LISTED = frozenset({"transfer", "production", "procurement", "interdiction", "deployment", "use"})
"""Events of which every kind of goods in a row makes a claim of its own."""

_TRAITS = ("definite", "demonstrative", "possessive", "plural")


def item_options(rule: Candidate, relations: Relations, finder: SlotFinder) -> tuple[Option, ...]:
    """All goods of the sentence that the frame takes, the choice of the rules, and the empty slot."""
    event, form, frame = rule.frame.event, relations.form, rule.frame
    named: list[Option] = []
    ruled = {g.chunk for g in rule.goods if g.chunk is not None}
    for k in finder.wares:
        goods = finder.fillers.goods(k, frame, finder.on_theme)
        if goods is None or k == rule.chunk:
            continue
        choice = "rule" if k in ruled else "not.rule" if rule.goods else ""
        whole = _whole(k, goods, rule, finder)
        groups = (
            *relations.groups(k),
            *relations.words(k),
            _traits(goods, finder.chunks[k]),
            (_named, event, form, bool(frame.classes), choice),
        )
        named.append(Option(groups, None, whole, k))
    seen = {o.chunk for o in named}
    if rule.goods and not ruled & seen:
        named.append(Option(((_unnamed, event, form),), None, rule.goods, rule.goods[0].chunk))
    empty = (_none, event, form, frame.id, bool(rule.goods), min(2, len(named)))
    return (Option((empty,)), *named)


def _whole(k: int, goods: Goods, rule: Candidate, finder: SlotFinder) -> tuple[Goods, ...]:
    """The goods at ``k`` with those that stand in one row with them, or those that the rules took."""
    ruled = rule.goods if any(g.chunk == k for g in rule.goods) else (goods,)
    if rule.frame.event not in _LISTED:
        return ruled
    row = next((row for row in finder.lists if k in row), ())
    found = [finder.fillers.goods(n, rule.frame, finder.on_theme) for n in row if n != rule.chunk]
    told = grouped([g for g in found if g is not None and not _vague(g, k, finder)], finder.chunks)
    return told if len(told) > len(ruled) else ruled


def _vague(goods: Goods, k: int, finder: SlotFinder) -> bool:
    """Whether goods at the end of a row name nothing: "and other equipment"."""
    phrase = finder.chunks[goods.chunk].phrase if goods.chunk is not None else None
    named = phrase is None or phrase.goods is None or phrase.model is not None
    return goods.chunk != k and not named and bool(phrase and phrase.goods and phrase.goods.weak)


def _traits(goods: Goods, chunk: Chunk) -> Group:
    phrase = chunk.phrase
    if phrase is None:
        return (_described, goods.item_class, ())
    marks = (
        ("counted", phrase.quantity is not None),
        ("model", phrase.model is not None),
        ("weak", phrase.goods is not None and phrase.goods.weak),
        ("special", phrase.goods is not None and phrase.goods.special),
        ("backward", goods.anaphoric),
    )
    traits = tuple(f"trait={trait}" for trait in _TRAITS if trait in phrase.traits)
    return (_described, goods.item_class, (*(mark for mark, holds in marks if holds), *traits))


def _described(item_class: str, marks: tuple[str, ...]) -> tuple[str, ...]:
    return (f"class={item_class}", *marks)


def _named(event: str, form: str, listed: bool, choice: str) -> tuple[str, ...]:
    told = [f"some|{event}", f"some|{form}"]
    if listed:
        told.append(f"listed|{event}")
    if choice:
        told.append(choice)
    if choice == "rule":
        told += [f"rule|{form}", f"rule|{event}"]
    return tuple(told)


def _unnamed(event: str, form: str) -> tuple[str, ...]:
    return "rule", f"rule|{form}", f"rule|{event}", f"rule.implied|{event}", f"some|{event}"


def _none(event: str, form: str, frame: str, chosen: bool, near: int) -> tuple[str, ...]:
    return (
        "none", f"none|{event}", f"none|{form}", f"none|{frame}", f"none|rule={chosen}",
        f"none|named={near}",
    )  # fmt: skip
