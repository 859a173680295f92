"""Why a finding has its grade, in one sentence: origins, copies, denials, and the rule that decided."""

from collections.abc import Sequence

from concordant.model.finding import Finding, Origin, Support
from concordant.views.names import Names
from concordant.views.wording import Wording

_MOST_NAMED = 6
_NUMERALS = 10


def reason(finding: Finding, words: Wording, names: Names) -> str:
    """The grade's reason as one sentence."""
    support, grade = finding.support, finding.grade
    parts = [_behind(support, words, names), _reports(support, words), _against(support, words, names)]
    told = words.of("grade", "and").join(part for part in parts if part)
    rule = words.tables["rule"].get(grade.rule, grade.rule.replace("_", " "))
    sentence = words.say("grade", "because", facts=told, rule=rule.format(who=grade.by))
    return sentence[:1].upper() + sentence[1:]


def _behind(support: Support, words: Wording, names: Names) -> str:
    """``Two independent origins (NIS, South Korea; KCNA, North Korea)``."""
    if not support.origins:
        return words.of("grade", "nobody")
    noun = words.counted("count", "origin" if support.most == 1 else "independent", support.most)
    number = numeral(support.most, words)
    if support.least != support.most:
        number = words.say("sentence", "between", low=numeral(support.least, words), high=number)
    return words.say("grade", "named", number=number, noun=noun, names=listed(support.origins, words, names))


def _reports(support: Support, words: Wording) -> str:
    """``14 reports, 11 of them copies``."""
    if not support.reports:
        return ""
    told = _counted("report", support.reports, words)
    copies = support.reports - support.families
    if copies <= 0:
        return told
    return words.say("grade", "copies", reports=told, copies=_counted("copy", copies, words))


def _against(support: Support, words: Wording, names: Names) -> str:
    """``1 denial (Russian foreign ministry)``."""
    if not support.against:
        return ""
    count = len(support.against)
    return words.say(
        "grade",
        "named",
        number=words.number(count),
        noun=words.counted("count", "denial", count),
        names=listed(support.against, words, names),
    )


def _counted(noun: str, number: int, words: Wording) -> str:
    return f"{words.number(number)} {words.counted('count', noun, number)}"


def numeral(number: int, words: Wording) -> str:
    """A small number in letters, a larger one in digits."""
    return words.of("numeral", str(number)) if 0 < number <= _NUMERALS else words.number(number)


def listed(origins: Sequence[Origin], words: Wording, names: Names) -> str:
    """The names of origins, each with its bloc; of many, the first and how many more."""
    told = [called(origin, words, names) for origin in origins[:_MOST_NAMED]]
    if len(origins) > _MOST_NAMED:
        told.append(words.say("grade", "more", count=words.number(len(origins) - _MOST_NAMED)))
    return words.of("grade", "and").join(told)


def called(origin: Origin, words: Wording, names: Names) -> str:
    """An origin by what it is, its name and its bloc."""
    name = words.say("origin", origin.kind, name=names.origin(origin))
    bloc = names.blocs(origin)
    return words.say("grade", "of_bloc", name=name, bloc=bloc) if bloc else name
