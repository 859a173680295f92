"""Who reads, as a project, an environment and a command line have it."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from concordant.readers.builtin import BUILTIN
from concordant.readers.failure import ReaderError
from concordant.readers.reader import Reader

if TYPE_CHECKING:
    from concordant.readers.llm.asking import Asker
    from concordant.readers.llm.reader import ModelReader
    from concordant.readers.llm.settings import ModelSettings

READERS = ("builtin", "llm", "both")
KEY, ADDRESS, MODEL = "CONCORDANT_LLM_KEY", "CONCORDANT_LLM_ADDRESS", "CONCORDANT_LLM_MODEL"
_SERVICE = "concordant"
_NO_SETTINGS = frozenset(("use", "sending", "address", "model"))


class ChoiceError(ReaderError):
    """Nobody can read as it was asked for."""


@dataclass(slots=True)
class Choice:
    """Who was chosen.

    Attributes:
        reader: who reads.
        model: the reader that asks a model, where one is asked.
        asker: what asks it.
        asked: whether the command line named who reads.
        own: whether the project would have chosen otherwise.
        stopped: why a run ended before its time.
    """

    reader: Reader = BUILTIN
    model: "ModelReader | None" = None
    asker: "Asker | None" = None
    asked: bool = False
    own: bool = False
    stopped: ReaderError | None = field(default=None)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a command line says about who reads; what is None is left to the project.

    Attributes:
        reader: ``builtin``, ``llm`` or ``both``.
        send_to: the address that the user agrees to.
        tokens: what the run may take.
        money: what it may cost.
    """

    reader: str | None = None
    send_to: str | None = None
    tokens: int | None = None
    money: float | None = None


Ask = Callable[[str], bool]
"""Asks a person whether what it says may be done; False where there is nobody to ask."""


@contextmanager
def chosen(wish: Wish, project: Mapping[str, Any], answers: Path, ask: Ask) -> Iterator[Choice]:
    """Who reads, ready to; let go of afterwards.

    Args:
        wish: what the command line says.
        project: what ``concordant.toml`` says under ``[reader]``.
        answers: the file in which answers are kept.
        ask: asks for consent, once for each address.

    Raises:
        ChoiceError: it cannot be done as it is set, or is forbidden.
    """
    usual = project.get("use", READERS[0])
    name = wish.reader or usual
    if name not in READERS:
        raise ChoiceError(f"there is no reader {name!r}", f"one of {', '.join(READERS)}")
    said = wish.reader is not None, name != usual
    if name == READERS[0]:
        yield Choice(BUILTIN, None, None, *said)
        return
    from concordant.readers.both import BothReaders
    from concordant.readers.llm.asking import Asker
    from concordant.readers.llm.budget import Budget
    from concordant.readers.llm.cache import AnswerFile
    from concordant.readers.llm.reader import ModelReader

    settings, origin = model_settings(wish, project)
    kept = AnswerFile(answers)
    try:
        may_send = _consent(settings, origin, wish, project, kept, ask)
        asker = Asker(settings, kept, Budget(settings), may_send)
        model = ModelReader(asker)
        reader: Reader = model if name == "llm" else BothReaders(BUILTIN, model)
        try:
            yield Choice(reader, model, asker, *said)
        finally:
            model.close()
    finally:
        kept.close()


def model_settings(
    wish: Wish, project: Mapping[str, Any], environment: Mapping[str, str] = os.environ
) -> "tuple[ModelSettings, str]":
    """Which model is asked and how, and where its key comes from.

    Raises:
        ChoiceError: no address or no model is named.
    """
    from concordant.readers.llm.settings import ModelSettings

    address = project.get("address") or environment.get(ADDRESS)
    model = project.get("model") or environment.get(MODEL)
    if not address or not model:
        missing = "address" if not address else "model"
        advice = f"set address and model under [reader] in concordant.toml, or {ADDRESS} and {MODEL}"
        raise ChoiceError(f"no {missing} of a language model is known", advice)
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query:
        raise ChoiceError(
            f"{_public(address)} is no address of a server", "write it as http://127.0.0.1:8080/v1"
        )
    key, origin = _key(address, environment)
    more = {name: value for name, value in project.items() if name not in _NO_SETTINGS}
    limits = {"tokens": wish.tokens, "money": wish.money}
    more |= {name: value for name, value in limits.items() if value is not None}
    for least in ("concurrency", "attempts", "window", "answer_tokens"):
        if more.get(least) == 0:
            raise ChoiceError(f"reader.{least} must be more than 0", "correct it in concordant.toml")
    return ModelSettings(address, model, key, **more), origin


def _public(address: str) -> str:
    """An address without what may be a password in it."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.hostname or ''}" if parts.username else address


def _key(address: str, environment: Mapping[str, str]) -> tuple[str, str]:
    """The key for an address and where it was found; both empty where there is none."""
    if environment.get(KEY):
        return environment[KEY].strip(), KEY
    try:
        found = import_module("keyring").get_password(_SERVICE, address)
    except Exception:  # not installed, locked, or without a service: as good as no key
        return "", ""
    return (found, "the keyring") if found else ("", "")


def _consent(
    settings: "ModelSettings", origin: str, wish: Wish, project: Mapping[str, Any], kept: Any, ask: Ask
) -> Callable[[], None]:
    """What is called before anything is sent: it raises where nothing may be."""
    address = settings.address

    def refuse() -> None:
        raise ChoiceError(
            f"nobody has agreed that text is sent to {address}",
            f"agree once with --send-to {address}; answers that are kept need no sending",
            final=True,
        )

    def forbid() -> None:
        raise ChoiceError("this project forbids that its text is sent anywhere", "reader.sending", final=True)

    if project.get("sending") is False:
        return forbid
    if wish.send_to is not None and wish.send_to != address:
        raise ChoiceError(f"text would be sent to {address}, not to {wish.send_to}", "name that address")
    if wish.send_to == address or kept.agreed(address) or ask(_question(settings, origin)):
        kept.agree(address, datetime.now(UTC).isoformat(timespec="seconds"))
        return lambda: None
    return refuse


def _question(settings: "ModelSettings", origin: str) -> str:
    """What is asked before text is sent to an address for the first time."""
    key = f", with the key from {origin}" if origin else ""
    open_way = " The way there is not encrypted." if settings.unprotected else ""
    return (
        f"The text of reports would be sent to {settings.address} (model {settings.model}){key}.{open_way}"
        " Send it there, now and from now on?"
    )
