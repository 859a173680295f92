"""What the API gives at each address, without the protocol."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from concordant.assessment.reservations import reservations
from concordant.interfaces.actors import find
from concordant.interfaces.dossiers import gather, places_of
from concordant.interfaces.http import shapes
from concordant.interfaces.http.claim_shapes import Shape
from concordant.interfaces.http.query import (
    CHOICES,
    CLAIM_WORDS,
    FINDING_WORDS,
    MOST_ROWS,
    claim_filter,
    cursor,
    finding_filter,
    mark_of,
    number,
)
from concordant.interfaces.web.actors import profile_of
from concordant.interfaces.web.site import Site
from concordant.store.ledger import ClaimFilter
from concordant.views.actor_page import actor_recorded
from concordant.views.finding_records import recorded, whole
from concordant.views.records import described, identified, shown
from concordant.views.wording import wording

_USUAL = 50
Json = dict[str, Any]
Params = Mapping[str, str]


class NothingError(LookupError):
    """There is no such thing."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value of an address: its name, what it means, the values it may have."""

    name: str
    says: str
    choices: tuple[str, ...] = ()
    kind: str = "string"


@dataclass(frozen=True, slots=True)
class Resource:
    """One address: what it gives, in which shape, by which values."""

    path: str
    summary: str
    shape: type[Shape]
    give: Callable[[Site, Params], Json]
    parameters: tuple[Parameter, ...] = ()


def findings(site: Site, params: Params) -> Json:
    """A part of the findings."""
    page = site.ledger.findings_page(finding_filter(params), mark_of(params), _rows(params))
    claims = [claim for finding in page.rows for claim in finding.claims]
    places = places_of(site.ledger, claims)
    told = [recorded(finding, places, site.names) for finding in page.rows]
    return {"findings": told, "next": cursor(page.after)}


def finding(site: Site, params: Params) -> Json:
    """A finding with everything behind it."""
    found = site.ledger.finding(params["id"])
    if found is None:
        raise NothingError(f"no finding has the id {params['id']}")
    return whole(replace(gather(site.ledger, found), sources=site.register()), site.names)


def claims(site: Site, params: Params) -> Json:
    """A part of the claims."""
    page = site.ledger.claims_page(claim_filter(params), mark_of(params), _rows(params))
    return {"claims": [identified(claim) for claim, _ in page.rows], "next": cursor(page.after)}


def report(site: Site, params: Params) -> Json:
    """A report with its text and claims."""
    found = site.ledger.report(params["id"])
    if found is None:
        raise NothingError(f"no report has the id {params['id']}")
    document = site.ledger.document(found.id)
    told = [claim for claim, _ in site.ledger.claims(ClaimFilter(report=found.id), reasons=False)]
    return shown(found, document, told, reservations(found, document, told, site.naming(found.lang)))


def actor(site: Site, params: Params) -> Json:
    """An actor with its flows and acts."""
    known = find(site.knowledge, params["id"])
    profile, complete = profile_of(site.ledger, known, params["id"])
    if known is None and not profile.timeline:
        raise NothingError(f"no actor is called {params['id']}")
    told = actor_recorded(known.name if known else params["id"], known, profile, wording("en"))
    told.pop("claims")
    return {**told, "complete": complete}


def search(site: Site, params: Params) -> Json:
    """What a search finds."""
    asked, rows = params.get("q", ""), _rows(params)
    reports = site.ledger.search_reports(asked, mark_of(params, "reports"), rows)
    told = site.ledger.search_claims(asked, mark_of(params, "claims"), rows)
    return {
        "claims": [identified(claim) for claim, _ in told.rows],
        "reports": [described(each) for each in reports.rows],
        "next": {"claims": cursor(told.after), "reports": cursor(reports.after)},
    }


def _rows(params: Params) -> int:
    return number(params, "limit", _USUAL, MOST_ROWS) or _USUAL


_SAYS = {
    "event": "kind of act",
    "actor": "who acts or receives: ISO code, name, or words of the report",
    "agent": "who acts",
    "recipient": "who receives or is concerned",
    "item": "item class or words of the report",
    "since": "not over before: 2024, 2024-06 or 2024-06-19",
    "until": "begun no later than",
    "lang": "language of the report",
    "report": "id of the report",
    "phase": "how far along",
    "certainty": "how firmly; of findings, at best",
    "polarity": "yes or no",
    "grade": "Admiralty digit",
    "sort": "what comes first",
}
_PART = (
    Parameter("limit", f"rows, at most {MOST_ROWS}; {_USUAL} where left out", kind="integer"),
    Parameter("after", "where to begin: `next` of the part before"),
)


def _named(*names: str) -> tuple[Parameter, ...]:
    return tuple(Parameter(name, _SAYS[name], CHOICES.get(name, ())) for name in names)


RESOURCES: tuple[Resource, ...] = (
    Resource(
        "/api/findings",
        "Findings: what several reports say of one act, best first",
        shapes.Findings,
        findings,
        (
            *_named(*FINDING_WORDS, "phase", "certainty", "grade", "sort"),
            Parameter("disputed", "only what is denied or contradicted", ("yes", "no")),
            Parameter("least", "from so many origins at least", kind="integer"),
            *_PART,
        ),
    ),
    Resource("/api/findings/{id}", "One finding with everything behind it", shapes.WholeFinding, finding),
    Resource(
        "/api/claims",
        "Claims, those of the newest reports first",
        shapes.Claims,
        claims,
        (*_named(*CLAIM_WORDS, "phase", "certainty", "polarity"), *_PART),
    ),
    Resource("/api/reports/{id}", "One report with its text and claims", shapes.WholeReport, report),
    Resource("/api/actors/{id}", "One actor with its flows and acts", shapes.Actor, actor),
    Resource(
        "/api/search",
        "Reports and claims with these words, without regard to case, accents and endings",
        shapes.Found,
        search,
        (
            Parameter("q", "words; between quotation marks as they stand"),
            Parameter("claims", "where to begin among claims"),
            Parameter("reports", "where to begin among reports"),
            _PART[0],
        ),
    ),
)
