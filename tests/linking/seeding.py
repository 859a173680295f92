"""Bugs put into the program on purpose: one expression of one function replaced by another."""

import sys
from collections.abc import Callable
from inspect import getsource
from textwrap import dedent
from types import ModuleType
from typing import Any, NamedTuple

import pytest


class Bug(NamedTuple):
    """What is changed, and which tests must then fail.

    Attributes:
        name: what is wrong.
        module: where.
        function: the function or ``Class.method``.
        edits: expressions, each with what takes its place.
        caught: tests without arguments, of which every one must fail.
    """

    name: str
    module: ModuleType
    function: str
    edits: tuple[tuple[str, str], ...]
    caught: tuple[Callable[[], None], ...]


def plant(bug: Bug, patch: pytest.MonkeyPatch) -> None:
    """Put the bug in, wherever the function is used."""
    *owner, name = bug.function.split(".")
    holder: Any = getattr(bug.module, owner[0]) if owner else bug.module
    right = getattr(holder, name)
    source = dedent(getsource(right))
    for old, new in bug.edits:
        assert source.count(old) == 1, f"{bug.name}: {old!r} stands {source.count(old)} times"
        source = source.replace(old, new)
    made: dict[str, Any] = {}
    exec(compile(source, bug.name, "exec"), vars(bug.module), made)
    if owner:
        patch.setattr(holder, name, made[name])
        return
    for module in list(sys.modules.values()):
        if vars(module).get(name) is right:
            patch.setattr(module, name, made[name])
