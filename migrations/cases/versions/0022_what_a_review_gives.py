"""Lines of lists say by what the law gives to a person who came back from abroad, so that who
is still to be told is found in one index. The table only repeats others: it is made anew, and
the next start writes its rows.

Frozen: a later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_ORDERS = (
    ("due_at", "code", "until_on", "stages"),
    ("risk", "code", "until_on", "stages"),
    ("code", "until_on", "stages"),
    ("owed_at", "code", "until_on", "owed"),
)
_REVIEWED = ("review_on", "code", "until_on", "held", "told", "given_by")


def upgrade() -> None:
    op.drop_table("case_line")
    op.create_table(
        "case_line",
        sa.Column("holder", sa.String(length=64), nullable=False),
        sa.Column("ground", sa.String(length=16), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("code", _plain(9), nullable=False),
        sa.Column("due_at", _plain(27), nullable=False),
        sa.Column("risk", sa.Integer(), nullable=False),
        sa.Column("stages", sa.Integer(), nullable=False),
        sa.Column("owed_at", _plain(27), nullable=False),
        sa.Column("owed", sa.Integer(), nullable=False),
        sa.Column("review_on", _plain(10), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("given_by", _plain(80), nullable=False),
        sa.PrimaryKeyConstraint("holder", "ground", "case_id", name=op.f("pk_case_line")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_case_line_case_id"), "case_line", ["case_id"])
    for order in _ORDERS:
        columns = ["holder", "ground", *order]
        _index(f"ix_case_line_{'_'.join(columns)}", columns)
    _index("ix_case_line_reviewed", ["holder", "ground", *_REVIEWED])


def _index(name: str, columns: list[str]) -> None:
    op.create_index(op.f(name), "case_line", columns, postgresql_include=["case_id"])


def _plain(length: int) -> sa.String:
    compared = sa.String(length=length, collation="C")
    return sa.String(length=length).with_variant(compared, "postgresql")
