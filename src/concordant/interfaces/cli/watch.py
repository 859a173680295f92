"""``concordant watch``: follow feeds, sitemaps and pages."""

from pathlib import Path

import click

from concordant.interfaces.cli.command import declare

_KINDS = ("feed", "sitemap", "page")


@declare(
    "watch",
    ("follow a feed; the address of a site will do", "concordant watch --add https://journal.example/"),
    ("follow every page of a sitemap of news", "concordant watch --add https://journal.example/sitemap.xml"),
    ("take over what a feed reader follows", "concordant watch --import subscriptions.opml"),
    ("look once at everything, as cron or a timer would", "concordant watch --once"),
    ("go on looking, every quarter of an hour", "concordant watch --every 15"),
    ("what is followed, and how it stands", "concordant watch --list"),
    ("have the system do it", "concordant watch --systemd ~/.config/systemd/user"),
)
@click.option("--once", is_flag=True, help="Look once and end.")
@click.option(
    "--every",
    type=click.IntRange(min=1),
    metavar="MINUTES",
    default=15,
    show_default=True,
    help="Minutes between two looks.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    default=50,
    show_default=True,
    help="Pages of one source that are fetched at a look; the next look goes on.",
)
@click.option("--add", "added", metavar="ADDRESS", help="Follow this feed, sitemap, site or page.")
@click.option("--kind", type=click.Choice(_KINDS), help="For --add: what it is; nothing is asked then.")
@click.option("--name", metavar="TEXT", help="For --add: what to call it.")
@click.option("--outlet", metavar="NAME", help="For --add: who publishes what it lists.")
@click.option("--lang", metavar="LANG", help="For --add: language of what it lists, as fr.")
@click.option("--since", metavar="DATE", help="For --add: pass over what was published before.")
@click.option(
    "--import",
    "imported",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Follow the feeds of an OPML file; - for standard input.",
)
@click.option(
    "--export",
    "exported",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write what is followed as OPML; - for standard output.",
)
@click.option("--list", "listing", is_flag=True, help="What is followed, and how it stands.")
@click.option(
    "--systemd",
    "units",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Write a service and a timer; - prints them.",
)
@click.option(
    "--allow",
    "allowed",
    metavar="NETWORK",
    multiple=True,
    help="A network that may be asked although it is not public, as 10.0.0.0/8; may be repeated.",
)
@click.option(
    "--contact",
    metavar="ADDRESS",
    default="",
    help="A page or address of yours, named in every request: who asks, and how to object.",
)
@click.option("--json", "as_json", is_flag=True, help="JSON: one object a look, or one source a line.")
def command(
    once: bool,
    every: int,
    limit: int,
    added: str | None,
    kind: str | None,
    name: str | None,
    outlet: str | None,
    lang: str | None,
    since: str | None,
    imported: Path | None,
    exported: Path | None,
    listing: bool,
    units: Path | None,
    allowed: tuple[str, ...],
    contact: str,
    as_json: bool,
) -> int | None:
    """Follow feeds, sitemaps and pages; fetch, keep and read what is new.

    What is followed stands in feeds.toml beside concordant.toml. Each host is asked one thing at a time,
    with a pause, as its robots.txt allows; what has not changed is not sent again; no page is read twice.
    What was fetched is in the ledger before it is read: a stop, also kill -9, loses nothing. Saved searches
    raise alerts on what is new: concordant alerts --help.
    """
    asked = [each for each in (added, imported, exported, units) if each] + [None] * listing + [None] * once
    if len(asked) > 1:
        raise click.UsageError("one at a time: --add, --import, --export, --list, --systemd or --once")
    if added is None and (kind or name or outlet or lang or since):
        raise click.UsageError("--kind, --name, --outlet, --lang and --since are for --add")
    from concordant.interfaces.cli import following, watching

    if added is not None:
        about = following.About(kind, name or "", outlet or "", lang or "", since or "")
        following.add(added, about, allowed, contact)
    elif imported is not None:
        following.take_over(imported)
    elif exported is not None:
        following.hand_over(exported)
    elif listing:
        following.list_sources(as_json)
    elif units is not None:
        following.write_units(units)
    else:
        return watching.watch(watching.Asked(once, every, limit, allowed, contact, as_json))
    return None
