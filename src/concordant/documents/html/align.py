"""Tracing extracted paragraphs back into the page: every word that stands in the source gets its place.

Paragraphs are looked up whole, those that stand in one place only first, so that a sentence repeated in a
teaser or in the navigation is not taken for the one in the article. What extraction changed inside a
paragraph is bridged by seeds: short stretches that match, extended as far as they go.
"""

from collections.abc import Iterable, Iterator, Sequence

from concordant.documents.html.visible import Visible
from concordant.model.document import Anchor
from concordant.model.span import Span

# Length of a seed, and how far ahead it may be found: the shorter, the nearer.
_SEEDS = ((40, 100_000), (16, 10_000), (7, 300), (3, 30))
_MOST_LETTERS_SEARCHED = 400_000_000


def anchors_of(text: str, spans: Sequence[Span], source: str, page: Visible) -> tuple[Anchor, ...]:
    """Anchors of the paragraphs ``spans`` of ``text`` into ``source``, in order.

    Args:
        text: the clean text.
        spans: its paragraphs, in order; words outside them get no anchor.
        source: the decoded page.
        page: what of the page may have been extracted.
    """
    clean = Visible([(text, 0, False)])
    ranges = [clean.letters_of(span) for span in spans]
    stretches: list[tuple[int, int, int]] = []
    for (start, end), region in zip(ranges, _regions(ranges, clean.letters, page.letters), strict=True):
        for match in _matches(clean.letters, start, end, page.letters, region):
            stretches += _traced(clean, page, *match)
    return tuple(_joined(stretches, text, source))


def _regions(ranges: Sequence[tuple[int, int]], clean: str, page: str) -> list[tuple[int, int]]:
    """For each paragraph, the stretch of the page where it stands or is to be looked for."""
    most = _MOST_LETTERS_SEARCHED // (len(page) + 1)
    paragraphs = [clean[start:end] for start, end in ranges]
    fixed = [_only_place(p, page) if i < most else -1 for i, p in enumerate(paragraphs)]
    limits, limit = [0] * len(fixed), len(page)
    for index in reversed(range(len(fixed))):
        limits[index] = limit
        limit = fixed[index] if fixed[index] >= 0 else limit
    regions: list[tuple[int, int]] = []
    cursor = 0
    for paragraph, place, until in zip(paragraphs, fixed, limits, strict=True):
        if place < 0:
            place = _place_between(paragraph, page, cursor, until, last=cursor == 0)
        if place >= 0:
            cursor = place + len(paragraph)
            regions.append((place, cursor))
        else:
            regions.append(_elsewhere(paragraph, page, (cursor, until)))
    return regions


def _elsewhere(paragraph: str, page: str, between: tuple[int, int]) -> tuple[int, int]:
    """Anywhere on the page, for a paragraph out of order; else where its neighbours leave room."""
    place = page.find(paragraph) if paragraph else -1
    if place >= 0:
        return place, place + len(paragraph)
    return between if between[0] < between[1] else (0, len(page))


def _only_place(paragraph: str, page: str) -> int:
    """Where the paragraph stands if it stands in one place only, else -1."""
    place = page.find(paragraph) if paragraph else -1
    return place if place >= 0 and page.find(paragraph, place + 1) < 0 else -1


def _place_between(paragraph: str, page: str, start: int, until: int, last: bool) -> int:
    """The nearest place after what precedes; at the top of the text, the nearest before what follows."""
    if not paragraph or start >= until:
        return -1
    return page.rfind(paragraph, start, until) if last else page.find(paragraph, start, until)


def _matches(
    clean: str, start: int, end: int, page: str, region: tuple[int, int]
) -> Iterator[tuple[int, int, int]]:
    """Triples of offset in ``clean``, offset in ``page`` and length, for what agrees in both."""
    place, until = region
    misses = 0
    while start < end:
        found = _seed(clean, start, end, page, place, until)
        if found < 0:
            misses += 1
            start += 1 + min(misses // 8, 30)  # ever longer steps through words that are not in the page
            continue
        length = _agreement(clean, start, end, page, found)
        yield start, found, length
        start, place, misses = start + length, found + length, 0


def _seed(clean: str, start: int, end: int, page: str, place: int, until: int) -> int:
    for size, reach in _SEEDS:
        seed = clean[start : min(start + size, end)]
        found = page.find(seed, place, min(until, place + reach))
        if found >= 0:
            return found
    return -1


def _agreement(clean: str, start: int, end: int, page: str, place: int) -> int:
    """How many letters from here on are the same in both."""
    length, step = 0, 64
    most = min(end - start, len(page) - place)
    while step:
        while length + step <= most and clean.startswith(
            page[place + length : place + length + step], start + length
        ):
            length += step
        step //= 2
    return length


def _traced(
    clean: Visible, page: Visible, start: int, place: int, length: int
) -> Iterator[tuple[int, int, int]]:
    """Triples of position in the text, position in the source and length."""
    shift = place - start
    for letter, position, size in clean.stretches(start, start + length):
        for found, source, part in page.stretches(letter + shift, letter + shift + size):
            yield position + found - letter - shift, source, part


def _joined(stretches: Iterable[tuple[int, int, int]], text: str, source: str) -> Iterator[Anchor]:
    """Stretches that follow each other in both texts become one; a space between words joins them."""
    current: tuple[int, int, int] | None = None
    for start, place, length in stretches:
        if current:
            first, origin, size = current
            size += _is_space(text, first + size) and _is_space(source, origin + size)
            if first + size == start and origin + size == place:
                current = (first, origin, size + length)
                continue
            yield Anchor(first, origin, size)
        current = (start, place, length)
    if current:
        yield Anchor(*current)


def _is_space(text: str, position: int) -> bool:
    return position < len(text) and text[position].isspace()
