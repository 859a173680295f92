"""The consolidated list of the United Nations Security Council, in XML."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from concordant.model.problem import Problem
from concordant.screening.lists.making import Entries, Said, made
from concordant.screening.lists.markup import elements, text_at, texts_at, under

_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_WEAK = "low"
_IMO = re.compile(r"\bIMO\)?[^;.\d]{0,40}(\d{7})\b")
_WIDEST = 20
"""Years of birth that are given as a span are taken one by one up to so many."""


def read_united_nations(stream: BinaryIO, name: str) -> Entries:
    """The individuals and entities of a list."""
    for each in elements(stream, name, "INDIVIDUAL", "ENTITY"):
        if isinstance(each, Problem):
            yield each
        else:
            yield from made(_said(*each))


def _said(element: Any, place: str) -> Said:
    sort = "INDIVIDUAL" if element.tag.endswith("INDIVIDUAL") else "ENTITY"
    said = Said(place, text_at(element, "REFERENCE_NUMBER") or text_at(element, "DATAID"))
    said.kind = "person" if sort == "INDIVIDUAL" else "entity"
    said.names.append(" ".join(filter(None, (text_at(element, part) for part in _NAMES))))
    said.names += texts_at(element, "NAME_ORIGINAL_SCRIPT")
    for alias in under(element, f"{sort}_ALIAS"):
        weak = text_at(alias, "QUALITY").casefold() == _WEAK
        (said.weak if weak else said.names).extend(texts_at(alias, "ALIAS_NAME"))
    said.births += _births(element)
    said.numbers += [("any", text) for text in texts_at(element, "INDIVIDUAL_DOCUMENT", "NUMBER")]
    said.numbers += [("imo", text) for text in _IMO.findall(text_at(element, "COMMENTS1"))]
    said.programmes += texts_at(element, "UN_LIST_TYPE")
    said.countries += texts_at(element, "NATIONALITY", "VALUE")
    said.countries += texts_at(element, f"{sort}_ADDRESS", "COUNTRY")
    return said


def _births(element: Any) -> Iterator[str]:
    for birth in under(element, "INDIVIDUAL_DATE_OF_BIRTH"):
        yield from texts_at(birth, "DATE") or texts_at(birth, "YEAR")
        first, last = text_at(birth, "FROM_YEAR"), text_at(birth, "TO_YEAR")
        if first.isdecimal() and last.isdecimal() and 0 <= int(last) - int(first) <= _WIDEST:
            yield from map(str, range(int(first), int(last) + 1))
