"""Lists as they are published, and lists that are broken or made to harm: what can be read is, no more."""

import tracemalloc
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from concordant.model.problem import Problem
from concordant.screening.listed import Listed
from concordant.screening.lists.lines import LONGEST_LINE
from concordant.screening.lists.markup import elements
from concordant.screening.lists.ofac import read_aliases
from concordant.screening.lists.opening import HEAD, UnknownListError, format_of, opened
from lists_told import ALT, LISTS

FORMATS = {
    "entities.ftm.json": "ftm",
    "targets.simple.csv": "simple",
    "un.xml": "united_nations",
    "eu.xml": "european_xml",
    "eu.csv": "european",
    "sdn.xml": "ofac_xml",
    "sdn.csv": "ofac",
}


def read(raw: bytes | str) -> tuple[list[Listed], list[Problem]]:
    held = raw.encode() if isinstance(raw, str) else raw
    aliases, _ = read_aliases(BytesIO(ALT.encode()), "alt.csv")
    each = list(opened(held[:HEAD], BytesIO(held), "list", aliases).entries)
    return [e for e in each if isinstance(e, Listed)], [e for e in each if isinstance(e, Problem)]


@pytest.mark.parametrize("name", LISTS)
def test_formats_are_told_by_content(name: str) -> None:
    assert format_of(LISTS[name].encode()[:HEAD], "any.name") == FORMATS[name]


@pytest.mark.parametrize("name", LISTS)
def test_entries_of_every_format(name: str) -> None:
    entries, problems = read(LISTS[name])
    assert problems == [] and len(entries) == (3 if name in ("un.xml", "eu.xml", "eu.csv") else 5)
    kim = entries[0]
    assert kim.kind == "person" and "kim" in kim.names[0].casefold() and "1984" in " ".join(kim.births)
    assert kim.programmes and kim.countries
    assert name in ("targets.simple.csv", "eu.csv") or {w.casefold() for w in kim.weak} == {"the marshal"}
    assert [e.place for e in entries] == sorted(
        {e.place for e in entries}, key=lambda p: int(p.split(":")[1])
    )


@pytest.mark.parametrize("name", ("entities.ftm.json", "targets.simple.csv", "sdn.xml", "sdn.csv"))
def test_ships_have_their_numbers(name: str) -> None:
    entries, _ = read(LISTS[name])
    ships = [e for e in entries if e.kind == "vessel"]
    assert [
        ("imo", number) in ship.identifiers
        for ship, number in zip(ships, ("8517839", "9198783"), strict=True)
    ] == [True] * 2


def test_what_ofac_calls_a_number_and_is_none_is_left_out() -> None:
    entries, _ = read(LISTS["sdn.xml"])
    assert entries[0].identifiers == frozenset()
    assert read(LISTS["sdn.csv"])[0][0].programmes == ("DPRK3", "NPWMD")


def test_an_entry_of_many_rows_is_one() -> None:
    kim = read(LISTS["eu.csv"])[0][0]
    assert kim.names == ("Kim Jong Un", "The Marshal") and kim.births == ("1984-01-08",)
    assert kim.identifiers == {("passport", "00001")} and kim.place == "list:2"


def test_a_broken_line_stops_nothing() -> None:
    lines = LISTS["entities.ftm.json"].splitlines()
    lines[1:1] = ['{"id": ', "null", '"text"', '{"id":"x","schema":"Person","properties":[]}', "[" * 5000, ""]
    entries, problems = read("\n".join(lines))
    assert len(entries) == 5 and [p.place for p in problems] == [f"list:{n}" for n in (2, 3, 4, 5, 6)]


def test_an_open_quotation_mark_swallows_no_more_than_its_lines() -> None:
    head, *rest = LISTS["targets.simple.csv"].splitlines()
    broken = [head, '"NK-0","Person","open,,,,,,,,,,,,,', *rest, *rest * 9]
    entries, problems = read("\n".join(broken))
    assert problems and len(entries) >= 40


def test_a_row_of_another_length_is_named() -> None:
    entries, problems = read(LISTS["targets.simple.csv"] + '"NK-9","Person"\n' + '"a","b"\n')
    assert len(entries) == 5 and [p.place for p in problems] == ["list:7", "list:8"]


def test_a_line_without_end_is_passed_over() -> None:
    entries, problems = read('{"id":"' + "x" * (LONGEST_LINE + 10) + '"}\n' + LISTS["entities.ftm.json"])
    assert len(entries) == 5 and problems[0].place == "list:1" and "more than" in problems[0].message


def test_an_old_code_page_is_read() -> None:
    entries, _ = read(LISTS["sdn.csv"].replace("SOMETHING ELSE", "MÜLLER").encode("cp1252"))
    assert "MÜLLER" in entries[-1].names


def test_names_that_are_none_are_left_out() -> None:
    long = "word " * 500
    entries, problems = read(
        f'{{"id":"a","schema":"Person","properties":{{"name":["{long}","Ivan Valdorov"]}}}}'
    )
    assert entries[0].names == ("Ivan Valdorov",) and problems[0].severity == "warning"
    assert read('{"id":"a","schema":"Person","properties":{}}')[1][0].message == "this entry names nobody."


def _bomb(depth: int) -> str:
    lines = ['<!ENTITY a0 "Kim Jong Un ">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, depth)]
    return f"<!DOCTYPE CONSOLIDATED_LIST [{''.join(lines)}]>"


def _with(doctype: str, body: str) -> str:
    return (
        LISTS["un.xml"]
        .replace("<CONSOLIDATED_LIST", f"{doctype}<CONSOLIDATED_LIST", 1)
        .replace("JONG UN", body)
    )


@pytest.mark.parametrize("hidden", [0, HEAD + 10])
def test_entities_are_never_expanded(hidden: int) -> None:
    """Neither where the file begins, nor behind a comment that is longer than what is looked at first."""
    raw = _with(f"<!--{'CONSOLIDATED_LIST'}{' ' * hidden}-->{_bomb(12)}", "&a11;")
    tracemalloc.start()
    try:
        entries, problems = read(raw)
    except UnknownListError as error:
        entries, problems = [], [Problem("list", "list", str(error))]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert entries == [] and "markup" in problems[0].message and peak < 20_000_000


@pytest.mark.parametrize("address", ["file:///etc/hostname", "http://127.0.0.1:9/x"])
def test_nothing_is_fetched(tmp_path: Path, address: str) -> None:
    doctype = (
        f'<!--CONSOLIDATED_LIST{" " * HEAD}--><!DOCTYPE CONSOLIDATED_LIST [<!ENTITY a SYSTEM "{address}">]>'
    )
    entries, problems = read(_with(doctype, "&a;"))
    assert entries == [] and "markup" in problems[0].message


@pytest.mark.parametrize("name", ("un.xml", "eu.xml", "sdn.xml"))
def test_a_file_that_breaks_off_gives_what_came_before(name: str) -> None:
    raw = LISTS[name]
    entries, problems = read(raw[: int(len(raw) * 0.8)])
    assert 2 <= len(entries) <= len(read(raw)[0]) and problems
    assert all(p.place.startswith("list:") for p in problems)


def test_xml_of_great_depth_ends_in_a_problem() -> None:
    raw = LISTS["un.xml"].replace("<SORT_KEY/>", "<x>" * 100_000, 1)
    _, problems = read(raw)
    assert problems


@pytest.mark.parametrize(
    ("name", "tag"), [("un.xml", "INDIVIDUAL"), ("eu.xml", "sanctionEntity"), ("sdn.xml", "sdnEntry")]
)
def test_of_a_long_tree_one_entry_is_kept(name: str, tag: str) -> None:
    count = 0
    for each in elements(_Repeated(name, 200), "list", tag):  # type: ignore[arg-type]
        assert not isinstance(each, Problem)
        count += 1
        assert len(list(each[0].itersiblings(preceding=True))) <= 2, "those before are given back"
    assert count >= 400


@pytest.mark.parametrize("name", ["eu.csv", "entities.ftm.json"])
def test_a_long_table_is_not_kept_in_memory(name: str) -> None:
    """Ten times the entries, hardly more memory."""

    def peak(times: int) -> int:
        stream = _Repeated(name, times)
        entries = opened(stream.head, stream, "list", {}).entries  # type: ignore[arg-type]
        tracemalloc.start()
        count = sum(isinstance(each, Listed) for each in entries)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert count >= times
        return found

    assert peak(1_000) < 1.5 * peak(100) + 50_000


_PARTS = {
    "un.xml": ("    <INDIVIDUAL>", "  </INDIVIDUALS>"),
    "eu.xml": ("  <sanctionEntity", "</export>"),
    "sdn.xml": ("  <sdnEntry>", "</sdnList>"),
    "eu.csv": ("01/11/2026;901", ""),
    "entities.ftm.json": ("{", ""),
}


class _Repeated:
    """A list whose entries come again and again, without ever being in memory as a whole."""

    def __init__(self, name: str, times: int) -> None:
        first, last = _PARTS[name]
        raw = LISTS[name]
        begin = raw.index(first)
        end = raw.index(last) if last else len(raw)
        self.head = raw.encode()[:HEAD]
        self._pieces = self._told(raw[:begin], raw[begin:end], raw[end:], times)
        self._left = b""

    @staticmethod
    def _told(before: str, body: str, after: str, times: int) -> Iterator[bytes]:
        yield from (part.encode() for part in (before, *[body] * times, after) if part)

    def read(self, size: int = -1) -> bytes:
        while len(self._left) < size and (piece := next(self._pieces, b"")):
            self._left += piece
        found, self._left = self._left[:size], self._left[size:]
        return found

    def readline(self, size: int = -1) -> bytes:
        while b"\n" not in self._left and (piece := next(self._pieces, b"")):
            self._left += piece
        cut = self._left.find(b"\n") + 1 or len(self._left)
        found, self._left = self._left[:cut], self._left[cut:]
        return found


@given(st.sampled_from(sorted(LISTS)), st.integers(0, 4_000), st.binary(max_size=30))
@example(name="targets.simple.csv", at=0, junk=b"\t")
@example(name="targets.simple.csv", at=0, junk=b'"')
def test_no_damage_raises(name: str, at: int, junk: bytes) -> None:
    raw = LISTS[name].encode()
    try:
        entries, _ = read(raw[:at] + junk + raw[at:])
    except UnknownListError as error:
        assert error.advice
    else:
        assert all(each.names or each.identifiers for each in entries)
