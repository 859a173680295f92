"""A server that answers with gold, much of it corrupted: nothing of that becomes a claim, all else does."""

import json
import random
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from asking_samples import asking, knowledge
from model_server import Asked, Reply, claims, serving

from concordant.model.claim import Claim
from concordant.model.identifiers import digest
from concordant.model.report import Received
from concordant.pipeline import read, reader_for

CORPUS = Path(__file__).parents[1] / "quality" / "corpus"
QUOTES, INVENTED, ENUMS = 0.3, 0.1, 0.1
Row = dict[str, Any]


def lines(name: str) -> list[Row]:
    return [json.loads(line) for line in (CORPUS / name).read_text("utf-8").splitlines() if line.strip()]


def as_said(gold: Row, names: Mapping[str, str]) -> Row:
    """A gold claim as a model would put it: parties by words of the report, where a name stands there."""

    def who(actor: Row | None) -> str | None:
        return names.get(actor["state"] or "") if actor else None

    item, quantity, time = gold["item"], gold["quantity"], gold["time"]
    axes = {name: gold[name] for name in ("event", "phase", "certainty", "polarity")}
    return {
        "quote": gold["evidence"]["quote"],
        "agent": who(gold["agent"]),
        "recipient": who(gold["recipient"]),
        "item": item and item["surface"],
        "item_class": item and item["class"],
        "quantity": quantity and quantity["raw"],
        "time": time and time["raw"],
        "voices": [v["raw"] for v in gold["attribution"] if v["raw"]],
        **axes,
    }


def corrupted(row: Row, chance: random.Random) -> Row:
    """The quote with a word changed, left out, put in, or the middle passed over."""
    words = row["quote"].split()
    at = chance.randrange(len(words))
    match chance.randrange(4):
        case 0:
            words[at] = "prétendument" if words[at] != "prétendument" else "assurément"
        case 1:
            words.insert(at, "clandestinement")
        case 2 if len(words) > 4:
            words[2:-2] = ["…"]
        case _:
            words = [*words, "et", "à", "Nulle-Part"]
    return {**row, "quote": " ".join(words)}


def invented(row: Row, chance: random.Random) -> Row:
    """A claim that nobody made: with words of its own, or on the words of another."""
    false: list[Row] = [
        {"quote": "Une source affirme que la Bordurie a livré des engins", "agent": "la Bordurie"},
        {"agent": "la Bordurie"},
        {"recipient": "l’armée syldave"},
        {"item": "rayons paralysants", "item_class": "other"},
        {"quantity": "7 777 777"},
        {"voices": ["le quotidien de Klow"]},
        {"time": "au printemps 1931"},
    ]
    return {**row, **chance.choice(false)}


def wrong(row: Row, chance: random.Random) -> Row:
    """A value that no axis has."""
    slot = chance.choice(("event", "phase", "certainty", "polarity", "item_class"))
    return {**row, slot: chance.choice(("deliver", "true", "sure", "yes", "weapon", "DONE"))}


class Script:
    """What the server answers about each report, and which of it is sound."""

    def __init__(self) -> None:
        chance = random.Random(7)
        gold = defaultdict(list)
        for claim in lines("gold.jsonl"):
            gold[claim["report"]].append(claim)
        self.reports: list[Received] = []
        self.rows: dict[str, list[Row]] = {}
        self.sound: dict[str, list[Row]] = {}
        self.bad = 0
        for text in lines("texts.jsonl"):
            raw = json.dumps(text).encode()
            at = "2026-01-01T00:00:00Z"
            self.reports.append(Received(raw, f"c#{text['id']}", "application/x-ndjson", at, digest(raw)))
            names = self._names(text["text"])
            said = [as_said(claim, names) for claim in gold[text["id"]]]
            self._write(text, said, chance)

    @staticmethod
    def _names(text: str) -> dict[str, str]:
        reader = reader_for(knowledge(), "fr")
        assert reader is not None
        actors = knowledge().actors
        found = [(actors[i].state, w) for i, w in reader.names(text) if i in actors]
        return {state: words for state, words in reversed(found) if state}

    def _write(self, text: Row, said: list[Row], chance: random.Random) -> None:
        rows, sound = [], []
        for row in said:
            roll = chance.random()
            if roll < QUOTES:
                rows.append(corrupted(row, chance))
            elif roll < QUOTES + ENUMS:
                rows.append(wrong(row, chance))
            else:
                rows.append(row)
                sound.append(row)
            if chance.random() < INVENTED:
                rows.append(invented(row, chance))
        self.bad += len(rows) - len(sound)
        self.sound[text["id"]] = sound
        self.rows[text["text"]] = rows

    def answer(self, asked: Asked) -> Reply:
        paragraphs = asked.article["paragraphs"]
        return Reply(
            claims(*next(rows for text, rows in self.rows.items() if all(p in text for p in paragraphs)))
        )


def test_nothing_corrupted_or_invented_becomes_a_claim_and_everything_sound_does(tmp_path: Path) -> None:
    script = Script()
    made: dict[str, tuple[Claim, ...]] = {}
    refused = 0
    with serving(script.answer) as server, asking(server.address, tmp_path, everything=True) as (reader, _):
        for report in script.reports:
            reading = read(report, knowledge(), reader)
            made[reading.report.id] = reading.claims
            refused += len(reading.apart)
            text = reading.document.text if reading.document else ""
            assert all(text[c.evidence.start : c.evidence.end] == c.evidence.quote for c in reading.claims)
    for name, sound in script.sound.items():
        found = {(c.event, c.evidence.quote, c.polarity, c.certainty, c.phase) for c in made[name]}
        want = {(r["event"], r["quote"], r["polarity"], r["certainty"], r["phase"]) for r in sound}
        assert (found - want, want - found) == (set(), set()), name
    assert refused == script.bad and script.bad > 100
    assert sum(map(len, script.sound.values())) > 150
