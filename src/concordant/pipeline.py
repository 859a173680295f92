"""The walk, its stages named in order: the file to open first.

    bytes → Report → Document → Mentions → Claims ‖ Findings → Concerns → views

Left of the double bar, ``read`` turns the bytes of one report into a Reading. It is a pure function of
these bytes and of the knowledge: no database, no clock, no network. A laptop, a server and a
distributed engine run the same function.

Right of it, ``reconcile`` turns a set of claims and a set of judgements into findings: pure too, and the same
in any order. A ledger does not reconcile everything anew: ``assessment.upkeep`` renews what new claims touch.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from concordant import __version__
from concordant.assessment.families import Families
from concordant.assessment.reconciling import Reconciled
from concordant.assessment.reconciling import reconcile as reconciled
from concordant.documents.open import open_document
from concordant.extraction.engines import compile_reader
from concordant.extraction.reader import DocumentReader
from concordant.extraction.weights import Weights
from concordant.knowledge.collection import Knowledge
from concordant.knowledge.language_schema import (
    EVERY_KIND,
    ActorNouns,
    Frame,
    Grammar,
    ItemNouns,
    Operator,
    Profile,
    WeightTable,
)
from concordant.knowledge.load import load
from concordant.language.compiled import Entries
from concordant.linking.decisions import decide
from concordant.linking.terms import compile_terms
from concordant.linking.tracing import Tracing, compile_tracing
from concordant.linking.voices import Register, compile_register
from concordant.model.judgement import Judgement
from concordant.model.problem import Problem
from concordant.model.reading import Reading
from concordant.model.report import Received, Report

__all__ = ["linking_of", "load_knowledge", "read", "reader_for", "reconcile", "version"]


def load_knowledge(overlays: Sequence[Path] = ()) -> tuple[Knowledge, tuple[Problem, ...]]:
    """The shipped knowledge of the world and of every language, with the user's folders laid over it."""
    return load(overlays, EVERY_KIND)


def version(knowledge: Knowledge) -> str:
    """What a reading depends on besides the bytes: the program and the knowledge."""
    return f"{__version__}+{knowledge.digest[:12]}"


def read(received: Received, knowledge: Knowledge) -> Reading:
    """Read one report: bytes in; report, document, claims and problems out.

    Bad bytes, an unknown language or an empty page give problems, never an exception.
    """
    report, document, problems = open_document(received)
    if document is None:
        return Reading(report, None, (), problems)
    reader = reader_for(knowledge, report.lang)
    if reader is None:
        return Reading(report, document, (), (*problems, _unsupported(report, knowledge)))
    return Reading(report, document, reader.claims(document), problems)


def _unsupported(report: Report, knowledge: Knowledge) -> Problem:
    known = ", ".join(_languages(knowledge))
    if report.lang == "und":
        told = "The language of this report could not be told, so it was not read for claims."
        return Problem("read", report.source, told, f"Give it with --lang (known: {known}).", "warning")
    told = f"This report is in a language ({report.lang}) that cannot be read for claims yet."
    return Problem("read", report.source, told, f"Known languages: {known}.", "note")


def _languages(knowledge: Knowledge) -> tuple[str, ...]:
    folders = (folder.split("/") for folder, _ in knowledge)
    return tuple(sorted({parts[1] for parts in folders if parts[0] == "language"}))


_COMPILED: dict[tuple[str, str], DocumentReader | None] = {}
"""Readers by knowledge digest and language: compiling one takes about a second, and it never changes."""


def reader_for(knowledge: Knowledge, code: str) -> DocumentReader | None:
    """The compiled reader of one language; None where the knowledge holds none."""
    key = (knowledge.digest, code)
    if key not in _COMPILED:
        _COMPILED[key] = _compile(knowledge, code)
    return _COMPILED[key]


def linking_of(knowledge: Knowledge) -> tuple[Register, Tracing]:
    """What linking claims and finding copies takes from the knowledge."""
    if knowledge.digest not in _LINKING:
        _LINKING[knowledge.digest] = (
            compile_register(knowledge, compile_terms(knowledge)),
            compile_tracing(knowledge),
        )
    return _LINKING[knowledge.digest]


_LINKING: dict[str, tuple[Register, Tracing]] = {}
"""What linking needs, by knowledge digest: it never changes."""


def reconcile(
    readings: Iterable[Reading], judgements: Iterable[Judgement], knowledge: Knowledge
) -> Reconciled:
    """The findings that readings give together, with what people judged: the same in whatever order.

    Args:
        readings: what was read, each report once.
        judgements: what people decided, in any order.
        knowledge: actors, goods, events, outlets.
    """
    register, tracing = linking_of(knowledge)
    held = list(readings)
    told = [(claim, reading.report) for reading in held for claim in reading.claims]
    families = Families(held, tracing)
    return reconciled(told, register, decide(judgements), families.of)


def _compile(knowledge: Knowledge, code: str) -> DocumentReader | None:
    profile = next(iter(knowledge.select(f"language/{code}", Profile).values()), None)
    if profile is None:
        return None
    entries = Entries(
        profile=profile,
        frames=tuple(knowledge.select(f"language/{code}/frames", Frame).values()),
        operators=tuple(knowledge.select(f"language/{code}/operators", Operator).values()),
        items=tuple(knowledge.select(f"language/{code}/items", ItemNouns).values()),
        actor_nouns=tuple(knowledge.select(f"language/{code}/actors", ActorNouns).values()),
        actors=tuple(knowledge.actors.values()),
        places=tuple(knowledge.places.values()),
        materiel=tuple(knowledge.materiel.values()),
        outlets=tuple(knowledge.outlets.values()),
        agreements=tuple(knowledge.agreements.values()),
        classes=tuple(knowledge.classes.values()),
    )
    return compile_reader(entries, _tables(knowledge, code), _weights(knowledge, code))


def _weights(knowledge: Knowledge, code: str) -> Weights:
    """The learned weights of a language; empty where it has none, and rules alone decide."""
    found = knowledge.select(f"language/{code}/weights", WeightTable)
    floors = {name: table.floor for name, table in found.items()}
    tables = {name: table.weights for name, table in found.items()}
    return Weights(tables, floors.get("claim", 0.0), floors.get("trigger", 0.0))


def _tables(knowledge: Knowledge, code: str) -> dict[str, Any]:
    """The grammars of a language by name, and those of its morphology with its verbs."""
    single = {g.id: g.table() for g in knowledge.select(f"language/{code}", Grammar).values()}
    verbs = [g.table() for g in knowledge.select(f"language/{code}/verbs", Grammar).values()]
    tables = {name: single.get(name, {}) for name in ("dates", "numbers", "units")}
    return {**tables, "morphology": [single.get("morphology", {}), *verbs]}
