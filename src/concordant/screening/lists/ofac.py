"""The lists of the United States Treasury: SDN and consolidated, as XML or as tables without headers."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, BinaryIO

from concordant.model.problem import Problem
from concordant.screening.listed import Kind
from concordant.screening.lists.lines import problem, rows
from concordant.screening.lists.making import Entries, Said, made
from concordant.screening.lists.markup import elements, text_at, texts_at, under

Aliases = Mapping[str, tuple[str, ...]]

_NONE = "-0-"
_END = "\x1a"
"""The mark by which old systems end a file."""
_KINDS: Mapping[str, Kind] = {
    "individual": "person",
    "entity": "entity",
    "vessel": "vessel",
    "aircraft": "aircraft",
}
_CELLS, _ALIAS_CELLS = 12, 4
_ALIAS = re.compile(r"\b[afn]\.?k\.?a\.? ['\"“](.+?)['\"”]", re.IGNORECASE)
_STATE = re.compile(r"\b(?:nationality|citizen) ([^;.]+)")
_DOB = re.compile(r"\bDOB (?:circa )?((?:\d{1,2} )?(?:[A-Z][a-z]{2} )?\d{4})")
_REMARKED = (
    ("imo", re.compile(r"\bIMO (\d{7})\b")),
    ("any", re.compile(r"\bTax ID No\. ([\w-]+)")),
    ("any", re.compile(r"\bPassport ([\w-]+)")),
    ("any", re.compile(r"\bRegistration (?:ID|Number) ([\w-]+)")),
    ("any", re.compile(r"\bMMSI (\d{9})\b")),
)
_NUMBERED = re.compile(
    r"passport|registration|tax id|mmsi|national id|identification number|imo|unique", re.IGNORECASE
)
_WEAK = "weak"


def read_ofac_xml(stream: BinaryIO, name: str) -> Entries:
    """The entries of ``sdn.xml`` or ``consolidated.xml``."""
    for each in elements(stream, name, "sdnEntry"):
        if isinstance(each, Problem):
            yield each
        else:
            yield from made(_said(*each))


def _said(element: Any, place: str) -> Said:
    said = Said(place, text_at(element, "uid"))
    said.kind = _KINDS.get(text_at(element, "sdnType").casefold(), "unknown")
    said.names.append(_whole(element))
    for alias in under(element, "akaList", "aka"):
        weak = text_at(alias, "category").casefold() == _WEAK
        (said.weak if weak else said.names).append(_whole(alias))
    for held in under(element, "idList", "id"):
        sort, number = text_at(held, "idType"), text_at(held, "idNumber")
        if _NUMBERED.search(sort):
            said.numbers.append(("imo" if "IMO" in f"{sort} {number}" else "any", number))
    said.births += [
        _iso(text) for text in texts_at(element, "dateOfBirthList", "dateOfBirthItem", "dateOfBirth")
    ]
    said.programmes += texts_at(element, "programList", "program")
    for path in (
        ("nationalityList", "nationality"),
        ("citizenshipList", "citizenship"),
        ("addressList", "address"),
    ):
        said.countries += texts_at(element, *path, "country")
    said.countries += texts_at(element, "vesselInfo", "vesselFlag")
    return said


def _whole(element: Any) -> str:
    last, first = text_at(element, "lastName"), text_at(element, "firstName")
    return f"{last}, {first}" if last and first else last or first


def read_ofac(stream: BinaryIO, name: str, aliases: Aliases) -> Entries:
    """``sdn.csv``: one entry a row, without a header; what has no column stands in the remarks."""
    for each in _told(stream, name, _CELLS, "SDN list"):
        if isinstance(each, Problem):
            yield each
            continue
        number, cells = each
        remarks = cells[11]
        said = Said(f"{name}:{number}", cells[0], _KINDS.get(cells[2].casefold(), "entity"))
        said.names += [cells[1], *aliases.get(cells[0], ())]
        said.weak += _ALIAS.findall(remarks)
        said.numbers += [(kind, value) for kind, form in _REMARKED for value in form.findall(remarks)]
        said.births += [_iso(value) for value in _DOB.findall(remarks)]
        said.programmes += re.split(r"\]\s*\[|; ", cells[3].strip("[] "))
        said.countries += [cells[9], *_STATE.findall(remarks)]
        yield from made(said)


def read_aliases(stream: BinaryIO, name: str) -> tuple[Aliases, tuple[Problem, ...]]:
    """``alt.csv``: other names by the number of their entry."""
    held: dict[str, list[str]] = {}
    problems: list[Problem] = []
    for each in _told(stream, name, _ALIAS_CELLS, "table of other names"):
        if isinstance(each, Problem):
            problems.append(each)
        else:
            held.setdefault(each[1][0], []).append(each[1][3])
    return {number: tuple(names) for number, names in held.items()}, tuple(problems)


def _told(stream: BinaryIO, name: str, least: int, what: str) -> Iterator[tuple[int, list[str]] | Problem]:
    """Rows that begin with a number, without marks for what is missing."""
    for each in rows(stream, name):
        if isinstance(each, Problem):
            yield each
            continue
        number, row = each
        cells = ["" if cell.strip() == _NONE else cell.strip() for cell in row]
        if cells == [_END] or cells == [""]:
            continue
        if len(cells) < least or not cells[0].isdecimal():
            yield problem(f"{name}:{number}", f"this is no row of the {what}: it has {len(cells)} cells.")
            continue
        yield number, cells


def _iso(value: str) -> str:
    """``08 Jan 1984`` as a date; the year alone where that is all."""
    for form, shown in (("%d %b %Y", "%Y-%m-%d"), ("%b %Y", "%Y-%m"), ("%Y", "%Y")):
        try:
            return datetime.strptime(value.removeprefix("circa "), form).strftime(shown)
        except ValueError:
            continue
    return ""
