"""Who looks at a page: the request, the language, the words and names in it, and addresses to go on to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from urllib.parse import urlencode

from starlette.requests import Request

from concordant.assessment.assembling import founding_claim
from concordant.interfaces.correcting import PARTIES, choices, is_stranger
from concordant.interfaces.web.site import Site
from concordant.interfaces.web.speaking import PARAMETER, tongue_of, words_of
from concordant.linking.correcting import SLOTS
from concordant.model.claim import Claim
from concordant.model.finding import Finding
from concordant.model.judgement import Judgement
from concordant.model.report import Report
from concordant.views.briefs.described import describing
from concordant.views.briefs.speech import speech
from concordant.views.dossier import Past, history
from concordant.views.explanation import paged
from concordant.views.judgement_lines import decided
from concordant.views.names import Names
from concordant.views.wording import TONGUES, Tongue, Wording

PAGE = "page"
AT = "at"
"""The field of a form that says when its page was made."""
NAVIGATION = (
    ("overview", "/"),
    ("findings", "/findings"),
    ("claims", "/claims"),
    ("actors", "/actors"),
    ("timeline", "/timeline"),
    ("network", "/network"),
    ("map", "/map"),
    ("provisions", "/provisions"),
    ("sources", "/sources"),
    ("review", "/review"),
)
CONTRACT: Tongue = "en"
"""The language in which claims hold names and descriptions."""
_SPOKEN = 2
"""So many claims of a finding are asked for the words in which they describe somebody."""
_ONCE = frozenset((PARAMETER, "done"))
"""What an address says only to the next page."""


@dataclass(frozen=True)
class Reader:
    """One request and how to answer it."""

    site: Site
    request: Request

    @cached_property
    def tongue(self) -> Tongue:
        """The reader's language."""
        return tongue_of(self.request)

    @cached_property
    def words(self) -> Wording:
        """The words of the reader's language."""
        return words_of(self.tongue)

    @property
    def names(self) -> Names:
        """The names in the reader's language."""
        return self.site.names[self.tongue]

    def naming(self, told: Iterable[tuple[Claim, Report]]) -> Names:
        """The names; whoever has none stands in the words of reports in the reader's language."""
        return describing(self.names, ((claim, report.lang) for claim, report in told), speech(self.tongue))

    def naming_in(self, findings: Iterable[Finding]) -> Names:
        """The same for the parties of findings."""
        if self.tongue == CONTRACT:
            return self.names
        unnamed = (f for f in findings if any(p and p.id is None for p in (f.agent, f.recipient)))
        claims = {claim for f in unnamed for claim in (founding_claim(f.id), *f.claims[:_SPOKEN])}
        return self.naming(self.site.ledger.told(claims).values())

    @property
    def others(self) -> tuple[Tongue, ...]:
        """The languages that one may change to."""
        return tuple(tongue for tongue in TONGUES if tongue != self.tongue)

    def say(self, key: str, **parts: object) -> str:
        """Words of the pages."""
        return self.words.say(PAGE, key, **parts)

    def of(self, table: str, key: str) -> str:
        """The word for a value."""
        return self.words.of(table, key)

    def known(self, table: str, key: str) -> str:
        """The word for a value that may be none of ours; then the value itself."""
        return str(self.words.tables[table].get(key, key))

    def left_out(self, why: str) -> str:
        """Why a part of a report was not read; a pattern of one language bears its code in front."""
        return self.known("unread", why[3:] if why[2:3] == "-" else why)

    def count(self, noun: str, number: int, table: str = "count") -> str:
        """``12 claims``."""
        return f"{self.words.number(number)} {self.words.counted(table, noun, number)}"

    @cached_property
    def params(self) -> Mapping[str, str]:
        """What the address asks for; of several values of one name the last."""
        return dict(self.request.query_params)

    @cached_property
    def done(self) -> Past | None:
        """The judgement that led here, which one may want to take back."""
        named = self.params.get("done")
        if not named:
            return None
        pasts = history(tuple(self.site.ledger.judgements()))
        return next((past for past in pasts if past.judgement.id == named), None)

    def quoted(self, claim: Claim) -> str:
        """The words of a claim between quotation marks, on one line, with the page where there are pages."""
        return self.words.quoted(" ".join(claim.evidence.quote.split())) + paged(claim, self.words)

    def decided(self, judgement: Judgement) -> str:
        """What somebody decided, in words."""
        return decided(judgement, self.words)

    @cached_property
    def at(self) -> str:
        """When the page is made: what is decided later, nobody who decides on it has seen."""
        return datetime.now(UTC).isoformat(timespec="microseconds")

    @property
    def slots(self) -> Mapping[str, Sequence[str]]:
        """The slots that a person can correct, each with its values where it has but some."""
        some = choices(self.site.knowledge)
        return {slot: some.get(slot, ()) for slot in SLOTS}

    def corrected(self, slot: str, value: str) -> str:
        """``how far along: planned``."""
        of = "class" if slot == "item_class" else slot
        told = value if slot in PARTIES or not value else self.of(of, value)
        return self.say("corrected", slot=self.of("correct", slot), value=told or self.say("emptied"))

    def strangers(self, judgement: Judgement) -> list[str]:
        """Names in a correction that the knowledge does not hold; they are taken as they stand."""
        named = (judgement.details.get(slot, "") for slot in PARTIES if judgement.kind == "correct")
        return [self.words.quoted(name) for name in named if is_stranger(name, self.site.knowledge)]

    @property
    def navigation(self) -> Sequence[tuple[str, str]]:
        """The pages that every page leads to: the key of their name, and their address."""
        return NAVIGATION

    def is_at(self, address: str) -> bool:
        """Whether this page is at ``address``."""
        return self.request.url.path == address

    @property
    def here(self) -> str:
        """The address of this page, without what is said only once."""
        return self.with_(**dict.fromkeys(_ONCE, ""))

    def with_(self, **changed: str) -> str:
        """The address of this page with some values changed; an empty one is left out."""
        values = {**self.params, **changed}
        query = urlencode({name: value for name, value in values.items() if value})
        path = self.request.scope["raw_path"].decode("latin-1")
        return f"{path}?{query}" if query else path

    def narrowed(self, **changed: str) -> str:
        """The same, from the beginning of the list."""
        return self.with_(**{**dict.fromkeys((*_ONCE, "after"), ""), **changed})
