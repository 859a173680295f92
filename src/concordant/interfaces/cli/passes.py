"""What one command reads, and under which version that is kept.

A reader that a command line names reads what that line names, and these reports keep it; everything else is
read by the reader of the project.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from concordant.interfaces.cli.settings import settings
from concordant.model.report import Received
from concordant.store.ledger import Ledger

if TYPE_CHECKING:
    from concordant.interfaces.reading import Choice

Pass = tuple[Iterable[Received], str]
"""What is read, and the version under which readings are kept."""


def of_arrivals(ledger: Ledger, version: str, choice: "Choice", named: Collection[str]) -> Iterator[Pass]:
    """What is to be read once these have arrived.

    Args:
        ledger: where they are.
        version: of program, knowledge and reader.
        choice: who reads.
        named: identities of what the command line names.
    """
    if not choice.own:
        yield ledger.pending(version), version
    if choice.asked:
        yield of_named(ledger, version, choice, named)


def of_named(ledger: Ledger, version: str, choice: "Choice", named: Collection[str]) -> Pass:
    """These alone, whoever read them last."""
    return ledger.assigned(version, named, choice.own), ledger.next_turn(version, choice.own)


def own_readers(
    ledger: Ledger, among: Collection[str] | None = None, read_by: str = ""
) -> dict[str, list[str]]:
    """Arrivals that keep a reader of their own, by what that is called on a command line.

    Args:
        ledger: where they are.
        among: only of these; of all, without.
        read_by: not those that this version of program and knowledge has read.
    """
    found: dict[str, list[str]] = {}
    for identity, name in ledger.own_readers().items():
        program, _, reader = name.partition(" ")
        if program != read_by and (among is None or identity in among):
            found.setdefault(reader.partition(" ")[0].partition(":")[0], []).append(identity)
    return found


def tell_left(ledger: Ledger, version: str) -> None:
    """Say what keeps a reader of its own and was read by an earlier version: no other reader reads it."""
    if settings().quiet:
        return
    from concordant.interfaces.cli import streams

    left = sum(map(len, own_readers(ledger, read_by=version.partition(" ")[0]).values()))
    if left:
        told = (
            f"{left} reports keep a reader of their own"
            if left > 1
            else "One report keeps a reader of its own"
        )
        streams.say(
            f"{told}, and this version has not read {'them' if left > 1 else 'it'}: concordant reread"
        )
