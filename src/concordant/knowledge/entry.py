"""What knowledge files have in common: an id, sources, cases; and names where a report may name them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from concordant.knowledge.forms import Form, FormKind


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a type whose values name something else: an id in a folder, or a state (``states``)."""

    target: str


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([._-][a-z0-9]+)*$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
StateCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$"), Refers("states")]
ActorId = Annotated[Identifier, Refers("actors")]
ClassId = Annotated[Identifier, Refers("classes")]
EventId = Annotated[Identifier, Refers("events")]
MaterielId = Annotated[Identifier, Refers("materiel")]
Confidence = Literal["verified", "press", "memory"]
Words = Mapping[Language, tuple[Text, ...]]


class Record(BaseModel):
    """A frozen record that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Case(Record):
    """A sentence that proves the entry: either it is found there, or it must stay silent."""

    lang: Language = Field(description="language of the sentence", examples=["fr"])
    text: Text = Field(description="one sentence", examples=["La Corée du Nord a livré des obus."])
    finds: tuple[Text, ...] = Field(
        (), description="words of the sentence that stand for the entry", examples=[["Corée du Nord"]]
    )
    silent: bool = Field(False, description="true where the entry must not be found", examples=[True])

    @model_validator(mode="after")
    def _finds_or_is_silent(self) -> Self:
        if bool(self.finds) == self.silent:
            raise ValueError("a case either lists the words it finds or says silent = true, not both")
        return self


class Entry(Record):
    """One file: its id, where its facts come from, its cases, and where it lies.

    ``path`` and ``provisional`` are set by the loader, never by the file.
    """

    singular: ClassVar[str] = "entry"
    needs_cases: ClassVar[bool] = False

    id: Identifier = Field(description="the name of the file without .toml", examples=["kim-jong-un"])
    sources: tuple[Text, ...] = Field(
        (), description="where the facts come from; at least one", examples=[["UN Security Council list"]]
    )
    cases: tuple[Case, ...] = Field(
        (), alias="case", description="sentences where it is found, and where it must stay silent"
    )
    path: str = ""
    provisional: bool = False


class Named(Entry):
    """An entry that reports call by names."""

    needs_cases: ClassVar[bool] = True

    name: Text = Field(description="canonical English name", examples=["North Korea"])
    confidence: Confidence = Field(
        description="how well the facts are known: verified against a published list, seen in the press, "
        "or general knowledge",
        examples=["press"],
    )
    names: Words = Field(
        default_factory=dict,
        description="full names by language; they always count",
        examples=[{"fr": ["Corée du Nord"]}],
    )
    short: Words = Field(
        default_factory=dict,
        description="names that count only where no confusion is possible: surnames, ordinary words",
        examples=[{"fr": ["Kim"]}],
    )
    lookalikes: tuple[Text, ...] = Field(
        (),
        alias="not",
        description="words that contain a name and are something else",
        examples=[["Corée du Sud"]],
    )
    needs: tuple[Text, ...] = Field(
        (),
        description="context words, of which one must stand in the sentence before a short name counts; "
        "a final * stands for any ending",
        examples=[["missile*", "batterie*"]],
    )
    case_sensitive: bool = Field(
        False, description="true where the names count only in exactly these capitals", examples=[True]
    )

    def forms(self) -> Iterator[Form]:
        """Every way of calling this entry, with what must hold before it counts."""
        yield from self._plain("name", self.names, ())
        yield from self._plain("short", self.short, self.needs)

    def _plain(self, kind: FormKind, words: Words, needs: tuple[str, ...]) -> Iterator[Form]:
        for lang, texts in words.items():
            for text in texts:
                yield Form(text, lang, kind, needs, self.case_sensitive)
