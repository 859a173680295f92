"""What a sentence is cut into before roles are assigned: phrases, verb groups, times, marks and joints."""

from dataclasses import dataclass
from typing import Any, Literal

from concordant.knowledge.language_schema import Frame, Operator
from concordant.language.meanings import ActorNoun, Goods, Name

VerbForm = Literal["finite", "infinitive", "past_participle", "present_participle"]
ChunkKind = Literal["phrase", "verb", "time", "mark", "joint", "adverb", "word"]


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries, clitics and negation.

    Attributes:
        lemma: infinitive of the lexical verb; ``lemmas`` holds every reading.
        form: of the first verb of the group.
        mood: mood and tense of the finite verb (``present``, ``conditional``…); None where not finite.
        compound: whether it is a perfect ("has delivered", "having delivered").
        passive: whether the subject undergoes.
        negated: whether a negation stands around it; ``negator`` is its word.
        pronoun: subject pronoun that leans on it, as written.
        clitics: object pronouns that lean on it.
        marker: word before an infinitive or gerund.
        main: index of the token of the lexical verb.
        gender: of a verb form that agrees with its subject in gender.
        transitive: whether it has an object, where a dictionary tells.
    """

    lemma: str
    lemmas: tuple[str, ...]
    form: VerbForm
    mood: str | None
    compound: bool
    passive: bool
    negated: bool
    negator: str
    reflexive: bool
    number: str | None
    pronoun: str | None
    inverted: bool
    clitics: tuple[str, ...]
    marker: str | None
    main: int
    gender: str | None = None
    transitive: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase around a head whose meaning is known, or an unknown one (``sort`` is ``other``).

    Attributes:
        sort: ``actor``, ``place``, ``item``, ``speaker``, ``frame``, ``operator``, ``proper``, ``number`` or
            ``other``.
        head: index of the head token.
        start: first character of the phrase without preposition, article and quantity.
        end: one past its last character.
        name: the known name, if it is one.
        goods: what goods the head stands for.
        inner: other goods before the head: "tank" in "tank technology".
        model: known materiel named inside.
        noun: the common noun for an actor.
        frames: frames that the head evokes.
        operators: operators that the head stands for.
        states: adjectives of nationality inside.
        quantity: how many, as a mention of the quantity engine.
        traits: of its determiner: ``possessive``, ``own``, ``none``, ``definite``, ``demonstrative``,
            ``same``, ``plural``; ``origin`` for goods' make ("of Chinese make").
        proper: an unknown proper name inside, as written.
    """

    sort: str
    head: int
    start: int
    end: int
    name: Name | None = None
    goods: Goods | None = None
    model: Name | None = None
    noun: ActorNoun | None = None
    frames: tuple[Frame, ...] = ()
    operators: tuple[Operator, ...] = ()
    states: tuple[Name, ...] = ()
    quantity: Any = None
    traits: frozenset[str] = frozenset()
    proper: str | None = None
    inner: Goods | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """One piece of a sentence.

    ``first`` and ``last`` are token indexes (half-open), ``start`` and ``end`` characters. ``grams`` are the
    cases it may stand in, with number and gender, in languages that have cases: ``nom.s.m``.
    """

    kind: ChunkKind
    first: int
    last: int
    start: int
    end: int
    prep: str | None = None
    cats: frozenset[str] = frozenset()
    phrase: Phrase | None = None
    verb: VerbGroup | None = None
    time: Any = None
    text: str = ""
    grams: frozenset[str] = frozenset()

    @property
    def finite(self) -> bool:
        """Whether it is a group around a finite verb."""
        return self.verb is not None and self.verb.form == "finite"
