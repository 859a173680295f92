"""The shape of the code base: who may import whom, how long a file may be, what may stand in it."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unicodedata import category

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "concordant"

# From the ground up: a layer imports from itself and from those before it.
LAYERS = (
    "model",
    "knowledge",
    "documents",
    "language",
    "extraction",
    "linking",
    "assessment",
    "screening",
    "evaluation",
    "readers",
    "pipeline",
    "prove",
    "learning",
    "synth",
    "store",
    "acquisition",
    "scanning",
    "views",
    "exports",
    "samples",
    "interfaces",
    "__main__",
)
LONGEST_FILE = 300
ENGINES = ("extraction", "linking", "language")
# Words that give away a rule about one language; names of roles and kinds in English are none.
# "from" is, as "of" and "to", what profiles call a relation.
TELLTALES = frozenset(
    (
        *("selon", "avec", "dans", "pour", "une", "des", "les", "aux", "sont", "ont", "qui", "que"),
        *("livrer", "obus", "russie", "moscou", "said", "the", "and", "with", "russia"),
    )
)
# Parts of the script, not of a language: tokenizers fold them.
LIGATURES = frozenset("æœ")


def name_of(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {name_of(path): path for path in sorted(SOURCE.rglob("*.py"))}


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(FILES[module].read_text("utf-8"))


def targets(node: ast.AST) -> Iterator[str]:
    """The modules of this package that an import statement names, wherever it stands."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in FILES)
    elif isinstance(node, ast.ImportFrom) and node.module in FILES:
        for alias in node.names:
            inner = f"{node.module}.{alias.name}"
            yield inner if inner in FILES else node.module or ""


@cache
def imports(module: str) -> frozenset[str]:
    return frozenset(t for node in ast.walk(tree_of(module)) for t in targets(node)) - {module}


def layer(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def rank(module: str) -> int:
    """Height of a module; the package itself, which holds only its version, is the ground."""
    return LAYERS.index(layer(module)) if layer(module) else -1


def test_every_folder_has_a_layer() -> None:
    assert {layer(module) for module in FILES} - {""} <= set(LAYERS)


@pytest.mark.parametrize("module", FILES)
def test_imports_point_downwards(module: str) -> None:
    assert [other for other in imports(module) if rank(other) > rank(module)] == []


@pytest.mark.parametrize("module", FILES)
def test_imports_are_absolute(module: str) -> None:
    relative = [n.lineno for n in ast.walk(tree_of(module)) if isinstance(n, ast.ImportFrom) and n.level]
    assert relative == []


def test_no_module_imports_itself_through_others() -> None:
    settled: set[str] = set()

    def walk(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " → ".join((*path[path.index(module) :], module))
        if module in settled:
            return
        for other in sorted(imports(module)):
            walk(other, (*path, module))
        settled.add(module)

    for module in FILES:
        walk(module, ())


def language_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[2] if parts[1:2] == ["language"] and len(parts) > 2 and len(parts[2]) == 2 else None


def test_languages_do_not_know_each_other() -> None:
    for module in FILES:
        mine = language_of(module)
        others = {language_of(other) for other in imports(module)} - {None, mine}
        assert not mine or not others, module


@pytest.mark.parametrize("folder", ["src", "tests", "benchmarks"])
def test_no_file_is_long(folder: str) -> None:
    lengths = {p: len(p.read_text("utf-8").splitlines()) for p in (ROOT / folder).rglob("*.py")}
    assert {str(p): n for p, n in lengths.items() if n > LONGEST_FILE} == {}


def documentation(tree: ast.Module) -> set[int]:
    """The nodes that are docstrings, by identity."""
    owners = [n for n in ast.walk(tree) if isinstance(n, ast.Module | ast.ClassDef | ast.FunctionDef)]
    bodies = [n.body[0] for n in owners if n.body]
    return {id(first.value) for first in bodies if isinstance(first, ast.Expr)}


def literals(module: str) -> Iterator[tuple[int, str]]:
    tree = tree_of(module)
    prose = documentation(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.lineno, node.value


def foreign(literal: str) -> bool:
    """Whether a literal holds a letter of a language beyond ASCII, or a word that gives one away."""
    if any(category(c) in ("Ll", "Lu") and not c.isascii() and c not in LIGATURES for c in literal):
        return True
    # A sentence for the reader of a problem or a reason is English, and is no rule.
    return " " not in literal and literal.lower() in TELLTALES


@pytest.mark.parametrize("module", [m for m in FILES if layer(m) in ENGINES and not language_of(m)])
def test_engines_hold_no_word_of_any_language(module: str) -> None:
    assert [(line, text) for line, text in literals(module) if foreign(text)] == []


def test_the_telltales_are_told() -> None:
    assert foreign("selon") and foreign("préparé") and foreign("якобы")
    assert not foreign("agent") and not foreign("«»’ʼº…") and not foreign("œ")


def test_the_command_line_starts_light() -> None:
    heavy = ("sqlalchemy", "pydantic", "trafilatura", "numpy", "lxml", "rich", "concordant.knowledge")
    program = (
        "import sys, concordant.interfaces.cli.main as m\n"
        "code = m.run(['--help'])\n"
        f"print([h for h in {heavy!r} if h in sys.modules], code)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[] 0"


# A path of the machine on which somebody happened to write this; an address of the web is none.
MACHINE_PATH = re.compile(r"(?<![\w.~}])/(?:work|root|home/\w+|Users/\w+|tmp/\w+)/|[A-Z]:\\\\?Users\\")
# One of these stands in every such path: most files hold none, and are told apart much faster so.
PARTS = ("work/", "root/", "home/", "Users", "tmp/")


def texts() -> Iterator[tuple[Path, str]]:
    folders = [ROOT / name for name in ("src", "tests", "docs", "benchmarks", ".ci", ".github")]
    loose = [p for p in ROOT.iterdir() if p.is_file()]
    for path in [*loose, *(p for folder in folders if folder.is_dir() for p in folder.rglob("*"))]:
        if path.is_file() and "__pycache__" not in path.parts:
            try:
                yield path, path.read_text("utf-8")
            except UnicodeDecodeError:
                continue


def test_the_repository_holds_no_machine_path() -> None:
    likely = ((path, text) for path, text in texts() if any(part in text for part in PARTS))
    found = {str(path): hit.group() for path, text in likely if (hit := MACHINE_PATH.search(text))}
    assert found == {}
