"""The one entry to this layer: received bytes in; report, document and problems out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from concordant.documents.content import Content, Facts, Opened
from concordant.documents.facts import day_after, prefer, stated
from concordant.documents.furniture.marking import marked, unrepeated
from concordant.documents.html.page import open_page
from concordant.documents.jsonl import open_record
from concordant.documents.language import UNDETERMINED, identify
from concordant.documents.mail import open_mail
from concordant.documents.pdf.report import open_pdf
from concordant.documents.published import published_in
from concordant.documents.shape import paragraphs, with_headings
from concordant.documents.text import open_text
from concordant.model.document import Block, Document
from concordant.model.identifiers import report_id
from concordant.model.problem import Problem
from concordant.model.report import Received, Report

_COPIES, _SHORT = 1_000, 2_000
"""Short texts whose blocks are remembered: copies arrive together."""

_FORMATS: dict[str, Callable[[Received], Opened]] = {
    "text/plain": open_text,
    "text/html": open_page,
    "application/x-ndjson": open_record,
    "application/pdf": open_pdf,
    "message/rfc822": open_mail,
    "multipart/related": open_mail,
}


def open_document(received: Received) -> tuple[Report, Document | None, tuple[Problem, ...]]:
    """Read the text out of what was received; pure, and never raises on bad bytes.

    The report is there even where no text could be found; the document is None then, and a problem says
    why. What the caller gave (``Received.given``) wins over what the source says about itself.
    """
    given, problems = stated(dict(received.given), received.source, "given")
    content, found, more = _FORMATS[received.media_type](received)
    facts, late = _not_in_the_future(prefer(given, found), received)
    problems = (*problems, *more, *late)
    if content is None or not any(char.isalnum() for char in content.text):
        if content is not None:
            problems = (*problems, Problem("read", received.source, "It holds no text."))
        return _report(received, facts, facts.lang or facts.declared or UNDETERMINED), None, problems
    blocks = _blocks(content, facts.title)
    facts, lang = _told_by_text(content, blocks, facts, received)
    report = _report(received, facts, lang)
    document = Document(report, content.text, blocks, content.anchors, content.encoding, content.pages)
    return report, document, problems


def _blocks(content: Content, title: str | None) -> tuple[Block, ...]:
    if content.blocks:
        return unrepeated(content.text, marked(content.text, content.blocks), title)
    return (_plain_lately if len(content.text) <= _SHORT else _plain)(content.text, title)


def _plain(text: str, title: str | None) -> tuple[Block, ...]:
    """The blocks of a text that names none itself."""
    plain = [Block(span, "body") for span in paragraphs(text)]
    blocks = with_headings(text, marked(text, plain), title)
    return unrepeated(text, blocks, title or _headline(text, blocks))


_plain_lately = lru_cache(_COPIES)(_plain)


def _told_by_text(
    content: Content, blocks: Sequence[Block], facts: Facts, received: Received
) -> tuple[Facts, str]:
    """The facts, completed by what only the text says, and the language."""
    lang = facts.lang or identify(_running_text(content.text, blocks), facts.declared)
    day = None if facts.published else published_in((b.span.of(content.text) for b in blocks), lang)
    told = Facts(title=_headline(content.text, blocks))
    if day and day <= day_after(received.received_at):
        told = replace(told, published=day, published_from="text")
    elif facts.made and facts.made <= day_after(received.received_at):
        told = replace(told, published=facts.made, published_from="file")
    return prefer(facts, told), lang


def _not_in_the_future(facts: Facts, received: Received) -> tuple[Facts, tuple[Problem, ...]]:
    """A text cannot have been published after it was received."""
    if not facts.published or facts.published <= day_after(received.received_at):
        return facts, ()
    message = (
        f"It says that it was published on {facts.published}, after it was received; the date was left out."
    )
    problem = Problem("read", received.source, message, "Give the right date.", severity="warning")
    return replace(facts, published=None, published_from=None), (problem,)


def _report(received: Received, facts: Facts, lang: str) -> Report:
    return Report(
        id=facts.id or report_id(received.sha256),
        sha256=received.sha256,
        source=received.source,
        lang=lang,
        title=facts.title,
        published=facts.published,
        published_from=facts.published_from,
        outlet=facts.outlet,
        url=facts.url,
        captured=dict(received.given).get("captured"),
    )


def _headline(text: str, blocks: Sequence[Block]) -> str | None:
    return next((" ".join(b.span.of(text).split()) for b in blocks if b.kind == "title"), None)


def _running_text(text: str, blocks: Sequence[Block]) -> str:
    """The text without its furniture, which is often in the language of the site's template."""
    return "\n".join(b.span.of(text) for b in blocks if b.kind != "furniture")
