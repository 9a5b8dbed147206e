"""Whether a column is one of many ids, asked with one parameter: a list of any length is the
same statement, prepared once, where each length would be one of its own.
"""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Select,
    String,
    any_,
    bindparam,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine


class _Ids(TypeDecorator[Sequence[str]]):
    """An array to PostgreSQL; JSON to SQLite, which has none."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return ARRAY(String()) if dialect.name == "postgresql" else String()

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> Any:
        ids = list(value or ())
        return ids if dialect.name == "postgresql" else json.dumps(ids)


class _Among(FunctionElement[bool]):
    name = "among"
    type = Boolean()
    inherit_cache = True

    def self_group(self, against: Any = None) -> "_Among":
        """A comparison as it stands: SQLite would be asked whether it equals 1, by no index."""
        return self


@compiles(_Among, "postgresql")
def _array(element: _Among, compiler: SQLCompiler, **named: Any) -> str:
    column, ids = element.clauses
    return compiler.process(column == any_(ids), **named)


@compiles(_Among, "sqlite")
def _json(element: _Among, compiler: SQLCompiler, **named: Any) -> str:
    column, ids = element.clauses
    each: Select[Any] = select(literal_column("value")).select_from(func.json_each(ids))
    return compiler.process(column.in_(each), **named)


def among(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """Whether ``column`` is one of the ids given to the statement under ``name``, as a list."""
    return _Among(column, bindparam(name, type_=_Ids()))
