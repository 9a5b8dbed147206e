"""Amendments of the law tables: the shipped files are the base, decided changes lie over it.

A dated table is corrected by a new entry: the one before it ends the day before, and keeps
every fact that happened in its time. A table without dates gets a new edition of the entry.
What comes out is read and checked exactly as the files are, so that a broken amendment is
refused with file, entry and reason.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from caseflow.errors import N_
from caseflow.law import (
    agencies,
    clocks,
    codes,
    counting,
    holidays,
    instruments,
    matrix,
    regimes,
    services,
)
from caseflow.law.tables import DATA, Row, Tables, refuse


@dataclass(frozen=True)
class Amendment:
    """One decided change: the whole new text of an entry, or (``removes``) its end. ``by`` are
    the administrators who asked and who agreed, ``ground`` what they compared it with.
    """

    id: str
    file: str
    values: Mapping[str, str]
    removes: bool = False
    ground: str = ""
    by: tuple[str, str] = ("", "")
    decided_at: datetime | None = None


@dataclass(frozen=True)
class Shape:
    """How a table can be amended: what names an entry, what may change in it, whether its
    entries follow one another in time, and whether entries may be added or taken out.
    """

    columns: tuple[str, ...]
    key: tuple[str, ...]
    changes: tuple[str, ...]
    dated: bool = False
    adds: bool = False
    removes: bool = False

    def name(self, values: Mapping[str, str]) -> str:
        """What names the entry, in one word for addresses and sentences."""
        if len(self.key) == 1:
            return f"{self.key[0]}:{values[self.key[0]]}"
        return ":".join(values[column] for column in self.key)


_CONFIRMATION = ("confirmed", "mark", "note")
_KEPT_IN_CLOCKS = frozenset({"id", "from", "until", "event", "pausable"})
SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        instruments.FILE: Shape(
            instruments.COLUMNS, ("id",), instruments.COLUMNS[1:], adds=True
        ),
        clocks.FILE: Shape(
            clocks.COLUMNS, ("id",),
            tuple(column for column in clocks.COLUMNS if column not in _KEPT_IN_CLOCKS), dated=True,
        ),
        counting.FILE: Shape(counting.COLUMNS, ("id",), _CONFIRMATION),
        holidays.FILE: Shape(
            holidays.COLUMNS, ("date",), holidays.COLUMNS[1:], adds=True, removes=True
        ),
        regimes.FILE: Shape(
            regimes.COLUMNS, ("id",), ("article", "providers_confirmed", *_CONFIRMATION)
        ),
        matrix.FILE: Shape(
            matrix.COLUMNS, ("law", "situation", "regime"),
            ("eligibility", *_CONFIRMATION, "note_en"), dated=True,
        ),
        services.FILE: Shape(
            services.COLUMNS, ("service",),
            ("once", "unit_vi", "unit_en", "article", *_CONFIRMATION), dated=True,
        ),
        agencies.FILE: Shape(
            agencies.COLUMNS, ("id",),
            ("label_vi", "label_en", "until", "successor", "confirmed", "mark", "source"),
        ),
        codes.FILE: Shape(codes.COLUMNS, ("list", "code"), ("label_vi", "label_en")),
    }
)  # fmt: skip


class AmendedTables(Tables):
    """The files of a folder with amendments laid over them, in the order of decision."""

    def __init__(self, folder: Path = DATA, amendments: Sequence[Amendment] = ()) -> None:
        super().__init__(folder)
        self.amendments = tuple(amendments)
        for each in self.amendments:
            if each.file not in SHAPES:
                refuse(each.file, each.id[:8], N_("bảng này không sửa đổi được"))

    @property
    def version(self) -> str:
        """The version of the files; with amendments also their number and a digest of them."""
        if not self.amendments:
            return super().version
        digest = hashlib.sha256()
        for each in self.amendments:
            parts = (
                each.id,
                each.file,
                str(each.removes),
                *map(":".join, sorted(each.values.items())),
            )
            digest.update("".join(f"{len(part)}:{part}" for part in parts).encode())
        return f"{super().version}+{len(self.amendments)}.{digest.hexdigest()[:8]}"

    def before(self, count: int) -> "AmendedTables":
        """The tables as they were when ``count`` amendments had been decided."""
        earlier = copy(self)
        earlier.amendments = self.amendments[:count]
        return earlier

    def base_rows(self, file: str) -> list[Row]:
        """The rows of an amendable table as they were shipped."""
        return super().rows(file, SHAPES[file].columns)

    def rows(self, file: str, columns: Sequence[str]) -> list[Row]:
        """The rows of ``file`` with every amendment of it."""
        rows = super().rows(file, columns)
        for each in self.amendments:
            if each.file == file:
                rows = _amended(rows, each, SHAPES[file])
        return rows


def amendments_of(version: str) -> int:
    """How many amendments the book of that version had."""
    return int(version.partition("+")[2].partition(".")[0] or 0)


def row_of(amendment: Amendment) -> Row:
    """The entry that ``amendment`` writes; refuses columns that the table does not have."""
    shape = SHAPES[amendment.file]
    strange = [column for column in amendment.values if column not in shape.columns]
    values = {column: amendment.values.get(column, "") for column in shape.columns}
    row = Row(amendment.file, 0, values, amendment.id)
    if strange:
        row.refuse(N_("không có cột “%(column)s”"), column=strange[0])
    stray = [value for value in values.values() if value != value.strip()]
    if stray:
        row.refuse(N_("thừa khoảng trắng ở “%(text)s”"), text=stray[0])
    return row


def _amended(rows: list[Row], amendment: Amendment, shape: Shape) -> list[Row]:
    new = row_of(amendment)
    same = [row for row in rows if shape.name(row.values) == shape.name(new.values)]
    if not same and not (shape.adds and not amendment.removes):
        new.refuse(N_("không có mục này để sửa"))
    if amendment.removes:
        if not shape.removes:
            new.refuse(N_("mục của bảng này không bỏ đi được"))
        return [row for row in rows if row not in same]
    if not same:
        return [*rows, new]
    _check_kept(new, same[-1], shape)
    place = rows.index(same[0])
    rest = [row for row in rows if row not in same]
    return rest[:place] + (_in_time(same, new) if shape.dated else [new]) + rest[place:]


def _check_kept(new: Row, old: Row, shape: Shape) -> None:
    """Refuse a change of what names an entry for other tables and for the rules."""
    dates = ("from", "until") if shape.dated else ()
    for column in shape.columns:
        free = column in shape.changes or column in dates
        if not free and new.optional(column) != old.optional(column):
            new.refuse(N_("“%(column)s” của mục này không đổi được"), column=column)


def _in_time(entries: Iterable[Row], new: Row) -> list[Row]:
    """``entries`` of one name with ``new`` among them: the one it follows ends the day before,
    one that began on the same day gives way to it, later ones stay.
    """
    start = _first(new)
    kept, until = [], ""
    for row in sorted(entries, key=_first):
        if _first(row) < start:
            if not row.values["until"] or date.fromisoformat(row.values["until"]) >= start:
                until = row.values["until"]
                row = _with(row, until=(start - timedelta(days=1)).isoformat())
            kept.append(row)
        elif _first(row) == start:
            until = row.values["until"]
        else:
            kept.append(row)
    return sorted([*kept, _with(new, until=until)], key=_first)


def _first(row: Row) -> date:
    return row.day("from") or date.min


def _with(row: Row, **values: str) -> Row:
    return replace(row, values={**row.values, **values})
