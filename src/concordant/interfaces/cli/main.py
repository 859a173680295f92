"""The entry of the command line: the group of commands, and one place where every error is said."""

import gc
import os
import sys
from collections.abc import Sequence

import click

from concordant import __version__
from concordant.interfaces.cli import streams
from concordant.interfaces.cli.catalogue import CATALOGUE
from concordant.interfaces.cli.command import LazyGroup
from concordant.interfaces.cli.failure import BROKEN_PIPE, ERROR, INTERRUPTED, OK, CommandError, sentences
from concordant.interfaces.cli.settings import Settings

_COLLECT_AFTER = 50_000
"""Objects between two searches for cycles: records hold none, and thousands of them are made at a time."""


@click.group(
    cls=LazyGroup,
    catalogue=CATALOGUE,
    examples=(
        ("see it work, in a minute", "concordant demo"),
        ("start a ledger in this folder", "concordant init"),
        ("fill it; the same command again adds only what is new", "concordant add reports/"),
        ("who is said to have sent arms to Russia", "concordant claims --event transfer --recipient RU"),
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(__version__, "--version", prog_name="concordant")
def cli() -> None:
    """Turn open news reporting into a sourced ledger of claims.

    About arms production, arms transfers and sanctions-relevant military cooperation: who is said to
    have done what, how firmly, according to whom, and in which words.
    """


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns its exit code and never raises for what went wrong."""
    streams.prepare()
    settings = Settings(debug="--debug" in arguments)
    try:
        outcome = cli.main(list(arguments), "concordant", standalone_mode=False, obj=settings)
        sys.stdout.flush()
    except CommandError as failure:
        streams.say(sentences(failure.message, failure.advice))
        return failure.code
    except click.ClickException as error:
        return _say_usage(error)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        return _close_quietly()
    except SystemExit:
        return BROKEN_PIPE  # click leaves this way, and only this way, when a pipe closes under it
    except Exception as error:
        if settings.debug:
            raise
        from concordant.store.failure import LedgerError

        if isinstance(error, LedgerError):
            streams.say(sentences(error.message, error.advice))
            return ERROR
        place = f"{type(error).__name__}: {error}".splitlines()[0]
        streams.say(sentences(f"something unexpected happened: {place}", "run it again with --debug"))
        return ERROR
    return outcome if isinstance(outcome, int) else OK


def _say_usage(error: click.ClickException) -> int:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "concordant"
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        streams.say(error.format_message())
    else:
        streams.say(sentences(error.format_message(), f"{path} --help"))
    return error.exit_code


def _close_quietly() -> int:
    """Who read our output has left; nothing more can be written, not even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BROKEN_PIPE


def main() -> None:
    """Run the command line of this process."""
    if "__mp_main__" in sys.modules:
        return  # a helper of another process imports that one's program, but not to run its command line
    gc.set_threshold(_COLLECT_AFTER)
    sys.exit(run(sys.argv[1:]))
