"""What the log says of a row: a hash over its typed columns, equal on both databases."""

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Table

from caseflow.audit.canonical import encode
from caseflow.audit.entry import RowStamp
from caseflow.clock import stamp
from caseflow.vault.column import Sealed
from caseflow.vault.record import Day, Moment


def typed(value: Any) -> Any:
    """``value`` as canonical JSON knows it: ciphertext as hex, moments and dates as text."""
    if isinstance(value, Sealed):
        return value.stored.hex()
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def row_hash(table: Table, row: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical JSON of table name and all columns that are not empty."""
    columns = {c.name: typed(row[c.name]) for c in table.columns if row.get(c.name) is not None}
    return sha256(encode({"table": table.name, "columns": columns})).hexdigest()


def row_stamp(table: Table, row: Mapping[str, Any]) -> RowStamp:
    """What an entry says of ``row``, which is to be written."""
    return RowStamp(
        table=table.name,
        record=row["record_id"],
        version=row["record_version"],
        hash=row_hash(table, row),
    )


def settled_types(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """``row`` with dates and moments as Python has them, so that hashing before writing
    and after reading sees the same values."""
    result = dict(row)
    for column in table.columns:
        value = result.get(column.name)
        if isinstance(value, str) and isinstance(column.type, Moment):
            result[column.name] = datetime.fromisoformat(value)
        elif isinstance(value, str) and isinstance(column.type, Day):
            result[column.name] = date.fromisoformat(value)
    return result
