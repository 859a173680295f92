"""A claim told in one line of plain words, hedges and voices included."""

from collections.abc import Callable

from concordant.model.claim import Actor, Claim, Item, Voice
from concordant.views.text import Line, Piece, joined, line
from concordant.views.wording import Wording, amount, when

Naming = Callable[[Actor | Voice], str]

# A joint act has two parties and no direction.
JOINT = frozenset({"agreement", "meeting"})
SEPARATOR = " · "
CERTAINTY_SIGNS = {
    "asserted": "●",
    "unverified": "◌",
    "suspected": "◐",
    "possible": "○",
    "hypothetical": "◇",
}
DENIED_SIGN = "✗"


def canonical(who: Actor | Voice) -> str:
    """The canonical name, as the claim holds it."""
    return who.name


def parties(claim: Claim, words: Wording, naming: Naming = canonical) -> Line:
    """Who, and to whom: an arrow for what has a direction, a double one for a joint act."""
    if claim.agent is None and claim.recipient is None:
        return ()
    arrow = "↔" if claim.event in JOINT else "→"
    nobody = words.of("sentence", "nobody")
    agent = naming(claim.agent) if claim.agent else nobody
    if claim.recipient is None:
        return line(Piece(agent, "actor"))
    return line(Piece(agent, "actor"), f" {arrow} ", Piece(naming(claim.recipient), "actor"))


def goods(item: Item | None, words: Wording) -> str:
    """The class of the item, and the report's own words for it."""
    if item is None:
        return ""
    called = words.of("class", item.item_class)
    return called if item.surface is None else f"{called} {words.quoted(item.surface)}"


def firmness(claim: Claim, words: Wording) -> Line:
    """How firmly it is said, by sign and by word; a denial says so first, a reading in doubt last."""
    said = _said(claim, words)
    return line(*said, SEPARATOR, Piece(f"? {words.of('review', 'doubt')}", "hedge")) if claim.doubt else said


def _said(claim: Claim, words: Wording) -> Line:
    sign = CERTAINTY_SIGNS[claim.certainty]
    hedge = Piece(f"{sign} {words.of('certainty', claim.certainty)}", "hedge")
    if claim.polarity == "affirmed":
        return (hedge,)
    denied = Piece(f"{DENIED_SIGN} {words.of('polarity', 'denied')}", "denied")
    return (denied,) if claim.certainty == "asserted" else line(denied, SEPARATOR, hedge)


def chain(claim: Claim, words: Wording, naming: Naming = canonical) -> str:
    """The voices, source first; empty where the outlet speaks for itself."""
    if not claim.attribution:
        return ""
    source, *carriers = (naming(voice) for voice in claim.attribution)
    if not carriers:
        return source
    between = words.of("sentence", "also")
    return words.say("sentence", "carried", source=source, carriers=between.join(carriers))


def sentence(claim: Claim, words: Wording, naming: Naming = canonical) -> Line:
    """The claim in one line: parties · event · goods · how much · when · phase · firmness · voices."""
    voices = chain(claim, words, naming)
    said = words.say("sentence", "according", source=voices) if voices else words.of("sentence", "own")
    return joined([statement(claim, words, naming), line(Piece(said, "voice"))], SEPARATOR)


def statement(claim: Claim, words: Wording, naming: Naming = canonical) -> Line:
    """The sentence without its voices."""
    parts: list[Line] = [
        parties(claim, words, naming),
        line(Piece(words.of("event", claim.event), "event")),
        line(Piece(goods(claim.item, words), "item")),
        line(amount(claim.quantity, words) if claim.quantity else ""),
        line(claim.place or ""),
        line(when(claim.time, words) if claim.time else ""),
        line("" if claim.phase == "done" else words.of("phase", claim.phase)),
        firmness(claim, words),
    ]
    return joined([part for part in parts if any(piece.text for piece in part)], SEPARATOR)
