"""Briefs to look at: claims as a test has them, told to the reader of a brief."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from concordant.assessment.concerns.assess import concerns, firmest
from concordant.assessment.concerns.law import Law
from concordant.assessment.reconciling import reconcile
from concordant.interfaces.names import names_in
from concordant.knowledge.collection import Knowledge
from concordant.knowledge.language_schema import EVERY_KIND
from concordant.knowledge.load import load
from concordant.linking.decisions import Decisions
from concordant.linking.terms import compile_terms
from concordant.linking.voices import Register, Telling, compile_register
from concordant.model.claim import Actor, Claim, Evidence, Item, Quantity, TimeSpan, Voice
from concordant.model.finding import Finding
from concordant.model.report import Report
from concordant.views.briefs.making import Asked, brief
from concordant.views.briefs.matter import Matter
from concordant.views.briefs.records import Brief
from concordant.views.dossier import Dossier, cited
from concordant.views.wording import Tongue

Told = tuple[Claim, Report]

NIS = Voice("National Intelligence Service", "KR", "Service national de renseignement")
MID = Voice("Russian Ministry of Foreign Affairs", "RU", "ministère russe des Affaires étrangères")
KIEV = Voice("Ukrainian Ministry of Defence", "UA", "ministère ukrainien de la Défense")
OFFICIAL = Voice("American official", "US", "responsables américains")
NORTH_KOREA = Actor("North Korea", "KP", "north-korea", "Pyongyang")
RUSSIA = Actor("Russia", "RU", "russia", "Moscou")
IRAN = Actor("Iran", "IR", "iran", "Téhéran")
STATES = Actor("United States", "US", "united-states", "Washington")


@cache
def knowledge() -> Knowledge:
    """The shipped knowledge."""
    return load((), EVERY_KIND)[0]


@cache
def _law() -> Law:
    return Law.of(knowledge())


@cache
def _register() -> Register:
    return compile_register(knowledge(), compile_terms(knowledge()))


def said(number: int, words: str, *voices: Voice, **changed: object) -> Told:
    """A claim that North Korea sent 12,000 shells to Russia, unless it is changed, with its report."""
    outlet = str(changed.pop("outlet", "Le Phare"))
    title = str(changed.pop("title", f"Titre {number}"))
    lang = str(changed.pop("lang", "fr"))
    published = str(changed.pop("published", f"2024-11-{number:02}"))
    url = str(changed.pop("url", f"https://phare.example/{number}"))
    claim = Claim(
        id=f"c-{number:02}" + "0" * 14,
        report=f"r-{number:02}" + "0" * 10,
        number=1,
        event="transfer",
        agent=NORTH_KOREA,
        recipient=RUSSIA,
        item=Item("obus", "artillery_ammunition"),
        quantity=Quantity("12 000", 12_000, 12_000, "round"),
        place=None,
        time=TimeSpan("le 14 octobre", "2024-10-14", "2024-10-14", "day"),
        phase="done",
        certainty="asserted",
        polarity="affirmed",
        attribution=voices,
        evidence=Evidence(words, 0, len(words)),
    )
    report = Report(claim.report, "0" * 64, f"{number}.txt", lang, title, published, "given", outlet)
    return replace(claim, **changed), replace(report, url=url)  # type: ignore[arg-type]


def brief_of(told: Iterable[Told], tongue: Tongue = "fr", asked: Asked | None = None) -> Brief:
    """The brief of what these claims come to."""
    every = list(told)
    found = reconcile(every, _register(), Decisions(), _apart).findings
    by_id = {claim.id: (claim, report) for claim, report in every}
    matters = [_matter(finding, by_id) for finding in sorted(found, key=lambda f: f.id)]
    names = names_in(tongue, knowledge())
    return brief(matters, _law().provisions, names, asked or Asked(tongue))


def _apart(tellings: Sequence[Telling]) -> Mapping[str, str]:
    return {}


def _matter(finding: Finding, told: Mapping[str, Told]) -> Matter:
    held = {claim: told[claim] for claim in cited(finding) if claim in told}
    certainty = firmest(claim for claim, _ in held.values())
    return Matter.of(Dossier(finding, held), concerns(finding, _law(), certainty))


def sentences(made: Brief) -> list[str]:
    """Every sentence, in order."""
    return [s.text for section in made.sections for entry in section.entries for s in entry.sentences]


def first_sentence(told: Told, tongue: Tongue = "fr") -> str:
    """What a brief makes of one claim."""
    return sentences(brief_of([told], tongue))[0]


TOLD: tuple[Told, ...] = (
    said(1, "Pyongyang a remis 12 000 obus à Moscou, assure un service de Séoul.", NIS),
    said(2, "Pyongyang a remis 12 000 obus à Moscou.", NIS, outlet="La Vigie"),
    said(3, "Kiev compte 6 000 obus.", KIEV, quantity=Quantity("6 000", 6000, 6000, "round")),
    said(4, "Aucun projectile ne nous est parvenu.", MID, polarity="denied", quantity=None),
    said(
        5,
        "Téhéran aurait envoyé des drones, selon des responsables.",
        OFFICIAL,
        agent=IRAN,
        item=Item("drones", "drone"),
        quantity=None,
        certainty="unverified",
        time=TimeSpan("en mai", "2024-05", "2024-05", "month"),
    ),
)
"""Two acts: one denied and told with two figures, one that an unnamed voice only relates."""

HARM = (
    "=HYPERLINK(1)</script><img src=x onerror=alert(1)>]]>&amp;\x00\x07\x1b[2J\u202e\ufffe\u2028"
    '#read("/etc/passwd") $x$ *a* _b_ `c` [d](http://e.example) ![f](http://g.example/h.png) @i \\j {k}'
    "\n---\n# x\n| y |\r\ttail //z /* y */ ~w~ <m:n> [^1]: www.o.example"
)
"""Formulas; markup of HTML, Markdown, Typst and XML; control characters, a direction override."""

HARMFUL: tuple[Told, ...] = (
    said(
        1,
        HARM,
        Voice(HARM, "KR", HARM),
        outlet=HARM,
        title=HARM,
        url="https://e.example/a b<c>\")'(d",
        agent=Actor(HARM, "KP", None, HARM),
        item=Item(HARM, "drone"),
    ),
    said(2, HARM, outlet=HARM, title=HARM, agent=NORTH_KOREA, polarity="denied"),
)
"""Reports whose every word was written to do harm."""
