"""Columns that SQLite must not choose by, although an index has them.

SQLite takes the first index that has a column which is asked for, even where everything found must then be
sorted. PostgreSQL weighs by what it knows of a column's values, which it must be able to recognise.
"""

from typing import Any

from sqlalchemy import Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class Unindexed(FunctionElement[str]):
    """A column of texts, as it is."""

    type = Text()
    inherit_cache = True


@compiles(Unindexed)
def _as_it_is(element: Unindexed, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.clauses, **options)


@compiles(Unindexed, "sqlite")
def _disguised(element: Unindexed, compiler: SQLCompiler, **options: Any) -> str:
    return f"({compiler.process(element.clauses, **options)} || '')"
