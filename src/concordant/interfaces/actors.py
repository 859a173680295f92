"""Whom a name means, wherever somebody writes one: on the command line, in an address, in a field."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from concordant.linking.terms import fold

if TYPE_CHECKING:
    from concordant.knowledge.collection import Knowledge
    from concordant.knowledge.schema import Actor


def called(knowledge: "Knowledge", who: str) -> "list[Actor]":
    """The actors with this id, ISO code or name, in any language; those whose main name it is, if any."""
    found = knowledge.actors.get(who) or knowledge.state(who)
    if found is not None:
        return [found]
    wanted = fold(who)
    if not wanted:
        return []
    named = [actor for actor in knowledge.actors.values() if wanted in {fold(name) for name in forms(actor)}]
    return [actor for actor in named if fold(actor.name) == wanted] or named


def find(knowledge: "Knowledge", who: str) -> "Actor | None":
    """The first of them."""
    return next(iter(called(knowledge, who)), None)


def forms(actor: "Actor") -> Iterator[str]:
    """Every way of calling an actor."""
    yield actor.name
    for table in (actor.names, actor.short, actor.metonyms):
        for held in table.values():
            yield from held
