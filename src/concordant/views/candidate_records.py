"""Candidates of a screening as records for other programs."""

from collections.abc import Iterable
from typing import Any

from concordant.screening.lists.opening import Format
from concordant.screening.matching import Candidate
from concordant.views.candidate_table import may_be
from concordant.views.wording import wording


def candidate_recorded(candidate: Candidate, form: Format) -> dict[str, Any]:
    """One candidate: who may be whom, on what ground, and what is held against it."""
    subject, listed = candidate.subject, candidate.listed
    return {
        "score": candidate.score,
        "way": candidate.way,
        "our_name": candidate.ours,
        "their_name": candidate.theirs,
        "doubts": list(candidate.doubts),
        "sentence": may_be(candidate, wording("en")),
        "sentence_fr": may_be(candidate, wording("fr")),
        "subject": {
            "id": subject.id,
            "name": subject.name,
            "kind": subject.kind,
            "identifiers": _paired(subject.identifiers),
        },
        "listed": {
            "id": listed.id,
            "list": form,
            "kind": listed.kind,
            "names": list(listed.names),
            "identifiers": _paired(listed.identifiers),
            "births": list(listed.births),
            "programmes": list(listed.programmes),
            "countries": list(listed.countries),
            "place": listed.place,
        },
        "findings": list(subject.findings),
        "behind": list(subject.behind),
    }


def _paired(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"register": register, "number": number} for register, number in sorted(pairs)]
