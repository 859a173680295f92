"""What the readers leave to a person: why, how it was read, and how it was read otherwise."""

from collections.abc import Iterator

from concordant.model.apart import Apart
from concordant.model.claim import Claim
from concordant.model.contract import from_contract
from concordant.model.report import Report
from concordant.views.sentence import Naming, canonical, sentence
from concordant.views.text import Line, Piece, line
from concordant.views.wording import Wording

_READER = 14


def reviewed(
    kind: str,
    claim: Claim | None,
    apart: Apart | None,
    report: Report,
    words: Wording,
    naming: Naming = canonical,
) -> Iterator[Line]:
    """One matter: the claim and the other reading under each other, with the words they rest on.

    Args:
        kind: ``waits``, ``differs`` or ``refused``.
        claim: as it stands in the ledger; None for what was refused.
        apart: what was read otherwise, or refused; None for a claim that waits.
        report: where it stands.
        words: how it is told.
        naming: how actors are called.
    """
    why = apart.why if apart else claim.doubt.split(",") if claim else ()
    told = ", ".join(words.of("review", code) for code in why)
    yield line(Piece(claim.id if claim else report.id, "muted"), f"  {words.of('review', kind)}: {told}")
    if claim is not None:
        yield line(f"  {claim.reader:<{_READER}}", *sentence(claim, words, naming))
        yield line(" " * (_READER + 2), Piece(words.quoted(claim.evidence.quote), "muted"))
    if apart is not None and kind == "differs":
        yield line(f"  {apart.reader:<{_READER}}", *sentence(from_contract(dict(apart.said)), words, naming))
    elif apart is not None:
        event, quote = (str(apart.said.get(name) or "") for name in ("event", "quote"))
        yield line(f"  {apart.reader:<{_READER}}", event, " ", Piece(words.quoted(quote), "muted"))
    yield line("")
