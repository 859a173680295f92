"""The formats of ``concordant export``: what each makes of the findings that are asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from concordant.exports.account import Account
from concordant.interfaces.cli.naming import calling
from concordant.views.wording import Tongue

if TYPE_CHECKING:
    from concordant.exports.parties import Parties


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command line says about the form.

    Attributes:
        speak: language of what people read.
    """

    speak: Tongue = "en"


Writing = Callable[[Iterable[Account], Asked], Iterator[bytes]]


def _ftm(accounts: Iterable[Account], asked: Asked) -> Iterator[bytes]:
    from concordant.exports.ftm import Telling, lines
    from concordant.interfaces.cli.knowing import sound_knowledge

    models = {key: held.name for key, held in sound_knowledge().materiel.items()}
    return _encoded(lines(accounts, Telling(*calling(asked.speak), _parties(), models)))


def _parties() -> "Parties":
    from concordant.exports.parties import Parties
    from concordant.interfaces.cli.knowing import sound_knowledge

    return Parties(sound_knowledge().actors)


def _encoded(lines: Iterable[str]) -> Iterator[bytes]:
    return (line.encode() for line in lines)


WRITING: Mapping[str, Writing] = {"ftm": _ftm}
"""Format → its findings as pieces of one file."""
