"""The grammars of a language as parsed TOML: morphology with its verbs, dates, numbers."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


def languages() -> tuple[str, ...]:
    """Codes of the languages that are shipped, in order."""
    return tuple(sorted(p.parent.name for p in _HERE.glob("*/profile.toml")))


@lru_cache(maxsize=8)
def tables(code: str) -> dict[str, Any]:
    """The grammar tables of the language ``code``: ``dates``, ``numbers``, ``morphology`` (several)."""
    folder = _HERE / code
    morphology = [folder / "morphology.toml", *sorted((folder / "verbs").glob("*.toml"))]
    return {
        "dates": _parse(folder / "dates.toml"),
        "numbers": _parse(folder / "numbers.toml"),
        "morphology": [_parse(path) for path in morphology if path.is_file()],
    }


def _parse(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
