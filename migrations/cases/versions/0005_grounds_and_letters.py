"""A recorded ground beside consent, bodies outside the system and the letters to them.

Frozen: a later change of the schema is a later migration. Forward only.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outside_body",
        *_technical(),
        *_sealed("name", "kind", "address"),
        *_keys("outside_body"),
    )
    op.create_table(
        "sharing_ground",
        *_technical(),
        sa.Column("recipient", sa.String(length=200), nullable=True),
        sa.Column("compartments", sa.String(length=4000), nullable=True),
        sa.Column("article", sa.String(length=200), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("approved_at", sa.String(length=27), nullable=True),
        sa.Column("ended_at", sa.String(length=27), nullable=True),
        *_keys("sharing_ground"),
    )
    op.create_table(
        "sharing_ground_legal",
        *_technical(),
        *_sealed("reason", "person_view"),
        *_keys("sharing_ground_legal"),
    )
    op.create_table(
        "referral_letter",
        *_technical(),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("referral", sa.String(length=64), nullable=True),
        *_keys("referral_letter"),
    )
    op.create_table(
        "referral_letter_support",
        *_technical(),
        *_sealed("number", "place", "signer_title", "signer_name"),
        *_keys("referral_letter_support"),
    )
    for table in (
        *("outside_body", "sharing_ground", "sharing_ground_legal"),
        *("referral_letter", "referral_letter_support"),
    ):
        for column in ("case_id", "change_id"):
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
    op.create_index(op.f("ix_referral_letter_referral"), "referral_letter", ["referral"])
    op.add_column("referral", sa.Column("answer_by", sa.Date(), nullable=True))
    op.add_column("referral", sa.Column("sharing_ground", sa.String(length=64), nullable=True))
    op.create_index(op.f("ix_referral_sharing_ground"), "referral", ["sharing_ground"])


def _sealed(*names: str) -> list[sa.Column[bytes]]:
    return [sa.Column(name, sa.LargeBinary(), nullable=True) for name in names]


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
