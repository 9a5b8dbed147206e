"""The legal basis and the number of the decision that ends a measure of protection, beside those
of the decision that applied it.

Frozen: a later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("ending_basis", "ending_number"):
        op.add_column(
            "protection_measure_protection", sa.Column(name, sa.LargeBinary(), nullable=True)
        )
