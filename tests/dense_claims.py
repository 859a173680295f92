"""Claims so close to each other that every rule across reports has something to decide."""

from functools import cache
from random import Random

from concordant.knowledge.load import load
from concordant.knowledge.schema import KINDS
from concordant.linking.days import iso
from concordant.linking.terms import compile_terms
from concordant.linking.voices import Register, compile_register
from concordant.model.claim import Actor, Claim, Evidence, Item, Quantity, TimeSpan, Voice
from concordant.model.report import Report

DAY = 738_000
AGENTS = (Actor("North Korea", "KP"), Actor("North Korea", "KP"), Actor("Iran", "IR"), None)
RECIPIENTS = (
    Actor("Russia", "RU"),
    Actor("Russia", "RU"),
    Actor("Kupol", "RU"),
    Actor("Russian company", "RU"),
    None,
)
ITEMS = (
    Item("obus", "artillery_ammunition"),
    Item("munitions", "munitions_unspecified"),
    Item("obus de 152 mm", "artillery_ammunition", "152-mm-artillery-shell"),
    None,
)
VOICES = (
    Voice("National Intelligence Service", "KR"),
    Voice("South Korea", "KR"),
    Voice("South Korean official", "KR"),
    Voice("Yonhap", "KR"),
    Voice("Reuters", "GB"),
    Voice("satellite images"),
    Voice("analyst"),
    Voice("Ministry of Truth"),
    Voice("Russia", "RU"),
)
OUTLETS = ("Yonhap", "Reuters", "Le Phare", "La Dépêche du Port", None)


@cache
def register() -> Register:
    """The shipped knowledge as linking uses it."""
    knowledge = load((), KINDS)[0]
    return compile_register(knowledge, compile_terms(knowledge))


def dense_told(random: Random, days: int, most: int = 12) -> list[tuple[Claim, Report]]:
    """Up to ``most`` claims within so many days, each with its report."""
    base = random.choice((4, 12, 1003, 20_000))
    reports = [_report(random, n, days) for n in range(5)]
    return [_told(random, n, base, random.choice(reports)) for n in range(random.randint(1, most))]


def _report(random: Random, number: int, days: int) -> Report:
    published = iso(DAY + random.randrange(days)) if random.random() < 0.9 else None
    name = f"r-{random.randrange(16**6):06x}{number}"
    return Report(name, "0" * 64, name, "fr", published=published, outlet=random.choice(OUTLETS))


def _told(random: Random, number: int, base: float, report: Report) -> tuple[Claim, Report]:
    chain = tuple(random.sample(VOICES, random.choice((0, 1, 1, 2))))
    claim = Claim(
        id=f"c-{random.randrange(16**8):08x}{number:04d}",
        report=report.id,
        number=number,
        event="transfer",
        agent=random.choice(AGENTS),
        recipient=random.choice(RECIPIENTS),
        item=random.choice(ITEMS),
        quantity=_quantity(random, base),
        place=None,
        time=_time(random, report),
        phase=random.choice(("done", "done", "ongoing", "planned")),
        certainty=random.choice(("asserted", "asserted", "unverified")),
        polarity="denied" if random.random() < 0.2 else "affirmed",
        attribution=chain,
        evidence=Evidence("obus", number * 10, number * 10 + 4),
    )
    return claim, report


def _quantity(random: Random, base: float) -> Quantity | None:
    kind = random.random()
    if kind < 0.3:
        return None
    value = float(round(base * 1.08 ** random.randrange(8)))
    high = value if kind < 0.8 else None
    return Quantity("x", value, high, random.choice(("round", "round", None, "container")))


def _time(random: Random, report: Report) -> TimeSpan | None:
    if random.random() < 0.3:
        return None
    day = DAY + random.randrange(60) if report.published is None else None
    stated = iso(day) if day else report.published
    assert stated is not None
    if random.random() < 0.3:
        stated = stated[: random.choice((4, 7))]
    return TimeSpan("x", stated, stated if random.random() < 0.8 else None)
