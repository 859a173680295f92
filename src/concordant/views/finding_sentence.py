"""A finding told in a line: the act, its versions, who supports it, what is set against it."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence

from concordant.model.claim import Actor, Quantity
from concordant.model.finding import Amount, Finding, Grade, Support, Version
from concordant.views.names import Names
from concordant.views.sentence import DENIED_SIGN, JOINT, SEPARATOR, goods
from concordant.views.text import Line, Piece, joined, line
from concordant.views.wording import Wording, amount

_CONTRADICTED_SIGN = "≠"


def act(finding: Finding, words: Wording, names: Names) -> Line:
    """Who to whom · event · goods · how much · when · how far along."""
    return _in_line([*_what(finding, words, names), line(days(finding, words)), _phase(finding, words)])


def act_undated(finding: Finding, words: Wording, names: Names) -> Line:
    """The act without its days, for where these stand beside it."""
    return _in_line([*_what(finding, words, names), _phase(finding, words)])


def _in_line(parts: Iterable[Line]) -> Line:
    return joined([part for part in parts if any(piece.text for piece in part)], SEPARATOR)


def _what(finding: Finding, words: Wording, names: Names) -> Iterator[Line]:
    yield between(finding.agent, finding.recipient, finding.event in JOINT, words, names)
    yield line(Piece(words.of("event", finding.event), "event"))
    yield line(Piece(goods(finding.item, words), "item"))
    yield line(amounts(finding, words))


def _phase(finding: Finding, words: Wording) -> Line:
    return line("" if finding.phase == "done" else words.of("phase", finding.phase))


def between(agent: Actor | None, recipient: Actor | None, joint: bool, words: Wording, names: Names) -> Line:
    """Who, and to whom; nothing where nobody is named."""
    if agent is None and recipient is None:
        return ()
    who = Piece(names.actor(agent) if agent else words.of("sentence", "nobody"), "actor")
    if recipient is None:
        return (who,)
    return line(who, " ↔ " if joint else " → ", Piece(names.actor(recipient), "actor"))


def amounts(finding: Finding, words: Wording) -> str:
    """How much; where versions exclude each other, each figure in turn: ``12 or 6 drones``."""
    told = list(dict.fromkeys(v.amount for v in _figuring(finding) if v.amount and _says(v.amount)))
    if not told:
        return ""
    alike = len({each.unit for each in told}) == 1
    *most, last = told
    figures = [figure(a, words, with_unit=not alike) for a in most]
    return words.of("finding", "or").join([*figures, figure(last, words)])


def _figuring(finding: Finding) -> list[Version]:
    """The versions whose figures stand against each other, else the first that gives one."""
    versions = finding.versions or finding.denials
    rivals = {
        c for each in finding.contradictions if each.topic == "quantity" for c in (each.one, each.other)
    }
    chosen = [v for v in versions if not rivals.isdisjoint(v.claims)]
    return chosen or [v for v in versions if v.amount and _says(v.amount)][:1]


def _says(told: Amount) -> bool:
    return told.low is not None or told.high is not None


def figure(told: Amount, words: Wording, with_unit: bool = True) -> str:
    """One amount in words."""
    return amount(Quantity("", told.low, told.high, told.unit if with_unit else None), words)


def days(told: Finding | Version, words: Wording) -> str:
    """When, as short as it is exact: a day, a month, a year, or from when to when.

    Where nobody says when, no later than what was published.
    """
    first, last = told.first, told.last
    if not told.dated:
        return words.say("finding", "undated_by", last=last) if last else words.of("finding", "undated")
    if first is None or last is None:
        if first is None and last is None:
            return words.of("finding", "undated")
        key = "since" if last is None else "until"
        return words.say("sentence", key, start=first, end=last)
    short = _calendar(first, last)
    return short or words.say("sentence", "from_to", start=first, end=last)


def _calendar(first: str, last: str) -> str | None:
    """The day, month or year that an interval is exactly."""
    if first == last:
        return first
    if first[:4] == last[:4] and first[5:] == "01-01" and last[5:] == "12-31":
        return first[:4]
    year, month = int(first[:4]), int(first[5:7])
    whole = first[:7] == last[:7] and first[8:] == "01" and int(last[8:]) == monthrange(year, month)[1]
    return first[:7] if whole else None


def supported(support: Support, words: Wording) -> str:
    """``14 reports · 3 families · 1 to 2 origins``."""
    if not support.reports:
        return words.of("finding", "nobody_affirms")
    parts = (
        f"{words.number(support.reports)} {words.counted('count', 'report', support.reports)}",
        f"{words.number(support.families)} {words.counted('count', 'family', support.families)}",
        f"{interval(support, words)} {words.counted('count', 'origin', support.most)}",
    )
    return SEPARATOR.join(parts)


def counted(finding: Finding, words: Wording) -> str:
    """``17 claims · 14 reports · 1 to 2 origins``."""
    claims, support = len(finding.claims), finding.support
    parts = [f"{words.number(claims)} {words.counted('count', 'claim', claims)}"]
    if support.reports:
        parts.append(f"{words.number(support.reports)} {words.counted('count', 'report', support.reports)}")
        parts.append(f"{interval(support, words)} {words.counted('count', 'origin', support.most)}")
    else:
        parts.append(words.of("finding", "nobody_affirms"))
    return SEPARATOR.join(parts)


def interval(support: Support, words: Wording) -> str:
    """The number of independent origins, least to most."""
    if support.least == support.most:
        return words.number(support.most)
    low, high = words.number(support.least), words.number(support.most)
    return words.say("sentence", "between", low=low, high=high)


def digit(grade: Grade, words: Wording) -> str:
    """The digit; with what is only proposed, or with who gave it."""
    if grade.by is not None:
        return words.say("finding", "given", digit=grade.digit, who=grade.by)
    if grade.proposed is not None:
        return words.say("finding", "proposed", digit=grade.digit, proposed=grade.proposed)
    return grade.digit


def flags(finding: Finding, words: Wording) -> Line:
    """What is set against it: how many deny it, and on which points its claims exclude each other."""
    parts: list[Line] = []
    if finding.support.against:
        denied = words.say("finding", "denied_by", count=words.number(len(finding.support.against)))
        parts.append(line(Piece(f"{DENIED_SIGN} {denied}", "denied")))
    if points := contradicted(finding):
        told = ", ".join(words.of("topic", topic) for topic in points)
        parts.append(
            line(Piece(f"{_CONTRADICTED_SIGN} {words.say('finding', 'contradicted', on=told)}", "hedge"))
        )
    return joined(parts, SEPARATOR)


def contradicted(finding: Finding) -> Sequence[str]:
    """The points on which claims of a finding exclude each other, yes or no apart."""
    return sorted({each.topic for each in finding.contradictions} - {"polarity"})
