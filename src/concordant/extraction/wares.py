"""Which goods a trigger is about."""

from collections.abc import Sequence
from dataclasses import replace

from concordant.extraction.candidates import Goods, Slots
from concordant.extraction.chunks import Chunk
from concordant.extraction.slots import SlotFinder
from concordant.knowledge.language_schema import Frame, Role
from concordant.model.span import Span


class WareFinder(SlotFinder):
    """Finds goods in the places of a trigger."""

    @staticmethod
    def _places(role: Role, nominal: bool) -> tuple[str, ...]:
        return role.noun_at if nominal else role.at

    def _goods(self, i: int, frame: Frame, slots: Slots, nominal: bool, used: set[int]) -> tuple[Goods, ...]:
        if frame.trigger_item and nominal:
            phrase = self.chunks[i].phrase
            assert phrase is not None
            span = Span(phrase.start, phrase.end)
            return (
                Goods(span.of(self.fillers.text), frame.item_class or "technology", None, None, span, None),
            )
        if "item" not in frame.item.accepts:
            return ()
        for relation in self._places(frame.item, nominal):
            found: list[Goods] = []
            for k in (*slots.relations.get(relation, ()), *self._partitives(relation, slots)):
                if found and relation == "of" and not self._coordinated(k):
                    break
                goods = self.fillers.goods(k, frame, self.on_theme) if k not in used else None
                if goods:
                    found.append(goods)
                    used.add(k)
                elif found and not self._transparent(k):
                    break
            if found:
                return self._subject_matter(grouped(found, self.chunks), frame)
            if relation in slots.pronouns and relation != "clitic":
                seen = self._seen(i, slots.pronouns[relation])
                if seen is not None and (not frame.classes or seen.item_class in frame.classes):
                    return (seen,)
        return ()

    def _partitives(self, relation: str, slots: Slots) -> tuple[int, ...]:
        """Objects with a partitive article may be meant by 'of': it looks the same."""
        if relation != "of":
            return ()
        objects = slots.relations.get("object", ())
        return tuple(k for k in objects if (p := self.chunks[k].phrase) and "partitive" in p.traits)

    def _seen(self, i: int, word: str) -> Goods | None:
        """The goods that a pronoun stands for: named before in this sentence, or in earlier ones."""
        cats = {c for _, found in self.language.closed.at([word, ""], 0) for c in found}
        if not cats & {"third_plural", "third_singular", "quantifier", "clitic_item"}:
            return None
        for k in range(i - 1, -1, -1):
            phrase = self.chunks[k].phrase
            if phrase and (phrase.goods or phrase.model) and not (phrase.goods and phrase.goods.special):
                item_class = phrase.model.item_class if phrase.model else None
                item_class = item_class or (phrase.goods.item_class if phrase.goods else None)
                return Goods(None, item_class or "weapons_unspecified", None, None, None, None)
        remembered = self.fillers.salience.goods_seen[:1]
        return Goods(None, remembered[0][0], remembered[0][1], None, None, None) if remembered else None

    def _coordinated(self, k: int) -> bool:
        c = self.clauses
        return c.has(k - 1, "list_word") or c.is_mark(k - 1, ",") or c.has(k - 1, "such_as")

    def _transparent(self, k: int) -> bool:
        return self.chunks[k].prep is not None

    def _subject_matter(self, found: tuple[Goods, ...], frame: Frame) -> tuple[Goods, ...]:
        """A contract over goods concerns the class of these goods."""
        treaty = found[0]
        if frame.event != "agreement" or treaty.chunk is None:
            return found
        for argument in self.clauses.arguments(treaty.chunk):
            phrase = self.chunks[argument.index].phrase
            wanted = argument.relation in ("about", "for", "of") and phrase is not None
            if wanted and phrase is not None and (phrase.goods is not None or phrase.model is not None):
                named = phrase.goods
                if named is not None and (named.special or named.weak or named.container):
                    continue
                item_class = self.fillers.class_of(argument.index)
                if item_class is not None:
                    counted = replace(treaty, item_class=item_class, counted=argument.index)
                    return (counted, *found[1:])
        return found


def grouped(found: Sequence[Goods], chunks: Sequence[Chunk]) -> tuple[Goods, ...]:
    """Goods of one class that nothing counts apart are one thing."""
    out: list[Goods] = []
    for goods in found:
        phrase = chunks[goods.chunk].phrase if goods.chunk is not None else None
        uncounted = phrase is None or phrase.quantity is None
        if uncounted and any(goods.item_class == kept.item_class for kept in out):
            continue
        out.append(goods)
    return tuple(out)
