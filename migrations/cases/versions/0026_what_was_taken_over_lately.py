"""Hand-overs are found by their giver and the day on which another agency took the case over.

Frozen: a later change of the schema is a later migration. Forward only.
"""

from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_handover_taken_over", "handover", ["from_agency", "accepted_at"])
