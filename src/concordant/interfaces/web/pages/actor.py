"""An actor: how it is called, to whom it sends, who sends to it, its acts by date."""

from concordant.interfaces.actors import find
from concordant.interfaces.web.actors import profile_of
from concordant.interfaces.web.answer import AbsentError, Shown
from concordant.interfaces.web.pages.findings import entries
from concordant.interfaces.web.reader import Reader
from concordant.model.claim import Actor
from concordant.store.ledger import FindingFilter
from concordant.views.actor_page import called_by, fields_of
from concordant.views.actor_profile import Flow
from concordant.views.names import Names

_TIMELINE = 60


def actors(reader: Reader) -> Shown:
    """States by how often they act and receive in the newest findings."""
    facets = reader.site.ledger.facets(FindingFilter())
    acts, receives = facets.values["agent"], facets.values["recipient"]
    states = sorted({*acts, *receives}, key=lambda code: (-acts.get(code, 0) - receives.get(code, 0), code))
    told = [(code, reader.names.bloc(code), acts.get(code, 0), receives.get(code, 0)) for code in states]
    return Shown("actors.html", {"states": told, "facets": facets})


def actor(reader: Reader) -> Shown:
    """The page of one actor, by id, ISO code or name."""
    named = reader.request.path_params["id"]
    known = find(reader.site.knowledge, named)
    name = known.name if known else named
    profile, complete = profile_of(reader.site.ledger, known, named)
    if known is None and not profile.timeline:
        raise AbsentError("no_actor", named)
    words, names = reader.words, reader.naming_in(profile.timeline)
    return Shown(
        "actor.html",
        {
            "name": names.actor(Actor(name)),
            "named": named,
            "known": known,
            "fields": [(words.of("actor", key), told) for key, told in fields_of(known, words)]
            if known
            else [],
            "called": [(label, ", ".join(forms)) for label, forms in called_by(known, words)]
            if known
            else [],
            "gives": [_flow(reader, names, flow) for flow in profile.gives],
            "takes": [_flow(reader, names, flow) for flow in profile.takes],
            "timeline": entries(reader, profile.timeline[::-1][:_TIMELINE]),
            "total": reader.count("finding", len(profile.timeline)),
            "complete": complete,
        },
    )


def _flow(reader: Reader, names: Names, flow: Flow) -> tuple[Flow, str, str, str]:
    words = reader.words
    classes = ", ".join(words.of("class", each) for each in flow.classes)
    return flow, names.actor(flow.other), words.of("event", flow.event), classes
