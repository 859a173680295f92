"""A concern: which provision of a sanctions text an act would fall under, for whom, and how surely.

It is a statement about a text, never about guilt: the program says that an act *would concern* a provision.
"""

from dataclasses import dataclass
from typing import Literal

Force = Literal[
    "decides",
    "demands",
    "requires",
    "calls_upon",
    "affirms",
    "reaffirms",
    "clarifies",
    "extends",
    "authorises",
    "requests",
    "re_applied",
    "eu_law",
    "not_adopted",
    "political",
]
Issuer = Literal["security_council", "european_union", "group_of_states"]
Direction = Literal["to", "from", "internal", "carriage", "listing", "dealing"]
Side = Literal["agent", "recipient"]
Relation = Literal["textual", "argued"]
Bearing = Literal["restricts", "applies"]
Status = Literal["would_concern", "planned", "argued", "possible", "hypothetical", "denied"]

STATUSES: tuple[Status, ...] = ("would_concern", "planned", "argued", "possible", "hypothetical", "denied")
"""From the plainest to the weakest."""


@dataclass(frozen=True, slots=True)
class Saying:
    """The same words in French and in English."""

    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whom a provision binds or addresses in one act.

    Attributes:
        name: English name of the state.
        state: its ISO 3166-1 alpha-2 code.
        side: whether it stands on the acting or the receiving side.
        target: whether it is the state that the measures are about, not one of all the others.
    """

    name: str
    state: str
    side: Side
    target: bool = False


@dataclass(frozen=True, slots=True)
class WeakLink:
    """One point at which the reasoning could break, and what would mend or end it.

    Attributes:
        code: key of the wording tables.
        says: the point in words.
        changes: what would change the answer.
    """

    code: str
    says: Saying
    changes: Saying


@dataclass(frozen=True, slots=True)
class Concern:
    """One finding under one provision.

    Attributes:
        provision: id of the provision.
        finding: id of the finding.
        status: ``would_concern``: if the finding holds, the provision covers it; ``planned``: not done yet;
            ``argued``: no words of the text name it, and somebody argues that they mean it; ``possible``:
            the act, or that it falls under the text, is only possible; ``hypothetical``: only under an "if";
            ``denied``: nobody affirms it.
        relation: whether the text itself covers the act, or somebody argues that it does.
        argued_by: ISO codes of the states that argue so.
        bearing: ``restricts``: the text limits such acts; ``applies``: the act carries the text out.
        direction: how the act stands to the target of the measures.
        force: the verb of the text.
        binding: whether the Security Council decides it under Chapter VII; only then is it law for all.
        united_nations: false for measures of the European Union and other states.
        bearers: whom it binds or addresses here; empty where nobody is named.
        reason: one sentence: the act, the provision, and what it says.
        duty: whom it speaks to here, and how strongly.
        links: the points at which this could break, the weakest first; never empty.
        exemption: what the text itself leaves out, where it does.
        contested_by: ISO codes of states that hold the provision not to be in force.
        disputed: whether somebody denies the act.
        unverified: whether number or words of the provision still await a check against the original.
    """

    provision: str
    finding: str
    status: Status
    relation: Relation
    argued_by: tuple[str, ...]
    bearing: Bearing
    direction: Direction
    force: Force
    binding: bool
    united_nations: bool
    bearers: tuple[Bearer, ...]
    reason: Saying
    duty: Saying
    links: tuple[WeakLink, ...]
    exemption: Saying | None
    contested_by: tuple[str, ...]
    disputed: bool
    unverified: bool

    @property
    def weakest(self) -> WeakLink:
        """The point at which this is likeliest to break."""
        return self.links[0]

    @property
    def changes(self) -> tuple[Saying, ...]:
        """What would change the answer."""
        own = (self.exemption,) if self.exemption else ()
        return (*(link.changes for link in self.links), *own)
