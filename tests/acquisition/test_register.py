"""``feeds.toml``, and how long to wait: small decisions, one by one."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordant.acquisition.following import Followed
from concordant.acquisition.pace import LONGEST_WAIT, back_off, pause, retry_after
from concordant.acquisition.register import FILE, append, read_register, written
from concordant.acquisition.robots import Judge

NOW = 1_748_944_800.0  # 2025-06-03 10:00:00 UTC


@given(st.text(st.characters(codec="utf-8"), max_size=30), st.text(st.characters(codec="utf-8"), max_size=30))
def test_what_is_written_is_read_again(name: str, outlet: str) -> None:
    source = Followed("https://a.example/feed", "sitemap", name, outlet, "fr", 60, "2025-01-01")
    (entry,) = tomllib.loads(written([source]))["source"]
    assert Followed(**entry) == source


def test_what_people_wrote_stays(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('# ours\ncontact = "https://desk.example/"', "utf-8")
    append(tmp_path, [Followed("https://a.example/feed")])
    append(tmp_path, [Followed("https://b.example/feed")])
    register, problems = read_register(tmp_path)
    assert problems == () and register.contact == "https://desk.example/"
    assert [source.address for source in register.sources] == [
        "https://a.example/feed",
        "https://b.example/feed",
    ]
    assert (tmp_path / FILE).read_text("utf-8").startswith("# ours\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("adress = 1", '"adress" means nothing here'),
        ('allow = ["10.0.0.0/99"]', '"allow"'),
        ("pause = -1", '"pause" must be seconds'),
        ('contact = "a\\r\\nX-Injected: b"', '"contact" may hold ASCII characters only'),
        ('source = "https://a.example/"', "[[source]]"),
        ("[[source]]\nname = 'x'", "is no address of the web"),
        ("[[source]]\naddress = 'https://u:p@a.example/'", "holds a password"),
        ("[[source]]\naddress = 'https://a.example/'\nkind = 'podcast'", "is no kind of source"),
        ("[[source]]\naddress = 'https://a.example/'\nevery = true", "a whole number of minutes"),
        ("[[source]]\naddress = 'https://a.example/'\nsince = 'May'", "is no day"),
        ("[[source", "cannot be read"),
    ],
)
def test_slips_are_told_with_their_place(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / FILE).write_text(text, "utf-8")
    register, problems = read_register(tmp_path)
    assert told in str(problems[0]) and str(tmp_path / FILE) in str(problems[0])
    assert register.sources == () and register.contact == ""


@given(st.integers(1, 1_000), st.floats(0, 1), st.none() | st.floats(0, 1e7))
def test_waiting_has_bounds(failures: int, chance: float, asked: float | None) -> None:
    waited = back_off(failures, chance, asked)
    assert 30 <= waited <= LONGEST_WAIT
    assert waited >= min(asked or 0, LONGEST_WAIT)
    assert back_off(failures + 1, chance, asked) >= waited


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Tue, 03 Jun 2025 10:02:00 GMT", 120),
        ("Tue, 03 Jun 2025 09:00:00 GMT", 0),
        ("Tue, 03 Jun 2025 10:02:00", 120),
        ("soon", None),
        ("-5", None),
        ("", None),
        ("²", None),
        ("9" * 400, 999_999_999),
    ],
)
def test_servers_say_how_long_in_two_ways(header: str, seconds: float | None) -> None:
    assert retry_after(header, NOW) == seconds


@pytest.mark.parametrize(("asked", "rest"), [(None, 2), (0.5, 2), (10, 10), (86_400, 120)])
def test_a_pause_is_as_long_as_the_host_asks_within_reason(asked: float | None, rest: float) -> None:
    assert pause(asked) == rest


def test_rules_speak_to_this_program_by_name() -> None:
    ours = "User-agent: concordant\nAllow: /news/\nDisallow: /*.pdf$\nCrawl-delay: 7\n"
    text = f"User-agent: *\nDisallow: /\n{ours}"
    judge = Judge(text)
    told = [judge.allows(f"https://a.example{path}") for path in ("/news/x", "/x.pdf", "/x.pdf?a", "/else")]
    assert told == [True, False, True, True] and judge.delay == 7


@given(st.binary(max_size=400))
def test_no_rules_break_it(raw: bytes) -> None:
    judge = Judge("User-agent: *\n" + raw.decode("utf-8", "replace"))
    assert judge.allows("https://a.example/x") in (True, False)
    assert judge.delay is None or judge.delay >= 0
