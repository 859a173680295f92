"""What earlier sentences leave behind for the next: who was named, who spoke, what was asked."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from concordant.extraction.heard import Heard
from concordant.extraction.reference import Remembered, Salience
from concordant.extraction.voicing import Spoken
from concordant.model.claim import Actor, Voice

_LATELY = 2
"""Sentences after which a pronoun is no longer taken for who spoke before."""


@dataclass(frozen=True, slots=True)
class Context:
    """What earlier sentences leave behind: who was named, who spoke, what was asked.

    Attributes:
        salience: actors and goods named so far.
        voice: the last voice that governed a whole sentence.
        spoken: the last voices of any kind.
        sentence: number of the next sentence in the text.
        asked: number of the last question, if there was one.
    """

    salience: Salience = field(default_factory=Salience)
    voice: Heard | None = None
    spoken: tuple[Spoken, ...] = ()
    sentence: int = 0
    asked: int | None = None

    @property
    def speaker(self) -> Heard | None:
        """Who 'he added' is: whoever spoke last, if it was lately."""
        if self.spoken and self.sentence - self.spoken[0].sentence <= _LATELY:
            return Heard(self.spoken[0].chain, 0, 0, "continued", "")
        return self.voice


def resolved(heard: Heard, context: Context) -> Heard:
    """A voice that is only a pronoun, with the one it refers to: the last subject, else the last voice."""
    if heard.chain or not heard.pronoun:
        return heard
    chain = _going_on(context)
    if heard.own is not None:
        pointing = heard.own
        named = replace(chain[0], raw=pointing.raw, span=pointing.span) if chain else pointing
        return replace(heard, chain=(named, *chain[1:]))
    return replace(heard, chain=chain)


def _going_on(context: Context) -> tuple[Voice, ...]:
    """Who goes on speaking: the last voice, unless somebody who could speak became the topic after it."""
    speaker = context.speaker
    newest = next((r for r in context.salience.actors if r.subject), None)
    if newest is None or (speaker is not None and not _took_over(newest, context)):
        return speaker.chain if speaker is not None else ()
    if speaker is not None and any(v.name == newest.actor.name for v in speaker.chain):
        return speaker.chain
    actor = newest.actor
    return (Voice(actor.name, actor.state, actor.raw, actor.span, actor.id),)


def _took_over(newest: Remembered, context: Context) -> bool:
    spoke = context.spoken[0].sentence if context.spoken else -1
    return newest.sort != "state" and newest.sentence - 1 > spoke


def speaker(heard: Sequence[Heard]) -> Actor | None:
    """Who "we" are: the voice of the sentence, else the one that goes on speaking."""
    for h in heard:
        if h.chain:
            voice = h.chain[0]
            return Actor(voice.name, voice.state, voice.id, None, None)
    return None
