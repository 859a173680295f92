"""Bytes to text: nothing raises, what is lost is said with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordant.documents.decode import decode

FRENCH = "La Bordurie a livré des obus à la Syldavie dès l’été, a confirmé « L'Écho »."
RUSSIAN = "Министерство обороны сообщило, что вторая партия снарядов прибыла на склад в понедельник вечером."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_french_is_read_in_every_encoding_that_it_comes_in(encoding: str) -> None:
    decoded, problems = decode(FRENCH.encode(encoding), "a.txt")
    assert decoded is not None
    assert (decoded.text, problems) == (FRENCH, ())


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r"])
def test_russian_is_told_from_western_text(encoding: str) -> None:
    decoded, problems = decode((RUSSIAN * 5).encode(encoding), "a.txt")
    assert decoded is not None
    assert (decoded.text, problems) == (RUSSIAN * 5, ())


def test_a_declared_charset_is_heeded_unless_the_bytes_are_valid_utf8() -> None:
    polish = "Żołnierze przejęli pociski".encode("iso-8859-2")
    decoded, _ = decode(polish, "a.html", "iso-8859-2")
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == ("Żołnierze przejęli pociski", "iso8859-2")
    decoded, _ = decode("livré".encode(), "a.html", "iso-8859-1")
    assert decoded is not None
    assert decoded.text == "livré"


@pytest.mark.parametrize("declared", ["", "no-such-charset", "base64", "utf-8", "x" * 1000, "a\x00b"])
def test_a_wrong_charset_does_no_harm(declared: str) -> None:
    decoded, _ = decode("livré à l’armée".encode("cp1252"), "a.html", declared)
    assert decoded is not None
    assert decoded.text == "livré à l’armée"


def test_line_ends_are_left_alone() -> None:
    decoded, _ = decode(b"un\r\ndeux\rtrois\n", "a.txt")
    assert decoded is not None
    assert decoded.text == "un\r\ndeux\rtrois\n"


def test_a_broken_byte_is_replaced_and_its_place_said() -> None:
    raw = "livré à été".encode() + b"\xff" + " confirmé".encode()
    decoded, [problem] = decode(raw, "a.txt")
    assert decoded is not None
    assert decoded.text == "livré à été\ufffd confirmé"
    assert (problem.place, problem.severity) == (f"a.txt, byte {raw.index(0xFF)}", "warning")


def test_the_place_counts_the_byte_order_mark() -> None:
    raw = b"\xef\xbb\xbf" + "été".encode() * 3 + b"\xff"
    _, [problem] = decode(raw, "a.txt")
    assert problem.place == f"a.txt, byte {len(raw) - 1}"


@pytest.mark.parametrize(
    "raw", [bytes(range(256)) * 20, b"%PDF-1.4 text", b"\x00" * 50, b"ab\x00\x01\x02cd" * 9]
)
def test_binary_junk_gives_a_problem_and_no_text(raw: bytes) -> None:
    decoded, [problem] = decode(raw, "a.txt")
    assert decoded is None
    assert (problem.place, problem.severity) == ("a.txt", "error")


@given(st.binary(max_size=300), st.text(max_size=12))
def test_any_bytes_are_decoded_or_refused(raw: bytes, declared: str) -> None:
    decoded, problems = decode(raw, "a.txt", declared)
    assert decoded is not None or problems
    if decoded:
        decoded.text.encode("utf-8")  # no lone surrogates
        assert "\x00" not in decoded.text
