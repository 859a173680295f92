"""Redirects, ``robots.txt``, and the patience that servers ask for."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from rounds_run import Desk, desk, feed_of, messages, page, paths, rss

from concordant.acquisition.following import Followed
from misbehaving import Site, answer, moved


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Desk]:
    """Somebody who follows nothing yet."""
    made = desk(tmp_path)
    yield made
    made.state.close()


class TestAddresses:
    def test_a_page_with_two_names_is_received_once(self, site: Site, there: Desk) -> None:
        own = '<link rel="canonical" href="/article">'
        site.routes |= {"/article": page(head=own), "/amp": page(head=own), "/print": page(head=own)}
        (outcome,) = there.look(feed_of(site, "/amp", "/article", "/print"))
        assert paths(there) == ["/article"] and (outcome.received, outcome.known) == (1, 2)

    def test_a_front_page_named_by_mistake_hides_nothing(self, site: Site, there: Desk) -> None:
        home = '<link rel="canonical" href="/">'
        site.routes |= {"/a": page("Un.", home), "/b": page("Deux.", home)}
        there.look(feed_of(site, "/a", "/b"))
        assert paths(there) == ["/a", "/b"]

    def test_a_page_cannot_speak_for_another_site(self, site: Site, there: Desk) -> None:
        site.routes["/a"] = page(head='<link rel="canonical" href="https://agency.example/dispatch">')
        there.look(feed_of(site, "/a"))
        assert there.addresses == [site.at("/a")]

    def test_redirects_are_followed_to_other_hosts_too(self, site: Site, there: Desk) -> None:
        site.routes |= {"/short": moved(site.at("/long", "other.example")), "/long": page()}
        there.look(feed_of(site, "/short"))
        assert there.addresses == [site.at("/long", "other.example")]
        assert [r.headers["host"] for r in site.asked if r.path == "/robots.txt"] == [
            f"journal.example:{site.port}",
            f"other.example:{site.port}",
        ]

    @pytest.mark.parametrize(("first", "second"), [("/a", "/a"), ("/a", "/b")])
    def test_circles_are_told(self, site: Site, there: Desk, first: str, second: str) -> None:
        site.routes |= {"/a": moved(second), "/b": moved(first)}
        (outcome,) = there.look(feed_of(site, "/a"))
        assert messages(outcome) == ["its redirects go in a circle"] and there.received == []

    def test_a_way_without_end_is_left(self, site: Site, there: Desk) -> None:
        for number in range(40):
            site.routes[f"/{number}"] = moved(f"/{number + 1}")
        (outcome,) = there.look(feed_of(site, "/0"))
        assert messages(outcome) == ["it redirects more than 10 times"] and len(site.paths()) == 12

    def test_a_feed_that_moved_for_good_is_asked_at_its_new_place(self, site: Site, there: Desk) -> None:
        source = Followed(site.at("/old"))
        site.routes |= {"/old": moved("/new", "301 Moved Permanently"), "/new": rss([])}
        for _ in range(2):
            there.look_again(source)
        assert site.paths() == ["/old", "/new", "/new"]

    def test_a_feed_that_moved_for_a_while_is_asked_at_its_own_place(self, site: Site, there: Desk) -> None:
        site.routes |= {"/old": moved("/new"), "/new": rss([])}
        for _ in range(2):
            there.look_again(Followed(site.at("/old")))
        assert site.paths() == ["/old", "/new", "/old", "/new"]

    def test_a_feed_cannot_lead_into_the_machine(self, site: Site, there: Desk) -> None:
        """Neither by what it lists nor by where it sends."""
        site.routes |= {"/a": moved("http://[::1]:1/"), "/b": moved("file:///etc/passwd")}
        site.routes["/feed"] = rss(["/a", "/b", "file:///etc/passwd", "gopher://journal.example/"])
        (outcome,) = there.look(Followed(site.at("/feed")))
        assert outcome.listed == 2 and there.received == [] and len(outcome.failures) == 2

    def test_a_public_page_cannot_send_into_the_network(self, site: Site, there: Desk) -> None:
        there.numbers["inner.example"] = "10.0.0.1"
        site.routes["/a"] = moved("http://inner.example/secret")
        (outcome,) = there.look(feed_of(site, "/a", "/b"))
        assert paths(there) == ["/b"] and "no public address" in outcome.failures[0].message


class TestRobots:
    def test_what_is_not_allowed_is_not_asked_for(self, site: Site, there: Desk) -> None:
        rules = "User-agent: *\nDisallow: /\n\nUser-agent: Concordant\nDisallow: /*/draft\n"
        site.routes["/robots.txt"] = answer(rules, kind="text/plain")
        (outcome,) = there.look(feed_of(site, "/a", "/x/draft"))
        assert paths(there) == ["/a"] and "/x/draft" not in site.paths()
        assert messages(outcome) == ["robots.txt of this host does not allow it"]

    def test_they_are_read_once_a_day(self, site: Site, there: Desk) -> None:
        site.routes["/robots.txt"] = answer("User-agent: *\nDisallow: /b\n", kind="text/plain")
        for _ in range(2):
            there.look_again(feed_of(site, "/a", "/b"))
        assert sum(request.path == "/robots.txt" for request in site.asked) == 1
        assert "/b" not in site.paths()

    def test_a_host_whose_rules_cannot_be_had_is_left_alone(self, site: Site, there: Desk) -> None:
        source = feed_of(site, "/a")
        site.routes["/robots.txt"] = answer("…", "500 Internal Server Error")
        (outcome,) = there.look(source)
        assert site.paths() == [] and outcome.state == "failed"
        assert messages(outcome) == ["no robots.txt: the server answers 500"]
        site.routes["/robots.txt"] = answer("…", "404 Not Found")
        there.look_again(source)
        assert paths(there) == ["/a"]

    def test_rules_behind_a_redirect_hold(self, site: Site, there: Desk) -> None:
        site.routes["/robots.txt"] = moved(site.at("/rules", "www.example"))
        site.routes["/rules"] = answer("User-agent: *\nDisallow: /b\n", kind="text/plain")
        there.look(feed_of(site, "/a", "/b"))
        assert paths(there) == ["/a"]

    def test_hosts_are_asked_one_thing_at_a_time(self, site: Site, there: Desk) -> None:
        there.look(feed_of(site, *(f"/{n}" for n in range(12))))
        assert len(there.received) == 12 and site.most_at_once == 1


class TestPatience:
    def test_a_busy_host_is_left_alone_as_long_as_it_asks(self, site: Site, there: Desk) -> None:
        source = feed_of(site, "/a", "/b", "/c")
        site.routes["/a"] = answer("…", "429 Too Many Requests", Retry_After="3600")
        (first,) = there.look(source)
        asked = len(site.asked)
        (second,) = there.look(source)
        assert len(site.asked) == asked and there.received == []
        assert messages(first) == ["the server wants to be asked less often (429)"]
        assert any("left alone until" in remark for remark in second.remarks) and second.failures == []
        site.routes["/a"] = page()
        there.look_again(source)
        assert paths(there) == ["/a", "/b", "/c"]

    def test_what_failed_for_now_is_not_asked_again_at_once(self, site: Site, there: Desk) -> None:
        source = feed_of(site, "/a")
        site.routes["/a"] = answer("…", "500 Internal Server Error")
        there.look(source)
        there.look(source)
        assert site.paths() == ["/feed", "/a", "/feed"]

    def test_a_host_that_does_not_answer_is_not_asked_for_everything(self, site: Site, there: Desk) -> None:
        source = feed_of(site, *(f"/{n}" for n in range(20)))
        site.routes |= {f"/{n}": b"" for n in range(20)}
        (first,) = there.look(source)
        assert len(first.failures) == 3 and len(site.paths()) == 4
        site.routes |= {f"/{n}": page(f"{n} obus.") for n in range(20)}
        there.look_again(source)
        assert len(there.received) == 20

    def test_what_always_fails_is_given_up(self, site: Site, there: Desk) -> None:
        source = feed_of(site, "/a")
        site.routes["/a"] = answer("…", "500 Internal Server Error")
        for _ in range(13):
            there.look_again(source)
        assert site.paths().count("/a") == 10

    def test_what_is_gone_is_not_asked_again(self, site: Site, there: Desk) -> None:
        source = feed_of(site, "/a")
        site.routes["/a"] = answer("…", "410 Gone")
        for _ in range(3):
            there.look_again(source)
        assert site.paths().count("/a") == 1

    def test_a_source_that_ails_is_left_longer_and_longer(self, site: Site, there: Desk) -> None:
        source = Followed(site.at("/feed"))
        site.routes["/feed"] = answer("…", "500 Internal Server Error")
        waits = []
        for _ in range(4):
            there.look_again(source)
            known = there.state.source(source.address)
            waits.append(round((known.due - time.time()) / 45))
        assert waits == [1, 2, 4, 8] and known.problem == "the server answers 500"
