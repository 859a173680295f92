"""Claims as a perfect reader would read them: what isolates linking from reading."""

from collections.abc import Iterator
from hashlib import sha256

from concordant.model.claim import Claim, Evidence
from concordant.model.report import Report
from concordant.synth.arrival import postings
from concordant.synth.cascade import Part, Posting
from concordant.synth.cast import shipped_cast
from concordant.synth.events import DAY
from concordant.synth.preset import Preset, preset
from concordant.synth.statements import Statement, counted, day_of
from concordant.synth.truth import Told, Truth
from concordant.synth.world import build


def claims_level(name: str | Preset, size: int, seed: int) -> Iterator[Told]:
    """Claims with their reports and the truth about them, in the order of publication.

    A longer run begins with the claims of a shorter one; its world goes on for longer, as dense as before.

    Args:
        name: a preset, or the name of a shipped one.
        size: how many claims.
        seed: which world of this kind.

    Returns:
        The claims one by one; only those of reports about to be published are held in memory.
    """
    world = build(preset(name) if isinstance(name, str) else name, seed, shipped_cast())
    left = size
    for posting in postings(world, seed):
        report = report_of(posting)
        for number, part in enumerate(posting.parts, 1):
            if left == 0:
                return
            left -= 1
            yield _told(posting, report, number, part)


def report_of(posting: Posting) -> Report:
    """The report of a posting, without its text."""
    outlet = posting.room.outlet
    return Report(
        id=posting.id,
        sha256=sha256(posting.id.encode()).hexdigest(),
        source=f"{posting.id}.txt",
        lang=outlet.lang,
        published=day_of(posting.minute // DAY),
        published_from="given",
        outlet=outlet.name,
    )


def _told(posting: Posting, report: Report, number: int, part: Part) -> Told:
    identifier = f"c-{sha256(f'{posting.id}#{number}'.encode()).hexdigest()[:16]}"
    return Told(claim_of(identifier, posting, number, part), report, truth_of(identifier, posting.id, part))


def claim_of(identifier: str, posting: Posting, number: int, part: Part) -> Claim:
    """What one part of a report says, in the words of nobody."""
    said = part.statement
    event, figure, quantity = said.event, part.figure, said.quantity
    if figure != said.figure and figure is not None and quantity is not None:
        quantity = counted(figure, quantity.unit or "")
    return Claim(
        id=identifier,
        report=posting.id,
        number=number,
        event=event.type,
        agent=event.dyad.agent,
        recipient=event.recipient,
        item=said.item,
        quantity=quantity,
        place=None,
        time=said.time,
        phase=event.phase,
        certainty=said.certainty,
        polarity="denied" if said.denied else "affirmed",
        attribution=part.chain,
        evidence=_evidence(said, number),
        reader="synth",
    )


def truth_of(claim: str, report: str, part: Part) -> Truth:
    """What is true of one part of a report."""
    said = part.statement
    event, garbled = said.event, part.figure != said.figure
    wrong = said.lie or garbled
    against_figure = wrong and part.figure is not None
    rough = said.rough
    return Truth(
        claim=claim,
        report=report,
        event=event.id,
        series=event.series,
        happened=event.happened,
        origins=(said.origin,) if said.origin else (),
        derived_from=part.parent,
        kind=part.kind,
        family=part.family,
        named=part.named,
        exact=not (said.vague or wrong or said.denied),
        lie=said.lie,
        vague=said.vague,
        denial=said.denied,
        figure=part.figure,
        low=part.figure if rough is None else rough.low,
        high=part.figure if rough is None else rough.high,
        contradicts=("polarity",) if said.denied else ("quantity",) if against_figure else (),
    )


def _evidence(said: Statement, number: int) -> Evidence:
    """Words that stand for those of a text: the same in all copies of one statement."""
    item, quantity = said.item, said.quantity
    words = (
        said.event.dyad.agent.name,
        "denies" if said.denied else said.event.phase,
        quantity.raw if quantity else "",
        (item.surface or "") if item else "",
        said.event.recipient.name if said.event.recipient else "",
        said.time.raw if said.time else "",
    )
    quote = " ".join(word for word in words if word)
    start = 200 * (number - 1)
    return Evidence(quote, start, start + len(quote))
