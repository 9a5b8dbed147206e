"""Lines of lists: what narrows, sorts and pages them, a row a case and holder. They are
written from the attested rows at the next start.

Frozen: a later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ORDERS = (("due_at", "code"), ("risk", "code"), ("code",))


def upgrade() -> None:
    op.create_table(
        "case_line",
        sa.Column("holder", sa.String(length=64), nullable=False),
        sa.Column("ground", sa.String(length=16), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("code", sa.String(length=9), nullable=False),
        sa.Column("due_at", sa.String(length=27), nullable=False),
        sa.Column("risk", sa.Integer(), nullable=False),
        sa.Column("stages", sa.Integer(), nullable=False),
        sa.Column("owed_at", sa.String(length=27), nullable=False),
        sa.Column("owed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("holder", "ground", "case_id", name=op.f("pk_case_line")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_case_line_case_id"), "case_line", ["case_id"])
    for order in _ORDERS:
        columns = ["holder", "ground", *order, "until_on", "stages"]
        op.create_index(op.f(f"ix_case_line_{'_'.join(columns)}"), "case_line", columns)
