"""The reader that asks a model: windows out, answers in, and only what the report's words carry kept."""

from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from concordant.knowledge.collection import Knowledge
from concordant.model.apart import Apart
from concordant.model.claim import Claim, Reason
from concordant.model.document import Document
from concordant.model.identifiers import digest
from concordant.model.problem import Problem
from concordant.model.report import Report
from concordant.model.span import Span
from concordant.readers.compiling import reader_for
from concordant.readers.llm.answers import rows_of
from concordant.readers.llm.asking import Asker
from concordant.readers.llm.budget import tokens_in
from concordant.readers.llm.cache import Answer
from concordant.readers.llm.identity import settled
from concordant.readers.llm.prompt import Message, asked, prompt_for
from concordant.readers.llm.resolving import Resolver
from concordant.readers.llm.schema import answer_schema
from concordant.readers.llm.steering import steering
from concordant.readers.llm.verbatim import Verbatim
from concordant.readers.llm.verifying import Desk, verify
from concordant.readers.llm.windows import Window, windows
from concordant.readers.reader import MODEL_NAME, Read


@dataclass(frozen=True, slots=True)
class Forecast:
    """What reading a document would take.

    Attributes:
        requests: windows that would be sent.
        kept: windows whose answers are there.
        tokens_in: about how many tokens would be sent.
    """

    requests: int = 0
    kept: int = 0
    tokens_in: int = 0


class ModelReader:
    """Reads with a language model; for several threads.

    Args:
        asker: asks it.
    """

    def __init__(self, asker: Asker) -> None:
        self._asker, self._settings = asker, asker.settings
        self._pool = ThreadPoolExecutor(self._settings.concurrency, "asking")

    @property
    def version(self) -> str:
        """Model, parameters and guidelines, as far as readings depend on them."""
        s = self._settings
        told = repr((s.model, s.parameters, s.window, s.overlap, s.everything, _guidelines()))
        return f"{MODEL_NAME}:{'_'.join(s.model.split())}:{digest(told.encode())[:8]}"

    def read(self, document: Document, knowledge: Knowledge) -> Read:
        """The claims of a document that the model finds and the words carry.

        Raises:
            ReaderError: the model could not be asked about all of it.
        """
        withheld = steering(document)
        shown = self._windows(document, knowledge, withheld)
        schema = answer_schema(knowledge)
        prompt = prompt_for(document.report.lang, knowledge)
        requests = [asked(prompt, document, window) for window in shown]
        waiting = [self._pool.submit(self._asker.ask, each, schema, prompt.name) for each in requests]
        try:
            answers = [future.result() for future in waiting]
        finally:
            for future in waiting:
                future.cancel()
        return _verified(document, knowledge, list(zip(shown, answers, strict=True)), withheld)

    def forecast(self, document: Document, knowledge: Knowledge) -> Forecast:
        """What reading a document would take; nothing is sent."""
        schema = answer_schema(knowledge)
        prompt = prompt_for(document.report.lang, knowledge)
        shown = self._windows(document, knowledge, steering(document))
        fresh: list[Sequence[Message]] = []
        for window in shown:
            messages = asked(prompt, document, window)
            if self._asker.kept(messages, schema) is None:
                fresh.append(messages)
        sent = sum(tokens_in(sum(len(m["content"]) for m in each)) for each in fresh)
        return Forecast(len(fresh), len(shown) - len(fresh), sent)

    def close(self) -> None:
        """Call off what is under way."""
        self._asker.close()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _windows(
        self, document: Document, knowledge: Knowledge, withheld: Sequence[Span]
    ) -> tuple[Window, ...]:
        engines = reader_for(knowledge, document.report.lang)
        if engines is not None and not self._settings.everything and not engines.on_theme(document):
            return ()
        return windows(document, withheld, self._settings.window, self._settings.overlap)


def _verified(
    document: Document,
    knowledge: Knowledge,
    answered: Sequence[tuple[Window, Answer]],
    withheld: Sequence[Span],
) -> Read:
    engines = reader_for(knowledge, document.report.lang)
    desk = Desk(document, knowledge, Verbatim(document.text), Resolver(document, knowledge, engines))
    claims: list[Claim] = []
    apart: list[Apart] = []
    torn = 0
    for window, answer in answered:
        rows = rows_of(answer.text)
        torn += not rows.whole or answer.cut
        for row in rows.rows:
            made = verify(row, window.spans, desk, _trail(answer))
            if isinstance(made, Claim):
                claims.append(made)
            else:
                apart.append(made)
    problems = _problems(document.report, len(withheld), torn, apart)
    return Read(settled(claims), problems, tuple(apart))


def _trail(answer: Answer) -> tuple[Reason, ...]:
    """Where an answer comes from, for whoever asks how a claim came to be."""
    note = f"guideline {answer.prompt}, temperature 0, form {answer.form}, answered {answer.at}"
    return (Reason("reader", MODEL_NAME, answer.model, note),)


def _problems(report: Report, withheld: int, torn: int, apart: Sequence[Apart]) -> tuple[Problem, ...]:
    found = []
    if withheld:
        told = f"{withheld} of its paragraphs speak to a program and were not shown to the language model."
        found.append(Problem("read", report.source, told, "Look at them: concordant show.", "warning"))
    if torn:
        told = f"{torn} answers of the language model were broken off; what could be saved of them was."
        found.append(Problem("read", report.source, told, "A smaller window may help.", "warning"))
    if apart:
        counts: Mapping[str, int] = Counter(code for each in apart for code in each.why)
        why = ", ".join(f"{code} {count}" for code, count in sorted(counts.items()))
        told = f"{len(apart)} things that the language model said do not stand on its words ({why})."
        found.append(Problem("read", report.source, told, "They are kept apart: concordant review.", "note"))
    return tuple(found)


@cache
def _guidelines() -> str:
    """A digest of all guidelines."""
    folder: Any = files(__package__) / "prompts"
    texts = sorted(
        (file.name, file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".toml")
    )
    return digest(repr(texts).encode())[:12]
