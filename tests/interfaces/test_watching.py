"""``concordant watch``: what it prints, what it keeps, how it ends."""

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from watched import allow, journal, page

from concordant.acquisition.register import read_register
from concordant.acquisition.rounds import look_at
from concordant.acquisition.state import State, alone
from concordant.interfaces.cli import watching
from concordant.interfaces.cli.watching import Stop
from concordant.store.failure import LedgerBusyError
from concordant.store.project import find_project, open_ledger
from conftest import Concordant
from misbehaving import Site, answer, silent
from test_documents import agrees

ROOT = Path(__file__).parents[2]


@pytest.fixture
def following(site: Site, empty_project: Path, concordant: Concordant) -> Path:
    """A project that follows the journal."""
    address = journal(site)
    allow(empty_project)
    assert concordant("watch", "--add", address, "--project", empty_project).code == 0
    return empty_project


def sources(project: Path) -> list[str]:
    with open_ledger(find_project(project)) as ledger:
        return sorted(report.source.rpartition("/")[2] for report in ledger.reports())


def test_the_guide_shows_what_happens(
    site: Site, concordant: Concordant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The document speaks of a journal of the web; here it is served on the loopback address."""
    home = tmp_path / "guide"
    home.mkdir()
    monkeypatch.chdir(home)
    address = journal(site).rstrip("/")
    text = (ROOT / "docs" / "watch.md").read_text("utf-8").replace("https://journal.example", address)
    blocks = re.findall(
        r"<!-- (watched|file)(?:: (.*?))? -->\n```\w+\n(.*?)^```$", text, re.DOTALL | re.MULTILINE
    )
    played = 0
    for kind, name, content in blocks:
        if kind == "file":
            Path(name).write_text(content, "utf-8")
            continue
        for piece in re.split(r"^\$ ", content, flags=re.MULTILINE)[1:]:
            command, _, shown = piece.partition("\n")
            outcome = concordant(*shlex.split(command)[1:])
            assert outcome.code == 0, outcome.err
            assert agrees(shown, outcome.out + outcome.err), f"{command}\n{outcome.out}{outcome.err}"
            if command == "concordant init":
                allow(home)
            played += 1
    assert played >= 7


def test_the_list_in_the_guide_is_understood(tmp_path: Path) -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", (ROOT / "docs" / "watch.md").read_text("utf-8"), re.DOTALL)
    (tmp_path / "feeds.toml").write_text(block, "utf-8")
    register, problems = read_register(tmp_path)
    assert problems == () and (register.pause, len(register.sources)) == (2, 1)


def test_nothing_followed_says_how_to_begin(concordant: Concordant, empty_project: Path) -> None:
    told = concordant("watch", "--once", "--project", empty_project)
    assert told.code == 1 and "concordant watch --add ADDRESS" in told.err


def test_the_loopback_address_is_not_followed_unasked(
    concordant: Concordant, empty_project: Path, site: Site
) -> None:
    told = concordant("watch", "--add", journal(site), "--project", empty_project)
    assert told.code == 1 and "no public address" in told.err and site.asked == []


def test_a_look_as_json(concordant: Concordant, following: Path) -> None:
    told = json.loads(concordant("watch", "--once", "--json", "--project", following).out)
    (source,) = told["sources"]
    assert (told["read"], told["claims"], told["failed"]) == (2, 2, [])
    assert (source["name"], source["state"], source["received"]) == ("Journal d’Exemple", "new", 2)


def test_failures_are_named_and_the_rest_is_done(concordant: Concordant, following: Path, site: Site) -> None:
    site.routes["/obus"] = answer("…", "410 Gone")
    told = concordant("watch", "--once", "--project", following)
    assert told.code == 3 and sources(following) == ["drones"]
    assert f"{site.at('/obus', '127.0.0.1')}: there is nothing at this address any more (410)" in told.err
    assert "next:  check the address" in told.err
    assert concordant("watch", "--once", "--project", following).code == 0


def test_a_page_in_an_old_character_set_is_read_as_its_server_says(
    concordant: Concordant, following: Path, site: Site
) -> None:
    words = "<html lang=fr><title>Été</title><p>La Corée du Nord a livré des obus à la Russie.</p>"
    site.routes["/obus"] = answer(words.encode("mac_roman"), kind="text/html; charset=macintosh")
    concordant("watch", "--once", "--project", following)
    told = concordant("claims", "--agent", "KP", "--json", "--project", following).out
    assert json.loads(told)["evidence"]["quote"].startswith("La Corée du Nord")


def test_only_one_look_at_a_time(concordant: Concordant, following: Path) -> None:
    lock = alone(following / "watch.lock")
    assert lock is not None
    told = concordant("watch", "--once", "--project", following)
    lock.close()
    assert told.code == 1 and "another process watches" in told.err
    assert concordant("watch", "--once", "--project", following).code == 0


def test_subscriptions_go_out_and_come_in(concordant: Concordant, following: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "out.opml", tmp_path / "other"
    concordant("watch", "--export", file, "--project", following)
    concordant("init", other)
    told = concordant("watch", "--import", file, "--project", other)
    assert told.code == 0 and "1 added to feeds.toml" in told.err
    assert "1 followed already" in concordant("watch", "--import", file, "--project", other).err
    outlines = [e.attrib for e in ElementTree.parse(file).iter("outline")]
    assert [each["title"] for each in outlines] == ["Journal d’Exemple"]


def test_broken_subscriptions_are_told(concordant: Concordant, empty_project: Path, tmp_path: Path) -> None:
    (tmp_path / "a.opml").write_text("<opml><body><outline xmlUrl='file:///etc/passwd'/></body></opml>")
    (tmp_path / "b.opml").write_bytes(b"\x00\x01")
    for name in ("a.opml", "b.opml", "missing.opml"):
        told = concordant("watch", "--import", tmp_path / name, "--project", empty_project)
        assert told.code in (1, 3) and name in told.err and "Traceback" not in told.err


def test_a_slip_in_the_list_is_told_and_the_rest_holds(concordant: Concordant, following: Path) -> None:
    path = following / "feeds.toml"
    path.write_text(path.read_text("utf-8") + '\n[[source]]\nadress = "https://a.example/"\n', "utf-8")
    told = concordant("watch", "--once", "--project", following)
    assert 'source 2: "adress" means nothing here' in told.err and "2 pages fetched" in told.out


def test_units_name_this_project(concordant: Concordant, following: Path, tmp_path: Path) -> None:
    concordant("watch", "--systemd", tmp_path / "units", "--project", following)
    service = (tmp_path / "units" / "concordant-watch.service").read_text("utf-8")
    (line,) = re.findall(r"^ExecStart=(.*)$", service, re.MULTILINE)
    words = shlex.split(line)
    assert words[1:5] == ["-m", "concordant", "watch", "--once"] and words[-1] == str(following)
    assert "OnCalendar=" in (tmp_path / "units" / "concordant-watch.timer").read_text("utf-8")


def started(project: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "concordant", "watch", *arguments, "--project", str(project)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def until_asked(site: Site, path: str, process: subprocess.Popen[str]) -> None:
    """Wait until the server was asked for this path."""
    while path not in site.paths():
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)


def hanging(site: Site) -> None:
    """The second report never comes."""
    site.routes["/drones"] = silent(site)


@pytest.mark.skipif(os.name == "nt", reason="signals are others there")
def test_kill_9_loses_nothing(following: Path, site: Site, concordant: Concordant) -> None:
    hanging(site)
    process = started(following, "--once")
    until_asked(site, "/drones", process)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    site.routes |= {"/drones": page("Des drones", "L’Iran aurait livré des drones à la Russie.")}
    told = json.loads(concordant("watch", "--once", "--json", "--project", following).out)
    assert (told["read"], told["claims"]) == (2, 2) and sources(following) == ["drones", "obus"]
    assert site.paths().count("/obus") == 1


@pytest.mark.skipif(os.name == "nt", reason="signals are others there")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 0)])
def test_a_signal_ends_it_and_what_was_fetched_is_kept(
    following: Path, site: Site, concordant: Concordant, number: signal.Signals, code: int
) -> None:
    hanging(site)
    process = started(following)
    until_asked(site, "/drones", process)
    process.send_signal(number)
    _, err = process.communicate()
    assert process.returncode == code and "stopped; what was fetched is kept" in err
    site.routes |= {"/drones": page("Des drones", "L’Iran aurait livré des drones à la Russie.")}
    told = json.loads(concordant("watch", "--once", "--json", "--project", following).out)
    assert told["read"] == 2 and site.paths().count("/obus") == 1


def test_it_goes_on_looking_until_it_is_stopped(
    following: Path, site: Site, concordant: Concordant, monkeypatch: pytest.MonkeyPatch
) -> None:
    rests: list[float] = []

    def rest(stop: Stop, seconds: float) -> None:
        rests.append(seconds)
        if len(rests) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(watching, "_rest", rest)
    told = concordant("watch", "--every", "7", "--json", "--project", following)
    read = [json.loads(line)["read"] for line in told.out.splitlines()]
    assert told.code == 0 and read == [2, 0, 0] and all(0 < seconds <= 420 for seconds in rests)


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be one" * 40, b""])
def test_a_state_that_was_spoilt_is_told_or_made_anew(
    concordant: Concordant, following: Path, content: bytes
) -> None:
    (following / "watch.db").write_bytes(content)
    told = concordant("watch", "--list", "--project", following)
    assert told.code == (1 if content else 0) and "Traceback" not in told.err
    assert ("move it away: it is made anew" in told.err) is bool(content)


def test_a_state_of_a_newer_version_is_left_alone(concordant: Concordant, following: Path) -> None:
    with State(following / State.FILE) as state:
        state.connection().execute("PRAGMA user_version = 99")
    told = concordant("watch", "--once", "--project", following)
    assert told.code == 1 and "was written by a newer version" in told.err


def test_a_source_with_an_interval_of_its_own_waits(
    concordant: Concordant, following: Path, site: Site
) -> None:
    path = following / "feeds.toml"
    path.write_text(path.read_text("utf-8") + "every = 60\n", "utf-8")
    states = []
    for _ in range(2):
        told = json.loads(concordant("watch", "--once", "--json", "--project", following).out)
        states.append(told["sources"][0]["state"])
    assert states == ["new", "waiting"] and site.paths().count("/feed.xml") == 2


def test_no_server_steers_the_terminal(concordant: Concordant, following: Path, site: Site) -> None:
    """Escape sequences stand in its headers, in the title of its feed, and in what it lists."""
    signs = "\x1b]0;owned\x07\x9b2J\u202e"
    items = [{"url": "/obus", "title": signs}, {"url": "/drones"}]
    feed = {"version": "https://jsonfeed.org/version/1", "title": signs, "items": items}
    site.routes |= {
        "/other": answer(json.dumps(feed), kind="application/feed+json"),
        "/obus": answer(b"\x89PNG", kind="x\x9b2J").replace(b"\xc2\x9b", b"\x9b"),
        "/drones": answer(status="302 Found", Location="gopher://\x9b2J/").replace(b"\xc2", b""),
    }
    added = concordant("watch", "--add", site.at("/other", "127.0.0.1"), "--project", following)
    told = concordant("watch", "--once", "--project", following)
    listed = concordant("watch", "--list", "--project", following)
    printed = "".join(each.out + each.err for each in (added, told, listed))
    assert added.code == 0 and told.code == 3 and "owned" in printed
    assert not set(printed) & set("\x1b\x07\x9b\u202e")


def test_a_busy_ledger_ends_a_look_but_not_the_watch(
    concordant: Concordant, following: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rests: list[float] = []
    looking = look_at

    def busy_at_first(*arguments: Any) -> Any:
        if not rests:
            raise LedgerBusyError("another process writes", "wait")
        return looking(*arguments)

    def rest(stop: Stop, seconds: float) -> None:
        rests.append(seconds)
        if len(rests) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(watching, "look_at", busy_at_first)
    monkeypatch.setattr(watching, "_rest", rest)
    told = concordant("watch", "--json", "--project", following)
    assert told.code == 0 and "error: another process writes" in told.err
    assert [json.loads(line)["read"] for line in told.out.splitlines()] == [2]
    assert concordant("watch", "--once", "--project", following).code == 0
