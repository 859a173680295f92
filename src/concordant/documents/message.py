"""The parts and headers of a message in the format of e-mail, however broken it is."""

from collections.abc import Callable, Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser

from concordant.documents.decode import without_noncharacters

SAVED = "snapshot-content-location"
"""The header that tells a page saved by a browser from a letter."""
_MOST_BOUNDARIES = 200
# What parsing and unpacking broken messages raises, by experience: the library is no judge of them.
BROKEN = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


def parsed(raw: bytes) -> EmailMessage:
    """The message that bytes hold; hardly anything is none at all."""
    if raw.count(b"boundary=") > _MOST_BOUNDARIES:  # each line is held against each: that takes for ever
        raise ValueError("too many parts within parts")
    message = BytesParser(policy=policy.default).parsebytes(raw)
    assert isinstance(message, EmailMessage)
    return message


def leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """Every part of the message itself, without going into messages that are attached to it."""
    waiting: list[EmailMessage] = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart":
            inside = part.get_payload()
            held = inside if isinstance(inside, list) else []
            waiting += [each for each in reversed(held) if isinstance(each, EmailMessage)]
        else:
            yield part


def payload(part: EmailMessage) -> bytes:
    """The bytes of a part as they were before they were packed for travel."""
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def header(message: EmailMessage, name: str) -> str | None:
    """The words of a header; None where there are none, or where they are broken."""
    return header_of(lambda: message[name])


def header_of(ask: Callable[[], object]) -> str | None:
    """The same for whatever asks for a header."""
    try:
        found = ask()
        return without_noncharacters(str(found), "")[0] if found else None
    except Exception:
        return None
