"""Openings that are over are found by their time, and removed.

Frozen: a later change of the schema is a later migration. Forward only.
"""

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_opening_until"), "opening", ["until"], unique=False)
