"""Why an officer is barred from a case is sealed from now on.

What was recorded before stays in the clear column: attested rows are never rewritten.
Frozen: a later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bar_legal",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_bar_legal")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_bar_legal_record_id_record_version")
        ),
    )
    for column in ("case_id", "change_id"):
        op.create_index(op.f(f"ix_bar_legal_{column}"), "bar_legal", [column], unique=False)
