"""Names, figures and days in the words of one language."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from concordant.model.claim import Actor, Voice
from concordant.synth.cast import Cast, Level
from concordant.synth.grammar import Grammar
from concordant.synth.statements import Statement

_APPROXIMATE = 20


class Amount(NamedTuple):
    """Goods with their figure: the whole phrase, the words of the figure, the words of the goods."""

    phrase: str
    figure: str | None
    goods: str


class Named(NamedTuple):
    """A voice in its forms."""

    nom: str
    gen: str
    form: str


def noun_of(grammar: Grammar, level: Level) -> tuple[Mapping[str, Any], str]:
    """The noun for goods, and the name that stands beside it."""
    item = level.item
    row = grammar.goods.get(item.id or "")
    if row:
        return grammar.nouns[row["noun"]], row["name"]
    return grammar.nouns[item.item_class], (item.surface or "") if item.id else ""


def called(grammar: Grammar, level: Level, form: str) -> str:
    """Goods in one form of their noun, with their name on the side that the language puts it."""
    noun, name = noun_of(grammar, level)
    words = noun.get(form) or noun["pl"]
    if not name:
        return str(words)
    return f"{name} {words}" if grammar.lang == "en" else f"{words} {name}"


def amount(
    grammar: Grammar, level: Level, said: Statement, figure: int | None, picks: tuple[int, ...]
) -> Amount:
    """How much of what; ``picks`` chooses between digits and words, and between near equivalents."""
    numbers = grammar.numbers
    if figure is None:
        name = said.rough.id if said.rough else "none"
        words, _, rest = str(numbers["rough"][name]).partition("|")
        goods = called(grammar, level, "pl" if said.rough else "bare")
        acc = called(grammar, level, "acc")
        phrase = _elided(grammar, (words + rest).format(noun=goods, acc=acc))
        return Amount(phrase, words if said.rough else None, goods if goods in phrase else acc)
    options = numbers["total"] if said.when == "since" else numbers["counted"]
    # Nobody says "about three".
    template = options[picks[0] % len(options) if figure >= _APPROXIMATE else 0]
    noun, _ = noun_of(grammar, level)
    digits = f"{figure:,}".replace(",", numbers["group"]) if figure >= numbers["group_from"] else str(figure)
    spelled = digits if noun.get("digits") or picks[1] % 2 else numbers["words"].get(str(figure), digits)
    goods = called(grammar, level, _count_form(figure))
    many = called(grammar, level, "pl")
    phrase = template.format(n=spelled, d=digits, noun=goods, noun_pl=many)
    return Amount(
        phrase, digits if "{d}" in template else spelled, many if "{noun_pl}" in template else goods
    )


def _elided(grammar: Grammar, phrase: str) -> str:
    return grammar.repaired(f" {phrase}")[1:]


def _count_form(figure: int) -> str:
    """Which form a figure asks for, in languages that tell one from few from many."""
    last, teen = figure % 10, 10 < figure % 100 < 20
    if last == 1 and not teen:
        return "sg"
    return "few" if 2 <= last <= 4 and not teen else "pl"


def when(grammar: Grammar, said: Statement, picks: tuple[int, ...]) -> str:
    """The day in words; empty where nothing is said."""
    dates, event = grammar.dates, said.event
    if said.when == "recent":
        silent = said.denied or event.phase == "planned" or picks[0] % 2
        return "" if silent else str(dates["recent"][picks[1] % len(dates["recent"])])
    ordinal = event.since if said.when == "since" and event.since is not None else event.day
    day = date.fromordinal(ordinal)
    name = {"day": "day", "month": "month", "since": "since"}[said.when]
    # Without its year a day is that nearest to the publication; it is left out only where that is plain.
    near = event.minute // (24 * 60) - ordinal
    if said.when != "since" and (picks[0] % 2 or not 0 <= near < 30):
        name += "_year"
    return str(dates[name]).format(
        day=dates.get("first", day.day) if day.day == 1 else day.day,
        month=dates["months"][day.month - 1],
        month_in=dates.get("months_in", dates["months"])[day.month - 1],
        year=day.year,
    )


def actor_forms(grammar: Grammar, actor: Actor | None) -> Mapping[str, str]:
    """The forms of an actor's name."""
    return grammar.actors[actor.id] if actor and actor.id else {}


def named(grammar: Grammar, voice: Voice, cast: Cast) -> Named:
    """How the language calls a voice: a body, a party, an outlet, or somebody unnamed."""
    row = grammar.voices.get(voice.id or "") or grammar.actors.get(voice.id or "")
    if row:
        plural = "p" if row.get("plural") else grammar.forms[0]
        return Named(row["nom"], row.get("gen", row["nom"]), _plural(grammar, row.get("form", plural)))
    names = cast.outlet_names[grammar.lang]
    if voice.id and voice.id in names:
        agency = any(o.id == voice.id and o.agency for o in cast.outlets)
        return carrier(grammar, "agency" if agency else "outlet", names[voice.id])
    return _officials(grammar, cast.demonyms[grammar.lang].get(voice.state or "", ""))


def _plural(grammar: Grammar, form: str) -> str:
    """A form of the language; a bare ``p`` is its first plural."""
    return form if form in grammar.forms else next(f for f in grammar.forms if f.endswith("p"))


def carrier(grammar: Grammar, sort: str, name: str) -> Named:
    """How the language calls an outlet."""
    table = grammar.carriers
    quotes = table.get("quotes")
    shown = f"{quotes[0]}{name}{quotes[1]}" if quotes else name
    row = table[sort]
    nom = row["nom"].format(name=shown)
    return Named(nom, row.get("gen", row["nom"]).format(name=shown), row.get("form", grammar.forms[0]))


def _officials(grammar: Grammar, demonym: str) -> Named:
    table = grammar.carriers
    forms = {
        "demonym": _ended(demonym, table["demonyms"]),
        "demonym_nom": _ended(demonym, table.get("demonyms_nom", table["demonyms"])),
    }
    row = table["officials"]
    nom = row["nom"].format(**forms)
    return Named(nom, row.get("gen", row["nom"]).format(**forms), _plural(grammar, row.get("form", "p")))


def _ended(word: str, endings: Mapping[str, str]) -> str:
    """A word with another ending, by the longest ending that fits."""
    for ending in sorted(endings, key=lambda e: -len(e)):
        if word.endswith(ending):
            new = endings[ending]
            return word + new[1:] if new.startswith("+") else word[: len(word) - len(ending)] + new
    return word
