"""The keys that an instance has from its making to its end get a table that only grows.

They stood among the seeds of telephones, which are replaced, so the application's role could
remove them. They move as they are: each is sealed for the place it had.
Frozen: a later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOVED = ("audit-signing", "audit-pseudonym", "cookie-signing", "lookup-index")
COLUMNS = ("purpose", "row", "sealed")


def upgrade() -> None:
    op.create_table(
        "instance_key",
        sa.Column("purpose", sa.String(length=64), nullable=False),
        sa.Column("row", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("purpose", "row"),
        info={"transient": "keys have their own life"},
    )
    before = sa.table("system_secret", *(sa.column(name) for name in COLUMNS))
    after = sa.table("instance_key", *(sa.column(name) for name in COLUMNS))
    moved = before.c.purpose.in_(MOVED)
    op.execute(after.insert().from_select(COLUMNS, sa.select(before).where(moved)))
    op.execute(before.delete().where(moved))
