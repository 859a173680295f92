"""What a page says about itself: headline, publisher, date, address, language, each from its best witness."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any

from concordant.documents.content import Facts
from concordant.documents.facts import iso_date, language_code
from concordant.documents.html.markup import Token, attributes

_DATE_NAMES = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished"),
    *("article.published", "publish-date", "publishdate", "publish_date", "pubdate", "parsely-pub-date"),
    *("sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "date.issued"),
    *("dc.date", "dcterms.date", "citation_publication_date", "date"),
)
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title")
_OUTLET_NAMES = ("og:site_name", "application-name", "dc.publisher")
_ARTICLE = re.compile(r"(News|Blog)?(Article|Posting)$|^Report(age)?|AnalysisNewsArticle|LiveBlogPosting")
_LOOSE_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_COMPACT = re.compile(r"(\d{4})[/.]?(\d{2})[/.]?(\d{2})(?!\d)")
_URL_DATE = re.compile(r"/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})(?=[/_.-]|$)")
_TITLE_TAIL = re.compile(r"\s+[|–—·•»:‹-]+\s+")
_MOST_OBJECTS = 5_000
_SHORTEST_TITLE = 8
_LONGEST_TITLE = 300


@dataclass(slots=True)
class Witnesses:
    """What of a page may speak about the page, in source order; where it stands goes along.

    ``times`` are the dates of time elements after the first heading, since a teaser's stand before it.
    """

    metas: dict[str, str] = field(default_factory=dict)
    objects: list[dict[str, Any]] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    title: str | None = None
    canonical: str | None = None
    lang: str | None = None
    hidden: list[tuple[int, int]] = field(default_factory=list)


def witnesses(source: str, tokens: Sequence[Token]) -> Witnesses:
    """Collect what speaks about the page."""
    found = Witnesses()
    for index, token in enumerate(tokens):
        if token.kind == "raw":
            _raw(found, source, token, tokens[index - 1])
        elif token.kind == "open":
            _tag(found, source, tokens, index)
    found.objects = [each for script in found.scripts for each in _objects(script)]
    return found


def facts_of(found: Witnesses) -> Facts:
    """The facts of a page; a date is only taken from a witness that is about publication."""
    published, origin = _published(found)
    url = found.canonical or found.metas.get("og:url") or _text_of(_first(found.objects, "url"))
    lang = found.lang or found.metas.get("content-language") or found.metas.get("og:locale")
    return Facts(
        declared=language_code(lang.split(",")[0]) if lang else None,
        title=_title(found),
        published=published,
        published_from=origin,
        outlet=_outlet(found),
        url=url if url and url.startswith(("http://", "https://")) else None,
    )


def _raw(found: Witnesses, source: str, token: Token, tag: Token) -> None:
    if token.name == "title" and found.title is None:
        found.title = " ".join(unescape(source[token.start : token.end]).split())
        found.hidden.append((token.start, token.end))
    elif token.name == "script" and "ld+json" in source[tag.start : tag.end].lower():
        found.scripts.append(source[token.start : token.end])


def _tag(found: Witnesses, source: str, tokens: Sequence[Token], index: int) -> None:
    token = tokens[index]
    if token.name == "h1":
        found.headings.append(_heading(source, tokens, index))
    elif token.name == "html" and not found.lang:
        known = attributes(source, token)
        found.lang = known.get("lang") or known.get("xml:lang")
    elif token.name == "meta":
        _meta(found, source, token)
    elif token.name == "link" and not found.canonical:
        known = attributes(source, token)
        found.canonical = known.get("href") if known.get("rel", "").lower() == "canonical" else None
    elif token.name == "time" and found.headings:
        found.times.append(attributes(source, token).get("datetime", ""))


def _meta(found: Witnesses, source: str, token: Token) -> None:
    known = attributes(source, token)
    content = " ".join(known.get("content", "").split())
    if not content:
        return
    for name in ("property", "name", "itemprop", "http-equiv"):
        if name in known:
            found.metas.setdefault(known[name].lower(), content)
    if {known.get("property", "").lower(), known.get("name", "").lower()} & set(_TITLE_NAMES):
        found.hidden.append((token.start, token.end))


def _heading(source: str, tokens: Sequence[Token], index: int) -> str:
    words: list[str] = []
    for token in tokens[index + 1 : index + 60]:
        if token.kind == "text":
            words.append(unescape(source[token.start : token.end]))
        elif token.kind == "close" and token.name == "h1":
            break
    return " ".join("".join(words).split())


def _objects(script: str) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD script that describe an article, outermost first."""
    try:
        level: list[Any] = [json.loads(script.strip().strip(";"), strict=False)]
    except (ValueError, RecursionError):
        return
    seen = 0
    while level and seen < _MOST_OBJECTS:
        below: list[Any] = []
        for value in level:
            seen += 1
            if isinstance(value, dict):
                if any(_ARTICLE.search(str(kind)) for kind in _listed(value.get("@type"))):
                    yield value
                below += value.values()
            elif isinstance(value, list):
                below += value
        level = below


def _title(found: Witnesses) -> str | None:
    """The visible heading that the page's own title repeats; else the title without the site's name."""
    stated = next((found.metas[name] for name in _TITLE_NAMES if name in found.metas), None)
    stated = stated or _text_of(_first(found.objects, "headline")) or found.title
    stated = stated if stated and len(stated) <= _LONGEST_TITLE else None
    outlet = _folded(_outlet(found) or "")
    headings = [
        h for h in found.headings if _SHORTEST_TITLE <= len(h) <= _LONGEST_TITLE and _folded(h) != outlet
    ]
    named = _folded(f"{stated or ''} {found.title or ''}")
    long_enough = len(stated or "") * 0.4
    matching = [
        h
        for h in headings
        if len(h) >= long_enough and (_folded(h) in named or _folded(stated or "-") in _folded(h))
    ]
    if matching:
        return matching[0]
    if stated is None:
        return headings[0] if len(headings) == 1 else None
    return _without_site(stated, found)


def _without_site(title: str, found: Witnesses) -> str:
    """The title up to the last dash or bar, where what follows names the site."""
    outlet = _folded(_outlet(found) or "")
    parts = [part for part in _TITLE_TAIL.finditer(title) if part.start() >= _SHORTEST_TITLE]
    for part in parts:
        tail = _folded(title[part.end() :])
        if outlet and outlet in (tail, tail.split(".")[0]):
            return title[: part.start()]
    return title[: parts[-1].start()] if parts and "|" in parts[-1].group() else title


def _outlet(found: Witnesses) -> str | None:
    publisher = _first(found.objects, "publisher")
    named = publisher.get("name") if isinstance(publisher, dict) else publisher
    names = (*(found.metas.get(n) for n in _OUTLET_NAMES), _text_of(named))
    return next((name for name in names if name and not name.startswith("http")), None)


def _published(found: Witnesses) -> tuple[str | None, str | None]:
    loose = [match[1] for script in found.scripts for match in _LOOSE_DATE.finditer(script)]
    linked = [_text_of(each.get("datePublished")) for each in found.objects] or loose
    named = [found.metas.get(name) for name in _DATE_NAMES]
    match = _URL_DATE.search(found.canonical or found.metas.get("og:url") or "")
    in_url = iso_date("-".join(match.groups())) if match else None
    for origin, values in (("json-ld", linked), ("meta", named), ("time", found.times[:1])):
        stated = next(((day, value) for value in values if value and (day := _day(value))), None)
        if stated and in_url and _is_night_before(in_url, *stated):
            return in_url, "url"
        if stated:
            return stated[0], origin
    return in_url, "url" if in_url else None


def _is_night_before(in_url: str, day: str, stated: str) -> bool:
    """A late evening in America is the next day in UTC; the address keeps the day of the place."""
    in_utc = stated.rstrip().endswith(("Z", "+00:00", "+0000", "GMT"))
    return in_utc and date.fromisoformat(day) - date.fromisoformat(in_url) == timedelta(days=1)


def _day(value: str) -> str | None:
    """The day of a machine-readable date, as written there; never shifted between time zones."""
    value = value.strip()
    compact = _COMPACT.match(value)
    found = iso_date(value[:10]) or (iso_date("-".join(compact.groups())) if compact else None)
    if found:
        return found if len(found) == 10 else None
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _first(objects: Iterable[dict[str, Any]], name: str) -> Any:
    return next((each[name] for each in objects if each.get(name)), None)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text_of(value: Any) -> str | None:
    text = " ".join(unescape(value).split()) if isinstance(value, str) else ""
    return text or None


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())
