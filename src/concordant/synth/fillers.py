"""Sentences around an act, worded from what a story holds; the folder ``fillers`` has the frames."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from concordant.synth.cast import LANGUAGES
from concordant.synth.grammar import Grammar, grammar
from concordant.synth.stories import Details, details, story

_FOLDER = Path(__file__).parent / "fillers"
_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")

Frame = tuple[tuple[str, ...], ...]
"""A template as pieces; a piece of several equivalents leaves a choice."""


class Filler(NamedTuple):
    """One sentence before it is worded.

    Attributes:
        story: number of the story that it belongs to.
        topic: what it is about.
        frame: which way of saying it.
        variant: which of the equivalents in it, as the digits of a number.
        shift: in which places a rewrite took the next equivalent, as bits.
    """

    story: int
    topic: int
    frame: int
    variant: int
    shift: int = 0


class _Frames(NamedTuple):
    """The tables of one language."""

    words: Mapping[str, Any]
    frames: tuple[tuple[Frame, ...], ...]
    quotes: tuple[tuple[Frame, ...], tuple[Frame, ...]]


@lru_cache(maxsize=1 << 15)
def filled(lang: str, filler: Filler, agent: str, recipient: str) -> str:
    """The sentence in a language, of a story about these two parties."""
    frames, words = _frames(lang), grammar(lang)
    held = details(story(filler.story, agent, recipient), filler.story, filler.topic)
    slots = _slots(words, frames.words, held)
    # Who reports a quotation rewords what stands around it, not what was said.
    said = {**slots, "year": str(held.day[2])}
    one, two = (
        _worded(options[pick % len(options)], filler.variant, 0).format_map(said)
        for options, pick in zip(frames.quotes, held.quotes, strict=True)
    )
    slots["quote"] = frames.words["quote"].format(one=one, two=two)
    options = frames.frames[filler.topic]
    text = _worded(options[filler.frame % len(options)], filler.variant, filler.shift).format_map(slots)
    for wrong, right in frames.words["repairs"].items():
        text = text.replace(wrong, right)
    at = next(i for i, letter in enumerate(text) if letter.isalnum())
    return text[:at] + text[at].upper() + text[at + 1 :]


def topics() -> int:
    """How many topics there are, the same in all languages."""
    return len(_frames(LANGUAGES[0]).frames)


def _worded(frame: Frame, variant: int, shift: int) -> str:
    words = []
    for options in frame:
        if len(options) > 1:
            variant, chosen = divmod(variant, 6)
            words.append(options[(chosen + (shift & 1)) % len(options)])
            shift >>= 1
        else:
            words.append(options[0])
    return "".join(words)


def _slots(words: Grammar, table: Mapping[str, Any], held: Details) -> dict[str, str]:
    at, counts = LANGUAGES.index(words.lang), held.counts
    one, other = held.people
    shown = {name: forms[at] for name, forms in held.names.items()}
    day, month, year = held.day
    hour, minute = held.clock
    slots = {name: str(count) for name, count in counts.items()}
    for name in ("big", "big2"):
        if counts[name] >= words.numbers["group_from"]:
            slots[name] = f"{counts[name]:,}".replace(",", words.numbers["group"])
    for name in ("firm", "ship", "inst"):
        shown[name] = table["name"].format(name=shown[name])
    return {
        **slots,
        **shown,
        "p": one.name[at],
        "r": one.role[at],
        "q": other.name[at],
        "s": other.role[at],
        "pct": f"{counts['pct']}{table['percent']}",
        "sum": table["sum"].format(n=f"{held.tenths / 10:.1f}".replace(".", table["comma"])),
        "date": table["date"].format(day=day, month=words.dates["months"][month], year=year),
        "year": str(held.year),
        "wd": table["weekdays"][held.weekday],
        "hour": table["hour"].format(hour=hour, minute=minute),
    }


@cache
def _frames(lang: str) -> _Frames:
    table = tomllib.loads((_FOLDER / f"{lang}.toml").read_text("utf-8"))
    quotes = table["quotes"]
    return _Frames(
        table["words"],
        tuple(_compiled(frames) for frames in table["frames"].values()),
        (_compiled(quotes["one"]), _compiled(quotes["two"])),
    )


def _compiled(templates: Sequence[str]) -> tuple[Frame, ...]:
    return tuple(_frame(template) for template in templates)


def _frame(template: str) -> Frame:
    pieces = _CHOICE.split(template)
    return tuple(tuple(p.split("|")) if i % 2 else (p,) for i, p in enumerate(pieces))
