"""A made-up press: stories, reports on them, which of these derive from which. Same seed, same bytes.

Unrelated stories share stock background, formulas of the trade and notices at the foot: what makes finding
copies hard.
"""

import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

PHRASES = tomllib.loads(Path(__file__).with_name("derivation_phrases.toml").read_text("utf-8"))
SENTENCES = 12
HANDS = 3
# How often a word is changed, and what share of the sentences stays.
LIGHT, HEAVY = (0.03, 11), (0.12, 8)
DERIVED = ("verbatim", "cut", "shuffled", "light", "heavy")
ALONE = ("own", "quoting")


@dataclass(frozen=True, slots=True)
class Written:
    """One report of the made-up press.

    Attributes:
        id: its name.
        story: number of the story that it is about.
        kind: ``source``, one of ``DERIVED``, or one of ``ALONE``: new words on the same story.
        text: its words.
        day: day of publication, counted from 1.
    """

    id: str
    story: int
    kind: str
    text: str
    day: int

    @property
    def family(self) -> str:
        """Reports with the same name here derive from one text."""
        return f"{self.story}" if self.kind not in ALONE else f"{self.story}/{self.id}"


@dataclass
class Press:
    """Writes reports. ``stock`` is how many background sentences all stories draw from."""

    seed: int
    stock: int = 40
    background: float = 0.6
    dice: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        self._stock = [self._background() for _ in range(self.stock)]

    def story(self, number: int, kinds: Sequence[str] = (*DERIVED, *ALONE)) -> Iterator[Written]:
        """The source of a story, then one report of each kind."""
        facts, day = self._facts(), self.dice.randrange(1, 360)
        source = [self._sentence(facts, 0) for _ in range(SENTENCES)]
        yield self._report(f"s{number}-0", number, "source", self._with_stock(source), day)
        for i, kind in enumerate(kinds, 1):
            body = self._retold(kind, source, facts)
            yield self._report(f"s{number}-{i}", number, kind, body, day + self.dice.randrange(3))

    def _report(self, name: str, story: int, kind: str, body: Sequence[str], day: int) -> Written:
        lines = [" ".join(body[i : i + 3]) for i in range(0, len(body), 3)]
        if self.dice.random() < 0.3:
            lines.append(self.dice.choice(PHRASES["notices"]))
        # The number would tell the family; the name must not.
        return Written(f"r{self.dice.getrandbits(40):010x}-{name}", story, kind, "\n\n".join(lines), day)

    def _retold(self, kind: str, source: list[str], facts: dict[str, str]) -> list[str]:
        hand = {"own": 1, "quoting": 2}.get(kind) or self.dice.choice((1, 2))
        fresh = [self._sentence(facts, hand) for _ in range(SENTENCES)]
        if kind == "verbatim":
            return source
        if kind == "cut":
            return source[:5]
        if kind == "shuffled":
            return self._mixed(self.dice.sample(source, 8) + fresh[:4])
        if kind in ("light", "heavy"):
            rate, kept = LIGHT if kind == "light" else HEAVY
            body = [self._changed(each, rate) for each in self.dice.sample(source, kept)]
            return self._with_stock(self._mixed(body + fresh[: SENTENCES - kept]))
        if kind == "quoting":
            return self._with_stock(self._mixed([*fresh[:10], self.dice.choice(source)]))
        return self._with_stock(fresh)

    def _mixed(self, body: list[str]) -> list[str]:
        self.dice.shuffle(body)
        return body

    def _with_stock(self, body: list[str]) -> list[str]:
        if self.dice.random() >= self.background:
            return body
        mixed = list(body)
        for _ in range(self.dice.choice((1, 1, 2))):
            # Some background is on everybody's lips, some turns up twice a year.
            at = min(int(self.dice.paretovariate(0.6)) - 1, self.stock - 1)
            mixed.insert(self.dice.randrange(1, len(mixed)), self._stock[at])
        return mixed

    def _background(self) -> str:
        pick = self.dice.choice
        words = " ".join(pick(PHRASES[f"stock_{part}"]) for part in ("openings", "middles", "ends"))
        return self._filled(words, {"y": str(self.dice.randrange(1990, 2024))}) + "."

    def _facts(self) -> dict[str, str]:
        names = {key: self._name() for key in "abpv"}
        person = f"{self._name()} {self._name()}"
        figure = self.dice.choice((str(self.dice.randrange(3, 99)), f"{self.dice.randrange(100, 9000)}"))
        return {
            **names,
            "w": person,
            "n": figure,
            "g": f"{self.dice.choice(PHRASES['goods'])} {self._name()}-{self.dice.randrange(2, 99)}",
            "d": self.dice.choice(PHRASES["days"]),
        }

    def _name(self) -> str:
        return "".join(self.dice.choices(PHRASES["syllables"], k=self.dice.choice((2, 3)))).capitalize()

    def _sentence(self, facts: dict[str, str], hand: int) -> str:
        """A sentence in one of three hands: journalists who know the same facts use other turns."""

        def pick(part: str) -> str:
            words = str(self.dice.choice(PHRASES[part][hand::HANDS]))
            if part == "verbs" and self.dice.random() < 0.6:
                first, rest = words.split(" ", 1)
                return f"{first} {pick('adverbs')} {rest}"
            more = f"{part}_more"
            return f"{words} {pick(more)}" if more in PHRASES and self.dice.random() < 0.8 else words

        roll = self.dice.random()
        if roll < 0.15:
            words = f"« {pick('quotes')} », a dit {_lowered(pick('subjects'))} {pick('times')}"
        else:
            where = self.dice.choice((("places",), ("times",), ("places", "times")))
            words = " ".join(pick(part) for part in ("subjects", "verbs", *where))
        if self.dice.random() < 0.3:
            words += f", {pick('tails')}"
        if roll > 0.95:
            words += f", et {_lowered(pick('subjects'))} {pick('verbs')} {pick('places')}"
        drawn = _SLOT.sub(lambda slot: str(self.dice.choice(_WORDS[_SLOTS[slot[1]]])), words)
        return self._filled(drawn, facts) + "."

    @staticmethod
    def _filled(words: str, facts: dict[str, str]) -> str:
        for key, fact in facts.items():
            words = words.replace(f"{{{key}}}", fact)
        return words[0].upper() + words[1:]

    def _changed(self, sentence: str, rate: float) -> str:
        """The sentence with some words replaced, left out or added."""
        told: list[str] = []
        for word in sentence.split():
            roll = self.dice.random()
            if roll < rate * 0.6:
                told.append(_SYNONYMS.get(word, self.dice.choice(PHRASES["fillers"])))
            elif roll < rate * 0.8:
                told += [word, self.dice.choice(PHRASES["fillers"])]
            elif roll >= rate:
                told.append(word)
        return " ".join(told)


_WORDS = {kind: PHRASES[kind].split() for kind in ("nouns", "adjectives")}
_SLOT = re.compile("{([kjm])}")
_SLOTS = {"k": "nouns", "m": "nouns", "j": "adjectives"}


def _lowered(words: str) -> str:
    return words if words.startswith("{") else words[0].lower() + words[1:]


_SYNONYMS = {one: other for pair in PHRASES["synonyms"] for one, other in (pair, pair[::-1])}


def press(
    seed: int, stories: int, stock: int = 40, kinds: Sequence[str] = (*DERIVED, *ALONE)
) -> list[Written]:
    """All reports of a made-up press, in no telling order."""
    writer = Press(seed, stock)
    reports = [each for number in range(stories) for each in writer.story(number, kinds)]
    writer.dice.shuffle(reports)
    return reports


def signed(report: Written, agency: str) -> Written:
    """The report with a line that credits an agency."""
    return replace(report, text=f"{report.text}\n\n({agency})")
