"""Messages to the address of somebody, signed as Standard Webhooks lays down (HMAC-SHA256)."""

import base64
import binascii
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from concordant.acquisition.answers import FetchError
from concordant.acquisition.fetching import Fetcher
from concordant.model.identifiers import digest

SECRET = "CONCORDANT_WEBHOOK_SECRET"
"""The variable of the environment with the secret; it stands in no file of the project."""
_PREFIX = "whsec_"


@dataclass(frozen=True, slots=True)
class Message:
    """What a receiver gets.

    Attributes:
        id: the same whenever it is sent again.
        body: JSON in UTF-8.
    """

    id: str
    body: bytes


def message(kind: str, moment: str, content: Mapping[str, Any], about: str) -> Message:
    """A message.

    Args:
        kind: ``finding.new``, ``finding.changed`` or ``alert.test``.
        moment: when, ISO 8601 in UTC.
        content: what it tells.
        about: what makes it this message and no other.
    """
    body = json.dumps({"type": kind, "timestamp": moment, "data": content}, ensure_ascii=False)
    return Message(f"msg_{digest(about.encode())[:24]}", body.encode("utf-8", "replace"))


def headers(sent: Message, moment: int, secret: str) -> dict[str, str]:
    """The headers by which a receiver knows that the message is ours, whole, and not an old one.

    The signature is that of ``id.moment.body``.
    """
    signed = b".".join((sent.id.encode(), str(moment).encode(), sent.body))
    mac = hmac.new(key_of(secret), signed, "sha256").digest()
    return {
        "Content-Type": "application/json",
        "webhook-id": sent.id,
        "webhook-timestamp": str(moment),
        "webhook-signature": f"v1,{base64.b64encode(mac).decode()}",
    }


def key_of(secret: str) -> bytes:
    """The key: Base64 after ``whsec_``, as libraries write it; any other text as it is."""
    if secret.startswith(_PREFIX):
        try:
            return base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
        except binascii.Error:
            pass
    return secret.encode()


def send(fetcher: Fetcher, target: str, sent: Message, moment: int, secret: str) -> None:
    """Send a message.

    Raises:
        FetchError: the receiver did not take it.
    """
    if not secret:
        raise FetchError(f"there is no secret to sign with: {SECRET} is not set", f"export {SECRET}=…")
    answer = fetcher.post(target, sent.body, headers(sent, moment, secret))
    if answer.is_redirect:
        # A message is not carried elsewhere: whom it is for, a person has said.
        raise FetchError("the receiver sends elsewhere", "name the address that it sends to")
