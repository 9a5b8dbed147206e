"""Reading the law tables: plain CSV files, strictly checked, hashed as they were read.

A table that is not exactly what is expected stops the start, in one sentence that
names the file, the entry and the reason.
"""

import csv
import hashlib
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn, TypeVar

from caseflow.errors import N_, StartRefused

DATA = Path(__file__).parent / "data"
Entry = TypeVar("Entry")


class Worded(str):
    """Words with what stands in them, kept apart for whoever says them in another language."""

    message: str
    params: Mapping[str, object]

    def __new__(cls, message: str, params: Mapping[str, object]) -> "Worded":
        """``message`` with ``params`` put in; without any it is taken as it stands."""
        worded = super().__new__(cls, message % params if params else message)
        worded.message, worded.params = message, params
        return worded


def refuse(file: str, entry: str, reason: str, **params: object) -> NoReturn:
    """Stop the start because ``entry`` of ``file`` is wrong; ``params`` stand in ``reason``."""
    raise StartRefused(
        N_("Bảng luật %(file)s, mục %(entry)s: %(reason)s."),
        file=file,
        entry=entry,
        reason=Worded(reason, params),
    )


@dataclass(frozen=True)
class Row:
    """One line of a table, with readers that refuse what they cannot use. One that an
    amendment wrote has its id and no line.
    """

    file: str
    line: int
    values: Mapping[str, str]
    amendment: str = ""

    def refuse(self, reason: str, **params: object) -> NoReturn:
        first = next(iter(self.values.values()), "")
        place = Worded(N_("%(entry)s (dòng %(line)s)"), {"entry": first, "line": self.line})
        if self.amendment:
            told = {"entry": first, "id": self.amendment[:8]}
            place = Worded(N_("%(entry)s (sửa đổi %(id)s)"), told)
        refuse(self.file, place, reason, **params)

    def optional(self, column: str) -> str:
        return self.values[column]

    def text(self, column: str) -> str:
        value = self.values[column]
        if not value:
            self.refuse(N_("thiếu “%(column)s”"), column=column)
        return value

    def one_of(self, column: str, allowed: Collection[str]) -> str:
        value = self.text(column)
        if value not in allowed:
            self.refuse(
                N_("“%(column)s” không nhận giá trị “%(value)s”"), column=column, value=value
            )
        return value

    def yes(self, column: str) -> bool:
        return self.one_of(column, ("yes", "no")) == "yes"

    def day(self, column: str) -> date | None:
        """The date ``YYYY-MM-DD`` of ``column``, or None when it is empty."""
        value = self.values[column]
        if not value:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.refuse(
                N_("“%(column)s” không phải là ngày: “%(value)s”"), column=column, value=value
            )

    def number(self, column: str) -> int | None:
        """The whole positive number of ``column``, or None when it is unknown."""
        value = self.values[column]
        if not value:
            return None
        if not (value.isascii() and value.isdigit()) or int(value) == 0:
            self.refuse(
                N_("“%(column)s” không phải là số nguyên dương: “%(value)s”"),
                column=column,
                value=value,
            )
        return int(value)

    def period(self, start: str, end: str) -> tuple[date | None, date | None]:
        """First and last day of a period, both included; refuses an end before the start."""
        first, last = self.day(start), self.day(end)
        if first and last and last < first:
            self.refuse(N_("“%(end)s” trước “%(start)s”"), end=end, start=start)
        return first, last


class Tables:
    """The bytes of every table of one folder, read once."""

    def __init__(self, folder: Path = DATA) -> None:
        try:
            self._bytes = {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}
        except OSError as error:
            refuse(str(folder), "-", N_("không đọc được (%(why)s)"), why=error.strerror)

    @property
    def version(self) -> str:
        """Twelve hex digits that change with any byte of any table."""
        digest = hashlib.sha256()
        for name, content in self._bytes.items():
            digest.update(f"{len(name)}:{name}{len(content)}:".encode() + content)
        return digest.hexdigest()[:12]

    def rows(self, file: str, columns: Sequence[str]) -> list[Row]:
        """The rows of ``file``, whose first line must be exactly ``columns``."""
        if file not in self._bytes:
            refuse(file, "-", N_("không có tệp này"))
        try:
            lines = self._bytes[file].decode("utf-8")
        except UnicodeDecodeError:
            refuse(file, "-", N_("không phải UTF-8"))
        reader = csv.reader(io.StringIO(lines, newline=""), strict=True)
        try:
            return list(_checked(file, reader, columns))
        except csv.Error as error:
            refuse(file, line(reader.line_num), N_("không đúng dạng CSV (%(why)s)"), why=error)


def line(number: int) -> Worded:
    """A place in a table that has no entry yet."""
    return Worded(N_("dòng %(line)s"), {"line": number})


def _checked(file: str, lines: Iterable[list[str]], columns: Sequence[str]) -> Iterable[Row]:
    for number, cells in enumerate(lines, start=1):
        if number == 1:
            if cells != list(columns):
                asked = ", ".join(columns)
                refuse(file, line(1), N_("tên cột phải là %(columns)s"), columns=asked)
            continue
        if len(cells) != len(columns):
            many = {"found": len(cells), "asked": len(columns)}
            refuse(file, line(number), N_("có %(found)s ô, phải có %(asked)s"), **many)
        stray = [cell for cell in cells if cell != cell.strip()]
        if stray:
            refuse(file, line(number), N_("thừa khoảng trắng ở “%(text)s”"), text=stray[0])
        yield Row(file, number, dict(zip(columns, cells, strict=True)))


def unique(file: str, entries: Iterable[tuple[str, Entry]]) -> dict[str, Entry]:
    """``entries`` by id, in order; an id that stands twice stops the start."""
    found: dict[str, Entry] = {}
    for key, entry in entries:
        if key in found:
            refuse(file, key, N_("có hai mục cùng mã"))
        found[key] = entry
    return found
