"""Writes the cases of Russian names into the files of actors and places, each after its nominative.

Run it from the root of the repository after editing Russian names: ``python -m scripts.decline_russian``.
It may be run again at any time: a form that follows from a name before it in a list is made anew. The
endings stand in ``russian_endings.toml``. Files that tables write are left alone; the states take their
forms from here (``generate_states``).
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from scripts.toml_files import lines

ENDINGS = Path(__file__).parent / "russian_endings.toml"
DATA = Path(__file__).parents[1] / "src/concordant/knowledge/data"
FOLDERS = (
    "actors/armed-groups",
    "actors/forces",
    "actors/intelligence",
    "actors/ministries",
    "actors/parties",
    "actors/bodies",
    "actors/persons",
    "places",
)
GENERATED = ("On cite ", "Le rapport mentionne : ")
"""Sentences of the cases that tables write."""
LAST_WORD_ONLY = frozenset({"KP", "KR", "CN", "TW", "VN"})
"""States in whose names of persons only the last word is declined."""
CASES = 6
_LIST = re.compile(r"^ru = \[.*?\]$", re.M | re.S)


@cache
def tables() -> Mapping[str, Any]:
    """The endings, and the words that stand for themselves."""
    return tomllib.loads(ENDINGS.read_text("utf-8"))


def _word(word: str, person: bool) -> list[list[str]]:
    """The variants of one word, case by case."""
    low = word.lower()
    head, hyphen, tail = low.rpartition("-")
    stated: Mapping[str, str] = tables()["endings"] | (tables()["persons"] if person else {})
    if tail in tables()["fixed"] or not tail or (len(word) > 1 and word.isupper()):
        return [[word]] * CASES
    ending = f"^{tail}" if f"^{tail}" in stated else _longest(tail, stated)
    if not ending:
        return [[word]] * CASES
    kept = len(head) + len(hyphen) + len(tail) - len(ending.removeprefix("^"))
    base = word[:kept]
    forms = [cell.split("/") for cell in stated[ending].split()]
    return [[_like(word, base, form) for form in cell] for cell in forms]


def _longest(word: str, stated: Mapping[str, str]) -> str:
    return next((word[i:] for i in range(len(word)) if word[i:] in stated), "")


def _like(word: str, base: str, form: str) -> str:
    """The form with the capital that the word has."""
    whole = base + form
    return whole[0].upper() + whole[1:] if word[0].isupper() else whole


def _pieces(name: str, person: bool, last_only: bool) -> Iterator[list[list[str]]]:
    words = name.split(" ")
    headed = False
    for index, word in enumerate(words):
        last = index == len(words) - 1
        if word in tables()["joints"]:
            headed = False
        if (last_only and not last) or (headed and not person) or word in tables()["joints"]:
            yield [[word]] * CASES
            continue
        adjective = not last and any(word.endswith(ending) for ending in tables()["adjectives"])
        headed = headed or not adjective
        yield _word(word, person)


def cases(name: str, person: bool = False, last_only: bool = False) -> list[str]:
    """A name in all its cases, the nominative first, each form once."""
    if not re.fullmatch(r"[А-Яа-яЁё—' -]+", name):
        return [name]
    pieces = list(_pieces(name, person, last_only))
    found = [name]
    for case in range(CASES):
        found += [" ".join(words) for words in product(*(piece[case] for piece in pieces))]
    return list(dict.fromkeys(found))


def with_cases(names: Sequence[str], person: bool = False, last_only: bool = False) -> list[str]:
    """Names with the cases of each after it; forms that stand there already are not declined again."""
    found: dict[str, None] = {}
    for name in names:
        if name not in found:
            found.update(dict.fromkeys(cases(name, person, last_only)))
    return list(found)


def declined(content: str) -> str:
    """The text of a file with all cases of its Russian names."""
    entry = tomllib.loads(content)
    person = entry.get("kind") == "person"
    last_only = person and entry.get("state") in LAST_WORD_ONLY
    for table in ("names", "short", "metonyms"):
        head, mark, rest = content.partition(f"\n[{table}]\n")
        body, blank, after = rest.partition("\n\n")
        names = entry.get(table, {}).get("ru", ())
        if mark and names:
            [line] = lines({"ru": with_cases(names, person, last_only)})
            body = _LIST.sub(line, body)
            content = f"{head}{mark}{body}{blank}{after}"
    return content


def files() -> Iterator[Path]:
    """The files that are kept by hand in the folders whose names are declined."""
    for folder in FOLDERS:
        for path in sorted((DATA / folder).glob("*.toml")):
            if not any(sentence in path.read_text("utf-8") for sentence in GENERATED):
                yield path


def main() -> None:
    """Write the files whose names lack a case."""
    for path in files():
        content = path.read_text("utf-8")
        if (wanted := declined(content)) != content:
            path.write_text(wanted, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
