"""Writes one knowledge file for each state from ``states.tsv``.

Run it from the root of the repository after editing the table: ``python -m scripts.generate_states``.
The table holds lists with ``;`` between elements; the irregular forms of a demonym have ``/`` between
them; columns end in the language they are in.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from scripts.decline_russian import with_cases
from scripts.toml_files import Value, text, write

TABLE = Path(__file__).parent / "states.tsv"
FOLDER = Path(__file__).parents[1] / "src/concordant/knowledge/data/actors/states"
SOURCES = ("ISO 3166-1", "Unicode CLDR territory names", "general reference (seats, demonyms)")
TERRITORIES = frozenset({"HK"})
"""Those with a code of their own that are no states: they have a government, and keep their code."""
Row = Mapping[str, str]


def rows() -> list[dict[str, str]]:
    """The table, one mapping a state."""
    with TABLE.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source, delimiter="\t", quoting=csv.QUOTE_NONE))


def split(cell: str) -> list[str]:
    """The elements of a list in a cell."""
    return [each.strip() for each in cell.split(";") if each.strip()]


def demonyms(cell: str) -> list[Value]:
    """Demonyms; one with irregular forms becomes a list of them."""
    return [each.split("/") if "/" in each else each for each in split(cell)]


def people(demonym: Value) -> Value:
    """An English demonym with its plural, where it has one: a capital keeps words from being inflected."""
    if not isinstance(demonym, str) or demonym.endswith(("ch", "ese", "sh", "ss")):
        return demonym
    return [demonym, f"{demonym}s"]


def by_language(row: Row, prefix: str) -> dict[str, Value]:
    """The columns of one prefix, by language; Russian names in all their cases."""
    found = {lang: split(row[key]) for lang in ("fr", "en", "ru") if (key := f"{prefix}{lang}") in row}
    return {lang: with_cases(names) if lang == "ru" else names for lang, names in found.items()}


def spaced(row: Row) -> list[str]:
    """English demonyms of several words, with their plural: no single word stands for them."""
    phrases = [each for each in split(row["demonyms_en"]) if " " in each]
    return [form for each in phrases for form in (each, *([f"{each}s"] if each.endswith("n") else []))]


def nearest(row: Row, others: Sequence[Row]) -> str:
    """The French name of the state whose name is most easily mistaken for this one."""
    mine = split(row["fr"])[0]
    known = set(split(row["fr"]))
    names = (split(other["fr"])[0] for other in others if other["code"] != row["code"])
    likely = (name for name in names if name not in known and not any(k in name for k in known))
    return max(likely, key=lambda name: (SequenceMatcher(None, mine, name).ratio(), name))


def cases(row: Row, others: Sequence[Row]) -> Iterator[dict[str, Value]]:
    """One sentence that names the state, one with its seat of power, and a silent one."""
    name = split(row["fr"])[0]
    yield {
        "lang": "fr",
        "text": f"{name[0].upper()}{name[1:]} : le budget est voté.",
        "finds": [name_in(name)],
    }
    if seats := split(row["seats_fr"]):
        yield {"lang": "fr", "text": f"« Nous verrons bien », répond {seats[0]}.", "finds": [seats[0]]}
    look_alike = next(iter(split(row["not"])), None)
    silent = f"Mot du jour : {look_alike}." if look_alike else f"{nearest(row, others)} : le budget est voté."
    yield {"lang": "fr", "text": silent, "silent": True}


def name_in(name: str) -> str:
    """The name as it stands at the beginning of a sentence."""
    return name[0].upper() + name[1:]


def render(row: Row, others: Sequence[Row]) -> str:
    """The file of one state."""
    kind = "government" if row["code"] in TERRITORIES else "state"
    fields: dict[str, Value] = {
        "id": row["id"],
        "kind": kind,
        "name": row["name"],
        "state": row["code"],
        "confidence": "verified",
        "sources": [*SOURCES, *(["Wikidata"] if row["qid"] else [])],
        "not": split(row["not"]),
        "needs": split(row["needs"]),
    }
    names = by_language(row, "") | {
        "en": list(dict.fromkeys([*split(row["en"]), *spaced(row)])),
        "ko": split(row["ko"]),
    }
    tables: dict[str, Mapping[str, Value]] = {
        "identifiers": {"iso3": row["iso3"], "qid": row["qid"]},
        "names": names,
        "short": {lang: split(row[f"short_{lang}"]) for lang in ("fr", "en")},
        "metonyms": by_language(row, "seats_"),
        "weak_metonyms": by_language(row, "weak_"),
        "demonyms": {
            "fr": demonyms(row["demonyms_fr"]),
            "en": [people(each) for each in demonyms(row["demonyms_en"])],
            "ru": demonyms(row["demonyms_ru"]),
        },
    }
    return text(fields, tables, list(cases(row, others)))


def main() -> None:
    """Write every file."""
    table = rows()
    for row in table:
        write(FOLDER, render(row, table), row["id"])


if __name__ == "__main__":
    main()
