"""What the lines of a map mean, and where its outlines come from."""

from collections.abc import Iterator
from textwrap import wrap

from concordant.views.map.svg import element, number, safe
from concordant.views.map.wording import TABLE
from concordant.views.wording import Wording

MARGIN = 8
_HIGH, _SAMPLE, _COLUMN, _LETTERS = 15.0, 40.0, 360.0, 150

_HEAD = '<path class="head {kind}" d="M36 6l-9 3.8l0-7.6z"/>'
_CROSS = '<path class="cross" d="M14.5 2.5l7 7M21.5 2.5l-7 7"/>'


def _way(kind: str, end: int = 30) -> str:
    return f'<path class="way {kind}" d="M2 6L{end} 6"/>'


SAMPLES = {
    "firm": _way("firm w2") + _HEAD.format(kind="firm"),
    "hedged": _way("hedged w2") + _HEAD.format(kind="hedged"),
    "denied": _way("denied w2") + _HEAD.format(kind="denied") + _CROSS,
    "disputed": _way("firm w2") + _HEAD.format(kind="firm") + _CROSS,
    "pending": _way("firm w2") + _HEAD.format(kind="firm pending"),
    "joint": _way("firm w2", 38),
    "width": "".join(f'<path class="way firm w{n}" d="M{x} 6l9 0"/>' for n, x in ((1, 2), (3, 15), (5, 28))),
    "act": '<circle class="event" cx="20" cy="6" r="5"/><circle class="spot" cx="20" cy="6" r="2.2"/>',
    "unsettled": '<path class="unsettled" d="M2 6L38 6"/>',
    "ceasefire": '<path class="ceasefire" d="M2 6L38 6"/>',
}
"""What is drawn in each way, by the key of its words."""


def key_of(words: Wording) -> Iterator[tuple[str, str]]:
    """Samples of everything that is drawn, as small drawings with their words, for a page."""
    for name, sample in SAMPLES.items():
        drawn = element("svg", sample, class_="map key", viewBox="0 0 40 12", aria_hidden="true")
        yield drawn, words.of(TABLE, name)


def notes(words: Wording) -> tuple[str, str, str]:
    """What stands below every map: whose frontiers they are, what points mean, where outlines come from."""
    return words.of(TABLE, "note"), words.of(TABLE, "points_note"), words.of(TABLE, "source")


def footed(words: Wording, top: float) -> tuple[str, float]:
    """The key and the notes below a map that stands alone, and how high they are."""
    parts = []
    y = top + _HIGH
    for n, (name, sample) in enumerate(SAMPLES.items()):
        x = (n % 2) * _COLUMN
        moved = f"translate({number(x)} {number(y - 6)})"
        text = element("text", safe(words.of(TABLE, name)), x=number(x + _SAMPLE + 6), y=number(y + 3))
        parts.append(element("g", sample, transform=moved) + text)
        y += _HIGH * (n % 2)
    y += _HIGH * (len(SAMPLES) % 2 + 0.5)
    for line in wrap(" ".join(notes(words)), _LETTERS):
        parts.append(element("text", safe(line), x="0", y=number(y)))
        y += _HIGH * 0.8
    return element("g", "".join(parts), class_="foot"), y - top
