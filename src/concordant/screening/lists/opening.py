"""Which list a file is, told by what stands in it, never by its name."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, Literal

from concordant.screening.lists.european import read_european, read_european_xml
from concordant.screening.lists.ftm import read_ftm
from concordant.screening.lists.making import Entries
from concordant.screening.lists.ofac import Aliases, read_ofac, read_ofac_xml
from concordant.screening.lists.tables import read_simple
from concordant.screening.lists.united_nations import read_united_nations

Format = Literal["ftm", "simple", "european_xml", "european", "united_nations", "ofac_xml", "ofac"]
HEAD = 65_536
_OFAC = re.compile(rb'^\s*"?\d+"?\s*,\s*".*?"\s*,')
_KNOWN = (
    "OpenSanctions FollowTheMoney JSON lines (entities.ftm.json) or targets.simple.csv; the EU consolidated "
    "list as XML or CSV; the UN consolidated list as XML; OFAC sdn.xml, or sdn.csv with alt.csv beside it"
)
_MARKS: Mapping[bytes, Format] = {
    b"CONSOLIDATED_LIST": "united_nations",
    b"fpi/fsd/export": "european_xml",
    b"<sanctionEntity": "european_xml",
    b"<sdnList": "ofac_xml",
}
_ADVANCED = re.compile(rb"<(?:\w+:)?Sanctions[\s>]")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")


class UnknownListError(Exception):
    """A file that is none of the lists that can be read.

    Attributes:
        advice: what to do instead.
    """

    def __init__(self, message: str, advice: str = f"give one of: {_KNOWN}") -> None:
        super().__init__(message)
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Opened:
    """A list and what it is."""

    form: Format
    entries: Entries


_READERS: Mapping[Format, Callable[[BinaryIO, str], Entries]] = {
    "ftm": read_ftm,
    "simple": read_simple,
    "european_xml": read_european_xml,
    "european": read_european,
    "united_nations": read_united_nations,
    "ofac_xml": read_ofac_xml,
}


def opened(head: bytes, stream: BinaryIO, name: str, aliases: Aliases) -> Opened:
    """A list by its beginning; ``stream`` still holds it whole.

    Args:
        head: how it begins.
        stream: its bytes.
        name: what problems call it.
        aliases: other names by number, for lists that keep these in a file of their own.

    Raises:
        UnknownListError: it is none that can be read.
    """
    form = format_of(head, name)
    reader = partial(read_ofac, aliases=aliases) if form == "ofac" else _READERS[form]
    return Opened(form, reader(stream, name))


def format_of(head: bytes, name: str) -> Format:
    """Which list begins like this.

    Raises:
        UnknownListError: none does.
    """
    if head.startswith(_WIDE):
        raise UnknownListError(f"{name} is in UTF-16", "save it in UTF-8, as its publisher offers it")
    if head.startswith(_PACKED):
        raise UnknownListError(f"{name} is compressed", "unpack it: gzip -dc FILE | concordant screen -")
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not begin:
        raise UnknownListError(f"{name} is empty")
    if begin.startswith(b"<"):
        return _markup(begin, name)
    if begin.startswith(b"{"):
        return "ftm"
    if begin.startswith(b"["):
        advice = "write one JSON object a line, or download entities.ftm.json"
        raise UnknownListError(f"{name} is a JSON array, not JSON lines", advice)
    return _table(begin, name)


def _markup(begin: bytes, name: str) -> Format:
    if b"<!DOCTYPE" in begin or b"<!ENTITY" in begin:
        raise UnknownListError(f"{name} defines its own markup, which no list does")
    for mark, form in _MARKS.items():
        if mark in begin:
            return form
    if _ADVANCED.search(begin):
        raise UnknownListError(
            f"{name} is a list in OFAC's advanced XML", "download sdn.xml or consolidated.xml"
        )
    raise UnknownListError(f"{name} is XML, but none of the lists that can be read")


def _table(begin: bytes, name: str) -> Format:
    first = begin.split(b"\n", 1)[0].decode("utf-8", "replace").casefold()
    for mark, form in ((";", "european"), (",", "simple")):
        cells = {cell.strip(' "\r') for cell in first.split(mark)}
        if form == "european" and cells & {"entity_logicalid", "entity_id", "naal_wholename"}:
            return "european"
        if form == "simple" and {"id", "schema", "name"} <= cells:
            return "simple"
    if _OFAC.match(begin):
        return "ofac"
    raise UnknownListError(f"{name} is no list that can be read")
