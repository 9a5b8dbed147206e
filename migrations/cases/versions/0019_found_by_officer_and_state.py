"""Bars are found by the officer they keep out, and confirmations by their state: every list asks
for the one, every supervisor's first page for the other.

Frozen: a later change of the schema is a later migration. Forward only.
"""

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

INDEXED = (("bar", "barred_officer"), ("confirmation", "state"))


def upgrade() -> None:
    for table, column in INDEXED:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
