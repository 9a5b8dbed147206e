"""How a consent was explained to a child, and the child's own words.

Frozen: a later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in ("child_explained", "child_words"):
        op.add_column("consent_legal", sa.Column(column, sa.LargeBinary(), nullable=True))
