"""Compiled languages kept between runs: they take seconds to make, and a fraction of one to take up again.

What is kept counts only where it is whole, this user's own, and made by exactly this program from exactly
this knowledge; whatever else lies there counts as nothing kept. It holds records of this package and
names of their classes: a name of anything else, which could do something, is refused.
"""

import copyreg
import gc
import hashlib
import io
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

import concordant
from concordant.extraction.theme import Theme, theme_of
from concordant.extraction.weights import Weights
from concordant.knowledge.cache import cache_folder, is_own, write_whole
from concordant.language.compiled import Language
from concordant.language.dictionary import DictionaryMorphology, reopened

Parts = tuple[Language, Theme, Weights]
"""What a reader is put together from."""

_LAYOUT = 1
_LAYERS = ("knowledge", "language", "extraction", "readers")
_MADE_BY = ("pydantic", "pymorphy3", "pymorphy3-dicts-{lang}")
_CALLED = {("re", "_compile"), *((made.__module__, made.__name__) for made in (theme_of, reopened))}
"""Functions that may be called to make a part again."""

_CHECK = 32


def recall(digest: str, lang: str) -> Parts | None:
    """What was kept of a language compiled from knowledge of that digest; None where it does not count."""
    place = _place(digest, lang)
    if place is None:
        return None
    try:
        with place.open("rb") as source:
            if not is_own(os.fstat(source.fileno())):
                return None
            raw = memoryview(source.read())
        if hashlib.sha256(raw[_CHECK:]).digest() != raw[:_CHECK]:
            return None
        with _no_collecting():
            found: Parts = _Unpickler(io.BytesIO(raw[_CHECK:])).load()
    except Exception:  # bytes of whatever kind raise whatever they like
        return None
    return found


def keep(digest: str, lang: str, parts: Parts) -> None:
    """Keep a language just compiled; a folder that cannot be written is no problem."""
    place = _place(digest, lang)
    if place is None:
        return
    sink = io.BytesIO()
    pickler = pickle.Pickler(sink, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {**copyreg.dispatch_table, Theme: _theme, DictionaryMorphology: _dictionary}
    with _no_collecting():
        pickler.dump(parts)
    body = sink.getvalue()
    with suppress(OSError, RuntimeError):
        write_whole(place, hashlib.sha256(body).digest() + body)


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Classes of the layers that are kept, and the functions that make a part again."""
        layer = module.split(".")
        ours = layer[0] == concordant.__name__ and len(layer) > 2 and layer[1] in _LAYERS
        found = getattr(import_module(module), name) if ours or (module, name) in _CALLED else None
        if (module, name) in _CALLED or (ours and isinstance(found, type) and found.__module__ == module):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is nothing that is kept")


def _theme(theme: Theme) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    return theme_of, (theme.words, theme.kinds)


def _dictionary(morphology: DictionaryMorphology) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    return reopened, (morphology.lang, morphology.fold, morphology.reflexive, morphology.known)


def _place(digest: str, lang: str) -> Path | None:
    """The file for a language; None where it cannot be told whether the program is the same."""
    program = _program()
    if not program:
        return None
    told = "\0".join((str(_LAYOUT), program, *_versions(lang), digest, lang))
    return cache_folder() / f"compiled-{hashlib.sha256(told.encode()).hexdigest()[:20]}.kept"


@cache
def _program() -> str:
    """Changes with every file that a compiled language depends on; empty where there are no files."""
    root = Path(concordant.__file__).resolve().parent
    lines = []
    for layer in _LAYERS:
        for file in sorted((root / layer).rglob("*.py")):
            status = file.stat()
            lines.append(f"{file} {status.st_size} {status.st_mtime_ns}")
    return f"{sys.version} " + "\n".join(lines) if lines else ""


@cache
def _versions(lang: str) -> tuple[str, ...]:
    found = []
    for name in _MADE_BY:
        with suppress(metadata.PackageNotFoundError):
            found.append(metadata.version(name.format(lang=lang)))
    return tuple(found)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Half a million records are made at once, and none is garbage."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
