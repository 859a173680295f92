"""The walk, its stages named in order: the file to open first.

    bytes → Report → Document → Mentions → Claims ‖ Findings → Concerns → views

Left of the double bar, ``read`` turns the bytes of one report into a Reading. It is a pure function of
these bytes and of the knowledge: no database, no clock, no network. A laptop, a server and a
distributed engine run the same function.

Right of it, ``reconcile`` turns a set of claims and a set of judgements into findings: pure too, and the same
in any order. A ledger does not reconcile everything anew: ``assessment.upkeep`` renews what new claims touch.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from concordant import __version__
from concordant.assessment.families import Families
from concordant.assessment.reconciling import Reconciled
from concordant.assessment.reconciling import reconcile as reconciled
from concordant.documents.open import open_document
from concordant.knowledge.collection import Knowledge
from concordant.knowledge.language_schema import EVERY_KIND
from concordant.knowledge.load import load
from concordant.linking.decisions import decide
from concordant.linking.terms import compile_terms
from concordant.linking.tracing import Tracing, compile_tracing
from concordant.linking.voices import Register, compile_register
from concordant.model.claim import Claim
from concordant.model.document import Document
from concordant.model.judgement import Judgement
from concordant.model.problem import Problem
from concordant.model.reading import Reading
from concordant.model.report import Received
from concordant.readers.builtin import BUILTIN
from concordant.readers.compiling import reader_for
from concordant.readers.reader import Reader

__all__ = ["linking_of", "load_knowledge", "read", "reader_for", "reconcile", "version"]


def load_knowledge(overlays: Sequence[Path] = ()) -> tuple[Knowledge, tuple[Problem, ...]]:
    """The shipped knowledge of the world and of every language, with the user's folders laid over it."""
    return load(overlays, EVERY_KIND)


def version(knowledge: Knowledge, reader: Reader = BUILTIN) -> str:
    """What a reading depends on besides the bytes: the program, the knowledge, and who reads."""
    program = f"{__version__}+{knowledge.digest[:12]}"
    return f"{program} {reader.version}" if reader.version else program


def read(received: Received, knowledge: Knowledge, reader: Reader = BUILTIN) -> Reading:
    """Read one report: bytes in; report, document, claims and problems out.

    Bad bytes, an unknown language or an empty page give problems, never an exception. With another reader
    than the built-in one it is as pure as that reader is.

    Raises:
        ReaderError: a reader that asks others could not be answered; the report is unread.
    """
    report, document, problems = open_document(received)
    if document is None:
        return Reading(report, None, (), problems)
    read = reader.read(document, knowledge)
    return Reading(report, document, _paged(read.claims, document), (*problems, *read.problems), read.apart)


def _paged(claims: tuple[Claim, ...], document: Document) -> tuple[Claim, ...]:
    """The claims with the page on which each one's evidence begins, where the document has pages."""
    if not document.pages:
        return claims
    return tuple(
        replace(c, evidence=replace(c.evidence, page=document.page(c.evidence.start))) for c in claims
    )


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
