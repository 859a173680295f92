"""Addresses in one form: what is one page has one name, and what is not keeps two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordant.acquisition.addresses import LONGEST, canonical, host_of, joined

_PARTS = st.text(st.characters(codec="utf-8"), max_size=12)


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("HTTP://Journal.Example:80", "http://journal.example/"),
        ("https://journal.example.:443/a#top", "https://journal.example/a"),
        ("https://journal.example/a?utm_source=x&id=7&fbclid=y&UTM_Term=z", "https://journal.example/a?id=7"),
        ("https://journal.example/a?xtor=RSS-1", "https://journal.example/a"),
        ("https://journal.example/%7eana/%c3%a9t%C3%A9", "https://journal.example/~ana/%C3%A9t%C3%A9"),
        ("https://journal.example/été?q=où", "https://journal.example/%C3%A9t%C3%A9?q=o%C3%B9"),
        ("https://journal.example/100%", "https://journal.example/100%25"),
        ("https://exemple-é.example/", "https://xn--exemple--i1a.example/"),
        (" https://journal.example/a\n", "https://journal.example/a"),
        ("https://[2001:DB8::1]:8443/", "https://[2001:db8::1]:8443/"),
    ],
)
def test_one_page_has_one_name(written: str, known: str) -> None:
    assert canonical(written) == known


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://journal.example/a?id=1", "https://journal.example/a?id=2"),
        ("https://journal.example/a?b&a", "https://journal.example/a?a&b"),
        ("https://journal.example/a", "https://journal.example/A"),
        ("https://journal.example/a", "https://journal.example/a/"),
        ("https://journal.example/a%2Fb", "https://journal.example/a/b"),
        ("http://journal.example/", "http://journal.example:8080/"),
    ],
)
def test_two_pages_keep_two_names(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    "written",
    [
        *(
            "",
            "journal.example",
            "//journal.example/",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:,x",
        ),
        *(
            "https://",
            "https:///a",
            "https://user:secret@journal.example/",
            "https://a:99999/",
            "http://[::1",
        ),
        "https://journal.example/" + "a" * LONGEST,
    ],
)
def test_what_is_no_address_of_the_web_has_none(written: str) -> None:
    assert canonical(written) is None


@given(_PARTS, _PARTS, _PARTS)
def test_the_form_is_a_form(host: str, path: str, query: str) -> None:
    """Bringing it into form again changes nothing, and no request can be made to hold two lines."""
    found = canonical(f"https://{host}.example/{path}?{query}")
    if found is not None:
        assert canonical(found) == found and joined("https://a.example/", found) == found
        assert found.isascii() and found.isprintable() and " " not in found


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    for found in (canonical(text), joined("https://journal.example/a", text)):
        assert found is None or found.startswith(("http://", "https://"))


def test_links_are_seen_from_their_page() -> None:
    assert joined("https://journal.example/x/feed", "../a?utm_id=1") == "https://journal.example/a"
    assert joined("https://journal.example/x/", "//other.example/b") == "https://other.example/b"


def test_who_is_asked_one_at_a_time_is_a_host_with_its_port() -> None:
    assert host_of("http://journal.example:8080/a") == "journal.example:8080"
