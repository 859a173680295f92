"""From the address that a person names to what can be followed there."""

from dataclasses import replace

from concordant.acquisition.addresses import canonical
from concordant.acquisition.answers import Answer, FetchError
from concordant.acquisition.feeds import is_feed, read_feed
from concordant.acquisition.fetching import Fetcher
from concordant.acquisition.following import Followed
from concordant.acquisition.pages import read_head
from concordant.acquisition.queues import Job, redirected
from concordant.acquisition.sitemaps import is_sitemap
from concordant.acquisition.unpacking import gunzipped

_MOST = 5


def discover(address: str, fetcher: Fetcher) -> tuple[Followed, ...]:
    """What can be followed at an address: itself, or the feeds that its page offers.

    A person asks for this one address, as with a browser.

    Raises:
        FetchError: it gave nothing, or a page that offers no feed.
    """
    answer = _reached(address, fetcher)
    place = canonical(answer.address) or address
    body = gunzipped(answer.body, fetcher.limits.size)
    if is_feed(body):
        title = read_feed(body, place, answer.header("content-type")).title
        return (Followed(place, "feed", title),)
    if is_sitemap(body):
        return (Followed(place, "sitemap"),)
    offered = read_head(body, place).feeds[:_MOST]
    if not offered:
        raise FetchError(
            "this page offers no feed",
            "--kind page follows the page itself; a sitemap often stands at /sitemap.xml",
        )
    return (_named(offered[0], fetcher),)


def _named(address: str, fetcher: Fetcher) -> Followed:
    """A feed that a page offers, with what it calls itself."""
    answer = _reached(address, fetcher)
    if not is_feed(answer.body):
        raise FetchError(f"the page offers {address}, which is no feed")
    place = canonical(answer.address) or address
    return Followed(place, "feed", read_feed(answer.body, place, answer.header("content-type")).title)


def _reached(address: str, fetcher: Fetcher) -> Answer:
    """The answer at the end of the redirects."""
    job = Job(address, "source", Followed(address))
    while (answer := fetcher.get(job.address)).is_redirect:
        job = redirected(job, answer)
    return replace(answer, address=job.address)
