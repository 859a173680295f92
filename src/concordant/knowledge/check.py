"""Static findings about knowledge files, in plain words: where, what is wrong, what to write."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from concordant.knowledge.collection import Knowledge
from concordant.knowledge.lines import line_of, line_with
from concordant.knowledge.lint import Around, Level, Lint, Remark
from concordant.knowledge.lints_across import ACROSS_LINTS
from concordant.knowledge.lints_file import FILE_LINTS
from concordant.knowledge.lints_provision import PROVISION_LINTS
from concordant.model.problem import Problem

LINTS: tuple[Lint, ...] = (*FILE_LINTS, *ACROSS_LINTS, *PROVISION_LINTS)


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing wrong in one file.

    Attributes:
        path: the file.
        line: the line, counted from 1.
        level: ``error`` (must be corrected), ``warning`` (should be), ``note``.
        wrong: what is wrong, in one sentence.
        write: what to write instead.
        check: name of the check that found it.
    """

    path: str
    line: int
    level: Level
    wrong: str
    write: str
    check: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.wrong} {self.write}".rstrip()


def check(knowledge: Knowledge, problems: Sequence[Problem] = ()) -> tuple[Finding, ...]:
    """Everything that can be found wrong without running a case, in order of files and lines.

    Args:
        knowledge: what was loaded.
        problems: what could not be loaded; each becomes a finding.
    """
    around = Around.of(knowledge)
    found = {*_of_problems(problems), *_of_lints(around)}
    return tuple(sorted(found))


def _of_problems(problems: Sequence[Problem]) -> Iterator[Finding]:
    for problem in problems:
        path, _, line = problem.place.rpartition(":")
        known = bool(path) and line.isdigit()
        place = (path, int(line)) if known else (problem.place, 1)
        yield Finding(*place, problem.severity, problem.message, problem.advice, "the file can be read")


def _of_lints(around: Around) -> Iterator[Finding]:
    text = lru_cache(maxsize=64)(_text)
    for lint in LINTS:
        for remark in lint.look(around):
            path = remark.entry.path
            write = remark.write or lint.recommendation
            yield Finding(path, _line(text(path), remark), lint.level, remark.wrong, write, lint.name)


def _line(text: str, remark: Remark) -> int:
    line = line_of(text, remark.at)
    if remark.words:
        after = "\n".join(text.splitlines()[line - 1 :])
        return line - 1 + line_with(after, remark.words)
    return line


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
