"""What is learned from: the candidates of annotated reports, with the right filler of each slot."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from concordant.extraction.candidates import Candidate
from concordant.extraction.mentions import Told
from concordant.extraction.options import APART, SAME, Option
from concordant.extraction.reader import DocumentReader
from concordant.extraction.scenes import Scene
from concordant.extraction.weighing import Weigher
from concordant.extraction.wording import of_words
from concordant.learning.corpus import Annotated, Gold
from concordant.learning.learners import Choosing
from concordant.model.claim import Actor, Voice


@dataclass(slots=True)
class Trigger:
    """A candidate as the rules read it, with the gold claims that it should become.

    ``beside`` tells that another candidate was given a gold claim that would fit this one too; ``reader``
    is what found it, and ``weight`` what it counts for. ``foreign`` tells that its report is in another
    language than the one that is learned: its words teach nothing.
    """

    report: Annotated
    scene: Scene
    rule: Candidate
    reader: DocumentReader
    weight: float = 1.0
    gold: list[Gold] = field(default_factory=list)
    beside: bool = False
    told: tuple[Told, ...] = ()
    foreign: bool = False

    def taught(self, features: Sequence[str]) -> Sequence[str]:
        """Those of its features that mean something in the language that is learned."""
        return [f for f in features if not of_words(f)] if self.foreign else features

    @property
    def weigher(self) -> Weigher:
        """What weighs its sentence."""
        return self.scene.weigher


def triggers(
    report: Annotated,
    reader: DocumentReader,
    gate: bool = True,
    weight: float = 1.0,
    foreign: bool = False,
) -> list[Trigger]:
    """The candidates of one report; each gold claim is given to the one that fits it best."""
    found = [
        Trigger(report, scene, rule, reader, weight, foreign=foreign)
        for scene in reader.scenes(report.document, gate)
        if not scene.asks
        for rivals in scene.weigher.evoked
        for rule in rivals
    ]
    for claim in report.gold:
        fitting = [t for t in found if _touches(t, claim)]
        if fitting:
            best = max(fitting, key=lambda t: _fit(t, claim))
            best.gold.append(claim)
            for trigger in fitting:
                same = trigger.scene is best.scene and trigger.rule.chunk == best.rule.chunk
                trigger.beside = trigger.beside or not same
    _remember(found)
    return found


def _remember(found: Sequence[Trigger]) -> None:
    """Gives each trigger the claims before it, as annotated."""
    told: tuple[Told, ...] = ()
    at: tuple[int, int] | None = None
    waiting: list[Told] = []
    for trigger in found:
        here = (trigger.scene.around.number, trigger.rule.chunk)
        if here != at:
            told, waiting, at = (*reversed(waiting), *told)[:4], [], here
        trigger.told = told
        for claim in trigger.gold[:1]:
            parties = [_key(claim.get("agent")), _key(claim.get("recipient"))]
            item = (claim.get("item") or {}).get("class")
            waiting.append(Told(claim["event"], parties[0], parties[1], item, here[0]))


def _key(party: Mapping[str, str | None] | None) -> str | None:
    return (party.get("state") or party.get("name")) if party else None


def _touches(trigger: Trigger, claim: Gold) -> bool:
    chunk = trigger.weigher.engine.chunks[trigger.rule.chunk]
    evidence = claim["evidence"]
    inside = chunk.start < evidence["end"] and evidence["start"] < chunk.end
    return bool(inside and trigger.rule.frame.event == claim["event"])


def _fit(trigger: Trigger, claim: Gold) -> tuple[float, ...]:
    rule = trigger.rule
    right = float("agent" in claim and same(rule.agent, claim["agent"]))
    right += float(
        "recipient" in claim and any(same(r, claim["recipient"]) for r in rule.recipients or (None,))
    )
    wanted = (claim.get("item") or {}).get("class")
    right += float(any(g.item_class == wanted for g in rule.goods))
    return (right, float(bool(rule.goods)), float(not rule.nominal), -rule.chunk)


def _words(text: str | None) -> set[str]:
    plain = unicodedata.normalize("NFKD", text or "").lower()
    return {
        w for w in re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))) if len(w) > 2
    }


def same(actor: Actor | None, gold: Mapping[str, str | None] | None) -> bool:
    """Whether an actor is the one of the gold claim, as the scoring has it."""
    if actor is None or gold is None:
        return actor is None and gold is None
    state, wanted = actor.state or "", gold.get("state") or ""
    if state and wanted:
        return set(state.split(";")) == set(re.split(r"[;,\s]+", wanted))
    return bool(_words(actor.name) & _words(gold.get("name")))


def choices(trigger: Trigger, joint: frozenset[str]) -> Iterator[tuple[str, Choosing]]:
    """What each slot of a trigger that is a claim should be filled with.

    Slots that the gold claim does not tell, and those that no option fills rightly, are left out.

    Args:
        trigger: the candidate.
        joint: events whose parties may stand in either order.
    """
    rule, weigher = trigger.rule, trigger.weigher
    relations = weigher.relations(rule)
    parties = weigher.parties(rule, relations, trigger.told)
    agents, recipients = _wanted(trigger, "agent"), _wanted(trigger, "recipient")
    either = rule.frame.event in joint
    options = parties.agents()
    right = _right(options, [*agents, *(r for r in recipients if r)] if either else agents)
    if right:
        yield "agent", Choosing([o.features for o in options], right)
    agent = next((options[n].actor for n in sorted(right)), rule.agent)
    options = parties.recipients(agent)
    if rule.frame.event in APART:
        options = tuple(o for o in options if SAME not in o.features)
    if either:
        recipients = [p for p in (*agents, *recipients) if p and not same(agent, p)] or [None]
    right = _right(options, recipients)
    if right:
        yield "recipient", Choosing([o.features for o in options], right)
    yield from _things(trigger, weigher.items(rule, relations))


def _wanted(trigger: Trigger, role: str) -> list[Mapping[str, str | None] | None]:
    return [claim[role] for claim in trigger.gold if role in claim]


def _things(trigger: Trigger, options: Sequence[Option]) -> Iterator[tuple[str, Choosing]]:
    told = [claim["item"] for claim in trigger.gold if "item" in claim]
    wanted = {(item or {}).get("class") for item in told}
    surfaces = [(item or {}).get("surface") for item in told]
    right = frozenset(n for n, o in enumerate(options) if _goods(o, trigger.rule, wanted, surfaces))
    if right:
        yield "item", Choosing([o.features for o in options], right)


def _right(options: Sequence[Option], wanted: Sequence[Mapping[str, str | None] | None]) -> frozenset[int]:
    def fits(option: Option) -> bool:
        return any(same(actor, w) for w in wanted for actor in (option.actor, option.row or option.actor))

    return frozenset(n for n, option in enumerate(options) if fits(option))


def _goods(option: Option, rule: Candidate, wanted: set[str | None], surfaces: Sequence[str | None]) -> bool:
    """Whether an option gives the class of the item that was annotated, at its words where these are told."""
    if not option.goods:
        default = rule.frame.item_class or rule.frame.item_default
        return default in wanted
    forced = rule.frame.item_class
    fits = [g for g in option.goods if (forced or g.item_class) in wanted]
    if not fits:
        return False
    told = [_words(s) for s in surfaces if s]
    return not told or any(
        not _words(g.surface) or any(_words(g.surface) & words for words in told) for g in fits
    )


def speaking(trigger: Trigger, filled: Candidate, reader: DocumentReader) -> Choosing | None:
    """Whose statement a trigger that is a claim should become; None where no option is right."""
    found = reader.speakers(trigger.scene, filled, trigger.report.document)
    if found is None:
        return None
    options = found[1]
    told = [c for c in trigger.gold if "attribution" in c]
    right = frozenset(
        n for n, o in enumerate(options) if any(_speaks(o.chain, c["attribution"] or []) for c in told)
    )
    return Choosing([o.features for o in options], right) if right else None


def _speaks(chain: Sequence[Voice], wanted: Sequence[Mapping[str, str | None]]) -> bool:
    """Whether the first voices agree: at least half of the words of the shorter name are shared."""
    if not chain or not wanted:
        return not chain and not wanted
    ours = [_content(chain[0].raw), _content(chain[0].name)]
    theirs = [_content(wanted[0].get("raw")), _content(wanted[0].get("name"))]
    return any(a and b and 2 * len(a & b) >= min(len(a), len(b)) for a in ours for b in theirs)


_EMPTY = frozenset(
    (
        *("official", "officials", "source", "sources", "responsable", "responsables", "spokesperson"),
        *("spokesman", "minister", "ministry", "porte", "parole", "ministre", "ministere", "president"),
        *("selon", "par", "des", "the", "les", "aux", "une"),
    )
)
"""Words that two voices may share without being one; those of the scoring of the annotation guideline."""


def _content(text: str | None) -> set[str]:
    return _words(text) - _EMPTY
