"""What people decided, told in lines: one judgement after another, and what one of them changed."""

from collections.abc import Iterable, Iterator, Sequence

from concordant.model.finding import Finding
from concordant.model.judgement import Judgement
from concordant.views.dossier import Past
from concordant.views.finding_sentence import act, digit, flags, supported
from concordant.views.names import Names
from concordant.views.sentence import SEPARATOR
from concordant.views.table import SHORT_ID
from concordant.views.text import Line, Piece, joined, line
from concordant.views.wording import Wording

_DAY = 10


def judgements(pasts: Iterable[Past], words: Wording) -> Iterator[Line]:
    """Each judgement with day, person, reason, and whether it stands."""
    for past in pasts:
        yield _judgement(past, words)


def _judgement(past: Past, words: Wording) -> Line:
    judgement = past.judgement
    parts = [
        line("  ", Piece(judgement.id, "muted")),
        line(f"{judgement.when[:_DAY]} {judgement.who}"),
        line(Piece(decided(judgement, words), "mark")),
        line(Piece(words.quoted(judgement.why), "evidence") if judgement.why else ""),
        line(Piece(_ended(past, words), "denied")),
    ]
    return joined([part for part in parts if any(piece.text for piece in part)], SEPARATOR)


def decided(judgement: Judgement, words: Wording) -> str:
    """What was decided about which claims."""
    claims = [anchor.claim[:SHORT_ID] for anchor in judgement.about]
    details = [
        value if key in ("digit", "judgement") else f"{key}={value}"
        for key, value in judgement.details.items()
    ]
    return " ".join([words.of("judgement", judgement.kind), *claims, *details])


def _ended(past: Past, words: Wording) -> str:
    return words.say("judgement", "taken_back", by=past.taken_back.id) if past.taken_back else ""


def change(
    before: Sequence[Finding], after: Sequence[Finding], words: Wording, names: Names
) -> Iterator[Line]:
    """Findings before a judgement, and what stands in their place."""
    say = words.tables["finding"]
    gone = [f for f in before if f not in after]
    come = [f for f in after if f not in before]
    if not gone and not come:
        yield line(Piece(say["same_as_before"], "muted"))
        return
    yield from _side(say["before"], gone, words, names)
    yield from _side(say["after"], come, words, names)


def _side(name: str, findings: Sequence[Finding], words: Wording, names: Names) -> Iterator[Line]:
    yield line(Piece(name, "heading"))
    if not findings:
        yield line("  ", Piece(words.of("finding", "gone"), "muted"))
    for finding in findings:
        yield line("  ", *in_brief(finding, words, names))


def in_brief(finding: Finding, words: Wording, names: Names) -> Line:
    """A finding in one line: id, act, support, grade, what is set against it."""
    parts = [
        line(Piece(finding.id[:SHORT_ID], "muted")),
        act(finding, words, names),
        line(supported(finding.support, words)),
        line(Piece(f"{words.of('column', 'grade')} {digit(finding.grade, words)}", "mark")),
        flags(finding, words),
    ]
    return joined([part for part in parts if part], SEPARATOR)
