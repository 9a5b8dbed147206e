"""A case opened again, and what a supervisor found in how support is given.

Frozen: a later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reopening",
        *_technical(),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("detail", sa.LargeBinary(), nullable=True),
        sa.Column("consent_renewed", sa.LargeBinary(), nullable=True),
        *_keys("reopening"),
    )
    op.create_table(
        "finding_of_supervision",
        *_technical(),
        sa.Column("responsible_officer", sa.String(length=200), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("resolved_on", sa.Date(), nullable=True),
        sa.Column("checked_by", sa.String(length=64), nullable=True),
        *_keys("finding_of_supervision"),
    )
    op.create_table(
        "finding_of_supervision_support",
        *_technical(),
        sa.Column("subject", sa.LargeBinary(), nullable=True),
        sa.Column("finding", sa.LargeBinary(), nullable=True),
        sa.Column("required_action", sa.LargeBinary(), nullable=True),
        *_keys("finding_of_supervision_support"),
    )
    for table in ("reopening", "finding_of_supervision", "finding_of_supervision_support"):
        for column in ("case_id", "change_id"):
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
    op.create_index(
        op.f("ix_finding_of_supervision_checked_by"),
        "finding_of_supervision",
        ["checked_by"],
        unique=False,
    )


def _technical() -> list[sa.Column[object]]:
    """What every table of records has."""
    return [
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
    ]


def _keys(table: str) -> list[sa.Constraint]:
    return [
        sa.PrimaryKeyConstraint("row_id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f(f"uq_{table}_record_id_record_version")
        ),
    ]
