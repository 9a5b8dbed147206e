"""Bars are found by the officer they keep out, confirmations by their state and changes by their
case: every list asks for the first, every supervisor's first page for the second and each
timeline for the third.

Frozen: a later change of the schema is a later migration. Forward only.
"""

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

INDEXED = (("bar", "barred_officer"), ("confirmation", "state"), ("change", "case_id"))


def upgrade() -> None:
    for table, column in INDEXED:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
