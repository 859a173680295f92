"""Files of makers, places, weapons, people, bodies and outlets are what their tables say."""

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
SAMPLED = 20
"""One file in so many is made again: each looks for its neighbour among thousands of names."""


@pytest.fixture(autouse=True)
def scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(REPOSITORY))


def test_makers_places_and_weapons_follow_from_their_tables() -> None:
    from scripts.generate_things import DATA, EVERYTHING, claimed, names_of, render

    claims = claimed([folder for table in EVERYTHING for folder in table.folders()])
    expected: dict[Path, str] = {}
    listed: set[Path] = set()
    for table in EVERYTHING:
        kept = []
        for row in table.rows():
            if claims.against(table.top, row["id"], names_of(row)) is None:
                claims.add(table.top, row["id"], names_of(row))
                kept.append(row)
        for row in kept:
            listed.add(DATA / table.top / table.below(row) / f"{row['id']}.toml")
        for row in kept[::SAMPLED]:
            place = DATA / table.top / table.below(row) / f"{row['id']}.toml"
            expected[place] = render(table, row, kept)
    lying = {path for table in EVERYTHING for folder in table.folders() for path in folder.glob("*.toml")}
    assert lying == listed, "run python -m scripts.generate_things"
    stale = [path.name for path, text in expected.items() if path.read_text("utf-8") != text]
    assert stale == [], "run python -m scripts.generate_things"
    assert len(listed) > 3000


def test_people_bodies_and_outlets_follow_from_their_tables() -> None:
    from scripts.generate_people import TABLES, claimed, folder, objection, render, rows

    ids, words = claimed()
    kept = [(table, row) for table in TABLES for row in rows(table) if not objection(row, ids, words)]
    stale = [
        row["id"]
        for table, row in kept
        if (folder(table, row) / f"{row['id']}.toml").read_text("utf-8") != render(row, words)
    ]
    assert stale == [], "run python -m scripts.generate_people"
    assert len(kept) > 1000
