"""Which model is asked, where, with what, and what it may cost."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

TEMPERATURE, SEED = 0, 1
_LOCAL = frozenset(("localhost", "127.0.0.1", "::1"))


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Everything about a model that is set and not told by a report.

    Attributes:
        address: where the server speaks the protocol, up to and with ``/v1``.
        model: the name under which it knows the model.
        key: what it asks for to let one in; never shown.
        concurrency: windows that are asked about at the same time.
        per_minute: most requests a minute; 0 for any number.
        patience: seconds of silence after which a request is given up.
        longest: seconds after which an answer is cut off.
        attempts: how often a window is asked about before the report is left unread.
        window: characters of a report that are asked about at once.
        overlap: characters of the window before that are told again.
        answer_tokens: most tokens of one answer.
        tokens: most tokens that one run may take, both ways together; 0 for any number.
        money: most that one run may cost; 0 for any amount.
        price_in: price of a million tokens sent.
        price_out: price of a million tokens answered.
        everything: whether to ask about texts that are not about arms too.
    """

    address: str
    model: str
    key: str = field(default="", repr=False)
    concurrency: int = 2
    per_minute: int = 0
    patience: float = 120.0
    longest: float = 600.0
    attempts: int = 5
    window: int = 6000
    overlap: int = 800
    answer_tokens: int = 4096
    tokens: int = 0
    money: float = 0.0
    price_in: float = 0.0
    price_out: float = 0.0
    everything: bool = False

    @property
    def parameters(self) -> dict[str, object]:
        """What an answer depends on besides text, prompt and model."""
        return {"temperature": TEMPERATURE, "seed": SEED, "max_tokens": self.answer_tokens}

    @property
    def unprotected(self) -> bool:
        """Whether text would travel where others can read it."""
        parts = urlsplit(self.address)
        return parts.scheme != "https" and parts.hostname not in _LOCAL
