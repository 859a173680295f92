"""One provision on a page, and all of them in a table: what it says, to whom, when, and how surely."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from concordant.assessment.concerns.law import Law
from concordant.assessment.concerns.telling import tables
from concordant.knowledge.provision import InForce, Provision, Scope
from concordant.model.concern import STATUSES, Concern
from concordant.model.finding import Finding
from concordant.views.finding_sentence import act
from concordant.views.names import Names
from concordant.views.sentence import SEPARATOR
from concordant.views.table import SHORT_ID
from concordant.views.text import Line, Piece, line
from concordant.views.wording import Wording

PROVISION_COLUMNS = ("id", "provision", "force", "in_force", "checked", "says")

Concerning = Sequence[tuple[Finding, Concern]]


def provision_row(provision: Provision, words: Wording) -> tuple[Line, ...]:
    """The provision in a row."""
    return (
        line(Piece(provision.id, "mark")),
        line(Piece(_called(provision), "event")),
        line(_force(provision, words)),
        line("; ".join(_while(each, words) for each in provision.in_force) or words.of("provision", "never")),
        line(words.of("provision", "checked" if provision.verified else "unchecked")),
        line(getattr(provision.paraphrase, words.tongue)),
    )


def _called(provision: Provision) -> str:
    return f"{provision.instrument}, {provision.unit}" if provision.unit else provision.instrument


def _force(provision: Provision, words: Wording) -> str:
    return tables(words.tongue)["force"].get(provision.force, provision.force)


def _while(each: InForce, words: Wording) -> str:
    if each.end is None:
        return words.say("sentence", "since", start=each.start)
    return words.say("sentence", "from_to", start=each.start, end=each.end)


def provision_page(
    provision: Provision, law: Law, concerning: Concerning | None, words: Wording, names: Names
) -> Iterator[Line]:
    """The whole provision, and the findings that would concern it; None where there is no ledger."""
    yield line(Piece(provision.id, "heading"))
    yield line("  ", Piece(getattr(provision.paraphrase, words.tongue), "evidence"))
    yield ()
    for key, told in _fields(provision, law, words):
        yield line("  ", Piece(words.of("provision", key), "mark"), SEPARATOR, told)
    yield ()
    yield line(Piece(words.of("provision", "scopes"), "heading"))
    for scope in provision.scopes:
        yield line("  – ", SEPARATOR.join(_scope(scope, law, words)))
    if not provision.scopes:
        yield line("  ", words.of("provision", "no_scope"))
    yield ()
    if concerning is not None:
        yield from _findings(concerning, words, names)


def _fields(provision: Provision, law: Law, words: Wording) -> Iterator[tuple[str, str]]:
    regime = law.regimes.get(provision.regime)
    named = getattr(regime.name, words.tongue) if regime else ""
    yield "regime", f"{named} ({provision.regime})".strip()
    yield "issuer", words.of("issuer", provision.issuer)
    yield "instrument", _called(provision)
    yield "adopted", provision.adopted
    strength = words.of("provision", "binding" if provision.binding else "not_binding")
    yield "force", f"{_force(provision, words)} ({strength})"
    yield "in_force", _times(provision, law, words)
    yield "addressees", ", ".join(words.of("addressee", each) for each in provision.addressees)
    yield "targets", _targets(provision, law, words)
    if provision.exemption:
        yield "exemption", getattr(provision.exemption, words.tongue)
    for key, ids in (("supersedes", provision.supersedes), ("superseded_by", provision.superseded_by)):
        if ids:
            yield key, ", ".join(ids)
    surely = words.of("provision", "checked" if provision.verified else "unchecked")
    yield "confidence", f"{words.of('provision', provision.confidence)}{SEPARATOR}{surely}"
    yield "sources", "; ".join(provision.sources)


def _times(provision: Provision, law: Law, words: Wording) -> str:
    told = []
    for each in provision.in_force:
        contested = ", ".join(law.state_called(code, words.tongue) for code in each.contested_by)
        by = f" ({words.say('concern', 'contested_by', who=contested)})" if contested else ""
        told.append(f"{_while(each, words)}{by}")
    return "; ".join(told) or words.of("provision", "never")


def _targets(provision: Provision, law: Law, words: Wording) -> str:
    told = [law.state_called(code, words.tongue) for code in provision.states]
    told += [law.called(each, each, words.tongue) for each in provision.actors]
    told += [law.places[each].name if each in law.places else each for each in provision.places]
    return ", ".join(told) or words.of("provision", "listed")


def _scope(scope: Scope, law: Law, words: Wording) -> Iterator[str]:
    yield ", ".join(words.of("event", each) for each in scope.events)
    yield ", ".join(words.of("direction", each) for each in scope.directions)
    goods = words.of("provision", "any_goods") if scope.any_goods else _classes(scope.classes, words)
    if goods:
        yield goods
    for key, ids in (("unsure", scope.unsure), ("exempt", scope.exempt)):
        if ids:
            yield words.say("provision", key, what=_classes(ids, words))
    if scope.words:
        called = ", ".join(each for held in scope.words.values() for each in held)
        yield words.say("provision", "words", what=called)
    if scope.condition:
        yield tables(words.tongue)["link"][f"condition_{scope.condition}"]
    if scope.argued_by:
        who = ", ".join(law.state_called(code, words.tongue) for code in scope.argued_by)
        yield words.say("concern", "argued_by", who=who)


def _classes(ids: Sequence[str], words: Wording) -> str:
    return ", ".join(words.of("class", each) for each in ids)


def _findings(concerning: Concerning, words: Wording, names: Names) -> Iterator[Line]:
    yield line(Piece(words.of("provision", "findings"), "heading"))
    if not concerning:
        yield line("  ", words.of("provision", "no_findings"))
    ordered = sorted(concerning, key=lambda each: STATUSES.index(each[1].status))
    for status, group in groupby(ordered, key=lambda each: each[1].status):
        yield line("  ", Piece(words.of("concern_status", status), "mark"))
        for finding, _ in group:
            yield line("    ", Piece(finding.id[:SHORT_ID], "muted"), "  ", *act(finding, words, names))


def provision_recorded(provision: Provision) -> dict[str, Any]:
    """The provision as a JSON object: its file without cases."""
    left_out = {"path", "cases", "provisional"}
    return provision.model_dump(mode="json", exclude=left_out)


def concerning_recorded(concerning: Concerning) -> list[Mapping[str, str]]:
    """The findings that would concern it, each with its status."""
    return [{"finding": finding.id, "status": concern.status} for finding, concern in concerning]
