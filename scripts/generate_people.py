"""Writes knowledge files of persons, bodies, forces, services and outlets from three tables.

Run it from the root of the repository after editing ``people.tsv``, ``bodies.tsv`` or ``outlets.tsv``:
``python -m scripts.generate_people``. Lists have ``;`` between elements, irregular forms of a demonym ``/``.
An empty confidence means general knowledge, an empty source general reference. A row whose id or French
name another file already bears is left out, and so is a short name that another file bears; both are told.
"""

import csv
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from concordant.language.tokens import fold
from scripts.generate_states import demonyms, split
from scripts.toml_files import Value, text, write

TABLES = ("people", "bodies", "outlets")
DATA = Path(__file__).parents[1] / "src/concordant/knowledge/data"
FOLDERS = {
    "person": "actors/persons",
    "armed_group": "actors/groups",
    "armed_forces": "actors/services",
    "unit": "actors/services",
    "intelligence": "actors/services",
}
FOUND = "On cite {}."
"""The sentence of the first case; it also marks the files that this script wrote."""
CALM = "La journée a été calme dans toute la région."
Row = Mapping[str, str]
Claimed = Mapping[str, str]


def rows(table: str) -> list[dict[str, str]]:
    """One table, one mapping an entry; cells that a line leaves out are empty."""
    with (Path(__file__).parent / f"{table}.tsv").open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


def folder(table: str, row: Row) -> Path:
    """Where the file of a row belongs."""
    return DATA / ("outlets" if table == "outlets" else FOLDERS.get(row["kind"], "actors/bodies"))


def claimed() -> tuple[frozenset[str], Claimed]:
    """The ids, and the French words with the id that bears them, of all files written by others."""
    ids: set[str] = set()
    words: dict[str, str] = {}
    for path in sorted(DATA.rglob("*.toml")):
        entry = tomllib.loads(path.read_text(encoding="utf-8"))
        if ours(entry):
            continue
        ids.add(path.stem)
        for kind in ("names", "short", "metonyms", "weak_metonyms"):
            words |= {fold(word): path.stem for word in entry.get(kind, {}).get("fr", [])}
    return frozenset(ids), words


def ours(entry: Mapping[str, Any]) -> bool:
    """Whether this script wrote the entry."""
    cases = entry.get("case", [])
    return any(case["text"] == FOUND.format(case["finds"][0]) for case in cases if case.get("finds"))


def objection(row: Row, ids: frozenset[str], words: Claimed) -> str | None:
    """Why a row is left out; None where nothing stands against it."""
    if row["id"] in ids:
        return f"{row['id']} is left out: another file bears this id"
    for name in split(row["fr"]):
        if bearer := words.get(fold(name)):
            return f"{row['id']} is left out: {bearer} is called « {name} »"
    return None


def cases(row: Row, short: list[str]) -> Iterator[dict[str, Value]]:
    """A sentence that names it, one with its short name, and a silent one."""
    name = split(row["fr"])[0]
    yield {"lang": "fr", "text": FOUND.format(name), "finds": [name]}
    needs = split(row["needs"])
    if short and not needs:
        yield {"lang": "fr", "text": f"« Nous verrons », a répondu {short[0]}.", "finds": [short[0]]}
    elif short:
        context = needs[0].rstrip("*")
        yield {"lang": "fr", "text": f"Avec {context}, on lit {short[0]}.", "finds": [short[0]]}
    yield {"lang": "fr", "text": silent(row, name, short), "silent": True}


def silent(row: Row, name: str, short: list[str]) -> str:
    """A sentence with a look-alike, with a short name out of context, or with a part of the name."""
    if row["silent"]:
        return row["silent"]
    if row["not"]:
        return f"On cite {split(row['not'])[0]}."
    if short and row["needs"]:
        return f"On lit {short[0]} sur la page."
    first, *rest = name.split()
    known = {*short, *split(row["fr"])}
    return f"On lit « {first} » sur la page." if rest and len(first) > 2 and first not in known else CALM


def render(row: Row, words: Claimed) -> str:
    """The file of one row."""
    short = [word for word in split(row["short"]) if fold(word) not in words]
    english = list(dict.fromkeys((row["name"], *split(row["en"]))))
    fields: dict[str, Value] = {
        "id": row["id"],
        "kind": row["kind"],
        "name": row["name"],
        "state": row["state"],
        "role": row.get("role", ""),
        "domains": split(row.get("domains", "")),
        "relays": bool(row.get("relays")),
        "confidence": row["confidence"] or "memory",
        "sources": split(row["sources"]) or ["general reference"],
        "not": split(row["not"]),
        "needs": split(row["needs"]) if short else [],
        "case_sensitive": bool(row["exact"]),
    }
    loose = {fold(word) for word in short}
    tables: dict[str, Mapping[str, Value]] = {
        "names": {
            "fr": split(row["fr"]),
            "en": [name for name in english if fold(name) not in loose],
            "ru": split(row["ru"]),
        },
        "short": {
            "fr": short,
            "en": [word for word in short if any(word in name for name in english)],
        },
        "demonyms": {"fr": demonyms(row.get("demonyms", ""))},
    }
    return text(fields, tables, list(cases(row, short)))


def main() -> None:
    """Write every file, and tell which rows and short names are left out."""
    ids, words = claimed()
    for table in TABLES:
        for row in rows(table):
            if reason := objection(row, ids, words):
                sys.stderr.write(f"{reason}\n")
                continue
            for word in split(row["short"]):
                if bearer := words.get(fold(word)):
                    sys.stderr.write(f"{row['id']}: « {word} » is left to {bearer}\n")
            write(folder(table, row), render(row, words), row["id"])


if __name__ == "__main__":
    main()
