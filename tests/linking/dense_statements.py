"""Statements so close to each other that every rule of linking has something to decide.

Chains with figures eight percent apart over sixty days, few parties, goods and reports: what is far apart in
the news stands here on top of each other, since only then does the order of arrival tempt an algorithm.
"""

from functools import cache
from random import Random

from concordant.knowledge.load import load
from concordant.knowledge.schema import KINDS
from concordant.linking.acts import Act
from concordant.linking.statements import Figure, Statement
from concordant.linking.terms import NOBODY, Party, Terms, compile_terms
from concordant.model.claim import Phase

DAY = 738_000
STATES = tuple(Party(code, code, "state", frozenset()) for code in ("KP", "RU"))
MAKER = Party("RU/kupol", "RU", "named", frozenset(("kupol",)))
SOMEBODY = Party("RU/russian company", "RU", "described", frozenset(("russian", "company")))
GROUP = Party("a-militia", "RU", "group", frozenset())
NODES = ("artillery_ammunition", "munitions_unspecified", "152-mm-artillery-shell", "")
PHASES: tuple[Phase, ...] = ("done", "done", "done", "planned")
SPANS = (0, 0, 0, 2, 6, 29, 60, 91, 100, 364)
CHAINS = ((0, 0, 2, 6), (0, 29, 60, 91), (60, 80, 91), (0, 0, 0, 91))
"""Days that windows of a chain last."""
LOOSE = (Figure(2000, 99_999, "goods"), Figure(0, 500, "goods"), Figure(1000, float("inf"), "goods"))


@cache
def terms() -> Terms:
    """The shipped knowledge as linking uses it."""
    return compile_terms(load((), KINDS)[0])


def dense(random: Random, most: int = 12, days: int = 60) -> list[Statement]:
    """Up to ``most`` statements within so many days."""
    base = random.choice((4, 12, 1000, 20_000))
    return [_statement(random, i, base, days) for i in range(random.randint(1, most))]


def chained(random: Random) -> list[Statement]:
    """Twenty to forty statements in chains over years: what is said at one end reaches far along them."""
    base = float(random.choice((4, 12, 1000)))
    gap, spans = random.choice((8, 12, 20, 40)), random.choice(CHAINS)
    day, told = DAY, []
    for i in range(random.randint(20, 40)):
        day += random.randint(0, gap)
        s = _statement(random, i, base, 1)
        last = day + random.choice(spans)
        near = random.choice((None, base, base, round(base * 1.2), base * 2))
        told.append(
            s._replace(
                report=f"r-{i}",
                recipient=STATES[1],
                node=s.node if random.random() < 0.4 else NODES[0],
                phase="done",
                first=day if s.dated else day - 30,
                last=last if s.dated else day,
                figure=Figure(near, near, "goods") if near is not None else None,
            )
        )
    return told


def _statement(random: Random, number: int, base: float, days: int) -> Statement:
    first = DAY + random.randrange(days)
    span = random.choice(SPANS)
    denied = random.random() < 0.15
    dated = random.random() < 0.75
    return Statement(
        id=f"c-{random.randrange(16**8):08x}{number:04d}",
        report=f"r-{random.randrange(6)}",
        event="transfer",
        agent=STATES[0] if random.random() < 0.9 else NOBODY,
        recipient=random.choice((STATES[1], STATES[1], MAKER, SOMEBODY, GROUP)),
        node=random.choice(NODES),
        phase=random.choice(PHASES),
        denied=denied,
        dated=dated,
        first=first if dated else first - 30,
        last=first + span if dated else first,
        figure=_figure(random, base),
        said=first,
        voice=random.choice(("", "a", "b")),
        lasting=random.random() < 0.2,
        running=dated and random.random() < 0.15,
    )


def _figure(random: Random, base: float) -> Figure | None:
    kind = random.random()
    if kind < 0.3:
        return None
    if kind < 0.4:
        return random.choice(LOOSE)
    value = float(round(base * 1.08 ** random.randrange(12)))
    high = float("inf") if kind < 0.5 else value
    return Figure(value, high, random.choice(("goods", "goods", "goods", "container")))


def sets(acts: tuple[Act, ...] | list[Act]) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Acts as sets of claim ids, affirmed and denied."""
    return {
        (
            tuple(sorted(s.id for c in act.versions for s in c.members)),
            tuple(sorted(s.id for c in act.denials for s in c.members)),
        )
        for act in acts
    }
