"""What the files of one language hold: closed words, frames, operators, item nouns, voices.

Every file is data for a language-neutral engine. Words stand in the language of the folder; everything
else (role names, relations, effects) is a small English vocabulary that the engines understand.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import Field

from concordant.knowledge.entry import ActorId, Entry, Identifier, Record, Text
from concordant.knowledge.schema import KINDS

CertaintyName = Literal["asserted", "unverified", "suspected", "possible", "hypothetical"]
PhaseName = Literal["done", "ongoing", "ended", "ordered", "requested", "offered", "planned"]
Relation = Text
"""``subject``, ``object``, or the id of a preposition of ``profile.toml``."""


class ClaimCase(Record):
    """A sentence and what must be read from it; fields left out are not compared."""

    text: Text = Field(description="one sentence or short paragraph")
    silent: bool = Field(False, description="true where no claim may come out")
    event: Text | None = None
    agent: Text | None = Field(None, description="canonical name or state code; '-' for an empty slot")
    recipient: Text | None = Field(None, description="canonical name or state code; '-' for an empty slot")
    item: Text | None = Field(None, description="item class; '-' for an empty slot")
    certainty: CertaintyName | None = None
    phase: PhaseName | None = None
    polarity: Literal["affirmed", "denied"] | None = None
    voice: Text | None = Field(None, description="words of the first voice; '-' for the outlet itself")
    quantity: Text | None = Field(None, description="interval as 'low..high', an end may be left out")
    time: Text | None = Field(None, description="interval as 'start..end', an end may be left out")
    published: Text = Field("2025-06-18", description="publication date for relative times")
    count: int | None = Field(None, description="how many claims come out in all")


class LanguageEntry(Entry):
    """One file of a language folder; its cases are sentences with the claims expected."""

    needs_cases: ClassVar[bool] = True

    cases: tuple[ClaimCase, ...] = Field((), alias="case", description="sentences with the claims expected")  # type: ignore[assignment]


class Profile(Entry):
    """Closed words of a language and how its text is cut into tokens and sentences."""

    singular: ClassVar[str] = "profile"

    lang: Text
    elisions: tuple[Text, ...] = Field((), description="words that lose their vowel before an apostrophe")
    inversions: tuple[Text, ...] = Field((), description="pronouns that hang on a verb by a hyphen")
    linking: Text = Field("", description="regular expression of the sound put in before an inverted pronoun")
    abbreviations: tuple[Text, ...] = Field((), description="words whose full stop ends no sentence")
    closed: Mapping[Text, tuple[Text, ...]] = Field(
        description="category of the engine → words (several words joined by spaces are one)"
    )
    prepositions: Mapping[Text, tuple[Text, ...]] = Field(description="id of a preposition → its forms")
    reflexive: tuple[Text, ...] = Field(
        (), description="how a reflexive infinitive begins in frames and operators"
    )
    auxiliaries: Mapping[Text, Text] = Field(description="have, be, go, come → lemma of the auxiliary verb")
    be_verbs: tuple[Text, ...] = Field((), description="verbs whose active perfect is formed with 'be'")
    analytic: bool = Field(
        False,
        description="true where order tells who does what: the head ends its phrase, and clauses may open "
        "without a joint",
    )
    enclitics: tuple[Text, ...] = Field((), description="endings that are words of their own")
    adverb_endings: tuple[Text, ...] = Field((), description="endings by which unknown words are adverbs")
    name_plural: Text = Field("", description="ending that names of weapons take where there are several")
    modals: Mapping[Text, Text] = Field(
        default={}, description="word before an infinitive → the verb of operators that it is a form of"
    )
    unaccented: Mapping[Text, Text] = Field({}, description="opening capitals printed without their accent")
    letters: Mapping[Text, Text] = Field({}, description="letter → the one for which texts often write it")
    foreign: Text | None = Field(
        None, description="letters that the language lacks: a paragraph of them is in a sister language"
    )
    place_adjectives: Text | None = Field(
        None, description="regular expression of adjectives made from places; its group is their stem"
    )
    place_endings: Text = Field("a", description="letters at the end of a place's name that its stem lacks")
    theme: tuple[Text, ...] = Field(
        (), description="nouns, beside those of goods, by which a text is about arms, sanctions or defence"
    )
    common: tuple[Text, ...] = Field(
        (), description="such words that any news holds: with no other one, a scan leaves a page unread"
    )
    first_person: Text | None = Field(
        None, description="the pronoun that a verb of the first person implies where it has none"
    )
    case_relations: Mapping[Text, Text] = Field(
        default={},
        description="case (gen, dat, ins) → relation in which a noun of this case stands without a "
        "preposition; empty where nouns have no cases",
    )
    governed: Mapping[Text, Mapping[Text, Text]] = Field(
        default={}, description="id of a preposition → case after it → the relation that both make"
    )
    impersonal: tuple[Text, ...] = Field(
        (), description="relations that name who acts or speaks where a plural verb has no subject"
    )


class Triggers(Record):
    """The words that evoke a frame; those after the infinitive of a verb are fixed."""

    verbs: tuple[Text, ...] = Field(
        (), description="infinitives; 'se ' before a reflexive, 'ne pas ' before a negated one"
    )
    nouns: tuple[Text, ...] = Field((), description="singular nouns")
    phrases: tuple[Text, ...] = Field((), description="fixed words that need no verb")


class Role(Record):
    """Where the filler of a role stands, and what it may be."""

    at: tuple[Relation, ...] = Field((), description="relations to a verb trigger, best first")
    noun_at: tuple[Relation, ...] = Field((), description="relations to a noun trigger, best first")
    accepts: tuple[Literal["actor", "place", "item", "speaker", "any"], ...] = ("actor",)
    required: bool = False


class Frame(LanguageEntry):
    """Trigger words with their role pattern: how a language states one kind of event."""

    singular: ClassVar[str] = "frame"

    event: Identifier = Field(description="id of the event")
    triggers: Triggers
    agent: Role = Field(default_factory=Role)
    recipient: Role = Field(default_factory=Role)
    item: Role = Field(default_factory=Role)
    classes: tuple[Identifier, ...] = Field(
        (), description="item classes that the item may have; all where empty"
    )
    excludes: tuple[Identifier, ...] = Field((), description="item classes that another frame states")
    item_class: Identifier | None = Field(None, description="class that the claim gets whatever the item")
    item_default: Identifier | None = Field(
        None, description="class that the claim gets where no item is named"
    )
    phase: PhaseName | None = Field(None, description="phase that these words imply by themselves")
    needs: tuple[Literal["agent", "recipient", "item", "any_role", "both", "weapon"], ...] = Field(
        ("item",), description="what must be filled before a claim comes out"
    )
    noun_needs: tuple[
        Literal["agent", "recipient", "item", "any_role", "both", "weapon", "operator"], ...
    ] = Field(("item", "agent"), description="the same for a noun trigger")
    joint: bool = Field(False, description="true where subject and object act together")
    secondary: bool = Field(
        False,
        description="true where it yields to another frame that states the same goods for the same recipient",
    )
    companion: bool = Field(
        False, description="true where it stands beside the main frame of its trigger, as a second claim"
    )
    trigger_item: bool = Field(False, description="true where the trigger noun itself is the item")


class Operator(LanguageEntry):
    """Words that govern a statement and change one of its axes: say, deny, accuse, order, plan, stop…."""

    singular: ClassVar[str] = "operator"

    verbs: tuple[Text, ...] = ()
    nouns: tuple[Text, ...] = ()
    phrases: tuple[Text, ...] = ()
    complements: tuple[Literal["infinitive", "clause", "noun", "adverb"], ...] = ("infinitive",)
    subject: Literal["voice", "agent", "none"] = Field(
        "none", description="what its own subject is for the statement"
    )
    object: Literal["agent", "none"] = Field(
        "none", description="what its object is for the governed infinitive"
    )
    noun_subject: Literal["agent", "recipient", "none"] = Field(
        "none", description="what its subject is for a governed noun without one"
    )
    noun_object: Literal["agent", "none"] = Field(
        "none", description="what its object is for a governed noun without an agent"
    )
    certainty: CertaintyName | None = None
    conditional: CertaintyName | None = Field(
        None, description="certainty where these words stand in the conditional"
    )
    certainty_without_voice: CertaintyName | None = Field(
        None, description="used in the passive without 'by'"
    )
    phase: PhaseName | None = None
    polarity: Literal["keep", "flip", "denied"] = "keep"
    negated: Mapping[Text, Text] = Field(default={}, description="effects that replace these under negation")
    reports: bool = Field(False, description="true for verbs that introduce or follow speech")
    blocks: bool = Field(False, description="true where what is governed is no claim at all")


class ItemNouns(LanguageEntry):
    """Common nouns for the goods of one item class."""

    singular: ClassVar[str] = "item nouns"

    item_class: Identifier = Field(alias="class")
    unit: Text | None = None
    family: Text | None = Field(None, description="name that frames ask for; the id where left out")
    anaphoric: bool = Field(False, description="true for words that stand for goods named before")
    nouns: tuple[Text, ...] = Field((), description="nouns that are always such goods")
    weak: tuple[Text, ...] = Field((), description="nouns that are such goods only in a report about arms")
    units: Mapping[Text, Text] = Field(default={}, description="noun → its own unit")
    special: bool = Field(
        False, description="true where only frames that name this file in ``classes`` take them"
    )
    standing: bool = Field(False, description="true for containers that may stand for what they hold")
    container: bool = Field(False, description="true for nouns that only hold or count other goods")


class ActorNouns(LanguageEntry):
    """Common nouns for people and bodies that act or speak, with an English description."""

    singular: ClassVar[str] = "actor nouns"

    sort: Literal["person", "collective", "body", "force", "company", "group", "document", "state", "outlet"]
    nouns: Mapping[Text, Text] = Field(description="noun → English description")
    acts: bool = Field(True, description="false where it only speaks")
    stands_for_state: bool = Field(False, description="true where the state is meant (government, regime)")


class Called(Record):
    """How a language calls an actor that the knowledge of the world already holds."""

    names: tuple[Text, ...] = Field((), description="full names; they always count")
    metonyms: tuple[Text, ...] = Field((), description="capitals and seats that stand for the government")
    demonyms: tuple[Text | tuple[Text, ...], ...] = Field(
        (), description="adjective or noun, masculine singular; a nested list spells irregular forms out"
    )


class LocalNames(LanguageEntry):
    """Names in one language, so that a new language needs no change to the files of actors."""

    singular: ClassVar[str] = "names of actors"

    actors: Mapping[ActorId, Called] = Field(description="id of an actor → what the language calls it")


class Contrasts(LanguageEntry):
    """Cases that differ from each other in one word and one axis; they prove the engines, not one file."""

    singular: ClassVar[str] = "contrast cases"
    needs_cases: ClassVar[bool] = False


class Grammar(Entry):
    """A grammar table; the engine that interprets it checks its shape and runs its cases."""

    singular: ClassVar[str] = "grammar"
    model_config = Record.model_config | {"extra": "allow"}

    cases: tuple[Any, ...] = Field((), alias="case", description="expressions with their readings")

    def table(self) -> Mapping[str, Any]:
        """The table as it stands in the file."""
        return self.model_extra or {}


class WeightTable(Entry):
    """Learned numbers that decide one thing: what each feature of an option or candidate is worth.

    Features are named by the engines; ``python -m training`` writes these files from annotated reports.
    """

    singular: ClassVar[str] = "weights"

    floor: float = Field(0.0, description="likelihood from which the answer is yes, where there is one")
    weights: Mapping[str, float] = Field(description="feature → weight")


LANGUAGE_KINDS: Mapping[str, type[Entry]] = {
    "language/*/profile.toml": Profile,
    "language/*/frames": Frame,
    "language/*/operators": Operator,
    "language/*/items": ItemNouns,
    "language/*/actors": ActorNouns,
    "language/*/contrasts": Contrasts,
    "language/*/names.toml": LocalNames,
    "language/*/dates.toml": Grammar,
    "language/*/numbers.toml": Grammar,
    "language/*/units.toml": Grammar,
    "language/*/morphology.toml": Grammar,
    "language/*/credits.toml": Grammar,
    "language/*/sounds.toml": Grammar,
    "language/*/compounds.toml": Grammar,
    "language/*/verbs": Grammar,
    "language/*/weights": WeightTable,
}

EVERY_KIND: Mapping[str, type[Entry]] = {**KINDS, **LANGUAGE_KINDS}
"""The kinds of the world and those of languages."""
