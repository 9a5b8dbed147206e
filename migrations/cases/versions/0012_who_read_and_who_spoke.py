"""Which text a consent was asked by, who interpreted it, and which representative spoke.

Frozen: a later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

SEALED = {
    "consent_legal": (
        *("text_language", "interpreter_name", "interpreted_into", "representative_name"),
    ),
    "privacy_notice_legal": ("interpreter_name", "interpreted_into"),
}


def upgrade() -> None:
    op.add_column("consent", sa.Column("text_version", sa.String(length=200), nullable=True))
    op.add_column("consent", sa.Column("representative", sa.String(length=64), nullable=True))
    name = op.f("ix_consent_representative")
    op.create_index(name, "consent", ["representative"], unique=False)
    for table, columns in SEALED.items():
        for column in columns:
            op.add_column(table, sa.Column(column, sa.LargeBinary(), nullable=True))
