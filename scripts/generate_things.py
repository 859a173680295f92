"""Writes one knowledge file for each maker, place and weapon of three tables.

Run it from the root of the repository after editing ``companies.tsv``, ``places.tsv`` or
``materiel.tsv``: ``python -m scripts.generate_things``. The tables hold lists with ``;`` between
elements; columns end in the language they are in. A row whose id or name another file claims already is
left out, and told: one thing has one file.
"""

import csv
import sys
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scripts.toml_files import Value, text, write

TABLES = Path(__file__).parent
DATA = Path(__file__).parents[1] / "src/concordant/knowledge/data"
LANGUAGES = ("fr", "en", "ru")
Row = Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """One table: its file, the folder of the registry it fills, and how its rows are told apart in it."""

    file: str
    top: str
    below: Callable[[Row], str]
    fields: Callable[[Row], Mapping[str, Value]]
    subfolders: Sequence[str]

    def rows(self) -> list[dict[str, str]]:
        """The rows, by column."""
        with (TABLES / self.file).open(encoding="utf-8", newline="") as source:
            return list(csv.DictReader(source, delimiter="\t", quoting=csv.QUOTE_NONE))

    def folders(self) -> list[Path]:
        """The folders that belong to this table alone."""
        return [DATA / self.top / each for each in self.subfolders]


@dataclass
class Claims:
    """Who has which id and name already."""

    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def add(self, top: str, identifier: str, names: Sequence[str]) -> None:
        """Note the id and names of one entry."""
        self.ids.setdefault((top, identifier), identifier)
        for name in names:
            self.names.setdefault(fold(name), f"{top}/{identifier}")

    def against(self, top: str, identifier: str, names: Sequence[str]) -> str | None:
        """What speaks against another entry of this id and these names; None where nothing does."""
        if (top, identifier) in self.ids:
            return "its id is taken"
        taken = next((name for name in names if fold(name) in self.names), None)
        return f"« {taken} » belongs to {self.names[fold(taken)]}" if taken else None


def fold(name: str) -> str:
    """A name without capitals, accents and the difference between hyphen and space."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’", "'").replace("-", " "))
    return "".join(each for each in plain if not unicodedata.combining(each))


def split(cell: str) -> list[str]:
    """The elements of a list in a cell."""
    return [each.strip() for each in cell.split(";") if each.strip()]


def western(entry: Mapping[str, Mapping[str, Sequence[str]]]) -> list[str]:
    """The French and English names of an entry, whatever their strength."""
    kinds = ("names", "short", "metonyms", "weak_metonyms")
    return [name for kind in kinds for lang in ("fr", "en") for name in entry.get(kind, {}).get(lang, ())]


def claimed(own: Sequence[Path]) -> Claims:
    """The ids and names of all files outside the folders of the tables."""
    claims = Claims()
    for path in sorted(DATA.rglob("*.toml")):
        if path.parent not in own:
            entry = tomllib.loads(path.read_text(encoding="utf-8"))
            claims.add(path.relative_to(DATA).parts[0], entry["id"], western(entry))
    return claims


def names_of(row: Row) -> list[str]:
    """The French and English names of a row."""
    return [name for column in ("fr", "en", "short") for name in split(row[column])]


def neighbour(row: Row, others: Sequence[Row]) -> str:
    """The French name of another row that comes nearest in the alphabet and holds no name of this one."""
    mine = [fold(name) for name in names_of(row)]
    foreign = sorted(
        (fold(name), name)
        for other in others
        if other["id"] != row["id"]
        for name in split(other["fr"])
        if not any(own in fold(name) for own in mine)
    )
    return next((name for key, name in foreign if key > mine[0]), foreign[-1][1])


def cases(row: Row, others: Sequence[Row]) -> Iterator[dict[str, Value]]:
    """A sentence that names the thing, one with its short name in context, and a silent one."""
    name = split(row["fr"])[0]
    yield {"lang": "fr", "text": f"Le rapport mentionne : {name}.", "finds": [name]}
    short, needs = split(row["short"])[:1], split(row["needs"])
    if short and needs:
        said = f"{short[0]}, et plus loin le mot {needs[0].rstrip('*')}."
        yield {"lang": "fr", "text": said, "finds": [short[0]]}
    yield {"lang": "fr", "text": silent(row, others), "silent": True}


def silent(row: Row, others: Sequence[Row]) -> str:
    """A sentence where the thing must not be found: a look-alike, a bare short name, or a neighbour."""
    if look_alike := split(row["not"])[:1]:
        return f"Le rapport mentionne : {look_alike[0]}."
    if row["short"] and row["needs"]:
        return f"« {split(row['short'])[0]} » est le mot du jour."
    return f"Le rapport mentionne : {neighbour(row, others)}."


def render(table: Table, row: Row, others: Sequence[Row]) -> str:
    """The file of one row."""
    fields: dict[str, Value] = {
        "id": row["id"],
        "name": row["name"],
        **table.fields(row),
        "confidence": row["confidence"] or "memory",
        "sources": split(row["sources"]) or ["general reference"],
        "not": split(row["not"]),
        "needs": split(row["needs"]),
        "case_sensitive": row["exact"] == "x",
    }
    short = split(row["short"])
    tables: dict[str, Mapping[str, Value]] = {
        "names": {lang: split(row[lang]) for lang in LANGUAGES},
        "short": {"fr": short, "en": short},
    }
    return text(fields, tables, list(cases(row, others)))


def company(row: Row) -> Mapping[str, Value]:
    """The fields of a maker or trading firm."""
    return {"kind": "company", "state": row["state"]}


def place(row: Row) -> Mapping[str, Value]:
    """The fields of a place."""
    return {"kind": row["kind"], "state": row["state"]}


def weapon(row: Row) -> Mapping[str, Value]:
    """The fields of a piece of materiel."""
    return {"class": row["class"], "kind": row["kind"], "unit": row["unit"], "origin": row["origin"]}


EVERYTHING = (
    Table("companies.tsv", "actors", lambda _: "companies", company, ("companies",)),
    Table(
        "places.tsv",
        "places",
        lambda row: row["kind"],
        place,
        ("city", "region", "base", "port", "plant", "sea", "test_site", "border"),
    ),
    Table(
        "materiel.tsv",
        "materiel",
        lambda row: row["class"],
        weapon,
        tuple(sorted(path.stem for path in (DATA / "classes").glob("*.toml"))),
    ),
)


def generate(table: Table, claims: Claims) -> Iterator[str]:
    """Write the files of one table and remove those that left it; yields what was left out and why."""
    kept: list[Row] = []
    for row in table.rows():
        reason = claims.against(table.top, row["id"], names_of(row))
        if reason:
            yield f"{table.file}: {row['name']} is left out: {reason}."
            continue
        claims.add(table.top, row["id"], names_of(row))
        kept.append(row)
    written: set[Path] = set()
    for each in kept:
        folder = DATA / table.top / table.below(each)
        write(folder, render(table, each, kept), each["id"])
        written.add(folder / f"{each['id']}.toml")
    for folder in table.folders():
        for path in set(folder.glob("*.toml")) - written:
            path.unlink()


def main() -> None:
    """Write every file and tell on standard error what was left out."""
    own = [folder for table in EVERYTHING for folder in table.folders()]
    claims = claimed(own)
    for table in EVERYTHING:
        for line in generate(table, claims):
            print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
