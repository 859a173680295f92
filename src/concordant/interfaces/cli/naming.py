"""How actors are called in the reader's language."""

from concordant.views.sentence import Naming, canonical
from concordant.views.wording import Tongue, Wording, wording


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
