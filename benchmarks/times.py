"""Times in French news: this grammar beside general tools, on sentences written for the comparison.

Every reader gets the sentence, the day of publication and, where it can take it, the tense. An expression is

- *found* where the words of an answer overlap its words,
- *exactly right* where the days of the answers on these words are the expected days, open ends included,
- *compatible* where these days and the expected ones have one in common: all that a tool can reach that
  answers with a day where a month is meant.

A *false find* is an answer in a sentence in which nothing says when. Speeds are of CPU time: read their
ratio.

    python -m benchmarks.times
"""

import tomllib
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import FailedError
from benchmarks.tables import Sheet, show
from benchmarks.times_readers import FAR, OPEN, Answer, Question, Run, concordant, dateparser, days
from benchmarks.times_tools import TOOLS, tool

NEWS = Path(__file__).with_name("times_news.toml")
PUBLISHED = "2024-09-12"
Reader = Callable[[list[Question]], Run]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, the words that say when, and the first and last day that they mean."""

    question: Question
    start: int
    end: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Score:
    """How one reader did."""

    found: int
    exact: int
    compatible: int
    false_finds: int
    speed: float


def cases() -> tuple[list[Case], list[Question]]:
    """The dated sentences, and those in which nothing says when."""
    table = tomllib.loads(NEWS.read_text("utf-8"))
    dated = [_case(row) for row in table["case"]]
    return dated, [Question(text, PUBLISHED, "past") for text in table["silent"]]


def _case(row: dict[str, str]) -> Case:
    question = Question(row["text"], str(row["published"]), row["tense"])
    start = row["text"].index(row["when"])
    return Case(question, start, start + len(row["when"]), *days(row["earliest"], row["latest"]))


def measure(read: Reader, dated: list[Case], silent: list[Question]) -> Score:
    """Ask one reader everything."""
    run = read([*(case.question for case in dated), *silent])
    answers, finds = run.answers[: len(dated)], run.answers[len(dated) :]
    judged = [judge(case, given) for case, given in zip(dated, answers, strict=True)]
    words = sum(len(question.text.split()) for question in [*(case.question for case in dated), *silent])
    found, exact, compatible = (sum(column) for column in zip(*judged, strict=True))
    return Score(found, exact, compatible, sum(map(len, finds)), words / run.seconds)


def judge(case: Case, answers: Iterable[Answer]) -> tuple[bool, bool, bool]:
    """Whether a case was found, is exactly right, is compatible."""
    here = [answer for answer in answers if answer.start < case.end and case.start < answer.end]
    placed = [(answer.first, answer.last) for answer in here if (answer.first, answer.last) != (OPEN, FAR)]
    if not placed:
        return bool(here), False, False
    # A tool that reads "entre mars et mai" as two months has read the stretch between them.
    first, last = min(first for first, _ in placed), max(last for _, last in placed)
    return True, (first, last) == (case.first, case.last), first <= case.last and case.first <= last


def sheet(scores: dict[str, Score], dated: int, silent: int) -> Sheet:
    """The scores as a table; the last column is the speed as a multiple of the slowest."""
    slowest = min(score.speed for score in scores.values())
    heads = ("reader", "found", "exactly right", "compatible", f"false finds in {silent}", "words/s", "speed")
    made = Sheet(f"{dated} expressions of time in French news", heads)
    for name, s in scores.items():
        pace = f"{s.speed:,.0f}", f"{s.speed / slowest:.0f} ×"
        made.add(name, str(s.found), str(s.exact), str(s.compatible), str(s.false_finds), *pace)
    return made


def main() -> None:
    """Print the table; a tool that cannot be installed or run is named below it."""
    warnings.simplefilter("ignore")
    dated, silent = cases()
    scores, notes = {}, []
    readers: dict[str, Reader] = {"concordant": concordant, "dateparser.search": dateparser}
    for name, read in {**readers, **{each: tool(each) for each in TOOLS}}.items():
        try:
            scores[name] = measure(read, dated, silent)
        except FailedError as failure:
            notes.append(f"{name}: {failure}")
    made = sheet(scores, len(dated), len(silent))
    made.notes += notes
    show(made)


if __name__ == "__main__":
    main()
