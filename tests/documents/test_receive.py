"""The rim: files, folders and standard input become received bytes, lazily, and problems with a place."""

import os
import socket
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path

import pytest

from concordant.documents.receive import receive, receive_bytes, receive_path, receive_stream, terms
from concordant.model.identifiers import digest
from concordant.model.problem import Problem
from concordant.model.report import Received

AGREED = terms("2026-01-01T00:00:00Z")


def taken(path: Path) -> list[Received]:
    return [each for each in receive_path(path, AGREED) if isinstance(each, Received)]


def refused(path: Path) -> list[Problem]:
    return [each for each in receive_path(path, AGREED) if isinstance(each, Problem)]


def of_bytes(raw: bytes, name: str = "page") -> list[Received | Problem]:
    return list(receive_bytes(raw, name, AGREED))


def test_a_file_is_received_as_it_is(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbfUn obus.\r\n"
    (tmp_path / "a.txt").write_bytes(raw)
    [found] = taken(tmp_path / "a.txt")
    assert (found.raw, found.sha256, found.media_type) == (raw, digest(raw), "text/plain")
    assert (found.source, found.received_at) == (str(tmp_path / "a.txt"), "2026-01-01T00:00:00Z")


def test_what_the_caller_says_goes_along() -> None:
    agreed = terms("2026-01-01T00:00:00Z", {"published": "2025-03-03", "lang": "fr"})
    [found] = receive_bytes(b"Un obus.", "-", agreed)
    assert isinstance(found, Received)
    assert found.given == (("lang", "fr"), ("published", "2025-03-03"))


def test_a_folder_is_read_in_order_of_name_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/z.md", "b/a.txt", "c.html", "a.jsonl", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"text": "x"}')
    found = [
        (Path(each.source).relative_to(tmp_path).as_posix(), each.media_type) for each in taken(tmp_path)
    ]
    assert found == [
        ("a.jsonl#1", "application/x-ndjson"),
        ("b/a.txt", "text/plain"),
        ("b/z.md", "text/plain"),
        ("c.html", "text/html"),
    ]


def test_links_in_a_circle_are_followed_once(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("x")
    (tmp_path / "in" / "back").symlink_to(tmp_path)
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere")
    assert [Path(each.source).name for each in taken(tmp_path)] == ["a.txt"]
    assert ["dead.txt" in problem.place for problem in refused(tmp_path)] == [True]


def test_pipes_and_sockets_are_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "a.txt")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("b.txt")
        problems = refused(tmp_path)
    assert ["no ordinary file" in problem.message for problem in problems] == [True, True]


def test_a_missing_file_is_a_problem_with_its_place(tmp_path: Path) -> None:
    [problem] = refused(tmp_path / "none.txt")
    assert (problem.place, problem.severity) == (str(tmp_path / "none.txt"), "error")
    assert problem.message.startswith("It could not be opened")


def test_a_name_that_is_no_utf8_gives_a_printable_source(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9.txt")).write_text("x")
    [found] = taken(tmp_path)
    assert found.source.endswith("\\xe9.txt")


def test_each_line_of_json_lines_is_one_report() -> None:
    raw = b'{"id": "a", "text": "x"}\r\n\n{"id": "b"\n{"id": "c", "text": "z"}'
    found = of_bytes(raw, "in.jsonl")
    assert [(each.source, each.raw) for each in found if isinstance(each, Received)] == [
        ("in.jsonl#1", b'{"id": "a", "text": "x"}'),
        ("in.jsonl#3", b'{"id": "b"'),
        ("in.jsonl#4", b'{"id": "c", "text": "z"}'),
    ]


def test_a_repeated_id_is_refused_with_its_line() -> None:
    found = of_bytes(
        b'{"id": 7, "text": "x"}\n{"id": "7", "text": "y"}\n{"text": "z"}\n{"text": "z"}', "in.jsonl"
    )
    problems = [each for each in found if isinstance(each, Problem)]
    assert [problem.place for problem in problems] == ["in.jsonl#2"]
    assert "“7”" in problems[0].message
    assert len(found) == 4


@pytest.mark.parametrize("raw", [b'{\n "id": "a"\n}', b'[\n {"id": "a"}\n]'])
def test_json_over_several_lines_is_one_problem(raw: bytes) -> None:
    [problem] = of_bytes(raw, "in.jsonl")
    assert isinstance(problem, Problem)
    assert "one object a line" in problem.advice


def test_a_stream_is_read_no_further_than_asked() -> None:
    class Endless(BytesIO):
        lines = 0

        def read(self, size: int | None = -1, /) -> bytes:
            return b'{"text": "x"}\n'

        def readline(self, size: int | None = -1, /) -> bytes:
            Endless.lines += 1
            return b'{"text": "y"}\n'

    stream: Iterator[Received | Problem] = receive_stream(Endless(), "in.jsonl", AGREED)
    assert len(list(islice(stream, 5))) == 5
    assert Endless.lines == 4


def test_what_is_too_long_is_named_with_the_limit() -> None:
    agreed = terms("2026-01-01T00:00:00Z", limit=40)
    [problem] = receive_bytes(b"x" * 41, "a.txt", agreed)
    assert isinstance(problem, Problem)
    assert "40 bytes" in problem.message
    lines = b'{"text": "' + b"x" * 200_000 + b'"}\n{"text": "short"}\n'
    first, second = receive_bytes(lines, "a.jsonl", agreed)
    assert isinstance(first, Problem)
    assert first.place == "a.jsonl#1"
    assert isinstance(second, Received)
    assert second.source == "a.jsonl#2"


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"  <!DOCTYPE html><p>x", "text/html"),
        (b"<?xml version='1.0'?><html xmlns='x'>", "text/html"),
        (b'{"text": "x"}', "application/x-ndjson"),
        (b"Un obus.", "text/plain"),
        (b"<3 obus", "text/plain"),
        ("Un obus".encode("utf-16"), "text/plain"),
    ],
)
def test_an_unknown_name_is_told_by_its_beginning(raw: bytes, kind: str) -> None:
    [found] = of_bytes(raw)
    assert isinstance(found, Received)
    assert found.media_type == kind


@pytest.mark.parametrize(
    "raw", [b"Rar!\x1a\x07", b"PK\x03\x04", b"\x89PNG\r\n", b"a\x00b\x01", b"<?xml?><rss>", b'[{"a": 1}]']
)
def test_what_is_no_report_is_a_problem(raw: bytes) -> None:
    [found] = of_bytes(raw)
    assert isinstance(found, Problem)
    assert found.severity == "error"


def test_what_lies_beside_a_saved_page_is_only_noted(tmp_path: Path) -> None:
    for name in ("style.css", "script.js", "logo.png"):
        (tmp_path / name).write_bytes(b"\x89PNG")
    assert [problem.severity for problem in refused(tmp_path)] == ["note"] * 3


def test_several_paths_and_standard_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("un")
    found = list(receive([tmp_path / "a.txt", "-"], AGREED, BytesIO(b"deux")))
    assert [each.raw for each in found if isinstance(each, Received)] == [b"un", b"deux"]
    assert [each.source for each in found if isinstance(each, Received)] == [str(tmp_path / "a.txt"), "-"]
