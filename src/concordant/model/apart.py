"""What a reader said and no claim holds: kept beside the claims, with the reason, never among them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

ApartKind = Literal["refused", "otherwise"]


@dataclass(frozen=True, slots=True)
class Apart:
    """One thing that a reader said and that was not taken over.

    Attributes:
        kind: ``refused``: it failed verification; ``otherwise``: it reads the words of a claim
            in another way.
        reader: who said it.
        why: codes of the checks that failed, or of the slots that differ.
        said: what it said: the row as it was answered, or the other claim as the contract has it.
        claim: id of the claim that it reads otherwise; empty for what was refused.
    """

    kind: ApartKind
    reader: str
    why: tuple[str, ...]
    said: Mapping[str, Any]
    claim: str = ""
