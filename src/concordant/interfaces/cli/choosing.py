"""Who reads, on the command line: the options, the question before anything is sent, what it costs."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from concordant.interfaces.cli import streams
from concordant.interfaces.cli.failure import CommandError
from concordant.interfaces.cli.settings import settings

if TYPE_CHECKING:
    from concordant.interfaces.reading import Choice
    from concordant.model.report import Received

_Command = TypeVar("_Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--reader",
        type=click.Choice(("builtin", "llm", "both")),
        help="Who reads: the built-in reader, a language model, or both [default: as the project says].",
    ),
    click.option(
        "--send-to", metavar="ADDRESS", help="Agree that text is sent to this address of a language model."
    ),
    click.option(
        "--tokens", metavar="N", type=click.IntRange(min=1), help="Most tokens that a model may take."
    ),
    click.option(
        "--money",
        metavar="AMOUNT",
        type=click.FloatRange(min=0, min_open=True),
        help="Most that it may cost.",
    ),
)
WISHES = ("reader", "send_to", "tokens", "money")


def reader_options(function: _Command) -> _Command:
    """Who reads, where its text may go, and what it may cost."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


@contextmanager
def choosing(wishes: dict[str, Any]) -> Iterator["Choice"]:
    """Who reads for this command; takes what the options gave out of ``wishes``.

    Raises:
        CommandError: nobody can, or the run ended before its time.
    """
    from concordant.interfaces.reading import Wish, chosen
    from concordant.readers.failure import ReaderError

    wish = Wish(**{name: wishes.pop(name, None) for name in WISHES})
    project, answers = _project()
    try:
        with chosen(wish, project, answers, _ask) as choice:
            yield choice
            if choice.asker is not None and not settings().quiet:
                _tell(choice)
            if choice.stopped is not None:
                raise choice.stopped
    except ReaderError as error:
        raise CommandError(error.message, error.advice) from None


def forecast(choice: "Choice", received: "Iterator[Received]") -> None:
    """Print what reading would take and cost; nothing is sent."""
    from concordant.documents.open import open_document
    from concordant.interfaces.cli.knowing import sound_knowledge

    assert choice.model is not None and choice.asker is not None
    knowledge = sound_knowledge()
    reports = requests = kept = sent = 0
    for each in received:
        document = open_document(each)[1]
        if document is None:
            continue
        one = choice.model.forecast(document, knowledge)
        reports, requests, kept, sent = (
            reports + 1,
            requests + one.requests,
            kept + one.kept,
            sent + one.tokens_in,
        )
    most = requests * choice.asker.settings.answer_tokens
    price = choice.asker.budget.price
    told = f"{reports} reports · {requests} requests to {choice.asker.settings.address} · {kept} answers kept"
    print(f"{told} · about {sent} tokens sent, at most {most} answered")
    if price(1, 1):
        print(f"between {price(sent, 0):.4f} and {price(sent, most):.4f} of money")


def running(choice: "Choice") -> str:
    """What the run has cost so far, for a line of progress; empty where nothing is asked."""
    if choice.asker is None:
        return ""
    from concordant.readers.llm.budget import told

    limits = choice.asker.settings
    return f" · {told(choice.asker.budget.spent, limits.tokens, limits.money)}"


def _tell(choice: "Choice") -> None:
    assert choice.asker is not None
    from concordant.readers.llm.budget import told

    streams.say(f"{choice.asker.settings.model}: {told(choice.asker.budget.spent)}")


def _ask(question: str) -> bool:
    if settings().quiet or not (streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stderr)):
        return False
    return click.confirm(question, default=False, err=True)


def _project() -> tuple[dict[str, Any], Path]:
    """What the project says of its reader, and where its answers are; without one, the user's own file."""
    from concordant.store.failure import ProjectMissingError
    from concordant.store.project import ANSWERS, find_project

    try:
        project = find_project(settings().project)
    except ProjectMissingError:
        from concordant.knowledge.cache import cache_folder

        return {}, cache_folder() / ANSWERS
    return dict(project.reader), project.folder / ANSWERS
