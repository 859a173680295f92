"""What a reader is: a document and knowledge in; claims, problems, and what was not taken over, out."""

from dataclasses import dataclass
from typing import Protocol

from concordant.knowledge.collection import Knowledge
from concordant.model.apart import Apart
from concordant.model.claim import Claim
from concordant.model.document import Document
from concordant.model.problem import Problem

BUILTIN_NAME, MODEL_NAME = "builtin", "llm"
BOTH = f"{BUILTIN_NAME}+{MODEL_NAME}"
"""What claims carry on which both readers agree."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader makes of one document.

    Attributes:
        claims: in order of evidence, numbered, with ids.
        problems: what it could not do.
        apart: what it said and the claims do not hold.
    """

    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    apart: tuple[Apart, ...] = ()


class Reader(Protocol):
    """Turns documents into claims."""

    @property
    def version(self) -> str:
        """What its readings depend on besides program and knowledge; empty for the built-in reader."""
        ...

    def read(self, document: Document, knowledge: Knowledge) -> Read:
        """The claims of a document.

        Raises:
            ReaderError: somebody whom it asks did not answer; the document is unread.
        """
        ...
