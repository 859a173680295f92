"""What a case says, spelled out: which words of a sentence stand for an entry (docs/knowledge.md)."""

import re
import unicodedata
from collections.abc import Iterator

from concordant.knowledge.entry import Named
from concordant.knowledge.forms import Form

Found = tuple[int, int]


def fold(text: str) -> str:
    """The text without accents and capitals; every character keeps its place."""
    return "".join(_fold(character) for character in text)


def _fold(character: str) -> str:
    if character in "’ʼ":
        return "'"
    if character in "\u00a0\u202f":
        return " "
    plain = unicodedata.normalize("NFD", character)[:1].lower()
    return plain if len(plain) == 1 else character


def _places(words: str, sentence: str) -> Iterator[Found]:
    pattern = rf"(?<!\w){re.escape(fold(words))}(?!\w)"
    for hit in re.finditer(pattern, fold(sentence)):
        yield hit.span()


def _has_context(needs: tuple[str, ...], sentence: str, place: Found) -> bool:
    around = fold(sentence[: place[0]] + " " + sentence[place[1] :])
    for need in needs:
        tail = r"\w*" if need.endswith("*") else r"(?!\w)"
        if re.search(rf"(?<!\w){re.escape(fold(need.rstrip('*')))}{tail}", around):
            return True
    return False


def _capitals_fit(form: Form, words: str) -> bool:
    if form.exact:
        return words.replace("’", "'") == form.text.replace("’", "'")
    return form.text == form.text.lower() or words != words.lower()


def found(entry: Named, sentence: str) -> set[str]:
    """The words of ``sentence`` that stand for ``entry``; weak metonyms never do by themselves."""
    blocked = [place for words in entry.lookalikes for place in _places(words, sentence)]
    hits: set[Found] = set()
    for form in entry.forms():
        for place in _places(form.text, sentence):
            words = sentence[place[0] : place[1]]
            inside = any(b[0] <= place[0] and place[1] <= b[1] for b in blocked)
            if inside or form.kind == "weak_metonym" or not _capitals_fit(form, words):
                continue
            if not form.needs or _has_context(form.needs, sentence, place):
                hits.add(place)
    longest = {h for h in hits if not any(o != h and o[0] <= h[0] and h[1] <= o[1] for o in hits)}
    return {sentence[start:end] for start, end in longest}
