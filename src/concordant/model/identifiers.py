"""Content hashes: the same content has the same name on every machine, in any order, under any hash seed."""

import hashlib
import json

from concordant.model.claim import Claim
from concordant.model.contract import to_contract
from concordant.model.judgement import Judgement

# Made once: ``dumps`` with other than its own settings makes one for each call.
_compact = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def digest(raw: bytes) -> str:
    """The SHA-256 of ``raw`` as lower-case hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def report_id(sha256: str) -> str:
    """The default id of a report: ``r-`` and the first 12 digits of its digest."""
    return f"r-{sha256[:12]}"


def claim_id(claim: Claim) -> str:
    """The id of a claim: ``c-`` and 16 digits of a hash over report, evidence span and normalised content.

    The claim's number in its report, its page and its reasons do not count, so that one more claim found
    elsewhere in the text, or a better explanation, leaves the id alone.
    """
    content = {k: v for k, v in to_contract(claim).items() if k != "claim"}
    content["evidence"] = {k: v for k, v in content["evidence"].items() if k != "page"}
    packed = _compact(content)
    return f"c-{digest(packed.encode())[:16]}"


def judgement_id(judgement: Judgement) -> str:
    """The id of a judgement: ``j-`` and 16 digits of a hash over all that it says, its time included."""
    content = {
        "kind": judgement.kind,
        "about": [[a.claim, a.report, a.start, a.end, a.event] for a in judgement.about],
        "who": judgement.who,
        "when": judgement.when,
        "why": judgement.why,
        "details": dict(judgement.details),
    }
    packed = _compact(content)
    return f"j-{digest(packed.encode())[:16]}"
