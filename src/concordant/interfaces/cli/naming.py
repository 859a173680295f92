"""How actors are called in the reader's language."""

from typing import TYPE_CHECKING

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
    from concordant.interfaces.names import naming

    return words, naming(tongue, sound_knowledge())


def calling(tongue: Tongue) -> "tuple[Wording, Names]":
    """The words of a language, and the names of actors, blocs and outlets in it."""
    from concordant.interfaces.cli.knowing import sound_knowledge
    from concordant.interfaces.names import names_in

    return wording(tongue), names_in(tongue, sound_knowledge())


def in_every_tongue() -> "dict[Tongue, Names]":
    """The names of actors, blocs and outlets by language."""
    return {tongue: calling(tongue)[1] for tongue in TONGUES}
