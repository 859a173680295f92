"""How actors, blocs and outlets are called in a language, as the knowledge has it."""

from typing import TYPE_CHECKING

from concordant.model.claim import Actor
from concordant.views.sentence import Naming, canonical
from concordant.views.wording import Tongue

if TYPE_CHECKING:
    from concordant.knowledge.collection import Knowledge
    from concordant.views.names import Names


def naming(tongue: Tongue, knowledge: "Knowledge") -> Naming:
    """The names that readers of a language know actors by."""
    if tongue == "en":
        return canonical  # canonical names are English
    held = knowledge.actors.values()
    names = {actor.name: actor.names[tongue][0] for actor in held if actor.names.get(tongue)}
    # Joint actors join their names as the contract says.
    return lambda who: "; ".join(names.get(part, part) for part in who.name.split("; "))


def names_in(tongue: Tongue, knowledge: "Knowledge") -> "Names":
    """The names of actors, blocs and outlets."""
    from concordant.linking.terms import fold
    from concordant.views.names import Names

    actor = naming(tongue, knowledge)
    known = knowledge.actors.values()
    states = {a.state: actor(Actor(a.name)) for a in known if a.kind == "state" and a.state}
    outlets = {fold(outlet.name): outlet.name for outlet in knowledge.outlets.values()}
    return Names(actor, lambda bloc: states.get(bloc, bloc), outlets)
