"""Findings held against the truth: are the right claims together, are as many origins counted as there are?

Pairs are counted from how claims are spread over findings and events, so that a million claims take seconds.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from concordant.model.finding import Contradiction, Finding
from concordant.synth.answers import HAPPENED, NO_FIGURE, Answers, Row, rows_of

Scores = Mapping[str, float]

CONFLICT = 1.25
"""Figures further apart than this factor cannot both hold."""


def score(answers: Answers, findings: Iterable[Finding | Row | tuple[object, ...]]) -> Scores:
    """All figures about the grouping of claims, the number of origins, and the highest grade.

    Args:
        answers: the truth.
        findings: findings, or rows ``(claim ids, least, most, digit, proposed)`` where there are many.

    Returns:
        The figures by name: ``pair_*`` and ``b3_*`` over all claims, ``exact_*`` over exact ones,
        ``origins_*`` over findings that somebody affirms, ``one_*`` over those graded or proposed 1. What
        ends in ``_event`` is stricter: origins whose claims were put into the finding by mistake, since most
        of its own claims tell of another event, do not count as true. Those of more special findings do.
    """
    rows = list(_rows(findings))
    told, exact = _Spread(), _Spread()
    tally = Counter[str]()
    for number, places in enumerate(_placed(rows, answers)):
        _spread(number, places, answers, told, exact)
        if number < len(rows):
            tally.update(_origins(rows[number], places, answers))
    return {**told.figures("pair", "b3"), **exact.figures("exact_pair", "exact_b3"), **_shares(tally)}


def _rows(findings: Iterable[Finding | Row | tuple[object, ...]]) -> Iterator[Row]:
    for f in findings:
        if isinstance(f, Finding):
            yield from rows_of((f,))
        else:
            yield f if isinstance(f, Row) else Row(*f)  # type: ignore[arg-type]


def _placed(rows: Iterable[Row], answers: Answers) -> Iterator[list[int]]:
    """The claims of each row by their places; then each claim of no row by itself."""
    left = bytearray(b"\1") * len(answers)
    for row in rows:
        places = [answers.place[c] for c in row.claims if c in answers.place and left[answers.place[c]]]
        for place in places:
            left[place] = 0
        yield places
    for place, alone in enumerate(left):
        if alone:
            yield [place]


@dataclass(slots=True)
class _Spread:
    """How claims are spread over findings and events."""

    both: int = 0
    found: int = 0
    claims: int = 0
    precise: float = 0.0
    events: Counter[int] = field(default_factory=Counter)
    squares: list[tuple[int, int]] = field(default_factory=list)

    def add(self, events: Counter[int]) -> None:
        """One finding with so many claims of each event."""
        size = events.total()
        self.claims += size
        self.found += _pairs(size)
        self.events.update(events)
        for event, n in events.items():
            self.both += _pairs(n)
            self.precise += n * n / size
            self.squares.append((event, n))

    def figures(self, pair: str, b3: str) -> Scores:
        """Precision, recall and their harmonic mean, by pairs and by claims."""
        true = sum(_pairs(n) for n in self.events.values())
        recalled = sum(n * n / self.events[event] for event, n in self.squares)
        return {
            **_three(pair, _share(self.both, self.found), _share(self.both, true)),
            **_three(b3, _share(self.precise, self.claims), _share(recalled, self.claims)),
        }


def _spread(number: int, places: list[int], answers: Answers, told: _Spread, exact: _Spread) -> None:
    if places:
        told.add(Counter(answers.event[p] for p in places))
    sharp = Counter(answers.event[p] for p in places if answers.exact(p))
    if sharp:
        exact.add(sharp)


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


def _share(part: float, whole: float) -> float:
    """A share; of nothing, all is right."""
    return part / whole if whole else 1.0


def _three(name: str, precision: float, recall: float) -> Scores:
    both = precision + recall
    f = 2 * precision * recall / both if both else 0.0
    return {f"{name}_p": precision, f"{name}_r": recall, f"{name}_f": f}


def _origins(row: Row, places: list[int], answers: Answers) -> dict[str, int]:
    """What one finding adds to the tally of origins and grades."""
    told = [p for p in places if not answers.denies(p)]
    if not told:
        return {}
    main = _main_event(told, answers)
    known = (answers.place[c] for c in row.resting or () if c in answers.place)
    resting = told if row.resting is None else [p for p in known if not answers.denies(p)]
    true = _distinct(resting, answers)
    astray = {p for p in told if answers.event[p] != main}
    of_event = _distinct((p for p in resting if p not in astray), answers)
    # Somebody stands behind every claim, so a count of one is never too high.
    tally = {
        "findings": 1,
        "right": row.least == max(1, true),
        "off": abs(row.least - max(1, true)),
        "over": row.least > max(1, true),
        "over_event": row.least > max(1, of_event),
        "under": row.least < true,
        "within": row.least <= max(1, true) <= row.most,
    }
    if "1" in (row.digit, row.proposed):
        happened = any(answers.flags[p] & HAPPENED for p in told if answers.event[p] == main)
        strict = of_event < 2 or not happened
        tally |= {"ones": 1, "false_ones": true < 2 or not happened, "false_ones_event": strict}
    return tally


def _main_event(places: list[int], answers: Answers) -> int:
    counts = Counter(answers.event[p] for p in places)
    return min(counts, key=lambda event: (-counts[event], event))


def _distinct(places: Iterable[int], answers: Answers) -> int:
    return len({answers.origin[p] for p in places} - {-1})


def _shares(tally: Counter[str]) -> Scores:
    findings, ones = tally["findings"], tally["ones"]

    def share(name: str) -> float:
        return tally[name] / findings if findings else 0.0

    return {
        "origins_findings": findings,
        "origins_right": share("right"),
        "origins_mean_error": share("off"),
        "origins_over": share("over"),
        "origins_over_event": share("over_event"),
        "origins_under": share("under"),
        "origins_within": share("within"),
        "one_findings": ones,
        "one_false": tally["false_ones"] / ones if ones else 0.0,
        "one_false_event": tally["false_ones_event"] / ones if ones else 0.0,
    }


def score_contradictions(answers: Answers, found: Iterable[Contradiction]) -> Scores:
    """Precision of contradictions by claims, and recall by events that hold one, for each topic.

    Recall counts events rather than pairs of claims: one pair is enough to make a reader look.
    """
    right, told = Counter[str](), Counter[str]()
    reached: dict[str, set[int]] = {topic: set() for topic in _CONFLICTS}
    for c in found:
        told[c.topic] += 1
        if c.one in answers.place and c.other in answers.place and c.topic in _CONFLICTS:
            a, b = answers.place[c.one], answers.place[c.other]
            if answers.event[a] == answers.event[b] and _CONFLICTS[c.topic](answers, a, b):
                right[c.topic] += 1
                reached[c.topic].add(answers.event[a])
    scores: dict[str, float] = {}
    for topic, events in _contested(answers).items():
        scores |= _three(topic, _share(right[topic], told[topic]), _share(len(reached[topic]), len(events)))
    return scores


def _deny(answers: Answers, a: int, b: int) -> bool:
    return answers.denies(a) != answers.denies(b)


def _differ(answers: Answers, a: int, b: int) -> bool:
    if NO_FIGURE in (answers.low[a], answers.low[b]):
        return False
    return max(answers.low[a], answers.low[b]) > CONFLICT * min(answers.high[a], answers.high[b])


_CONFLICTS: Mapping[str, Callable[[Answers, int, int], bool]] = {"polarity": _deny, "quantity": _differ}


def _contested(answers: Answers) -> dict[str, set[int]]:
    """The events about which claims truly contradict each other, by topic."""
    sides: dict[int, set[bool]] = {}
    least: dict[int, int] = {}
    most: dict[int, int] = {}
    for place, event in enumerate(answers.event):
        sides.setdefault(event, set()).add(answers.denies(place))
        low, high = answers.low[place], answers.high[place]
        if low != NO_FIGURE:
            least[event] = min(high, least.get(event, high))
            most[event] = max(low, most.get(event, low))
    return {
        "polarity": {event for event, both in sides.items() if len(both) == 2},
        "quantity": {event for event, low in most.items() if low > CONFLICT * least[event]},
    }
