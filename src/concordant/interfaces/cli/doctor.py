"""``concordant doctor``: whether everything is in place."""

from concordant.interfaces.cli.command import declare


@declare("doctor", ("is everything in place?", "concordant doctor"))
def command() -> None:
    """Tell whether everything is in place, and what to do if not."""
