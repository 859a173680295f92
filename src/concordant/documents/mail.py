"""E-mail and pages saved as MHTML: one message in, the text that a reader of it sees out.

The text comes from the HTML part or from the plain one, whichever says more; what is attached is received
on its own (``containers/mail.py``). Nothing here raises on a broken message.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from concordant.documents.content import Content, Facts, Opened
from concordant.documents.facts import iso_date, prefer
from concordant.documents.html.page import open_page
from concordant.documents.message import BROKEN, SAVED, header, leaves, parsed, payload
from concordant.documents.text import open_text
from concordant.model.identifiers import digest
from concordant.model.problem import Problem
from concordant.model.report import MediaType, Received

_RICHER = 1.5
_SUBJECT_MARKS = re.compile(r"^(?:\s*(?:re|fwd?|tr|wg)\s*:\s*)+", re.IGNORECASE)


def open_mail(received: Received) -> Opened:
    """The text of a message, with its subject, its date, and its sender as outlet."""
    place = received.source
    try:
        message = parsed(received.raw)
        parts = list(_texts(message))
    except BROKEN:
        return None, Facts(), (Problem("decode", place, "This message is damaged; it could not be read."),)
    facts = _facts(message)
    opened = [_open(raw, kind, charset, received) for raw, kind, charset in parts]
    found = [(content, told, problems) for content, told, problems in opened if content is not None]
    if not found:
        lost = [problem for _, _, problems in opened for problem in problems]
        return None, facts, tuple(lost) or (Problem("read", place, "This message holds no text."),)
    content, told, problems = _best(found)
    facts = prefer(facts, told)
    return replace(content, facts=facts), facts, problems


def _texts(message: EmailMessage) -> Iterator[tuple[bytes, MediaType, str | None]]:
    """The first HTML part and the first plain one that are not attached."""
    seen: set[str] = set()
    for part in leaves(message):
        kind = part.get_content_type()
        if part.is_attachment() or kind in seen:
            continue
        if kind in ("text/html", "text/plain"):
            seen.add(kind)
            media: MediaType = "text/html" if kind == "text/html" else "text/plain"
            yield payload(part), media, part.get_content_charset()


def _open(raw: bytes, kind: MediaType, charset: str | None, received: Received) -> Opened:
    given = tuple((name, value) for name, value in received.given if name != "charset")
    told = (*given, ("charset", charset)) if charset else given
    part = replace(received, raw=raw, media_type=kind, sha256=digest(raw), given=told)
    return open_page(part) if kind == "text/html" else open_text(part)


def _best(
    found: list[tuple[Content, Facts, tuple[Problem, ...]]],
) -> tuple[Content, Facts, tuple[Problem, ...]]:
    """The part that says most; one with paragraphs where they say about the same."""
    rich, plain = (
        max((one for one in found if bool(one[0].blocks) is laid), key=_letters, default=None)
        for laid in (True, False)
    )
    if rich is None or plain is None:
        return rich or plain or found[0]
    return plain if _letters(plain) > _RICHER * _letters(rich) else rich


def _letters(one: tuple[Content, Facts, tuple[Problem, ...]]) -> int:
    return sum(char.isalpha() for char in one[0].text)


def _facts(message: EmailMessage) -> Facts:
    subject = _SUBJECT_MARKS.sub("", header(message, "subject") or "")
    name, address = parseaddr(header(message, "from") or "")
    day = _day(header(message, "date") or "")
    saved = header(message, SAVED)
    if saved:  # a browser wrote it: the page says itself who published it, and when
        return Facts(title=" ".join(subject.split()) or None, url=saved.strip())
    return Facts(
        title=" ".join(subject.split()) or None,
        published=day,
        published_from="metadata" if day else None,
        outlet=" ".join(name.split()) or address.rpartition("@")[2] or None,
        url=(header(message, "archived-at") or "").strip(" <>") or None,
    )


def _day(value: str) -> str | None:
    try:
        return iso_date(parsedate_to_datetime(value).date().isoformat())
    except (ValueError, TypeError, OverflowError):
        return None
