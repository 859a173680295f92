"""How the chunks of one sentence stand to one trigger."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from concordant.extraction.candidates import Candidate
from concordant.extraction.chunks import Chunk
from concordant.extraction.slots import SlotFinder
from concordant.extraction.weights import Group
from concordant.extraction.wording import words_between, words_of
from concordant.knowledge.language_schema import Role

_NEAR = (0, 1, 2, 3, 5, 8)

_FORMS = {"finite": "fin", "infinitive": "inf", "past_participle": "pp", "present_participle": "prp"}


def form_of(candidate: Candidate, chunks: Sequence[Chunk]) -> str:
    """The grammatical form of a trigger: ``noun``, or the form of its verb, ``.pas`` where it is passive."""
    verb = chunks[candidate.chunk].verb
    if verb is None:
        return "noun"
    return _FORMS[verb.form] + (".pas" if verb.passive and verb.form != "past_participle" else "")


class Layout:
    """What is true of one sentence from wherever one looks.

    Attributes:
        chunks: of the sentence.
        tokens: of the sentence.
        voices: chunks in which somebody is heard.
        subjects: each chunk that is the subject of a finite verb, with that verb.
        makers: the states that make the weapons which the sentence names.
    """

    def __init__(self, finder: SlotFinder, voices: frozenset[int]) -> None:
        self.chunks, self.voices, self.tokens = finder.chunks, voices, finder.tokens
        self.subjects: dict[int, int] = {}
        for v, chunk in enumerate(finder.chunks):
            if chunk.finite:
                for k in finder.clauses.subject(v).phrases[:1]:
                    self.subjects.setdefault(k, v)
        models = (c.phrase.model for c in self.chunks if c.phrase is not None)
        self.makers = frozenset(model.state for model in models if model is not None and model.state)
        self._words: dict[tuple[int, str], tuple[Group, ...]] = {}
        self._finite = _running(c.finite for c in self.chunks)
        self._joints = _running(c.kind == "joint" for c in self.chunks)
        self._marks = _running(c.kind == "mark" for c in self.chunks)

    def words(self, k: int, event: str) -> tuple[Group, ...]:
        """The words of the chunk at ``k``, as they speak for a part in an event."""
        found = self._words.get((k, event))
        if found is None:
            found = self._words[k, event] = tuple(words_of(self.tokens, self.chunks[k], "-", event))
        return found

    def finite_between(self, k: int, at: int) -> int:
        """How many finite verbs stand between two chunks."""
        return _between(self._finite, k, at)

    def joints_between(self, k: int, at: int) -> int:
        """How many joints stand between two chunks."""
        return _between(self._joints, k, at)

    def marks_between(self, k: int, at: int) -> int:
        """How many marks stand between two chunks."""
        return _between(self._marks, k, at)


def _running(told: Iterable[bool]) -> tuple[int, ...]:
    return (0, *accumulate(int(one) for one in told))


def _between(running: Sequence[int], k: int, at: int) -> int:
    low, high = (k, at) if k < at else (at, k)
    return running[high] - running[low + 1] if high > low else 0


class Relations:
    """How the chunks of one sentence stand to one trigger."""

    def __init__(self, layout: Layout, candidate: Candidate) -> None:
        self.layout, self.candidate = layout, candidate
        self.chunks = layout.chunks
        self.form = form_of(candidate, layout.chunks)
        self.kind = "noun" if self.form == "noun" else "verb"
        self._relations: dict[int, str] = {}
        for relation, indexes in candidate.slots.relations.items():
            for k in indexes:
                self._relations.setdefault(k, relation)
        self._governing = {k for a in candidate.applied for k in a.voice}
        verb = layout.chunks[candidate.chunk].verb
        self._passive = verb is not None and verb.passive
        self._known: dict[int, tuple[Group, ...]] = {}

    def relation(self, k: int) -> str:
        """The relation in which the chunk at ``k`` stands to the trigger, ``-`` where in none."""
        return self._relations.get(k, "-")

    def place(self, k: int, role: Role) -> str:
        """Which of the places that the frame gives to a role the chunk at ``k`` holds; ``x`` for none."""
        places = role.noun_at if self.candidate.nominal else role.at
        relation = self._relations.get(k, "-")
        if self._passive and relation == "by":
            relation = "subject"
        return str(places.index(relation)) if relation in places else "x"

    def groups(self, k: int) -> tuple[Group, ...]:
        """What is true of the place at ``k`` seen from the trigger, as groups of features."""
        found = self._known.get(k)
        if found is None:
            found = self._known[k] = self._groups(k)
        return found

    def words(self, k: int) -> tuple[Group, ...]:
        """The words at ``k`` and those between it and the trigger, as groups of features."""
        chunks, rule, layout = self.chunks, self.candidate, self.layout
        between = words_between(layout.tokens, chunks[k], chunks[rule.chunk], rule.frame.event)
        return (*between, *layout.words(k, rule.frame.event))

    def _groups(self, k: int) -> tuple[Group, ...]:
        at, layout, frame = self.candidate.chunk, self.layout, self.candidate.frame
        side = "<" if k < at else ">" if k > at else "="
        relation = self._relations.get(k, "-")
        apart = max(0, abs(k - at) - 1)
        away = (
            _away, sum(1 for n in _NEAR if n <= apart), side, min(2, layout.finite_between(k, at)),
            relation == "-", min(2, layout.joints_between(k, at)), min(2, layout.marks_between(k, at)),
        )  # fmt: skip
        groups: tuple[Group, ...] = (
            (_related, relation, self.form, self.kind, frame.event, frame.id),
            (_opened, self.chunks[k].prep or "0", side, self.kind, frame.event),
            away,
        )
        verb = layout.subjects.get(k)
        governs, speaks = k in self._governing, k in layout.voices
        if verb is None and not governs and not speaks:
            return groups
        when = "" if verb is None else "later" if verb > at else "same" if verb == at else "earlier"
        return (*groups, (_held, governs, speaks, when, relation == "-"))


def _related(relation: str, form: str, kind: str, event: str, frame: str) -> tuple[str, ...]:
    return f"rel={relation}|{form}", f"rel={relation}|{event}|{kind}", f"rel={relation}|{frame}|{form}"


def _opened(prep: str, side: str, kind: str, event: str) -> tuple[str, ...]:
    return f"prep={prep}|{side}|{kind}", f"prep={prep}|{event}"


def _away(steps: int, side: str, verbs: int, loose: bool, joints: int, marks: int) -> tuple[str, ...]:
    tied = "-" if loose else "+"
    return (
        f"far={steps}|{side}",
        f"verbs={verbs}|{side}|{tied}",
        f"joints={joints}|{side}",
        f"commas={marks}|{side}",
    )


def _held(governs: bool, speaks: bool, subject: str, loose: bool) -> tuple[str, ...]:
    told = (
        ("governs", governs),
        ("speaks", speaks),
        (f"subject={subject}|{loose}", bool(subject)),
    )
    return tuple(feature for feature, holds in told if holds)
