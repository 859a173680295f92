"""From the answer of a server to bytes that the ledger can receive."""

from datetime import UTC, datetime

from concordant.acquisition.addresses import canonical
from concordant.acquisition.answers import Answer, FetchError
from concordant.acquisition.outcomes import Keep
from concordant.acquisition.pages import read_head
from concordant.acquisition.state import Page, State
from concordant.documents.sniff import media_type
from concordant.model.identifiers import digest
from concordant.model.report import MediaType, Received

_SUFFIXES = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}
"""A PDF file is known by its first bytes, whatever it is called."""


def own_address(answer: Answer, page: Page) -> str:
    """The address under which a page is remembered: the one it names, else the one that was reached.

    Front pages that articles name by mistake do not count: each would be taken for the same.
    """
    reached = canonical(answer.address) or page.entry.address
    named = read_head(answer.body, answer.address).canonical if _kind(answer) == "text/html" else None
    if named is None or named.partition("://")[2].partition("/")[2] == "":
        return reached
    return named


def received(answer: Answer, page: Page, address: str, when: float) -> Received:
    """What the ledger receives.

    The report bears the name of its address, so that a later version of it takes its place.

    Args:
        answer: of the server.
        page: what its source said about it.
        address: under which it is remembered.
        when: seconds of the epoch.

    Raises:
        FetchError: it is no report that can be read.
    """
    kind = _kind(answer)
    told = {
        "id": f"w-{digest(address.encode())[:12]}",
        "url": address,
        "published": page.entry.published,
        "outlet": page.outlet,
        "lang": page.lang,
        "charset": answer.charset,
    }
    given = tuple(sorted((name, value) for name, value in told.items() if value))
    moment = datetime.fromtimestamp(when, UTC).isoformat(timespec="seconds")
    return Received(answer.body, address, kind, moment, digest(answer.body), given)


def hand_over(state: State, keep: Keep) -> int:
    """Give the ledger what it does not have yet; only then our own copy of the bytes goes."""
    new = 0
    for number, arrived in state.held():
        new += keep(arrived)
        state.hand_over(number)
    return new


def _kind(answer: Answer) -> MediaType:
    declared = answer.header("content-type").partition(";")[0].strip().lower()
    found = media_type(f"page{_SUFFIXES.get(declared, '')}", answer.body[:65_536])
    if found == "text/html" or found == "text/plain" or found == "application/pdf":
        return found
    raise FetchError(
        f"this is no page that can be read ({declared or 'of no declared kind'})",
        "text, HTML and PDF can be read",
        passing=False,
    )
