"""Sources, numbered as they are met: one note for each claim, one for each provision."""

from concordant.knowledge.provision import Provision
from concordant.model.claim import Claim
from concordant.model.concern import Concern
from concordant.model.report import Report
from concordant.views.briefs.articles import Articles, voice_as_actor
from concordant.views.briefs.records import Note
from concordant.views.concern_lines import in_tongue
from concordant.views.link import deep_link
from concordant.views.wording import Wording


class Notes:
    """The notes of a brief in the making."""

    def __init__(self, articles: Articles, words: Wording) -> None:
        self._articles, self._words = articles, words
        self._speech, self._names = articles.speech, articles.names
        self._numbers: dict[str, int] = {}
        self._notes: list[Note] = []

    @property
    def all(self) -> tuple[Note, ...]:
        """Every note so far."""
        return tuple(self._notes)

    def of_claim(self, claim: Claim, report: Report) -> int:
        """The number of the note that gives a claim's words."""
        if claim.id not in self._numbers:
            self._add(claim.id, self._quoting(claim, report))
        return self._numbers[claim.id]

    def of_provision(self, concern: Concern, provision: Provision) -> int:
        """The number of the note on a provision and on where the reasoning could break."""
        key = f"{concern.finding} {provision.id}"
        if key not in self._numbers:
            self._add(key, self._explaining(concern, provision))
        return self._numbers[key]

    def _add(self, key: str, note: Note) -> None:
        self._numbers[key] = note.number
        self._notes.append(note)

    def _quoting(self, claim: Claim, report: Report) -> Note:
        speech = self._speech
        voice = self._voice(claim)
        if claim.polarity == "denied":
            voice = speech.say("note", "denies", voice=voice)
        lead = speech.say("note", "lead", reference=self._reference(claim, report), voice=voice)
        foreign = report.lang if report.lang not in (speech.tongue, "und") else ""
        return Note(
            number=len(self._notes) + 1,
            lead=speech.fine(lead),
            quote=claim.evidence.quote,
            tail=speech.say("note", "lang", lang=foreign) if foreign else "",
            lang=report.lang,
            claim=claim.id,
            report=report.id,
            link=deep_link(report.url, claim.evidence),
        )

    def _reference(self, claim: Claim, report: Report) -> str:
        """Outlet, title and day of a report, and the page of a claim's words."""
        told, page = self._published(report), claim.evidence.page
        return told if page is None else self._speech.say("note", "paged", reference=told, page=page)

    def _published(self, report: Report) -> str:
        speech = self._speech
        day = speech.date(report.published) if report.published else speech.of("note", "undated")
        outlet = report.outlet or report.id
        if not report.title:
            return speech.say("note", "untitled", outlet=outlet, day=day)
        title = speech.say("note", "titled", title=" ".join(report.title.split()))
        return speech.say("note", "reference", outlet=outlet, title=title, day=day)

    def _voice(self, claim: Claim) -> str:
        """The chain of attribution in words."""
        speech = self._speech
        if not claim.attribution:
            return speech.of("note", "own")
        called = (self._articles.party(voice_as_actor(voice)) for voice in claim.attribution)
        source, *carriers = (each.name for each in called)
        if not carriers:
            return speech.say("note", "voice", voice=source)
        told = speech.of("note", "carriers").join(carriers)
        return speech.say("note", "carried", source=source, carriers=told)

    def _explaining(self, concern: Concern, provision: Provision) -> Note:
        speech, words = self._speech, self._words
        weakest = concern.weakest
        told = [
            speech.say(
                "note",
                "provision",
                text=_cited(provision),
                says=getattr(provision.paraphrase, speech.tongue),
                duty=in_tongue(concern.duty, words),
                link=in_tongue(weakest.says, words),
                changes=in_tongue(weakest.changes, words),
            )
        ]
        for key, states in (("argued", concern.argued_by), ("contested", concern.contested_by)):
            if states:
                who = ", ".join(self._names.bloc(code) for code in states)
                told.append(speech.say("note", key, who=who))
        if concern.bearing == "applies":
            told.append(speech.of("note", "applies"))
        if concern.unverified:
            told.append(speech.of("note", "unverified"))
        return Note(number=len(self._notes) + 1, lead=speech.fine(" ".join(told)))


def _cited(provision: Provision) -> str:
    return f"{provision.instrument}, {provision.unit}" if provision.unit else provision.instrument
