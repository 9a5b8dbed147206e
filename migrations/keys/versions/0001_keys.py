"""The key store: wrapped keys, system secrets, a copy of the log's checkpoint.

Frozen: a later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "compartment_key",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("kek_version", sa.Integer(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
        info={"transient": "keys have their own life"},
    )
    op.create_table(
        "data_key",
        sa.Column("scope", sa.String(length=64), nullable=False),
        sa.Column("compartment", sa.String(length=32), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("commitment", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "compartment"),
        sa.UniqueConstraint("id"),
        info={"transient": "keys have their own life"},
    )
    op.create_table(
        "kek",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("version"),
        info={"transient": "keys have their own life"},
    )
    op.create_table(
        "system_secret",
        sa.Column("purpose", sa.String(length=64), nullable=False),
        sa.Column("row", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("purpose", "row"),
        info={"transient": "keys have their own life"},
    )
    op.execute(
        "CREATE TABLE checkpoint_copy (one INTEGER PRIMARY KEY CHECK (one = 1),"
        " size BIGINT NOT NULL, note TEXT NOT NULL)"
    )
