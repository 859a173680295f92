"""What each kind of knowledge file holds, one class a kind, and the registry of folders."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from pydantic import Field

from concordant.knowledge.entry import (
    ActorId,
    ClassId,
    Confidence,
    Entry,
    MaterielId,
    Named,
    Record,
    StateCode,
    Text,
    Words,
)
from concordant.knowledge.forms import Form
from concordant.knowledge.provision import Provision, Regime

ActorKind = Literal[
    "state",
    "government",
    "ministry",
    "armed_forces",
    "unit",
    "intelligence",
    "armed_group",
    "party",
    "person",
    "company",
    "organisation",
    "ngo",
    "news_agency",
    "alliance",
    "body",
    "vessel",
]
PlaceKind = Literal["city", "region", "base", "port", "plant", "sea", "test_site", "border"]
OutletKind = Literal["agency", "newspaper", "broadcaster", "website", "state_media"]
Demonyms = Mapping[str, tuple[Text | tuple[Text, ...], ...]]


class Actor(Named):
    """Who acts or speaks: a state, a body, an armed force, a maker, a person, a ship."""

    singular: ClassVar[str] = "actor"

    kind: ActorKind = Field(description="what sort of actor", examples=["state"])
    state: StateCode | None = Field(
        None,
        description="ISO 3166-1 alpha-2 code of the state it belongs to, where there is one",
        examples=["KP"],
    )
    role: Text | None = Field(None, description="office, in English", examples=["head of state"])
    member_of: tuple[ActorId, ...] = Field(
        (), description="ids of the actors it belongs to", examples=[["united-nations"]]
    )
    identifiers: Mapping[str, Text] = Field(
        default_factory=dict,
        description="keys in public registers: qid, iso3, imo…",
        examples=[{"qid": "Q423"}],
    )
    metonyms: Words = Field(
        default_factory=dict,
        description="capitals and seats that stand for the government",
        examples=[{"fr": ["Pyongyang"]}],
    )
    weak_metonyms: Words = Field(
        default_factory=dict,
        description="seats that several actors share",
        examples=[{"fr": ["Bruxelles"]}],
    )
    seat_needs: tuple[Text, ...] = Field(
        (),
        description="context words, of which one must stand beside a shared seat before it stands for it",
        examples=[["sanction*", "Commission"]],
    )
    demonyms: Demonyms = Field(
        default_factory=dict,
        description="adjective or noun, masculine singular; a nested list spells irregular forms out",
        examples=[{"fr": ["nord-coréen", ["turc", "turque"]]}],
    )

    def forms(self) -> Iterator[Form]:
        """Names, short names, seats of power, and demonyms."""
        yield from super().forms()
        yield from self._plain("metonym", self.metonyms, ())
        yield from self._plain("weak_metonym", self.weak_metonyms, self.seat_needs)
        for lang, demonyms in self.demonyms.items():
            for each in demonyms:
                first, *rest = (each,) if isinstance(each, str) else each
                yield Form(first, lang, "demonym", inflections=tuple(rest))


class Place(Named):
    """Where things happen: a city, a port, a plant, a sea, a test site."""

    singular: ClassVar[str] = "place"

    kind: PlaceKind = Field(description="what sort of place", examples=["port"])
    state: StateCode | None = Field(
        None, description="ISO 3166-1 alpha-2 code of the state it lies in; none for seas", examples=["RU"]
    )
    identifiers: Mapping[str, Text] = Field(
        default_factory=dict,
        description="keys in public registers: geonames, qid…",
        examples=[{"geonames": "538560"}],
    )


class Materiel(Named):
    """A weapon, vehicle, aircraft, ship or munition that reports call by name."""

    singular: ClassVar[str] = "materiel"

    item_class: ClassId = Field(
        alias="class", description="id of its item class", examples=["ballistic_missile"]
    )
    kind: Literal["model", "family"] = Field(description="one model, or a family of them", examples=["model"])
    unit: Text = Field(description="what one counts, a singular English noun", examples=["missile"])
    origin: StateCode | None = Field(
        None, description="ISO 3166-1 alpha-2 code of the state that makes it", examples=["KP"]
    )
    family: MaterielId | None = Field(
        None, description="id of the family it belongs to", examples=["hwasong-11-family"]
    )


class Roles(Record):
    """What the three roles of an event mean; a role that the event lacks is left out."""

    agent: Text = Field(description="who acts", examples=["supplier"])
    recipient: Text | None = Field(None, description="who receives or is concerned", examples=["receiver"])
    item: Text | None = Field(None, description="what it is about", examples=["goods"])


class Pace(Record):
    """How long acts of a kind take, in days: by this, claims of one act are told from those of the next."""

    gap: int = Field(7, description="days between two datings of one act", examples=[7], ge=0)
    reach: int = Field(30, description="longest time that the datings of one act span", examples=[30], ge=1)
    recent: int = Field(
        30, description="an act without a time is looked for in so many days before publication", ge=0
    )
    denial: int = Field(
        45, description="a denial without a time is about so many days before publication", ge=0
    )


class Event(Entry):
    """A kind of act that claims state."""

    singular: ClassVar[str] = "event"

    gloss: Text = Field(description="one line of explanation", examples=["delivery, sale, gift, smuggling"])
    roles: Roles = Field(description="what agent, recipient and item mean", examples=[{"agent": "supplier"}])
    joint: bool = Field(
        False, description="true where agent and recipient are equals, in either order", examples=[True]
    )
    pace: Pace = Field(
        default_factory=Pace, description="how long acts of this kind take", examples=[{"gap": 7}]
    )


class ItemClass(Entry):
    """A class of goods in which claims are compared and counted."""

    singular: ClassVar[str] = "item class"

    gloss: Text = Field(description="one line of explanation", examples=["shells, rockets, mortar bombs"])
    broader: tuple[ClassId, ...] = Field(
        (), description="ids of the wider classes", examples=[["munitions_unspecified"]]
    )
    unit: Text = Field(description="what one counts, a singular English noun", examples=["round"])


class Outlet(Named):
    """Who publishes: an agency, a newspaper, a broadcaster, a website."""

    singular: ClassVar[str] = "outlet"

    kind: OutletKind = Field(description="what sort of outlet", examples=["agency"])
    state: StateCode | None = Field(
        None, description="ISO 3166-1 alpha-2 code of the state it is seated in", examples=["FR"]
    )
    domains: tuple[Text, ...] = Field((), description="its web domains", examples=[["afp.com"]])
    relays: bool = Field(False, description="true for agencies whose dispatches others copy", examples=[True])


class Agreement(Named):
    """A treaty or pact that reports refer to."""

    singular: ClassVar[str] = "agreement"

    parties: tuple[StateCode, ...] = Field(
        (), description="ISO 3166-1 alpha-2 codes of the parties", examples=[["KP", "RU"]]
    )
    signed: Text | None = Field(None, description="day of signature", examples=["2024-06-19"])
    in_force: Text | None = Field(None, description="day of entry into force", examples=["2024-12-04"])


KINDS: Mapping[str, type[Entry]] = {
    "actors": Actor,
    "agreements": Agreement,
    "classes": ItemClass,
    "events": Event,
    "materiel": Materiel,
    "outlets": Outlet,
    "places": Place,
    "provisions": Provision,
    "regimes": Regime,
}
"""Folder below a knowledge root → what its files hold.

``*`` stands for one folder name (``language/*/frames``); a key that ends in ``.toml`` names a single
file (``language/*/numbers.toml``).
"""

__all__ = [
    "KINDS",
    "Actor",
    "Agreement",
    "Confidence",
    "Entry",
    "Event",
    "ItemClass",
    "Materiel",
    "Named",
    "Outlet",
    "Pace",
    "Place",
    "Provision",
    "Regime",
    "Roles",
]
