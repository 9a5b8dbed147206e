"""What pages ask for is found by an index where tables were walked: bars by the officer they
keep out, confirmations by their state, changes by their case, requests about a person by who
asked; and what is forgotten, by its time.

Frozen: a later change of the schema is a later migration. Forward only.
"""

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

INDEXED = (
    ("bar", "barred_officer"),
    ("confirmation", "state"),
    ("change", "case_id"),
    ("person_request", "recorded_by"),
    ("attempt", "last_at"),
    ("draft", "kept_at"),
    ("search_result", "until"),
)


def upgrade() -> None:
    for table, column in INDEXED:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
