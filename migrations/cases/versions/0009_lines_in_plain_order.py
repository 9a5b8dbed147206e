"""Lines of lists on PostgreSQL compare as bytes and are read from their indexes alone; what
the cases of an agency owe has its index on both databases.

Codes and stamps are ASCII: the order of a language costs time there and says nothing.
Frozen: a later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_PLAIN = (("code", 9), ("due_at", 27), ("owed_at", 27))
_ORDERS = (("due_at", "code"), ("risk", "code"), ("code",))
_OWED = ["holder", "ground", "owed_at", "code", "until_on", "owed"]


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for order in _ORDERS:
            op.drop_index(_name(_columns(order)), "case_line")
        for column, length in _PLAIN:
            plain = sa.String(length=length, collation="C")
            op.alter_column("case_line", column, type_=plain)
        for order in _ORDERS:
            _index(_columns(order))
    _index(_OWED)


def _columns(order: tuple[str, ...]) -> list[str]:
    return ["holder", "ground", *order, "until_on", "stages"]


def _index(columns: list[str]) -> None:
    op.create_index(_name(columns), "case_line", columns, postgresql_include=["case_id"])


def _name(columns: list[str]) -> str:
    return op.f(f"ix_case_line_{'_'.join(columns)}")
