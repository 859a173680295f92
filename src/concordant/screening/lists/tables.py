"""Lists as tables with a header; the simple CSV of OpenSanctions is one."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from concordant.model.problem import Problem
from concordant.screening.listed import Kind
from concordant.screening.lists.ftm import kind_of
from concordant.screening.lists.lines import problem, rows
from concordant.screening.lists.making import Entries, Said, made

Headed = tuple[int, dict[str, str]] | Problem

_APART = ";"
_QID = re.compile(r"Q\d+")
_IMO = re.compile(r"(?:IMO)?\s*\d{7}", re.IGNORECASE)


def headed(stream: BinaryIO, name: str, delimiter: str = ",") -> Iterator[Headed]:
    """Rows by the names of their columns; a row of another length is a problem."""
    header: list[str] = []
    for each in rows(stream, name, delimiter):
        if isinstance(each, Problem):
            yield each
        elif not header:
            header = [cell.strip().strip('"').strip().casefold() for cell in each[1]]
        elif len(each[1]) != len(header):
            wrong = f"this row has {len(each[1])} cells instead of {len(header)}."
            yield problem(f"{name}:{each[0]}", wrong, "Look at its quotation marks.")
        else:
            yield each[0], dict(zip(header, each[1], strict=True))


def read_simple(stream: BinaryIO, name: str) -> Entries:
    """OpenSanctions ``targets.simple.csv``: one target a row."""
    for each in headed(stream, name):
        if isinstance(each, Problem):
            yield each
            continue
        number, row = each
        kind = kind_of(row.get("schema", ""))
        if kind is not None:
            yield from made(_said(f"{name}:{number}", row, kind))


def _said(place: str, row: dict[str, str], kind: Kind) -> Said:
    identifier = row.get("id", "")
    said = Said(place, identifier, kind)
    said.names += [row.get("name", ""), *_several(row, "aliases")]
    said.births += _several(row, "birth_date")
    said.countries += _several(row, "countries")
    said.programmes += [*_several(row, "program_ids"), *_several(row, "dataset")]
    said.numbers += [(_register(value, kind), value) for value in _several(row, "identifiers")]
    if _QID.fullmatch(identifier):
        said.numbers.append(("qid", identifier))
    return said


def _several(row: dict[str, str], column: str) -> list[str]:
    return [value.strip() for value in row.get(column, "").split(_APART)]


def _register(value: str, kind: Kind) -> str:
    """The register of a number that stands without it, where its form gives it away."""
    if _QID.fullmatch(value):
        return "qid"
    return "imo" if kind == "vessel" and _IMO.fullmatch(value) else "any"
