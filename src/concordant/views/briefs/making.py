"""From findings to a brief: one pure function."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from concordant.views.briefs.described import describing
from concordant.views.briefs.entries import Entries
from concordant.views.briefs.figures import figures
from concordant.views.briefs.matter import Matter
from concordant.views.briefs.records import Brief, Entry, Section, SectionKind
from concordant.views.briefs.speech import Speech, speech
from concordant.views.briefs.telling import Teller
from concordant.views.concern_lines import Provisions
from concordant.views.names import Names
from concordant.views.wording import Tongue, Wording, wording

_BODY: tuple[SectionKind, ...] = ("firm", "hedged", "single", "disputed", "announced")
_RECENT = 30
"""So many days back counts as new where nobody says since when."""
_LABELS = ("notes", "figures", "opening", "closing", "link", "more", "more_one")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a brief shall be.

    Attributes:
        tongue: its language.
        subject: what it is about, in that language.
        date: its day, ISO 8601; the newest report's where None.
        since: from when on something is new; a month before its day where None.
        total: how many findings there are in all, where only the first are taken.
        further: whether there are more than that, which nobody counted.
    """

    tongue: Tongue
    subject: str | None = None
    date: str | None = None
    since: str | None = None
    total: int | None = None
    further: bool = False


def brief(matters: Sequence[Matter], provisions: Provisions, names: Names, asked: Asked) -> Brief:
    """The brief of these findings: the same findings give the same brief.

    Args:
        matters: findings with their claims and concerns, the most important first.
        provisions: all provisions by id.
        names: of actors in the language asked for.
        asked: language, subject, day.
    """
    said, words = speech(asked.tongue), wording(asked.tongue)
    known = names.knowing(*(r for m in matters for r in m.dossier.reports.values()))
    told = ((claim, report.lang) for m in matters for claim, report in m.dossier.told.values())
    called = describing(known, told, said)
    entries = Entries(Teller(said, words, known), words, called, provisions)
    day = asked.date or max((m.published[-1] for m in matters if m.published), default=None)
    since = asked.since or _recent(day)
    sections = (*_new(matters, entries, said, since), *_body(matters, entries, said))
    return Brief(
        tongue=asked.tongue,
        title=said.of("label", "title"),
        subject=said.fine(_subject(asked, said, words, len(matters))),
        date=day,
        dated=said.say("label", "dated", day=said.date(day)) if day else said.of("label", "undated"),
        counts=said.fine(_counts(matters, said, words)),
        notice=said.fine(said.of("label", "notice")),
        sections=sections,
        figures=figures(matters, said, words, called, entries.label),
        notes=entries.notes.all,
        labels={key: said.fine(said.of("label", key)) for key in _LABELS},
    )


def _recent(day: str | None) -> str | None:
    """A month before a day that may be a month or a year only."""
    if day is None:
        return None
    whole = (*(int(part) for part in day.split("-")), 1, 1)[:3]
    return (date(*whole) - timedelta(days=_RECENT)).isoformat()


def _subject(asked: Asked, said: Speech, words: Wording, shown: int) -> str:
    subject = asked.subject or said.of("label", "everything")
    if asked.since:
        subject = said.say("label", "since", subject=subject, day=said.dated(asked.since))
    if asked.total is not None and (asked.total > shown or asked.further):
        total, key = words.number(asked.total), "shown_of_more" if asked.further else "shown"
        subject = said.say("label", key, subject=subject, shown=words.number(shown), total=total)
    return subject


def _counts(matters: Sequence[Matter], said: Speech, words: Wording) -> str:
    reports = frozenset(report for matter in matters for report in matter.reports)
    counts = (
        ("claim", sum(len(m.finding.claims) for m in matters)),
        ("report", len(reports)),
        ("finding", len(matters)),
    )
    claims, told, findings = (f"{words.number(n)} {words.counted('count', noun, n)}" for noun, n in counts)
    return said.say("label", "counts", claims=claims, reports=told, findings=findings)


def _new(matters: Sequence[Matter], entries: Entries, said: Speech, since: str | None) -> tuple[Section, ...]:
    """What nobody told before; one finding alone needs no such list."""
    if since is None or len(matters) < 2:
        return ()
    found = tuple(entries.short(m) for m in matters if m.is_new(since) and m.groups)
    about = said.say("about", "new", day=said.dated(since))
    return _section("new", found, said, about)


def _body(matters: Sequence[Matter], entries: Entries, said: Speech) -> tuple[Section, ...]:
    made: list[Section] = []
    for kind in _BODY:
        held = tuple(entries.whole(m) for m in matters if m.stands == kind and m.groups)
        made.extend(_section(kind, held, said, said.of("about", kind)))
    concerned = tuple(entries.concerned(m) for m in matters if m.concerns and m.groups)
    made.extend(_section("concerns", concerned, said, said.of("about", "concerns")))
    return tuple(made)


def _section(kind: SectionKind, held: tuple[Entry, ...], said: Speech, about: str) -> tuple[Section, ...]:
    return (Section(kind, said.of("section", kind), said.fine(about), held),) if held else ()
