"""Records as Arrow tables: the schema follows from the record's type, nothing is written twice.

A record becomes a struct, a tuple a list, an optional value a nullable column. Bytes stay bytes.
"""

import types
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
import pyarrow as pa

from temoin.records import Record

R = TypeVar("R", bound=Record)
_SCALARS: dict[object, pa.DataType] = {
    str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), bytes: pa.binary(),
}  # fmt: skip


@lru_cache(maxsize=64)
def schema_of(record: type[Record]) -> pa.Schema:
    """Return the Arrow schema of a record type: one column per field, in order."""
    return pa.schema([pa.field(name, _arrow(hint)) for name, hint in get_type_hints(record).items()])


def to_table(records: Iterable[Record], record: type[Record]) -> pa.Table:
    """Return a table with one row per record, in the given order; no rows give an empty table with the same columns."""
    rows = [msgspec.to_builtins(r, builtin_types=(bytes,)) for r in records]
    return pa.Table.from_pylist(rows, schema=schema_of(record))


def from_table(table: pa.Table, record: type[R]) -> list[R]:
    """Return the records of a table that `to_table` made; columns that `record` does not have are ignored."""
    names = [name for name in schema_of(record).names if name in table.column_names]
    return msgspec.convert(table.select(names).to_pylist(), list[record])  # type: ignore[valid-type]


def _arrow(hint: Any) -> pa.DataType:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in _SCALARS:
        return _SCALARS[hint]
    if origin is Literal:
        return pa.string()
    if origin in (Union, types.UnionType):
        (inner,) = [a for a in arguments if a is not type(None)]
        return _arrow(inner)
    if origin is tuple:
        return pa.list_(_arrow(arguments[0]))
    if origin is dict:
        return pa.map_(_arrow(arguments[0]), _arrow(arguments[1]))
    if isinstance(hint, type) and issubclass(hint, Record):
        return pa.struct([pa.field(name, _arrow(inner)) for name, inner in get_type_hints(hint).items()])
    raise TypeError(f"no column type for {hint!r}")
