"""Which body and officer decided about a protection measure.

Frozen: a later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in ("deciding_agency", "deciding_officer"):
        op.add_column("protection_measure", sa.Column(column, sa.String(length=200), nullable=True))
