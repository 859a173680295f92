"""Deep links: an address that opens a page at the very words (text fragments of the WICG draft)."""

from urllib.parse import quote, urldefrag, urlsplit

from concordant.model.claim import Evidence

_LONG = 120
_EDGE_WORDS = 5


def _escaped(words: str) -> str:
    # A dash would be taken for the mark of a prefix or suffix; urllib leaves it alone.
    return quote(" ".join(words.split()), safe="", errors="replace").replace("-", "%2D")


def _edges(words: str) -> tuple[str, str]:
    """The first and last words, each within one line, never overlapping."""
    lines = [line.split() for line in words.strip().splitlines() if line.strip()]
    first, last = lines[0], lines[-1]
    if len(lines) == 1:
        half = (len(first) + 1) // 2
        first, last = first[:half], first[half:]
    return " ".join(first[:_EDGE_WORDS]), " ".join(last[-_EDGE_WORDS:])


def _whole_words(prefix: str, suffix: str) -> tuple[str, str]:
    """Neighbouring words within the same line, without the halves of words at the outer ends."""
    before = prefix.rsplit("\n", 1)[-1]
    after = suffix.split("\n", 1)[0]
    if before == prefix:
        before = before.partition(" ")[2]
    if after == suffix:
        after = after.rpartition(" ")[0]
    return before.strip(), after.strip()


def fragment(evidence: Evidence) -> str:
    """The ``:~:text=`` directive for the evidence; a long or many-lined quote is given by its two ends."""
    prefix, suffix = _whole_words(evidence.prefix, evidence.suffix)
    if len(evidence.quote) > _LONG or "\n" in evidence.quote.strip():
        start, end = _edges(evidence.quote)
        words = f"{_escaped(start)},{_escaped(end)}" if end else _escaped(start)
    else:
        words = _escaped(evidence.quote)
    before = f"{_escaped(prefix)}-," if prefix else ""
    after = f",-{_escaped(suffix)}" if suffix else ""
    return f":~:text={before}{words}{after}"


def deep_link(url: str | None, evidence: Evidence) -> str | None:
    """The address of the evidence; None where the report has no address of the web."""
    if not url or urlsplit(url).scheme not in {"http", "https"}:
        return None
    page, anchor = urldefrag(url)
    if evidence.page is not None:  # viewers of PDF open at a page, not at words
        return f"{page}#page={evidence.page}"
    kept = anchor.split(":~:", 1)[0]
    return f"{page}#{kept}{fragment(evidence)}"
