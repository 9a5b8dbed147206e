"""Support for longer than its limit, the day of the person's answer, the day of a step done.

Frozen: a later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "support_extension",
        *_technical(),
        sa.Column("asked_until", sa.Date(), nullable=True),
        sa.Column("granted_until", sa.Date(), nullable=True),
        *_keys("support_extension"),
    )
    op.create_table(
        "support_extension_support",
        *_technical(),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("decision_number", sa.LargeBinary(), nullable=True),
        *_keys("support_extension_support"),
    )
    for table in ("support_extension", "support_extension_support"):
        for column in ("case_id", "change_id"):
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
    op.add_column("support_plan_support", sa.Column("agreed_on", sa.LargeBinary(), nullable=True))
    op.add_column("plan_step", sa.Column("done_on", sa.Date(), nullable=True))


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
