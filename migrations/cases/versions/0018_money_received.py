"""On which day a person received a payment that was approved.

Frozen: a later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("service_given", sa.Column("received_on", sa.LargeBinary(), nullable=True))
