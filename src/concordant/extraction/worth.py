"""Whether a candidate is worth a claim: its frame's needs, and how much of it stands in the text."""

from collections.abc import Sequence

from concordant.extraction.candidates import Candidate
from concordant.extraction.chunks import Chunk

TENTATIVE = 0.4
"""Worth of a candidate that only counts once its parties are found in what the report said before."""


def tentative(candidate: Candidate) -> bool:
    """Whether nobody is named, but the goods refer back: 'the first copies were delivered'."""
    backward = any(g.surface is None or g.anaphoric for g in candidate.goods)
    return backward and not candidate.nominal and candidate.frame.event == "transfer"


def worth(candidate: Candidate, chunks: Sequence[Chunk]) -> float:
    """A score above 0 for candidates that make a claim; higher where more of it is stated."""
    if candidate.asked or any(a.operator.blocks for a in candidate.applied):
        return 0.0
    frame = candidate.frame
    verb = chunks[candidate.chunk].verb
    if verb is not None and verb.form == "infinitive" and not candidate.applied:
        return 0.0
    filled = {
        "agent": candidate.agent is not None,
        "recipient": bool(candidate.recipients),
        "item": bool(candidate.goods),
    }
    filled["both"] = filled["agent"] and filled["recipient"]
    filled["any_role"] = filled["agent"] or filled["recipient"]
    filled["operator"] = candidate.governed
    filled["weapon"] = any(g.item_class != "other" for g in candidate.goods)
    if not filled["item"] and frame.item_default and candidate.nominal and filled["agent"]:
        phrase = chunks[candidate.chunk].phrase
        backward = phrase is not None and phrase.traits & {"demonstrative", "possessive", "none"}
        filled["item"] = candidate.governed and (filled["recipient"] or bool(backward))
    needs = frame.noun_needs if candidate.nominal else frame.needs
    if not all(filled[need] for need in needs):
        return 0.0
    if not (filled["agent"] or filled["recipient"]):
        return TENTATIVE if tentative(candidate) else 0.0
    if filled["both"] and frame.event not in ("agreement", "meeting", "production", "deployment"):
        recipients = {r.state or r.name for r in candidate.recipients}
        own = candidate.agent.state or candidate.agent.name if candidate.agent else None
        if own in recipients and frame.event in ("use", "technology_transfer"):
            return 0.0
    score = sum(1.0 for k in ("agent", "recipient", "item") if filled[k])
    return score + (0.0 if candidate.nominal else 0.5)


def compete(rivals: Sequence[Candidate], chunks: Sequence[Chunk]) -> tuple[Candidate, ...]:
    """Of several frames at one trigger the one that fits best; none where none is worth a claim."""
    sound = [(worth(c, chunks) + _fit(c), -k, c) for k, c in enumerate(rivals) if worth(c, chunks) > 0]
    beside = [c for _, _, c in sound if c.frame.companion]
    scored = [row for row in sound if not row[2].frame.companion]
    if not scored:
        return ()
    best = max(scored, key=lambda row: row[:2])[2]
    taken = {g.chunk for g in best.goods}
    others = [c for _, _, c in scored if c.goods and not taken & {g.chunk for g in c.goods}]
    return (best, *others[:1], *beside)


def without_secondary(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates without those that yield to another one about the same goods."""
    kept = []
    for c in candidates:
        goods = {g.chunk for g in c.goods if g.chunk is not None}
        rivals = [
            o for o in candidates if o is not c and not o.frame.secondary and o.frame.event != "interdiction"
        ]
        if not (c.frame.secondary and any(goods & {g.chunk for g in o.goods} for o in rivals)):
            kept.append(c)
    return tuple(kept)


def _fit(candidate: Candidate) -> float:
    """How closely a frame describes what stands there: its own classes, a target apart from the agent."""
    frame = candidate.frame
    fit = 0.3 if frame.classes and candidate.goods else 0.0
    if len(frame.classes) > 6:
        fit = 0.1
    if "recipient" in frame.needs and candidate.recipients and candidate.agent:
        apart = candidate.agent.state not in {r.state for r in candidate.recipients}
        fit += 0.4 if apart else -0.5
    return fit
