"""How actors, blocs and outlets are called in the reader's language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from concordant.linking.terms import fold
from concordant.model.claim import Actor
from concordant.model.finding import Origin
from concordant.model.report import Report
from concordant.views.sentence import Naming, canonical


def _as_it_is(bloc: str) -> str:
    return bloc


@dataclass(frozen=True, slots=True)
class Names:
    """What people are called; without knowledge, as the records hold it.

    Attributes:
        actor: the name of an actor or voice.
        bloc: the name of a bloc, most often of the state with this ISO code.
        outlets: names of outlets by their folded form, in which origins hold them.
    """

    actor: Naming = canonical
    bloc: Callable[[str], str] = _as_it_is
    outlets: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def origin(self, origin: Origin) -> str:
        """The name of an origin, without what it is and where it belongs."""
        return self.outlets.get(origin.name) or self.actor(Actor(origin.name, origin.bloc))

    def blocs(self, origin: Origin) -> str:
        """The name of the bloc of an origin, where it adds anything; of joint ones, all."""
        if not origin.bloc:
            return ""
        told = "; ".join(self.bloc(code) for code in origin.bloc.split(";"))
        return "" if told == self.origin(origin) else told

    def knowing(self, *reports: Report) -> "Names":
        """The same, with the outlets of these reports as they write themselves."""
        written = {fold(r.outlet): r.outlet for r in reports if r.outlet}
        return replace(self, outlets={**written, **self.outlets})
