"""The kinds of click command used here: one that shows examples, and a group that loads on demand."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

from concordant.interfaces.cli.settings import global_options

Example = tuple[str, str]


class Command(click.Command):
    """A command whose help ends with examples, and which takes the global options too."""

    def __init__(self, *positional: Any, examples: Sequence[Example] = (), **named: Any) -> None:
        super().__init__(*positional, **named)
        self.examples = tuple(examples)
        self.params.extend(global_options(hidden=True))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, then that the global options are welcome here."""
        write_examples(self.examples, formatter)
        formatter.write_paragraph()
        formatter.write_text("The options of `concordant --help` may stand here too.")


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command is run.

    Attributes:
        catalogue: name of a command → (module, first line of its help); the module holds an object
            called ``command``.
    """

    def __init__(
        self,
        *positional: Any,
        catalogue: dict[str, tuple[str, str]],
        examples: Sequence[Example] = (),
        **named: Any,
    ) -> None:
        super().__init__(*positional, **named)
        self.catalogue = catalogue
        self.examples = tuple(examples)
        self.params.extend(global_options())

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order in which one would learn them."""
        return list(self.catalogue)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command itself; this is what imports it."""
        if cmd_name not in self.catalogue:
            return None
        found: click.Command = import_module(self.catalogue[cmd_name][0]).command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that ``args`` name; a slip of the hand gets the nearest name back."""
        if args[0] not in self.catalogue and not args[0].startswith("-"):
            near = get_close_matches(args[0], self.catalogue, 1)
            meant = f" Did you mean {near[0]}?" if near else ""
            ctx.fail(f"there is no command {args[0]!r}.{meant}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self.catalogue.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        write_examples(self.examples, formatter)


def write_examples(examples: Sequence[Example], formatter: click.HelpFormatter) -> None:
    """Write each example as a command line below what it does."""
    with formatter.section("Examples"):
        for number, (purpose, line) in enumerate(examples):
            if number:
                formatter.write_paragraph()
            formatter.write(f"{'':>{formatter.current_indent}}# {purpose}\n")
            formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


def declare(name: str, *examples: Example) -> Callable[[Callable[..., Any]], Command]:
    """Declare a command with its examples, each a purpose and a command line."""

    def wrap(function: Callable[..., Any]) -> Command:
        return click.command(name, cls=Command, examples=examples)(function)

    return wrap
