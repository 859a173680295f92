"""What upkeep needs besides the ledger."""

from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass, field

from concordant.linking.derivation.trace import Trace
from concordant.linking.voices import Register
from concordant.model.claim import Claim
from concordant.model.document import Document
from concordant.model.report import Report

Tracer = Callable[[Report, Document, Sequence[Claim]], Trace]
"""What must be kept of a report to tell later what derives from it."""


@dataclass(frozen=True, slots=True)
class Means:
    """What settling needs besides the ledger.

    Attributes:
        register: voices, outlets and the terms in which claims are compared.
        tracer: what is kept of a report to find its copies.
        version: version of code and knowledge; rows that another one made are made again.
        traced: traces of reports that this version has just read; each is taken out when it is used.
    """

    register: Register
    tracer: Tracer
    version: str
    traced: MutableMapping[Report, Trace] = field(default_factory=dict)
