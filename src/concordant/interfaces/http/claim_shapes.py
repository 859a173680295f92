"""The shapes of a claim, as the API gives it."""

from pydantic import BaseModel, ConfigDict, Field

from concordant.model.claim import Certainty, Phase, Polarity


class Shape(BaseModel):
    """An object with these fields and no others."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Party(Shape):
    """Who acts or receives; joint parties join names with ``; `` and states with ``;``."""

    name: str
    state: str | None = Field(description="ISO 3166-1 alpha-2")


class KnownParty(Party):
    """The same, with the id under which the knowledge holds it."""

    id: str | None


class Goods(Shape):
    """What, in the words of the report and by class."""

    surface: str | None
    goods: str = Field(alias="class")


class KnownGoods(Goods):
    """The same, with the id under which the knowledge holds it."""

    id: str | None


class Amount(Shape):
    """How much, as an interval; null is an open end."""

    low: int | float | None
    high: int | float | None
    unit: str | None


class RawAmount(Amount):
    """The same, in the words of the report."""

    raw: str


class RawTime(Shape):
    """When, as ISO 8601 prefixes, and in the words of the report."""

    raw: str
    start: str | None
    end: str | None


class Voice(Party):
    """One holder of the words."""

    raw: str | None


class Evidence(Shape):
    """Verbatim words, at these offsets of the text in code points."""

    quote: str
    start: int
    end: int


class Claim(Shape):
    """One statement that an actor did, does, will or did not do one thing."""

    id: str
    report: str
    claim: int = Field(description="number in its report")
    event: str
    agent: Party | None
    recipient: Party | None
    item: Goods | None
    quantity: RawAmount | None
    place: str | None
    time: RawTime | None
    phase: Phase
    certainty: Certainty
    polarity: Polarity
    attribution: list[Voice]
    evidence: Evidence
    reader: str | None = Field(None, description="who read it: llm, or builtin+llm where both agree")
    doubt: list[str] | None = Field(None, description="slots in which the quote speaks against the reading")
