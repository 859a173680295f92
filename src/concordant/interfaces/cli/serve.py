"""``concordant serve``: the web interface."""

import ipaddress
import socket
import webbrowser
from typing import TYPE_CHECKING

import click

from concordant.interfaces.cli import streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.failure import CommandError
from concordant.interfaces.cli.judging import WHO, somebody
from concordant.interfaces.cli.ledger import opened
from concordant.interfaces.cli.settings import settings
from concordant.interfaces.cli.settling import means_of, settle_now

if TYPE_CHECKING:
    from concordant.interfaces.web.site import Site
    from concordant.store.ledger import Ledger

_WAITING = 128


@declare(
    "serve",
    ("look through the project of this folder", "concordant serve"),
    ("open the browser too", "concordant serve --open"),
    ("on another port, judging under a name", "concordant serve --port 8080 --who Ana"),
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8470, show_default=True, help="0 for any free one."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="A name that browsers may call it by.")
@click.option("--who", metavar="NAME", help=f"Who judges [default: ${WHO}, else the login name].")
@click.option("--open", "opens", is_flag=True, help="Open the browser.")
def command(port: int, host: str, names: tuple[str, ...], who: str | None, opens: bool) -> None:
    """Serve the web interface and the HTTP API of a project.

    It answers this machine alone, unless --host says otherwise. There is no login: whoever reaches the
    address may read everything and judge. Stop it with Ctrl-C.
    """
    with opened() as ledger:
        settle_now(ledger)
        site = _site(ledger, who)
        site.prepare()
        _serve(site, host, port, names, opens)


def _site(ledger: "Ledger", who: str | None) -> "Site":
    from concordant.interfaces.cli.knowing import sound_knowledge
    from concordant.interfaces.web.site import Site
    from concordant.store.project import find_project
    from concordant.store.sources import read_sources

    knowledge = sound_knowledge()
    folder = find_project(settings().project).folder
    named = who or somebody()
    return Site(
        ledger, knowledge, lambda: means_of(knowledge), named, folder.name, lambda: read_sources(folder)
    )


def _serve(site: "Site", host: str, port: int, names: tuple[str, ...], opens: bool) -> None:
    import uvicorn

    from concordant.interfaces.web.app import application
    from concordant.interfaces.web.guard import LOOPBACK

    if not _is_loopback(host):
        streams.say(
            f"warning: everybody who reaches {host} may read this project and judge; there is no login"
        )
    app = application(site, (*LOOPBACK, host, *names))
    config = uvicorn.Config(
        app, host, port, log_level="warning", access_log=False, server_header=False, proxy_headers=False
    )
    listening = _listen(host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
    streams.say(f"{site.title} is at {address} (stop with Ctrl-C)")
    if opens:
        webbrowser.open(address)
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket at this address.

    Raises:
        CommandError: it is taken, or not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        # From here on nobody is turned away: who comes early waits.
        listening.listen(_WAITING)
    except OSError as error:
        listening.close()
        raise CommandError(
            f"nothing can be served at {host}, port {port} ({error.strerror})", "--port 0 takes a free one"
        ) from error
    return listening


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
