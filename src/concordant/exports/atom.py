"""An Atom feed (RFC 4287) of a search that somebody saved: one entry a finding, under an id that stays."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from concordant.exports.account import Account, Quoted, Summary, quotes, summarise
from concordant.exports.characters import visible
from concordant.exports.moments import EPOCH, published, updated
from concordant.exports.names import uuid_of, web_address
from concordant.exports.particulars import particulars, whose
from concordant.views.names import Names
from concordant.views.wording import Wording

_ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"
_AUTHOR = "Concordant"

Element = Any


@dataclass(frozen=True, slots=True)
class Search:
    """A search that somebody saved.

    Attributes:
        title: what its feed is called.
        filters: what it asks for, in a form that stays the same.
        address: where the feed will be found; this is what names it, where it is known.
    """

    title: str
    filters: str
    address: str | None = None

    @property
    def id(self) -> str:
        """The feed's id, the same at every export."""
        name = self.address or f"{self.title}\n{self.filters}"
        return uuid_of("feed", name).urn


def feed(accounts: Iterable[Account], search: Search, words: Wording, names: Names) -> bytes:
    """The whole feed."""
    held = list(accounts)
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", words.tongue)
    _put(root, "title", search.title)
    _put(root, "subtitle", words.of("export", "notice"))
    _put(root, "id", search.id)
    _put(root, "updated", max((updated(account) for account in held), default=EPOCH))
    _put(_put(root, "author"), "name", _AUTHOR)
    _put(root, "generator", _AUTHOR)
    _put(root, "rights", words.of("export", "notice"))
    if web_address(search.address):
        _put(root, "link", rel="self", type="application/atom+xml", href=search.address)
    for account in held:
        root.append(_entry(account, words, names))
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return text


def _put(parent: Element, name: str, text: str | None = None, **attributes: str | None) -> Element:
    made = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    if text is not None:
        made.text = visible(text)
    for key, value in attributes.items():
        made.set(key, visible(value or ""))
    return made


def _entry(account: Account, words: Wording, names: Names) -> Element:
    finding, summary = account.finding, summarise(account, words, names)
    entry = etree.Element(f"{{{_ATOM}}}entry")
    _put(entry, "title", " ".join(summary.statement.split()))
    _put(entry, "id", uuid_of("finding", finding.id).urn)
    _put(entry, "updated", updated(account))
    if first := published(account):
        _put(entry, "published", first)
    _put(entry, "category", term=finding.event, label=summary.event)
    if finding.item:
        _put(entry, "category", term=finding.item.item_class)
    for report in account.reports().values():
        if address := web_address(report.url):
            _put(entry, "link", rel="related", href=address, title=report.title or report.outlet or report.id)
    _put(entry, "summary", words.say("export", "described", counts=summary.counts, grade=summary.grade))
    _put(entry, "rights", summary.notice)
    _put(entry, "content", type="xhtml").append(_page(summary, quotes(account, words, names), words))
    return entry


def _page(summary: Summary, quoted: Iterable[Quoted], words: Wording) -> Element:
    """The finding as a person reads it. Words become text of elements, so none of them is markup."""
    page = etree.Element(f"{{{_XHTML}}}div", nsmap={None: _XHTML})
    fields = _inside(page, "dl")
    for name, value in particulars(summary, words):
        _inside(fields, "dt", name)
        _inside(fields, "dd", value)
    for each in quoted:
        for element in _quotation(each, words):
            page.append(element)
    _inside(page, "p", summary.notice)
    return page


def _quotation(quoted: Quoted, words: Wording) -> Iterator[Element]:
    block = etree.Element(f"{{{_XHTML}}}blockquote")
    _inside(block, "p", quoted.words)
    yield block
    below = etree.Element(f"{{{_XHTML}}}p")
    if address := web_address(quoted.link):
        _inside(below, "a", whose(quoted, words)).set("href", address)
    else:
        below.text = visible(whose(quoted, words))
    yield below


def _inside(parent: Element, name: str, text: str = "") -> Element:
    made = etree.SubElement(parent, f"{{{_XHTML}}}{name}")
    made.text = visible(text)
    return made
