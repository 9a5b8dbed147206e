"""A link between two cases that was wrong is taken back, with the reason.

Frozen: a later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in ("end_reason", "ended_at"):
        op.add_column("case_link", sa.Column(column, sa.LargeBinary(), nullable=True))
