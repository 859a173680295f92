"""``python -m training``: learn the weights of a language anew from its annotated reports.

python -m training                      from the reports beside this file
python -m training --also FOLDER ...    and from folders of your own (texts.jsonl, gold.jsonl)
python -m training --lang ru --with fr  learn Russian, and from the French reports what no word decides
python -m training --bend               begin with the weights that ship, and bend them to the reports
python -m training --out FOLDER         write the tables elsewhere
"""

import argparse
import sys
import time
from functools import partial
from pathlib import Path

from concordant.learning.bending import bent
from concordant.learning.cases import cases
from concordant.learning.corpus import Annotated, annotated, half, quiet
from concordant.learning.train import FLOOR, GATE, learn, material, until_cases_hold
from concordant.learning.writing import write_tables
from concordant.pipeline import load_knowledge, reader_for
from concordant.prove import joint_events
from concordant.readers.compiling import weights_of

HERE = Path(__file__).parent
ROOT = HERE.parent
QUALITY = ROOT / "tests/quality"
FIRST = "fr"
"""The language whose texts lie in ``QUALITY`` itself; those of others lie in folders named by their code."""
_LEARNED = "learned from the annotated reports in training/ by python -m training"
_BENT = "bent to the annotated reports in training/ by python -m training --bend"


def main() -> None:
    """Learn and write."""
    arguments = _arguments()
    started = time.monotonic()
    knowledge, problems = load_knowledge()
    reader = reader_for(knowledge, arguments.lang)
    if reader is None or problems:
        sys.exit(f"The knowledge of {arguments.lang!r} cannot be loaded; run: concordant check")
    reports = [*_learned(arguments.lang), *(r for folder in arguments.also for r in annotated(folder))]
    readers = {lang: theirs for lang in arguments.others if (theirs := reader_for(knowledge, lang))}
    others = [(report, theirs) for lang, theirs in readers.items() for report in _learned(lang)]
    others_told = [
        (report, whole, theirs)
        for lang, theirs in readers.items()
        for report, whole, _ in cases(knowledge, lang)
    ]
    told = list(cases(knowledge, arguments.lang))
    given = material(reports, told, reader, joint_events(knowledge), others, others_told)
    shipped = weights_of(knowledge, arguments.lang)
    floor, gate = (shipped.floor, shipped.gate) if arguments.bend else (arguments.floor, GATE)
    learned = partial(bent, before=shipped) if arguments.bend else learn
    tables = until_cases_hold(learned, given, told, reader, floor, gate)
    out = arguments.out or ROOT / "src/concordant/language" / arguments.lang / "weights"
    write_tables(tables, out, _BENT if arguments.bend else _LEARNED, floor, gate)
    claims = sum(len(report.gold) for report in reports)
    reached = sum(len(t.gold) for _, found in given.reports for t in found)
    print(
        f"{len(reports)} reports, {claims} claims, {reached} of them with a trigger, {len(given.cases)} cases"
    )
    print(f"{sum(map(len, tables.values()))} weights in {out} after {time.monotonic() - started:.0f} s")


def _learned(lang: str) -> list[Annotated]:
    """The reports of a language to learn from: those beside this file, and half of the quality texts."""
    folders = sorted(f for f in (HERE / lang).iterdir() if f.is_dir())
    corpora = QUALITY if lang == FIRST else QUALITY / lang
    return [
        *(report for folder in folders for report in annotated(folder)),
        *half(annotated(corpora / "corpus")),
        *half(quiet(corpora / "quiet", lang)),
    ]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m training", description="Learn the weights of a language."
    )
    parser.add_argument("--lang", default="fr", help="language to learn (default: fr)")
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="more folders of annotated reports")
    parser.add_argument(
        "--with", dest="others", nargs="*", default=[], metavar="LANG",
        help="languages whose reports are learned from as well",
    )  # fmt: skip
    parser.add_argument(
        "--floor", type=float, default=FLOOR,
        help=f"likelihood from which a candidate is a claim (default: {FLOOR}); higher where texts are few",
    )  # fmt: skip
    parser.add_argument(
        "--bend", action="store_true", help="begin with the weights that ship, instead of with none"
    )
    parser.add_argument("--out", type=Path, help="where to write the tables")
    return parser.parse_args()


if __name__ == "__main__":
    main()
