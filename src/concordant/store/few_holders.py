"""The first holders of each of many keys.

Boilerplate has as many holders as there are reports: the rest of them must not even be read.
"""

import json
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, text

_BEYOND = "\U0010ffff"
_ASKED = {
    "sqlite": text(
        "WITH wanted AS MATERIALIZED (SELECT value AS key, (SELECT report FROM trace_keys AS first"
        " WHERE first.key = value ORDER BY first.report LIMIT 1 OFFSET :most - 1) AS last"
        " FROM json_each(:keys))"
        " SELECT held.key, held.report FROM wanted CROSS JOIN trace_keys AS held ON held.key = wanted.key"
        f" AND held.report <= coalesce(wanted.last, '{_BEYOND}')"
    ),
    "postgresql": text(
        "SELECT wanted.key, held.report FROM unnest(CAST(:keys AS bigint[])) AS wanted (key)"
        " CROSS JOIN LATERAL (SELECT report FROM trace_keys WHERE trace_keys.key = wanted.key"
        " ORDER BY report LIMIT :most) AS held"
    ),
}


def first_holders(connection: Connection, wanted: Collection[int], most: int) -> Iterable[Any]:
    """Each key with the ids of the first ``most`` reports that hold it."""
    name, keys = connection.dialect.name, sorted(set(wanted))
    given = json.dumps(keys) if name == "sqlite" else keys
    return connection.execute(_ASKED[name], {"keys": given, "most": most})
