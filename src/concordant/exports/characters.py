"""Characters that other programs cannot hold, or that would steer whoever looks: others wrote the reports."""

import json
import re
from typing import Any

from concordant.views.text import harmless

REPLACEMENT = "\ufffd"
# Half characters fit no encoding, and databases refuse NUL.
_UNHOLDABLE = re.compile("[\x00\ud800-\udfff]")
_NO_CHARACTER = re.compile("[\ufffe\uffff]")
# Within JSON these only stand in strings. Written as escapes they reach the reading program and nobody before
# it: neither a terminal, nor a page of HTML into which the line is put.
_ESCAPED = re.compile(
    "[<\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def whole(text: str) -> str:
    """The text without what no program can hold: half characters and NUL become U+FFFD."""
    return _UNHOLDABLE.sub(REPLACEMENT, text)


def visible(text: str) -> str:
    """The text for people: control and direction characters are written out as escapes."""
    return _NO_CHARACTER.sub(REPLACEMENT, harmless(whole(text)))


def json_text(value: Any) -> str:
    """A value as JSON on one line, safe to show and to put into a page."""
    text = _encode(value)
    if "\\u0000" in text:
        text = _encode(_without_nul(value))
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", whole(text))


def _without_nul(value: Any) -> Any:
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, dict):
        return {whole(key): _without_nul(held) for key, held in value.items()}
    return [_without_nul(held) for held in value] if isinstance(value, list | tuple) else value
