"""The options by which findings are chosen, the same for every command that takes some."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from concordant.model.claim import PHASES

F = TypeVar("F", bound=Callable[..., Any])
_ORDERS = ("novelty", "support", "time")
_FILTERS = (
    click.option("--event", metavar="EVENT", help="Kind of act: transfer, production, test…"),
    click.option(
        "--actor", metavar="WHO", help="Who acts or receives: ISO code, name, or words of the report."
    ),
    click.option("--agent", metavar="WHO", help="Who acts."),
    click.option("--recipient", metavar="WHO", help="Who receives or is concerned."),
    click.option(
        "--item", metavar="WHAT", help="Item class (drone, ballistic_missile…) or words of the report."
    ),
    click.option("--phase", type=click.Choice(PHASES), help="How far along it is said to be."),
    click.option("--since", metavar="DATE", help="Not over before: 2024, 2024-06 or 2024-06-19."),
    click.option("--until", metavar="DATE", help="Begun no later than: 2024, 2024-06 or 2024-06-19."),
    click.option("--disputed", is_flag=True, help="Only what is denied or contradicted."),
    click.option(
        "--least", type=click.IntRange(min=0), default=0, metavar="N", help="From so many origins at least."
    ),
)
_SORT = click.option(
    "--sort", "order", type=click.Choice(_ORDERS), default="novelty", help="What comes first."
)


def finding_filters(function: F) -> F:
    """Give a command the filters of findings; their values make a ``FindingFilter``."""
    return finding_conditions(_SORT(function))


def finding_conditions(function: F) -> F:
    """The same for a command to which their order means nothing."""
    for option in reversed(_FILTERS):
        function = option(function)
    return function
