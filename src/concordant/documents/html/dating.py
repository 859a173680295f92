"""When a page was published, where its markup does not say so: a date line below the title, else a guess."""

import logging
from collections.abc import Iterator
from dataclasses import replace

from concordant.documents.content import Facts
from concordant.documents.facts import day_after, iso_date
from concordant.documents.html.visible import Visible
from concordant.documents.published import published_in
from concordant.model.problem import Problem
from concordant.model.report import Received

_READ_BELOW_TITLE = 1_500
_TITLES_TRIED = 3


def dated(facts: Facts, shown: Visible, page: str, received: Received) -> tuple[Facts, tuple[Problem, ...]]:
    """The facts with a date of publication if any can be found; a guess comes with a problem that says so."""
    if facts.published:
        return facts, ()
    for lines in _below_title(shown.text, facts.title):
        day = published_in(lines, facts.declared or "")
        if day and day <= day_after(received.received_at):
            return replace(facts, published=day, published_from="text"), ()
    day = _guessed(page, received.received_at)
    if not day:
        return facts, ()
    message = f"The page does not say when it was published; {day} is a guess from its markup."
    problem = Problem("read", received.source, message, "Give the date if you know it.", severity="note")
    return replace(facts, published=day, published_from="guess"), (problem,)


def _below_title(text: str, title: str | None) -> Iterator[list[str]]:
    """The lines right below each of the first places where the title stands."""
    start = text.find(title) if title else -1
    for _ in range(_TITLES_TRIED):
        if not title or start < 0:
            return
        end = start + len(title)
        lines = [line.strip() for line in text[end : end + _READ_BELOW_TITLE].split("\n")]
        yield [line for line in lines if line]
        start = text.find(title, end)


def _guessed(page: str, received_at: str) -> str | None:
    """What the date finder takes for the date; it is told the latest day, having no clock to ask."""
    latest = iso_date(received_at[:10])
    if not page or not latest or len(latest) < 10:
        return None
    from htmldate import find_date

    logging.getLogger("htmldate").addHandler(logging.NullHandler())
    logging.getLogger("htmldate").propagate = False
    try:
        found = find_date(page, extensive_search=False, original_date=True, max_date=day_after(latest))
    except Exception:  # a foreign library on hostile bytes: without a date the page is still read
        return None
    return iso_date(found) if found else None
