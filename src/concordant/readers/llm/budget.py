"""What a run has cost so far, and whether it may go on."""

from dataclasses import dataclass, replace
from threading import Lock

from concordant.readers.failure import BudgetSpentError
from concordant.readers.llm.settings import ModelSettings

_CHARACTERS_A_TOKEN = 3.0
"""A cautious guess until answers tell: French takes between three and four in the tokenizers in use."""

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Cost:
    """What was asked and what it took.

    Attributes:
        answers: answers that a server gave in this run.
        kept: answers that were there already.
        tokens_in: tokens sent.
        tokens_out: tokens answered.
        money: the price of both.
    """

    answers: int = 0
    kept: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    money: float = 0.0

    @property
    def tokens(self) -> int:
        """Both ways together."""
        return self.tokens_in + self.tokens_out


def tokens_in(characters: int) -> int:
    """About how many tokens a text of so many characters takes."""
    return int(characters / _CHARACTERS_A_TOKEN) + 1


class Budget:
    """Counts what a run costs, and stops it before it costs more than it may; for several threads."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings, self._lock = settings, Lock()
        self._spent, self._open = Cost(), Cost()

    @property
    def spent(self) -> Cost:
        """What the run has cost so far."""
        return self._spent

    def price(self, sent: int, answered: int) -> float:
        """What so many tokens cost."""
        return (sent * self._settings.price_in + answered * self._settings.price_out) / _MILLION

    def reserve(self, characters: int) -> tuple[int, int]:
        """Set aside what a request may cost at most, as far as its length tells.

        Raises:
            BudgetSpentError: it might cost more than is left.
        """
        asked = tokens_in(characters), self._settings.answer_tokens
        with self._lock:
            spent, held, limits = self._spent, self._open, self._settings
            tokens = spent.tokens + held.tokens + sum(asked)
            money = spent.money + held.money + self.price(*asked)
            if (limits.tokens and tokens > limits.tokens) or (limits.money and money > limits.money):
                raise BudgetSpentError(
                    f"the budget of this run is spent ({told(spent)})",
                    "what was answered is kept; run it again with a budget to go on",
                    final=True,
                )
            self._open = _plus(held, Cost(0, 0, *asked, self.price(*asked)))
        return asked

    def release(self, asked: tuple[int, int]) -> None:
        """Give back what was set aside."""
        with self._lock:
            self._open = _plus(self._open, Cost(0, 0, -asked[0], -asked[1], -self.price(*asked)))

    def take(self, sent: int, answered: int) -> None:
        """Count an answer."""
        with self._lock:
            self._spent = _plus(self._spent, Cost(1, 0, sent, answered, self.price(sent, answered)))

    def found(self) -> None:
        """Count an answer that was there already."""
        with self._lock:
            self._spent = replace(self._spent, kept=self._spent.kept + 1)


def told(cost: Cost, tokens: int = 0, money: float = 0.0) -> str:
    """A cost in a few words, beside what may be spent at most where that is given."""
    kept = f" + {cost.kept} kept" if cost.kept else ""
    of = f" of {tokens}" if tokens else ""
    most = f" of {money:g}" if money else ""
    price = f" · {cost.money:.4f}{most} of money" if cost.money or money else ""
    return f"{cost.answers} answers{kept} · {cost.tokens}{of} tokens{price}"


def _plus(a: Cost, b: Cost) -> Cost:
    return Cost(
        a.answers + b.answers, a.kept + b.kept, a.tokens_in + b.tokens_in, a.tokens_out + b.tokens_out,
        a.money + b.money,
    )  # fmt: skip
