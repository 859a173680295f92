"""Concerns as JSON objects: which provision a finding would concern, for whom, and how surely."""

from typing import Any

from concordant.knowledge.provision import Provision
from concordant.model.concern import Bearer, Concern, Saying, WeakLink

Json = dict[str, Any]


def concern_recorded(concern: Concern, provision: Provision) -> Json:
    """One concern whole: English words under the plain keys, French ones under ``…_fr``."""
    return {
        "provision": concern.provision,
        "finding": concern.finding,
        "status": concern.status,
        "reason": concern.reason.en,
        "reason_fr": concern.reason.fr,
        "force": concern.force,
        "regime": provision.regime,
        "instrument": provision.instrument,
        "unit": provision.unit,
        "binding": concern.binding,
        "un": concern.united_nations,
        "bearing": concern.bearing,
        "direction": concern.direction,
        "relation": concern.relation,
        "argued_by": list(concern.argued_by),
        "bearers": [_bearer(bearer) for bearer in concern.bearers],
        **_said("duty", concern.duty),
        "weakest_link": _link(concern.weakest),
        "links": [_link(link) for link in concern.links],
        "would_change": [change.en for change in concern.changes],
        "would_change_fr": [change.fr for change in concern.changes],
        **_said("exemption", concern.exemption),
        "contested_by": list(concern.contested_by),
        "disputed": concern.disputed,
        "unverified": concern.unverified,
    }


def _said(key: str, saying: Saying | None) -> Json:
    return {key: saying.en if saying else None, f"{key}_fr": saying.fr if saying else None}


def _bearer(bearer: Bearer) -> Json:
    return {"name": bearer.name, "state": bearer.state, "side": bearer.side, "target": bearer.target}


def _link(link: WeakLink) -> Json:
    return {
        "code": link.code,
        **_said("says", link.says),
        **_said("changes", link.changes),
    }
