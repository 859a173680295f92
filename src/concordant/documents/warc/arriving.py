"""Pages of web archives as reports that arrive."""

from collections.abc import Iterator
from pathlib import Path

from concordant.documents.receive import Arrival, Terms
from concordant.documents.warc.pages import ArchivedPage, pages_of
from concordant.documents.warc.records import Archive
from concordant.model.identifiers import digest
from concordant.model.problem import Problem
from concordant.model.report import Received


def received(page: ArchivedPage, place: str, agreed: Terms) -> Received:
    """One page as a report: where and when it was archived, and the charset that its server stated."""
    told = {"charset": page.charset, "url": page.url, **dict(agreed.given)}
    given = tuple((name, value) for name, value in sorted(told.items()) if value)
    source = page.found_at or f"{place}#{page.number}"
    moment = page.archived_at or agreed.received_at
    return Received(page.body, source, page.media_type, moment, digest(page.body), given)


def arrivals(archive: Path, agreed: Terms) -> Iterator[Arrival]:
    """Every page of an archive; a problem for what cannot be read."""
    try:
        with archive.open("rb") as stream:
            for found in pages_of(Archive(stream, str(archive), agreed.limit)):
                yield found if isinstance(found, Problem) else received(found, str(archive), agreed)
    except OSError as refused:
        yield Problem("receive", str(archive), f"It could not be opened: {refused.strerror or refused}.")
