"""JSON Schema of what ``claims --json`` and ``findings --json`` give, one object a line."""

import json
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from concordant.model.claim import Certainty, Phase, Polarity
from concordant.model.finding import ContradictionTopic, Counts, OriginKind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_PREFIX = r"^\d{4}(-\d{2}(-\d{2})?)?$"

ClaimId = str
Number = int | float


class Part(BaseModel):
    """A JSON object that holds these keys and no others; what is unknown is null."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Party(Part):
    """Who acts, or who receives."""

    name: str = Field(
        description="Canonical English name, or a short description; joint actors join with '; '."
    )
    state: str | None = Field(description="ISO 3166-1 alpha-2 code, several joined with ';'.")


class KnownParty(Party):
    """Who acts, or who receives, with the key of the knowledge."""

    id: str | None = Field(description="Id in the knowledge, null for actors that it does not hold.")


class Goods(Part):
    """What it is about."""

    surface: str | None = Field(description="The words of the report.")
    item_class: str = Field(alias="class", description="Item class.")


class KnownGoods(Goods):
    """What it is about, with the key of the knowledge."""

    id: str | None = Field(description="Id of the model in the knowledge.")


class Quantity(Part):
    """How much, as an interval; null is an open end."""

    raw: str
    low: Number | None
    high: Number | None
    unit: str | None = Field(description="Singular English noun, or an ISO code of a currency.")


class Time(Part):
    """When, as ISO 8601 prefixes."""

    raw: str
    start: str | None = Field(pattern=_PREFIX)
    end: str | None = Field(pattern=_PREFIX)


class Voice(Part):
    """Who says so."""

    name: str
    state: str | None
    raw: str | None = Field(description="The words of the report; null where the voice is implied.")


class Evidence(Part):
    """Verbatim words with offsets in Unicode code points: text[start:end] == quote."""

    quote: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    page: int | None = Field(
        default=None, ge=1, description="Page on which the words begin; absent where there are no pages."
    )


class Claim(Part):
    """One statement in one report. It is never called true."""

    id: ClaimId = Field(pattern="^c-")
    report: str
    claim: int = Field(ge=1, description="Number within the report.")
    event: str
    agent: Party | None
    recipient: Party | None
    item: Goods | None
    quantity: Quantity | None
    place: str | None
    time: Time | None
    phase: Phase
    certainty: Certainty
    polarity: Polarity
    attribution: list[Voice] = Field(
        description="Source first, then who passes it on; empty: the outlet itself."
    )
    evidence: Evidence
    reader: str | None = Field(
        None, description="Who read it, where that was not the built-in reader alone: llm, builtin+llm."
    )
    doubt: list[str] | None = Field(
        None,
        description="Slots in which the quote speaks against the reading; it counts once accepted.",
    )


class Days(Part):
    """First and last day on which it may have happened; null is an open end."""

    start: str | None = Field(pattern=_DAY)
    end: str | None = Field(pattern=_DAY)
    stated: bool = Field(description="Whether a claim says when; otherwise it follows from the publication.")


class Amount(Part):
    """How much, as an interval; null is an open end."""

    low: Number | None
    high: Number | None
    unit: str | None


class Version(Part):
    """Claims that put the act in the same terms."""

    claims: list[ClaimId]
    amount: Amount | None
    time: Days
    item: KnownGoods | None


class Place(Part):
    """Where a claim stands."""

    id: ClaimId
    report: str | None
    claim: int | None = Field(description="Number within the report.")


class Origin(Part):
    """Who is behind claims, once all who merely pass them on are left out."""

    key: str
    name: str
    bloc: str | None
    kind: OriginKind
    counts: Counts = Field(description="When it counts as independent.")
    firm: bool = Field(description="Whether one of its claims is put as plain fact.")
    claims: list[ClaimId]


class Support(Part):
    """How many speak for it, and how many of them independently."""

    reports: int = Field(ge=0)
    families: int = Field(ge=0, description="Families of copies.")
    least: int = Field(ge=0, description="Independent origins if all that is unproved counts against it.")
    most: int = Field(ge=0, description="The same if it counts for it.")
    origins: list[Origin]
    against: list[Origin]
    caveats: list[str]


class Grade(Part):
    """How well it is supported, not whether it is true: the credibility digit of the Admiralty system."""

    digit: Literal["1", "2", "3", "4", "5", "6"]
    proposed: str | None = Field(
        description="A digit that only a person can give, and that the rules suggest."
    )
    rule: str
    by: str | None = Field(description="Who gave it, where a person did.")
    reason_en: str
    reason_fr: str


class Contradiction(Part):
    """Two claims that cannot both hold."""

    one: ClaimId
    other: ClaimId
    topic: ContradictionTopic


class Finding(Part):
    """What several reports say of one act. It is never called true."""

    id: str = Field(pattern="^f-")
    event: str
    agent: KnownParty | None
    recipient: KnownParty | None
    item: KnownGoods | None
    phase: Phase
    time: Days
    versions: list[Version]
    denials: list[Version]
    claims: list[Place]
    support: Support
    grade: Grade
    contradictions: list[Contradiction] = Field(description="As far as they are listed.")
    contradictions_in_all: int = Field(ge=0)


RECORDS: Mapping[str, type[Part]] = {"claims": Claim, "findings": Finding}
"""What is listed → the record of one line."""


def schema(of: str) -> dict[str, Any]:
    """The JSON Schema of one line."""
    return {
        "$schema": DIALECT,
        "$id": f"urn:concordant:schema:{of}:1",
        **RECORDS[of].model_json_schema(by_alias=True),
    }


def schema_text(of: str) -> str:
    """The JSON Schema of one line as a file."""
    return json.dumps(schema(of), indent=2) + "\n"
