"""Names in quotation marks right after a noun, which belong to it: the newspaper “Daily”, “Grad” rockets."""

from dataclasses import replace

from concordant.extraction.chunks import Chunk, Phrase
from concordant.extraction.names import name_at
from concordant.extraction.phrases import Cut
from concordant.language.meanings import Goods, Name

_OPEN, _CLOSE = '«“„"', '»”“"'
_NAMED = 8
"""Words that a name in quotation marks may have."""


class QuotedCut(Cut):
    """One pass over one sentence that takes up names in quotation marks."""

    def _quoted(self, i: int) -> int | None:
        """A name in quotation marks right after a noun belongs to it: the newspaper “Daily”."""
        if self.tokens[i].text not in _OPEN or not self.out or self.pending.first >= 0:
            return None
        noun = self.out[-1]
        phrase = noun.phrase
        if phrase is None or noun.last != i or phrase.sort in ("number", "proper") or phrase.name is not None:
            return None
        close = next(
            (k for k in range(i + 2, min(i + _NAMED + 2, len(self.tokens))) if self.tokens[k].text in _CLOSE),
            None,
        )
        if close is None or not (self.tokens[i + 1].upper or self.tokens[i + 1].kind == "number"):
            return None
        named = name_at(self.tokens, self.folds, i + 1, self.language, self.text, True)
        words = self.text[self.tokens[i + 1].start : self.tokens[close - 1].end]
        self.out[-1] = replace(
            noun, last=close + 1, end=self.tokens[close].end, phrase=self._titled(noun, named, words, close)
        )
        return close + 1

    def _titled(self, noun: Chunk, named: tuple[int, Name] | None, words: str, close: int) -> Phrase:
        phrase = noun.phrase
        assert phrase is not None
        end = self.tokens[close].end
        name = named[1] if named else None
        if phrase.goods is not None:
            model = name if name is not None and name.kind == "materiel" else phrase.model
            goods = self._narrowed(phrase.goods, close) if model is None else phrase.goods
            return replace(phrase, goods=goods, model=model, proper=phrase.proper or words, end=end)
        if name is not None and name.kind == "materiel" and phrase.noun is None:
            return replace(phrase, sort="item", model=name, end=end)
        if phrase.name is not None:
            return replace(phrase, end=end)
        if name is not None and name.kind in ("actor", "outlet"):
            return replace(phrase, sort="speaker" if phrase.noun else "actor", name=name, end=end)
        return replace(phrase, proper=words, end=end)

    def _narrowed(self, goods: Goods, close: int) -> Goods:
        """The goods of a vague noun before a name that says more: "missiles “Iskander”"."""
        first = next(k for k in range(close - 1, -1, -1) if self.tokens[k].text in _OPEN) + 1
        length, meanings = self.meanings[first] or (0, ())
        named = next((m for m in meanings if isinstance(m, Goods)), None)
        if named is None or first + length != close or goods.container or named.container:
            return goods
        broader = self.language.broader.get(named.item_class, frozenset()) - {named.item_class}
        return replace(goods, item_class=named.item_class) if goods.item_class in broader else goods
