"""The one entry to this layer: received bytes in; report, document and problems out."""

from collections.abc import Callable, Sequence

from concordant.documents.content import Content, Facts, Opened
from concordant.documents.facts import prefer, stated
from concordant.documents.html.page import open_page
from concordant.documents.jsonl import open_record
from concordant.documents.language import UNDETERMINED, identify
from concordant.documents.shape import blocks_of
from concordant.documents.text import open_text
from concordant.model.document import Block, Document
from concordant.model.identifiers import report_id
from concordant.model.problem import Problem
from concordant.model.report import Received, Report

_FORMATS: dict[str, Callable[[bytes, str], Opened]] = {
    "text/plain": open_text,
    "text/html": open_page,
    "application/x-ndjson": open_record,
}


def open_document(received: Received) -> tuple[Report, Document | None, tuple[Problem, ...]]:
    """Read the text out of what was received; pure, and never raises on bad bytes.

    The report is there even where no text could be found; the document is None then, and a problem says
    why. What the caller gave (``Received.given``) wins over what the source says about itself.
    """
    given, problems = stated(dict(received.given), received.source, "given")
    content, found, more = _FORMATS[received.media_type](received.raw, received.source)
    facts = prefer(given, found)
    problems = (*problems, *more)
    if content is None:
        return _report(received, facts, facts.lang or facts.declared or UNDETERMINED), None, problems
    if not any(char.isalnum() for char in content.text):
        nothing = Problem("read", received.source, "It holds no text.", severity="error")
        return _report(received, facts, facts.lang or UNDETERMINED), None, (*problems, nothing)
    return _documented(received, content, facts, problems)


def _documented(
    received: Received, content: Content, facts: Facts, problems: tuple[Problem, ...]
) -> tuple[Report, Document | None, tuple[Problem, ...]]:
    blocks = content.blocks or blocks_of(content.text)
    facts = prefer(facts, Facts(title=_headline(content.text, blocks)))
    lang = facts.lang or identify(_running_text(content.text, blocks), facts.declared)
    report = _report(received, facts, lang)
    return report, Document(report, content.text, blocks, content.anchors, content.encoding), problems


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
    )


def _headline(text: str, blocks: Sequence[Block]) -> str | None:
    return next((" ".join(b.span.of(text).split()) for b in blocks if b.kind == "title"), None)


def _running_text(text: str, blocks: Sequence[Block]) -> str:
    """The text without its furniture, which is often in the language of the site's template."""
    return "\n".join(b.span.of(text) for b in blocks if b.kind != "furniture")
