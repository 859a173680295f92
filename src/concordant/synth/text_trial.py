"""Copies found in the words of invented reports, and origins counted by what was found."""

from time import process_time

from concordant.assessment.families import families
from concordant.assessment.support import weigh
from concordant.linking.derivation.derive import derive_all
from concordant.linking.derivation.edges import Edge
from concordant.linking.derivation.trace import Trace
from concordant.linking.linking import NO_DECISIONS, link
from concordant.linking.relations import Relating, core_of
from concordant.linking.statements import Statement, state
from concordant.linking.tracing import Tracing
from concordant.linking.voices import Register, Telling
from concordant.model.document import Document
from concordant.synth.answers import Answers
from concordant.synth.baselines import Headline, by_headlines, counting_outlets, headline
from concordant.synth.derivations import score_derivations
from concordant.synth.scores import score
from concordant.synth.texts import Written, texts_level
from concordant.synth.trial import Figures, Notice, headline_figures, peak_rss_mb, rows_of
from concordant.synth.truth import Truth


def texts_trial(
    preset: str, size: int, seed: int, register: Register, tracing: Tracing, notice: Notice
) -> Figures:
    """Tie copies by their words, link what they claim, and hold both against the truth.

    Args:
        preset: name of a shipped preset.
        size: number of reports.
        seed: which world.
        register: voices, outlets and the terms in which claims are compared.
        tracing: what makes traces of reports.
        notice: told how many reports were made.
    """
    world = _World(register, tracing)
    for number, written in enumerate(texts_level(preset, size, seed), 1):
        world.take(written)
        notice(number)
    began = process_time()
    edges = derive_all(world.traces)
    deriving = world.seconds + process_time() - began
    linked = link(world.statements, register.terms)
    bearings = list(Relating([core_of(act) for act in linked.acts], register.terms).all())
    by_report: dict[str, list[Edge]] = {}
    for edge in sorted(edges):
        by_report.setdefault(edge.a, []).append(edge)
    weighed = weigh(
        linked.acts,
        bearings,
        world.tellings,
        lambda tellings: families(
            tellings,
            [e for report in sorted({t.report for t in tellings}) for e in by_report.get(report, ())],
            lambda claims: {claim: world.passages[claim] for claim in claims},
        ),
        NO_DECISIONS,
        register,
    )
    answers, rows = Answers(world.truths), list(rows_of(linked.acts, weighed))
    derived = score_derivations(world.truths, [(e.a, e.b) for e in edges])
    outlets = score(answers, counting_outlets(rows, {h.claim: h.outlet for h in world.headlines}))
    stories = score(answers, by_headlines(world.headlines))
    return {
        "preset": preset,
        "level": "text",
        "size": len(world.traces),
        "seed": seed,
        **{f"derivation_{name}": round(value, 4) for name, value in derived.items()},
        **headline_figures(score(answers, rows)),
        "outlets_over_count_rate": round(outlets["origins_over"], 4),
        "headlines_over_count_rate": round(stories["origins_over"], 4),
        "headlines_pair_precision": round(stories["exact_pair_p"], 4),
        "headlines_pair_recall": round(stories["exact_pair_r"], 4),
        "reports_per_second": round(len(world.traces) / max(deriving, 1e-9)),
        "claims_per_second": round(len(world.statements) / max(deriving, 1e-9)),
        "peak_rss_mb": peak_rss_mb(),
    }


class _World:
    """Reports made ready; their texts are not kept."""

    def __init__(self, register: Register, tracing: Tracing) -> None:
        self._register, self._tracing = register, tracing
        self.traces: list[Trace] = []
        self.statements: list[Statement] = []
        self.tellings: dict[str, Telling] = {}
        self.passages: dict[str, frozenset[int]] = {}
        self.truths: list[Truth] = []
        self.headlines: list[Headline] = []
        self.seconds = 0.0

    def take(self, written: Written) -> None:
        """Take one report in."""
        if not written.told:
            return
        report = written.told[0].report
        claims = [told.claim for told in written.told]
        began = process_time()
        trace = self._tracing.trace(report, Document(report, written.record["text"], (), ()), claims)
        self.seconds += process_time() - began
        self.traces.append(trace)
        for told, passage in zip(written.told, trace.fingerprint.passages, strict=True):
            claim = told.claim
            self.statements.append(state(claim, report.published, self._register.terms))
            self.tellings[claim.id] = self._register.telling(claim, report)
            self.passages[claim.id] = passage
            self.truths.append(told.truth)
            self.headlines.append(headline(claim, report))
