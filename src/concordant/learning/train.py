"""From annotated reports to the weights of a language, step by step.

A candidate passes four decisions: is the text a report that tells such things, is the trigger worth
weighing, what fills its slots, is it a claim; then: who says so. Each is learned from what the ones before it
give, and the judgement of claims from fillers that were chosen by weights learned on other reports, so that
it knows how often such choices fail.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from concordant.extraction.reader import DocumentReader
from concordant.extraction.theme import text_features
from concordant.extraction.weights import Weights, likelihood, named
from concordant.knowledge.language_schema import ClaimCase
from concordant.learning.corpus import Annotated
from concordant.learning.instances import Trigger, choices, speaking, triggers
from concordant.learning.learners import Choosing, Deciding, Pace, learn_choice, learn_decision
from concordant.prove import claim_case_fails

Table = Mapping[str, float]
SLOTS = ("agent", "recipient", "item")
FOLDS = 4
GATE = 0.05
FLOOR = 0.35
"""Likelihood from which a candidate is a claim: detection is level between 0.25 and 0.45, alarms are not."""
CASE_WEIGHT = 1.0
"""What a case of the knowledge counts for beside a candidate of a report: cases are short and plain."""

HARDER = 6.0
"""By how much a case that fails counts for more in the next round."""

ROUNDS = 4

OWN_WEIGHT = 3.0
"""What a report of the language counts for beside one of another language, where those are learned from."""

_TEXTS = Pace(rounds=15, step=0.1, decay=0.02, rare=3)
_TRIGGERS = Pace(rounds=6)
_FILLERS = Pace(step=0.05)
_CLAIMS = Pace(rounds=10, step=0.02, decay=0.05, rare=3)
"""Small steps: words of a text are many and rare, and larger ones learn them by heart (average precision on
three sets of French reports 0.726 instead of 0.707 with steps of 0.05)."""
_BENDING = Pace(rounds=4, step=0.1)


Row = tuple[Annotated, Sequence[Trigger]]


@dataclass(frozen=True, slots=True)
class Material:
    """What is learned from: reports with their triggers, and cases with theirs.

    Attributes:
        reports: of the language.
        cases: of its knowledge.
        joint: the events whose parties may stand in either order.
        others: reports of other languages: features that no word decides mean the same there.
    """

    reports: Sequence[Row]
    cases: Sequence[tuple[Sequence[Trigger], bool, float]]
    joint: frozenset[str]
    others: Sequence[Row] = ()

    @property
    def everything(self) -> list[Row]:
        """The reports of all languages."""
        return [*self.reports, *self.others]


def material(
    reports: Sequence[Annotated],
    told: Sequence[tuple[Annotated, bool, ClaimCase]],
    reader: DocumentReader,
    joint: frozenset[str],
    others: Sequence[tuple[Annotated, DocumentReader]] = (),
    others_told: Sequence[tuple[Annotated, bool, DocumentReader]] = (),
) -> Material:
    """The triggers of all reports and cases, and of those of other languages, given with their readers."""
    weight = OWN_WEIGHT if others else 1.0
    return Material(
        [(report, triggers(report, reader, weight=weight)) for report in reports],
        [
            *((triggers(report, reader, gate=False), whole, CASE_WEIGHT) for report, whole, _ in told),
            *(
                (triggers(report, theirs, gate=False, foreign=True), whole, CASE_WEIGHT)
                for report, whole, theirs in others_told
            ),
        ],
        joint,
        [(report, triggers(report, theirs, foreign=True)) for report, theirs in others],
    )


def learn(given: Material) -> dict[str, Table]:
    """All tables, learned from all of the material."""
    judged = list(_cross_judged(given))
    text = _text(given.reports)
    placed_in_texts(given.reports, text)
    tables = {
        "text": text,
        "trigger": _trigger(given.everything, given.cases),
        **_slots(_weighted(given), given.joint),
    }
    for found, whole, weight in given.cases:
        rows = claim_rows([t for t in found if whole or t.gold], tables)
        judged.extend(replace(row, weight=weight) for row in rows)
    tables["claim"] = learn_decision(judged, _CLAIMS)
    tables["voice"] = learn_choice(list(voice_rows(_weighted(given), tables)))
    return tables


def until_cases_hold(
    learned: Callable[[Material], dict[str, Table]],
    given: Material,
    told: Sequence[tuple[Annotated, bool, ClaimCase]],
    reader: DocumentReader,
    floor: float = FLOOR,
    gate: float = GATE,
) -> dict[str, Table]:
    """All tables, learned again with more weight on cases that fail, until all hold or rounds are over.

    Args:
        learned: what makes tables of the material.
        given: the material, its cases in the order of ``told``.
        told: the cases.
        reader: of the language.
        floor: likelihood from which a candidate is a claim.
        gate: likelihood from which a trigger is weighed.
    """
    best: tuple[int, dict[str, Table]] | None = None
    for _ in range(ROUNDS):
        tables = learned(given)
        weighed = reader.weighed_by(Weights(tables, floor, gate))
        failing = {n for n, (_, _, case) in enumerate(told) if claim_case_fails(weighed, case, given.joint)}
        print(f"{len(failing)} cases fail")
        if best is None or len(failing) < best[0]:
            best = len(failing), tables
        if not failing:
            break
        heavier = [
            (found, whole, weight * HARDER if n in failing else weight)
            for n, (found, whole, weight) in enumerate(given.cases)
        ]
        given = replace(given, cases=heavier)
    return best[1] if best is not None else {}


def _weighted(given: Material) -> list[tuple[Trigger, float]]:
    reports = [(t, t.weight) for _, found in given.everything for t in found]
    return reports + [(t, weight) for found, _, weight in given.cases for t in found]


def _cross_judged(given: Material) -> Iterator[Deciding]:
    """The candidates of each part of the reports, filled by weights that were learned on the other parts."""
    for fold in range(FOLDS):
        own = [row for n, row in enumerate(given.reports) if n % FOLDS != fold]
        seen = own + [row for n, row in enumerate(given.others) if n % FOLDS != fold]
        held = [row for n, row in enumerate(given.reports) if n % FOLDS == fold]
        placed_in_texts(held, _text(own))
        held += [row for n, row in enumerate(given.others) if n % FOLDS == fold]
        slots = _slots([(t, t.weight) for _, found in seen for t in found], given.joint)
        tables = {"trigger": _trigger(seen, given.cases), **slots}
        weights = Weights(tables)
        worth = [t for _, found in held for t in found if promise(t, weights) >= GATE]
        yield from claim_rows(worth, tables)


def bend(reports: Sequence[Row], joint: frozenset[str], before: Mapping[str, Table]) -> dict[str, Table]:
    """Tables fitted to a few more reports, without those that they were learned from.

    What decides whether a text tells of arms at all is left alone: people correct reports that do.

    Args:
        reports: annotated, with their triggers.
        joint: the events whose parties may stand in either order.
        before: the tables so far.
    """
    placed_in_texts(reports, before.get("text", {}))
    found = [t for _, ts in reports for t in ts]
    tables = dict(before)
    rows = [Deciding(about(t), bool(t.gold)) for t in found if counts(t)]
    tables["trigger"] = learn_decision(rows, _BENDING, start=before.get("trigger", {}))
    for slot in SLOTS:
        options = [row for t in found if t.gold for name, row in choices(t, joint) if name == slot]
        tables[slot] = learn_choice(options, _BENDING, start=before.get(slot, {}))
    worth = [t for t in found if promise(t, Weights(tables)) >= GATE]
    tables["claim"] = learn_decision(list(claim_rows(worth, tables)), _BENDING, start=before.get("claim", {}))
    voices = list(voice_rows([(t, 1.0) for t in found], tables))
    tables["voice"] = learn_choice(voices, _BENDING, start=before.get("voice", {}))
    return tables


def _text(reports: Sequence[tuple[Annotated, Sequence[Trigger]]]) -> Table:
    rows = [Deciding(text_features(report.document.text), bool(report.gold)) for report, _ in reports]
    return learn_decision(rows, _TEXTS)


def placed_in_texts(reports: Sequence[tuple[Annotated, Sequence[Trigger]]], text: Table) -> None:
    """Tells each trigger how much its text looks like a report with claims."""
    weights = Weights({"text": text})
    for report, found in reports:
        total = weights.total("text", text_features(report.document.text))
        for trigger in found:
            weigher = trigger.weigher
            placed = weigher.placed(replace(weigher.around, report=total))
            trigger.scene = replace(trigger.scene, weigher=placed)


def _trigger(
    reports: Sequence[tuple[Annotated, Sequence[Trigger]]],
    told: Sequence[tuple[Sequence[Trigger], bool, float]],
) -> Table:
    rows = [Deciding(about(t), bool(t.gold), t.weight) for _, ts in reports for t in ts if counts(t)]
    rows += [Deciding(about(t), bool(t.gold), weight) for ts, _, weight in told for t in ts if counts(t)]
    return learn_decision(rows, _TRIGGERS)


def about(trigger: Trigger) -> tuple[str, ...]:
    """What tells whether a trigger is worth weighing."""
    return tuple(trigger.taught(named(trigger.weigher.promise(trigger.rule))))


def promise(trigger: Trigger, weights: Weights) -> float:
    """How likely a trigger is worth weighing."""
    return likelihood(weights.total("trigger", about(trigger)))


def counts(trigger: Trigger) -> bool:
    """Whether a trigger teaches something: neither blocked, nor a second one for a claim that has its own."""
    blocked = trigger.rule.asked or any(a.operator.blocks for a in trigger.rule.applied)
    return not blocked and (bool(trigger.gold) or not trigger.beside)


def _slots(found: Sequence[tuple[Trigger, float]], joint: frozenset[str]) -> dict[str, Table]:
    rows: dict[str, list[Choosing]] = {slot: [] for slot in SLOTS}
    for trigger, weight in found:
        if trigger.gold:
            for slot, row in choices(trigger, joint):
                options = [trigger.taught(option) for option in row.options]
                rows[slot].append(replace(row, options=options, weight=weight))
    return {slot: learn_choice(row, _FILLERS) for slot, row in rows.items()}


def claim_rows(found: Sequence[Trigger], tables: Mapping[str, Table]) -> Iterator[Deciding]:
    """What the candidates at these triggers teach, filled by these tables."""
    weights = Weights(tables)
    for trigger in found:
        if counts(trigger):
            weigher, told = trigger.weigher.weighed_by(weights), trigger.told
            filled, chosen = weigher.filled(trigger.rule, told)
            features = named(weigher.features(trigger.rule, filled, chosen, told))
            yield Deciding(trigger.taught(features), bool(trigger.gold), trigger.weight)


def voice_rows(found: Sequence[tuple[Trigger, float]], tables: Mapping[str, Table]) -> Iterator[Choosing]:
    """Who could speak at these triggers, and who does."""
    weights = Weights(tables)
    for trigger, weight in found:
        if trigger.gold:
            filled, _ = trigger.weigher.weighed_by(weights).filled(trigger.rule, trigger.told)
            row = speaking(trigger, replace(filled, score=1.0), trigger.reader)
            if row is not None:
                yield replace(row, weight=weight)
