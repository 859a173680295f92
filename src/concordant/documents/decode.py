"""Bytes to text: byte order mark, valid UTF-8, declared charset, then the likeliest legacy encoding.

Nothing here raises on bad bytes: what cannot be decoded becomes U+FFFD, with a warning that names the
first such byte. Line ends are left as they are, since offsets are counted in this text.
"""

import codecs
import re
from dataclasses import dataclass

from concordant.model.problem import Problem

REPLACEMENT = "\ufffd"
_SAMPLE = 65_536
_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Labels that the web reads as their Microsoft superset.
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding it was read in."""

    text: str
    encoding: str


def decode(raw: bytes, place: str, declared: str | None = None) -> tuple[Decoded | None, tuple[Problem, ...]]:
    """Decode ``raw``; None with a problem where the bytes hold no text.

    Args:
        raw: the bytes as they arrived.
        place: where they came from, for problems.
        declared: charset that the source claims; heeded where the bytes do not contradict it.
    """
    kind = binary_kind(raw)
    if kind:
        return None, (_not_text(place, f"It is {kind}, not text."),)
    body, encoding = _choose(raw, declared)
    text, problems = _decode_as(body, encoding, place, offset=len(raw) - len(body))
    if _is_junk(text):
        return None, (_not_text(place, "It holds binary data, not text."),)
    clean, found = without_noncharacters(text, place)
    return Decoded(clean, _public_name(encoding)), (*problems, *found)


def binary_kind(raw: bytes) -> str | None:
    """What kind of binary file the first bytes announce, in plain words."""
    return next((kind for magic, kind in _MAGIC if raw.startswith(magic)), None)


def without_noncharacters(text: str, place: str) -> tuple[str, tuple[Problem, ...]]:
    """Replace NUL and lone surrogates, which no store accepts, one by one, so that offsets hold."""
    first = min((p for p in (text.find("\x00"), _surrogate(text)) if p >= 0), default=-1)
    if first < 0:
        return text, ()
    count = text.count("\x00") + len(_SURROGATES.findall(text))
    clean = _SURROGATES.sub(REPLACEMENT, text).replace("\x00", REPLACEMENT)
    message = f"{count} characters that stand for no letter were replaced by “{REPLACEMENT}”."
    return clean, (Problem("decode", f"{place}, character {first}", message, severity="warning"),)


def _surrogate(text: str) -> int:
    found = _SURROGATES.search(text)
    return found.start() if found else -1


def _not_text(place: str, message: str) -> Problem:
    return Problem("decode", place, message, "Save it as plain text or HTML and add that instead.")


def _choose(raw: bytes, declared: str | None) -> tuple[bytes, str]:
    """The bytes without their byte order mark, and the codec to read them with."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :], encoding
    wide = _utf16_without_mark(raw[:_SAMPLE])
    if wide:
        return raw, wide
    codec = _text_codec(declared)
    if codec and codec.startswith("iso2022"):  # seven-bit encodings look like valid UTF-8
        return raw, codec
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw, _legacy(raw, codec)
    return raw, "utf-8"


def _utf16_without_mark(sample: bytes) -> str | None:
    """UTF-16 betrays itself by a zero in nearly every other byte of Latin text."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half < 8 or max(even, odd) < half * 0.4 or min(even, odd) > half * 0.02:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _text_codec(label: str | None) -> str | None:
    if not label:
        return None
    try:
        found = codecs.lookup(label.strip())
        "".encode(found.name)  # refuses codecs that are no text encodings, such as base64
    except (LookupError, ValueError):
        return None
    return _SUPERSETS.get(found.name, found.name)


def _legacy(raw: bytes, declared: str | None) -> str:
    """The encoding of bytes that are not valid UTF-8."""
    sample = raw[:_SAMPLE]
    if declared and declared != "utf-8" and _fits(raw, declared):
        return declared
    if _mostly_utf8(sample):
        return "utf-8"
    letters = sum(1 for byte in sample if byte >= 0x80 or chr(byte).isalpha())
    high = sum(1 for byte in sample if byte >= 0x80)
    # Western text has few accented letters; where they are many the script is another one.
    return "cp1252" if high <= letters * 0.4 else _detected(sample)


def _fits(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _mostly_utf8(sample: bytes) -> bool:
    """Whether damaged UTF-8 explains the sample better than a one-byte encoding."""
    text = sample.decode("utf-8", "replace")
    broken = text.count(REPLACEMENT)
    sound = sum(1 for char in text if char > "\x7f") - broken
    return sound > broken


def _detected(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, steps=5, chunk_size=512, enable_fallback=False).best()
    return (_text_codec(best.encoding) if best else None) or "cp1252"


def _decode_as(raw: bytes, encoding: str, place: str, offset: int) -> tuple[str, tuple[Problem, ...]]:
    try:
        return raw.decode(encoding), ()
    except UnicodeDecodeError as bad:
        text = raw.decode(encoding, "replace")
        message = f"{text.count(REPLACEMENT)} characters could not be read as {_public_name(encoding)}"
        where = f"{place}, byte {offset + bad.start}"
        return text, (
            Problem("decode", where, f"{message}; each became “{REPLACEMENT}”.", severity="warning"),
        )


def _is_junk(text: str) -> bool:
    """Whether so many characters are controls or undecodable that no reader would call it text."""
    sample = text[:_SAMPLE]
    strange = len(_CONTROLS.findall(sample)) + sample.count(REPLACEMENT)
    return strange > 2 and strange > len(sample) * 0.05


def _public_name(encoding: str) -> str:
    return {"cp1252": "windows-1252", "cp1251": "windows-1251", "cp1254": "windows-1254"}.get(
        encoding, encoding
    )
