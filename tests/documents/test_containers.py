"""Zip folders, web archives and saved pages: what is in them becomes reports, what is wrong gets a place."""

import gzip
import os
import struct
from io import BytesIO
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter, ZstdWriter
from hypothesis import given, settings
from hypothesis import strategies as st

from concordant.documents import receive as receiving
from concordant.documents.containers import part
from concordant.documents.open import open_document
from concordant.documents.receive import Arrival, receive_bytes, receive_path, receive_stream, terms
from concordant.model.problem import Problem
from concordant.model.report import Received
from made_archives import http, packed, record
from made_archives import page as archived
from made_containers import ADDRESS, SENTENCE, page, web_archive, zipped
from made_pdfs import typeset

AGREED = terms("2026-01-01T00:00:00Z")
PAGES = [archived(f"<p>{word}") for word in ("one", "two", "three")]


def taken(raw: bytes, name: str = "in") -> list[Received]:
    return [each for each in receive_bytes(raw, name, AGREED) if isinstance(each, Received)]


def refused(raw: bytes, name: str = "in", least: str = "error") -> list[Problem]:
    levels = ("note", "warning", "error")[("note", "warning", "error").index(least) :]
    found = receive_bytes(raw, name, AGREED)
    return [each for each in found if isinstance(each, Problem) and each.severity in levels]


def test_a_zip_folder_is_walked_in_order() -> None:
    raw = zipped(
        {
            "b/page.html": page(),
            "a.txt": b"Un obus.",
            "b/records.jsonl": b'{"text": "x"}\n{"text": "y"}\n',
            ".hidden": b"x",
            "__MACOSX/a.txt": b"x",
            "style.css": b"p {}",
        }
    )
    found = [(each.source, each.media_type) for each in taken(raw, "reports.zip")]
    assert found == [
        ("reports.zip/a.txt", "text/plain"),
        ("reports.zip/b/page.html", "text/html"),
        ("reports.zip/b/records.jsonl#1", "application/x-ndjson"),
        ("reports.zip/b/records.jsonl#2", "application/x-ndjson"),
    ]


def test_a_zip_folder_is_known_by_its_content_and_from_a_pipe(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, zipped({"a.txt": b"Un obus."}))
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        [found] = receive_stream(pipe, "-", AGREED)
    assert isinstance(found, Received) and (found.source, found.raw) == ("-/a.txt", b"Un obus.")


def test_the_same_page_is_the_same_report_in_and_out_of_a_folder() -> None:
    [inside], [alone] = taken(zipped({"a.html": page()})), taken(page(), "a.html")
    assert inside.sha256 == alone.sha256


def test_zip_folders_in_zip_folders_have_a_floor() -> None:
    raw = zipped({"a.txt": b"Un obus."})
    for _ in range(receiving.DEEPEST - 1):
        raw = zipped({"in.zip": raw})
    assert len(taken(raw)) == 1
    [problem] = refused(zipped({"in.zip": raw}))
    assert "containers" in problem.message


@pytest.mark.parametrize(
    "name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "..\\out.txt", "C:/out.txt"]
)
def test_names_that_lead_out_are_refused_and_nothing_is_written(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    raw = zipped({name: b"Un obus.", "in.txt": b"Un obus."})
    assert [each.source for each in taken(raw)] == ["in/in.txt"]
    assert "leads out" in refused(raw)[0].message
    assert list(tmp_path.iterdir()) == []


def test_a_bomb_is_stopped_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part, "_FLOOR", 1_000_000)
    inner = zipped({f"{n}.txt": bytes(2_000_000) for n in range(4)})
    for raw in (inner, zipped({"a.txt": b"Un obus.", "in.zip": inner})):
        [problem] = refused(raw, "bomb.zip")
        assert problem.place == "bomb.zip" and "more comes out" in problem.message
    assert len(taken(zipped({"a.txt": b"Un obus.", "in.zip": inner}))) == 1


def test_a_member_that_lies_about_itself_is_named_and_the_rest_read() -> None:
    good = zipped({"a.txt": b"Un obus." * 50, "b.txt": b"Des drones."})
    at = good.index(b"PK\x01\x02") + 16  # the checksum in the directory
    lying = good[:at] + struct.pack("<I", 1) + good[at + 4 :]
    assert [each.source for each in taken(lying)] == ["in/b.txt"]
    assert refused(lying)[0].place == "in/a.txt"


def test_encrypted_members_office_files_and_junk_are_told() -> None:
    good = zipped({"a.txt": b"Un obus."})
    at = good.index(b"PK\x01\x02") + 8
    assert "encrypted" in refused(good[:at] + b"\x01\x00" + good[at + 2 :])[0].message
    assert "office" in refused(zipped({"[Content_Types].xml": b"x", "word/document.xml": b"x"}))[0].message
    assert "damaged" in refused(good[: len(good) // 2])[0].message


@settings(max_examples=80)
@given(st.data())
def test_a_damaged_zip_folder_raises_nothing(data: st.DataObject) -> None:
    raw = bytearray(zipped({"a.txt": b"Un obus." * 9, "b/c.html": page()}))
    for place in data.draw(st.lists(st.integers(4, len(raw) - 1), min_size=1, max_size=12)):
        raw[place] = data.draw(st.integers(0, 255))
    assert list(receive_bytes(bytes(raw), "in", AGREED)) is not None


def test_pages_and_pdfs_of_a_web_archive_are_reports() -> None:
    pdf = typeset(SENTENCE)
    raw = web_archive(
        (ADDRESS, "text/html", page()),
        ("https://phare.example/logo.png", "image/png", b"\x89PNG\r\n"),
        ("https://phare.example/script.js", "text/javascript", b"var a = 1;"),
        ("https://phare.example/rapport", "application/pdf", pdf),
    )
    first, second = taken(raw, "crawl.warc.gz")
    assert (first.source, first.raw, first.media_type) == ("crawl.warc.gz#2", page(), "text/html")
    assert (second.raw, second.media_type) == (pdf, "application/pdf")
    report, document, _ = open_document(first)
    assert (report.url, report.captured) == (ADDRESS, "2025-03-01T10:00:00Z")
    assert document is not None and SENTENCE in document.text
    assert refused(raw) == []


def test_the_charset_of_the_server_counts() -> None:
    raw = web_archive(
        (ADDRESS, "text/html; charset=windows-1251", page("Россия передала ракеты Ирану.", charset="cp1251"))
    )
    [found] = taken(raw)
    _, document, _ = open_document(found)
    assert document is not None and "Россия передала ракеты" in document.text


def test_the_caller_stands_above_the_archive() -> None:
    agreed = terms("2026-01-01T00:00:00Z", {"url": "https://other.example/"})
    [found] = [
        e
        for e in receive_bytes(web_archive((ADDRESS, "text/html", page())), "a", agreed)
        if isinstance(e, Received)
    ]
    assert dict(found.given)["url"] == "https://other.example/"


@pytest.mark.parametrize("packed", [True, False])
def test_a_truncated_archive_gives_what_came_before(packed: bool) -> None:
    whole = web_archive(
        (ADDRESS, "text/html", page()), (ADDRESS, "text/html", page("Autre.") * 50), packed=packed
    )
    cut = whole[:-60]
    assert [each.raw for each in taken(cut)] == [page()]
    assert "cut off" in refused(cut)[0].message


def test_what_a_server_refused_is_no_report() -> None:
    raw = web_archive((ADDRESS, "text/html", page()), status="404 Not Found")
    assert taken(raw) == [] and refused(raw) == []
    assert "404" in refused(raw, least="note")[0].message


def test_a_digest_that_does_not_fit_is_told() -> None:
    raw = web_archive((ADDRESS, "text/html", page()), packed=False)
    altered = raw.replace(b"200 missiles", b"900 missiles")
    [problem] = refused(altered, least="warning")
    assert "digest" in problem.message and len(taken(altered)) == 1


def test_gzip_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part, "_FLOOR", 1_000_000)
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
    kind = b"Content-Type: application/http\r\n"
    first = gzip.compress(head + kind + b"Content-Length: 90000000\r\n\r\nHTTP/1.1 200 OK\r\n\r\n")
    lines = gzip.compress(b"<p>Un obus.</p>\n" * 2_000_000)
    [problem] = refused(first + lines)
    assert "more comes out" in problem.message


def test_heads_and_lines_without_end_are_stopped() -> None:
    agreed = terms("2026-01-01T00:00:00Z", limit=100_000)
    for head in (b"A: b\r\n" * 200_000, b"A: " + bytes(400_000)):
        [problem] = receive_bytes(b"WARC/1.0\r\n" + head, "in", agreed)
        assert isinstance(problem, Problem) and problem.severity == "error"


def test_a_damaged_record_is_named_and_stops_no_other() -> None:
    raw = packed([*PAGES[:1], *PAGES[1:2]])[:-40] + packed(PAGES[2:])
    assert [each.raw for each in taken(raw)] == [b"<p>one", b"<p>three"]
    assert [each.place for each in refused(raw)] == ["in#2"]


def test_a_page_without_an_address_is_named_and_passed_over() -> None:
    bare = PAGES[0].replace(b"WARC-Target-URI: https://agence-horizon.example/a\r\n", b"")
    raw = packed([bare, PAGES[1]])
    assert [(each.source, each.raw) for each in taken(raw)] == [("in#2", b"<p>two")]
    [problem] = refused(raw)
    assert problem.place == "in#1" and "address" in problem.message


@pytest.mark.parametrize(("name", "packing"), [("br", BrotliWriter), ("zstd", ZstdWriter)])
def test_pages_are_unpacked_as_they_were_sent(name: str, packing: type[BrotliWriter | ZstdWriter]) -> None:
    made = BytesIO()
    with packing(made) as writer:
        writer.write(page())
    sent = made.getvalue()
    assert sent != page()
    [found] = taken(packed([record(http(sent, more=f"Content-Encoding: {name}\r\n"))]))
    assert found.raw == page()


def test_a_page_packed_in_no_known_way_is_named() -> None:
    raw = packed([record(http(gzip.compress(page()), more="Content-Encoding: own\r\n"))])
    assert taken(raw) == []
    [problem] = refused(raw, least="warning")
    assert "(own)" in problem.message


def test_zeros_that_fill_up_a_file_are_no_damage() -> None:
    raw = packed(PAGES[:1]) + bytes(5000) + packed(PAGES[1:]) + bytes(5000)
    assert [each.raw for each in taken(raw)] == [b"<p>one", b"<p>two", b"<p>three"]
    assert refused(raw) == []


def test_a_film_is_passed_over_in_silence_and_a_page_without_end_is_named() -> None:
    agreed = terms("2026-01-01T00:00:00Z", limit=100_000)
    film, long = (record(http(bytes(300_000), kind)) for kind in ("video/mp4", "text/html"))
    found = list(receive_bytes(packed([film, long, PAGES[0]]), "in", agreed))
    assert [each.source for each in found if isinstance(each, Received)] == ["in#3"]
    [problem] = (each for each in found if isinstance(each, Problem))
    assert problem.place == "in#2" and "longer than the limit" in problem.message


def test_pages_that_unpack_without_end_are_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part, "_FLOOR", 1_000_000)
    bomb = record(http(gzip.compress(bytes(5_000_000)), more="Content-Encoding: gzip\r\n"))
    [problem] = refused(packed([bomb, PAGES[0]]))
    assert "more comes out" in problem.message


def test_a_wacz_gives_the_records_of_its_archives() -> None:
    raw = zipped(
        {
            "datapackage.json": b"{}",
            "pages/pages.jsonl": b'{"text": "x"}',
            "archive/data.warc.gz": web_archive((ADDRESS, "text/html", page())),
        }
    )
    [found] = taken(raw, "crawl.wacz")
    assert found.source == "crawl.wacz/archive/data.warc.gz#2"


PLAIN, PACKED = (web_archive((ADDRESS, "text/html", page()), packed=packed) for packed in (False, True))


@settings(max_examples=80)
@given(st.sampled_from((PLAIN, PACKED)), st.data())
def test_a_damaged_archive_raises_nothing(whole: bytes, data: st.DataObject) -> None:
    raw = bytearray(whole)
    for place in data.draw(st.lists(st.integers(0, 500), min_size=1, max_size=12)):
        raw[place % len(raw)] = data.draw(st.integers(0, 255))
    assert list(receive_bytes(bytes(raw), "in.warc", AGREED)) is not None


def test_what_lies_beside_a_saved_page_is_no_report(tmp_path: Path) -> None:
    for name in (
        "Page.html",
        "Page_fichiers/frame.html",
        "autre_files/a.html",
        "Note.htm",
        "Note_files/b.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(page())
    found: list[Arrival] = list(receive_path(tmp_path, AGREED))
    names = [Path(e.source).relative_to(tmp_path).as_posix() for e in found if isinstance(e, Received)]
    assert names == ["Note.htm", "Page.html", "autre_files/a.html"]
    packed = zipped({name: page() for name in ("Page.html", "Page_files/frame.html")})
    assert [each.source for each in taken(packed)] == ["in/Page.html"]
