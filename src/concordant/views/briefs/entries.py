"""Entries of a brief: one act with its sentences, one act with the provisions that it would concern."""

from collections.abc import Sequence
from itertools import groupby

from concordant.assessment.concerns.telling import tables
from concordant.model.concern import Concern
from concordant.model.finding import Finding
from concordant.views.briefs.figures import SUPPLY
from concordant.views.briefs.groups import Group
from concordant.views.briefs.matter import Matter
from concordant.views.briefs.notes import Notes
from concordant.views.briefs.records import Entry, Sentence
from concordant.views.briefs.telling import Teller
from concordant.views.concern_lines import Provisions
from concordant.views.finding_sentence import between, counted, days, digit, flags
from concordant.views.grade_sentence import numeral, reason
from concordant.views.names import Names
from concordant.views.sentence import JOINT, SEPARATOR
from concordant.views.text import plain
from concordant.views.wording import Wording

_SENTENCES = 6
_NOTES = 5
_CONCERNS = 6
_VOICES = 2
_UNKNOWN = "other"


class Entries:
    """What makes entries; all of them share their notes."""

    def __init__(self, teller: Teller, words: Wording, names: Names, provisions: Provisions) -> None:
        self._teller, self._words, self._names = teller, words, names
        self._speech, self._provisions = teller.speech, provisions
        self.notes = Notes(teller.articles, words)

    def short(self, matter: Matter) -> Entry:
        """The first sentence and the first denial: for what is new."""
        denied = [group for group in matter.groups[1:] if group.claim.polarity == "denied"]
        first = (*matter.groups[:1], *denied[:1])
        return Entry(matter.finding.id, self.title(matter.finding), (), self._sentences(first))

    def whole(self, matter: Matter) -> Entry:
        """Every sentence, then why the grade is what it is."""
        finding, shown = matter.finding, matter.groups[:_SENTENCES]
        told = self._sentences(shown)
        cited = tuple(sorted({number for each in told for number in each.notes}))
        why = Sentence(self._speech.fine(reason(finding, self._words, self._names)), cited)
        return Entry(
            finding.id,
            self.title(finding),
            self._weight(finding),
            (*told, why),
            self._left("left", len(matter.groups) - len(shown), finding),
        )

    def concerned(self, matter: Matter) -> Entry:
        """The provisions that it would concern, a sentence for each status, the plainest first."""
        shown = matter.concerns[:_CONCERNS]
        alike = (tuple(held) for _, held in groupby(shown, key=lambda each: each.status))
        told = tuple(self._concern(each, matter) for each in alike)
        left = self._left("left_concerns", len(matter.concerns) - len(shown), matter.finding)
        return Entry(matter.finding.id, self.title(matter.finding), (), told, left)

    def title(self, finding: Finding) -> str:
        """The act as a label: who, to whom, which act, what goods, when."""
        parts = (self.parties(finding), self._words.of("event", finding.event), self._kind(finding))
        told = (part for part in (*parts, self._days(finding)) if part)
        return self._speech.fine(SEPARATOR.join(told))

    def label(self, finding: Finding) -> str:
        """The same in a few words, without its days."""
        kind, event = self._kind(finding), self._words.of("event", finding.event)
        told = (kind or event,) if finding.event in SUPPLY else (event, kind)
        parts = (self.parties(finding), *told)
        return self._speech.fine(SEPARATOR.join(part for part in parts if part))

    def parties(self, finding: Finding) -> str:
        """Who, and to whom."""
        joint = finding.event in JOINT
        return plain(between(finding.agent, finding.recipient, joint, self._words, self._names))

    def _kind(self, finding: Finding) -> str:
        named = finding.item is not None and finding.item.item_class != _UNKNOWN
        return self._words.of("class", finding.item.item_class) if finding.item and named else ""

    def _days(self, finding: Finding) -> str:
        if finding.dated and finding.first and finding.last:
            return self._speech.span(finding.first, finding.last)
        return days(finding, self._words) if finding.dated else self._words.of("finding", "undated")

    def _weight(self, finding: Finding) -> tuple[str, ...]:
        grade = self._speech.say("label", "grade", digit=digit(finding.grade, self._words))
        against = plain(flags(finding, self._words))
        told = (counted(finding, self._words), grade, against)
        return tuple(self._speech.fine(each) for each in told if each)

    def _left(self, key: str, count: int, finding: Finding) -> str:
        if count <= 0:
            return ""
        number = self._words.number(count)
        return self._speech.fine(self._speech.say("label", key, count=number, id=finding.id))

    def _sentences(self, groups: Sequence[Group]) -> tuple[Sentence, ...]:
        return tuple(self._sentence(group) for group in groups)

    def _sentence(self, group: Group) -> Sentence:
        text = self._teller.sentence(group)
        cited = group.told[:_NOTES]
        notes = tuple(self.notes.of_claim(claim, report) for claim, report in cited)
        return Sentence(text, notes, len(group.told) - len(cited))

    def _concern(self, concerns: tuple[Concern, ...], matter: Matter) -> Sentence:
        """Which provisions it would concern, going by those who say so."""
        speech, status = self._speech, concerns[0].status
        denied = status == "denied"
        relied = [g for g in matter.groups if denied or g.claim.polarity == "affirmed"] or matter.groups
        cited = (getattr(self._provisions[each.provision].cited, speech.tongue) for each in concerns)
        told = speech.say(
            "concern",
            "told",
            act=tables(speech.tongue)["act"].get(matter.finding.event, speech.of("concern", "act")),
            status=self._words.of("concern_status", status),
            provisions=speech.of("concern", "list").join(cited),
        )
        said = _begun(told) if denied else self._going_by(relied) + told
        claims = (self.notes.of_claim(*group.told[0]) for group in relied[:_VOICES])
        texts = (self.notes.of_provision(each, self._provisions[each.provision]) for each in concerns)
        return Sentence(speech.fine(said), tuple(dict.fromkeys((*claims, *texts))))

    def _going_by(self, groups: Sequence[Group]) -> str:
        speech = self._speech
        voices = list(dict.fromkeys(self._teller.voice(group) for group in groups))
        first, *others = voices[:_VOICES]
        told = first.filling(speech.of("concern", "said"))
        told += "".join(other.filling(speech.of("concern", "also")) for other in others)
        if (left := len(voices) - _VOICES) > 0:
            told += speech.counted("concern", "others", left > 1).format(count=numeral(left, self._words))
        return told + speech.of("concern", "mark")


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
