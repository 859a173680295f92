"""The repository's own documents: their examples are run, their links followed, their lists completed.

A comment before a code block of a document says what the block is:

    <!-- file: NAME -->             a file of this content, for the blocks below
    <!-- run -->                    commands after "$ " with their output; "…" stands for anything
    <!-- claim: N of NAME, published DATE -->    the N-th claim of this file, as JSON
    <!-- finding: NAME, LINE -->    what ``check`` says where the line of this key is put into this file
    <!-- chunks -->                 a table of what the first sentence of the README's example is cut into
"""

import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from concordant.extraction.chunks import Chunk
from concordant.interfaces.cli import knowing
from concordant.interfaces.cli.catalogue import CATALOGUE
from concordant.knowledge.language_schema import LANGUAGE_KINDS
from concordant.knowledge.schema import KINDS
from concordant.model.document import Block
from concordant.model.span import Span
from concordant.pipeline import load_knowledge, reader_for
from conftest import Concordant

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "concordant"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *SOURCE.rglob("*.md")])
PLAYED = [path for path in DOCUMENTS if "<!-- run -->" in path.read_text("utf-8")]
PICTURES = sorted((ROOT / "docs" / "pictures").glob("*.svg"))

_BLOCK = re.compile(
    r"<!-- (file|run|claim|finding)(?:: (.*?))? -->\n```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE
)
_FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_MODULE = re.compile(r"`((?:\w+/)*\w+\.py)`")


@dataclass(frozen=True)
class Example:
    """A marked code block: its kind, what the mark says, its content."""

    kind: str
    about: str
    content: str


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def examples(path: Path) -> Iterator[Example]:
    for kind, about, content in _BLOCK.findall(path.read_text("utf-8")):
        yield Example(kind, about, content)


def write_files(path: Path, folder: Path) -> None:
    for example in examples(path):
        if example.kind == "file":
            target = folder / example.about
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(example.content, "utf-8")
    knowing.load_knowledge.cache_clear()  # the process remembers folders by the name that was given


def agrees(shown: str, printed: str) -> bool:
    """Whether output is as a document shows it; rows of blanks may differ in length."""
    pattern = ""
    for line in shown.strip().splitlines():
        if line.strip() == "…":
            pattern += r"(?:.*\n)*?"
        else:
            words = [re.escape(word).replace("…", ".*?") for word in line.split()]
            pattern += r"[ \t]*" + r"[ \t]+".join(words) + r"[ \t]*\n"
    return re.fullmatch(pattern + r"\s*", printed.lstrip("\n") + "\n") is not None


def commands(content: str) -> Iterator[tuple[str, str]]:
    """Each command of a block with the output shown below it."""
    for piece in re.split(r"^\$ ", content, flags=re.MULTILINE)[1:]:
        command, _, shown = piece.partition("\n")
        yield command, shown


@pytest.mark.parametrize(
    ("shown", "printed", "as_shown"),
    [
        ("a  b\n", "a b\n", True),
        ("a … d\n", "a b c d\n", True),
        ("c-…\n", "c-12ab\n", True),
        ("…\nlast\n", "first\nmore\nlast\n", True),
        ("first\n…\n", "first\n", True),
        ("a b\n", "a c\n", False),
        ("a\n", "a\nb\n", False),
        ("a\n…\nc\n", "a\nb\n", False),
    ],
)
def test_ellipsis_stands_for_anything_and_nothing_else_does(shown: str, printed: str, as_shown: bool) -> None:
    assert agrees(shown, printed) is as_shown


def test_the_readme_and_the_guide_have_examples() -> None:
    assert {ROOT / "README.md", ROOT / "CONTRIBUTING.md"} <= set(PLAYED)


@pytest.mark.parametrize("document", PLAYED, ids=named)
def test_commands_print_what_documents_show(
    document: Path, concordant: Concordant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_files(document, tmp_path)
    for example in examples(document):
        for command, shown in commands(example.content) if example.kind == "run" else ():
            program, *arguments = shlex.split(command)
            assert program == "concordant"
            outcome = concordant(*arguments)
            printed = outcome.out + outcome.err
            assert outcome.code == 0, f"{command}\n{printed}"
            assert agrees(shown, printed), f"{named(document)} shows for {command}\n{shown}\nbut:\n{printed}"


def test_the_readme_shows_a_claim_as_it_is_read(
    concordant: Concordant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_files(ROOT / "README.md", tmp_path)
    (example,) = (each for each in examples(ROOT / "README.md") if each.kind == "claim")
    told = re.fullmatch(r"(\d+) of (\S+), published (\S+)", example.about)
    assert told is not None
    number, file, published = told.groups()
    lines = concordant("read", file, "--published", published, "--json").out.splitlines()
    shown: dict[str, Any] = json.loads(example.content)
    assert json.loads(lines[int(number) - 1]) == shown
    evidence = shown["evidence"]
    text = (tmp_path / file).read_text("utf-8")
    assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def errors_of(concordant: Concordant) -> list[dict[str, Any]]:
    told = concordant("check", "--overlay", "my_knowledge", "--mine", "--json")
    rows = map(json.loads, told.out.splitlines())
    return [row for row in rows if row["path"].startswith("my_knowledge") and row["level"] == "error"]


def test_the_guide_s_knowledge_is_sound_and_its_mistake_is_told(
    concordant: Concordant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = ROOT / "CONTRIBUTING.md"
    monkeypatch.chdir(tmp_path)
    write_files(guide, tmp_path)
    assert errors_of(concordant) == []
    (example,) = (each for each in examples(guide) if each.kind == "finding")
    name, _, line = example.about.partition(", ")
    file, key = tmp_path / name, line.split()[0]
    file.write_text(re.sub(rf"^{key} = .*$", line, file.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    knowing.load_knowledge.cache_clear()
    told = concordant("check", "--overlay", "my_knowledge", "--mine")
    assert told.code == 4
    assert example.content in told.out


def cut(text: str) -> tuple[Chunk, ...]:
    """The chunks of the first sentence of a text."""
    knowledge, _ = load_knowledge()
    reader = reader_for(knowledge, "fr")
    assert reader is not None
    _, chunks = next(reader._stage.cut(text, Block(Span(0, len(text)), "body")))
    return tuple(chunks)


def described(chunk: Chunk) -> str:
    """A chunk as the table of the architecture tells it."""
    told = []
    if chunk.verb is not None:
        told = [chunk.verb.lemma, chunk.verb.mood or "", "compound" if chunk.verb.compound else ""]
    elif chunk.phrase is not None:
        phrase = chunk.phrase
        told = [
            phrase.sort,
            phrase.name.id if phrase.name else "",
            phrase.goods.item_class if phrase.goods else "",
        ]
        told.append(f"after `{chunk.prep}`" if chunk.prep else "")
    return ", ".join(filter(None, told))


def test_the_architecture_cuts_its_sentence_as_the_program_does() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    quoted = re.search(r"^> (.*?)\n\n", page, re.DOTALL | re.MULTILINE)
    table = re.search(r"<!-- chunks -->\n(.*?)\n\n", page, re.DOTALL)
    assert quoted is not None and table is not None
    text = quoted[1].replace("\n> ", " ")
    rows = [[cell.strip() for cell in row.strip(" |").split(" |")] for row in table[1].splitlines()[2:]]
    shown = [tuple([*row, ""][:3]) for row in rows]
    assert shown == [(text[c.start : c.end], c.kind, described(c)) for c in cut(text)]


def anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_links_lead_somewhere(document: Path) -> None:
    broken = []
    for link in _LINK.findall(_FENCED.sub("", document.read_text("utf-8"))):
        path, _, anchor = link.partition("#")
        if path.startswith("https://"):
            continue
        target = (document.parent / path).resolve() if path else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_modules_that_documents_name_exist(document: Path) -> None:
    known = [path.relative_to(ROOT).as_posix() for path in (*SOURCE.rglob("*.py"), *ROOT.glob("*/*.py"))]
    absent = {
        name
        for name in _MODULE.findall(document.read_text("utf-8"))
        if not any(f"/{path}".endswith(f"/{name}") for path in known)
    }
    assert absent == set()


def test_every_command_is_documented() -> None:
    headings = anchors(ROOT / "docs" / "cli.md")
    assert set(CATALOGUE) <= headings


def test_every_kind_of_knowledge_is_documented() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `([^`]+)` \| .* \| `(\w+)` \|$", guide, re.MULTILINE))
    assert rows == {key: kind.__name__ for key, kind in {**KINDS, **LANGUAGE_KINDS}.items()}


def test_every_make_target_in_a_document_exists() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    told = {t for path in DOCUMENTS for t in re.findall(r"(?:`|\$ )make (\w+)", path.read_text("utf-8"))}
    assert {"demo", "test", "bench"} <= told <= targets


def package(requirement: str) -> str:
    return re.split(r"[<>=!~;\[ ]", requirement, maxsplit=1)[0]


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    run, develop = (part.partition("\n## ")[0] for part in page.split("\n## To ")[1:])
    for part, wanted in (
        (run, project["project"]["dependencies"]),
        (develop, project["dependency-groups"]["dev"]),
    ):
        assert set(re.findall(r"^\| `([^`]+)` \|", part, re.MULTILINE)) == set(map(package, wanted))


def test_one_version_and_one_licence_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    assert re.findall(r"^(?:version|license): (.*)$", citation, re.MULTILINE) == [
        project["version"],
        project["license"],
    ]
    assert f"\n## {project['version']} " in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")


@pytest.mark.parametrize("picture", PICTURES, ids=named)
def test_pictures_stand_alone_and_name_no_machine(picture: Path) -> None:
    drawing = ElementTree.parse(picture).getroot()
    assert drawing.tag.endswith("svg")
    assert [e.tag for e in drawing.iter() if e.tag.endswith(("script", "image", "foreignObject"))] == []
    text = picture.read_text("utf-8")
    assert "@import" not in text and "@font-face" not in text
    assert re.search(r"/(?:tmp|home|root|Users)/", text) is None


def test_the_pictures_are_of_the_demonstration() -> None:
    told = {p.stem: "".join(ElementTree.parse(p).getroot().itertext()).replace("\xa0", " ") for p in PICTURES}
    assert "1. What was read" in told["demo"] and "2. What it states" in told["demo"]
    assert "3. Why one of them says what it says" in told["explain"]
