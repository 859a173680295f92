"""``concordant new``: begin a file of knowledge."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import click

from concordant.interfaces.cli import streams
from concordant.interfaces.cli.command import declare
from concordant.interfaces.cli.failure import CommandError
from concordant.interfaces.cli.settings import settings

KINDS = ("actor", "materiel", "provision", "outlet", "frame")
_SCHEMAS = ".schema"
_LANGUAGE = re.compile(r"[a-z]{2}")


@declare(
    "new",
    ("an actor, in a folder of your own", "concordant new actor borduria --overlay my_knowledge"),
    (
        "a weapon whose name is known",
        'concordant new materiel orage-3 --name "Orage-3" --overlay my_knowledge',
    ),
    ("words that state an event, in English", "concordant new frame transfer-bestow --lang en"),
    ("a file of the shipped knowledge", "concordant new outlet daily-echo --shipped"),
)
@click.argument("kind", metavar="KIND", type=click.Choice(KINDS))
@click.argument("identifier", metavar="ID")
@click.option("--name", metavar="NAME", default="", help="Its name in English, where it has one.")
@click.option(
    "--lang", metavar="LANG", default="fr", help="Language of its names and sentences [default: fr]."
)
@click.option("--shipped", is_flag=True, help="Write to the knowledge of a source tree, not to your own.")
def command(kind: str, identifier: str, name: str, lang: str, shipped: bool) -> None:
    """Begin a file of knowledge.

    KIND is actor, materiel, provision, outlet or frame; ID is also the name of the file. The file holds
    every field, with words on what to write. It goes to your own folder (--overlay, or the last one of the
    project). Until everything is written, concordant check tells what is missing.
    """
    from concordant.knowledge.scaffold import FOLDERS, scaffold

    _refuse_unfit(identifier, name, lang)
    root, below = _root(shipped), FOLDERS[kind].format(lang=lang)
    folder = _below_shipped(below) if shipped else root / below
    for taken in _taken(folder, identifier):
        raise CommandError(f"{taken} exists already", "write another id, or edit that file")
    schema = "" if shipped else _describe(kind, root, below)
    file = folder / f"{identifier}.toml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as sink:
            sink.write(scaffold(kind, identifier, lang, name, schema))
    except OSError as error:
        raise CommandError(
            f"{file} cannot be written: {error.strerror}", "check the folder's rights"
        ) from None
    print(file)
    if not settings().quiet:
        _say_next(file, below, identifier, root, shipped)


def _refuse_unfit(identifier: str, name: str, lang: str) -> None:
    from pydantic import TypeAdapter, ValidationError

    from concordant.knowledge.entry import Identifier

    try:
        TypeAdapter(Identifier).validate_python(identifier)
    except ValidationError:
        told = f"{identifier!r} is no id: small letters without accents and digits, joined by - . or _"
        raise CommandError(told, "write for example kim-jong-un") from None
    if not _LANGUAGE.fullmatch(lang):
        raise CommandError(f"{lang!r} is no language: two small letters", "write for example --lang fr")
    if not name.isprintable():
        raise CommandError("the name holds characters that cannot be shown", "write it in one line")


def _root(shipped: bool) -> Path:
    """The folder of knowledge that the file goes to."""
    from concordant.interfaces.cli.knowing import overlays
    from concordant.knowledge.load import SHIPPED

    if shipped:
        if not (SHIPPED.parents[3] / "pyproject.toml").is_file():
            told = "--shipped works in a source tree only, and this program was installed without one"
            raise CommandError(told, "use --overlay my_knowledge")
        return SHIPPED
    own = overlays(settings())
    if not own:
        told = "no folder of your own is named for knowledge"
        raise CommandError(told, "add --overlay my_knowledge (the folder is made if it does not exist)")
    return own[-1]


def _below_shipped(below: str) -> Path:
    from concordant.knowledge.load import LANGUAGES, SHIPPED

    top, _, rest = below.partition("/")
    return LANGUAGES / rest if top == LANGUAGES.name else SHIPPED / below


def _taken(folder: Path, identifier: str) -> Iterator[Path]:
    """Where this folder holds a file of this name already, sorted into whatever folder below."""
    return iter(sorted(folder.rglob(f"{identifier}.toml")))


def _describe(kind: str, root: Path, below: str) -> str:
    """Put the schema where editors find it; returns its path as seen from the file."""
    from concordant.knowledge.json_schema import names, schema_of
    from concordant.knowledge.language_schema import EVERY_KIND

    place = root / _SCHEMAS / f"{kind}.json"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(schema_of(names(EVERY_KIND)[kind]), indent=1) + "\n", "utf-8")
    except OSError:
        return ""  # only a convenience: the file can be written without it
    return "/".join([".."] * len(below.split("/")) + [_SCHEMAS, place.name])


def _say_next(file: Path, below: str, identifier: str, root: Path, shipped: bool) -> None:
    from concordant.interfaces.cli.knowing import load_knowledge

    held, _ = load_knowledge(())
    if not shipped and identifier in held.entries(below):
        streams.say(f"It will replace the shipped file of this id: {held.entries(below)[identifier].path}")
    option = "" if shipped else f" --overlay {root}"
    streams.say(f"Write something for every <…> in it, then: concordant check{option}")
