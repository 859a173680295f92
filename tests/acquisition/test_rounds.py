"""Rounds: what is asked, what is kept, what is asked again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rounds_run import Desk, desk, feed_of, page, paths, rss

from concordant.acquisition.following import Followed
from concordant.acquisition.outcomes import Terms
from concordant.acquisition.state import State
from misbehaving import Site, answer, silent


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Desk]:
    """Somebody who follows nothing yet."""
    made = desk(tmp_path)
    yield made
    made.state.close()


def test_what_a_feed_lists_is_fetched_once(site: Site, there: Desk) -> None:
    source = feed_of(site, "/a", "/b")
    (first,) = there.look(source)
    (second,) = there.look_again(source)
    assert (first.state, first.listed, first.fresh, first.received) == ("new", 2, 2, 2)
    assert (second.fresh, second.received) == (0, 0)
    assert paths(there) == ["/a", "/b"]
    assert site.paths() == ["/feed", "/a", "/b", "/feed"]


def test_what_is_received_says_where_it_comes_from(site: Site, there: Desk) -> None:
    source = Followed(site.at("/feed"), outlet="Le Phare", lang="fr")
    day = "<pubDate>Tue, 03 Jun 2025 23:30:00 +0200</pubDate>"
    item = f"<item><link>/a?utm_medium=rss&amp;id=7</link>{day}</item>"
    site.routes["/feed"] = answer(f'<rss version="2.0"><channel>{item}</channel></rss>', kind="text/xml")
    site.routes["/a"] = answer("<p>Été".encode("cp1252"), kind="text/html; charset=windows-1252")
    there.look(source)
    (received,) = there.received
    given = dict(received.given)
    assert received.source == site.at("/a?id=7") == given["url"]
    assert (given["outlet"], given["lang"], given["published"]) == ("Le Phare", "fr", "2025-06-03")
    assert given["charset"] == "windows-1252" and given["id"].startswith("w-")
    ((address, _, headers),) = there.state.headers(received.sha256)
    assert address == received.source and ["content-type", "text/html; charset=windows-1252"] in [
        list(header) for header in headers
    ]


def test_a_server_is_told_what_is_known(site: Site, there: Desk) -> None:
    source = feed_of(site, "/a")
    site.routes["/feed"] = [
        rss(["/a"], ETag='"one"', Last_Modified="Tue, 03 Jun 2025 10:00:00 GMT"),
        answer(status="304 Not Modified", kind=""),
    ]
    there.look(source)
    outcomes = [there.look_again(source)[0].state for _ in range(2)]
    assert outcomes == ["unchanged", "unchanged"]
    for asked in [request for request in site.asked if request.path == "/feed"][1:]:
        assert asked.headers["if-none-match"] == '"one"'
        assert asked.headers["if-modified-since"] == "Tue, 03 Jun 2025 10:00:00 GMT"


def test_a_report_that_changed_takes_the_place_of_the_old_one(site: Site, there: Desk) -> None:
    def atom(updated: str) -> bytes:
        entry = f'<entry><link href="/a"/><updated>{updated}</updated><title>T</title></entry>'
        return answer(
            f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>', kind="application/atom+xml"
        )

    site.routes["/feed"] = [atom("2025-06-03T10:00:00Z"), atom("2025-06-04T10:00:00Z")]
    site.routes["/a"] = [page("Cent obus."), page("Deux cents obus.")]
    for _ in range(3):
        there.look_again(Followed(site.at("/feed")))
    first, second = there.received
    assert first.raw != second.raw and dict(first.given)["id"] == dict(second.given)["id"]


def test_pages_wait_for_the_next_round_when_they_are_many(site: Site, there: Desk) -> None:
    source = feed_of(site, *(f"/{n}" for n in range(7)))
    there.terms = Terms(most=3, pause=0.0)
    left = [there.look_again(source)[0].left for _ in range(4)]
    assert left == [4, 1, 0, 0] and len(there.received) == 7


class TestLoss:
    def test_what_the_ledger_did_not_take_is_offered_again(self, site: Site, there: Desk) -> None:
        """The ledger is busy, or the process dies, between fetching and keeping."""
        source = feed_of(site, "/a")
        refusing = Desk(there.state)
        refusing.keep = lambda received: 1 // 0  # type: ignore[method-assign]
        with pytest.raises(ZeroDivisionError):
            refusing.look(source)
        assert [received.source for _, received in there.state.held()] == [site.at("/a")]
        site.routes["/b"] = page("Deux.")
        site.routes["/feed"] = rss(["/a", "/b"])
        there.look_again(source)
        assert paths(there) == ["/a", "/b"] and list(there.state.held()) == []
        assert site.paths().count("/a") == 1

    def test_a_stop_keeps_what_was_fetched(self, site: Site, there: Desk) -> None:
        source = feed_of(site, "/a", "/b", "/c")
        begun = silent(site)

        def stopping(connection: object, request: object) -> None:
            there.stop.set()
            begun(connection, request)  # type: ignore[arg-type]

        site.routes["/b"] = stopping
        there.look(source)
        assert paths(there) == ["/a"] and there.state.count_waiting(source.address) == 2
        there.stop.clear()
        site.routes["/b"] = page("Deux.")
        there.look_again(source)
        assert paths(there) == ["/a", "/b", "/c"]

    def test_the_state_outlives_the_process(self, site: Site, there: Desk, tmp_path: Path) -> None:
        source = feed_of(site, "/a")
        there.look(source)
        there.state.close()
        there.state = State(tmp_path / State.FILE)
        there.look_again(source)
        assert site.paths() == ["/feed", "/a", "/feed"]


def test_an_etag_that_no_request_may_hold_is_not_sent_back(site: Site, there: Desk) -> None:
    source = feed_of(site, "/a")
    site.routes["/feed"] = rss(["/a"]).replace(b"\r\n\r\n", b'\r\nETag: "\xe9t\xe9"\r\n\r\n', 1)
    states = [there.look_again(source)[0].state for _ in range(2)]
    assert states == ["new", "new"]
    assert "if-none-match" not in [r for r in site.asked if r.path == "/feed"][1].headers


def test_nothing_changed_since_a_version_that_nobody_has(site: Site, there: Desk) -> None:
    source = feed_of(site, "/a")
    site.routes["/a"] = [answer(status="304 Not Modified", kind=""), page()]
    for _ in range(2):
        there.look_again(source)
    assert paths(there) == ["/a"]


def test_a_pdf_is_a_report_too(site: Site, there: Desk) -> None:
    source = feed_of(site, "/a")
    site.routes["/a"] = answer(b"%PDF-1.7 ...", kind="application/octet-stream")
    there.look(source)
    assert there.received[0].media_type == "application/pdf"
