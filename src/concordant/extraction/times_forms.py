"""The small language in which a grammar writes its forms, turned into regular expressions.

``the {month} of [the year ]{year}``: plain words stand for themselves, ``[…]`` is optional,
``(a|b)`` is a choice, ``{class}`` is any word of a class and fills the field of that name,
``{field:class}`` fills another field, ``<name>`` puts in a macro of the grammar.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from concordant.extraction.numbers_lexicon import SPACE, GrammarError

_TOKEN = re.compile(r"\{(?:(\w+):)?(\w+)\}|<(\w+)>|([\[\]()|])|( )|([^\[\](){}<>| ]+)")
# An elided word is joined to the next without a space.
_GAP = f"(?:{SPACE}|(?<='))"
_STRUCTURE = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}


@dataclass(frozen=True, slots=True)
class Slot:
    """A named group of a compiled form: the field it fills and the class its word belongs to."""

    group: str
    field: str
    word_class: str


@dataclass(frozen=True, slots=True)
class Compiled:
    """A form as a regular expression, with what announces it.

    Attributes:
        pattern: the expression.
        slots: its named groups.
        words: every plain word in it.
        announced: the class that must always occur in it, if one of the rare classes does.
        word: the longest word that must always occur in it, or nothing.
    """

    pattern: str
    slots: tuple[Slot, ...]
    words: frozenset[str]
    announced: str
    word: str


def expand(form: str, macros: Mapping[str, str], depth: int = 0) -> str:
    """``form`` with every macro put in."""
    if depth > 8:
        raise GrammarError(f"the macros of {form!r} contain each other")

    def put(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in macros:
            raise GrammarError(f"{form!r} uses the macro {name!r}, which the grammar lacks")
        return expand(macros[name], macros, depth + 1)

    return re.sub(r"<(\w+)>", put, form)


def variants(form: str) -> frozenset[str]:
    """Every way to say a form that has options and choices but no slots.

    Raises:
        GrammarError: the form has a slot or a macro, or unbalanced brackets.
    """
    said, rest = _sequence(form, 0)
    if rest < len(form) or any(mark in form for mark in "{}<>"):
        raise GrammarError(f"{form!r} may hold words, options and choices only")
    return frozenset(said)


def _sequence(form: str, position: int) -> tuple[list[str], int]:
    """The variants of everything up to the end or the closing bracket, and where that is."""
    choices: list[str] = []
    said = [""]
    while position < len(form) and form[position] not in "])":
        mark = form[position]
        if mark == "|":
            choices, said, position = choices + said, [""], position + 1
            continue
        inner, after = [mark], position + 1
        if mark in "[(":
            inner, end = _sequence(form, after)
            inner, after = [*inner, *([""] if mark == "[" else [])], end + 1
        said = [before + behind for before in said for behind in inner]
        position = after
    return choices + said, position


_COMMON = 3
"""Letters of a word that is too common to announce a form where figures could: "the" in "the 1990s"."""

_ROUND = ("decade",)
"""Classes of figures that announce a form whose words are too common."""


def compile_form(
    form: str, classes: Mapping[str, str], triggers: Iterable[str], prefix: str, macros: Mapping[str, str]
) -> Compiled:
    """``form`` as a regular expression over folded text.

    Args:
        form: the words of the grammar.
        classes: the pattern of each word class.
        triggers: classes rare enough to announce a form, best first.
        prefix: makes the names of the groups unique.
        macros: named pieces of forms.

    Raises:
        GrammarError: an unknown class or macro, or unbalanced brackets.
    """
    pattern: list[str] = []
    slots: list[Slot] = []
    depth = 0
    said: set[str] = set()
    required: list[str] = []
    needed: list[str] = []
    for match in _TOKEN.finditer(expand(form, macros)):
        field, word_class, _, mark, space, words = match.groups()
        if word_class:
            if word_class not in classes:
                raise GrammarError(f"{form!r} uses the class {word_class!r}, which the grammar lacks")
            group = f"{prefix}_{len(slots)}"
            slots.append(Slot(group, field or word_class, word_class))
            pattern.append(f"(?P<{group}>{classes[word_class]})")
            if depth == 0:
                needed.append(word_class)
        elif mark:
            depth += {"[": 1, "(": 1, "]": -1, ")": -1}.get(mark, 0)
            pattern.append(_STRUCTURE[mark])
        else:
            pattern.append(_GAP if space else re.escape(words))
            said.update(re.findall(r"\w+", words or ""))
            if words and depth == 0:
                required.append(words)
    if depth:
        raise GrammarError(f"{form!r} has brackets that do not match")
    word = max(required, key=len, default="")
    announced = next((name for name in triggers if name in needed), "")
    if not announced and len(word) <= _COMMON:
        announced = next((name for name in _ROUND if name in needed), "")
    return Compiled("".join(pattern), tuple(slots), frozenset(said), announced, word)
