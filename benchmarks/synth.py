"""Linking held against the truth of invented worlds, beside counting outlets and grouping headlines.

Both neighbours are how supports are counted without looking at origins: every outlet counts, or reports whose
headlines share 55 % of their words (Jaccard, within three days) are one story. All see the same stream.
"""

import sys
from typing import Any

from benchmarks.processes import told
from benchmarks.tables import Sheet, at_least, at_most

PRESETS = ("easy", "crowded", "recurrent", "boilerplate", "churn")
CLAIMS, REPORTS, MANY = 30_000, 3_000, 1_000_000
KINDS = ("verbatim", "cut", "shuffle", "light", "heavy", "translation")


def sheets() -> list[Sheet]:
    return [_claims(), _neighbours(), _texts(), _many()]


def _bench(*options: str) -> Any:
    return told([sys.executable, "-m", "concordant", "bench", "synth", "--json", *options])


def _claims() -> Sheet:
    columns = ("", "exact pairs P", "R", "all pairs P", "R", "origins over", "false 1", "claims/s")
    made = Sheet(f"Linking, {CLAIMS:,} claims", columns)
    for preset in PRESETS:
        run = _bench("--preset", preset, "--size", str(CLAIMS))
        pairs = (run[name] for name in ("pair_precision", "pair_recall"))
        every = (run[name] for name in ("all_pair_precision", "all_pair_recall"))
        rates = (run[name] for name in ("origin_over_count_rate", "false_one_rate"))
        made.add(
            preset,
            *(f"{figure:.3f}" for figure in (*pairs, *every)),
            *(f"{figure:.2%}" for figure in rates),
            f"{run['claims_per_second']:,.0f}",
        )
    made.notes.append("Targets for crowded: exact pairs P ≥ .97, R ≥ .95; over ≤ 2 %; false 1 ≤ 0.5 %.")
    made.notes.append("Copies are known here, and reading is perfect. Exact: no vague figure, no lie.")
    return made


def _neighbours() -> Sheet:
    made = Sheet("Support counted too high", ("", "concordant", "every outlet counts", "headlines ≥ .55"))
    for preset in ("crowded", "recurrent", "boilerplate"):
        run = _bench("--preset", preset, "--size", str(REPORTS), "--level", "text")
        names = ("origin_over_count_rate", "outlets_over_count_rate", "headlines_over_count_rate")
        made.add(preset, *(f"{run[name]:.1%}" for name in names))
    made.notes.append("Share of acts; copies are found in the words of the reports, by concordant alone.")
    return made


def _texts() -> Sheet:
    columns = ("copies found", *KINDS, "right edges", "reports/s")
    made = Sheet(f"Copies among {REPORTS:,} reports in three languages", columns)
    for preset in PRESETS:
        run = _bench("--preset", preset, "--size", str(REPORTS), "--level", "text")
        found = (run.get(f"derivation_recall_{kind}") for kind in KINDS)
        made.add(
            preset,
            *("–" if figure is None else f"{figure:.3f}" for figure in found),
            f"{run['derivation_precision']:.3f}",
            f"{run['reports_per_second']:,.0f}",
        )
    made.notes.append("Targets: verbatim, cut and shuffle ≥ .98, heavy ≥ .90, right edges ≥ .97.")
    return made


def _many() -> Sheet:
    run = _bench("--size", str(MANY), "--increment")
    made = Sheet(f"{MANY:,} claims, crowded", ("", "measured", "target", ""))
    seconds, speed = run["link_seconds"], run["claims_per_second"]
    made.add("linked", f"{seconds:.1f} s", *at_most(seconds, 60, "s"))
    made.add("", f"{speed:,.0f} claims/s", *at_least(speed, 20_000, "claims/s"))
    made.add("peak memory", f"{run['peak_rss_mb']:,} MB", *at_most(run["peak_rss_mb"], 1536, "MB"))
    added = run["increment_seconds"]
    made.add("100 new reports", f"{added:.2f} s", *at_most(added, 1, "s"))
    return made
