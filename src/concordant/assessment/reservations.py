"""What an analyst would hold against a report as a whole, before relying on any claim of it.

Never a verdict on the report: each reservation is a fact about its text, with the words where it stands.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from concordant.knowledge.collection import Knowledge
from concordant.knowledge.language_schema import Grammar
from concordant.knowledge.schema import Actor
from concordant.linking.terms import fold, is_described
from concordant.model.claim import Claim
from concordant.model.document import Document
from concordant.model.report import Report
from concordant.model.span import Span

Code = Literal["undated", "unnamed_sources", "unsupported_party"]
_COMPOUND = re.compile(r"\w+(?:-\w+)+")
_STEM = 4
"""Letters by which the forms of one adjective are known again (``russe``, ``russes``)."""


@dataclass(frozen=True, slots=True)
class Reservation:
    """One thing to hold against a report.

    Attributes:
        code: which kind; key of the wording tables.
        words: the words it rests on; empty for what is missing.
        span: where they stand, None for what is missing.
        about: the state it is about, as an ISO code, where there is one.
    """

    code: Code
    words: str = ""
    span: Span | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """How one language names states.

    Attributes:
        firsts: folded first half of a joint adjective → state.
        demonyms: beginning of a folded demonym → states.
        names: state → its folded names, seats and demonyms.
    """

    firsts: Mapping[str, str]
    demonyms: Mapping[str, frozenset[str]]
    names: Mapping[str, frozenset[str]]


def compile_naming(knowledge: Knowledge, lang: str) -> Naming:
    """How a language names states, taken from the knowledge."""
    tables = knowledge.select(f"language/{lang}", Grammar)
    firsts = tables["compounds"].table().get("firsts", {}) if "compounds" in tables else {}
    demonyms: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    for actor in knowledge.actors.values():
        if actor.kind == "state" and actor.state:
            names.setdefault(actor.state, set()).update(_forms(actor, lang))
            for demonym in _demonyms(actor, lang):
                demonyms.setdefault(demonym[: max(_STEM, len(demonym) - 2)], set()).add(actor.state)
    return Naming(
        {fold(first): state for first, state in firsts.items()},
        {stem: frozenset(states) for stem, states in demonyms.items()},
        {state: frozenset(forms) for state, forms in names.items()},
    )


def reservations(
    report: Report, document: Document | None, claims: Sequence[Claim], naming: Naming
) -> tuple[Reservation, ...]:
    """What to hold against a report, in the order of its text; what is missing comes first.

    Args:
        report: who published what and when.
        document: its text, None where there is none.
        claims: what was read in it.
        naming: how its language names states.
    """
    missing = () if report.published else (Reservation("undated"),)
    in_text = () if document is None else tuple(_passing(document.text, claims, naming))
    return (*missing, *_unnamed(claims), *in_text)


def _unnamed(claims: Sequence[Claim]) -> Iterable[Reservation]:
    """Claims that rest on several people of whom nobody is named, and of no known country."""
    told: dict[str, Reservation] = {}
    for claim in claims:
        for voice in claim.attribution[:1]:
            if is_described(voice.name) and voice.state is None and voice.id is None and voice.raw:
                told.setdefault(fold(voice.raw), Reservation("unnamed_sources", voice.raw, voice.span))
    return told.values()


def _passing(text: str, claims: Sequence[Claim], naming: Naming) -> Iterable[Reservation]:
    """States that only an adjective names together with a party to a claim, and nothing else supports."""
    parties = {
        state
        for claim in claims
        for actor in (claim.agent, claim.recipient)
        if actor is not None and actor.state
        for state in actor.state.split(";")
    }
    for match in _COMPOUND.finditer(text):
        states = [_state(part, naming) for part in match[0].split("-")]
        if not parties & {state for found in states for state in found}:
            continue
        elsewhere = fold(text[: match.start()] + " " + text[match.end() :])
        for found in states:
            if len(found) == 1 and not found & parties:
                (state,) = found
                if not any(_stands(name, elsewhere) for name in naming.names.get(state, ())):
                    yield Reservation("unsupported_party", match[0], Span(match.start(), match.end()), state)


def _state(part: str, naming: Naming) -> frozenset[str]:
    folded = fold(part)
    if folded in naming.firsts:
        return frozenset((naming.firsts[folded],))
    for length in range(len(folded), _STEM - 1, -1):
        if folded[:length] in naming.demonyms:
            return naming.demonyms[folded[:length]]
    return frozenset()


def _stands(name: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(name)}", text) is not None


def _forms(actor: Actor, lang: str) -> Iterable[str]:
    words = (actor.names, actor.short, actor.metonyms)
    yield from (fold(name) for table in words for name in table.get(lang, ()))
    yield from _demonyms(actor, lang)


def _demonyms(actor: Actor, lang: str) -> Iterable[str]:
    for each in actor.demonyms.get(lang, ()):
        yield from (fold(form) for form in ((each,) if isinstance(each, str) else each))
