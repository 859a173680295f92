"""Presets: what an invented world is like, as ``presets.toml`` says and explains."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

_FILE = Path(__file__).parent / "presets.toml"


@dataclass(frozen=True, slots=True)
class Preset:
    """One world's parameters; ``presets.toml`` says what each means."""

    name: str
    note: str
    states: int
    groups: int
    dyads: int
    top_share: float
    goods: tuple[str, ...]
    capped: bool
    rate: float
    first_day: str
    recurrence: tuple[int, ...]
    occurrences: int
    alike: float
    planned: float
    more_origins: float
    spread: float
    lie: float
    denial: float
    hedge: float
    vague: float
    unnamed: float
    copies: float
    translation: float
    roundup: float
    drop_source: float
    wrong_source: float
    circular: float
    update: float
    correction: float
    background: float
    stock: int
    events: Mapping[str, float]
    kinds: Mapping[str, float]


@cache
def presets() -> Mapping[str, Preset]:
    """The shipped presets by name."""
    tables = tomllib.loads(_FILE.read_text("utf-8"))
    default = tables.pop("default")
    return MappingProxyType({name: _preset(name, {**default, **own}) for name, own in tables.items()})


def preset(name: str) -> Preset:
    """The preset of this name.

    Raises:
        KeyError: there is none; the message lists those there are.
    """
    found = presets().get(name)
    if found is None:
        raise KeyError(f"no preset is called {name!r}; there are {', '.join(presets())}")
    return found


def _preset(name: str, table: Mapping[str, Any]) -> Preset:
    frozen = {k: _frozen(v) for k, v in table.items()}
    return Preset(name=name, **frozen)


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return MappingProxyType(value) if isinstance(value, dict) else value
