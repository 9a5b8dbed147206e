"""The tables of the audit store, and the triggers that refuse to forget.

``entry`` holds the bodies in order, ``node`` the tree over them, ``checkpoint`` what
was signed, ``mention`` which case an entry names, so that "who saw this case" is one
look-up. All only grow. On PostgreSQL the tables live in the schema that the URL's
search path names first.
"""

from sqlalchemy import BigInteger, Column, LargeBinary, MetaData, SmallInteger, Table, Text

METADATA = MetaData()
ENTRY = Table("entry", METADATA, Column("seq", BigInteger, primary_key=True), Column("body", Text))
NODE = Table(
    "node",
    METADATA,
    Column("level", SmallInteger, primary_key=True),
    Column("idx", BigInteger, primary_key=True),
    Column("hash", LargeBinary),
)
CHECKPOINT = Table(
    "checkpoint", METADATA, Column("size", BigInteger, primary_key=True), Column("note", Text)
)
MENTION = Table(
    "mention",
    METADATA,
    Column("seq", BigInteger, primary_key=True),
    Column("pseudonym", Text, primary_key=True),
)
TABLES = ("entry", "node", "checkpoint", "mention")

# What the auditor asks by. The queries must use these very expressions, else no index.
ASKED = {
    "sqlite": {
        "officer": "json_extract(body, '$.actor.officer')",
        "event": "json_extract(body, '$.event')",
        "at": "json_extract(body, '$.at')",
    },
    "postgresql": {
        "officer": "(body::jsonb #>> '{actor,officer}')",
        "event": "(body::jsonb ->> 'event')",
        "at": "(body::jsonb ->> 'at')",
    },
}

# Each table's rule for the next row; ``NEW`` is that row.
_NEXT = {
    "entry": "NEW.seq IS DISTINCT FROM (SELECT COALESCE(MAX(seq), -1) + 1 FROM entry)",
    "node": "NEW.idx IS DISTINCT FROM"
    " (SELECT COALESCE(MAX(idx), -1) + 1 FROM node WHERE level = NEW.level)",
    "checkpoint": "NEW.size IS DISTINCT FROM (SELECT COALESCE(MAX(seq), -1) + 1 FROM entry)"
    " OR NEW.size <= (SELECT COALESCE(MAX(size), 0) FROM checkpoint)",
    "mention": "NEW.seq NOT BETWEEN (SELECT COALESCE(MAX(size), 0) FROM checkpoint)"
    " AND (SELECT COALESCE(MAX(seq), -1) FROM entry)",
}
_REFUSAL = "the audit log only grows: %s on %s refused"


def ddl(dialect: str) -> list[str]:
    """The statements that make an empty store of ``sqlite`` or ``postgresql``."""
    return _sqlite() if dialect == "sqlite" else _postgresql()


def grants(writer: str) -> list[str]:
    """PostgreSQL: what lets role ``writer`` read and append, and do nothing else."""
    role = '"' + writer.replace('"', '""') + '"'
    tables = ", ".join(TABLES)
    return [
        f"REVOKE ALL ON {tables} FROM PUBLIC, {role}",
        f"GRANT SELECT, INSERT ON {tables} TO {role}",
    ]


def _sqlite() -> list[str]:
    refusals = [
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{_REFUSAL % (verb, table)}'); END"
        for table in TABLES
        for verb in ("update", "delete")
    ]
    # IS NOT is SQLite's IS DISTINCT FROM (which it knows only from 3.39 on). REPLACE
    # deletes without a delete trigger, so it is this one that must refuse it.
    following = [
        f"CREATE TRIGGER {table}_next BEFORE INSERT ON {table}"
        f" WHEN {rule.replace('IS DISTINCT FROM', 'IS NOT')}"
        f" BEGIN SELECT RAISE(ABORT, '{_REFUSAL % ('insert', table)}'); END"
        for table, rule in _NEXT.items()
    ]
    return [
        "CREATE TABLE entry (seq INTEGER PRIMARY KEY, body TEXT NOT NULL"
        " CHECK (typeof(body) = 'text' AND length(CAST(body AS BLOB)) <= 65535))",
        "CREATE TABLE node (level INTEGER NOT NULL, idx INTEGER NOT NULL, hash BLOB NOT NULL"
        " CHECK (typeof(hash) = 'blob' AND length(hash) = 32),"
        " PRIMARY KEY (level, idx)) WITHOUT ROWID",
        "CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL)",
        "CREATE TABLE mention (seq INTEGER NOT NULL, pseudonym TEXT NOT NULL,"
        " PRIMARY KEY (seq, pseudonym)) WITHOUT ROWID",
        *_indexes("sqlite"),
        *refusals,
        *following,
    ]


def _postgresql() -> list[str]:
    made = [
        "CREATE TABLE entry (seq BIGINT PRIMARY KEY, body TEXT NOT NULL"
        " CHECK (octet_length(body) <= 65535))",
        "CREATE TABLE node (level SMALLINT NOT NULL, idx BIGINT NOT NULL, hash BYTEA NOT NULL"
        " CHECK (octet_length(hash) = 32), PRIMARY KEY (level, idx))",
        "CREATE TABLE checkpoint (size BIGINT PRIMARY KEY, note TEXT NOT NULL)",
        'CREATE TABLE mention (seq BIGINT NOT NULL, pseudonym TEXT COLLATE "C" NOT NULL,'
        " PRIMARY KEY (seq, pseudonym))",
        *_indexes("postgresql"),
        *_function("audit_refuse", _raise("TG_OP", "TG_TABLE_NAME")),
    ]
    for table, rule in _NEXT.items():
        refusal = _raise("'insert'", f"'{table}'")
        body = f"IF {rule} THEN {refusal} END IF; RETURN NEW;"
        made += _function(f"audit_next_{table}", body)
        made += _triggers(table)
    return made


def _raise(verb: str, table: str) -> str:
    """``_REFUSAL`` in PL/pgSQL; without a percent sign, which drivers would expand."""
    before, between, after = _REFUSAL.split("%s")
    message = f"'{before}' || {verb} || '{between}' || {table} || '{after}'"
    return f"RAISE EXCEPTION USING MESSAGE = {message};"


def _triggers(table: str) -> list[str]:
    """ALWAYS: they fire even for a session that claims to be a replica."""
    wanted = {
        f"{table}_no_change": "BEFORE UPDATE OR DELETE ON {} FOR EACH ROW EXECUTE FUNCTION {}",
        f"{table}_no_truncate": "BEFORE TRUNCATE ON {} EXECUTE FUNCTION {}",
        f"{table}_next": "BEFORE INSERT ON {} FOR EACH ROW EXECUTE FUNCTION {}",
    }
    calls = ["audit_refuse()", "audit_refuse()", f"audit_next_{table}()"]
    made = [
        f"CREATE TRIGGER {name} {when.format(table, call)}"
        for (name, when), call in zip(wanted.items(), calls, strict=True)
    ]
    return made + [f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}" for name in wanted]


def _function(name: str, body: str) -> list[str]:
    """A trigger function bound to this schema, with temporary tables looked up last:
    else a table of the same name made by the writer would answer in place of ours."""
    bind = f"'ALTER FUNCTION {name}() SET search_path = ' || quote_ident(current_schema())"
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS"
        f" $body$ BEGIN {body} END $body$",
        f"DO $bind$ BEGIN EXECUTE {bind} || ', pg_temp'; END $bind$",
    ]


def _indexes(dialect: str) -> list[str]:
    asked = [
        f"CREATE INDEX entry_{name} ON entry ({expression}, seq)"
        for name, expression in ASKED[dialect].items()
    ]
    return [*asked, "CREATE INDEX mention_pseudonym ON mention (pseudonym, seq)"]
