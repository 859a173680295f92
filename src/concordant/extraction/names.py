"""Names of the knowledge in a row of tokens, with the conditions under which they count."""

from collections.abc import Sequence
from typing import Any

from concordant.language.compiled import Language
from concordant.language.lexicon import Trie
from concordant.language.meanings import LOOKALIKE, Name
from concordant.language.tokens import Token, fold

_ORDER = {"actor": 0, "outlet": 1, "materiel": 2, "place": 3, "agreement": 4, LOOKALIKE: 5}
_FORMS = {"demonym": -1, "name": 0, "metonym": 1, "weak_metonym": 2, "short": 3}


def begins(trie: Trie[Any], word: str) -> bool:
    """Whether an expression begins with a word: most words begin none."""
    return word in trie.single or word in trie.longer


def name_at(
    tokens: Sequence[Token],
    folds: Sequence[str],
    index: int,
    language: Language,
    text: str,
    counted: bool = False,
) -> tuple[int, Name] | None:
    """The longest name that begins at ``index`` and counts here, with its length in tokens.

    ``counted`` tells that a number stands before it: then a weapon needs no other context.
    """
    word = folds[index]
    for length, meanings in language.names.at(folds, index) if begins(language.names, word) else ():
        fitting = [name for name in meanings if _counts(name, tokens, folds, index, length, text, counted)]
        if fitting:
            # Of two that share a seat, the one whose company is there comes first.
            best = min(fitting, key=lambda n: (_FORMS[n.form], _ORDER[n.kind], not n.needs, n.id))
            words = text[tokens[index].start : tokens[index + length - 1].end]
            return length, best.said(words)
    demonym = language.demonyms.get(word)
    return (1, demonym.said(tokens[index].text)) if demonym else None


def _counts(
    name: Name,
    tokens: Sequence[Token],
    folds: Sequence[str],
    index: int,
    length: int,
    text: str,
    counted: bool,
) -> bool:
    span = tokens[index : index + length]
    if not name.lower and not any(token.upper or token.kind == "number" for token in span):
        return False
    if (
        name.exact is not None
        and fold(text[span[0].start : span[-1].end])
        and not _same(name.exact, span, text)
    ):
        return False
    if counted and name.kind == "materiel":
        return True
    return not name.needs or _context(name.needs, folds, index, length)


def _same(exact: str, span: Sequence[Token], text: str) -> bool:
    return text[span[0].start : span[-1].end].replace("’", "'") == exact.replace("’", "'")


def _context(needs: Sequence[str], folds: Sequence[str], index: int, length: int) -> bool:
    around = [*folds[:index], *folds[index + length :]]
    for need in needs:
        word = fold(need)
        if word.endswith("*"):
            if any(f.startswith(word[:-1]) for f in around):
                return True
        elif word in around:
            return True
    return False
