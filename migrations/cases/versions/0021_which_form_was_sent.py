"""Of each change, which form was sent: where to and what, as an HMAC.

Frozen: a later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("change", sa.Column("form", sa.String(length=64), nullable=True))
