"""Since when each token of the look-up has stood: a request older than it was not matched then.

The table only repeats attested rows: it is made anew, and filled at the next start. Frozen: a
later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table("person_lookup")
    op.create_table(
        "person_lookup",
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.Column("since", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_person_lookup")),
    )
    for column in ("case_id", "token"):
        name = op.f(f"ix_person_lookup_{column}")
        op.create_index(name, "person_lookup", [column], unique=False)
