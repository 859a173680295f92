"""One line of a JSON Lines file: a record with its text and what it says about it.

The text is taken as it is and offsets count in it; the title is a fact about the report, not part of it.
Read are ``id``, ``lang``, ``title``, ``published``, ``outlet``, ``url`` and ``text``; the rest is ignored.
"""

import json

from concordant.documents.content import Content, Facts, Opened
from concordant.documents.decode import decode, without_noncharacters
from concordant.documents.facts import stated
from concordant.model.document import Anchor
from concordant.model.problem import Problem
from concordant.model.report import Received

_EXAMPLE = 'Write one object a line, for example {"id": "a-1", "lang": "fr", "text": "…"}.'


def open_record(received: Received) -> Opened:
    """The content of one record, or a problem that says what to write."""
    place = received.source
    decoded, problems = decode(received.raw, place)
    if not decoded:
        return None, Facts(), problems
    record, problem = parse_record(decoded.text, place)
    if record is None or problem:
        return None, Facts(), (*problems, *([problem] if problem else []))
    facts, wrong = stated(record, place, "metadata")
    value = record.get("text")
    if not isinstance(value, str):
        return None, facts, (*problems, *wrong, _no_text(record, place))
    text, replaced = without_noncharacters(value, place)
    content = Content(text, decoded.encoding, (Anchor(0, 0, len(text)),), facts=facts)
    return content, facts, (*problems, *wrong, *replaced)


def parse_record(line: str, place: str) -> tuple[dict[str, object] | None, Problem | None]:
    """The object that ``line`` holds, or what is wrong with it."""
    try:
        record = json.loads(line)
    except json.JSONDecodeError as bad:
        return None, Problem(
            "read", place, f"This line is not valid JSON: {bad.msg}, column {bad.colno}.", _EXAMPLE
        )
    except (ValueError, RecursionError):
        return None, Problem(
            "read", place, "This line is not valid JSON: it is nested too deep or too long.", _EXAMPLE
        )
    if not isinstance(record, dict):
        return None, Problem("read", place, "This line holds JSON, but no object.", _EXAMPLE)
    return record, None


def _no_text(record: dict[str, object], place: str) -> Problem:
    if record.get("text") is None:
        return Problem("read", place, "This record has no “text”.", _EXAMPLE)
    return Problem("read", place, "The “text” of this record is not text.", _EXAMPLE)
