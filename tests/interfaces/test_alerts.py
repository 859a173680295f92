"""Saved searches: who is told of what, once, and that a receiver can trust what it gets."""

import base64
import hmac
import json
from pathlib import Path

import feedparser
import pytest
from told_projects import KCNA, MID, NIS, Told, said, told_project
from watched import allow, journal

from concordant.acquisition.state import State
from concordant.acquisition.webhooks import Message, headers
from concordant.store.project import find_project, open_ledger
from conftest import Concordant
from misbehaving import Site, answer, moved

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A project with one finding that rests on one origin."""
    return told_project(tmp_path / "desk", [said(1, NIS)])


@pytest.fixture
def secret(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("CONCORDANT_WEBHOOK_SECRET", SECRET)
    return SECRET


def hear(project: Path, *told: Told) -> None:
    """More is reported."""
    with open_ledger(find_project(project)) as ledger:
        ledger.record(list(told), "v1")


def raised(concordant: Concordant, project: Path) -> list[tuple[str, str, list[str]]]:
    lines = concordant("alerts", "run", "--json", "--project", project).out.splitlines()
    return [(told["alert"], told["kind"], told["changes"]) for told in map(json.loads, lines)]


def test_what_stands_already_is_not_told(concordant: Concordant, desk: Path) -> None:
    told = concordant("alerts", "add", "russia", "--recipient", "RU", "--project", desk)
    assert told.code == 0 and "1 finding stands already" in told.err
    assert raised(concordant, desk) == []


def test_what_is_new_is_told_once(concordant: Concordant, desk: Path) -> None:
    concordant("alerts", "add", "russia", "--recipient", "RU", "--project", desk)
    hear(desk, said(4, NIS, month="2023-01"))
    assert raised(concordant, desk) == [("russia", "new", [])]
    assert raised(concordant, desk) == []


def test_another_origin_a_denial_and_other_figures_are_changes(concordant: Concordant, desk: Path) -> None:
    concordant("alerts", "add", "all", "--project", desk)
    hear(desk, said(2, KCNA, outlet="La Vigie"))
    (first,) = raised(concordant, desk)
    hear(desk, said(3, MID, outlet="Le Courrier", denied=True, count=None))
    (second,) = raised(concordant, desk)
    assert first[:2] == second[:2] == ("all", "changed")
    assert {"least", "most"} <= set(first[2]) and "against" in second[2]


def test_other_findings_are_none_of_a_search_s_business(concordant: Concordant, desk: Path) -> None:
    concordant("alerts", "add", "iran", "--agent", "IR", "--project", desk)
    hear(desk, said(4, NIS, month="2023-01"))
    assert raised(concordant, desk) == []


def test_a_search_that_was_written_by_hand_begins_with_what_stands(
    concordant: Concordant, desk: Path
) -> None:
    (desk / "alerts.toml").write_text('[[alert]]\nname = "all"\n', "utf-8")
    told = concordant("alerts", "run", "--project", desk)
    assert "1 finding stands already" in told.err and told.out == ""


def test_searches_are_listed_and_removed(concordant: Concordant, desk: Path) -> None:
    concordant("alerts", "add", "a", "--recipient", "RU", "--least", "2", "--disputed", "--project", desk)
    concordant("alerts", "add", "b", "--project", desk)
    rows = [json.loads(line) for line in concordant("alerts", "--json", "--project", desk).out.splitlines()]
    assert [row["name"] for row in rows] == ["a", "b"]
    assert rows[0]["filters"] == "recipient RU, disputed True, least 2"
    assert concordant("alerts", "remove", "a", "--project", desk).code == 0
    assert "1 saved search" in concordant("alerts", "list", "--project", desk).out
    assert concordant("alerts", "remove", "a", "--project", desk).code == 1
    assert concordant("alerts", "add", "b", "--project", desk).code == 1


def test_what_people_wrote_beside_a_search_outlives_it(concordant: Concordant, desk: Path) -> None:
    text = '# ours\n\n[[alert]]\nname = "a"\n\n[[alert]]\nname = "b" # kept\nitem = "[[alert]]"\n'
    (desk / "alerts.toml").write_text(text, "utf-8")
    concordant("alerts", "remove", "a", "--project", desk)
    left = (desk / "alerts.toml").read_text("utf-8")
    assert "# ours" in left and "# kept" in left and '"a"' not in left


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("nmae = 'x'", '"nmae" means nothing here'),
        ("least = 'two'", '"least" must be a whole number'),
        ("webhook = 'file:///etc/passwd'", "is no address of the web"),
    ],
)
def test_slips_are_told_and_the_rest_holds(concordant: Concordant, desk: Path, line: str, told: str) -> None:
    text = f'[[alert]]\nname = "wrong"\n{line}\n\n[[alert]]\nname = "right"\n'
    (desk / "alerts.toml").write_text(text, "utf-8")
    outcome = concordant("alerts", "list", "--project", desk)
    assert told in outcome.err and "right" in outcome.out and "wrong" not in outcome.out


def test_a_feed_is_written_for_whoever_reads_feeds(concordant: Concordant, desk: Path) -> None:
    concordant("alerts", "add", "russia", "--recipient", "RU", "--atom", "out/russia.atom", "--project", desk)
    concordant("alerts", "run", "--project", desk)
    before = feedparser.parse((desk / "out" / "russia.atom").read_bytes())
    hear(desk, said(4, NIS, month="2023-01"))
    concordant("alerts", "run", "--project", desk)
    after = feedparser.parse((desk / "out" / "russia.atom").read_bytes())
    assert (len(before.entries), len(after.entries)) == (1, 2)
    assert before.feed.id == after.feed.id and after.feed.title == "russia"


class TestWebhooks:
    def add(self, concordant: Concordant, desk: Path, site: Site) -> None:
        site.routes.setdefault("/hook", answer("", "204 No Content"))
        address = site.at("/hook", "127.0.0.1")
        assert concordant("alerts", "add", "desk", "--webhook", address, "--project", desk).code == 0

    def test_the_signature_is_that_of_the_standard(self) -> None:
        """The example of the specification, by which receivers' libraries are tested too."""
        sent = Message("msg_p5jXN8AQM9LWM0D4loKWxJek", b'{"test": 2432232314}')
        signature = headers(sent, 1614265330, SECRET)["webhook-signature"]
        assert signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="

    def test_a_receiver_can_tell_that_it_is_ours(
        self, concordant: Concordant, desk: Path, site: Site, secret: str
    ) -> None:
        self.add(concordant, desk, site)
        hear(desk, said(4, NIS, month="2023-01"))
        concordant("alerts", "run", "--project", desk)
        (request,) = site.asked
        told, sent = request.headers, json.loads(request.body)
        signed = f"{told['webhook-id']}.{told['webhook-timestamp']}.".encode() + request.body
        key = base64.b64decode(secret.removeprefix("whsec_"))
        mac = base64.b64encode(hmac.new(key, signed, "sha256").digest()).decode()
        assert request.method == "POST" and told["webhook-signature"] == f"v1,{mac}"
        assert sent["type"] == "finding.new" and sent["data"]["alert"] == "desk"
        assert sent["data"]["finding"]["recipient"]["state"] == "RU" and sent["data"]["notice"]
        assert secret not in str(request)

    def test_a_receiver_that_ails_gets_the_same_message_again(
        self, concordant: Concordant, desk: Path, site: Site, secret: str
    ) -> None:
        site.routes["/hook"] = [answer("", "500 Internal Server Error"), answer("", "204 No Content")]
        self.add(concordant, desk, site)
        hear(desk, said(4, NIS, month="2023-01"))
        first = concordant("alerts", "run", "--project", desk)
        assert first.code == 3 and "the server answers 500" in first.err
        assert concordant("alerts", "run", "--project", desk).code == 0 and len(site.asked) == 1
        with State(desk / State.FILE) as state:
            state.connection().execute("UPDATE delivery SET due = 0")
        concordant("alerts", "run", "--project", desk)
        once, again = site.asked
        assert once.body == again.body and once.headers["webhook-id"] == again.headers["webhook-id"]
        concordant("alerts", "run", "--project", desk)
        assert len(site.asked) == 2

    def test_without_a_secret_nothing_is_sent_and_nothing_is_lost(
        self, concordant: Concordant, desk: Path, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("CONCORDANT_WEBHOOK_SECRET", raising=False)
        self.add(concordant, desk, site)
        hear(desk, said(4, NIS, month="2023-01"))
        told = concordant("alerts", "run", "--project", desk)
        assert told.code == 3 and "CONCORDANT_WEBHOOK_SECRET is not set" in told.err and site.asked == []
        with State(desk / State.FILE) as state:
            state.connection().execute("UPDATE delivery SET due = 0")
        monkeypatch.setenv("CONCORDANT_WEBHOOK_SECRET", "plain words")
        assert concordant("alerts", "run", "--project", desk).code == 0 and len(site.asked) == 1

    def test_a_message_is_not_carried_elsewhere(
        self, concordant: Concordant, desk: Path, site: Site, secret: str
    ) -> None:
        site.routes["/hook"] = moved("/other", "307 Temporary Redirect")
        self.add(concordant, desk, site)
        told = concordant("alerts", "test", "desk", "--project", desk)
        assert told.code == 1 and "sends elsewhere" in told.err and site.paths() == ["/hook"]

    def test_a_receiver_can_be_tried(
        self, concordant: Concordant, desk: Path, site: Site, secret: str
    ) -> None:
        self.add(concordant, desk, site)
        assert concordant("alerts", "test", "desk", "--project", desk).code == 0
        assert json.loads(site.asked[0].body)["type"] == "alert.test"
        assert concordant("alerts", "test", "nobody", "--project", desk).code == 1


def test_a_look_tells_of_what_it_brought(
    concordant: Concordant, empty_project: Path, site: Site, secret: str
) -> None:
    """From the feed to the receiver, in one command."""
    address = journal(site)
    allow(empty_project)
    site.routes["/hook"] = answer("", "204 No Content")
    hook = site.at("/hook", "127.0.0.1")
    concordant("watch", "--add", address, "--project", empty_project)
    concordant("alerts", "add", "iran", "--agent", "IR", "--webhook", hook, "--project", empty_project)
    told = concordant("watch", "--once", "--project", empty_project)
    assert told.code == 0 and "1 alert" in told.out and "Iran → Russia" in told.out
    (sent,) = [json.loads(request.body) for request in site.asked if request.path == "/hook"]
    assert sent["data"]["finding"]["agent"]["state"] == "IR"
