"""A trace: one report as far as derivation is concerned, and the keys under which it is looked up.

Everything by which two reports may be tied is put as keys, numbers of 63 bits, so that any store need answer
one question only: which reports hold these keys?
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, islice

from concordant.linking.derivation.anchors import WEIGHTS, weight
from concordant.linking.derivation.credit_words import CreditWords
from concordant.linking.derivation.credits import Credit
from concordant.linking.derivation.fingerprint import Fingerprint
from concordant.linking.derivation.links import address_number
from concordant.linking.derivation.words import row_number, text_number
from concordant.model.report import Report

TRANSLATION_DAYS = 7
REWRITE_DAYS = 7
CREDIT_DAYS = 4
TRANSLATED_WEIGHT, REWRITTEN_WEIGHT, CREDITED_WEIGHT = 5.0, 9.0, 3.0
"""The weight of the anchors that two reports must share at least to be tied so (see ``compare``). One whose
own anchors weigh less need not be looked for: that is so with most short reports."""
_BUCKET = 7  # days; the widest of them, so that what is close enough lies in a neighbouring bucket
_BELOW, _BUCKETS = 42, (1 << 18) - 1  # bits of a dated key below its bucket of days; all buckets there are
LEADING = 16
"""How many telling anchors of a report it can be found by: its first paragraphs."""
CORE = 7
"""By pairs of how many anchors reworded copies are found: those of the least numbers, so that two texts with
much the same names choose much the same ones, whatever their order. One name alone many reports share."""
_TELLING = WEIGHTS[2]
_LANG, _AGENCY, _ADDRESS = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Trace:
    """One report, to be held against others.

    Attributes:
        report: its id.
        fingerprint: traces of its words.
        lang: ISO 639-1 code of its language.
        published: ISO 8601 date or prefix of one; without a full day, only words and links count.
        credited: keys of the agencies that it credits.
        outlet: keys of its publisher.
        agency: whether its publisher is one whose dispatches others copy.
        address: number of its own address, if known.
        links: numbers of the addresses that it links to.
    """

    report: str
    fingerprint: Fingerprint
    lang: str = "und"
    published: str | None = None
    credited: frozenset[str] = frozenset()
    outlet: frozenset[str] = frozenset()
    agency: bool = False
    address: int | None = None
    links: frozenset[int] = frozenset()
    day: int | None = field(init=False, compare=False, default=None)

    def __post_init__(self) -> None:
        object.__setattr__(self, "day", _day(self.published))

    @property
    def agencies(self) -> frozenset[str]:
        """The agencies that it credits, and itself where it is one."""
        return self.credited | self.outlet if self.agency else self.credited


def trace(
    report: Report,
    print_: Fingerprint,
    credited: Iterable[Credit],
    words: CreditWords,
    urls: Iterable[str] = (),
) -> Trace:
    """One report, ready to be filed.

    Args:
        report: whose words they are.
        print_: its fingerprint.
        credited: the agencies that it credits.
        words: what is known of agencies.
        urls: what it links to.
    """
    outlet = words.keys(report.outlet) if report.outlet else frozenset[str]()
    agencies = frozenset(key for credit in credited for key in credit.keys)
    # An outlet that begins its own reports with its name in brackets is an agency.
    agency = bool(report.outlet and words.is_agency(report.outlet)) or bool(agencies & outlet)
    own, links = address_number(report.url), {address_number(url) for url in urls}
    return Trace(
        report.id,
        print_,
        report.lang,
        report.published,
        agencies,
        outlet,
        agency,
        own,
        frozenset(number for number in links if number is not None and number != own),
    )


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def keys(trace: Trace) -> frozenset[int]:
    """Every key under which a report is filed."""
    return frozenset(
        (*trace.fingerprint.shingles, *address_keys(trace), *_filed(trace), *rewrite_keys(trace, 0))
    )


def address_keys(trace: Trace) -> set[int]:
    """Keys of its address and of those that it links to."""
    addresses = trace.links if trace.address is None else trace.links | {trace.address}
    return {_key(_ADDRESS, address) for address in addresses}


def neighbour_keys(trace: Trace, langs: Collection[str]) -> set[int]:
    """Keys of reports of about the same days that hold the same names and figures.

    These are reports in other languages, and such as share an agency with this one.

    Args:
        trace: the report.
        langs: languages of all reports there are.
    """
    if trace.day is None or not _may_be_tied(trace, TRANSLATED_WEIGHT):
        return set()
    first = trace.day // _BUCKET - 1
    others = {_lang(lang) for lang in langs if lang != trace.lang} | _agencies(trace)
    days = range(first, first + 3)
    return {_dated(b, o, anchor) for anchor in leading(trace) for o in others for b in days}


def rewrite_keys(trace: Trace, around: int = 1) -> set[int]:
    """Keys of reports in its language, of about the same days, that hold a pair of its core anchors.

    Args:
        trace: the report.
        around: how many buckets of days before and after its own.
    """
    if trace.day is None or not _may_be_tied(trace, REWRITTEN_WEIGHT):
        return set()
    core, lang, day = sorted(_telling(trace))[:CORE], _lang(trace.lang), trace.day // _BUCKET
    days = range(day - around, day + around + 1)
    return {_dated(b, lang, one, other) for one, other in combinations(core, 2) for b in days}


def _may_be_tied(trace: Trace, least: float) -> bool:
    """Whether its anchors weigh enough to share so much, or what those share who credit one agency."""
    weight = trace.fingerprint.mass / 100
    return weight >= least or (bool(trace.agencies) and weight >= CREDITED_WEIGHT)


def leading(trace: Trace) -> list[int]:
    """The first anchors of a report that tell it from others."""
    return list(islice(_telling(trace), LEADING))


def _telling(trace: Trace) -> Iterator[int]:
    return (anchor for anchor in trace.fingerprint.anchors if weight(anchor) >= _TELLING)


def _filed(trace: Trace) -> Iterable[int]:
    if trace.day is not None and _may_be_tied(trace, TRANSLATED_WEIGHT):
        bucket = trace.day // _BUCKET
        for other in (_lang(trace.lang), *_agencies(trace)):
            for anchor in leading(trace):
                yield _dated(bucket, other, anchor)


def _lang(lang: str) -> int:
    return text_number(lang) << 2 | _LANG


def _agencies(trace: Trace) -> set[int]:
    return {text_number(agency) << 2 | _AGENCY for agency in trace.agencies}


def _key(*numbers: int) -> int:
    return row_number(numbers)


def _dated(bucket: int, *numbers: int) -> int:
    """A key that begins with the days: what is of about the same days lies together wherever it is filed."""
    return (bucket & _BUCKETS) << _BELOW | row_number(numbers) & (1 << _BELOW) - 1
