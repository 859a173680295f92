"""What findings would concern, for the eye: finding by finding, each status apart, never a verdict."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from concordant.knowledge.provision import Provision
from concordant.model.concern import Concern, Saying
from concordant.model.finding import Finding
from concordant.views.finding_sentence import act, digit, flags, supported
from concordant.views.names import Names
from concordant.views.sentence import SEPARATOR
from concordant.views.table import SHORT_ID
from concordant.views.text import Line, Piece, joined, line
from concordant.views.wording import Wording

Provisions = Mapping[str, Provision]

FOLDED = 3
"""So many merely possible concerns of a finding are shown unless all are asked for."""


def in_tongue(saying: Saying, words: Wording) -> str:
    """The words in the reader's language."""
    return saying.fr if words.tongue == "fr" else saying.en


def concerned_lines(
    finding: Finding,
    found: Sequence[Concern],
    provisions: Provisions,
    words: Wording,
    names: Names,
    most: int | None = FOLDED,
) -> Iterator[Line]:
    """A finding and below it the provisions, one group a status, the plainest first.

    Args:
        finding: what is said of one act.
        found: what it would concern, in order of status.
        provisions: all provisions by id.
        words: of the reader's language.
        names: of actors in it.
        most: how many merely possible ones are shown; None for all.
    """
    yield line(Piece(finding.id[:SHORT_ID], "muted"), "  ", *act(finding, words, names))
    grade = f"{words.of('finding', 'grade').lower()} {digit(finding.grade, words)}"
    weight = [line(supported(finding.support, words)), line(Piece(grade, "mark")), flags(finding, words)]
    yield line("  ", *joined([part for part in weight if part], SEPARATOR))
    for status, group in groupby(found, key=lambda each: each.status):
        held = list(group)
        shown = held[:most] if status == "possible" and most is not None else held
        yield line("  ", Piece(words.of("concern_status", status), "heading"))
        for concern in shown:
            yield from concern_lines(concern, provisions[concern.provision], words)
        if left := len(held) - len(shown):
            yield line("    ", Piece(words.say("concern", "more", count=words.number(left)), "muted"))
    yield ()


def concern_lines(concern: Concern, provision: Provision, words: Wording) -> Iterator[Line]:
    """One provision: what it says, whom it speaks to here, and where that could break."""
    cited, paraphrase = (getattr(said, words.tongue) for said in (provision.cited, provision.paraphrase))
    yield line("    ", Piece(cited, "event"), Piece(f"  {provision.id}", "muted"))
    yield line("      ", paraphrase)
    yield line("      ", Piece(in_tongue(concern.duty, words), "voice"))
    weakest = concern.weakest
    link = words.say("concern", "weakest", link=in_tongue(weakest.says, words))
    yield line("      ", Piece(link, "hedge"))
    changes = words.say("concern", "changes", what=in_tongue(weakest.changes, words))
    yield line("      ", Piece(changes, "muted"))
    yield from _marks(concern, words)


def _marks(concern: Concern, words: Wording) -> Iterator[Line]:
    """What else one has to know: who argues, who contests, what carries the text out, what is unchecked."""
    codes = (("argued_by", concern.argued_by), ("contested_by", concern.contested_by))
    told = [words.say("concern", key, who=", ".join(who)) for key, who in codes if who]
    if concern.bearing == "applies":
        told.append(words.of("concern", "applies"))
    if concern.unverified and concern.weakest.code != "text_unverified":
        told.append(words.of("concern", "unverified"))
    if told:
        yield line("      ", Piece(SEPARATOR.join(told), "muted"))
