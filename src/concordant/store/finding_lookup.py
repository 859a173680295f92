"""Findings by what people have at hand: an id of today or of yesterday, its beginning, a claim."""

from sqlalchemy import Connection

from concordant.assessment.assembling import founding_claim
from concordant.model.finding import Finding
from concordant.store import finding_queries
from concordant.store.derived_rows import unpack_finding
from concordant.store.failure import AmbiguousClaimError

ALIKE = 5


def find(connection: Connection, identifier: str) -> Finding | None:
    """One finding.

    A finding is named after one of its claims. Where that claim has come to belong to another finding, the
    old name leads there.

    Raises:
        AmbiguousClaimError: the beginning of an id fits several.
    """
    if not identifier:
        return None
    claim = identifier if identifier.startswith("c-") else founding_claim(identifier)
    for asked in (finding_queries.finding(identifier), finding_queries.finding_of(claim)):
        body = connection.execute(asked).scalar()
        if body is not None:
            return unpack_finding(body)
    for alike in (
        connection.execute(finding_queries.starting(identifier, ALIKE)).scalars().all(),
        connection.execute(finding_queries.claims_starting(claim, ALIKE)).scalars().all(),
    ):
        if len(alike) == 1:
            return find(connection, alike[0])
        if alike:
            raise AmbiguousClaimError(
                f"several ids begin with {identifier}", f"give more of the id: {', '.join(alike)}"
            )
    return None
