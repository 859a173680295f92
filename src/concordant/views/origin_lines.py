"""Origins of one finding: who is behind it, and through which chain each report has it."""

from collections.abc import Iterable, Iterator

from concordant.linking.derivation.edges import Edge
from concordant.model.claim import Claim
from concordant.model.finding import Finding, Origin
from concordant.model.report import Report
from concordant.views.dossier import Dossier, behind
from concordant.views.finding_sentence import interval
from concordant.views.grade_sentence import called
from concordant.views.names import Names
from concordant.views.sentence import DENIED_SIGN, SEPARATOR, chain
from concordant.views.table import SHORT_ID
from concordant.views.text import Line, Piece, line
from concordant.views.wording import Wording


def counted_origins(finding: Finding, words: Wording, names: Names) -> Iterator[Line]:
    """``14 reports → 3 families → 1 to 2 origins``, each origin, and why there may be fewer."""
    support = finding.support
    if support.reports:
        yield line("  ", Piece(walk(finding, words), "mark"))
    for origin in support.origins:
        yield line(
            "  ",
            Piece(called(origin, words, names), "voice"),
            Piece(f"{SEPARATOR}{how(origin, words)}", "muted"),
        )
    for origin in support.against:
        denies = Piece(f"{DENIED_SIGN} {words.of('finding', 'against')}  ", "denied")
        manner = Piece(f"{SEPARATOR}{how(origin, words)}", "muted")
        yield line("  ", denies, Piece(called(origin, words, names), "voice"), manner)
    if support.caveats:
        yield line("  ", Piece(words.say("finding", "why_least", least=words.number(support.least)), "hedge"))
    for caveat in support.caveats:
        yield line("    – ", words.of("caveat", caveat))


def walk(finding: Finding, words: Wording) -> str:
    """From reports by families to origins, in numbers."""
    support = finding.support
    counts = (("report", support.reports), ("family", support.families))
    told = {noun: f"{words.number(n)} {words.counted('count', noun, n)}" for noun, n in counts}
    origins = f"{interval(support, words)} {words.counted('count', 'origin', support.most)}"
    return words.say("finding", "walk", reports=told["report"], families=told["family"], origins=origins)


def how(origin: Origin, words: Wording) -> str:
    """How firmly an origin puts it, and in how many claims."""
    firm = words.of("finding", "firm" if origin.firm else "hedged")
    count = len(origin.claims)
    return f"{firm}{SEPARATOR}{words.number(count)} {words.counted('count', 'claim', count)}"


def chains(dossier: Dossier, words: Wording, names: Names) -> Iterator[Line]:
    """For every claim: its report, the voices through which that has it, the origin at the end."""
    finding = dossier.finding
    for _, (claim, report) in sorted(dossier.told.items(), key=_by_date):
        origins = behind(finding, claim.id)
        if origins:
            yield _chain(claim, report, origins, words, names)


def _by_date(told: tuple[str, tuple[Claim, Report]]) -> tuple[bool, str, str, int]:
    claim, report = told[1]
    return not report.published, report.published or "", report.id, claim.number


def _chain(claim: Claim, report: Report, origins: Iterable[Origin], words: Wording, names: Names) -> Line:
    voices = chain(claim, words, names.actor) or words.of("sentence", "own")
    ends = words.of("sentence", "also").join(called(origin, words, names) for origin in origins)
    denied = [Piece(f"{DENIED_SIGN} ", "denied")] if claim.polarity == "denied" else []
    return line(
        "  ",
        *denied,
        Piece(claim.id[:SHORT_ID], "muted"),
        f"  {place(report, words)} → ",
        Piece(voices, "voice"),
        " → ",
        Piece(ends, "mark"),
    )


def place(report: Report, words: Wording) -> str:
    """Outlet and date of a report, its id where it has no outlet."""
    return SEPARATOR.join(
        (report.outlet or report.id, report.published or words.of("explanation", "undated"))
    )


def copied(dossier: Dossier, words: Wording) -> Iterator[Line]:
    """Families of more than one report, with what ties their members."""
    for head, members in sorted(dossier.families.items()):
        if len(members) < 2:
            continue
        count = f"{words.number(len(members))} {words.counted('count', 'report', len(members))}"
        yield line("  ", Piece(words.of("column", "family"), "muted"), f" {head}{SEPARATOR}{count}")
        for report in members:
            yield line("    ", place(dossier.reports[report], words), Piece(f"  {report}", "muted"))
        yield from (_tie(edge, words) for edge in dossier.ties if edge.a in members or edge.b in members)


def _tie(edge: Edge, words: Wording) -> Line:
    one, other = (edge.b, edge.a) if edge.direction == "b_to_a" else (edge.a, edge.b)
    arrow = "→" if edge.direction else "↔"
    return line("      ", Piece(f"{one} {arrow} {other}{SEPARATOR}{words.of('tie', edge.kind)}", "muted"))


def chained(dossier: Dossier, words: Wording, names: Names) -> Iterator[Line]:
    """How the origins of one finding were counted, from the reports on."""
    say = words.tables["finding"]
    yield line(Piece(say["chains"], "heading"))
    yield from chains(dossier, words, names)
    yield ()
    if copies := list(copied(dossier, words)):
        yield line(Piece(say["families"], "heading"))
        yield from copies
        yield ()
    yield line(Piece(say["origins"], "heading"))
    yield from counted_origins(dossier.finding, words, names)
