"""OPML, in which feed readers hand each other their subscriptions."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from lxml import etree

from concordant.acquisition.addresses import canonical
from concordant.acquisition.following import KINDS, Followed, Kind

_KIND = "concordantKind"
_OUTLET = "concordantOutlet"


def read_opml(raw: bytes) -> tuple[tuple[Followed, ...], tuple[str, ...]]:
    """The feeds that a file names, whatever folders they stand in, and what could not be understood."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return (), (f"it is no OPML ({' '.join(str(error).split())})",)
    if root is None or _name(root) != "opml":
        return (), ("it is no OPML",)
    found: dict[str, Followed] = {}
    wrong: list[str] = []
    for outline in (each for each in root.iter() if _name(each) == "outline"):
        named = outline.get("xmlUrl") or outline.get("xmlurl")
        if named is None:
            continue
        address = canonical(named)
        if address is None:
            wrong.append(f"line {outline.sourceline}: {named[:200]!r} is no address of the web")
        else:
            found.setdefault(address, _followed(outline, address))
    return tuple(found.values()), tuple(wrong)


def write_opml(sources: Iterable[Followed], title: str) -> bytes:
    """A file that other readers import."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    for source in sources:
        etree.SubElement(body, "outline", dict(_attributes(source)))
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return text


def _attributes(source: Followed) -> Iterator[tuple[str, str]]:
    yield "type", "rss"
    yield "text", source.title
    yield "title", source.title
    yield "xmlUrl", source.address
    if source.lang:
        yield "language", source.lang
    if source.kind != "feed":
        yield _KIND, source.kind
    if source.outlet:
        yield _OUTLET, source.outlet


def _followed(outline: Any, address: str) -> Followed:
    name = " ".join((outline.get("title") or outline.get("text") or "").split())
    kind = outline.get(_KIND)
    return Followed(
        address,
        cast(Kind, kind) if kind in KINDS else "feed",
        "" if canonical(name) == address else name,
        outline.get(_OUTLET) or "",
        (outline.get("language") or "")[:2].lower(),
    )


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
