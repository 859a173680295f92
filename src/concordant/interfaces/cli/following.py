"""What is followed: adding to it, listing it, taking it over from other programs and handing it on."""

import sys
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import cast

from concordant.acquisition.addresses import canonical, host_of
from concordant.acquisition.following import Followed, Kind
from concordant.acquisition.opml import read_opml, write_opml
from concordant.acquisition.reach import Network, networks
from concordant.acquisition.register import FILE, Register, append, can_be_told, read_register
from concordant.acquisition.state import State, StateError
from concordant.documents.facts import iso_date
from concordant.interfaces.cli import paint, streams
from concordant.interfaces.cli.failure import INPUTS_FAILED, CommandError
from concordant.interfaces.cli.output import write_out
from concordant.interfaces.cli.settings import settings
from concordant.store.project import find_project
from concordant.views.text import harmless, line

_STDOUT = Path("-")
_UNITS = ("concordant-watch.service", "concordant-watch.timer")
_HEADS = ("name", "kind", "looked at", "waiting", "problem", "address")


@dataclass(frozen=True, slots=True)
class About:
    """What a command line says about a source."""

    kind: str | None = None
    name: str = ""
    outlet: str = ""
    lang: str = ""
    since: str = ""


def folder() -> Path:
    """The folder of the project."""
    return find_project(settings().project).folder


def the_register(contact: str = "") -> Register:
    """What the project follows; what of it cannot be understood is told, and the rest holds.

    Args:
        contact: the one that a command line names; it goes before that of the file.

    Raises:
        CommandError: it cannot stand in a request.
    """
    if not can_be_told(contact):
        raise CommandError(f"--contact: {contact!r} is not ASCII", "write it as https://desk.example/about")
    register, problems = read_register(folder())
    for problem in problems:
        streams.say(f"{problem.severity}: {problem}")
    return replace(register, contact=contact or register.contact)


def opened_state() -> State:
    """What is known of sources and pages.

    Raises:
        CommandError: its file cannot be used.
    """
    path = folder() / State.FILE
    try:
        return State(path)
    except StateError as error:
        raise CommandError(f"{path} {error}", error.advice) from error


def allowed_networks(named: tuple[str, ...]) -> tuple[Network, ...]:
    """Networks that a command line allows.

    Raises:
        CommandError: one is none.
    """
    try:
        return networks(named)
    except ValueError as error:
        raise CommandError(f"--allow: {error}", "write a network, as 10.0.0.0/8 or 127.0.0.1") from error


def add(address: str, about: About, allowed: tuple[str, ...], contact: str) -> None:
    """Follow an address, or the feeds that its page offers."""
    from concordant.acquisition.answers import FetchError
    from concordant.acquisition.discovery import discover
    from concordant.acquisition.fetching import Fetcher

    register = the_register(contact)
    place = canonical(address if "://" in address else f"https://{address}")
    if about.since and iso_date(about.since) is None:
        raise CommandError(f"{about.since!r} is no day", "write it as 2025-03-11")
    if place is None:
        raise CommandError(f"{address!r} is no address of the web", "write it as https://journal.example/")
    if about.kind:
        found: tuple[Followed, ...] = (Followed(place, cast(Kind, about.kind)),)
    else:
        fetcher = Fetcher((*register.allowed, *allowed_networks(allowed)), contact=register.contact)
        try:
            found = discover(place, fetcher)
        except FetchError as error:
            advice = error.advice or "--kind feed follows it all the same"
            raise CommandError(harmless(f"{place}: {error.message}"), harmless(advice)) from error
    told = tuple(
        replace(each, name=about.name or each.name, outlet=about.outlet, lang=about.lang, since=about.since)
        for each in found
    )
    _follow(register, told)


def take_over(path: Path) -> None:
    """Follow the feeds of an OPML file."""
    try:
        raw = sys.stdin.buffer.read() if path == _STDOUT else path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}", "check its name") from error
    found, wrong = read_opml(raw)
    for each in wrong:
        streams.say(harmless(f"error: {path}: {each}"))
    if not found and wrong:
        raise CommandError(f"{path} names no feed that can be followed", "see above", INPUTS_FAILED)
    _follow(the_register(), found)
    if wrong:
        raise CommandError("some of it cannot be followed", "see above; the rest is done", INPUTS_FAILED)


def hand_over(path: Path) -> None:
    """Write what is followed for other programs."""
    title = f"Concordant: {folder().name}"
    write_out([write_opml(the_register().sources, title)], None if path == _STDOUT else path)


def list_sources(as_json: bool) -> None:
    """Show what is followed, and how it stands."""
    rows = []
    with opened_state() as state:
        for source in the_register().sources:
            known = state.source(source.address)
            waiting = state.count_waiting(source.address)
            told = (source.title, source.kind, known.looked, str(waiting), known.problem, source.address)
            rows.append(dict(zip(_HEADS, told, strict=True)))
    if as_json:
        for row in rows:
            paint.show_json(row)
        return
    count = f"{len(rows)} source{'s' * (len(rows) != 1)} followed"
    paint.show_table(count, _HEADS, [[line(value) for value in row.values()] for row in rows])
    if not rows:
        streams.say("Nothing is followed yet. Begin with: concordant watch --add ADDRESS")


def write_units(target: Path) -> None:
    """Write a service and a timer for systemd, with the paths of this project."""
    program = f"{_quoted(sys.executable)} -m concordant"
    for name in _UNITS:
        text = (files("concordant.acquisition") / "systemd" / name).read_text("utf-8")
        text = text.replace("@PROGRAM@", program).replace("@PROJECT@", _quoted(str(folder())))
        if target == _STDOUT:
            print(f"# {name}\n{text}")
        else:
            target.mkdir(parents=True, exist_ok=True)
            write_out([text.encode()], target / name)
    if target != _STDOUT and not settings().quiet:
        streams.say(f"wrote {' and '.join(_UNITS)} to {target}")
        streams.say("next: systemctl --user enable --now concordant-watch.timer")


def _quoted(path: str) -> str:
    """A path as one word of a unit file, in which systemd replaces nothing."""
    for sign, written in (("\\", "\\\\"), ('"', '\\"'), ("%", "%%"), ("$", "$$")):
        path = path.replace(sign, written)
    return f'"{path}"'


def _follow(register: Register, found: tuple[Followed, ...]) -> None:
    held = {source.address for source in register.sources}
    new = [source for source in found if source.address not in held]
    if new:
        append(folder(), new)
    for source in new:
        print(paint.legible(f"{source.kind}  {source.address}  {source.name or host_of(source.address)}"))
    if settings().quiet:
        return
    sys.stdout.flush()
    known = len(found) - len(new)
    streams.say(
        f"{len(new)} added to {FILE}" + (f", {known} followed already" if known else "") + "; next: "
        "concordant watch --once"
    )
