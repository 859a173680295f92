"""Words that people look for; reports and claims made searchable without regard to case, accents, endings."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Connection, Select, func, select

from concordant.model.claim import Actor, Claim, Voice
from concordant.model.document import Document
from concordant.model.report import Report
from concordant.store import codec
from concordant.store.folding import fold
from concordant.store.ledger import ClaimFilter
from concordant.store.queries import shown
from concordant.store.rows import unpack_bytes
from concordant.store.tables import CLAIMS, DOCUMENTS, READINGS
from concordant.store.writing import among

R = READINGS.c
PORTION = 10_000
_WORD = re.compile(r"[^\W_]+")
_ASKED = re.compile(r'"([^"]*)"|(\S+)')
_MOST_TERMS = 12
# Words shorter than this ("kn", "s", "400") begin too many others to stand for them.
_SHORT = 4
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: everything must be found.

    Attributes:
        beginnings: beginnings of words.
        phrases: words that follow each other.
    """

    beginnings: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.beginnings or self.phrases)

    def fits(self, word: str) -> bool:
        """Whether a word of a text is one of those looked for."""
        folded = fold(word)
        return folded.startswith(self.beginnings) or any(folded in phrase for phrase in self.phrases)


class Words(NamedTuple):
    """One thing to be found: its number, and its words folded."""

    number: int
    words: str


class Search(Protocol):
    """A database's own way to find words."""

    def tables(self) -> Sequence[str]:
        """Statements that make what it needs to find words."""
        ...

    def vocabulary(self) -> Sequence[str]:
        """Statements that make what it needs to know which words there are."""
        ...

    def marks(self) -> Sequence[str]:
        """Statements that make what it needs to list few claims among many."""
        ...

    def pieces(self) -> Sequence[str]:
        """Statements that say in how large pieces it writes words."""
        ...

    def few(self, connection: Connection, wanted: ClaimFilter) -> Select[int] | None:
        """The numbers of claims among which are all that are wanted; None where they are many."""
        ...

    def add(self, connection: Connection, kind: str, found: Iterable[Words]) -> None:
        """Make things searchable; ``kind`` is ``reports`` or ``claims``."""
        ...

    def find(
        self, connection: Connection, kind: str, sought: Sought, before: int | None, at_most: int
    ) -> Sequence[int]:
        """Numbers of what fits, the highest first, below ``before``."""
        ...


def sought(asked: str) -> Sought:
    """What somebody typed, as beginnings of words; as it is if short or in quotation marks."""
    beginnings: list[str] = []
    phrases: list[tuple[str, ...]] = []
    for quoted, bare in _ASKED.findall(asked[:_LONGEST].replace("“", '"').replace("”", '"')):
        if quoted:
            phrases.append(tuple(_WORD.findall(fold(quoted))))
        for word in _WORD.findall(fold(bare)):
            if len(word) < _SHORT:
                phrases.append((word,))
            else:
                beginnings.append(beginning(word))
    whole = dict.fromkeys(filter(None, phrases))
    return Sought(tuple(dict.fromkeys(beginnings))[:_MOST_TERMS], tuple(whole)[:_MOST_TERMS])


def beginning(word: str) -> str:
    """A folded word without its ending."""
    shortest, endings = _endings()["cyrillic" if "а" <= word[-1] <= "я" else "latin"]
    for length in range(min(len(word) - shortest, 6), 0, -1):
        if word[-length:] in endings:
            return word[:-length]
    return word


@cache
def _endings() -> dict[str, tuple[int, frozenset[str]]]:
    table = tomllib.loads(files("concordant.store").joinpath("endings.toml").read_text("utf-8"))
    return {
        script: (table["shortest"], frozenset(table[script]["endings"])) for script in ("latin", "cyrillic")
    }


def behind(connection: Connection, upto: int) -> int:
    """How many readings cannot be searched yet."""
    return connection.execute(select(func.count()).where(R.seq > upto)).scalar() or 0


def fill(connection: Connection, search: Search, upto: int) -> int:
    """Make a portion of readings searchable; returns up to which."""
    asked = select(R.seq, R.described).where(R.seq > upto).order_by(R.seq).limit(PORTION)
    portion = connection.execute(asked).all()
    if not portion:
        return upto
    current = select(R.seq).where(R.seq.between(upto + 1, portion[-1].seq), shown())
    held = set(connection.execute(current).scalars())
    reports = {
        row.seq: codec.decode_report(codec.unpack(row.described)) for row in portion if row.seq in held
    }
    search.add(connection, "reports", _reports(connection, reports))
    search.add(connection, "claims", _claims(connection, reports))
    return int(portion[-1].seq)


def _reports(connection: Connection, reports: dict[int, Report]) -> Iterable[Words]:
    asked = select(DOCUMENTS.c.reading, DOCUMENTS.c.packed)
    for reading, packed in among(connection, asked, DOCUMENTS.c.reading, reports):
        document = codec.decode_document(unpack_bytes(packed), reports[reading])
        yield Words(reading, words_of_report(document))


def _claims(connection: Connection, reports: dict[int, Report]) -> Iterable[Words]:
    asked = select(CLAIMS.c.seq, CLAIMS.c.body)
    for seq, body in among(connection, asked, CLAIMS.c.reading, reports):
        yield Words(seq, words_of_claim(codec.claim_of(body)))


def words_of_report(document: Document) -> str:
    """The words by which a report is found."""
    report = document.report
    return _folded([report.title, report.outlet, report.id, document.text])


def words_of_claim(claim: Claim) -> str:
    """The words by which a claim is found."""
    parties: list[Any] = [claim.agent, claim.recipient, *claim.attribution]
    told = [text for who in parties if who for text in _names(who)]
    item = claim.item
    goods = [item.surface, item.item_class, item.id] if item else []
    return _folded([claim.id, claim.event, *told, *goods, claim.place, claim.evidence.quote])


def _names(who: Actor | Voice) -> list[str | None]:
    return [who.name, who.raw]


def _folded(texts: Iterable[str | None]) -> str:
    return " ".join(" ".join(_WORD.findall(fold(text))) for text in texts if text)
