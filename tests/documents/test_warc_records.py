"""Web archives give their pages, and a damaged record never takes another one with it."""

import gzip
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordant.documents.warc.pages import ArchivedPage, pages_of
from concordant.documents.warc.records import Archive
from concordant.model.problem import Problem
from made_archives import MOMENT, http, packed, page, record

LIMIT = 100_000
ONE, TWO, THREE = (page(f"<p>{word}") for word in ("one", "two", "three"))


def read(raw: bytes, limit: int = LIMIT) -> tuple[list[bytes], list[Problem]]:
    found = list(pages_of(Archive(BytesIO(raw), "a.warc.gz", limit)))
    return [f.body for f in found if isinstance(f, ArchivedPage)], [
        f for f in found if isinstance(f, Problem)
    ]


def test_a_page_comes_with_where_and_when_it_was_asked_for() -> None:
    raw = packed([page("<p>one", "https://x.example/é", "text/html; Charset='windows-1251'")])
    assert list(pages_of(Archive(BytesIO(raw), "a.warc.gz", LIMIT))) == [
        ArchivedPage(1, "https://x.example/é", MOMENT, "text/html", "windows-1251", b"<p>one")
    ]


@pytest.mark.parametrize("raw", [packed([ONE, TWO]), ONE + TWO, gzip.compress(ONE + TWO, mtime=0)])
def test_archives_are_read_compressed_by_record_as_a_whole_or_not_at_all(raw: bytes) -> None:
    assert read(raw) == ([b"<p>one", b"<p>two"], [])


def test_only_pages_and_texts_that_a_server_gave_are_read() -> None:
    others = [
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(b"software: x\r\n", kind="warcinfo"),
        record(http(b"<p>gone", status="404 Not Found")),
        page(b"\x89PNG", content_type="image/png"),
        page(b""),
    ]
    wanted = [record(b"<p>kept", kind="resource"), page("words", content_type="text/plain"), ONE]
    archive = Archive(BytesIO(packed([*others, *wanted])), "a", LIMIT)
    pages = [found for found in pages_of(archive) if isinstance(found, ArchivedPage)]
    assert [(p.number, p.body, p.media_type) for p in pages] == [
        (6, b"<p>kept", "text/html"),
        (7, b"words", "text/plain"),
        (8, b"<p>one", "text/html"),
    ]
    assert archive.seen == 8


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(b"<p>one", mtime=0)),
        ("Content-Encoding: deflate", zlib.compress(b"<p>one")),
        ("Transfer-Encoding: chunked", b"3\r\n<p>\r\n3\r\none\r\n0\r\n\r\n"),
        ("Content-Encoding: gzip", b"<p>one"),
        ("Transfer-Encoding: chunked", b"<p>one"),
        ("Content-Encoding: br", b"<p>one"),
        ("Content-Encoding: unheard-of", b"<p>one"),
    ],
)
def test_bodies_are_unpacked_where_they_are_packed_whatever_the_header_says(
    encoding: str, body: bytes
) -> None:
    assert read(packed([record(http(body, more=f"{encoding}\r\n"))])) == ([b"<p>one"], [])


def broken(raw: bytes) -> bytes:
    """A member whose check sum is wrong."""
    return gzip.compress(raw)[:-8] + b"\0" * 8


DAMAGES = {
    "the middle is missing": packed([ONE]) + packed([TWO])[:-60] + packed([THREE]),
    "a wrong check sum": packed([ONE]) + broken(TWO) + packed([THREE]),
    "rubbish between": packed([ONE]) + b"rubbish \x1f\x8b\x08 rubbish" * 50 + packed([THREE]),
    "a length beyond the end": packed([ONE, record(http(b"<p>two"), length="90000"), THREE]),
    "a negative length": packed([ONE, record(http(b"<p>two"), length="-5"), THREE]),
    "a length beyond all numbers": packed([ONE, record(http(b"<p>two"), length="9" * 30), THREE]),
    "headers without end": packed([ONE, b"WARC/1.0\r\n" + b"X: y\r\n" * 50_000, THREE]),
    "longer than the limit": packed([ONE, page(b"<p>" + b"a" * LIMIT), THREE]),
    "a bomb": packed([ONE, page(b"\0" * 30_000_000), THREE]),
    "a bomb in a page": packed(
        [ONE, record(http(gzip.compress(b"\0" * 30_000_000), more="Content-Encoding: gzip\r\n")), THREE]
    ),
    "longer than the limit, not compressed": ONE + page(b"<p>" + b"a" * LIMIT) + THREE,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_record_is_a_problem_with_its_place_and_stops_no_other(damage: str) -> None:
    pages, problems = read(DAMAGES[damage])
    assert pages == [b"<p>one", b"<p>three"]
    assert problems
    assert all(problem.place.startswith("a.warc.gz#") for problem in problems)


@pytest.mark.parametrize("cut", range(12, 220, 13))
def test_an_archive_that_breaks_off_gives_what_came_before(cut: int) -> None:
    whole = packed([ONE, THREE])
    pages, problems = read(whole[:-cut])
    assert pages == [b"<p>one"]
    assert len(problems) <= 1


def test_an_archive_that_breaks_off_says_so() -> None:
    [problem] = read(packed([ONE, THREE])[:-30])[1]
    assert problem.place == "a.warc.gz#2"


@pytest.mark.parametrize(
    "raw", [b"", b"no archive at all", b"\x1f\x8b\x08", gzip.compress(b"no archive", mtime=0)]
)
def test_what_is_no_archive_gives_no_page(raw: bytes) -> None:
    assert read(raw)[0] == []


@given(
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=8),
    st.integers(0, 10_000),
    st.booleans(),
)
def test_no_damage_raises(spoilt: list[tuple[int, int]], end: int, is_packed: bool) -> None:
    raw = bytearray(packed([ONE, TWO, THREE]) if is_packed else ONE + TWO + THREE)
    for place, value in spoilt:
        raw[place % len(raw)] = value
    pages, _ = read(bytes(raw[: end or None]))
    assert len(pages) <= 6
