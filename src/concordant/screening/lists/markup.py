"""Entries of XML lists, one at a time: nothing is fetched or expanded, and only one entry is kept."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from concordant.model.problem import Problem
from concordant.screening.lists.lines import problem

_MOST_ERRORS = 20
_AGAIN = "Download the list again."


def elements(stream: BinaryIO, name: str, *tags: str) -> Iterator[tuple[Any, str] | Problem]:
    """The elements of these local names, each with its place; broken markup is told, the rest is read."""
    parser = etree.iterparse(
        stream,
        events=("start", "end"),
        tag=[f"{{*}}{tag}" for tag in tags],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
    )
    count = 0
    try:
        for event, element in parser:
            if event == "start":
                if _defines(element):
                    yield problem(name, "the file defines its own markup, which no list does.", _AGAIN)
                    return
                continue
            count += 1
            yield element, f"{name}:{element.sourceline or 1}"
            _forget(element)
    except etree.XMLSyntaxError as error:
        yield problem(
            f"{name}:{error.lineno or 1}", f"from here on the file cannot be read: {error.msg}.", _AGAIN
        )
    yield from _errors(parser, name)
    if not count:
        yield problem(name, "this list holds no entry.", _AGAIN)


def _defines(element: Any) -> bool:
    """Whether the document has a DTD: entities could make a small file enormous."""
    return bool(element.getroottree().docinfo.doctype)


def _forget(element: Any) -> None:
    """Give back the memory of an element, and of those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _errors(parser: Any, name: str) -> Iterator[Problem]:
    """What was wrong with the markup; each line once."""
    told = {error.line: error.message for error in reversed(list(parser.error_log))}
    for line, message in sorted(told.items())[:_MOST_ERRORS]:
        yield problem(f"{name}:{line}", f"the markup is broken: {message.strip()}.", _AGAIN)


def text_at(element: Any, *path: str) -> str:
    """The first text at a path of local names."""
    return next(iter(texts_at(element, *path)), "")


def texts_at(element: Any, *path: str) -> list[str]:
    """All texts at a path of local names."""
    found = (each.text for each in under(element, *path))
    return [text.strip() for text in found if text and text.strip()]


def under(element: Any, *path: str) -> Iterator[Any]:
    """The elements at a path of local names."""
    found: Iterator[Any] = element.iterfind("/".join(f"{{*}}{part}" for part in path))
    return found
