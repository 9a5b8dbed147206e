"""A draft knows the case whose form it is of.

What was typed into cases before is thrown away: nobody knows whose it is. Frozen: a later
change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DELETE FROM draft WHERE path LIKE '/cases/%'")
    op.add_column(
        "draft", sa.Column("case_id", sa.String(length=64), nullable=False, server_default="")
    )
