"""Linking held against an invented world: how right, how fast, how much memory.

Generating the world is never timed. The figures of the level of claims isolate linking: claims are read
perfectly and copies are known. At the level of texts copies are found in the words of the reports.
"""

import resource
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from time import process_time

from concordant.assessment.support import Weighed, weigh
from concordant.linking.acts import Act
from concordant.linking.linking import NO_DECISIONS, link
from concordant.linking.relations import Relating, core_of
from concordant.linking.statements import Statement, state
from concordant.linking.voices import Register, Telling
from concordant.synth.answers import Answers, Row
from concordant.synth.baselines import counting_outlets
from concordant.synth.claims import claims_level
from concordant.synth.scores import Scores, score
from concordant.synth.truth import Told, Truth

Figures = dict[str, float | int | str]
Notice = Callable[[int], None]


@dataclass(slots=True)
class Intake:
    """Claims made ready for linking, one after the other; the claims themselves are not kept."""

    register: Register
    notice: Notice
    statements: list[Statement] = field(default_factory=list)
    tellings: dict[str, Telling] = field(default_factory=dict)
    families: dict[str, str] = field(default_factory=dict)
    outlets: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0

    def truths(self, told: Iterable[Told], baselines: bool) -> Iterator[Truth]:
        """Take claims in; what is true of them is passed on."""
        for number, each in enumerate(told, 1):
            began = process_time()
            statement = state(each.claim, each.report.published, self.register.terms)
            telling = self.register.telling(each.claim, each.report)
            self.statements.append(statement)
            self.tellings[statement.id] = telling
            self.seconds += process_time() - began
            if each.truth.family != each.truth.report:
                self.families[statement.id] = each.truth.family
            if baselines:
                self.outlets[statement.id] = each.report.outlet or ""
            if number % 1000 == 0:
                self.notice(number)
            yield each.truth


def claims_trial(
    preset: str, size: int, seed: int, register: Register, notice: Notice, baselines: bool = False
) -> Figures:
    """Link a world of claims and hold the findings against the truth.

    Args:
        preset: name of a shipped preset.
        size: number of claims.
        seed: which world.
        register: voices, outlets and the terms in which claims are compared.
        notice: told how many claims were made.
        baselines: whether to score counting outlets beside it.
    """
    intake = Intake(register, notice)
    answers = Answers(intake.truths(claims_level(preset, size, seed), baselines))
    began = process_time()
    linked = link(intake.statements, register.terms)
    linking = process_time() - began
    began = process_time()
    bearings = list(Relating([core_of(act) for act in linked.acts], register.terms).all())
    given = intake.families
    weighed = weigh(
        linked.acts,
        bearings,
        intake.tellings,
        lambda tellings: {t.claim: given[t.claim] for t in tellings if t.claim in given},
        NO_DECISIONS,
        register,
    )
    weighing = process_time() - began
    rows = list(rows_of(linked.acts, weighed))
    seconds = intake.seconds + linking
    return {
        "preset": preset,
        "level": "claims",
        "size": len(intake.statements),
        "seed": seed,
        **headline_figures(score(answers, rows)),
        "findings": len(rows),
        "relations": len(bearings),
        "crowds": len(linked.crowds),
        "claims_per_second": round(len(intake.statements) / max(seconds, 1e-9)),
        "link_seconds": round(seconds, 2),
        "weigh_seconds": round(weighing, 2),
        "peak_rss_mb": peak_rss_mb(),
        **(_outlets(answers, rows, intake) if baselines else {}),
    }


def headline_figures(scores: Scores) -> Figures:
    """The figures by which linking is judged; pairs are those of exact claims, the rest is noted beside.

    True origins are those of the event that most of a finding tells of: claims that were put together by
    mistake do not confirm each other. A false "1" is counted among all findings, and among those for which
    1 is proposed. Only ``…_merged`` counts the origins of all its claims as true.
    """
    return {
        "pair_precision": _rounded(scores["exact_pair_p"]),
        "pair_recall": _rounded(scores["exact_pair_r"]),
        "pair_f1": _rounded(scores["exact_pair_f"]),
        "all_pair_precision": _rounded(scores["pair_p"]),
        "all_pair_recall": _rounded(scores["pair_r"]),
        "b3_f1": _rounded(scores["exact_b3_f"]),
        "origin_over_count_rate": _rounded(scores["origins_over_event"]),
        "origin_over_count_rate_merged": _rounded(scores["origins_over"]),
        "origin_exact_rate": _rounded(scores["origins_right"]),
        "origin_within_rate": _rounded(scores["origins_within"]),
        "origin_mean_error": _rounded(scores["origins_mean_error"]),
        "false_one_rate": _rounded(
            scores["one_false_event"] * scores["one_findings"] / max(scores["origins_findings"], 1)
        ),
        "false_share_of_ones": _rounded(scores["one_false_event"]),
        "ones": int(scores["one_findings"]),
    }


def rows_of(acts: Sequence[Act], weighed: Sequence[Weighed]) -> Iterator[Row]:
    """Acts with what they rest on, as rows to be scored."""
    for act, rests in zip(acts, weighed, strict=True):
        claims = tuple(s.id for s in act.statements)
        resting = tuple({c for origin in rests.support.origins for c in origin.claims})
        grade = rests.grade
        yield Row(claims, rests.support.least, rests.support.most, grade.digit, grade.proposed, resting)


def _outlets(answers: Answers, rows: Sequence[Row], intake: Intake) -> Figures:
    """What others would have counted; headlines there are at the level of text alone."""
    counted = score(answers, counting_outlets(rows, intake.outlets))
    return {
        "outlets_over_count_rate": _rounded(counted["origins_over"]),
        "outlets_mean_error": _rounded(counted["origins_mean_error"]),
    }


def _rounded(value: float) -> float:
    return round(value, 4)


def peak_rss_mb() -> int:
    """The most memory that this process has held, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in kilobytes, macOS in bytes.
    return peak // (1024 * 1024 if sys.platform == "darwin" else 1024)


def described(figures: Mapping[str, float | int | str]) -> list[tuple[str, str]]:
    """Figures as lines for people."""
    return [
        (name.replace("_", " "), f"{value:,}" if isinstance(value, int) else str(value))
        for name, value in figures.items()
    ]
