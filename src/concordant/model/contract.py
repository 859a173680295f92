"""The JSON contract of a claim: one object a line, as fixed by the annotation guideline, section 7."""

from typing import Any

from concordant.model.claim import (
    Actor,
    Claim,
    Evidence,
    Item,
    Quantity,
    TimeSpan,
    Voice,
)


def _number(value: float | None) -> int | float | None:
    return int(value) if value is not None and float(value).is_integer() else value


def _actor(actor: Actor | None) -> dict[str, Any] | None:
    return {"name": actor.name, "state": actor.state} if actor else None


def to_contract(claim: Claim) -> dict[str, Any]:
    """The claim as the contract's JSON object."""
    q, t, e = claim.quantity, claim.time, claim.evidence
    return {
        "report": claim.report,
        "claim": claim.number,
        "event": claim.event,
        "agent": _actor(claim.agent),
        "recipient": _actor(claim.recipient),
        "item": {"surface": claim.item.surface, "class": claim.item.item_class} if claim.item else None,
        "quantity": {"raw": q.raw, "low": _number(q.low), "high": _number(q.high), "unit": q.unit}
        if q
        else None,
        "place": claim.place,
        "time": {"raw": t.raw, "start": t.earliest, "end": t.latest} if t else None,
        "phase": claim.phase,
        "certainty": claim.certainty,
        "polarity": claim.polarity,
        "attribution": [{"name": v.name, "state": v.state, "raw": v.raw} for v in claim.attribution],
        "evidence": {"quote": e.quote, "start": e.start, "end": e.end} | ({"page": e.page} if e.page else {}),
    }


def from_contract(row: dict[str, Any], identifier: str = "") -> Claim:
    """A claim from the contract's JSON object.

    Raises:
        KeyError: a required field is missing.
        TypeError: a field has the wrong shape.
    """

    def actor(value: dict[str, Any] | None) -> Actor | None:
        return Actor(value["name"], value.get("state")) if value else None

    item, q, t, e = row.get("item"), row.get("quantity"), row.get("time"), row["evidence"]
    return Claim(
        id=identifier,
        report=row["report"],
        number=row.get("claim", 0),
        event=row["event"],
        agent=actor(row.get("agent")),
        recipient=actor(row.get("recipient")),
        item=Item(item.get("surface"), item["class"]) if item else None,
        quantity=Quantity(q["raw"], q.get("low"), q.get("high"), q.get("unit")) if q else None,
        place=row.get("place"),
        time=TimeSpan(t.get("raw", ""), t.get("start"), t.get("end")) if t else None,
        phase=row["phase"],
        certainty=row["certainty"],
        polarity=row["polarity"],
        attribution=tuple(
            Voice(v["name"], v.get("state"), v.get("raw")) for v in row.get("attribution") or ()
        ),
        evidence=Evidence(e["quote"], e["start"], e["end"], page=e.get("page")),
    )
