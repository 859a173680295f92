"""Which known actor a name means."""

from collections.abc import Iterator

from concordant.knowledge.collection import Knowledge
from concordant.knowledge.schema import Actor as Known
from concordant.linking.terms import fold


def find(knowledge: Knowledge, who: str) -> Known | None:
    """The actor with this id, ISO code or name; of several with one name that whose main name it is."""
    found = knowledge.actors.get(who) or knowledge.state(who)
    if found is not None:
        return found
    wanted = fold(who)
    named = [actor for actor in knowledge.actors.values() if wanted in {fold(name) for name in _forms(actor)}]
    exact = [actor for actor in named if fold(actor.name) == wanted]
    return next(iter(exact or named), None) if wanted else None


def _forms(actor: Known) -> Iterator[str]:
    yield actor.name
    for table in (actor.names, actor.short, actor.metonyms):
        for forms in table.values():
            yield from forms
