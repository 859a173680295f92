"""A model over a real connection, to a server that misbehaves on purpose."""

import json
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from asking_samples import DENIAL, ROW, asking, document, knowledge
from model_server import Asked, Reply, claims, serving

from concordant.readers.failure import BudgetSpentError, ReaderError, ServerError
from concordant.readers.llm import asking as asking_module
from concordant.readers.llm.budget import Cost
from concordant.readers.llm.budget import told as told_cost
from concordant.readers.reader import Read

GOOD = Reply(claims(ROW, DENIAL))


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking_module, "_FIRST_WAIT", 0.001)


def read(reply: Reply, folder: Path, *later: Reply, **more: Any) -> tuple[Read, int]:
    """What is read where the server answers so, then otherwise; and how often it was asked."""
    replies = [reply, *later]
    with serving(lambda a: replies[min(a.number, len(replies) - 1)]) as server:
        with asking(server.address, folder, **more) as (reader, _):
            found = reader.read(document(), knowledge())
        return found, len(server.asked)


def told(found: Read) -> list[tuple[str, str, str]]:
    return [(c.agent.state if c.agent else "", c.polarity, c.doubt) for c in found.claims]  # type: ignore[misc]


SOUND = [("KP", "affirmed", ""), ("IR", "denied", "")]


def test_an_answer_becomes_claims_that_stand_on_the_words_of_the_report(tmp_path: Path) -> None:
    found, asked = read(GOOD, tmp_path)
    first = found.claims[0]
    assert (told(found), asked, found.problems, found.apart) == (SOUND, 1, (), ())
    text = document().text
    assert text[first.evidence.start : first.evidence.end] == first.evidence.quote == ROW["quote"]
    assert first.reader == "llm" and first.number == 1 and first.id.startswith("c-")
    assert first.quantity is not None and (first.quantity.low, first.quantity.unit) == (200, "missile")
    assert first.time is not None and first.time.earliest == "2024-09"
    assert [(v.state, v.raw) for v in first.attribution] == [("US", "des responsables américains")]
    trail = next(r for r in first.reasons if r.slot == "reader")
    assert trail.words == "small-1" and "fr-" in trail.note and "answered 20" in trail.note


@pytest.mark.parametrize(
    "reply",
    [
        Reply(claims(ROW, DENIAL), whole=True),
        Reply(claims(ROW, DENIAL), usage=False),
        Reply(f"<think>The words {{ say</think>Here it is:\n```json\n{claims(ROW, DENIAL)}\n```\nDone."),
        Reply(claims(ROW, DENIAL), pause=0.01),
        Reply(json.dumps([ROW, DENIAL])),
        Reply(json.dumps({"result": [ROW, DENIAL]})),
    ],
    ids=[
        "in one piece",
        "without usage",
        "with thoughts and fences",
        "slowly",
        "as a list",
        "otherwise named",
    ],
)
def test_servers_may_answer_in_many_ways(reply: Reply, tmp_path: Path) -> None:
    assert told(read(reply, tmp_path)[0]) == SOUND


@pytest.mark.parametrize(
    "first",
    [
        Reply("busy", 429, {"Retry-After": "0"}),
        Reply("busy", 429, {"Retry-After": "soon"}),
        Reply("broken", 500),
        Reply("away", 503),
        Reply("", torn=True),
        Reply("", wait=0.6),
        Reply("<html>no</html>", whole=True, status=200, headers={"Content-Length": "0"}),
    ],
    ids=["429", "429 without a time", "500", "503", "nothing", "silence", "no completion"],
)
def test_what_may_pass_is_tried_again(first: Reply, tmp_path: Path) -> None:
    found, asked = read(first, tmp_path, GOOD, patience=0.3)
    assert (told(found), asked) == (SOUND, 2)


def test_a_server_that_never_answers_leaves_the_report_unread(tmp_path: Path) -> None:
    with pytest.raises(ServerError, match="no answer in 3 attempts: it answers 500") as caught:
        read(Reply("broken", 500), tmp_path)
    assert not caught.value.final


def test_nobody_there_is_told_with_the_address(tmp_path: Path) -> None:
    with asking("http://127.0.0.1:9/v1", tmp_path) as (reader, _), pytest.raises(ServerError, match=":9/v1"):
        reader.read(document(), knowledge())


def test_a_server_that_knows_no_schemas_is_asked_in_plainer_ways(tmp_path: Path) -> None:
    def behave(asked: Asked) -> Reply:
        return Reply("what is that?", 400) if "response_format" in asked.body else GOOD

    with serving(behave) as server, asking(server.address, tmp_path, concurrency=1) as (reader, _):
        assert told(reader.read(document(), knowledge())) == SOUND
        reader.read(document("Paris livre des chars à Kiev."), knowledge())
        forms = [a.body.get("response_format", {}).get("type", "free") for a in server.asked]
    assert forms == ["json_schema", "json_object", "free", "free"]


def test_torn_json_keeps_its_whole_claims(tmp_path: Path) -> None:
    text = claims(ROW, DENIAL)
    found, asked = read(Reply(text[:-60], reason="length"), tmp_path)
    assert told(found) == SOUND[:1]
    assert asked == 1 and "broken off" in found.problems[0].message


def test_an_endless_answer_is_cut_off_and_what_it_said_is_kept(tmp_path: Path) -> None:
    found, asked = read(Reply(claims(ROW)[:-2] + ",", endless=True), tmp_path, answer_tokens=300)
    assert told(found) == SOUND[:1]
    assert asked == 1 and "broken off" in found.problems[0].message


def test_an_answer_that_drips_is_cut_off_after_its_time(tmp_path: Path) -> None:
    found, _ = read(Reply(claims(ROW, DENIAL) * 50, pause=0.02), tmp_path, longest=0.5)
    assert told(found)[:1] == SOUND[:1] and "broken off" in found.problems[0].message


WRONG: list[object] = [
    {"claims": "none"},
    {"claims": [1, None, "x", []]},
    {"claims": [{}]},
    {"claims": [{**ROW, "quote": 7}]},
    {"claims": [{**ROW, "voices": "Washington"}]},
    {"claims": [{**ROW, "event": None}]},
    [],
    "claims",
]


@pytest.mark.parametrize("answer", WRONG, ids=str)
def test_an_answer_of_another_shape_gives_no_claim_and_no_error(answer: object, tmp_path: Path) -> None:
    found, _ = read(Reply(json.dumps(answer)), tmp_path)
    assert found.claims == () and all(set(a.why) == {"shape"} for a in found.apart)


def test_answers_are_kept_and_asked_for_once(tmp_path: Path) -> None:
    with serving(lambda _: GOOD) as server:
        for _ in range(2):
            with asking(server.address, tmp_path) as (reader, asker):
                found = reader.read(document(), knowledge())
        assert len(server.asked) == 1
        assert asker.budget.spent.kept == 1 and asker.budget.spent.tokens == 0
    with asking("http://127.0.0.1:9/v1", tmp_path) as (reader, _):
        assert reader.read(document(), knowledge()).claims == found.claims


@pytest.mark.parametrize("other", [{"model": "large"}, {"answer_tokens": 512}], ids=["model", "parameters"])
def test_another_model_or_parameters_is_another_question(other: dict[str, object], tmp_path: Path) -> None:
    with serving(lambda _: GOOD) as server, asking(server.address, tmp_path) as (reader, asker):
        reader.read(document(), knowledge())
        asker.settings = replace(asker.settings, **other)  # type: ignore[arg-type]
        reader.read(document(), knowledge())
        assert len(server.asked) == 2


def test_a_budget_holds(tmp_path: Path) -> None:
    texts = [f"Pyongyang a livré {n} missiles balistiques à Moscou." for n in range(10, 20)]
    with serving(lambda _: GOOD) as server:
        with asking(server.address, tmp_path, tokens=12_000, concurrency=1) as (reader, asker):
            with pytest.raises(BudgetSpentError, match="tokens") as caught:
                for text in texts:
                    reader.read(document(text), knowledge())
            assert caught.value.final and 0 < asker.budget.spent.tokens <= 12_000
        assert 0 < len(server.asked) < len(texts)


def test_money_is_a_budget_too(tmp_path: Path) -> None:
    with serving(lambda _: GOOD) as server:
        more: dict[str, Any] = {"money": 0.05, "price_in": 2.0, "price_out": 10.0}
        with asking(server.address, tmp_path, **more) as (reader, asker), pytest.raises(BudgetSpentError):
            for n in range(10):
                reader.read(document(f"Pyongyang a livré {n} missiles à Moscou."), knowledge())
        assert 0 < asker.budget.spent.money <= 0.05


def test_what_may_not_be_sent_is_not_sent(tmp_path: Path) -> None:
    def refuse() -> None:
        raise ReaderError("nobody agreed", final=True)

    with serving(lambda _: GOOD) as server:
        with (
            asking(server.address, tmp_path, refuse) as (reader, _),
            pytest.raises(ReaderError, match="agreed"),
        ):
            reader.read(document(), knowledge())
        assert server.asked == []


def test_texts_about_other_things_cost_nothing(tmp_path: Path) -> None:
    with serving(lambda _: GOOD) as server, asking(server.address, tmp_path) as (reader, _):
        assert (
            reader.read(document("La boulangerie ouvre à sept heures. Le pain est bon."), knowledge())
            == Read()
        )
        assert server.asked == []


def test_redirects_are_not_followed(tmp_path: Path) -> None:
    with serving(lambda _: GOOD) as elsewhere:
        moved = Reply("", 307, {"Location": f"{elsewhere.address}/chat/completions"})
        with pytest.raises(ServerError, match="307"):
            read(moved, tmp_path)
        assert elsewhere.asked == []


KEY = "sk-very-secret-0123456789"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 418, 429, 500])
def test_the_key_is_sent_and_never_told(status: int, tmp_path: Path) -> None:
    with serving(lambda a: Reply(f"bad key {a.headers['Authorization']}", status)) as server:
        with (
            asking(server.address, tmp_path, key=KEY) as (reader, asker),
            pytest.raises(ServerError) as caught,
        ):
            reader.read(document(), knowledge())
        assert server.asked[0].headers["Authorization"] == f"Bearer {KEY}"
    told = f"{caught.value.message} {caught.value.advice} {caught.value!r} {asker.settings!r}"
    assert KEY not in told and caught.value.__cause__ is None
    assert KEY.encode() not in b"".join(f.read_bytes() for f in tmp_path.iterdir())


def test_no_more_at_once_than_agreed(tmp_path: Path) -> None:
    text = "\n\n".join(f"Pyongyang a livré {n} missiles balistiques à Moscou ce jour-là." for n in range(400))
    with serving(lambda _: Reply(wait=0.02)) as server:
        with asking(server.address, tmp_path, concurrency=3, window=2000) as (reader, _):
            reader.read(document(text), knowledge())
        assert server.most_at_once == 3 and len(server.asked) > 10


def test_a_run_that_is_called_off_ends_at_once(tmp_path: Path) -> None:
    with serving(lambda _: Reply(endless=True, pause=0.01)) as server:
        more: dict[str, Any] = {"answer_tokens": 10**7, "longest": 60.0}
        with asking(server.address, tmp_path, **more) as (reader, asker):
            threading.Timer(0.3, asker.cancelled.set).start()
            with pytest.raises(ReaderError, match="called off"):
                reader.read(document(), knowledge())


def test_what_was_called_off_asks_for_nothing_more(tmp_path: Path) -> None:
    text = "\n\n".join(f"Pyongyang a livré {n} missiles balistiques à Moscou ce jour-là." for n in range(200))
    with serving(lambda _: Reply(wait=0.05)) as server:
        with asking(server.address, tmp_path, concurrency=1, window=2000) as (reader, asker):
            server.behave = lambda _: asker.cancelled.set() or Reply()  # type: ignore[func-returns-value]
            with pytest.raises(ReaderError, match="called off"):
                reader.read(document(text), knowledge())
            with pytest.raises(ReaderError, match="called off"):
                reader.read(document("Pyongyang a livré 7 missiles balistiques à Moscou."), knowledge())
        assert len(server.asked) == 1


def test_a_cost_is_told_beside_what_may_be_spent() -> None:
    cost = Cost(36, 2, 30_000, 9_600, 0.0234)
    assert (
        told_cost(cost, 60_000, 0.5) == "36 answers + 2 kept · 39600 of 60000 tokens · 0.0234 of 0.5 of money"
    )
    assert told_cost(Cost(1, 0, 10, 5)) == "1 answers · 15 tokens"


def test_no_more_in_a_minute_than_agreed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking_module, "_MINUTE", 0.8)
    text = "\n\n".join(f"Pyongyang a livré {n} missiles balistiques à Moscou ce jour-là." for n in range(160))
    came: list[float] = []

    def noted(_: Asked) -> Reply:
        came.append(time.monotonic())
        return Reply()

    with (
        serving(noted) as server,
        asking(server.address, tmp_path, per_minute=2, concurrency=4, window=2000) as (reader, _),
    ):
        reader.read(document(text), knowledge())
    assert len(came) > 4 and all(later - sooner > 0.4 for sooner, later in zip(came, came[2:], strict=False))
