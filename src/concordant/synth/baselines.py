"""What others do: count outlets; group reports by their headlines. Shown beside our own figures."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import ceil
from typing import NamedTuple

from concordant.model.claim import Claim
from concordant.model.report import Report
from concordant.synth.answers import Row

ALIKE = 0.55
"""Headlines that share at least this part of their words are taken for one story."""


DAYS = 3
"""Headlines further apart than this are never of one story."""


class Headline(NamedTuple):
    """A claim as far as the baselines see it: its id, its report, the headline, the publisher, the day."""

    claim: str
    report: str
    title: str
    outlet: str
    day: int = 0


def headline(claim: Claim, report: Report) -> Headline:
    """What the baselines see of a claim."""
    day = date.fromisoformat(report.published).toordinal() if report.published else 0
    return Headline(claim.id, report.id, report.title or "", report.outlet or "", day)


def counting_outlets(rows: Iterable[Row], outlets: Mapping[str, str]) -> Iterator[Row]:
    """The same findings, with as many origins as outlets that tell of them.

    Args:
        rows: findings.
        outlets: claim id → name of its outlet.
    """
    for row in rows:
        support = len({outlets[c] for c in row.claims if c in outlets})
        yield Row(row.claims, support, support, row.digit, row.proposed)


def by_headlines(headlines: Iterable[Headline], alike: float = ALIKE, days: int = DAYS) -> list[Row]:
    """Stories by the words of their headlines; every outlet of a story counts as support.

    Reports are joined in chains: the first to the second, the second to the third. Only headlines that
    share one of their rarest words are compared, which loses none that are alike enough.

    Args:
        headlines: in any order.
        alike: least share of words in common.
        days: most days between two reports that are compared.
    """
    told: dict[str, list[Headline]] = {}
    for h in headlines:
        told.setdefault(h.report, []).append(h)
    reports = sorted(told, key=lambda report: (told[report][0].day, report))
    words = [frozenset(told[r][0].title.casefold().split()) for r in reports]
    stands = list(range(len(reports)))
    for one, other in _alike(words, [told[r][0].day for r in reports], alike, days):
        a, b = _root(stands, one), _root(stands, other)
        stands[max(a, b)] = min(a, b)
    stories: dict[int, list[Headline]] = {}
    for i, report in enumerate(reports):
        stories.setdefault(_root(stands, i), []).extend(told[report])
    return [_story(members) for members in stories.values()]


def _story(members: Sequence[Headline]) -> Row:
    support = len({h.outlet for h in members})
    return Row(tuple(h.claim for h in members), support, support)


def _alike(
    words: Sequence[frozenset[str]], published: Sequence[int], alike: float, days: int
) -> Iterator[tuple[int, int]]:
    """Pairs of similar headlines; one that stood there just before is compared with that alone."""
    counts = Counter(word for each in words for word in each)
    last: dict[frozenset[str], int] = {}
    index: dict[str, list[int]] = {}
    for i, mine in enumerate(words):
        if not mine:
            continue
        oldest = published[i] - days
        before = last.get(mine)
        last[mine] = i
        rarest = sorted(mine, key=lambda word: (counts[word], word))
        near = rarest[: len(mine) - ceil(alike * len(mine)) + 1]
        if before is not None and published[before] >= oldest:
            yield before, i
        else:
            for j in sorted({j for word in near for j in _recent(index.get(word, ()), published, oldest)}):
                shared = len(mine & words[j])
                if shared >= alike * (len(mine) + len(words[j]) - shared):
                    yield j, i
        for word in near:
            index.setdefault(word, []).append(i)


def _recent(numbers: Sequence[int], published: Sequence[int], oldest: int) -> Iterator[int]:
    """Those, out of numbers in the order of publication, that are recent enough."""
    for j in reversed(numbers):
        if published[j] < oldest:
            return
        yield j


def _root(stands: list[int], i: int) -> int:
    while stands[i] != i:
        stands[i] = stands[stands[i]]
        i = stands[i]
    return i
