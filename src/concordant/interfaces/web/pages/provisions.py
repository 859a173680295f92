"""Provisions of sanctions texts."""

from concordant.interfaces.web.answer import AbsentError, Shown
from concordant.interfaces.web.reader import Reader
from concordant.views.provision_page import PROVISION_COLUMNS, provision_page, provision_row
from concordant.views.text import Line, plain

_STEP = 2


def provisions(reader: Reader) -> Shown:
    """All provisions, by regime."""
    held = sorted(reader.site.law.provisions.values(), key=lambda each: (each.regime, each.id))
    rows = [(each.id, provision_row(each, reader.words)) for each in held]
    return Shown(
        "provisions.html",
        {"columns": PROVISION_COLUMNS, "rows": rows, "total": reader.count("provision", len(rows))},
    )


def provision(reader: Reader) -> Shown:
    """One provision: what it says, whom it binds, which acts it covers."""
    named = reader.request.path_params["id"]
    law = reader.site.law
    held = law.provisions.get(named)
    if held is None:
        raise AbsentError("no_provision", named)
    lines = list(provision_page(held, law, None, reader.words, reader.names))
    states = [(code, reader.names.bloc(code)) for code in held.states]
    return Shown("provision.html", {"id": named, "lines": indented(lines), "states": states})


def indented(lines: list[Line]) -> list[tuple[int, bool, Line]]:
    """Lines made for a terminal, each with how far it stands in and whether it is a heading."""
    told = []
    for each in lines:
        text = plain(each)
        depth = (len(text) - len(text.lstrip(" "))) // _STEP
        heading = bool(each) and each[0].style == "heading"
        if text.strip():
            told.append((min(3, depth), heading, each))
    return told
