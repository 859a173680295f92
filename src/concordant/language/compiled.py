"""A language made ready for reading: its lexicon, verbs, grammars, compiled once from the knowledge."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from concordant.knowledge.language_schema import ActorNouns, Frame, ItemNouns, Operator, Profile
from concordant.knowledge.schema import Actor, Agreement, ItemClass, Materiel, Outlet, Place
from concordant.language.dictionary import AnyMorphology
from concordant.language.lexicon import Key, Trie, compile_trie
from concordant.language.meanings import (
    ActorNoun,
    Evoked,
    Goods,
    Governing,
    Meaning,
    Name,
    VerbUse,
    VerbUses,
    affirmed,
    verb_head,
)
from concordant.language.naming import Groups, demonyms_of, english_demonyms, names_of
from concordant.language.places import PlaceAdjectives, compile_places
from concordant.language.tokens import Tokeniser, compile_tokeniser


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of the knowledge that one language is compiled from."""

    profile: Profile
    frames: tuple[Frame, ...]
    operators: tuple[Operator, ...]
    items: tuple[ItemNouns, ...]
    actor_nouns: tuple[ActorNouns, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    materiel: tuple[Materiel, ...]
    outlets: tuple[Outlet, ...]
    agreements: tuple[Agreement, ...] = ()
    classes: tuple[ItemClass, ...] = ()

    @property
    def named(self) -> Groups:
        """The kinds of entries that reports call by names."""
        return (
            ("actor", self.actors),
            ("outlet", self.outlets),
            ("place", self.places),
            ("materiel", self.materiel),
            ("agreement", self.agreements),
        )


@dataclass(frozen=True, slots=True)
class Language:
    """Everything the engines need to read one language; immutable."""

    code: str
    tokeniser: Tokeniser
    morphology: AnyMorphology
    closed: Trie[str]
    words: Trie[Meaning]
    names: Trie[Name]
    demonyms: Mapping[str, Name]
    frames: VerbUses
    operators: VerbUses
    states: Mapping[str, str]
    broader: Mapping[str, frozenset[str]]
    demonym_of: Mapping[str, str]
    have: str
    be: str
    be_verbs: frozenset[str]
    dates: Any
    numbers: Any
    cases: Mapping[str, str] = field(default_factory=dict)
    governed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    impersonal: frozenset[str] = frozenset()
    foreign: frozenset[str] = frozenset()
    first_person: str | None = None
    negators: frozenset[str] = frozenset()
    elided: frozenset[str] = frozenset()
    ceasing: frozenset[str] = frozenset()
    places: PlaceAdjectives | None = None
    analytic: bool = False
    modals: Mapping[str, str] = field(default_factory=dict)
    do: str = ""
    adverb_endings: tuple[str, ...] = ()
    telling: frozenset[str] = frozenset()


def compile_language(entries: Entries, morphology: AnyMorphology, dates: Any, numbers: Any) -> Language:
    """Compile one language.

    ``dates`` and ``numbers`` are the compiled grammars of the time and quantity engines; they are only
    carried along, since those engines lie above this layer.
    """
    profile = entries.profile
    tokeniser = compile_tokeniser(
        profile.elisions, profile.inversions, profile.linking, profile.abbreviations, profile.letters,
        profile.enclitics, profile.unaccented,
    )  # fmt: skip
    key = _keyer(tokeniser, profile.enclitics)
    closed = [(key(w), c) for c, words in profile.closed.items() for w in words]
    closed += [(key(w), f"prep:{p}") for p, words in profile.prepositions.items() for w in words]
    states = {a.state: a.name for a in entries.actors if a.kind == "state" and a.state}
    return Language(
        code=profile.lang,
        tokeniser=tokeniser,
        morphology=morphology,
        closed=compile_trie(closed),
        words=compile_trie(_words(entries, morphology, key)),
        names=compile_trie(names_of(entries.named, profile, key)),
        demonyms=demonyms_of(entries.actors, profile.lang, morphology),
        frames=_verbs(((f, f.triggers.verbs) for f in entries.frames), profile, key),
        operators=_verbs(((o, o.verbs) for o in entries.operators), profile, key),
        states=states,
        broader=_broader(entries.classes),
        demonym_of=english_demonyms(entries.actors),
        have=profile.auxiliaries["have"],
        be=profile.auxiliaries["be"],
        be_verbs=frozenset(profile.be_verbs),
        dates=dates,
        numbers=numbers,
        cases=profile.case_relations,
        governed=profile.governed,
        impersonal=frozenset(profile.impersonal),
        foreign=frozenset(profile.foreign or ""),
        first_person=profile.first_person,
        elided=frozenset(profile.elisions),
        negators=frozenset(profile.closed.get("negator", ())),
        ceasing=frozenset(w for c in ("no_longer", "any_more") for w in profile.closed.get(c, ())),
        places=compile_places(profile, entries.places, entries.actors),
        analytic=profile.analytic,
        modals=profile.modals,
        do=profile.auxiliaries.get("do", ""),
        adverb_endings=profile.adverb_endings,
        telling=_telling(entries.operators) if profile.analytic else frozenset(),
    )


def _keyer(tokeniser: Tokeniser, enclitics: tuple[str, ...] = ()) -> Any:
    def key(words: str) -> Key:
        if words in enclitics:
            return (words,)
        return tokeniser.words(words)

    return key


def _words(entries: Entries, morphology: AnyMorphology, key: Any) -> Iterator[tuple[Key, Meaning]]:
    that = entries.profile.closed.get("that", ())
    for items in entries.items:
        for weak, nouns in ((False, items.nouns), (True, items.weak)):
            for noun in nouns:
                unit = items.units.get(noun, items.unit)
                for form, plural in morphology.numbered(noun):
                    goods = Goods(
                        items.item_class,
                        unit,
                        weak,
                        plural,
                        items.family or items.id,
                        items.special,
                        items.container,
                        items.anaphoric,
                        items.standing,
                    )
                    for written in hyphenated(form, entries.profile):
                        yield key(written), goods
    for actors in entries.actor_nouns:
        for noun, english in actors.nouns.items():
            for form, plural in morphology.numbered(noun):
                meaning = ActorNoun(actors.sort, english, actors.acts, actors.stands_for_state, plural)
                yield key(form), meaning
    for frame in entries.frames:
        for noun in frame.triggers.nouns:
            for form, plural in morphology.numbered(noun):
                yield key(form), Evoked(frame, plural)
        for phrase in frame.triggers.phrases:
            yield key(phrase), Evoked(frame)
    for operator in entries.operators:
        for noun in operator.nouns:
            for form, _ in morphology.numbered(noun):
                yield key(form), Governing(operator)
        for phrase in operator.phrases:
            words = key(phrase)
            # The joint that opens the clause is found by itself.
            yield words[:-1] if words[-1] in that else words, Governing(operator)


def hyphenated(form: str, profile: Profile) -> tuple[str, ...]:
    """A noun, and as it is written before another where order tells: "ballistic-missile parts"."""
    return (form, form.replace(" ", "-", 1)) if profile.analytic and " " in form else (form,)


def _verbs(
    entries: Iterable[tuple[Frame | Operator, tuple[str, ...]]], profile: Profile, key: Any
) -> VerbUses:
    uses: dict[str, list[VerbUse]] = {}
    for entry, verbs in entries:
        for verb in verbs:
            turned, lemma, rest = verb_head(verb, profile)
            negated = affirmed(verb, profile) != verb
            uses.setdefault(lemma, []).append(VerbUse(entry, key(rest), turned, negated))
    return {lemma: tuple(sorted(found, key=lambda use: -len(use.rest))) for lemma, found in uses.items()}


def _telling(operators: Iterable[Operator]) -> frozenset[str]:
    """The verbs that a clause may complete by themselves."""
    told = (o for o in operators if "clause" in o.complements)
    return frozenset(verb for o in told for verb in o.verbs if " " not in verb)


def _broader(classes: Iterable[ItemClass]) -> Mapping[str, frozenset[str]]:
    """Each item class with all classes that contain it, itself included."""
    direct = {c.id: c.broader for c in classes}

    def above(identifier: str, seen: frozenset[str]) -> frozenset[str]:
        if identifier in seen:
            return seen
        seen |= {identifier}
        for wider in direct.get(identifier, ()):
            seen = above(wider, seen)
        return seen

    return {c.id: above(c.id, frozenset()) for c in classes}
