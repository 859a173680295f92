"""What verbs may mean, found by the words that follow them: a common verb begins hundreds of expressions."""

from collections.abc import Collection

from concordant.language.compiled import Language
from concordant.language.meanings import VerbUse, VerbUses

_Numbered = tuple[tuple[int, VerbUse], ...]


class UseIndex:
    """The uses of verbs by lemma, and by the first word of the fixed expression where there is one."""

    def __init__(self, uses: VerbUses) -> None:
        self._alone: dict[str, _Numbered] = {}
        self._followed: dict[str, dict[str, _Numbered]] = {}
        for lemma, found in uses.items():
            self._alone[lemma] = tuple((n, use) for n, use in enumerate(found) if not use.rest)
            followed: dict[str, list[tuple[int, VerbUse]]] = {}
            for n, use in enumerate(found):
                for word in {use.rest[0], use.rest[0][:-1]} if use.rest else ():
                    followed.setdefault(word, []).append((n, use))
            self._followed[lemma] = {word: tuple(rows) for word, rows in followed.items()}

    def at(self, lemma: str, near: Collection[str]) -> list[VerbUse]:
        """The uses of a verb that the words near it may complete, in their order.

        Args:
            lemma: the verb.
            near: the words among which a fixed expression must begin.
        """
        alone = self._alone.get(lemma)
        if alone is None:
            return []
        found = dict(alone)
        followed = self._followed[lemma]
        for word in near if followed else ():
            found.update(followed.get(word, ()))
        return [found[n] for n in sorted(found)]


class Uses:
    """What the verbs of a language may mean."""

    def __init__(self, language: Language) -> None:
        self.frames, self.operators = UseIndex(language.frames), UseIndex(language.operators)
