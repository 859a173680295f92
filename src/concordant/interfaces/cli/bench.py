"""``concordant bench``: hold the program against worlds whose truth is known."""

from pathlib import Path
from typing import Any

import click

from concordant.interfaces.cli import paint
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.failure import CommandError
from concordant.interfaces.cli.progress import Progress
from concordant.interfaces.cli.settings import settings

PRESETS = ("easy", "crowded", "recurrent", "boilerplate", "churn")
LEVELS = ("claims", "text")


@declare(
    "bench",
    ("is linking right and fast where much happens at once?", "concordant bench synth --preset crowded"),
    ("a million claims, as one JSON object", "concordant bench synth --size 1000000 --json"),
    ("are copies found in the words of the reports?", "concordant bench synth --level text --size 2000"),
    ("keep the world, with its truth, to look at", "concordant bench synth --size 500 --write world/"),
)
@click.argument("what", type=click.Choice(["synth"]))
@click.option(
    "--preset", type=click.Choice(PRESETS), default="crowded", show_default=True, help="Kind of world."
)
@click.option(
    "--size",
    type=click.IntRange(min=1),
    default=None,
    metavar="N",
    help="Claims, or reports at the level of text.  [default: 30000 claims, 2000 reports]",
)
@click.option(
    "--level",
    type=click.Choice(LEVELS),
    default="claims",
    show_default=True,
    help="Where to begin: see above.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Which world of its kind.")
@click.option("--baselines", is_flag=True, help="Also count outlets, as others do.")
@click.option(
    "--increment", is_flag=True, help="Also add the last 100 reports to the findings of all others."
)
@click.option(
    "--write", type=click.Path(path_type=Path), metavar="FOLDER", help="Keep the world and its truth."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def command(
    what: str, preset: str, size: int | None, level: str, seed: int, as_json: bool, **also: Any
) -> None:
    """Link an invented world and hold the findings against its truth.

    The world is made from a seed: states that arm each other, services that see it, agencies and papers
    that pass it on, drop the source, get it wrong, deny it. At the level of claims, reading is perfect and
    copies are known: this isolates linking. At the level of text, copies must be found in the words. Never
    take these figures for how well real reporting is read: concordant evaluate tells that.
    """
    from concordant.interfaces.cli.benching import try_claims, try_texts, write_world

    with Progress("inventing", settings().quiet) as progress:
        if also["write"] is not None:
            write_world(preset, size or 500, seed, also["write"], progress)
            return
        if level == "claims":
            figures = try_claims(preset, size or 30_000, seed, also["baselines"], also["increment"], progress)
        elif also["increment"]:
            raise CommandError("--increment is measured at the level of claims", "leave out --level text")
        else:
            figures = try_texts(preset, size or 2_000, seed, progress)
    if as_json:
        paint.show_json(figures)
    else:
        from concordant.synth.trial import described

        wide = max(len(name) for name, _ in described(figures))
        for name, value in described(figures):
            print(f"{name:<{wide}}  {value:>12}")
