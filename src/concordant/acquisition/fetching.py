"""One request to one address: within its limits, only where it may go, and never a traceback."""

import ssl
import threading
import time
from collections.abc import Mapping, Sequence
from functools import cache
from urllib.parse import urlsplit

import httpcore2

from concordant import __version__
from concordant.acquisition.answers import Answer, FetchError, Limits
from concordant.acquisition.network import GuardedNetwork, Resolve, Term, resolve
from concordant.acquisition.pace import retry_after
from concordant.acquisition.reach import Network
from concordant.acquisition.robots import PRODUCT
from concordant.acquisition.unpacking import ACCEPTED, unpacked

_ANYTHING = "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, */*;q=0.5"
_PASSING = frozenset((408, 425, 429))


def user_agent(contact: str = "") -> str:
    """What the program calls itself: its name and version, and a page or address of whoever runs it."""
    return f"{PRODUCT}/{__version__}" + (f" (+{contact})" if contact else "")


class Fetcher:
    """Asks for addresses, from several threads at once if need be.

    Args:
        allowed: networks that may be asked although they are not public.
        limits: how much patience and room a request has.
        stop: ends requests that are under way when it is set.
        resolving: how names become numbers.
        contact: a page or address of whoever runs the program, for the logs of servers.
    """

    def __init__(
        self,
        allowed: Sequence[Network] = (),
        limits: Limits | None = None,
        stop: threading.Event | None = None,
        resolving: Resolve = resolve,
        contact: str = "",
    ) -> None:
        self.limits = limits or Limits()
        self._allowed = tuple(allowed)
        self._stop = stop or threading.Event()
        self._resolving = resolving
        self._agent = user_agent(contact)

    def get(self, address: str, more: Mapping[str, str] | None = None) -> Answer:
        """Ask for an address; what sends elsewhere is an answer like any other.

        Raises:
            FetchError: it gave nothing.
        """
        return self._ask("GET", address, {"Accept": _ANYTHING, **(more or {})}, b"")

    def post(self, address: str, body: bytes, more: Mapping[str, str]) -> Answer:
        """Send bytes to an address.

        Raises:
            FetchError: there is no answer, or one that says that it failed.
        """
        return self._ask("POST", address, more, body)

    def _ask(self, method: str, address: str, more: Mapping[str, str], body: bytes) -> Answer:
        term = Term(self.limits.total, self._stop)
        headers = {
            "Host": urlsplit(address).netloc,
            "User-Agent": self._agent,
            "Accept-Encoding": ACCEPTED,
            "Connection": "close",
            **more,
        }
        if method == "POST":
            headers["Content-Length"] = str(len(body))
        patience = {"connect": self.limits.connect, "read": self.limits.read, "write": self.limits.read}
        network = GuardedNetwork(term, self._allowed, self._resolving)
        try:
            with (
                httpcore2.ConnectionPool(_tls(), network_backend=network) as pool,
                pool.stream(
                    method,
                    address,
                    headers=list(headers.items()),
                    content=body or None,
                    extensions={"timeout": patience},
                ) as response,
            ):
                return self._answer(address, response)
        except FetchError:
            raise
        except (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            raise FetchError(_told(error), "it is asked again later") from error
        except (OSError, httpcore2.UnsupportedProtocol, ValueError) as error:
            raise FetchError(f"it could not be asked ({error})") from error

    def _answer(self, address: str, response: httpcore2.Response) -> Answer:
        headers = tuple(
            (name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in response.headers
        )
        answer = Answer(address, response.status, headers, b"")
        if response.status == 304 or answer.is_redirect:
            return answer
        if not 200 <= response.status < 300:
            raise refusal(answer)
        most = self.limits.size
        if (
            answer.header("content-length")[:15].isdigit()
            and int(answer.header("content-length")[:15]) > most
        ):
            raise FetchError(f"it is longer than {most:,} bytes", "such a page is no article", passing=False)
        encoding = answer.header("content-encoding")
        body = b"".join(unpacked(response.iter_stream(), encoding, most))
        return Answer(address, response.status, headers, body)


def refusal(answer: Answer) -> FetchError:
    """What an error of a server means."""
    wait = retry_after(answer.header("retry-after"), time.time())
    passing = answer.status in _PASSING or answer.status >= 500
    told, advice = f"the server answers {answer.status}", "it is asked again later" if passing else ""
    if answer.status in (404, 410):
        told, advice = f"there is nothing at this address any more ({answer.status})", "check the address"
    elif answer.status in (401, 402, 403):
        told, advice = f"the server lets nobody in ({answer.status})", "ask its owner, or leave it out"
    elif answer.status == 429:
        told = "the server wants to be asked less often (429)"
    return FetchError(told, advice, passing, wait, answer.status)


def _told(error: Exception) -> str:
    """What broke, in a sentence."""
    words = " ".join(str(error).split())[:200]
    match error:
        case httpcore2.ConnectTimeout():
            return "no connection came about in time"
        case httpcore2.TimeoutException():
            return "the server fell silent"
        case httpcore2.ConnectError():
            return f"no connection came about ({words})"
        case httpcore2.ProtocolError():
            return f"the answer is broken ({words})"
    return f"the connection broke ({words})"


@cache
def _tls() -> ssl.SSLContext:
    return httpcore2.default_ssl_context()
