"""Checks of provisions: scenarios, directions, times, replacements."""

from collections.abc import Iterator

from concordant.knowledge.entry import Entry
from concordant.knowledge.lint import Around, Lint, Remark
from concordant.knowledge.provision import DIRECTIONS, Provision


class ProvisionLint(Lint):
    """A check of provisions alone."""

    def look_at(self, folder: str, entry: Entry, around: Around) -> Iterator[Remark]:
        """What this check remarks on a provision; other entries are none of its business."""
        if isinstance(entry, Provision):
            yield from self.look_into(entry, around)

    def look_into(self, provision: Provision, around: Around) -> Iterator[Remark]:
        """What this check remarks on one provision."""
        yield from ()


class ProvisionConcernsSomething(ProvisionLint):
    """A provision that covers acts shows one; a provision that covers none cannot."""

    name = "a scenario shows what a provision covers"
    recommendation = "Add a [[case]] with an act that the provision covers."

    def look_into(self, provision: Provision, around: Around) -> Iterator[Remark]:
        """Provisions with scopes and no loud case, or with loud cases and no scope."""
        loud = any(not case.silent for case in provision.cases)
        if provision.scopes and not loud and not provision.provisional:
            yield Remark(provision, "no case shows an act that it covers.", at=("case",))
        if loud and not provision.scopes:
            wrong = "a case expects it to cover an act, but it has no scope."
            yield Remark(provision, wrong, "Add a [[scope]], or make the case silent.", ("case",))


class ProvisionIsSilentOnce(ProvisionLint):
    """A provision shows an act close to its own that it leaves alone."""

    name = "a scenario shows what a provision leaves alone"
    recommendation = "Add a [[case]] with silent = true: another direction, item, or time."

    def look_into(self, provision: Provision, around: Around) -> Iterator[Remark]:
        """Provisions without a silent case."""
        if not provision.provisional and not any(case.silent for case in provision.cases):
            yield Remark(provision, "no case shows an act that it leaves alone.", at=("case",))


class ProvisionHasTarget(ProvisionLint):
    """A provision that covers acts says against whom, and since when."""

    name = "a provision has a target and a time"
    recommendation = "Write states, or actors; and an [[in_force]] with its start."

    def look_into(self, provision: Provision, around: Around) -> Iterator[Remark]:
        """Provisions with scopes that name no target, or are never in force."""
        if provision.scopes and not (provision.states or provision.actors):
            yield Remark(provision, "it covers acts, but targets nobody.")
        if provision.scopes and not provision.in_force:
            yield Remark(provision, "it covers acts, but is never in force.")


class DirectionSuitsEvent(ProvisionLint):
    """Transfers go to or from the target; tests happen inside; seizures stop what is carried."""

    name = "directions suit events"
    recommendation = "Split the scope: one for each kind of act."

    def look_into(self, provision: Provision, around: Around) -> Iterator[Remark]:
        """Scopes with an event that can take none of their directions, or a direction for no event."""
        for number, scope in enumerate(provision.scopes):
            possible = {event: DIRECTIONS.get(event, frozenset()) for event in scope.events}
            for event, directions in possible.items():
                if not directions & set(scope.directions):
                    wrong = f'an event "{event}" never goes {" or ".join(scope.directions)}.'
                    yield Remark(provision, wrong, at=("scope", number, "directions"))
            for direction in scope.directions:
                if not any(direction in directions for directions in possible.values()):
                    wrong = f'none of these events goes "{direction}".'
                    yield Remark(provision, wrong, at=("scope", number, "directions"))


class ReplacementIsMutual(ProvisionLint):
    """What replaces another provision is named by it."""

    name = "replacements are named on both sides"
    recommendation = "Write supersedes in the later file and superseded_by in the earlier one."

    def look_into(self, provision: Provision, around: Around) -> Iterator[Remark]:
        """Replacements that the other file does not know."""
        known = around.knowledge.provisions
        for mine, theirs in (("supersedes", "superseded_by"), ("superseded_by", "supersedes")):
            for other in getattr(provision, mine):
                if other in known and provision.id not in getattr(known[other], theirs):
                    wrong = f'"{other}" does not name this provision in {theirs}.'
                    yield Remark(provision, wrong, at=(mine,))


class VerifiedWasSeen(ProvisionLint):
    """What rests on memory was not checked against the original."""

    name = "verified provisions were seen"
    recommendation = "Name the document, or write verified = false."

    def look_into(self, provision: Provision, around: Around) -> Iterator[Remark]:
        """Provisions called verified whose sources speak of memory."""
        if provision.verified and any("memory" in source for source in provision.sources):
            wrong = "it is called verified, but a source is only memory."
            yield Remark(provision, wrong, at=("verified",))


PROVISION_LINTS: tuple[Lint, ...] = (
    ProvisionConcernsSomething(),
    ProvisionIsSilentOnce(),
    ProvisionHasTarget(),
    DirectionSuitsEvent(),
    ReplacementIsMutual(),
    VerifiedWasSeen(),
)
