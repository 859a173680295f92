"""Sentences that state an act, with the words that prove it."""

from collections.abc import Mapping
from dataclasses import dataclass

from concordant.model.claim import Voice
from concordant.synth.cascade import Part
from concordant.synth.cast import Cast
from concordant.synth.grammar import Grammar, Templates
from concordant.synth.naming import Amount, Named, actor_forms, amount, called, named, when

_OPEN, _CLOSE = "\1", "\2"
_COUNTS = ("none", "one", "two", "three")
PICKS = 10
"""How many choices the wording of one sentence takes."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a text.

    Attributes:
        text: the words.
        start: where the evidence begins in them; -1 where nothing is claimed.
        end: where it ends.
        amount: goods and figure as worded.
        when: the day as worded.
        voices: the forms of each voice, source first.
        pattern: id of the pattern.
    """

    text: str
    start: int = -1
    end: int = -1
    amount: Amount | None = None
    when: str = ""
    voices: tuple[Named, ...] = ()
    pattern: str = ""


def plain(grammar: Grammar, template: str, slots: Mapping[str, str], light: bool) -> Sentence:
    """A sentence that claims nothing."""
    text = grammar.repaired(template.format_map(slots))
    return Sentence(capital(grammar.reworded(text) if light else text))


def remark(grammar: Grammar, pick: int) -> Sentence:
    """What a bystander says that states no act; ``pick`` chooses one of a quarter of a million."""
    words = []
    for name in ("openers", "subjects", "acts", "objects", "adjuncts"):
        options = grammar.remarks[name]
        pick, chosen = divmod(pick, len(options))
        words.append(options[chosen])
    opener, *rest = words
    return Sentence(capital(f"{opener}{' '.join(rest)}."))


def capital(text: str) -> str:
    """With a capital first letter, behind any mark of evidence."""
    for i, letter in enumerate(text):
        if letter not in (_OPEN, _CLOSE):
            return text[:i] + letter.upper() + text[i + 1 :]
    return text


def stating(
    grammar: Grammar, cast: Cast, part: Part, picks: tuple[int, ...], templates: Templates = "all"
) -> Sentence:
    """The sentence that states what a part of a report says."""
    said, chain = part.statement, part.chain
    voices = [named(grammar, voice, cast) for voice in chain]
    ways = grammar.ways(said.event.type, templates) or grammar.ways(said.event.type, "all")
    pattern = ways[picks[0] % len(ways)]
    level = said.event.goods.levels[said.level] if said.event.goods else None
    worded = amount(grammar, level, said, part.figure, picks[1:3]) if level else None
    slots = slots_of(grammar, part, worded)
    agent = actor_forms(grammar, said.event.dyad.agent).get("form", grammar.forms[0])
    agent_form = agent if agent in grammar.forms else grammar.forms[-1]
    first = voices[0].form if voices else grammar.forms[0]
    mood = _mood(part, bool(voices))
    moods = grammar.moods.get(f"{mood}_{said.when}", grammar.moods[mood])
    voiced = slots | _voice_slots(voices)
    verb = {k: grammar.agreed(v, agent_form, first).format_map(slots) for k, v in pattern.forms.items()}
    template = grammar.agreed(moods[picks[3] % len(moods)], agent_form, first)
    clause = template.format_map({**voiced, **verb})
    day = when(grammar, said, picks[4:6])
    if day:
        dated = grammar.attributions["dated"]
        # A denial is dated behind what it denies, or its day would be that of the denial.
        clause = dated[0 if said.denied else picks[6] % len(dated)].format(clause=clause, when=day)
    act = _OPEN + clause + _CLOSE
    options = grammar.attributions[_attribution(mood, len(voices))]
    chosen = grammar.agreed(options[picks[7] % len(options)], agent_form, first)
    marked = capital(grammar.repaired(" " + chosen.format_map({**voiced, "act": act}))[1:])
    start = marked.index(_OPEN)
    text = marked.replace(_OPEN, "").replace(_CLOSE, "")
    return Sentence(text, start, marked.index(_CLOSE) - 1, worded, day, tuple(voices), pattern.id)


def slots_of(grammar: Grammar, part: Part, worded: Amount | None = None) -> dict[str, str]:
    """What templates may name: the parties and the goods."""
    event = part.statement.event
    agent, recipient = actor_forms(grammar, event.dyad.agent), actor_forms(grammar, event.dyad.recipient)
    level = event.goods.levels[part.statement.level] if event.goods else None
    return {
        "agent": agent["nom"],
        "recipient": recipient["nom"],
        "recipient_nom": recipient["nom"],
        "recipient_gen": recipient.get("gen", ""),
        "recipient_dat": recipient.get("dat", ""),
        "at": recipient["at"],
        "to": recipient.get("to", ""),
        "goods": worded.phrase if worded else "",
        "bare": called(grammar, level, "bare") if level else "",
    }


def _mood(part: Part, voiced: bool) -> str:
    """Which mood the statement asks for."""
    said = part.statement
    mood: str = said.certainty
    if said.denied:
        mood = "denied_by" if voiced else "denied"
        if voiced and part.chain[0].id == said.event.dyad.agent.id:
            mood = "denied_by_self"
    if said.event.phase != "planned":
        return mood
    return "planned" if mood == "asserted" else f"planned_{mood}"


def _attribution(mood: str, voices: int) -> str:
    """Which forms of attribution fit; where the clause names the source, only carriers are left."""
    if "denied_by" in mood:
        return f"denied_{_COUNTS[min(voices, 3) - 1]}"
    return _COUNTS[min(voices, 3)]


def _voice_slots(voices: list[Named]) -> dict[str, str]:
    names = ("voice", "carrier", "second")
    slots: dict[str, str] = {}
    for name, voice in zip(names, voices, strict=False):
        slots[name], slots[f"{name}_gen"] = voice.nom, voice.gen
    return slots


def verbatim(text: str, words: str | None) -> str | None:
    """These words as they stand in a text, whatever their first letter; None where they do not."""
    if not words:
        return None
    at = text.lower().find(words.lower())
    return text[at : at + len(words)] if at >= 0 else None


def worded_voices(sentence: Sentence, chain: tuple[Voice, ...]) -> tuple[tuple[Voice, str | None], ...]:
    """Each voice with the words that call it in a sentence."""
    named_here = zip(chain, sentence.voices, strict=False)
    return tuple(
        (voice, verbatim(sentence.text, n.nom) or verbatim(sentence.text, n.gen)) for voice, n in named_here
    )
