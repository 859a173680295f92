"""Links: which reports another one points to, by addresses put in one form."""

from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit

from concordant.linking.derivation.words import text_number
from concordant.model.report import Report

# Parts of a query that say how a reader came, not what is read.
_TRACKING = ("utm_", "at_", "xtor", "fbclid", "gclid", "mc_", "ref", "share")
_HOSTS = ("www.", "m.", "amp.")


def address(url: str) -> str | None:
    """A web address in the form in which two of the same page are equal; None for anything else."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    for prefix in _HOSTS:
        host = host.removeprefix(prefix)
    kept = sorted(each for each in parse_qsl(parts.query) if not each[0].startswith(_TRACKING))
    path = parts.path.rstrip("/").removesuffix("/amp")
    return f"{host}{path}?{urlencode(kept)}" if kept else f"{host}{path}"


def address_number(url: str | None) -> int | None:
    """The number under which an address is filed; None where there is none."""
    found = address(url) if url else None
    return text_number(found) if found else None


def linked(urls: Iterable[str], reports: Iterable[Report]) -> tuple[str, ...]:
    """Ids of the reports that stand at some of these addresses, in ascending order.

    Args:
        urls: what a report links to.
        reports: those that it may link to.
    """
    wanted = {address(url) for url in urls} - {None}
    return tuple(sorted({r.id for r in reports if r.url and address(r.url) in wanted}))
