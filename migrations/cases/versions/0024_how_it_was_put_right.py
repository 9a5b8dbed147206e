"""How what a supervisor found was put right, in the words of the officer in charge.

Frozen: a later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "finding_of_supervision_support", sa.Column("resolution", sa.LargeBinary(), nullable=True)
    )
