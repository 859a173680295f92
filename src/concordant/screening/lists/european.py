"""The consolidated financial sanctions list of the European Union, as XML or as a table."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, BinaryIO

from concordant.model.problem import Problem
from concordant.screening.listed import Kind
from concordant.screening.lists.lines import problem
from concordant.screening.lists.making import Entries, Said, made
from concordant.screening.lists.markup import elements, under
from concordant.screening.lists.tables import Headed, headed

_KINDS: Mapping[str, Kind] = {"person": "person", "p": "person", "enterprise": "entity", "e": "entity"}
_REGISTERS = {"imo": "imo", "passport": "passport"}
_MOST_ROWS = 5_000
"""An entry with more rows than this is told in several parts."""
_COLUMNS = {
    "id": ("entity_eu_referencenumber", "entity_logicalid", "entity_id"),
    "kind": ("entity_subjecttype", "entity_subjecttype_classificationcode", "subject_type"),
    "name": ("namealias_wholename", "naal_wholename"),
    "birth": ("birthdate_birthdate", "birt_date"),
    "year": ("birthdate_year",),
    "number": ("identification_number", "iden_number"),
    "type": ("identification_typecode",),
    "programme": ("entity_regulation_programme", "naal_programme", "programme"),
    "citizenship": ("citizenship_countryiso2code", "citizenship_countrydescription"),
    "country": ("address_countryiso2code", "address_countrydescription"),
}
_UNKNOWN_COUNTRY = "00"


def read_european_xml(stream: BinaryIO, name: str) -> Entries:
    """The persons and enterprises of the XML file."""
    for each in elements(stream, name, "sanctionEntity"):
        if isinstance(each, Problem):
            yield each
        else:
            yield from made(_said(*each))


def _said(element: Any, place: str) -> Said:
    said = Said(place, element.get("euReferenceNumber") or element.get("logicalId") or "")
    for kind in under(element, "subjectType"):
        code = (kind.get("code") or kind.get("classificationCode") or "").casefold()
        said.kind = _KINDS.get(code, "unknown")
    for alias in under(element, "nameAlias"):
        weak = alias.get("strong", "true").casefold() == "false"
        (said.weak if weak else said.names).append(_whole(alias))
    for birth in under(element, "birthdate"):
        said.births.append(birth.get("birthdate") or birth.get("year") or "")
    for number in under(element, "identification"):
        code = number.get("identificationTypeCode", "").casefold()
        said.numbers.append((_REGISTERS.get(code, "any"), number.get("number", "")))
    said.programmes += [each.get("programme", "") for each in under(element, "regulation")]
    for part in ("citizenship", "address"):
        said.countries += [_country(each.get("countryIso2Code", "")) for each in under(element, part)]
    return said


def _whole(alias: Any) -> str:
    parts = (alias.get(part, "") for part in ("firstName", "middleName", "lastName"))
    return alias.get("wholeName") or " ".join(filter(None, parts))


def _country(code: str) -> str:
    return "" if code == _UNKNOWN_COUNTRY else code


def read_european(stream: BinaryIO, name: str) -> Entries:
    """The rows of the table: many for one entry, one for each name, date, number or address."""
    for identifier, rows in groupby(_rows(stream, name), key=_identifier):
        said: Said | None = None
        for number, row in enumerate(rows):
            if isinstance(row, Problem):
                yield row
                continue
            if said is None or not number % _MOST_ROWS:
                if said is not None:
                    yield from made(said)
                said = Said(f"{name}:{row[0]}", identifier)
            _add(said, row[1])
        if said is not None:
            yield from made(said)


def _rows(stream: BinaryIO, name: str) -> Iterator[Headed]:
    """Rows that belong to an entry; others are problems."""
    for each in headed(stream, name, ";"):
        if isinstance(each, Problem) or _cell(each[1], "id"):
            yield each
        else:
            yield problem(f"{name}:{each[0]}", "this row belongs to no entry: its number is missing.")


def _identifier(row: Headed) -> str:
    return "" if isinstance(row, Problem) else _cell(row[1], "id")


def _cell(row: Mapping[str, str], key: str) -> str:
    return next((row[column].strip() for column in _COLUMNS[key] if row.get(column, "").strip()), "")


def _add(said: Said, row: Mapping[str, str]) -> None:
    """Add what one row says, as far as it is new."""
    if said.kind == "unknown":
        said.kind = _KINDS.get(_cell(row, "kind").casefold(), "unknown")
    _note(said.names, _cell(row, "name"))
    _note(said.births, _cell(row, "birth") or _cell(row, "year"))
    _note(said.programmes, _cell(row, "programme"))
    for key in ("citizenship", "country"):
        _note(said.countries, _country(_cell(row, key)))
    pair = (_REGISTERS.get(_cell(row, "type").casefold(), "any"), _cell(row, "number"))
    if pair[1] and pair not in said.numbers:
        said.numbers.append(pair)


def _note(held: list[str], value: str) -> None:
    if value and value not in held:
        held.append(value)
