"""What a sentence leaves behind for the next: actors and goods it named."""

from collections.abc import Sequence

from concordant.extraction.chunks import Chunk
from concordant.extraction.clauses import Clauses
from concordant.extraction.fillers import Fillers
from concordant.extraction.reference import Remembered, Salience


def remember(salience: Salience, chunks: Sequence[Chunk], clauses: Clauses, fillers: Fillers) -> Salience:
    """The memory after a sentence: its subjects count before its other actors."""
    subjects: list[int] = []
    for i, chunk in enumerate(chunks):
        if chunk.finite:
            subjects.extend(clauses.subject(i).phrases[:1])
    named: list[Remembered | None] = []
    number = salience.sentences + 1
    for i, chunk in enumerate(chunks):
        phrase = chunk.phrase
        if phrase is None or i in subjects:
            continue
        known = phrase.name is not None and phrase.name.kind == "actor" and phrase.name.form != "demonym"
        described = phrase.noun is not None and (phrase.states or phrase.proper or phrase.name)
        if known or described:
            named.append(_remembered(i, fillers, number, subject=False))
        if (phrase.goods is not None and not phrase.goods.special and not phrase.goods.weak) or phrase.model:
            goods, model = phrase.goods, phrase.model
            item_class = model.item_class if model else goods.item_class if goods else None
            if item_class and not (goods and goods.container):
                salience = salience.with_goods(
                    item_class, goods.unit if goods else model.unit if model else None
                )
    for i in subjects:
        phrase = chunks[i].phrase
        if phrase and (phrase.name or phrase.noun or phrase.sort == "proper"):
            named.append(_remembered(i, fillers, number, subject=True))
    states = [
        (name.state, fillers.language.states.get(name.state, name.name))
        for chunk in chunks
        if chunk.phrase is not None
        for name in (chunk.phrase.name, *chunk.phrase.states)
        if name is not None and name.state and name.kind == "actor"
    ]
    return salience.after([r for r in named if r is not None], states)


def _remembered(i: int, fillers: Fillers, number: int, subject: bool) -> Remembered | None:
    actor = fillers.actor(i)
    phrase = fillers.chunks[i].phrase
    if actor is None or phrase is None:
        return None
    sort = phrase.name.sort if phrase.name else phrase.noun.sort if phrase.noun else "proper"
    noun = phrase.noun.english if phrase.noun else None
    return Remembered(actor, sort, subject, "plural" in phrase.traits, noun, number)
