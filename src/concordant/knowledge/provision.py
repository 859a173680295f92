"""What files of sanctions law hold: regimes, and the provisions of their texts."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from concordant.knowledge.entry import (
    ActorId,
    ClassId,
    Entry,
    EventId,
    Identifier,
    Record,
    Refers,
    StateCode,
    Text,
    Words,
)
from concordant.model.claim import Certainty, Phase
from concordant.model.concern import Direction, Force, Issuer, Relation, Status

RegimeId = Annotated[Identifier, Refers("regimes")]
ProvisionId = Annotated[Identifier, Refers("provisions")]
PlaceId = Annotated[Identifier, Refers("places")]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
Addressee = Literal["target", "all_states", "eu_persons", "council", "panel", "secretary_general", "group"]
Condition = Literal[
    "acts_for_designated",
    "banking",
    "cap_exceeded",
    "dual_use_list",
    "feeds_programmes",
    "high_seas",
    "means_transfer",
    "mercenary",
    "new_vessel",
    "no_clearance",
    "nuclear_capable",
    "port_entry",
    "programme_link",
    "this_list",
]


DIRECTIONS: Mapping[str, frozenset[Direction]] = {
    "transfer": frozenset({"to", "from"}),
    "technology_transfer": frozenset({"to", "from"}),
    "deployment": frozenset({"to", "from"}),
    "procurement": frozenset({"to"}),
    "production": frozenset({"internal"}),
    "test": frozenset({"internal"}),
    "agreement": frozenset({"dealing"}),
    "meeting": frozenset({"dealing"}),
    "interdiction": frozenset({"carriage"}),
    "sanction": frozenset({"listing"}),
}
"""How acts of each kind can stand to the target of measures; use and violation fall under no provision."""


class Bilingual(Record):
    """The same words in French and English, the project's own and never a quotation."""

    fr: Text = Field(description="in French", examples=["pas d’armes vers la RPDC"])
    en: Text = Field(description="in English", examples=["no arms to the DPRK"])


class Regime(Entry):
    """A sanctions regime: who set it up, whom it binds, and who is listed under it."""

    singular: ClassVar[str] = "regime"

    name: Bilingual = Field(description="what it is called", examples=[{"fr": "régime 1718"}])
    issuer: Issuer = Field(description="who issues its texts", examples=["security_council"])
    authorities: tuple[ActorId, ...] = Field(
        (), description="ids of the bodies that list under it", examples=[["un-security-council"]]
    )
    bound: tuple[StateCode, ...] = Field(
        (), description="the states whose persons it binds; empty where it binds all", examples=[["FR"]]
    )
    bound_until: Mapping[StateCode, Day] = Field(
        default_factory=dict,
        description="last day for states that have left",
        examples=[{"GB": "2020-12-31"}],
    )
    designated: tuple[ActorId, ...] = Field(
        (), description="ids of actors on its lists, as far as the knowledge holds them"
    )
    identifiers: Mapping[str, Text] = Field(
        default_factory=dict,
        description="keys in public registers",
        examples=[{"opensanctions": "UN-SC1718"}],
    )


class InForce(Record):
    """A time during which a provision is law; a provision that lapsed and came back has several."""

    start: Day = Field(description="first day", examples=["2009-06-12"])
    end: Day | None = Field(None, description="last day; left out while it lasts", examples=["2016-01-16"])
    contested_by: tuple[StateCode, ...] = Field(
        (), description="states that hold it not to be in force then", examples=[["RU", "CN", "IR"]]
    )
    note: Text | None = Field(None, description="what began or ended it")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end is not None and self.end < self.start:
            raise ValueError("the end lies before the start")
        return self


class Scope(Record):
    """One set of acts that a provision covers; a provision covers what any of its scopes covers."""

    events: tuple[EventId, ...] = Field(description="ids of events", examples=[["transfer"]])
    directions: tuple[Direction, ...] = Field(
        description="how the act stands to the target: to, from, internal (its own production or tests), "
        "carriage (cargo and vessels stopped), listing, dealing (agreements, visits)",
        examples=[["from"]],
    )
    classes: tuple[ClassId, ...] = Field(
        (), description="item classes covered, with all narrower ones", examples=[["weapons_unspecified"]]
    )
    unsure: tuple[ClassId, ...] = Field(
        (), description="item classes of which only a part is covered", examples=[["components"]]
    )
    exempt: tuple[ClassId, ...] = Field(
        (), description="narrower classes that are not covered", examples=[["small_arms"]]
    )
    any_goods: bool = Field(False, description="true where the goods do not matter")
    words: Words = Field(
        default_factory=dict,
        description="words of which one must stand in the name of the goods; a final * stands for any ending",
        examples=[{"fr": ["charbon*"]}],
    )
    words_not: Words = Field(
        default_factory=dict, description="words of which none may stand there", examples=[{"fr": ["brut*"]}]
    )
    phases: tuple[Phase, ...] = Field((), description="phases covered; all where left out")
    designated: bool = Field(
        False, description="true where the target is whoever is on the lists of the regime, not the states"
    )
    by: tuple[ActorId, ...] = Field((), description="who must act, where only their acts are covered")
    states_only: bool = Field(False, description="true where the other side must be a state or its forces")
    condition: Condition | None = Field(
        None, description="what else must hold that a report rarely tells", examples=["cap_exceeded"]
    )
    relation: Relation = Field("textual", description="argued where no words of the text name such acts")
    argued_by: tuple[StateCode, ...] = Field((), description="states that argue so", examples=[["KR"]])
    start: Day | None = Field(None, description="first day, where this scope came later than the rest")
    end: Day | None = Field(None, description="last day, where this scope ended earlier than the rest")

    @model_validator(mode="after")
    def _covers_something(self) -> Self:
        if not (self.any_goods or self.classes or self.unsure):
            raise ValueError("a scope names classes, unsure classes, or any_goods = true")
        if (self.relation == "argued") != bool(self.argued_by):
            raise ValueError("argued scopes, and only those, name in argued_by who argues so")
        return self


def _joined(value: Any) -> Any:
    """A single actor is a list of one."""
    return (value,) if isinstance(value, str) else value


Parties = Annotated[
    tuple[ActorId, ...], BeforeValidator(_joined, json_schema_input_type=ActorId | tuple[ActorId, ...])
]


class ProvisionCase(Record):
    """A small scenario: the provision must concern it, or must stay silent."""

    text: Text = Field(description="the scenario in one sentence", examples=["The DPRK ships shells."])
    event: EventId = Field(description="id of the event", examples=["transfer"])
    agent: Parties = Field((), description="ids of who acts", examples=["north-korea"])
    recipient: Parties = Field((), description="ids of who receives", examples=["russia"])
    item: ClassId | None = Field(None, description="item class", examples=["artillery_ammunition"])
    surface: Text | None = Field(None, description="what the goods are called", examples=["charbon"])
    date: Text | None = Field(None, description="day, month or year of the act", examples=["2024-03"])
    phase: Phase = "done"
    certainty: Certainty = "asserted"
    place: PlaceId | None = Field(None, description="id of the place", examples=["darfur"])
    status: Status = Field("would_concern", description="what must come out")
    silent: bool = Field(False, description="true where the provision must not concern it")


class Provision(Entry):
    """One unit of a text of sanctions law, or of a text that bears on it."""

    singular: ClassVar[str] = "provision"

    cases: tuple[ProvisionCase, ...] = Field((), alias="case", description="scenarios")  # type: ignore[assignment]
    regime: RegimeId = Field(description="id of its regime", examples=["unsc-1718"])
    issuer: Issuer = Field(description="who issued the text", examples=["security_council"])
    instrument: Text = Field(description="the text as it is cited", examples=["S/RES/1874 (2009)"])
    unit: Text | None = Field(None, description="paragraph or article", examples=["8(a)(i)"])
    cited: Bilingual = Field(
        description="how a sentence goes on after « relèverait » and “would concern”",
        examples=[{"fr": "de la résolution 1874 (2009), § 9", "en": "resolution 1874 (2009), paragraph 9"}],
    )
    adopted: Day = Field(description="day of adoption", examples=["2009-06-12"])
    force: Force = Field(description="the verb of the text", examples=["decides"])
    in_force: tuple[InForce, ...] = Field(
        (), description="when it is law; none for drafts and political texts"
    )
    addressees: tuple[Addressee, ...] = Field(description="whom it addresses", examples=[["all_states"]])
    states: tuple[StateCode, ...] = Field((), description="states that it targets", examples=[["KP"]])
    actors: tuple[ActorId, ...] = Field(
        (), description="actors that it targets, where no whole state", examples=[["houthis"]]
    )
    places: tuple[PlaceId, ...] = Field(
        (), description="places that it targets, where smaller than a state", examples=[["darfur"]]
    )
    scopes: tuple[Scope, ...] = Field((), alias="scope", description="the acts that it covers")
    exemption: Bilingual | None = Field(None, description="what the text itself leaves out")
    supersedes: tuple[ProvisionId, ...] = Field((), description="ids of the provisions that it replaces")
    superseded_by: tuple[ProvisionId, ...] = Field((), description="ids of those that replace it")
    paraphrase: Bilingual = Field(description="what it says, in words of one's own")
    confidence: Literal["high", "medium", "low"] = Field(
        description="how well content and number are known", examples=["high"]
    )
    verified: bool = Field(
        description="true once number and content were checked against the original", examples=[False]
    )

    @model_validator(mode="after")
    def _times_in_order(self) -> Self:
        for one, other in zip(self.in_force, self.in_force[1:], strict=False):
            if one.end is None or other.start <= one.end:
                raise ValueError("the times in force overlap or are out of order")
        return self

    @property
    def binding(self) -> bool:
        """Whether it is law for all states: only what the Security Council "decides" is.

        Texts without Chapter VII never say "decides" to states here; demands, calls and clarifications
        have their weight, but Article 25 of the Charter speaks of decisions.
        """
        return self.issuer == "security_council" and self.force == "decides"
