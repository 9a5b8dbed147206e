"""The day on which the outcome of a referral was read where it was asked for.

Frozen: a later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("referral", sa.Column("outcome_seen_on", sa.Date(), nullable=True))
