"""The day on which the receiver of a referral last told how its service goes.

Frozen: a later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("referral", sa.Column("last_feedback_on", sa.Date(), nullable=True))
