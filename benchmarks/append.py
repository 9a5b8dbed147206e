"""Appending, beside plain durable inserts of the same bytes by eight threads each, and beside
pymerkle's tree in SQLite (which takes one thread)."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pymerkle import SqliteTree  # type: ignore[import-untyped]  # it has no types
from sqlalchemy import Engine, text

from benchmarks.measure import Measure, scratch
from benchmarks.tree import typical_entry
from caseflow.audit import copies
from caseflow.audit.copies import CheckpointCopies, FileCopy, RowCopy
from caseflow.audit.ledger import Ledger
from caseflow.audit.ledger_schema import ddl
from caseflow.audit.notes import NoteSigner
from caseflow.audit.sequencer import Log
from caseflow.db import make_engine

THREADS = 8
EACH = 150
ALONE = 100
PAGE = 25  # names opened on one page of a list: as many entries in one batch


def run() -> list[Measure]:
    """Appended entries a second over plain inserts a second, and over pymerkle's; the
    absolutes; one alone."""
    with scratch() as folder:
        log, bodies = _log(folder), [typical_entry(number) for number in range(EACH)]
        plain = _plain(make_engine(f"sqlite:///{folder / 'plain.db'}"))
        log.append(bodies[:1])
        compared = _pymerkle(folder / "pymerkle.db")
        theirs = ALONE / _best(lambda: [compared(body) for body in bodies[:ALONE]])
        alone = ALONE / _timed(lambda: [log.append([body]) for body in bodies[:ALONE]])
        inserted = _side_by_side(lambda body: plain(body), bodies)
        appended = _side_by_side(lambda body: log.append([body]), bodies)
        paged = PAGE * ALONE / _best(lambda: [log.append(bodies[:PAGE]) for _ in range(ALONE)])
        log.close()
    return [
        Measure("append / plain insert, 8 threads", appended / inserted, "×", 0.6, at_least=True),
        Measure("a page of 25 at once / pymerkle's tree", paged / theirs, "×", 5, at_least=True),
        Measure("append, 8 threads / pymerkle's tree", appended / theirs, "×"),
        Measure("pymerkle, one thread", theirs, "/s"),
        Measure("appended, a page of 25 at once", paged, "/s"),
        Measure("appended, 8 threads", appended, "/s"),
        Measure("plainly inserted, 8 threads", inserted, "/s"),
        Measure("appended, one thread", 1000 / alone, "ms"),
    ]


def _log(folder: Path) -> Log:
    """A log as an instance has it: three files, both copies, a real key."""
    audit = make_engine(f"sqlite:///{folder / 'audit.db'}")
    keys = make_engine(f"sqlite:///{folder / 'keys.db'}")
    for engine, statements in ((audit, ddl("sqlite")), (keys, copies.ddl())):
        with engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
    held = CheckpointCopies(FileCopy(folder / "checkpoint"), RowCopy(keys))
    signer = NoteSigner("caseflow.example/bench", Ed25519PrivateKey.generate())
    return Log(Ledger(audit), signer, held)


def _plain(engine: Engine) -> Callable[[bytes], object]:
    """One row, one transaction, one flush: what writing the bytes durably costs at least."""
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE entry (seq INTEGER PRIMARY KEY, body TEXT)")
    statement = text("INSERT INTO entry (body) VALUES (:body)")

    def insert(body: bytes) -> None:
        immediate = engine.connect().execution_options(immediate=True)
        with immediate as connection, connection.begin():
            connection.execute(statement, {"body": body.decode()})

    return insert


def _pymerkle(path: Path) -> Callable[[bytes], object]:
    """A tree that others keep in SQLite, for comparison alone (it is GPL: never shipped)."""
    tree = SqliteTree(str(path))
    return lambda body: tree.append_entry(body)


def _side_by_side(write: Callable[[bytes], object], bodies: list[bytes]) -> float:
    """Writes a second when THREADS threads write all ``bodies`` each."""

    def work() -> None:
        for body in bodies:
            write(body)

    threads = [threading.Thread(target=work) for _ in range(THREADS)]

    def together() -> None:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    return THREADS * len(bodies) / _timed(together)


def _best(work: Callable[[], object]) -> float:
    """The quickest of three: whatever else the machine did is no fault of either."""
    return min(_timed(work) for _ in range(3))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
