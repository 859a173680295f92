"""What a word of the lexicon may stand for: a name, goods, an actor noun, a trigger, an operator."""

from collections.abc import Mapping
from dataclasses import dataclass

from concordant.knowledge.language_schema import Frame, Operator, Profile

LOOKALIKE = "lookalike"
"""Kind of a name that only looks like one of the knowledge, and keeps its words from being taken for it."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the knowledge holds, with what must be true before it counts."""

    kind: str
    id: str
    name: str
    sort: str
    state: str | None
    form: str
    needs: tuple[str, ...] = ()
    exact: str | None = None
    item_class: str | None = None
    unit: str | None = None
    words: str = ""
    lower: bool = False

    def said(self, words: str) -> "Name":
        """The name as a text has it; made for every name found, so not by ``replace``, which takes longer."""
        return Name(
            self.kind, self.id, self.name, self.sort, self.state, self.form, self.needs, self.exact,
            self.item_class, self.unit, words, self.lower,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Goods:
    """A common noun for goods of an item class; ``weak`` ones count only in a report about arms."""

    item_class: str
    unit: str | None
    weak: bool
    plural: bool
    family: str = ""
    special: bool = False
    container: bool = False
    anaphoric: bool = False
    standing: bool = False


@dataclass(frozen=True, slots=True)
class ActorNoun:
    """A common noun for people or bodies."""

    sort: str
    english: str
    acts: bool
    stands_for_state: bool
    plural: bool


@dataclass(frozen=True, slots=True)
class Evoked:
    """A frame that a noun or fixed phrase evokes."""

    frame: Frame
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Governing:
    """An operator that a noun or fixed phrase stands for."""

    operator: Operator


@dataclass(frozen=True, slots=True)
class VerbUse:
    """What a verb may mean: a frame or an operator, the words that must follow it, whether it is negated."""

    meaning: Frame | Operator
    rest: tuple[str, ...]
    reflexive: bool
    negated: bool = False


Meaning = Goods | ActorNoun | Evoked | Governing
VerbUses = Mapping[str, tuple[VerbUse, ...]]


def affirmed(verb: str, profile: Profile) -> str:
    """An expression without the negation that it begins with: "comply" of "not comply"."""
    first, _, rest = verb.partition(" ")
    negation = (*profile.closed.get("ne", ()), *profile.closed.get("negator", ()))
    return affirmed(rest, profile) if rest and first in negation else verb


def verb_head(verb: str, profile: Profile) -> tuple[bool, str, str]:
    """Whether an expression is reflexive, the infinitive it begins with, and the words after it."""
    verb = affirmed(verb, profile)
    for prefix in profile.reflexive:
        elided = not prefix[-1].isalpha()
        if verb.startswith(prefix if elided else f"{prefix} "):
            lemma, _, rest = verb[len(prefix) :].strip().partition(" ")
            return True, lemma, rest
    lemma, _, rest = verb.partition(" ")
    return False, lemma, rest
