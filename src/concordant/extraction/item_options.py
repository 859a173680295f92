"""The goods that a candidate could be about, each with the features that speak for it."""

from concordant.extraction.candidates import Candidate, Goods
from concordant.extraction.chunks import Chunk
from concordant.extraction.options import Option
from concordant.extraction.relations import Relations
from concordant.extraction.slots import SlotFinder
from concordant.extraction.weights import Group

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
        groups = (
            *relations.groups(k),
            *relations.words(k),
            _traits(goods, finder.chunks[k]),
            (_named, event, form, bool(frame.classes), choice),
        )
        named.append(Option(groups, None, rule.goods if k in ruled else (goods,), k))
    seen = {o.chunk for o in named}
    if rule.goods and not ruled & seen:
        named.append(Option(((_unnamed, event, form),), None, rule.goods, rule.goods[0].chunk))
    empty = (_none, event, form, frame.id, bool(rule.goods), min(2, len(named)))
    return (Option((empty,)), *named)


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
