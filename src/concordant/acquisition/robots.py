"""What ``robots.txt`` allows (RFC 9309)."""

from protego import Protego

PRODUCT = "Concordant"
"""The name by which ``robots.txt`` may speak of this program."""
MOST_BYTES = 512_000
FRESH = 86_400.0
"""Seconds after which the rules of a host are asked for again."""


class Judge:
    """Says what rules allow; understood once, asked often.

    Args:
        text: the rules as they stood in ``robots.txt``; empty where there is no such file.
        refusal: why nothing may be asked for now: the rules could not be had. Empty otherwise.
    """

    def __init__(self, text: str, refusal: str = "") -> None:
        self.refusal = refusal
        self._read = Protego.parse(text) if text.strip() else None

    def allows(self, address: str) -> bool:
        """Whether this address may be asked for."""
        if self.refusal:
            return False
        return self._read is None or bool(self._read.can_fetch(address, PRODUCT))

    @property
    def delay(self) -> float | None:
        """Seconds that the host wants between two requests."""
        if self._read is None:
            return None
        asked = self._read.crawl_delay(PRODUCT)
        rate = self._read.request_rate(PRODUCT)
        paced = rate.seconds / rate.requests if rate and rate.requests else None
        return max((each for each in (asked, paced) if each is not None), default=None)
