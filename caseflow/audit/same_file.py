"""Whether an open SQLite connection still writes to the file that the path names.

A file moved away or replaced is still written by whoever has it open; the log would go on
where nobody will look for it.
"""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

_OPENED = "file_opened"


class FileGone(OSError):
    """The store's file is not, or is no longer, where it was opened."""


def remember_file(engine: Engine) -> None:
    """Keep, with each SQLite connection of ``engine``, which file it opened."""
    path = engine.url.database
    if engine.dialect.name == "sqlite" and path:
        event.listen(engine, "connect", lambda _raw, record: _remember(path, record))


def _remember(path: str, record: Any) -> None:
    record.info[_OPENED] = _identity(path)


def check_file(connection: Connection) -> None:
    """Raise :class:`FileGone` unless the path still names the file that was opened."""
    opened = connection.connection.info.get(_OPENED)
    if opened is not None and _identity(connection.engine.url.database or "") != opened:
        raise FileGone("the store's file was moved or replaced")


def _identity(path: str) -> tuple[int, int]:
    try:
        found = Path(path).stat()
    except FileNotFoundError as error:
        raise FileGone("the store's file is gone") from error
    return found.st_dev, found.st_ino
