"""The outlets of the ledger with the letters that people give them, and those that the knowledge holds."""

from concordant.interfaces.web.answer import Shown
from concordant.interfaces.web.reader import Reader
from concordant.views.letters import COLUMNS, register, source_rows


def sources(reader: Reader) -> Shown:
    """Who reports, how far somebody relies on it, and why; what is known of outlets."""
    given, problems = reader.site.given()
    counts = reader.site.outlets()
    held = sorted(reader.site.knowledge.outlets.values(), key=lambda each: each.name.casefold())
    return Shown(
        "sources.html",
        {
            "columns": COLUMNS,
            "rows": source_rows(counts or {}, register(given)),
            "counting": counts is None,
            "problems": [each.message for each in problems],
            "outlets": held,
        },
    )
