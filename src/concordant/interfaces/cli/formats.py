"""The formats of ``concordant export``: what each makes of the findings that are asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from concordant.exports.account import Account, Told
from concordant.interfaces.cli.failure import CommandError
from concordant.interfaces.cli.naming import calling
from concordant.views.wording import Tongue, wording

if TYPE_CHECKING:
    from concordant.exports.parties import Parties


_INSTALL_PYARROW = "pip install 'concordant[parquet]', or pip install pyarrow; csv needs nothing"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command line says about the form.

    Attributes:
        speak: language of what people read.
        bom: whether CSV begins with a byte order mark.
        title: what the search is called.
        filters: what it asks for.
        address: where the export will be found.
    """

    speak: Tongue = "en"
    bom: bool = False
    title: str | None = None
    filters: str = ""
    address: str | None = None


Writing = Callable[[Iterable[Account], Asked], Iterator[bytes]]


def _ftm(accounts: Iterable[Account], asked: Asked) -> Iterator[bytes]:
    from concordant.exports.ftm import Telling, lines
    from concordant.interfaces.cli.knowing import sound_knowledge

    models = {key: held.name for key, held in sound_knowledge().materiel.items()}
    return _encoded(lines(accounts, Telling(*calling(asked.speak), _parties(), models)))


def _csv(accounts: Iterable[Account], asked: Asked) -> Iterator[bytes]:
    from concordant.exports.separated import findings

    return marked(findings(accounts, *calling(asked.speak)), asked)


def _csv_of_claims(told: Iterable[Told], asked: Asked) -> Iterator[bytes]:
    from concordant.exports.separated import claims

    return marked(claims(told, wording(asked.speak)), asked)


def marked(lines: Iterable[str], asked: Asked) -> Iterator[bytes]:
    """The lines, behind a byte order mark where one is asked for."""
    from concordant.exports.separated import BYTE_ORDER_MARK

    return _encoded(chain((BYTE_ORDER_MARK,), lines) if asked.bom else lines)


def _geojson(accounts: Iterable[Account], asked: Asked) -> Iterator[bytes]:
    from concordant.exports.geojson import pieces

    return _encoded(pieces(accounts, *calling(asked.speak)))


def _atom(accounts: Iterable[Account], asked: Asked) -> Iterator[bytes]:
    from concordant.exports.atom import Search, feed

    title = asked.title or ", ".join(filter(None, ("Concordant", asked.filters)))
    yield feed(accounts, Search(title, asked.filters, asked.address), *calling(asked.speak))


def _stix(accounts: Iterable[Account], asked: Asked) -> Iterator[bytes]:
    from concordant.exports.stix import Telling, pieces

    return _encoded(pieces(accounts, Telling(*calling(asked.speak), _parties())))


def _parquet(accounts: Iterable[Account], asked: Asked) -> Iterator[bytes]:
    _need_pyarrow()
    from concordant.exports.parquet import findings

    return findings(accounts, *calling(asked.speak))


def _parquet_of_claims(told: Iterable[Told], asked: Asked) -> Iterator[bytes]:
    _need_pyarrow()
    from concordant.exports.parquet import claims

    return claims(told, wording(asked.speak))


def _need_pyarrow() -> None:
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise CommandError("parquet needs pyarrow, which is not installed", _INSTALL_PYARROW) from error


def _parties() -> "Parties":
    from concordant.exports.parties import Parties
    from concordant.interfaces.cli.knowing import sound_knowledge

    return Parties(sound_knowledge().actors)


def _encoded(lines: Iterable[str]) -> Iterator[bytes]:
    return (line.encode() for line in lines)


WRITING: Mapping[str, Writing] = {
    "ftm": _ftm,
    "csv": _csv,
    "geojson": _geojson,
    "atom": _atom,
    "stix": _stix,
    "parquet": _parquet,
}
"""Format → its findings as pieces of one file."""

WRITING_CLAIMS: Mapping[str, Callable[[Iterable[Told], Asked], Iterator[bytes]]] = {
    "csv": _csv_of_claims,
    "parquet": _parquet_of_claims,
}
"""Format → claims as pieces of one file, where it has a form for them."""

BINARY = frozenset({"parquet"})
"""Formats that are no text."""


def notes_of(accounts: Iterable[Account], asked: Asked) -> Iterator[tuple[str, bytes]]:
    """A Markdown note for each finding: name of the file, and what it holds."""
    from concordant.exports.markdown import notes

    return ((name, text.encode()) for name, text in notes(accounts, *calling(asked.speak)))
