"""The words by which a report may call something, and what must hold before they count."""

from dataclasses import dataclass
from typing import Literal

FormKind = Literal["name", "short", "metonym", "weak_metonym", "demonym"]


@dataclass(frozen=True, slots=True)
class Form:
    """One way of calling an entry.

    Attributes:
        text: the words, as a report writes them, without article.
        lang: ISO 639-1 code of their language.
        kind: ``name`` always counts; ``short`` counts where no confusion is possible; ``metonym`` is a
            seat of power that stands for a government; ``weak_metonym`` is one that counts only in a
            report which names the entry elsewhere; ``demonym`` is its adjective or noun.
        needs: words of which at least one must stand in the same sentence; none where empty. A final
            ``*`` stands for any ending.
        exact: whether the words count only in exactly these capitals.
        inflections: further forms of an irregular demonym (``turque`` beside ``turc``).
    """

    text: str
    lang: str
    kind: FormKind
    needs: tuple[str, ...] = ()
    exact: bool = False
    inflections: tuple[str, ...] = ()
