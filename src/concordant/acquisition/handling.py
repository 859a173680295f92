"""What follows from each answer of a round."""

import time
from dataclasses import replace

from concordant.acquisition.addresses import canonical, host_of, root_of
from concordant.acquisition.answers import Answer, FetchError, StoppedError
from concordant.acquisition.arrivals import hand_over, own_address, received
from concordant.acquisition.feeds import is_feed, read_feed
from concordant.acquisition.following import Entry, Followed, Listing, wanted
from concordant.acquisition.looking import Look
from concordant.acquisition.pages import read_head
from concordant.acquisition.queues import Job, redirected
from concordant.acquisition.sitemaps import is_sitemap, read_sitemap
from concordant.acquisition.state import Page, SourceState
from concordant.acquisition.unpacking import gunzipped
from concordant.model.report import Received

_MOST_SITEMAPS = 20
_DEEPEST = 3
_LONGEST_SITEMAP = 52_428_800
"""Bytes, unpacked, as the protocol has it."""
_UNSAID_WAIT = 300.0
"""Seconds for which a host is left alone that asks to be, and does not say how long."""


def begin(look: Look, source: Followed) -> None:
    """Ask a source, unless it is too early."""
    known = look.state.source(source.address)
    if known.due > time.time():
        outcome = look.outcomes[source.address]
        if known.failures:
            outcome.remarks.append(f"not asked again yet: {known.problem}")
        look.fetch_pages(source)
        return
    look.add(Job(known.moved or source.address, "source", source))


def handle(look: Look, job: Job, result: Answer | FetchError) -> None:
    """Take one answer in."""
    if isinstance(result, StoppedError):
        return
    try:
        if isinstance(result, FetchError):
            look.note(host_of(job.address), answered=result.status is not None)
            raise result
        look.note(host_of(job.address), answered=True)
        if result.is_redirect:
            look.add(redirected(job, result))
        elif job.purpose == "robots":
            look.judged(root_of(job.begun_at), result.body.decode("utf-8", "replace"))
        elif job.purpose == "page":
            _take_page(look, job, result)
        else:
            _take_list(look, job, result)
    except FetchError as error:
        look.fail(job, error)
        if error.status == 429 or (error.status == 503 and error.wait):
            look.leave_alone(host_of(job.address), error.wait or _UNSAID_WAIT)


def _take_list(look: Look, job: Job, answer: Answer) -> None:
    """A feed, a sitemap, or a page that is followed itself."""
    outcome = look.outcomes[job.source.address]
    if answer.status == 304:
        outcome.state = "unchanged" if outcome.state == "waiting" else outcome.state
    elif job.source.kind == "page":
        _take_itself(look, job, answer)
        outcome.state, outcome.listed = "new", 1
    else:
        listing = _listing(job, answer)
        outcome.remarks += listing.wrong if listing.entries or listing.further else ()
        outcome.state = "new"
        outcome.listed += len(listing.entries)
        with look.state.together():
            outcome.fresh += look.state.list_pages(
                job.source.address,
                wanted(listing.entries, job.source.since),
                job.source.outlet,
                job.source.lang,
            )
            # The parts of an index are not fetched yet: it is read again until they are.
            _seen(look, job, answer, whole=not listing.further)
        for address in listing.further[:_MOST_SITEMAPS] if job.depth < _DEEPEST else ():
            look.add(Job(address, "sitemap", job.source, depth=job.depth + 1))
        look.fetch_pages(job.source)
        return
    _seen(look, job, answer)
    look.fetch_pages(job.source)


def _listing(job: Job, answer: Answer) -> Listing:
    """What an answer lists, told by its content: people confuse feeds and sitemaps.

    Raises:
        FetchError: it lists nothing that can be understood.
    """
    body = gunzipped(answer.body, _LONGEST_SITEMAP)
    if is_sitemap(body) or (job.source.kind == "sitemap" and not is_feed(body)):
        listing = read_sitemap(body, answer.address)
    else:
        listing = read_feed(body, answer.address, answer.header("content-type"))
    if listing.wrong and not listing.entries and not listing.further:
        offered = read_head(body, answer.address).feeds
        advice = f"it offers {', '.join(offered[:3])}" if offered else "check the address in a browser"
        raise FetchError("; ".join(listing.wrong), advice)
    return listing


def _seen(look: Look, job: Job, answer: Answer, whole: bool = True) -> None:
    """Remember which version of a list was seen, and when to look again."""
    place = job.listed_under
    known = look.state.source(place)
    moved = canonical(answer.address) or "" if job.trail and job.for_good else known.moved
    now = time.time()
    # Half a minute is given away: whoever starts us every hour does not do so to the second.
    due = now + job.source.every * 60 - 30 if job.source.every and job.purpose == "source" else 0.0
    etag, modified = (answer.header("etag"), answer.header("last-modified")) if whole else ("", "")
    if answer.status == 304:
        etag, modified = etag or known.etag, modified or known.modified
    looked = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now))
    look.state.keep_source(place, SourceState(etag, modified, moved, due, 0, looked, ""))


def _take_itself(look: Look, job: Job, answer: Answer) -> None:
    page = Page(Entry(job.source.address), job.source.address, job.source.outlet, job.source.lang)
    _keep(look, job, answer, page, received(answer, page, job.source.address, time.time()))


def _take_page(look: Look, job: Job, answer: Answer) -> None:
    """A report: keep it, unless it is one that is known under another address."""
    page = job.page
    assert page is not None
    outcome, listed = look.outcomes[job.source.address], page.entry.address
    if answer.status == 304:
        if not (page.etag or page.modified):
            raise FetchError("the server says that nothing changed since a version that nobody has")
        outcome.known += 1
        look.state.settle_page(listed, "done", page.etag, page.modified)
        return
    own = own_address(answer, page)
    if look.state.is_done(listed):
        outcome.known += 1  # another address of it was fetched while this one waited
        return
    if own != listed and look.state.is_known_beside(own, listed):
        outcome.known += 1
        look.state.settle_page(listed, "done", same_as=own)
        return
    with look.state.together():
        arrived = received(answer, page, own, time.time())
        look.state.keep_answer(arrived, listed, answer.headers)
        if own != listed:
            look.state.list_pages(job.source.address, [replace(page.entry, address=own)], page.outlet, "")
        for address, same_as in {own: "", listed: own if own != listed else ""}.items():
            etag, modified = answer.header("etag"), answer.header("last-modified")
            look.state.settle_page(address, "done", etag, modified, same_as)
    hand_over(look.state, look.keep)
    outcome.received += 1


def _keep(look: Look, job: Job, answer: Answer, page: Page, arrived: Received) -> None:
    look.state.keep_answer(arrived, page.entry.address, answer.headers)
    hand_over(look.state, look.keep)
    look.outcomes[job.source.address].received += 1
