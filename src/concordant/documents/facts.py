"""Facts stated by a caller or by a record: checked field by field, wrong ones left out with a problem."""

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, timedelta

from concordant.documents.content import Facts
from concordant.model.problem import Problem

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?", re.DOTALL)
_LANG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{1,8})*", re.IGNORECASE)
EARLIEST_YEAR = 1900
LONGEST_ID = 200
"""What every database can find a report by."""

_TEXT_FIELDS = ("id", "title", "outlet", "url")


def stated(fields_given: Mapping[str, object], place: str, origin: str) -> tuple[Facts, tuple[Problem, ...]]:
    """The facts among ``fields_given``; unknown fields and nulls are passed over.

    Args:
        fields_given: values by field name, as a caller or a record gives them.
        place: where they stand, for problems.
        origin: what ``published_from`` is to say of a date found here.
    """
    problems: list[Problem] = []
    found: dict[str, str] = {}
    for name in (*_TEXT_FIELDS, "lang", "published"):
        value = fields_given.get(name)
        if value is None or value == "":
            continue
        text, problem = _checked(name, value, place)
        if problem:
            problems.append(problem)
        if text:
            found[name] = text
    facts = Facts(**found)
    return (replace(facts, published_from=origin) if facts.published else facts), tuple(problems)


def prefer(first: Facts, second: Facts) -> Facts:
    """Every fact of ``first``, and those of ``second`` where ``first`` says nothing."""
    names = [f.name for f in fields(Facts) if f.name not in ("published", "published_from")]
    dated = first if first.published else second
    return Facts(
        **{name: getattr(first, name) or getattr(second, name) for name in names},
        published=dated.published,
        published_from=dated.published_from,
    )


def iso_date(value: str) -> str | None:
    """An ISO 8601 date or prefix of one, its time of day cut off; None for anything else."""
    match = _ISO.fullmatch(value.strip())
    if not match or int(match[1]) < EARLIEST_YEAR:
        return None
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    try:
        date(year, month, day)
    except ValueError:
        return None
    return "-".join(part for part in match.groups() if part)


def day_after(moment: str) -> str:
    """The day after ``moment``, since it may be tomorrow elsewhere; beyond all dates if it is no moment."""
    try:
        return (date.fromisoformat(moment[:10]) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return "9999-12-31"


def language_code(value: str) -> str | None:
    """The language part of a tag such as ``fr-BE``, in lower case; None for anything else."""
    match = _LANG.fullmatch(value.strip())
    return match[1].lower() if match else None


def _checked(name: str, value: object, place: str) -> tuple[str | None, Problem | None]:
    """The value as text, or a problem that says what to write."""
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None, _wrong(
            place, f"“{name}” must be text, not {_kind(value)}", f'Write "{name}": "…" or null.'
        )
    if name == "published":
        found = iso_date(value)
        advice = "Write it as year-month-day, for example 2025-12-31."
        return found, None if found else _wrong(place, f"“{_short(value)}” is no date of publication", advice)
    if name == "lang":
        found = language_code(value)
        return found, None if found else _wrong(
            place, f"“{_short(value)}” is no language code", "Write fr, en or ru."
        )
    words = " ".join(value.split())
    if name == "id" and (len(words) > LONGEST_ID or not words.isprintable()):
        advice = f"Write at most {LONGEST_ID} characters, all of which can be printed."
        return None, _wrong(place, f"“{_short(words)}” cannot be an id", advice)
    return words, None


def _wrong(place: str, message: str, advice: str) -> Problem:
    return Problem("read", place, f"{message}; it was left out.", advice, severity="warning")


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "something else")


def _short(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:39]}…"
