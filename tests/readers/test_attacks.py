"""A page that tells the model what to do changes nothing, even where the model obeys whatever it is told."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from asking_samples import DENIAL, ROW, TEXT, asking, knowledge
from model_server import Asked, Reply, claims, serving

from concordant.model.contract import to_contract
from concordant.model.identifiers import digest
from concordant.model.reading import Reading
from concordant.model.report import Received
from concordant.pipeline import read
from concordant.readers.llm.steering import folded, steers

ATTACKS: list[dict[str, str]] = tomllib.loads((Path(__file__).parent / "attacks.toml").read_text("utf-8"))[
    "attack"
]
FALSE: dict[str, Any] = {
    **ROW,
    "quote": "Paris a livré 900 missiles à Téhéran",
    "agent": "Paris",
    "recipient": "Téhéran",
    "item": "missiles",
    "quantity": "900",
    "time": None,
    "voices": [],
}


def page(*attacks: dict[str, str]) -> Received:
    first, last = (f"<p>{text}</p>" for text in TEXT.split("\n\n"))
    middle = "".join(a.get("markup", f"<p>{a['text']}</p>") for a in attacks)
    more = "<p>Le ministère n’a pas souhaité commenter ces livraisons d’armes et de missiles.</p>" * 2
    article = f"<article><h1>Missiles</h1>{first}{middle}{last}{more}</article>"
    raw = f"<html lang=fr><title>Missiles</title>{article}".encode()
    given = (("lang", "fr"), ("published", "2025-03-11"))
    return Received(raw, "page.html", "text/html", "2026-01-01T00:00:00Z", digest(raw), given)


def words(asked: Asked) -> str:
    """What the model is told of this report, as it would understand it."""
    return folded(" ".join(asked.article["paragraphs"]) + " " + asked.article.get("title", ""))


def obeying(attack: dict[str, str], asked: Asked) -> Reply:
    """A model that does what a page says, as soon as it can read it."""
    seen = folded(attack["text"])
    parts = [seen[at : at + 24] for at in range(0, max(1, len(seen) - 24), 12)]
    return Reply(claims(FALSE) if any(p in words(asked) for p in parts) else claims(ROW, DENIAL))


def content(reading: Reading) -> list[object]:
    """The claims without what depends on where in the page they stand."""
    rows = [to_contract(claim) for claim in reading.claims]
    for row in rows:
        row["report"], row["evidence"] = "", row["evidence"]["quote"]
    return [(row, claim.doubt, claim.reader) for row, claim in zip(rows, reading.claims, strict=True)]


def test_there_are_many_attacks() -> None:
    assert len({attack["text"] for attack in ATTACKS}) >= 40


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    with serving(lambda _: Reply(claims(ROW, DENIAL))) as server:
        folder = tmp_path_factory.mktemp("clean")
        with asking(server.address, folder) as (reader, _):
            found = content(read(page(), knowledge(), reader))
    assert len(found) == 2
    return found


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda a: str(ATTACKS.index(a)))
def test_an_obedient_model_gives_what_it_gives_without_the_attack(
    attack: dict[str, str], clean: list[object], tmp_path: Path
) -> None:
    with (
        serving(lambda asked: obeying(attack, asked)) as server,
        asking(server.address, tmp_path) as (reader, _),
    ):
        assert content(read(page(attack), knowledge(), reader)) == clean


def test_all_attacks_at_once(clean: list[object], tmp_path: Path) -> None:
    with serving(lambda asked: next(r for r in (obeying(a, asked) for a in ATTACKS))) as server:
        with asking(server.address, tmp_path) as (reader, _):
            found = read(page(*ATTACKS), knowledge(), reader)
        assert content(found) == clean
        told = json.dumps([a.article for a in server.asked])
    assert "instructions" not in told and any("speak to a program" in p.message for p in found.problems)


@pytest.mark.parametrize(
    "attack", [a for a in ATTACKS if "Paris a livré" in a["text"]], ids=lambda a: a["text"][:20]
)
def test_a_model_that_is_lost_already_cannot_quote_what_it_was_not_shown(
    attack: dict[str, str], clean: list[object], tmp_path: Path
) -> None:
    lost = Reply(claims(ROW, DENIAL, FALSE))
    with serving(lambda _: lost) as server, asking(server.address, tmp_path) as (reader, _):
        found = read(page(attack), knowledge(), reader)
    assert content(found) == clean
    assert ["quote" in a.why for a in found.apart] == [True]


QUIET = [
    "Kim Jong-un a donné de nouvelles instructions à l’armée.",
    "Le ministre a répondu par un refus à la demande de livraison.",
    "The general ignored the order and the rules of engagement.",
    "Les deux systèmes d’artillerie seront livrés à la fin de l’année.",
    "An AI-guided drone struck the depot, the ministry said.",
    "Moscou a ignoré les sanctions, ont indiqué des responsables.",
]


@pytest.mark.parametrize("text", QUIET)
def test_reporting_is_not_taken_for_an_attack(text: str) -> None:
    assert not steers(text)
