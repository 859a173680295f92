"""One sentence: who says so, how firmly, who did what, how much, to whom, when."""

from concordant.model.claim import Claim, Item, Quantity
from concordant.model.finding import Origin
from concordant.views.briefs.articles import Articles, Named, adds, voice_as_actor
from concordant.views.briefs.groups import Group
from concordant.views.briefs.speech import Speech
from concordant.views.names import Names
from concordant.views.wording import Wording, amount

_HEDGED = frozenset({"unverified", "suspected", "hypothetical"})
_ASIDE = "aside"
_COUNTED = "count"
_KNOW_HOW = "technology"


class Teller:
    """Sentences of one language."""

    def __init__(self, speech: Speech, words: Wording, names: Names) -> None:
        self.speech = self._speech = speech
        self._words, self._names = words, names
        self.articles = self._articles = Articles(speech, names)

    def sentence(self, group: Group) -> str:
        """What the claims of a group say, in the voice of whoever says it."""
        voice = self.voice(group)
        claim = group.claim
        told = self._denial(group, voice) if claim.polarity == "denied" else self._statement(group, voice)
        return self._speech.fine(_begun(told))

    def voice(self, group: Group) -> Named:
        """Who says it: the origin where a claim names somebody, else the outlet, as its notes show."""
        report = group.told[0][1]
        if not any(each.attribution for each, _ in group.told):
            return self._in_own_words(report.outlet or report.title or report.id)
        if group.origin is not None:
            return self._origin(group.origin, group)
        named = next(each for each, _ in group.told if each.attribution)
        return self._articles.party(voice_as_actor(named.attribution[0]))

    def _origin(self, origin: Origin, group: Group) -> Named:
        if origin.kind == "own":
            return self._in_own_words(self._names.origin(origin))
        if origin.kind == "named":
            return self._with_bloc(self._spoken(origin, group.claim), self._names.blocs(origin))
        return self._described(origin, group.described)

    def _spoken(self, origin: Origin, claim: Claim) -> Named:
        """A named origin; by the words of the report where it has no name of its own."""
        for voice in claim.attribution:
            if self._names.actor(voice) == self._names.origin(origin):
                return self._articles.party(voice_as_actor(voice))
        return self._articles.called(self._names.origin(origin), origin.bloc)

    def _with_bloc(self, name: Named, bloc: str) -> Named:
        return self._like("bloc", name, bloc=bloc) if adds(bloc, name.bare) else name

    def _in_own_words(self, outlet: str) -> Named:
        return self._like("own", self._articles.called(outlet))

    def _described(self, origin: Origin, raw: str | None) -> Named:
        """Somebody or something without a name, in the report's own words where it has some."""
        told = raw if raw and self._speech.tongue == "fr" else self._names.origin(origin)
        quoted = self._speech.say("actor", "quoted", words=" ".join(told.split()))
        return self._articles.called(self._speech.say("voice", origin.kind, name=quoted))

    def _like(self, key: str, name: Named, **parts: str) -> Named:
        """The name within a phrase, in each of its forms."""
        forms = (name.bare, name.name, name.to, name.of)
        bare, whole, to, of = (self._speech.say("voice", key, name=form, **parts) for form in forms)
        return Named(bare, whole, to, of, name.plural)

    def _statement(self, group: Group, voice: Named) -> str:
        act = self.act(group)
        return self._speech.say("lead", group.claim.certainty, voice=voice.name, act=act)

    def _denial(self, group: Group, voice: Named) -> str:
        speech, claim = self._speech, group.claim
        verbs = {key: speech.counted("denial", key, voice.plural) for key in ("verb", "verb_hedged")}
        agent = self._articles.party(claim.agent) if claim.agent else None
        itself = agent is not None and agent.bare == voice.bare
        that = self._doing(group, "denied_own", "") if itself else self._that(self.act(group))
        return speech.say("denial", claim.certainty, voice=voice.name, that=that, **verbs)

    def _that(self, act: str) -> str:
        vowels = tuple(self._speech.tables["article"]["vowels"])
        key = "that_elided" if vowels and act[:1].casefold() in vowels else "that"
        return self._speech.say("denial", key, act=act)

    def act(self, group: Group) -> str:
        """Who did what, how much, to whom, when; its mood follows from how firmly it is said."""
        claim = group.claim
        agent = self._articles.party(claim.agent) if claim.agent else self._articles.nobody()
        return self._doing(group, _mood(claim), f"{agent.name} ", agent.plural)

    def _doing(self, group: Group, mood: str, agent: str, plural: bool = False) -> str:
        claim, speech = group.claim, self._speech
        forms = self._verb(claim.event)
        verb = speech.counted(mood, claim.phase, plural).format(**forms)
        when = speech.when(claim.time.earliest, claim.time.latest) if claim.time else ""
        told = f"{agent}{verb}{self._object(group, forms)}{self._recipient(claim, forms)}"
        return f"{told} {when}" if when else told

    def _verb(self, event: str) -> dict[str, str]:
        verbs = self._speech.tables["verb"]
        found: dict[str, str] = verbs[event] if event in verbs else verbs["other"]
        return found

    def _recipient(self, claim: Claim, forms: dict[str, str]) -> str:
        if claim.recipient is None:
            return ""
        return self._articles.party(claim.recipient).filling(forms["recipient"])

    def _object(self, group: Group, forms: dict[str, str]) -> str:
        claim = group.claim
        quantity = claim.quantity if claim.quantity and _says(claim.quantity) else None
        if forms.get("object") == _ASIDE:
            counted = amount(quantity, self._words) if quantity else ""
            told = [self._label(claim.item), self._called(group), counted]
            aside = self._speech.of("object", "also").join(each for each in told if each)
            return self._speech.say("object", "aside", goods=aside) if aside else ""
        if quantity is not None:
            return f" {self._counted(group, quantity)}"
        return f" {self._goods(group, forms)}"

    def _goods(self, group: Group, forms: dict[str, str]) -> str:
        """The goods with their article, and how the report calls them."""
        item, called = group.claim.item, self._called(group)
        kind = self._kind(item)
        if not kind:
            return called or forms.get("bare") or self._speech.of("object", "bare")
        return kind + (self._speech.say("object", "aside", goods=called) if called else "")

    def _label(self, item: Item | None) -> str:
        """What kind of goods an act is about, where it is not goods that change hands."""
        told = self._kind(item) and item is not None and item.item_class != _KNOW_HOW
        return self._words.of("class", item.item_class) if item and told else ""

    def _kind(self, item: Item | None) -> str:
        kinds: dict[str, str] = self._speech.tables["goods"]
        return kinds.get(item.item_class, "") if item else ""

    def _called(self, group: Group) -> str:
        """The report's own word for the goods, where all say the same and it adds anything."""
        item = group.claim.item
        if item is None or not item.surface or len(group.surfaces) > 1:
            return ""
        label = self._words.of("class", item.item_class).casefold()
        if item.surface.casefold() == label:
            return ""
        return self._speech.say("object", "called", words=" ".join(item.surface.split()))

    def _counted(self, group: Group, quantity: Quantity) -> str:
        """The figure and what it counts: ``60 missiles balistiques``, ``12 000 coups (munitions…)``."""
        item, called = group.claim.item, self._called(group)
        told = amount(quantity, self._words)
        label = self._words.of("class", item.item_class) if item and self._kind(item) else ""
        unit = self._words.tables["unit"].get(quantity.unit or "", "|").partition("|")[2]
        holds = unit and (label.startswith(f"{unit} ") or label.endswith(f" {unit}"))
        if holds and told.endswith(f" {unit}"):
            told, label = told.removesuffix(unit) + label, ""
        elif label == unit or (quantity.kind == _COUNTED and not quantity.unit and not called):
            label = ""
        goods = self._speech.of("object", "also").join(each for each in (label, called) if each)
        return self._speech.say("object", "amount", amount=told, goods=goods) if goods else told


def _mood(claim: Claim) -> str:
    if claim.polarity == "denied":
        return "denied"
    if claim.certainty == "possible":
        return "possible"
    return "hedged" if claim.certainty in _HEDGED else "affirmed"


def _says(quantity: Quantity) -> bool:
    return quantity.low is not None or quantity.high is not None


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
