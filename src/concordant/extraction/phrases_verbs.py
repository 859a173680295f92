"""Which words are verbs where forms do not tell: by what stands before and after, and what awaits a verb."""

from dataclasses import replace
from typing import Any

from concordant.extraction.chunks import VerbForm
from concordant.extraction.phrases_clauses import ClauseState, Waiting
from concordant.extraction.phrases_gerunds import Gerunds
from concordant.language.meanings import ActorNoun, Goods

_Groups = list[tuple[int, int, Any]]


class VerbPlaces(Gerunds):
    """Tells verbs from nouns and adjectives, and finite forms from participles."""

    def _verb_at(self, i: int) -> _Groups:
        token, cats = self.tokens[i], self.row.cat(i)
        if token.kind != "word" or (token.upper and i != self._opening()):
            return []
        if "infinitive_marker" in cats:
            return self._marked_infinitive(i, self.closed[i][0])
        moods = self.finder.moods(self.row, i)
        if self.finder.helps(self.row, i):
            return [] if self._only_determined(i) else self.finder.groups(self.row, i)
        if "pre_adjective" in cats and (form := self._acted(i, moods)) is not None:
            return self.finder.groups(self.row, i, form)
        if not moods or cats - {"adverb", "destined", "prep:other", "prep:against", "prep:using"}:
            return []
        if "present_participle" in moods:
            return self._gerund_at(i)
        if moods & {"past_simple", "past_participle"} and not self._present_too(i, moods):
            return self._past_at(i, moods)
        return self._present_at(i)

    def _acted(self, i: int, moods: frozenset[str]) -> VerbForm | None:
        """The form of a word that mostly describes where it is a verb: 'planned to send', 'suspected of'."""
        after = self.row.cat(i + 1)
        if self._only_determined(i) or not (self.units or self._apart()):
            return None
        if "past_participle" in moods and "prep:of" in after and "present_participle" in self._moods(i + 2):
            return "past_participle"
        if "past_simple" not in moods or not (self.units and self._subject_acts()):
            return None
        told = "that" in after or ("infinitive_marker" in after and not self._reports(i))
        named = i + 1 < len(self.tokens) and self.tokens[i + 1].upper
        return "finite" if told or named or after & {"det", "object_pronoun"} else None

    def _apart(self) -> bool:
        """Whether nothing is open and a mark stands right before, or nothing at all."""
        return self.pending.first < 0 and (not self.out or self.out[-1].kind == "mark")

    def _moods(self, k: int) -> frozenset[str]:
        return self.finder.moods(self.row, k) if k < len(self.tokens) else frozenset()

    def _present_too(self, i: int, moods: frozenset[str]) -> bool:
        """Whether a form is past and present alike ('hit', 'come') and its subject asks for the present."""
        if "infinitive" not in moods:
            return False
        return self._subject_plural() and ("past_simple" not in moods or self.row.nominal[i])

    def _marked_infinitive(self, i: int, length: int) -> _Groups:
        k = i + length
        while k < len(self.tokens) and (self.finder.manner(self.row, k) or "adverb" in self.row.cat(k)):
            k += 1
        if (
            k >= len(self.tokens)
            or self.tokens[k].upper
            or "infinitive" not in self.finder.moods(self.row, k)
        ):
            return []
        if self.row.nominal[k] and {"prep:of", "prep:by"} & self.row.cat(k + 1):
            return []
        return self.finder.groups(self.row, k, "infinitive", self.low[i])

    def _only_determined(self, i: int) -> bool:
        """Whether only an article stands before, so that a noun must follow."""
        p = self.pending
        if self.units or p.quantity is not None or not p.determined:
            return False
        return not self.row.cat(i - 1) & {"quantifier", "demonstrative", "demonstrative_pronoun"}

    def _gerund_at(self, i: int) -> _Groups:
        p, nominal = self.pending, self.row.nominal[i]
        strong = self._starts(i + 1)
        if self._only_determined(i) or (p.quantity is not None and not self.units):
            return []
        if nominal and strong < 2 and not (strong and self._completes()):
            return []
        if self.units and strong == 1 and self._opens_phrase():
            return []
        marker = self.low[i - 1] if p.prep is not None and not self.units else None
        form: VerbForm = "present_participle"
        after_joint = bool(self.row.cat(i - 1) & {"gerund"}) and not self.units
        completes = marker is not None and not after_joint
        if completes or (marker is None and not self.units and self._after_verb(i)):
            form = "infinitive"
        elif marker is None and after_joint:
            marker = self.low[i - 1]
        return self.finder.groups(self.row, i, form, marker)

    def _past_at(self, i: int, moods: frozenset[str]) -> _Groups:
        before_noun = self._noun_near(i + 1) and not self.units
        if self._only_determined(i):
            return []
        if "past_simple" in moods and not self._open() and self._inverted(i):
            return self.finder.groups(self.row, i)
        if before_noun and (self.pending.first >= 0 or self._after_voice() or not self._has_subject(i)):
            return []
        if before_noun and self._waiting() == "tail" and not self._reports(i):
            return []
        if self.pending.prep is not None and not self.units and self.pending.quantity is None:
            return []
        finite = "past_simple" in moods and self._finite_past(i, moods)
        return self.finder.groups(self.row, i, None if finite else "past_participle")

    def _after_voice(self) -> bool:
        """Whether the word that names a source, or opens a list, was read last: a phrase must follow."""
        last = self.out[-1] if self.out else None
        return last is not None and bool(last.cats & {"prep:according", "prep:citing", "such_as"})

    def _finite_past(self, i: int, moods: frozenset[str]) -> bool:
        """Whether a past form is the verb of its clause, and no participle that only describes."""
        if "past_participle" not in moods or self._just_opened(i) or self._acts_on_goods():
            return True
        waiting = self._waiting()
        if waiting == "none":
            return self._joined(i) or self._inverted(i)
        if self._reports(i) and not self._by(i + 1):
            return True
        following = self.row.cat(i + 1)
        if "prep:by" in following or waiting == "tail":
            return False
        if self._starts(i + 1) == 2 or self._object_noun(i + 1):
            return True
        if waiting == "joined" or (waiting == "content" and self.pending.prep is not None):
            return False
        return not self._finite_later(i + 1)

    def _acts_on_goods(self) -> bool:
        """Whether only the name is open that begins a clause about goods right before it."""
        return bool(self.units) and self.units[0].first == self.clause_about

    def _inverted(self, i: int) -> bool:
        """Whether a verb of saying stands behind a mark and before who says it: ', said the minister'."""
        last = self.out[-1] if self.out else None
        return last is not None and last.kind == "mark" and self._reports(i) and self._starts(i + 1) > 0

    def _object_noun(self, k: int) -> bool:
        meaning = self.meanings[k] if k < len(self.meanings) else None
        return meaning is not None and any(isinstance(m, Goods | ActorNoun) for m in meaning[1])

    def _just_opened(self, i: int) -> bool:
        """Whether a relative or a pronoun stands right before, adverbs passed over."""
        if self.row.cat(i - 1) & {"relative_subject", "pronoun"}:
            return not self.units
        last = next((c for c in reversed(self.out) if c.kind not in ("adverb", "time")), None)
        return last is not None and not self._open() and "relative_subject" in last.cats

    def _waiting(self) -> Waiting:
        bare = (bool(self.units) or self.pending.quantity is not None) and self.pending.prep is None
        return ClauseState(self.language.telling).after(self.out, bare)

    def _by(self, k: int) -> bool:
        return "prep:by" in self.row.cat(k)

    def _reports(self, i: int) -> bool:
        for analysis in self.finder.readings(self.row, i):
            uses = self.language.operators.get(analysis.lemma, ())
            if any(getattr(use.meaning, "reports", False) and not use.rest for use in uses):
                return True
        return False

    def _joined(self, i: int) -> bool:
        """Whether the form is joined to an earlier finite verb: 'loaded the crates and left'."""
        if "coordinator" not in self.row.cat(i - 1) and not self._after_adverb(i):
            return False
        return any(c.finite for c in self.out)

    def _after_adverb(self, i: int) -> bool:
        last = self.out[-1] if self.out else None
        joint = self.out[-2] if len(self.out) > 1 else None
        return last is not None and last.kind == "adverb" and joint is not None and joint.kind == "joint"

    def _finite_later(self, k: int) -> bool:
        """Whether the clause goes on to a verb that can only be its own."""
        while k < len(self.tokens):
            token, cats = self.tokens[k], self.row.cat(k)
            if token.text in '.;:,–—("”' or cats & {"that", "relative_subject", "subordinator", "if"}:
                return False
            if "coordinator" in cats and self._verb_like(k + 1):
                return False
            if self.finder.helps(self.row, k) and not token.upper:
                return True
            moods = self.finder.moods(self.row, k)
            plain = not self.row.nominal[k] and not cats and not token.upper
            if plain and "past_simple" in moods and "past_participle" not in moods:
                return True
            if plain and "past_simple" in moods and self._starts(k + 1) == 2:
                return True
            if plain and "past_simple" in moods and not self._by(k + 1) and self._singular_present(k, moods):
                return True
            k += 1
        return False

    def _singular_present(self, k: int, moods: frozenset[str]) -> bool:
        return self._reports(k) or self.tokens[min(k + 1, len(self.tokens) - 1)].text in ".,"

    def _verb_like(self, k: int) -> bool:
        moods = self.finder.moods(self.row, k)
        return bool(moods) and k < len(self.row.nominal) and not self.row.nominal[k]

    def _present_at(self, i: int) -> _Groups:
        if self._only_determined(i) or (self.pending.quantity is not None and not self.units):
            return []
        if self.pending.prep is not None and not self.units:
            return []  # "with access to": no finite verb follows a preposition
        nominal = self.row.nominal[i]
        if not self._has_subject(i) or (self.units and self._waiting() == "none"):
            bare = self._joined(i) and (not nominal or self._starts(i + 1) == 2)
            return self._alike(i) if bare else []
        if self.pending.prep is not None and self.units and nominal:
            return []
        third = any(a.person == 3 and a.number == "s" for a in self.finder.readings(self.row, i))
        if self.units and third == self._subject_plural() and not (third and self._subject_named()):
            return []
        if not self.units and third and self._pronoun_plural(i):
            return []
        if not self.units and third and self._after_verb(i) and self._starts(i + 1) < 2:
            return []
        if nominal and self._lists_goods(i):
            return []
        acts = self._subject_acts() or self._resumes()
        if nominal and not (acts and (self._starts(i + 1) or self._that(i + 1))):
            return []
        return self.finder.groups(self.row, i)

    def _alike(self, i: int) -> _Groups:
        """The group of a bare form joined to an earlier verb: 'could lift the ban and deliver', 'will'."""
        groups = self.finder.groups(self.row, i)
        before = next((c.verb for c in reversed(self.out) if c.verb is not None), None)
        bare = "infinitive" in self.finder.moods(self.row, i)
        if not bare or before is None:
            return groups
        if before.form == "infinitive" and before.marker is None:
            return self.finder.groups(self.row, i, "infinitive")
        if before.mood == "future":
            return [(first, last, replace(group, mood="future")) for first, last, group in groups]
        return groups

    def _resumes(self) -> bool:
        """Whether a clause put in between commas ends here: "Russia, analysts believe, supplies"."""
        last = next((c for c in reversed(self.out) if c.kind not in ("adverb", "time", "mark")), None)
        return not self.units and last is not None and last.finite and self._waiting() == "sure"

    def _lists_goods(self, i: int) -> bool:
        """Whether goods were listed up to "and", and what follows may be goods too: "mines and shells"."""
        if "list_word" not in self.row.cat(i - 1) or len(self.out) < 2 or self._starts(i + 1) == 2:
            return False
        before, meaning = self.out[-2].phrase, self.meanings[i]
        listed = before is not None and before.goods is not None and "plural" in before.traits
        return listed and meaning is not None and any(isinstance(m, Goods) for m in meaning[1])

    def _pronoun_plural(self, i: int) -> bool:
        return "third_plural" in self.row.cat(i - 1)

    def _that(self, k: int) -> bool:
        return bool(self.row.cat(k) & {"that", "infinitive_marker"})

    def _has_subject(self, i: int) -> bool:
        """Whether something that can be a subject stands right before."""
        if self.units or self.pending.quantity is not None:
            return True
        if self.row.cat(i - 1) & {"relative_subject", "quantifier", "demonstrative"}:
            return True
        return self._waiting() != "none"
