"""The grammar tables of a language as they lie in the source tree."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

LANGUAGES = Path(__file__).parents[2] / "src" / "concordant" / "language"


@lru_cache(maxsize=4)
def tables(code: str) -> dict[str, Any]:
    folder = LANGUAGES / code
    paths = [folder / "morphology.toml", *sorted((folder / "verbs").glob("*.toml"))]
    return {"morphology": [tomllib.loads(path.read_text("utf-8")) for path in paths]}
