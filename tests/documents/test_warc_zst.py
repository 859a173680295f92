"""Web archives packed with Zstandard are read as those packed with gzip are."""

from io import BytesIO

from fastwarc.stream_io import ZstdWriter
from test_containers import PAGES, refused, taken

from made_archives import packed
from made_archives import page as archived


def pressed(content: bytes) -> bytes:
    """A member packed with Zstandard."""
    made = BytesIO()
    with ZstdWriter(made) as writer:
        writer.write(content)
    return made.getvalue()


def test_an_archive_packed_with_zstandard_gives_the_same_pages() -> None:
    raw = b"".join(map(pressed, PAGES))
    assert raw.startswith(b"\x28\xb5\x2f\xfd") and taken(raw) == taken(packed(PAGES)) and refused(raw) == []
    large = b"".join(pressed(archived("<p>" + "é" * n)) for n in (10, 400_000, 20))
    assert [len(each.raw) for each in taken(large)] == [3 + 2 * n for n in (10, 400_000, 20)]


def test_a_damaged_record_of_such_an_archive_stops_no_other() -> None:
    first, second, third = map(pressed, PAGES)
    hurt = second[:-12] + bytes(12)
    assert [each.raw for each in taken(first + hurt + third)] == [b"<p>one", b"<p>three"]
    assert len(refused(first + hurt + third)) == 1
    assert [each.raw for each in taken(first + second[: len(second) // 2])] == [b"<p>one"]


def test_whatever_else_is_packed_so_is_no_archive() -> None:
    for content in (b"WAR", b"", b"plain text"):
        (problem,) = refused(pressed(content))
        assert "zstd" in problem.message
