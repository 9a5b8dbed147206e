"""The audit store: entries, tree, checkpoints, mentions, and what refuses to forget.

Frozen: a later change of the schema is a later migration. Forward only.
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = {
    "sqlite": [
        "CREATE TABLE entry (seq INTEGER PRIMARY KEY, body TEXT NOT NULL CHECK (typeof(body) "
        "= 'text' AND length(CAST(body AS BLOB)) <= 65535))",
        "CREATE TABLE node (level INTEGER NOT NULL, idx INTEGER NOT NULL, hash BLOB NOT NULL "
        "CHECK (typeof(hash) = 'blob' AND length(hash) = 32), PRIMARY KEY (level, idx)) "
        "WITHOUT ROWID",
        "CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL)",
        "CREATE TABLE mention (seq INTEGER NOT NULL, pseudonym TEXT NOT NULL, PRIMARY KEY "
        "(seq, pseudonym)) WITHOUT ROWID",
        "CREATE INDEX entry_officer ON entry (json_extract(body, '$.actor.officer'), seq)",
        "CREATE INDEX entry_event ON entry (json_extract(body, '$.event'), seq)",
        "CREATE INDEX entry_at ON entry (json_extract(body, '$.at'), seq)",
        "CREATE INDEX mention_pseudonym ON mention (pseudonym, seq)",
        "CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'the"
        " audit log only grows: update on entry refused'); END",
        "CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'the"
        " audit log only grows: delete on entry refused'); END",
        "CREATE TRIGGER node_no_update BEFORE UPDATE ON node BEGIN SELECT RAISE(ABORT, 'the "
        "audit log only grows: update on node refused'); END",
        "CREATE TRIGGER node_no_delete BEFORE DELETE ON node BEGIN SELECT RAISE(ABORT, 'the "
        "audit log only grows: delete on node refused'); END",
        "CREATE TRIGGER checkpoint_no_update BEFORE UPDATE ON checkpoint BEGIN SELECT "
        "RAISE(ABORT, 'the audit log only grows: update on checkpoint refused'); END",
        "CREATE TRIGGER checkpoint_no_delete BEFORE DELETE ON checkpoint BEGIN SELECT "
        "RAISE(ABORT, 'the audit log only grows: delete on checkpoint refused'); END",
        "CREATE TRIGGER mention_no_update BEFORE UPDATE ON mention BEGIN SELECT RAISE(ABORT, "
        "'the audit log only grows: update on mention refused'); END",
        "CREATE TRIGGER mention_no_delete BEFORE DELETE ON mention BEGIN SELECT RAISE(ABORT, "
        "'the audit log only grows: delete on mention refused'); END",
        "CREATE TRIGGER entry_next BEFORE INSERT ON entry WHEN NEW.seq IS NOT (SELECT "
        "COALESCE(MAX(seq), -1) + 1 FROM entry) BEGIN SELECT RAISE(ABORT, 'the audit log only"
        " grows: insert on entry refused'); END",
        "CREATE TRIGGER node_next BEFORE INSERT ON node WHEN NEW.idx IS NOT (SELECT "
        "COALESCE(MAX(idx), -1) + 1 FROM node WHERE level = NEW.level) BEGIN SELECT "
        "RAISE(ABORT, 'the audit log only grows: insert on node refused'); END",
        "CREATE TRIGGER checkpoint_next BEFORE INSERT ON checkpoint WHEN NEW.size IS NOT "
        "(SELECT COALESCE(MAX(seq), -1) + 1 FROM entry) OR NEW.size <= (SELECT "
        "COALESCE(MAX(size), 0) FROM checkpoint) BEGIN SELECT RAISE(ABORT, 'the audit log "
        "only grows: insert on checkpoint refused'); END",
        "CREATE TRIGGER mention_next BEFORE INSERT ON mention WHEN NEW.seq NOT BETWEEN "
        "(SELECT COALESCE(MAX(size), 0) FROM checkpoint) AND (SELECT COALESCE(MAX(seq), -1) "
        "FROM entry) BEGIN SELECT RAISE(ABORT, 'the audit log only grows: insert on mention "
        "refused'); END",
    ],
    "postgresql": [
        "CREATE TABLE entry (seq BIGINT PRIMARY KEY, body TEXT NOT NULL CHECK "
        "(octet_length(body) <= 65535))",
        "CREATE TABLE node (level SMALLINT NOT NULL, idx BIGINT NOT NULL, hash BYTEA NOT NULL"
        " CHECK (octet_length(hash) = 32), PRIMARY KEY (level, idx))",
        "CREATE TABLE checkpoint (size BIGINT PRIMARY KEY, note TEXT NOT NULL)",
        'CREATE TABLE mention (seq BIGINT NOT NULL, pseudonym TEXT COLLATE "C" NOT NULL, '
        "PRIMARY KEY (seq, pseudonym))",
        "CREATE INDEX entry_officer ON entry ((body::jsonb #>> '{actor,officer}'), seq)",
        "CREATE INDEX entry_event ON entry ((body::jsonb ->> 'event'), seq)",
        "CREATE INDEX entry_at ON entry ((body::jsonb ->> 'at'), seq)",
        "CREATE INDEX mention_pseudonym ON mention (pseudonym, seq)",
        "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN "
        "RAISE EXCEPTION USING MESSAGE = 'the audit log only grows: ' || TG_OP || ' on ' || "
        "TG_TABLE_NAME || ' refused'; END $body$",
        "DO $bind$ BEGIN EXECUTE 'ALTER FUNCTION audit_refuse() SET search_path = ' || "
        "quote_ident(current_schema()) || ', pg_temp'; END $bind$",
        "CREATE FUNCTION audit_next_entry() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN "
        "IF NEW.seq IS DISTINCT FROM (SELECT COALESCE(MAX(seq), -1) + 1 FROM entry) THEN "
        "RAISE EXCEPTION USING MESSAGE = 'the audit log only grows: ' || 'insert' || ' on ' "
        "|| 'entry' || ' refused'; END IF; RETURN NEW; END $body$",
        "DO $bind$ BEGIN EXECUTE 'ALTER FUNCTION audit_next_entry() SET search_path = ' || "
        "quote_ident(current_schema()) || ', pg_temp'; END $bind$",
        "CREATE TRIGGER entry_no_change BEFORE UPDATE OR DELETE ON entry FOR EACH ROW EXECUTE"
        " FUNCTION audit_refuse()",
        "CREATE TRIGGER entry_no_truncate BEFORE TRUNCATE ON entry EXECUTE FUNCTION audit_refuse()",
        "CREATE TRIGGER entry_next BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION "
        "audit_next_entry()",
        "ALTER TABLE entry ENABLE ALWAYS TRIGGER entry_no_change",
        "ALTER TABLE entry ENABLE ALWAYS TRIGGER entry_no_truncate",
        "ALTER TABLE entry ENABLE ALWAYS TRIGGER entry_next",
        "CREATE FUNCTION audit_next_node() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN "
        "IF NEW.idx IS DISTINCT FROM (SELECT COALESCE(MAX(idx), -1) + 1 FROM node WHERE level"
        " = NEW.level) THEN RAISE EXCEPTION USING MESSAGE = 'the audit log only grows: ' || "
        "'insert' || ' on ' || 'node' || ' refused'; END IF; RETURN NEW; END $body$",
        "DO $bind$ BEGIN EXECUTE 'ALTER FUNCTION audit_next_node() SET search_path = ' || "
        "quote_ident(current_schema()) || ', pg_temp'; END $bind$",
        "CREATE TRIGGER node_no_change BEFORE UPDATE OR DELETE ON node FOR EACH ROW EXECUTE "
        "FUNCTION audit_refuse()",
        "CREATE TRIGGER node_no_truncate BEFORE TRUNCATE ON node EXECUTE FUNCTION audit_refuse()",
        "CREATE TRIGGER node_next BEFORE INSERT ON node FOR EACH ROW EXECUTE FUNCTION "
        "audit_next_node()",
        "ALTER TABLE node ENABLE ALWAYS TRIGGER node_no_change",
        "ALTER TABLE node ENABLE ALWAYS TRIGGER node_no_truncate",
        "ALTER TABLE node ENABLE ALWAYS TRIGGER node_next",
        "CREATE FUNCTION audit_next_checkpoint() RETURNS trigger LANGUAGE plpgsql AS $body$ "
        "BEGIN IF NEW.size IS DISTINCT FROM (SELECT COALESCE(MAX(seq), -1) + 1 FROM entry) OR"
        " NEW.size <= (SELECT COALESCE(MAX(size), 0) FROM checkpoint) THEN RAISE EXCEPTION "
        "USING MESSAGE = 'the audit log only grows: ' || 'insert' || ' on ' || 'checkpoint' "
        "|| ' refused'; END IF; RETURN NEW; END $body$",
        "DO $bind$ BEGIN EXECUTE 'ALTER FUNCTION audit_next_checkpoint() SET search_path = ' "
        "|| quote_ident(current_schema()) || ', pg_temp'; END $bind$",
        "CREATE TRIGGER checkpoint_no_change BEFORE UPDATE OR DELETE ON checkpoint FOR EACH "
        "ROW EXECUTE FUNCTION audit_refuse()",
        "CREATE TRIGGER checkpoint_no_truncate BEFORE TRUNCATE ON checkpoint EXECUTE FUNCTION"
        " audit_refuse()",
        "CREATE TRIGGER checkpoint_next BEFORE INSERT ON checkpoint FOR EACH ROW EXECUTE "
        "FUNCTION audit_next_checkpoint()",
        "ALTER TABLE checkpoint ENABLE ALWAYS TRIGGER checkpoint_no_change",
        "ALTER TABLE checkpoint ENABLE ALWAYS TRIGGER checkpoint_no_truncate",
        "ALTER TABLE checkpoint ENABLE ALWAYS TRIGGER checkpoint_next",
        "CREATE FUNCTION audit_next_mention() RETURNS trigger LANGUAGE plpgsql AS $body$ "
        "BEGIN IF NEW.seq NOT BETWEEN (SELECT COALESCE(MAX(size), 0) FROM checkpoint) AND "
        "(SELECT COALESCE(MAX(seq), -1) FROM entry) THEN RAISE EXCEPTION USING MESSAGE = 'the"
        " audit log only grows: ' || 'insert' || ' on ' || 'mention' || ' refused'; END IF; "
        "RETURN NEW; END $body$",
        "DO $bind$ BEGIN EXECUTE 'ALTER FUNCTION audit_next_mention() SET search_path = ' || "
        "quote_ident(current_schema()) || ', pg_temp'; END $bind$",
        "CREATE TRIGGER mention_no_change BEFORE UPDATE OR DELETE ON mention FOR EACH ROW "
        "EXECUTE FUNCTION audit_refuse()",
        "CREATE TRIGGER mention_no_truncate BEFORE TRUNCATE ON mention EXECUTE FUNCTION "
        "audit_refuse()",
        "CREATE TRIGGER mention_next BEFORE INSERT ON mention FOR EACH ROW EXECUTE FUNCTION "
        "audit_next_mention()",
        "ALTER TABLE mention ENABLE ALWAYS TRIGGER mention_no_change",
        "ALTER TABLE mention ENABLE ALWAYS TRIGGER mention_no_truncate",
        "ALTER TABLE mention ENABLE ALWAYS TRIGGER mention_next",
    ],
}


def upgrade() -> None:
    """Make the store; the writer's grants follow by ``ledger_schema.grants``."""
    connection = op.get_bind()
    for statement in STATEMENTS[connection.dialect.name]:
        connection.exec_driver_sql(statement)
