"""The goods that a candidate could be about, each with the features that speak for it."""

from collections.abc import Iterator

from concordant.extraction.candidates import Candidate, Goods
from concordant.extraction.chunks import Chunk
from concordant.extraction.options import Option, Relations
from concordant.extraction.slots import SlotFinder


def item_options(rule: Candidate, relations: Relations, finder: SlotFinder) -> tuple[Option, ...]:
    """All goods of the sentence that the frame takes, the choice of the rules, and the empty slot."""
    event, form, frame = rule.frame.event, relations.form, rule.frame
    named: list[Option] = []
    ruled = {g.chunk for g in rule.goods if g.chunk is not None}
    for k in range(len(finder.chunks)):
        goods = finder.fillers.goods(k, frame, finder.on_theme)
        if goods is None or k == rule.chunk:
            continue
        features = [
            *relations.features(k),
            f"some|{event}",
            f"some|{form}",
            *_traits(goods, finder.chunks[k]),
        ]
        if frame.classes:
            features.append(f"listed|{event}")
        if k in ruled:
            features += ["rule", f"rule|{form}", f"rule|{event}"]
        elif rule.goods:
            features.append("not.rule")
        named.append(Option(tuple(features), None, rule.goods if k in ruled else (goods,), k))
    seen = {o.chunk for o in named}
    if rule.goods and not ruled & seen:
        unnamed = ("rule", f"rule|{form}", f"rule|{event}", f"rule.implied|{event}", f"some|{event}")
        named.append(Option(unnamed, None, rule.goods, rule.goods[0].chunk))
    empty = (
        "none", f"none|{event}", f"none|{form}", f"none|{frame.id}", f"none|rule={bool(rule.goods)}",
        f"none|named={min(2, len(named))}",
    )  # fmt: skip
    return (Option(empty), *named)


def _traits(goods: Goods, chunk: Chunk) -> Iterator[str]:
    yield f"class={goods.item_class}"
    phrase = chunk.phrase
    if phrase is None:
        return
    if phrase.quantity is not None:
        yield "counted"
    if phrase.model is not None:
        yield "model"
    if phrase.goods is not None and phrase.goods.weak:
        yield "weak"
    if phrase.goods is not None and phrase.goods.special:
        yield "special"
    if goods.anaphoric:
        yield "backward"
    for trait in ("definite", "demonstrative", "possessive", "plural"):
        if trait in phrase.traits:
            yield f"trait={trait}"
