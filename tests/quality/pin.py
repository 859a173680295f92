"""Measures the corpus and pins its floors: ``python tests/quality/pin.py [--allow-regression] [en]``."""

import sys
from collections.abc import Mapping, Sequence

from measuring import CORPUS, FLOORS, HERE, Pinned, board, bounds, corpus_digest, figures, pinned, worse

from concordant.pipeline import load_knowledge

_HEAD = """\
# Bounds of the figures on the half of the corpus that no weight was learned from: detection, strict
# agreement and slots must not sink below them, false alarms must not rise above. Written by pin.py, which
# refuses to loosen one.
"""


def loosened(before: Mapping[str, float], after: Mapping[str, float]) -> list[str]:
    """The figures whose bound would become easier to meet, or would be gone."""
    return [name for name, bound in before.items() if name not in after or worse(name, after[name], bound)]


def merged(before: Pinned | None, corpus: str, fresh: Mapping[str, float], allow: bool) -> dict[str, float]:
    """The bounds to pin: on the same corpus each only tightens, unless a regression is allowed."""
    if before is None or allow or before.corpus != corpus:
        return dict(fresh)
    return {
        name: before.bounds[name] if name in loosened(before.bounds, fresh) else fresh[name] for name in fresh
    }


def refusals(
    before: Pinned | None, now: Mapping[str, float], fresh: Mapping[str, float], corpus: str
) -> list[str]:
    """Why these figures may not be pinned, one sentence each; on another corpus any looser bound counts."""
    if before is None:
        return []
    if before.corpus == corpus:
        beyond = [
            name for name, bound in before.bounds.items() if name not in now or worse(name, now[name], bound)
        ]
    else:
        beyond = loosened(before.bounds, fresh)
    return [f"{name}: {now.get(name, 0.0):.4f} is beyond {before.bounds[name]}" for name in beyond]


def written(corpus: str, pins: Mapping[str, float]) -> str:
    """The text of ``floors.toml``."""
    lines = "".join(f"{name} = {value}\n" for name, value in pins.items())
    return f'{_HEAD}corpus = "{corpus}"\n\n[bounds]\n{lines}'


def main(arguments: Sequence[str]) -> int:
    """Measure, compare, pin."""
    allow = "--allow-regression" in arguments
    named = next((a for a in arguments if not a.startswith("-")), "")
    home, floors = (HERE / named / "corpus", HERE / named / "floors.toml") if named else (CORPUS, FLOORS)
    corpus, now = corpus_digest(home), figures(board(home, load_knowledge()[0], aside=True))
    before, fresh = pinned(floors) if floors.exists() else None, bounds(now)
    refused = refusals(before, now, fresh, corpus)
    for name, value in now.items():
        print(f"{name:30} {value:8.4f}")
    if refused and not allow:
        print(
            "not pinned:", *refused, "--allow-regression pins it all the same.", sep="\n  ", file=sys.stderr
        )
        return 1
    floors.write_text(written(corpus, merged(before, corpus, fresh, allow)), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
