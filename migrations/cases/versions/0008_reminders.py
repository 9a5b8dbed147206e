"""An officer's address for reminders, and the queue of reminders.

Frozen: a later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("officer", sa.Column("email", sa.String(length=200), nullable=True))
    op.create_table(
        "reminder",
        sa.Column("officer", sa.String(length=64), nullable=False),
        sa.Column("matter", sa.String(length=64), nullable=False),
        sa.Column("urgency", sa.String(length=16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=9), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.String(length=27), nullable=False),
        sa.Column("sent_at", sa.String(length=27), nullable=True),
        sa.Column("failure", sa.String(length=16), nullable=True),
        sa.Column("failed_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("officer", "matter", "urgency", "day", name=op.f("pk_reminder")),
    )
