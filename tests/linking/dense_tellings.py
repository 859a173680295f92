"""Tellings of one act by few outlets that copy and cite each other: every rule on origins is asked."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from random import Random
from typing import NamedTuple

from concordant.linking.decisions import Decisions
from concordant.linking.origins import Counted, count, origins_of
from concordant.linking.voices import Source, Telling
from concordant.model.claim import Voice
from dense_claims import register

OUTLETS = ("", "yonhap", "reuters", "le phare", "la dépêche du port")
VOICES = (
    Voice("National Intelligence Service", "KR"),
    Voice("South Korean Joint Chiefs of Staff", "KR"),
    Voice("South Korea", "KR"),
    Voice("South Korean official", "KR"),
    Voice("US official", "US"),
    Voice("Yonhap", "KR"),
    Voice("Reuters", "GB"),
    Voice("Le Phare"),
    Voice("satellite images"),
    Voice("analyst"),
    Voice("Conflict Armament Research"),
    Voice("Iran", "IR"),
)


class Told(NamedTuple):
    """Tellings of one finding, and of which family of copies each claim is."""

    tellings: tuple[Telling, ...]
    families: Mapping[str, str]

    def counted(self, decisions: Decisions | None = None) -> Counted:
        """Its origins."""
        return count(origins_of(self.tellings, self.families), decisions or Decisions())

    def family(self, told: Telling) -> str:
        """The family that a telling belongs to."""
        return self.families.get(told.claim, told.report)

    def plus(self, *more: Telling, family: str | None = None) -> "Told":
        """The same with more tellings, of a family of copies if one is named."""
        joined = {t.claim: family for t in more} if family is not None else {}
        return Told((*self.tellings, *more), {**self.families, **joined})


@cache
def sources() -> tuple[Source, ...]:
    """The voices as sources."""
    return tuple(register().source(voice) for voice in VOICES)


@cache
def bodies() -> tuple[Source, ...]:
    """Those that are no outlets: whatever is read, they stay what they are."""
    outlets = ("yonhap", "reuters", "le phare")
    return tuple(source for source in sources() if source.key not in outlets)


def dense_tellings(
    random: Random, most: int = 7, agreed: bool = False, voices: Sequence[Source] = ()
) -> Told:
    """Up to ``most`` reports in up to four families.

    Args:
        random: the dice.
        most: largest number of reports.
        agreed: whether copies of one text name the same source, or none.
        voices: who speaks; by default all sources.
    """
    known = voices or sources()
    leading = {f"f-{n}": random.choice(known) for n in range(4)}
    tellings, families = [], {}
    for n in range(random.randint(1, most)):
        family = random.choice(tuple(leading)) if random.random() < 0.8 else None
        source = leading[family] if agreed and family else random.choice(known)
        chain = (source,) if random.random() < 0.7 else ()
        tellings.append(telling(n, random.choice(OUTLETS), chain, random.random() < 0.7))
        if family is not None:
            families[tellings[-1].claim] = family
        elif not agreed and random.random() < 0.2:
            # One report that makes the same statement in two voices.
            other = telling(n, tellings[-1].outlet, (random.choice(known),))
            tellings.append(other._replace(claim=f"c-{n:03d}b"))
    return Told(tuple(tellings), families)


def telling(number: int, outlet: str, chain: Iterable[Source] = (), firm: bool = True) -> Telling:
    """One report that tells the act."""
    return Telling(f"c-{number:03d}", f"r-{number:03d}", outlet, tuple(chain), firm)
