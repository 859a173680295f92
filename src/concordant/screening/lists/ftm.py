"""FollowTheMoney JSON lines, as OpenSanctions publishes them: one entity a line."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from concordant.screening.listed import Kind
from concordant.screening.lists.lines import Lines, problem
from concordant.screening.lists.making import Entries, Said, made

_KINDS: Mapping[str, Kind] = {
    "Person": "person",
    "Company": "entity",
    "Organization": "entity",
    "PublicBody": "entity",
    "LegalEntity": "unknown",
    "Vessel": "vessel",
    "Airplane": "aircraft",
}
_NAMES = ("name", "alias", "previousName")
_REGISTERS = {"wikidataId": "qid", "imoNumber": "imo"} | dict.fromkeys(
    (
        *("mmsi", "registrationNumber", "innCode", "ogrnCode", "okpoCode", "leiCode", "taxNumber"),
        *("uniqueEntityId", "idNumber", "passportNumber"),
    ),
    "any",
)
_PROGRAMMES = ("programId", "program", "topics")
_COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "flag")
_QID = "Q"


def kind_of(schema: str) -> Kind | None:
    """What sort of entry a schema is; None for addresses, sanctions and the like, which name nobody."""
    return _KINDS.get(schema)


def read_ftm(stream: BinaryIO, name: str) -> Entries:
    """The persons, bodies, ships and aircraft of a file."""
    lines = Lines(stream, name)
    for text in lines:
        yield from lines.problems()
        lines.begin()
        if not text.strip():
            continue
        place = lines.place(lines.number)
        try:
            yield from _entry(json.loads(text), place)
        except (ValueError, TypeError, RecursionError) as error:
            yield problem(place, f"this line is no entity: {_told(error)}.", "Each line is one JSON object.")
    yield from lines.problems()


def _told(error: Exception) -> str:
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error).rstrip(".")


def _entry(entity: Any, place: str) -> Entries:
    if not isinstance(entity, dict):
        raise TypeError("it is no object")
    schema, properties = entity.get("schema"), entity.get("properties")
    if not isinstance(schema, str) or not isinstance(properties, dict):
        raise TypeError("schema or properties are missing")
    kind = kind_of(schema)
    if kind is None:
        return
    yield from made(_said(entity, properties, place, kind))


def _said(entity: Mapping[str, Any], properties: Mapping[str, Any], place: str, kind: Kind) -> Said:
    identifier, caption = entity.get("id"), entity.get("caption")
    said = Said(place, identifier if isinstance(identifier, str) else "", kind)
    said.names += [value for key in _NAMES for value in _values(properties, key)]
    if not said.names and isinstance(caption, str):
        said.names.append(caption)
    said.weak += _values(properties, "weakAlias")
    said.numbers += [(known, v) for key, known in _REGISTERS.items() for v in _values(properties, key)]
    if said.id[:1] == _QID and said.id[1:].isdecimal():
        said.numbers.append(("qid", said.id))
    said.births += _values(properties, "birthDate")
    datasets = entity.get("datasets")
    told = [each for each in datasets if isinstance(each, str)] if isinstance(datasets, list) else []
    said.programmes += [value for key in _PROGRAMMES for value in _values(properties, key)] or told
    said.countries += [value for key in _COUNTRIES for value in _values(properties, key)]
    return said


def _values(properties: Mapping[str, Any], key: str) -> Iterator[str]:
    held = properties.get(key) or ()
    for value in (held,) if isinstance(held, str) else held if isinstance(held, list) else ():
        if isinstance(value, str):
            yield value
