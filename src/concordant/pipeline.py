"""The walk, its stages named in order: the file to open first.

    bytes → Report → Document → Mentions → Claims ‖ Findings → Concerns → views

Left of the double bar, ``read`` turns the bytes of one report into a Reading. It is a pure function of
these bytes and of the knowledge: no database, no clock, no network.
"""

from concordant.model.reading import Reading
from concordant.model.report import Received

__all__ = ["read"]


def read(received: Received, knowledge: object) -> Reading:
    """Read one report: bytes in; report, document, claims and problems out."""
    raise NotImplementedError(received, knowledge)
