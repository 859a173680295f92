"""``--reader llm`` and ``both`` on the command line, against a real server."""

import csv
import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest
from asking_samples import DENIAL, ROW, TEXT
from model_server import ModelServer, Reply, claims, serving

from concordant.interfaces.cli import streams
from concordant.readers.llm import asking as asking_module
from conftest import Concordant, Outcome

KEY = "sk-very-secret-0123456789"


class Desk:
    """A project with a report, a server, and the commands."""

    def __init__(self, folder: Path, server: ModelServer, concordant: Concordant) -> None:
        self.folder, self.server, self.concordant = folder, server, concordant
        self.reports = folder.parent / "reports"
        self.reports.mkdir()
        self.write("one.txt", TEXT)
        self.set()

    def write(self, name: str, text: str) -> None:
        (self.reports / name).write_text(text, "utf-8")

    def set(self, **settings: Any) -> None:
        told = {"address": self.server.address, "model": "small", "attempts": 2, **settings}
        lines = "".join(f"{name} = {json.dumps(value)}\n" for name, value in told.items())
        (self.folder / "concordant.toml").write_text(f"[reader]\n{lines}", "utf-8")

    def __call__(self, *arguments: str | Path) -> Outcome:
        return self.concordant(*arguments, "--project", self.folder)

    def add(self, *more: str) -> Outcome:
        return self("add", self.reports, "--published", "2025-03-11", "--lang", "fr", *more)

    def agreed(self, *more: str) -> Outcome:
        return self.add("--send-to", self.server.address, *more)

    def listed(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self("claims", "--json").out.splitlines()]


@pytest.fixture
def desk(empty_project: Path, concordant: Concordant, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(asking_module, "_FIRST_WAIT", 0.001)
    for name in ("CONCORDANT_LLM_KEY", "CONCORDANT_LLM_ADDRESS", "CONCORDANT_LLM_MODEL"):
        monkeypatch.delenv(name, raising=False)
    with serving(lambda _: Reply(claims(ROW, DENIAL))) as server:
        yield Desk(empty_project, server, concordant)


def test_nothing_is_sent_unless_a_model_is_asked_for(desk: Desk) -> None:
    assert desk.add().code == 0
    assert desk.server.asked == []


def test_the_first_use_names_the_address_and_sends_nothing_without_a_yes(desk: Desk) -> None:
    refused = desk.add("--reader", "llm")
    assert refused.code == 1 and desk.server.address in refused.err and "nobody has agreed" in refused.err
    assert desk.server.asked == [] and desk.listed() == []
    other = desk.add("--reader", "llm", "--send-to", "http://127.0.0.1:1/v1")
    assert other.code == 1 and desk.server.asked == []
    assert desk.agreed("--reader", "llm").code == 0
    assert [row["polarity"] for row in desk.listed()] == ["affirmed", "denied"]
    desk.write("two.txt", "Paris livre des chars à Kiev.")
    assert desk.add("--reader", "llm").code == 0  # agreed once, and from then on
    assert len(desk.server.asked) == 2


def test_a_project_can_forbid_it_whatever_a_command_says(desk: Desk) -> None:
    desk.set(sending=False)
    told = desk.agreed("--reader", "llm")
    assert told.code == 1 and "forbids" in told.err and desk.server.asked == []


def test_a_person_at_a_terminal_is_asked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCORDANT_LLM_KEY", KEY)
    monkeypatch.setattr(streams, "is_terminal", lambda stream: True)
    questions: list[str] = []

    def confirm(question: str, **_: object) -> bool:
        questions.append(question)
        return len(questions) > 1

    monkeypatch.setattr(click, "confirm", confirm)
    assert desk.add("--reader", "llm").code == 1 and desk.server.asked == []
    assert desk.add("--reader", "llm").code == 0 and len(desk.server.asked) == 1
    assert desk.server.address in questions[0] and "CONCORDANT_LLM_KEY" in questions[0]
    assert KEY not in questions[0] and len(questions) == 2


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"address": ""}, "must be a text"),
        ({"address": "ftp://example.org"}, "no address of a server"),
        ({"address": "http://me:secret@example.org/v1"}, "no address of a server"),
        ({"concurrency": 0}, "more than 0"),
        ({"tokens": "many"}, "must be a whole number"),
        ({"sending": 1}, "must be true or false"),
        ({"key": "sk-1"}, "means nothing here"),
        ({"use": "oracle"}, "no reader 'oracle'"),
    ],
)
def test_wrong_settings_are_told(settings: dict[str, Any], told: str, desk: Desk) -> None:
    desk.set(**settings)
    outcome = desk.add(*(() if "use" in settings else ("--reader", "llm")))
    assert outcome.code == 1 and told in outcome.err and "secret" not in outcome.err


def test_a_model_that_nobody_named_is_asked_for(desk: Desk) -> None:
    (desk.folder / "concordant.toml").write_text("", "utf-8")
    told = desk.add("--reader", "llm")
    assert told.code == 1 and "no address" in told.err and "CONCORDANT_LLM_ADDRESS" in told.err


def test_the_key_is_taken_from_the_keyring_and_never_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = {("concordant", desk.server.address): KEY}
    ring = SimpleNamespace(get_password=lambda service, name: held.get((service, name)))
    monkeypatch.setitem(sys.modules, "keyring", ring)
    desk.server.behave = lambda a: Reply(f"no: {a.headers['Authorization']}", 400)
    outcome = desk.agreed("--reader", "llm", "-vv")
    assert desk.server.asked[0].headers["Authorization"] == f"Bearer {KEY}"
    kept = b"".join(file.read_bytes() for file in desk.folder.rglob("*") if file.is_file())
    assert outcome.code == 1 and KEY not in outcome.out + outcome.err and KEY.encode() not in kept


def test_a_ledger_is_rebuilt_without_the_model(desk: Desk) -> None:
    desk.agreed("--reader", "llm")
    before = desk.listed()
    for file in desk.folder.glob("concordant.db*"):
        file.unlink()
    desk.server.behave = lambda _: Reply("away", 500)
    assert desk.add("--reader", "llm").code == 0
    assert desk.listed() == before and len(desk.server.asked) == 1


def test_what_nobody_answered_about_stays_unread_and_is_asked_again(desk: Desk) -> None:
    desk.server.behave = lambda _: Reply("away", 503)
    failed = desk.agreed("--reader", "llm")
    assert failed.code == 3 and "503" in failed.err and desk.listed() == []
    desk.server.behave = lambda _: Reply(claims(ROW))
    assert desk.add("--reader", "llm").code == 0 and len(desk.listed()) == 1


def test_the_cost_is_told_before_and_nothing_is_sent(desk: Desk) -> None:
    desk.set(price_in=1.0, price_out=2.0)
    told = desk.add("--reader", "llm", "--dry-run")
    assert told.code == 0 and desk.server.asked == [] and desk.listed() == []
    assert f"1 requests to {desk.server.address} · 0 answers kept" in told.out and "of money" in told.out
    desk.agreed("--reader", "llm")
    again = desk(
        "read", desk.reports, "--published", "2025-03-11", "--lang", "fr", "--reader", "llm", "--dry-run"
    )
    assert "0 requests" in again.out and "1 answers kept" in again.out


def test_a_budget_ends_the_run_and_keeps_what_was_answered(desk: Desk) -> None:
    for n in range(20):
        desk.write(f"{n:02}.txt", f"Pyongyang a livré {n + 3} missiles balistiques à Moscou.")
    desk.server.behave = lambda a: Reply(claims({**ROW, "quote": a.article["paragraphs"][0], "quantity": None,
                                                 "time": None, "voices": []}))  # fmt: skip
    stopped = desk.agreed("--reader", "llm", "--tokens", "12000")
    some = len(desk.listed())
    assert stopped.code == 1 and "budget" in stopped.err and 0 < some < 21
    paid = len(desk.server.asked)
    assert desk.add("--reader", "llm").code == 0
    assert len(desk.server.asked) == 21 and len(desk.listed()) == 21 and paid < 21


def test_two_readers_of_one_report_are_one_report(desk: Desk) -> None:
    desk.agreed("--reader", "both")
    with sqlite3.connect(desk.folder / "concordant.db") as ledger:
        readers = [json.loads(body)["reader"] for (body,) in ledger.execute("SELECT body FROM claims")]
    assert readers == ["builtin+llm", "builtin+llm"]
    findings = [json.loads(line) for line in desk("findings", "--json").out.splitlines()]
    assert {f["support"]["reports"] for f in findings if f["support"]["reports"]} == {1}
    assert all(f["support"]["most"] <= 1 for f in findings)


def test_where_readers_differ_the_first_stands_and_the_other_is_kept_beside(desk: Desk) -> None:
    builtin = desk("read", desk.reports, "--published", "2025-03-11", "--lang", "fr", "--json").out
    wrong = {**ROW, "recipient": "la Russie", "agent": "Téhéran", "quantity": None, "voices": []}
    desk.server.behave = lambda _: Reply(claims(wrong, DENIAL))
    desk.agreed("--reader", "both")
    kept = ("agent", "recipient", "polarity", "quantity", "evidence")
    want = [{name: json.loads(line)[name] for name in kept} for line in builtin.splitlines()]
    assert [{name: row[name] for name in kept} for row in strip(desk.listed())] == strip(want)


def strip(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Parties by name and state alone: listings tell ids too."""

    def bare(value: Any) -> Any:
        return (
            {k: v for k, v in value.items() if k in ("name", "state")} if isinstance(value, dict) else value
        )

    return [{**row, "agent": bare(row["agent"]), "recipient": bare(row["recipient"])} for row in rows]


def test_a_claim_that_waits_is_listed_and_counts_only_when_a_person_accepts_it(desk: Desk) -> None:
    desk.server.behave = lambda _: Reply(claims({**DENIAL, "polarity": "affirmed"}))
    desk.agreed("--reader", "llm")
    (row,) = desk.listed()
    assert (row["doubt"], row["reader"]) == (["polarity"], "llm")
    assert "doubtful reading" in desk("claims").out
    (cells,) = csv.DictReader(desk("claims", "--csv").out.splitlines())
    assert (cells["doubt"], cells["reader"]) == ("polarity", "llm")
    assert desk("findings", "--json").out == ""
    assert desk("judge", "accept", row["id"]).code == 0
    assert len(desk("findings", "--json").out.splitlines()) == 1


def test_review_shows_both_readings_until_somebody_judges(desk: Desk) -> None:
    other = {**ROW, "phase": "planned", "voices": []}
    desk.server.behave = lambda _: Reply(claims(other, DENIAL, {**ROW, "quote": "Paris dort encore"}))
    desk.agreed("--reader", "both")
    (matter,) = [json.loads(line) for line in desk("review", "--json").out.splitlines()]
    assert matter["kind"] == "differs" and set(matter["why"]) >= {"phase", "attribution"}
    assert (matter["claim"]["reader"], matter["other"]["reader"]) == ("builtin", "llm")
    assert (matter["claim"]["phase"], matter["other"]["phase"]) == ("done", "planned")
    assert "how far along" in desk("review").out and "où cela en est" in desk("review", "--speak", "fr").out
    assert "Paris dort encore" in desk("review", "--refused").out
    assert desk("judge", "correct", matter["claim"]["id"], "--set", "phase=planned").code == 0
    assert desk("review").out == ""
    gold = [json.loads(line) for line in desk("export", "gold", "--of", "claims").out.splitlines()]
    assert "planned" in {row["phase"] for row in gold}


def test_evaluate_measures_a_model(desk: Desk, tmp_path: Path) -> None:
    texts, gold = tmp_path / "texts.jsonl", tmp_path / "gold.jsonl"
    row = {"id": "r-x", "lang": "fr", "published": "2025-03-11", "text": TEXT}
    texts.write_text(json.dumps(row) + "\n", "utf-8")
    gold.write_text(desk("read", texts, "--json").out, "utf-8")
    told = desk("evaluate", texts, gold, "--reader", "llm", "--send-to", desk.server.address, "--json")
    assert told.code == 0 and json.loads(told.out)["detection"]["f1"] == 1.0


def test_a_listing_tells_who_read_what(desk: Desk) -> None:
    desk.agreed("--reader", "llm")
    told = desk("explain", desk.listed()[0]["id"]).out
    assert "small-1" in told and "fr-1" in told and "language model" in told
