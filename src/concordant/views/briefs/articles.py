"""Names as sentences take them: with their article, after "to" and after "of", singular or plural."""

from dataclasses import dataclass

from concordant.linking.terms import fold, is_described
from concordant.model.claim import Actor, Voice
from concordant.views.briefs.speech import Speech
from concordant.views.names import Names

_APART = "; "
_MANY = "les"


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the forms that sentences need.

    Attributes:
        bare: without article.
        name: with its article.
        to: after the preposition of who receives.
        of: after that of belonging.
        plural: whether verbs follow in the plural.
    """

    bare: str
    name: str
    to: str
    of: str
    plural: bool = False

    def filling(self, template: str) -> str:
        """The template with its blanks filled."""
        return template.format(bare=self.bare, name=self.name, to=self.to, of=self.of)


@dataclass(frozen=True, slots=True)
class Articles:
    """How names are put into sentences in one language."""

    speech: Speech
    names: Names

    def party(self, actor: Actor) -> Named:
        """An actor, or several joint ones."""
        parts = [self._one(part) for part in self._split(actor)]
        if len(parts) == 1:
            return parts[0]
        also = self.speech.of("actor", "and")
        bare, name, to, of = (also.join(getattr(p, form) for p in parts) for form in _FORMS)
        return Named(bare, name, to, of, plural=True)

    def nobody(self) -> Named:
        """Who acts where nobody is named."""
        return self._formed(self.speech.of("actor", "nobody"), "", plural=False)

    def called(self, name: str, state: str | None = None) -> Named:
        """A name that stands as it is, with its article."""
        return self._formed(name, self._article(name, self._is_state(name, state)))

    def _split(self, actor: Actor) -> list[Actor]:
        names, states = actor.name.split(_APART), (actor.state or "").split(";")
        if len(names) == 1:
            return [actor]
        joint = states if len(states) == len(names) else [""] * len(names)
        return [
            Actor(name, state.strip() or None, actor.id) for name, state in zip(names, joint, strict=True)
        ]

    def _one(self, actor: Actor) -> Named:
        name = self.names.actor(actor)
        if actor.id is None and name == actor.name and is_described(name):
            words = actor.raw if actor.raw and self.speech.tongue == "fr" else name
            return self.quoted(words)
        return self.called(name, actor.state)

    def quoted(self, words: str) -> Named:
        """Whoever a report only describes, in its own words."""
        told = self.speech.say("actor", "quoted", words=" ".join(words.split()))
        return self._formed(told, "", plural=words.split(" ")[0].endswith(("s", "x")))

    def _is_state(self, name: str, state: str | None) -> bool:
        return bool(state) and self.names.bloc(state or "") == name

    def _article(self, name: str, state: bool) -> str:
        table = self.speech.tables["article"]
        for article, held in table["names"].items():
            if name in held:
                return str(article)
        words = [word.casefold() for word in name.replace("\u2019", "'").split()]
        if state:
            return str(table["ending"] if words[0].endswith(table["ends"] or "\0") else table["state"])
        looked_at = words[:1] if self.speech.tongue == "fr" else words
        for article, held in table["heads"].items():
            if {head.casefold() for head in held} & set(looked_at):
                return str(article)
        return ""

    def _formed(self, name: str, article: str, plural: bool | None = None) -> Named:
        table = self.speech.tables["article"]
        if name[:1].casefold() in tuple(table["vowels"]) and article != _MANY:
            article = "elided" if article else "bare_elided"
        # Not ``format``: names are written by others and may hold braces.
        whole, to, of = (form.replace("{n}", name) for form in table["forms"][article])
        for own, joined in table["own"].items():
            if not article and name.startswith(own):
                to, of = (form.replace("{n}", name.removeprefix(own)) for form in joined)
        return Named(name, whole, to, of, article == _MANY if plural is None else plural)


_FORMS = ("bare", "name", "to", "of")


def adds(bloc: str, name: str) -> bool:
    """Whether naming the bloc tells more than the name: not where an adjective of it stands there already."""
    stems = {word[:_STEM] for word in fold(bloc).split() if len(word) >= _STEM}
    return bool(bloc) and not any(stem in fold(name) for stem in stems)


_STEM = 4


def voice_as_actor(voice: Voice) -> Actor:
    """A voice as the party it is, where it is named like one."""
    return Actor(voice.name, voice.state, voice.id, voice.raw)
