"""Feeds, sitemaps, heads of pages and subscriptions: what is understood, and that nothing breaks."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordant.acquisition.feeds import MOST_BYTES, is_feed, read_feed
from concordant.acquisition.following import Entry, Followed, wanted
from concordant.acquisition.opml import read_opml, write_opml
from concordant.acquisition.pages import read_head
from concordant.acquisition.sitemaps import is_sitemap, read_sitemap

BASE = "https://journal.example/x/feed"
ITEM = "<item><title>{title}</title><link>/a</link><pubDate>{day}</pubDate></item>"
SOURCES = st.builds(
    Followed,
    st.sampled_from(["https://a.example/feed", "https://b.example/?x=1&y=%C3%A9"]),
    st.sampled_from(["feed", "sitemap", "page"]),
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=20).map(
        lambda t: " ".join(t.split())
    ),
)


def rss(title: str = "Obus", day: str = "", encoding: str = "utf-8") -> bytes:
    item = ITEM.format(title=title, day=day)
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    return f'{head}<rss version="2.0"><channel>{item}</channel></rss>'.encode(encoding)


class TestFeeds:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252", "koi8-r", "shift_jis"])
    def test_character_sets_of_their_own(self, encoding: str) -> None:
        title = "Снаряды" if encoding == "koi8-r" else "Obus 日本" if encoding == "shift_jis" else "Été"
        (entry,) = read_feed(rss(title, encoding=encoding), BASE).entries
        assert entry.title == title

    def test_the_server_s_character_set_counts_for_more(self) -> None:
        raw = rss("Été").replace(b'encoding="utf-8"', b'encoding="us-ascii"')
        (entry,) = read_feed(raw, BASE, "application/rss+xml; charset=utf-8").entries
        assert entry.title == "Été"

    def test_a_feed_that_lies_about_its_character_set_gives_its_entries(self) -> None:
        raw = rss("Été", encoding="windows-1252").replace(b"windows-1252", b"utf-8")
        (entry,) = read_feed(raw, BASE).entries
        assert entry.address == "https://journal.example/a"

    @pytest.mark.parametrize(
        ("written", "day"),
        [
            ("Wed, 04 Jun 2025 00:30:00 +0200", "2025-06-04"),
            ("Tue, 03 Jun 2025 23:30:00 -0500", "2025-06-03"),
            ("2025-06-03T23:59:00+14:00", "2025-06-03"),
            ("yesterday", None),
            ("", None),
        ],
    )
    def test_the_day_is_that_of_the_newsroom(self, written: str, day: str | None) -> None:
        (entry,) = read_feed(rss(day=written), BASE).entries
        assert entry.published == day

    def test_atom_and_rdf(self) -> None:
        atom = (
            '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">Obus</title>'
            '<link rel="enclosure" href="/a.mp3"/><link rel="alternate" href="/a"/>'
            "<updated>2025-06-04T10:00:00Z</updated><published>2025-06-03T10:00:00Z</published></entry></feed>"
        )
        rdf = (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
            "<item><title>Obus</title><link>/b</link></item></rdf:RDF>"
        )
        (one,), (other,) = (read_feed(raw.encode(), BASE).entries for raw in (atom, rdf))
        assert (one.address, one.published) == ("https://journal.example/a", "2025-06-03")
        assert one.changed == "2025-06-04T10:00:00Z" and other.address == "https://journal.example/b"

    def test_json_feed(self) -> None:
        items = [
            {
                "id": "1",
                "url": "/a?utm_source=json",
                "title": "Obus",
                "date_published": "2025-06-03T10:00:00+02:00",
            },
            {"id": "2", "url": 7},
            "nonsense",
        ]
        raw = json.dumps(
            {"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": items}
        ).encode()
        found = read_feed(raw, BASE)
        assert is_feed(raw) and found.title == "J"
        assert found.entries == (
            Entry("https://journal.example/a", "Obus", "2025-06-03", "2025-06-03T10:00:00+02:00"),
        )

    @pytest.mark.parametrize(
        "raw",
        [
            *(b"", b"\x00", b"<", b"{", b"{}", b'{"items": {}}', b"<html><p>No feed", b"<rss>" * 5_000),
            b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 50_000,
            b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
        ],
    )
    def test_what_is_none_lists_nothing_and_reads_no_file(self, raw: bytes) -> None:
        found = read_feed(raw, BASE)
        assert found.entries == () and "root:" not in found.title

    def test_entities_that_multiply_do_not(self) -> None:
        lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
        raw = f'<!DOCTYPE r [<!ENTITY a0 "ha">{lines}]><rss><channel><item><title>&a9;</title><link>/a</link>'
        found = read_feed(raw.encode(), BASE)
        assert all(len(entry.title) <= 300 for entry in found.entries)

    def test_the_longest_are_refused(self) -> None:
        assert "longer than" in read_feed(b"<rss>" + b" " * MOST_BYTES, BASE).wrong[0]

    @given(st.binary(max_size=300))
    def test_no_bytes_break_it(self, raw: bytes) -> None:
        read_feed(b"<rss><channel><item><link>" + raw, BASE)
        read_feed(raw, BASE, raw.decode("latin-1"))
        read_sitemap(raw, BASE)
        read_sitemap(b"<urlset><url><loc>" + raw, BASE)
        read_head(raw, BASE)
        read_head(b"<link rel=canonical href=" + raw, BASE)
        read_opml(raw)


class TestSitemaps:
    def test_newest_come_first_and_each_once(self) -> None:
        rows = (("/a", "2024-01-01"), ("/b", "2025-06-03T10:00:00Z"), ("/c", ""), ("/b", "2020"))
        urls = "".join(f"<url><loc>{loc}</loc><lastmod>{day}</lastmod></url>" for loc, day in rows)
        raw = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode()
        assert is_sitemap(raw)
        assert [e.address[-1] for e in read_sitemap(raw, BASE).entries] == ["b", "a", "c"]

    def test_a_list_of_addresses_is_one(self) -> None:
        found = read_sitemap(b"https://journal.example/a\nno address\nhttps://journal.example/b\n", BASE)
        assert [entry.address[-1] for entry in found.entries] == ["a", "b"]

    def test_a_broken_one_gives_what_can_be_read(self) -> None:
        found = read_sitemap(b"<urlset><url><loc>/a</loc></url><url><loc>/b & c</loc></url><url><lo", BASE)
        assert found.entries[0].address == "https://journal.example/a" and "broken" in found.wrong[0]

    def test_no_file_is_read_through_it(self) -> None:
        raw = b'<!DOCTYPE u [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>/&x;</loc></url></urlset>'
        assert all("root" not in entry.address for entry in read_sitemap(raw, BASE).entries)

    def test_what_is_old_can_be_passed_over(self) -> None:
        entries = (Entry("a", published="2024-12-31"), Entry("b", changed="2025-01-01T00:00:00Z"), Entry("c"))
        assert [entry.address for entry in wanted(entries, "2025-01-01")] == ["b", "c"]


def test_feeds_that_a_page_offers_are_found_whatever_its_character_set() -> None:
    page = '<LINK REL="Alternate" TYPE="application/atom+xml; charset=utf-8" HREF="feed?a=1&amp;b=2">é'
    for encoding in ("utf-8", "windows-1252", "utf-16"):
        assert read_head(page.encode(encoding), BASE).feeds == ("https://journal.example/x/feed?a=1&b=2",)


def test_two_canonical_addresses_are_none() -> None:
    page = b'<link rel="canonical" href="/a"><link rel="canonical" href="/b">'
    assert read_head(page, BASE).canonical is None


@given(st.lists(SOURCES, max_size=3, unique_by=lambda source: source.address))
def test_subscriptions_come_back_as_they_went(sources: list[Followed]) -> None:
    found, wrong = read_opml(write_opml(sources, "Concordant"))
    assert wrong == () and [(f.address, f.kind) for f in found] == [(s.address, s.kind) for s in sources]
    assert all(f.name in (s.name, "") for f, s in zip(found, sources, strict=True))
