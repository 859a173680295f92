"""People whom reports only describe: told in the words of the reports, where readers share their language."""

from collections.abc import Iterable
from dataclasses import replace

from concordant.linking.terms import is_described
from concordant.model.claim import Actor, Claim, Voice
from concordant.views.briefs.speech import Speech
from concordant.views.names import Names

Party = Actor | Voice


def describing(names: Names, told: Iterable[tuple[Claim, str]], speech: Speech) -> Names:
    """The names, where descriptions stand as the reports have them instead of in English.

    Args:
        names: of actors in the language of the brief.
        told: claims with the language of their report.
        speech: the words of that language.
    """
    if speech.tongue == "en":
        return names  # the contract has descriptions in English
    raw: dict[str, str] = {}
    ours: set[str] = set()
    for claim, lang in told:
        for party in (claim.agent, claim.recipient, *claim.attribution):
            if party is not None and party.raw and lang == speech.tongue:
                raw.setdefault(party.name, party.raw)
                ours.add(party.raw)

    def actor(who: Party) -> str:
        name = names.actor(who)
        words = who.raw if who.raw in ours else raw.get(who.name)
        if name != who.name or not words or not is_described(name):
            return name
        return speech.say("actor", "quoted", words=" ".join(words.split()))

    return replace(names, actor=actor)
