"""Derivation: which reports copy, rewrite, translate or credit which.

``fingerprint`` and ``credits`` read one report; ``trace`` puts together what must be kept of it; ``derive``
holds arriving reports against a ``Shelf`` of those that came before; ``families`` groups reports by what ties
them.
"""

from concordant.linking.derivation.anchors import Sounds, compile_sounds
from concordant.linking.derivation.credit_words import CreditWords, compile_credit_words
from concordant.linking.derivation.credits import Credit, credits
from concordant.linking.derivation.derive import Changes, applied, derive, derive_all
from concordant.linking.derivation.edges import Direction, Edge, Kind, families
from concordant.linking.derivation.fingerprint import Fingerprint, fingerprint, pack, unpack
from concordant.linking.derivation.links import linked
from concordant.linking.derivation.passages import passage, same_passage
from concordant.linking.derivation.shelf import Fingerprints, Shelf
from concordant.linking.derivation.stories import Memory
from concordant.linking.derivation.trace import Trace, keys, trace

__all__ = [
    "Changes",
    "Credit",
    "CreditWords",
    "Direction",
    "Edge",
    "Fingerprint",
    "Fingerprints",
    "Kind",
    "Memory",
    "Shelf",
    "Sounds",
    "Trace",
    "applied",
    "compile_credit_words",
    "compile_sounds",
    "credits",
    "derive",
    "derive_all",
    "families",
    "fingerprint",
    "keys",
    "linked",
    "pack",
    "passage",
    "same_passage",
    "trace",
    "unpack",
]
