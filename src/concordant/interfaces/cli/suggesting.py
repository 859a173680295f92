"""What a name on the command line may have meant, where nothing has it."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TypeVar

from concordant.interfaces.cli.failure import CommandError

_Some = TypeVar("_Some")
_MOST = 5


def known_or_near(kind: str, asked: str, known: Mapping[str, _Some], listing: str) -> _Some:
    """What has exactly this id, or is the only one that begins with it.

    Raises:
        CommandError: nothing has it; the nearest ids are named, else where to look.
    """
    if asked in known:
        return known[asked]
    begins = [each for each in known if each.startswith(asked)] if asked else []
    if len(begins) == 1:
        return known[begins[0]]
    near = begins[:_MOST] or nearest(asked, known)
    advice = f"the nearest: {', '.join(near)}" if near else listing
    raise CommandError(f"no {kind} has the id {asked!r}", advice)


def nearest(asked: str, known: Iterable[str], most: int = _MOST) -> list[str]:
    """The names that are most like the one asked for, and those that hold all its words."""
    names = list(dict.fromkeys(known))
    folded = {name.casefold(): name for name in reversed(names)}
    words = asked.casefold().split()
    holding = [name for low, name in folded.items() if words and all(word in low for word in words)]
    close = [folded[low] for low in get_close_matches(asked.casefold(), folded, most)]
    return list(dict.fromkeys([*close, *sorted(holding, key=lambda name: (len(name), name))]))[:most]
