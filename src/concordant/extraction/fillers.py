"""Turns a phrase into what a role holds: an actor, or goods; and tells which roles it may fill."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from concordant.extraction.candidates import Goods
from concordant.extraction.chunks import Chunk, Phrase
from concordant.extraction.concerned import TECHNOLOGY, weapon_concerned
from concordant.extraction.reference import Salience
from concordant.knowledge.language_schema import Frame
from concordant.language.compiled import Language
from concordant.language.meanings import Name
from concordant.model.claim import Actor
from concordant.model.span import Span

_GENERIC = frozenset(
    {
        "weapons_unspecified",
        "munitions_unspecified",
        "missile_other",
        "other",
        "artillery_ammunition",
        "air_defence",
    }
)
_KEEP = frozenset({"components", "technology", "explosives", "personnel", "funds_or_fuel"})


@dataclass(frozen=True, slots=True)
class Fillers:
    """Reads phrases of one sentence against what was said before (salience)."""

    language: Language
    chunks: Sequence[Chunk]
    text: str
    salience: Salience
    _actors: dict[int, Actor | None] = field(default_factory=dict, repr=False, compare=False)

    def hearing(self, speaker: Actor | None) -> "Fillers":
        """These fillers where somebody else speaks: no phrase names another actor for that."""
        if speaker == self.salience.speaker:
            return self
        return replace(self, salience=replace(self.salience, speaker=speaker))

    def actor(self, i: int) -> Actor | None:
        """The actor that the phrase at ``i`` names, or None where it names none that can be told."""
        if i not in self._actors:
            self._actors[i] = self._actor(i)
        return self._actors[i]

    def _actor(self, i: int) -> Actor | None:
        phrase = self.chunks[i].phrase
        if phrase is None:
            return None
        span = Span(phrase.start, phrase.end)
        raw = span.of(self.text)
        name = phrase.name
        if name is not None and name.kind in ("actor", "outlet"):
            return Actor(name.name, name.state, name.id, raw, span)
        if phrase.noun is not None and phrase.sort in ("speaker", "item", "frame", "operator"):
            return self._described(i, phrase, raw, span)
        if phrase.sort == "proper" and phrase.proper:
            return self._proper(i, phrase, raw, span)
        if name is not None and name.kind == "place" and name.state:
            return Actor(self.language.states.get(name.state, name.name), name.state, name.id, raw, span)
        return None

    def place(self, i: int) -> Actor | None:
        """The actor on whose territory the place named at ``i`` lies."""
        phrase = self.chunks[i].phrase
        if phrase is None:
            return None
        named = phrase.name
        inner = self._complement_name(i)
        if named is None and phrase.states:
            named = phrase.states[0]
        if named is None and inner is not None:
            named = inner
        if named is None or not named.state:
            return None
        span = Span(phrase.start, phrase.end)
        return Actor(
            self.language.states.get(named.state, named.name), named.state, named.id, span.of(self.text), span
        )

    def state_of(self, i: int) -> tuple[str, str] | None:
        """Name and code of the state that an adjective or complement of the phrase at ``i`` names."""
        phrase = self.chunks[i].phrase
        if phrase and phrase.states and phrase.states[0].state:
            return phrase.states[0].name, phrase.states[0].state
        inner = self._complement_name(i)
        return (inner.name, inner.state) if inner is not None and inner.state else None

    def _complement_name(self, i: int) -> Name | None:
        if (home := self._home_of_group(i)) is not None:
            return home
        for k in (i + 1, i + 2):
            if k < len(self.chunks) and self.chunks[k].prep == "of" and (p := self.chunks[k].phrase):
                if p.name is not None and p.name.kind in ("actor", "place"):
                    return p.name
                if p.states:
                    return p.states[0]
            else:
                break
        return None

    def _home_of_group(self, i: int) -> Name | None:
        """Where an armed group is said to be: "the rebels in Libya"."""
        noun, after = self.chunks[i].phrase, self.chunks[i + 1 : i + 2]
        if noun is None or noun.noun is None or noun.noun.sort != "group" or not after:
            return None
        place = after[0].phrase.name if after[0].prep == "in" and after[0].phrase else None
        return place if place is not None and place.kind in ("actor", "place") and place.state else None

    def _described(self, i: int, phrase: Phrase, raw: str, span: Span) -> Actor | None:
        noun = phrase.noun
        assert noun is not None
        state = self.state_of(i)
        if phrase.proper or (phrase.name and phrase.name.kind == "actor"):
            known = phrase.name
            if known:
                return Actor(known.name, known.state, known.id, raw, span)
            return Actor(phrase.proper or raw, state[1] if state else None, None, raw, span)
        if state and noun.stands_for_state:
            return Actor(state[0], state[1], None, raw, span)
        if state:
            adjective = self.language.demonym_of.get(state[1], state[0])
            return Actor(f"{adjective} {noun.english}", state[1], None, raw, span)
        if phrase.traits & {"none"}:
            return None
        if noun.stands_for_state and "possessive" in phrase.traits:
            name, code = self._owner(i) or (noun.english, None)
            return Actor(name, code, None, raw, span)
        referent = self.salience.spoken(noun.english) or self.salience.described(noun)
        if referent is None and phrase.traits & {"definite", "demonstrative"}:
            referent = self.salience.sharing(raw)
        if referent is not None:
            return replace(referent, raw=raw, span=span)
        home = self.salience.home() if noun.sort in ("person", "body", "force") else None
        if home is not None:
            adjective = self.language.demonym_of.get(home[0], home[1])
            return Actor(f"{adjective} {noun.english}", home[0], None, raw, span)
        return Actor(noun.english, None, None, raw, span)

    def _owner(self, i: int) -> tuple[str, str] | None:
        """Name and code of the state of whoever says "his country": the one person named before."""
        people = [self.actor(k) for k in range(i) if self._is_person(k)]
        states = {a.state for a in people if a is not None and a.state}
        if not people:
            known = (r.actor.state for r in self.salience.actors if r.sort == "person")
            states = {state for state in known if state}
        if len(states) != 1:
            return None
        (code,) = states
        return self.language.states.get(code, code), code

    def _is_person(self, k: int) -> bool:
        phrase = self.chunks[k].phrase
        if phrase is None:
            return False
        return any(each is not None and each.sort == "person" for each in (phrase.name, phrase.noun))

    def _proper(self, i: int, phrase: Phrase, raw: str, span: Span) -> Actor | None:
        before = self.chunks[i - 1] if i else None
        if (
            before is not None
            and before.phrase
            and before.last == self.chunks[i].first
            and before.phrase.noun
        ):
            state = self.state_of(i - 1)
            return Actor(phrase.proper or raw, state[1] if state else None, None, raw, span)
        known = self.salience.named(phrase.proper or raw)
        if known is not None:
            return replace(known, raw=raw, span=span)
        return Actor(phrase.proper or raw, None, None, raw, span)

    def goods(self, i: int, frame: Frame, on_theme: bool) -> Goods | None:
        """The goods that the phrase at ``i`` names, if the frame takes them."""
        phrase = self.chunks[i].phrase
        if phrase is not None and phrase.sort == "number":
            counted = self.counted(i)
            fits = counted is not None and (not frame.classes or counted.item_class in frame.classes)
            return counted if fits else None
        if phrase is None or (phrase.goods is None and phrase.model is None):
            return None
        backward = phrase.goods is not None and phrase.goods.anaphoric and phrase.model is None
        if backward and not (self._named_before(i) or self.salience.goods_seen):
            return None
        if phrase.goods is not None and phrase.goods.container:
            inner = self._contained(i)
            if inner is not None:
                found = self.goods(inner, frame, on_theme)
                return replace(found, counted=i) if found else None
            if phrase.goods.special and phrase.goods.family in frame.classes:
                span = Span(phrase.start, phrase.end)
                return Goods(span.of(self.text), phrase.goods.item_class, phrase.goods.unit, None, span, i)
            known = self.salience.goods(phrase) if phrase.traits & {"definite", "demonstrative"} else None
            known = known if phrase.goods.standing else None
            if phrase.goods.special or known is None or (frame.classes and known[0] not in frame.classes):
                return None
            span = Span(phrase.start, phrase.end)
            return Goods(span.of(self.text), known[0], phrase.goods.unit, None, span, i, anaphoric=True)
        if phrase.goods is not None and phrase.goods.special:
            if phrase.goods.family not in frame.classes:
                return None
        elif phrase.goods is not None and phrase.goods.weak and not on_theme and phrase.model is None:
            return None
        item_class, unit = self._class(i, phrase)
        if item_class in frame.excludes or (frame.classes and not self._fits(phrase, item_class, frame)):
            return None
        if item_class == TECHNOLOGY and frame.event == "technology_transfer":
            item_class = weapon_concerned(self.chunks, i) or item_class
        span = Span(phrase.start, phrase.end)
        model = phrase.model.id if phrase.model else None
        backward = phrase.goods is not None and phrase.goods.anaphoric
        return Goods(span.of(self.text), item_class, unit, model, span, i, anaphoric=backward)

    @staticmethod
    def _fits(phrase: Phrase, item_class: str, frame: Frame) -> bool:
        return item_class in frame.classes or bool(phrase.goods and phrase.goods.family in frame.classes)

    def _contained(self, i: int) -> int | None:
        """The phrase that names what a container holds."""
        # Where cases tell what belongs together, "for the making of" may stand in between.
        passed = ("other", "frame") if self.language.cases else ("other",)
        k = i + 1
        while k < len(self.chunks):
            c = self.chunks[k]
            if c.kind == "phrase" and c.phrase and (c.phrase.goods or c.phrase.model):
                special = c.phrase.goods is not None and c.phrase.goods.special
                return k if not special and (c.prep in ("of", "to", None) or c.phrase.goods) else None
            if c.kind == "phrase" and c.prep != "of" and c.phrase and c.phrase.sort not in passed:
                return None
            if c.finite:
                return None
            if c.kind in ("mark", "joint") and c.text not in '«»"':
                return None
            k += 1
            if k - i > 4:
                return None
        return None

    def _class(self, i: int, phrase: Phrase) -> tuple[str, str | None]:
        goods, model = phrase.goods, phrase.model
        if goods is None:
            assert model is not None
            return model.item_class or "other", model.unit
        if model is not None and model.item_class and goods.item_class not in _KEEP:
            return model.item_class, goods.unit or model.unit
        backward = phrase.traits & {"demonstrative"} or self._of_this_type(i)
        singular = "definite" in phrase.traits and "plural" not in phrase.traits
        if goods.anaphoric or (goods.item_class in _GENERIC and (backward or (goods.weak and singular))):
            remembered = self._named_before(i) or self.salience.goods(phrase)
            if self.language.cases and not self._narrower(remembered, goods.item_class):
                seen = self.salience.goods_seen
                remembered = next((g for g in seen if self._narrower(g, goods.item_class)), remembered)
            if remembered and goods.item_class in self.language.broader.get(remembered[0], frozenset()):
                return remembered
        return goods.item_class, goods.unit

    def _narrower(self, found: tuple[str, str | None] | None, item_class: str) -> bool:
        """Whether goods named before are of the class that a vaguer word has."""
        return found is not None and item_class in self.language.broader.get(found[0], frozenset())

    def _of_this_type(self, i: int) -> bool:
        following = self.chunks[i + 1].phrase if i + 1 < len(self.chunks) else None
        return (
            following is not None and self.chunks[i + 1].prep == "of" and "demonstrative" in following.traits
        )

    def _named_before(self, i: int) -> tuple[str, str | None] | None:
        """The last precise goods named earlier in the sentence."""
        for k in range(i - 1, -1, -1):
            phrase = self.chunks[k].phrase
            if phrase is None:
                continue
            if phrase.model is not None and phrase.model.item_class:
                return phrase.model.item_class, phrase.model.unit
            goods = phrase.goods
            if goods is not None and not (goods.special or goods.container or goods.anaphoric or goods.weak):
                return goods.item_class, goods.unit
        return None

    def counted(self, i: int) -> Goods | None:
        """A bare number that counts goods named before: 'of which 133 were delivered'."""
        phrase = self.chunks[i].phrase
        if phrase is None or phrase.sort != "number" or getattr(phrase.quantity, "kind", "") != "count":
            return None
        known = self._named_before(i) or (self.salience.goods_seen[:1] or (None,))[0]
        if known is None:
            return None
        return Goods(None, known[0], known[1], None, Span(phrase.start, phrase.end), i, anaphoric=True)

    def class_of(self, i: int) -> str | None:
        """The item class of the goods that the phrase at ``i`` names."""
        phrase = self.chunks[i].phrase
        if phrase is None or (phrase.goods is None and phrase.model is None):
            return None
        return self._class(i, phrase)[0]
