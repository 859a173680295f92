"""Who is behind a voice: a body, somebody unnamed, a document, an outlet."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from concordant.knowledge.collection import Knowledge
from concordant.knowledge.language_schema import ActorNouns
from concordant.linking.terms import Party, Terms, fold, is_described
from concordant.model.claim import Claim, Voice
from concordant.model.report import Report

SourceKind = Literal["body", "named", "unnamed", "artefact", "outlet"]


class Source(NamedTuple):
    """A voice as far as it matters for counting origins.

    Attributes:
        key: equal for the same source.
        name: how people call it, in English.
        bloc: whom it belongs to, most often a state's code.
        kind: an actor that the knowledge holds, another named holder, somebody unnamed, a document or image,
            or an outlet.
        loose: whether it may be another named source of its bloc under a wider or a personal name.
    """

    key: str
    name: str
    bloc: str | None
    kind: SourceKind
    loose: bool


class Telling(NamedTuple):
    """A claim as far as it matters for counting origins.

    Attributes:
        claim: id of the claim.
        report: id of its report.
        outlet: who published it, by folded name; empty where unknown.
        chain: the voices, source first; empty for the outlet itself.
        firm: whether the claim is put as plain fact.
        publisher: the outlet as people write it.
    """

    claim: str
    report: str
    outlet: str
    chain: tuple[Source, ...]
    firm: bool
    publisher: str = ""


_WHOLE = frozenset(("state", "government"))


@dataclass(frozen=True, slots=True)
class Register:
    """Voices and outlets by what the knowledge holds of them.

    Attributes:
        terms: the knowledge as linking uses it.
        outlets: folded name of an outlet → its canonical name.
        outlet_states: canonical name of an outlet → its state.
        documents: descriptions of documents, images and data that speak.
    """

    terms: Terms
    outlets: dict[str, str]
    outlet_states: dict[str, str | None]
    documents: frozenset[str]
    _sources: dict[tuple[str, str | None, str | None], Source] = field(
        default_factory=dict, repr=False, compare=False
    )
    """Sources made before: a cache, since the same few are asked for again and again."""

    def telling(self, claim: Claim, report: Report) -> Telling:
        """A claim as a telling."""
        return Telling(
            claim.id,
            claim.report,
            self.outlet(report.outlet),
            tuple([self.source(voice) for voice in claim.attribution]),
            claim.certainty == "asserted",
            report.outlet or "",
        )

    def outlet(self, name: str | None) -> str:
        """The key of an outlet; empty where it is unknown."""
        if not name:
            return ""
        folded = fold(name)
        return fold(self.outlets[folded]) if folded in self.outlets else folded

    def speaking(self, party: Party) -> Iterator[str]:
        """Under what bloc or key the party itself would speak: a state as a whole, others by name."""
        if party.level == "state":
            yield from party.key.split(";")
        elif party.key in self.terms.actors:
            yield fold(self.terms.actors[party.key].name)

    def source(self, voice: Voice) -> Source:
        """Who is behind a voice."""
        asked = (voice.name, voice.state, voice.id)
        found = self._sources.get(asked)
        if found is None:
            found = self._sources[asked] = self._source(voice)
        return found

    def _source(self, voice: Voice) -> Source:
        folded = fold(voice.name)
        if folded in self.outlets:
            name = self.outlets[folded]
            return Source(fold(name), name, self.outlet_states[name], "outlet", False)
        known = self.terms.actors.get(voice.id or self.terms.by_name.get(folded, ""))
        if known is not None:
            body = next((self.terms.actors[i] for i in known.member_of if i in self.terms.actors), None)
            if known.kind == "person" and body is not None:
                known = body
            # A spokesperson of no known body, and a capital that speaks, may be the service named elsewhere.
            loose = known.kind in _WHOLE or known.kind == "person"
            return Source(fold(known.name), known.name, voice.state or known.state, "body", loose)
        if self._is_document(folded):
            return Source(f"document:{voice.state or ''}:{folded}", voice.name, voice.state, "artefact", True)
        if is_described(voice.name):
            return Source(f"unnamed:{voice.state or ''}", voice.name, voice.state, "unnamed", True)
        return Source(folded, voice.name, voice.state, "named", voice.state is not None)

    def _is_document(self, folded: str) -> bool:
        return any(folded == each or folded.endswith(f" {each}") for each in self.documents)


def compile_register(knowledge: Knowledge, terms: Terms) -> Register:
    """Voices and outlets as the knowledge holds them."""
    outlets: dict[str, str] = {}
    for outlet in reversed(list(knowledge.outlets.values())):
        names = (form.text for form in outlet.forms())
        outlets.update((fold(name), outlet.name) for name in (*names, outlet.name))
    documents = {
        fold(english)
        for _, entry in knowledge
        if isinstance(entry, ActorNouns) and entry.sort == "document"
        for english in entry.nouns.values()
    }
    states = {outlet.name: outlet.state for outlet in knowledge.outlets.values()}
    return Register(terms, outlets, states, frozenset(documents))
