"""What somebody who owns the database does to its rows, behind the application's back."""

from uuid import uuid4

from sqlalchemy import Connection, text

TABLE = "person"


def edit(connection: Connection) -> None:
    connection.execute(text("UPDATE case_file SET risk_level = 'low'"))


def edit_ciphertext(connection: Connection) -> None:
    value = connection.scalar(text(f"SELECT full_name FROM {TABLE} WHERE record_version = 2"))
    flipped = bytes(value[:-1]) + bytes([value[-1] ^ 1])
    connection.execute(
        text(f"UPDATE {TABLE} SET full_name = :v WHERE record_version = 2"), {"v": flipped}
    )


def empty_a_field(connection: Connection) -> None:
    connection.execute(text(f"UPDATE {TABLE} SET full_name = NULL WHERE record_version = 1"))


def change_author(connection: Connection) -> None:
    connection.execute(text(f"UPDATE {TABLE} SET recorded_by = 'nobody'"))


def delete(connection: Connection) -> None:
    connection.execute(text("DELETE FROM assignment"))


def roll_back(connection: Connection) -> None:
    connection.execute(text(f"DELETE FROM {TABLE} WHERE record_version = 2"))


def add(connection: Connection) -> None:
    copy_row(connection, "participation", row_id="added", record_id="added")


def add_version(connection: Connection) -> None:
    copy_row(connection, "case_file", row_id="added", record_version=2)


def add_under_unknown_change(connection: Connection) -> None:
    copy_row(connection, "participation", row_id="added", record_id="added", change_id=uuid4().hex)


def swap_columns(connection: Connection) -> None:
    connection.execute(text(f"UPDATE {TABLE} SET gender = full_name WHERE record_version = 1"))


def move_to_other_change(connection: Connection) -> None:
    ids = list(connection.scalars(text("SELECT id FROM change ORDER BY intent DESC LIMIT 2")))
    connection.execute(
        text(f"UPDATE {TABLE} SET change_id = :other WHERE change_id = :one"),
        {"one": ids[0], "other": ids[1]},
    )


def drop_table(connection: Connection) -> None:
    connection.execute(text("DROP TABLE assignment"))


def copy_row(connection: Connection, table: str, **other: object) -> None:
    """Insert a row like the newest one of ``table``, with some columns set."""
    found = connection.execute(text(f"SELECT * FROM {table} ORDER BY recorded_at DESC"))
    row = dict(found.mappings().first() or {}) | other
    names = ", ".join(row)
    values = ", ".join(f":{name}" for name in row)
    connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({values})"), row)
