"""Templates made ready: everything that is put into them is escaped, whoever wrote it."""

from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from concordant.views.text import Line


def html(line: Line) -> Markup:
    """A line of pieces as HTML; what they are stands in the class, never in the colour alone."""
    return Markup("").join(
        escape(piece.text)
        if piece.style == "plain"
        else Markup('<span class="{}">{}</span>').format(piece.style, piece.text)
        for piece in line
    )


def segment(name: object) -> str:
    """An id as one part of an address."""
    return quote(str(name), safe="")


def named(source: str) -> str:
    """Where a report was received from, without the folders of the machine that read it."""
    return source if "://" in source else source.replace("\\", "/").rpartition("/")[2] or source


def outward(url: str | None) -> str | None:
    """An address of the web that a reader may follow; nothing that would run or read something here."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def environment() -> Environment:
    """Where templates are found and how they are filled."""
    made = Environment(
        loader=PackageLoader("concordant.interfaces.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(html=html, segment=segment, outward=outward, named=named)
    return made


ENVIRONMENT = environment()
