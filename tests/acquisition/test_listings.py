"""Feeds and sitemaps of every kind, and what is none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rounds_run import Desk, desk, feed_of, messages, page, paths

from concordant.acquisition.following import Followed
from misbehaving import Site, answer, packed

_LIST = "application/xml"


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Desk]:
    """Somebody who follows nothing yet."""
    made = desk(tmp_path)
    yield made
    made.state.close()


class TestLists:
    def test_a_sitemap_of_news(self, site: Site, there: Desk) -> None:
        news = (
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
            'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>/a</loc><news:news>'
            "<news:publication_date>2025-06-03T10:00:00+02:00</news:publication_date>"
            "<news:title>Des obus</news:title></news:news></url></urlset>"
        )
        site.routes |= {"/news.xml": answer(news, kind=_LIST), "/a": page()}
        there.look(Followed(site.at("/news.xml"), "sitemap"))
        assert dict(there.received[0].given)["published"] == "2025-06-03"

    def test_an_index_of_packed_sitemaps(self, site: Site, there: Desk) -> None:
        parts = "".join(f"<sitemap><loc>/{name}</loc></sitemap>" for name in ("1.xml.gz", "2.xml"))
        index = f"<sitemapindex>{parts}</sitemapindex>"
        raw = packed(b"<urlset><url><loc>/a</loc></url></urlset>").partition(b"\r\n\r\n")[2]
        site.routes |= {
            "/index.xml": answer(index, kind=_LIST),
            "/1.xml.gz": answer(raw, kind="application/gzip"),
            "/2.xml": answer("<urlset><url><loc>/b</loc></url></urlset>", kind=_LIST),
            "/a": page("Un."),
            "/b": page("Deux."),
        }
        there.look(Followed(site.at("/index.xml"), "sitemap"))
        assert paths(there) == ["/a", "/b"]

    def test_an_index_that_names_itself_ends(self, site: Site, there: Desk) -> None:
        index = "<sitemapindex><sitemap><loc>/index.xml</loc></sitemap></sitemapindex>"
        site.routes["/index.xml"] = answer(index, kind=_LIST)
        there.look(Followed(site.at("/index.xml"), "sitemap"))
        assert len(site.paths()) <= 4

    def test_a_page_by_itself(self, site: Site, there: Desk) -> None:
        site.routes["/statement"] = [page("Un."), page("Deux.")]
        source = Followed(site.at("/statement"), "page", outlet="Ministère")
        for _ in range(2):
            there.look_again(source)
        assert [b"Un." in r.raw for r in there.received] == [True, False]
        assert len({dict(r.given)["id"] for r in there.received}) == 1

    def test_a_broken_feed_gives_what_can_be_read_of_it(self, site: Site, there: Desk) -> None:
        broken = b"<rss version='2.0'><channel><item><title>a & b</title><link>/a</link></item><item><link>/b"
        site.routes |= {"/feed": answer(broken, kind="text/xml"), "/a": page()}
        (outcome,) = there.look(Followed(site.at("/feed")))
        assert "/a" in paths(there) and outcome.remarks[0].startswith("the feed is broken")

    def test_a_page_in_the_place_of_a_feed_says_which_feed_there_is(self, site: Site, there: Desk) -> None:
        link = '<link rel="alternate" type="application/rss+xml" href="/real">'
        site.routes["/feed"] = page(head=link)
        (outcome,) = there.look(Followed(site.at("/feed")))
        assert outcome.state == "failed" and outcome.failures[0].advice == f"it offers {site.at('/real')}"

    @pytest.mark.parametrize("raw", [b"\x89PNG....", b'{"a": 1}', b"<?xml version='1.0'?><feed/>"])
    def test_what_is_no_page_is_named(self, site: Site, there: Desk, raw: bytes) -> None:
        source = feed_of(site, "/a")
        site.routes["/a"] = answer(raw, kind="application/octet-stream")
        (outcome,) = there.look(source)
        assert messages(outcome) == ["this is no page that can be read (application/octet-stream)"]
        assert there.received == []
