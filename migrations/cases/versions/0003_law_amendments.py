"""Amendments of the law tables: proposed by one administrator, decided by another.

Frozen: a later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_INDEXED = ("case_id", "change_id", "asked_by", "decided_by")


def upgrade() -> None:
    op.create_table(
        "law_amendment",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("law_table", sa.String(length=200), nullable=True),
        sa.Column("entry", sa.String(length=200), nullable=True),
        sa.Column("removes", sa.String(length=200), nullable=True),
        sa.Column("cells", sa.String(length=4000), nullable=True),
        sa.Column("ground", sa.String(length=200), nullable=True),
        sa.Column("decision", sa.String(length=200), nullable=True),
        sa.Column("asked_by", sa.String(length=64), nullable=True),
        sa.Column("decided_by", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_law_amendment")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_law_amendment_record_id_record_version")
        ),
        info={"attested": True, "kind": "law_amendment"},
    )
    for column in _INDEXED:
        op.create_index(op.f(f"ix_law_amendment_{column}"), "law_amendment", [column])
