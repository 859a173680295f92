"""Letters of reliability beside the names of sources; F for whom nobody has judged."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from concordant.model.report import Report
from concordant.model.source import LETTERS, UNJUDGED, Source
from concordant.views.sentence import SEPARATOR
from concordant.views.text import Line, Piece, line
from concordant.views.wording import Wording

COLUMNS = ("outlet", "letter", "reports", "why", "who", "since")

Register = Mapping[str, Source]
"""Sources by their folded names."""


def register(sources: Iterable[Source]) -> Register:
    """The register to look names up in; of two entries for one name the later holds."""
    return {_folded(source.name): source for source in sources}


def letter(name: str | None, held: Register) -> str:
    """The letter of a source."""
    found = held.get(_folded(name)) if name else None
    return found.letter if found else UNJUDGED


def letters(reports: Iterable[Report], held: Register) -> dict[str, str]:
    """Outlet → letter, for the outlets of some reports, in order of their names."""
    return {name: letter(name, held) for name in sorted({r.outlet for r in reports if r.outlet})}


def lettered(reports: Iterable[Report], held: Register, words: Wording) -> Line:
    """The outlets behind a finding, by letter; empty where nobody keeps a register."""
    given = letters(reports, held)
    if not held or not given:
        return ()
    groups = [(each, [name for name, of in given.items() if of == each]) for each in LETTERS]
    told = SEPARATOR.join(f"{each}: {', '.join(names)}" for each, names in groups if names)
    return line(Piece(f"{words.of('finding', 'letters')} {told}", "muted"))


def source_rows(counts: Mapping[str, int], held: Register) -> Sequence[dict[str, Any]]:
    """One record a source: the outlets of a ledger, then whoever else has a letter."""
    others = {source.name: 0 for key, source in held.items() if key not in {_folded(c) for c in counts}}
    rows = []
    for name, reports in (
        *sorted(counts.items(), key=lambda row: (-row[1], row[0])),
        *sorted(others.items()),
    ):
        source = held.get(_folded(name))
        why, who, since = (source.why, source.who, source.since) if source else ("", "", "")
        values = (name, letter(name, held), reports, why, who, since)
        rows.append(dict(zip(COLUMNS, values, strict=True)))
    return rows


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())
