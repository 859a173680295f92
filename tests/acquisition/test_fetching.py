"""One request, and every way in which a server may fail to answer it."""

import gzip
import threading
import zlib
from collections.abc import Sequence

import pytest

from concordant import __version__
from concordant.acquisition.answers import FetchError, Limits, StoppedError
from concordant.acquisition.fetching import Fetcher
from concordant.acquisition.reach import networks
from misbehaving import Site, answer, dripping, endless, moved, packed, serving, silent

LOOPBACK = networks(["127.0.0.0/8"])
HASTY = Limits(connect=2, read=0.3, total=0.6, size=100_000)
PATIENT = Limits(connect=2, read=5, total=10, size=100_000)


def here(host: str, port: int) -> Sequence[str]:
    return ("127.0.0.1",)


def fetcher(limits: Limits = PATIENT, stop: threading.Event | None = None) -> Fetcher:
    return Fetcher(LOOPBACK, limits, stop, here, "https://desk.example/about")


def failure(site: Site, path: str = "/", limits: Limits = PATIENT) -> FetchError:
    with pytest.raises(FetchError) as raised:
        fetcher(limits).get(site.at(path))
    return raised.value


def test_an_answer_comes_with_its_headers_and_bytes(site: Site) -> None:
    site.routes["/"] = answer("<p>Été</p>", ETag='"a"', Last_Modified="Tue, 03 Jun 2025 10:00:00 GMT")
    found = fetcher().get(site.at("/"))
    assert (found.status, found.body.decode(), found.header("etag")) == (200, "<p>Été</p>", '"a"')
    assert found.charset == "utf-8"


def test_the_program_says_who_it_is_and_where_to_ask(site: Site) -> None:
    site.routes["/"] = answer()
    fetcher().get(site.at("/"))
    headers = site.asked[0].headers
    assert headers["user-agent"] == f"Concordant/{__version__} (+https://desk.example/about)"
    assert headers["host"] == f"journal.example:{site.port}"
    assert headers["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "raw deflate", "two members"])
def test_packed_bodies_are_unpacked(site: Site, encoding: str) -> None:
    raw = b"<p>shells</p>" * 500
    bare = zlib.compressobj(wbits=-15)
    bodies = {
        "gzip": gzip.compress(raw),
        "deflate": zlib.compress(raw),
        "raw deflate": bare.compress(raw) + bare.flush(),
        "two members": gzip.compress(raw[:100]) + gzip.compress(raw[100:]),
    }
    named = "gzip" if encoding in ("gzip", "two members") else "deflate"
    site.routes["/"] = answer(bodies[encoding], Content_Encoding=named)
    assert fetcher().get(site.at("/")).body == raw


def test_a_bomb_is_not_unpacked_further_than_there_is_room(site: Site) -> None:
    bomb = packed(b"\0" * 50_000_000)
    assert len(bomb) < PATIENT.size
    site.routes["/"] = bomb
    told = failure(site)
    assert "longer than 100,000 bytes" in told.message and not told.passing


def test_a_bomb_in_a_bomb_is_not_asked_for_twice(site: Site) -> None:
    twice = gzip.compress(gzip.compress(b"\0" * 10_000_000))
    site.routes["/"] = answer(twice, Content_Encoding="gzip, gzip")
    assert "not asked for" in failure(site).message


@pytest.mark.parametrize(
    ("body", "encoding", "told"),
    [
        (b"no gzip at all", "gzip", "not packed as its header says"),
        (gzip.compress(b"shells" * 1000, mtime=0)[:-12], "gzip", "cut off"),
        (b"shells", "br", "not asked for"),
    ],
)
def test_broken_packing_is_told(site: Site, body: bytes, encoding: str, told: str) -> None:
    site.routes["/"] = answer(body, Content_Encoding=encoding)
    assert told in failure(site).message


def test_what_is_too_long_is_refused_before_it_is_read(site: Site) -> None:
    site.routes["/"] = silent(site, b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n")
    assert "longer than 100,000 bytes" in failure(site).message


def test_a_body_without_end_is_cut_short(site: Site) -> None:
    site.routes["/"] = endless(site, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    assert "longer than 100,000 bytes" in failure(site).message


def test_a_body_that_is_shorter_than_its_length_is_no_answer(site: Site) -> None:
    site.routes["/"] = answer(b"half", Content_Length="4000")
    told = failure(site)
    assert "broken" in told.message and told.passing


def test_chunks_that_end_too_early_are_no_answer(site: Site) -> None:
    site.routes["/"] = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshell\r\n"
    assert "broken" in failure(site).message


def test_two_lengths_that_differ_are_no_answer(site: Site) -> None:
    site.routes["/"] = b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 7\r\n\r\nshells!"
    assert "broken" in failure(site).message


def test_a_head_without_end_is_refused(site: Site) -> None:
    site.routes["/"] = endless(site, b"HTTP/1.1 200 OK\r\nX-Long: ")
    assert "broken" in failure(site).message


def test_what_is_no_http_is_told(site: Site) -> None:
    site.routes["/"] = b"220 mail.example ESMTP\r\n"
    assert "broken" in failure(site).message


def test_a_connection_that_closes_at_once_is_told(site: Site) -> None:
    site.routes["/"] = b""
    assert "broken" in failure(site).message


def test_a_server_that_falls_silent_is_left(site: Site) -> None:
    site.routes["/"] = silent(site)
    assert failure(site, limits=HASTY).message == "the server fell silent"


@pytest.mark.parametrize(
    "beginning", [b"HTTP/1.1 200 OK\r\nX-Slow: ", b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n"]
)
def test_an_answer_that_drips_has_a_term(site: Site, beginning: bytes) -> None:
    """Each drop comes in time; the whole never would."""
    site.routes["/"] = dripping(site, beginning)
    assert "not whole after 0.6 seconds" in failure(site, limits=HASTY).message


def test_a_stop_ends_what_is_under_way(site: Site) -> None:
    stop = threading.Event()
    site.routes["/"] = silent(site)
    threading.Timer(0.1, stop.set).start()
    with pytest.raises(StoppedError):
        fetcher(stop=stop).get(site.at("/"))


@pytest.mark.parametrize(
    ("status", "passing", "told"),
    [
        ("404 Not Found", False, "nothing at this address any more (404)"),
        ("410 Gone", False, "any more (410)"),
        ("403 Forbidden", False, "lets nobody in (403)"),
        ("500 Internal Server Error", True, "answers 500"),
        ("503 Service Unavailable", True, "answers 503"),
        ("418 I am a teapot", False, "answers 418"),
    ],
)
def test_errors_say_whether_to_come_back(site: Site, status: str, passing: bool, told: str) -> None:
    site.routes["/"] = answer("…", status)
    found = failure(site)
    assert told in found.message and found.passing is passing


def test_a_server_says_how_long_to_wait(site: Site) -> None:
    site.routes["/"] = answer("…", "429 Too Many Requests", Retry_After="120")
    assert failure(site).wait == 120


def test_a_redirect_is_an_answer_and_is_not_followed_here(site: Site) -> None:
    site.routes["/a"] = moved("b?utm_source=x", "301 Moved Permanently")
    found = fetcher().get(site.at("/a"))
    assert found.is_redirect and found.is_for_good
    assert found.leads_to == site.at("/b?utm_source=x")
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "javascript:alert(1)", "http://user:secret@a.example/", "http://[bad"]
)
def test_a_redirect_that_leads_out_of_the_web_leads_nowhere(site: Site, to: str) -> None:
    site.routes["/a"] = moved(to)
    assert fetcher().get(site.at("/a")).leads_to is None


@pytest.mark.parametrize(
    "number",
    [
        *("127.0.0.1", "10.0.0.7", "192.168.1.1", "172.16.0.9", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *(
            "::1",
            "fe80::1%eth0",
            "fd00::1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "::127.0.0.1",
        ),
        *("224.0.0.1", "255.255.255.255", "ff02::1", "no number"),
    ],
)
def test_what_is_not_public_is_never_connected_to(site: Site, number: str) -> None:
    """Whatever the name says: its number is what counts."""
    site.routes["/"] = answer("secret")
    guarded = Fetcher((), PATIENT, None, lambda host, port: (number,))
    with pytest.raises(FetchError, match="no public address") as raised:
        guarded.get(site.at("/", "public.example"))
    assert not raised.value.passing and site.asked == []


def test_one_private_number_among_public_ones_is_enough_to_refuse(site: Site) -> None:
    guarded = Fetcher((), PATIENT, None, lambda host, port: ("93.184.216.34", "127.0.0.1"))
    with pytest.raises(FetchError, match="no public address"):
        guarded.get(site.at("/"))
    assert site.asked == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "[::1]"])
def test_numbers_in_disguise_are_known(site: Site, host: str) -> None:
    """The resolver of the system turns them all into the loopback address."""
    with pytest.raises(FetchError):
        Fetcher((), PATIENT).get(f"http://{host}:{site.port}/")
    assert site.asked == []


def test_the_number_that_was_looked_at_is_the_one_that_is_used(site: Site) -> None:
    """A name that changes its number from one question to the next is asked once only."""
    site.routes["/"] = answer("fine")
    given = iter([("127.0.0.1",), ("10.0.0.1",)])
    rebinding = Fetcher(LOOPBACK, PATIENT, None, lambda host, port: next(given))
    assert rebinding.get(site.at("/", "rebinding.example")).body == b"fine"
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        rebinding.get(site.at("/", "rebinding.example"))


def test_a_name_that_is_not_known_is_told() -> None:
    with pytest.raises(FetchError, match="is not known"):
        Fetcher((), PATIENT).get("http://nowhere.invalid/")


def test_a_port_at_which_nobody_listens_is_told() -> None:
    with serving() as gone:
        address = gone.at("/")
    with pytest.raises(FetchError, match="no connection came about"):
        fetcher().get(address)
