"""Requests of other agencies about a person, their answers, and the look-up that finds them.

The look-up is filled at the next start. Frozen: a later change of the schema is a later
migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "person_lookup",
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_person_lookup")),
    )
    op.create_table(
        "person_request",
        *_technical(),
        sa.Column("needed_until", sa.Date(), nullable=True),
        sa.Column("by_document", sa.String(length=64), nullable=True),
        sa.Column("by_name", sa.String(length=64), nullable=True),
        *_keys("person_request"),
    )
    op.create_table(
        "person_request_identity",
        *_technical(),
        *(
            sa.Column(name, sa.LargeBinary(), nullable=True)
            for name in ("full_name", "birth_date", "document_number", "reason", "ground")
        ),
        *_keys("person_request_identity"),
    )
    op.create_table(
        "request_answer",
        *_technical(),
        sa.Column("requesting_agency", sa.String(length=200), nullable=True),
        sa.Column("answer", sa.String(length=200), nullable=True),
        sa.Column("request", sa.String(length=64), nullable=True),
        sa.Column("referral", sa.String(length=64), nullable=True),
        *_keys("request_answer"),
    )
    op.create_table(
        "request_answer_legal",
        *_technical(),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        *_keys("request_answer_legal"),
    )
    for table, columns in {
        "person_lookup": ("case_id", "token"),
        "person_request": ("needed_until", "by_document", "by_name", "case_id", "change_id"),
        "person_request_identity": ("case_id", "change_id"),
        "request_answer": ("request", "referral", "case_id", "change_id"),
        "request_answer_legal": ("case_id", "change_id"),
    }.items():
        for column in columns:
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def _technical() -> list[sa.Column[object]]:
    """What every table of records has."""
    return [
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
    ]


def _keys(table: str) -> list[sa.Constraint]:
    return [
        sa.PrimaryKeyConstraint("row_id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f(f"uq_{table}_record_id_record_version")
        ),
    ]
