"""Joins chunks that name one thing: a title and a name, goods and their model, an apposition."""

from collections.abc import Sequence
from dataclasses import replace

from concordant.extraction.chunks import Chunk, Phrase

_OUT_OF = (None, "of", "from")
"""What joins a part to its whole: "12 of the 31"; nothing where the article goes with the number."""

_DESCRIBING = frozenset({"person", "company", "group"})
"""Sorts of nouns that tell whose a name is."""


def merge(chunks: Sequence[Chunk]) -> tuple[Chunk, ...]:
    """The chunks with neighbours joined that name one thing."""
    out: list[Chunk] = []
    i = 0
    while i < len(chunks):
        chunk = chunks[i]
        last = out[-1] if out else None
        counted = _worth_of(last, chunk) or _part_of(last, chunk)
        if counted is not None:
            out[-1] = counted
            i += 1
            continue
        if last is not None and last.phrase and chunk.phrase and (chunk.prep is None or _model(last, chunk)):
            joined = _joined(last.phrase, chunk.phrase, adjacent=last.last == chunk.first)
            if joined is not None and last.last == chunk.first:
                out[-1] = replace(last, last=chunk.last, end=chunk.end, phrase=joined)
                i += 1
                continue
        if _apposition(out, chunks, i):
            before = out[-1].phrase
            name = chunks[i + 1].phrase
            assert before is not None and name is not None
            joined = _joined(before, name, adjacent=False)
            if joined is not None:
                out[-1] = replace(out[-1], last=chunks[i + 1].last, end=chunks[i + 1].end, phrase=joined)
                i += 2
                continue
        if (described := _described(out, chunks, i)) is not None:
            out[-1] = described
            i += 3 if i + 2 < len(chunks) and chunks[i + 2].text == "," else 2
            continue
        out.append(chunk)
        i += 1
    return tuple(_spread(out))


def _model(goods: Chunk, chunk: Chunk) -> bool:
    """Whether a model's name that is never declined stands after goods: the case it is given is a guess."""
    held, name = goods.phrase, chunk.phrase
    if held is None or held.goods is None or held.goods.container or name is None or chunk.grams:
        return False
    if name.model is None or name.goods is not None or name.start != chunk.start:
        return False
    # Counted goods that the name makes no narrower gain little, and were claimed where annotators are silent.
    return held.quantity is None or name.model.item_class != held.goods.item_class


def _worth_of(before: Chunk | None, chunk: Chunk) -> Chunk | None:
    """'For 7 million dollars of chips': goods counted by their price."""
    if before is None or before.phrase is None or chunk.phrase is None or chunk.prep != "of":
        return None
    price, goods = before.phrase, chunk.phrase
    money = price.sort == "number" and getattr(price.quantity, "kind", "") in ("money", "share")
    if not money or not (goods.goods or goods.model) or before.last != chunk.first:
        return None
    phrase = replace(goods, quantity=price.quantity)
    return replace(before, last=chunk.last, end=chunk.end, phrase=phrase, prep=None)


def _part_of(before: Chunk | None, chunk: Chunk) -> Chunk | None:
    """'Twelve of the 31 tanks': what is told is told of the twelve."""
    if before is None or before.phrase is None or chunk.phrase is None or before.last != chunk.first:
        return None
    part, goods = before.phrase, chunk.phrase
    if part.sort != "number" or getattr(part.quantity, "kind", "") not in ("count", "share"):
        return None
    whole = goods.quantity is not None and (goods.goods or goods.model) and chunk.prep in _OUT_OF
    if not whole:
        return None
    phrase = replace(goods, start=part.start, quantity=part.quantity)
    return replace(before, last=chunk.last, end=chunk.end, phrase=phrase)


def _spread(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Carries 'between' over to the second phrase: between A and B."""
    out: list[Chunk] = []
    for chunk in chunks:
        k = len(out) - 2
        while k > 0 and out[k].phrase is not None and out[k].prep == "of":
            k -= 1  # "between the minister of defence and his counterpart"
        joined = k >= 0 and "list_word" in out[-1].cats and out[k].prep == "between"
        out.append(
            replace(chunk, prep="between") if joined and chunk.phrase and chunk.prep is None else chunk
        )
    return out


def _apposition(out: Sequence[Chunk], chunks: Sequence[Chunk], i: int) -> bool:
    """A person's title, a comma, a person's name, and an end."""
    if not out or chunks[i].kind != "mark" or chunks[i].text != "," or i + 1 >= len(chunks):
        return False
    before, name = out[-1].phrase, chunks[i + 1].phrase
    if before is None or name is None or chunks[i + 1].prep is not None:
        return False
    if before.noun is None or before.noun.sort != "person" or before.name or before.proper:
        return False
    if before.quantity is not None:
        return False  # "that killed two people, Jane Doe said"
    person = name.sort == "proper" or (name.name is not None and name.name.sort == "person")
    after = chunks[i + 2] if i + 2 < len(chunks) else None
    return person and (
        after is None or after.kind == "verb" or (after.kind == "mark" and after.text in ",.)»")
    )


def _described(out: Sequence[Chunk], chunks: Sequence[Chunk], i: int) -> Chunk | None:
    """An unknown name with what says whose it is: 'Jinhui Trading, a Chinese firm,'."""
    name = out[-1].phrase if out else None
    if name is None or name.sort != "proper" or chunks[i].text != "," or i + 1 >= len(chunks):
        return None
    who, closing = chunks[i + 1].phrase, chunks[i + 2] if i + 2 < len(chunks) else None
    if who is None or chunks[i + 1].prep is not None or who.noun is None or who.name or who.proper:
        return None
    closed = closing is None or (closing.kind == "mark" and closing.text in ",.;")
    if not (closed and who.states) or who.quantity is not None or who.noun.sort not in _DESCRIBING:
        return None
    last = closing.last if closing is not None and closing.text == "," else chunks[i + 1].last
    phrase = replace(who, proper=name.proper, head=name.head, start=name.start)
    return replace(out[-1], last=last, end=chunks[i + 1].end, phrase=phrase)


def _joined(before: Phrase, after: Phrase, adjacent: bool) -> Phrase | None:
    if before.goods is not None and after.model is not None and after.goods is None and before.model is None:
        return replace(before, model=after.model, end=after.end)
    if before.goods is not None and after.sort == "proper" and adjacent and after.quantity is None:
        # An unknown designation right after goods only names their model.
        return replace(before, proper=after.proper, end=after.end)
    named = after.name is not None and after.name.kind == "actor" and after.name.sort != "state"
    if adjacent and named and _whose(before):
        return replace(after, start=before.start)
    if before.noun is not None and before.name is None and before.proper is None:
        if after.name is not None and after.name.kind in ("actor", "outlet") and after.name.form != "demonym":
            if after.name.sort == "state" and not adjacent:
                return None
            return replace(before, sort="speaker", name=after.name, end=after.end)
        if after.sort == "proper":
            return replace(before, sort="speaker", proper=after.proper, end=after.end)
    return None


def _whose(phrase: Phrase) -> bool:
    """Whether it only says of which state somebody is whose name follows: 'the Czech [firm] CSG'."""
    demonym = phrase.name is not None and phrase.name.form == "demonym"
    counted = phrase.quantity is not None or "plural" in phrase.traits
    return demonym and phrase.noun is None and phrase.goods is None and not counted
