"""What comes of asking for an address: an answer, or a failure that says whether to try again."""

from dataclasses import dataclass

from concordant.acquisition.addresses import joined

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_FOR_GOOD = frozenset((301, 308))


@dataclass(frozen=True, slots=True)
class Limits:
    """How much patience and room one request has.

    Attributes:
        connect: seconds until a connection stands.
        read: seconds between two pieces of the answer.
        total: seconds for the whole of it.
        size: the most bytes of a body, packed and unpacked.
    """

    connect: float = 10.0
    read: float = 20.0
    total: float = 90.0
    size: int = 20_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    Attributes:
        address: that was asked.
        status: of HTTP.
        headers: name in small letters and value, as they came.
        body: the bytes, unpacked; of an error, nothing.
    """

    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """The first header of this name; empty where there is none."""
        return next((value for key, value in self.headers if key == name), "")

    @property
    def is_redirect(self) -> bool:
        """Whether it sends elsewhere."""
        return self.status in _REDIRECTS and bool(self.header("location"))

    @property
    def is_for_good(self) -> bool:
        """Whether it says that the address has changed for good."""
        return self.status in _FOR_GOOD

    @property
    def leads_to(self) -> str | None:
        """Where a redirect leads; None where that is no address of the web."""
        return joined(self.address, self.header("location"), keep_tracking=True)

    @property
    def charset(self) -> str:
        """The character set that the server names; empty where it names none."""
        for part in self.header("content-type").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == "charset":
                return value.strip().strip("\"'").lower()[:40]
        return ""


class FetchError(Exception):
    """An address gave nothing.

    Attributes:
        message: what is wrong, in one sentence without its place.
        advice: what to do next; empty where there is nothing to do.
        passing: whether it may be otherwise another time.
        wait: seconds that the server asked to wait.
        status: what the server answered, where it did.
    """

    def __init__(
        self,
        message: str,
        advice: str = "",
        passing: bool = True,
        wait: float | None = None,
        status: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.passing = passing
        self.wait = wait
        self.status = status


class HeldBackError(FetchError):
    """An address was not asked, for reasons that lie with its host; it waits as before."""


class StoppedError(FetchError):
    """Somebody asked the program to stop."""

    def __init__(self) -> None:
        super().__init__("stopped before it was there")
