"""What pronouns and definite descriptions refer back to: actors and goods named so far, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from concordant.extraction.chunks import Phrase
from concordant.language.meanings import ActorNoun
from concordant.language.tokens import fold
from concordant.model.claim import Actor

_SORTS = {
    "company": frozenset({"company"}),
    "group": frozenset({"armed_group", "organisation", "party"}),
    "person": frozenset({"person"}),
    "state": frozenset({"state", "government"}),
}


@dataclass(frozen=True, slots=True)
class Remembered:
    """An actor that was named, with what sort of actor it is."""

    actor: Actor
    sort: str
    subject: bool
    plural: bool = False
    noun: str | None = None
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Salience:
    """Actors and goods named so far in a paragraph and before it; newest first. Immutable."""

    actors: tuple[Remembered, ...] = ()
    goods_seen: tuple[tuple[str, str | None], ...] = ()
    speaker: Actor | None = None
    paragraph: tuple[tuple[str, str], ...] = ()
    sentences: int = 0
    title: tuple[Actor, ...] = ()

    def after(self, actors: Sequence[Remembered], states: Sequence[tuple[str, str]]) -> "Salience":
        """This memory after one more sentence.

        Args:
            actors: whom it names, the last named the newest.
            states: which states it names, by name or adjective.
        """
        paragraph = tuple(dict([*self.paragraph, *states]).items()) if states else self.paragraph
        known = (*reversed(actors), *self.actors)[:24]
        return replace(self, actors=known, paragraph=paragraph, sentences=self.sentences + 1)

    def fresh_paragraph(self) -> "Salience":
        """This memory at the start of a new paragraph."""
        return replace(self, paragraph=())

    def with_goods(self, item_class: str, unit: str | None) -> "Salience":
        """This memory with goods named just now."""
        return replace(self, goods_seen=((item_class, unit), *self.goods_seen)[:6])

    def goods(self, phrase: Phrase) -> tuple[str, str | None] | None:
        """The goods that a vague word ("these devices") stands for: the last precise ones."""
        return self.goods_seen[0] if self.goods_seen else None

    def described(self, noun: ActorNoun) -> Actor | None:
        """The actor that a bare description ("the regime") refers to, if one reading is left."""
        wanted = _SORTS.get(noun.sort)
        if noun.stands_for_state:
            wanted = _SORTS["state"]
        if wanted is None:
            return None
        fitting = [
            r
            for r in self.actors
            if r.sort in wanted or (noun.stands_for_state and r.actor.state and r.sort == "person")
        ]
        if noun.sort == "person":  # "these specialists" are not the officials who spoke of them
            fitting = [r for r in fitting if r.noun is None]
        if not fitting:
            return None
        first = fitting[0].actor
        if noun.stands_for_state and first.state:
            recent = {r.actor.state for r in fitting[:3] if r.actor.state}
            subjects = [r.actor for r in fitting if r.subject]
            return first if len(recent) == 1 or not subjects else subjects[0]
        return first

    def pronoun(self, plural: bool) -> Actor | None:
        """What a third-person pronoun refers to: the last subject that agrees in number."""
        for r in self.actors:
            if r.subject and r.plural == plural:
                return r.actor
        return None

    def only_state(self, excluded: set[str | None], here: tuple[tuple[str, str], ...]) -> Actor | None:
        """The one state that the sentence, else the paragraph, leaves as an unsaid agent."""
        for states in (here, self.paragraph):
            left = [(code, name) for code, name in states if code not in excluded]
            if len(left) == 1:
                return Actor(left[0][1], left[0][0], None, None, None)
            if left:
                return None
        return None

    def other(self, subject: str | None) -> Actor | None:
        """What an indirect object pronoun refers to: the last subject that is not the one of this clause."""
        for r in self.actors:
            if r.subject and r.actor.state and r.actor.state != subject:
                return r.actor
        return None

    def home(self) -> tuple[str, str] | None:
        """Code and name of the one state that the paragraph names."""
        return self.paragraph[0] if len(self.paragraph) == 1 else None

    def spoken(self, english: str) -> Actor | None:
        """The actor named before that the same common noun describes ("the ministry")."""
        for r in self.actors:
            if r.noun == english and r.actor.name != english:
                return r.actor
        return None

    def sharing(self, word: str) -> Actor | None:
        """The actor last named in words of which this is one: "the service", after "the Service of …"."""
        wanted = fold(word)
        for r in self.actors:
            if r.actor.id is not None and r.actor.raw is not None and wanted in fold(r.actor.raw).split():
                return r.actor
        return None

    def named(self, proper: str) -> Actor | None:
        """An actor remembered under a longer name that contains these words."""
        words = fold(proper).split()
        for r in self.actors:
            known = fold(r.actor.name).split()
            if words and words[-1] in known:
                return r.actor
        return None
