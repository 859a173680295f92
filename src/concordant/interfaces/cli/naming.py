"""How actors are called in the reader's language."""

from typing import TYPE_CHECKING

from concordant.model.claim import Actor
from concordant.views.sentence import Naming, canonical
from concordant.views.wording import TONGUES, Tongue, Wording, wording

if TYPE_CHECKING:
    from concordant.views.names import Names


def speaking(tongue: Tongue) -> tuple[Wording, Naming]:
    """The words of a language, and the names that its readers know actors by."""
    words = wording(tongue)
    if tongue == "en":
        return words, canonical  # canonical names are English
    from concordant.interfaces.cli.knowing import sound_knowledge

    held = sound_knowledge().actors
    names = {actor.name: actor.names[tongue][0] for actor in held.values() if actor.names.get(tongue)}
    # Joint actors join their names as the contract says.
    return words, lambda who: "; ".join(names.get(part, part) for part in who.name.split("; "))


def calling(tongue: Tongue) -> "tuple[Wording, Names]":
    """The words of a language, and the names of actors, blocs and outlets in it."""
    from concordant.interfaces.cli.knowing import sound_knowledge
    from concordant.linking.terms import fold
    from concordant.views.names import Names

    words, actor = speaking(tongue)
    held = sound_knowledge()
    states = {a.state: actor(Actor(a.name)) for a in held.actors.values() if a.kind == "state" and a.state}
    outlets = {fold(outlet.name): outlet.name for outlet in held.outlets.values()}
    return words, Names(actor, lambda bloc: states.get(bloc, bloc), outlets)


def in_every_tongue() -> "dict[Tongue, Names]":
    """The names of actors, blocs and outlets by language."""
    return {tongue: calling(tongue)[1] for tongue in TONGUES}
