"""The cases store: every record of the journey, and what decides access.

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
        "accompanying_minor",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("full_name", sa.LargeBinary(), nullable=True),
        sa.Column("birth_date", sa.LargeBinary(), nullable=True),
        sa.Column("gender", sa.LargeBinary(), nullable=True),
        sa.Column("relationship", sa.LargeBinary(), nullable=True),
        sa.Column("birth_registered", sa.LargeBinary(), nullable=True),
        sa.Column("schooling", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_accompanying_minor")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_accompanying_minor_record_id_record_version"),
        ),
        info={"attested": True, "kind": "accompanying_minor"},
    )
    op.create_index(
        op.f("ix_accompanying_minor_case_id"), "accompanying_minor", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_accompanying_minor_change_id"), "accompanying_minor", ["change_id"], unique=False
    )
    op.create_table(
        "agency",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("law_id", sa.String(length=200), nullable=True),
        sa.Column("agency_kind", sa.String(length=200), nullable=True),
        sa.Column("name_vi", sa.String(length=200), nullable=True),
        sa.Column("name_en", sa.String(length=200), nullable=True),
        sa.Column("province", sa.String(length=200), nullable=True),
        sa.Column("unit", sa.String(length=200), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=200), nullable=True),
        sa.Column("successor", sa.String(length=64), nullable=True),
        sa.Column("parent", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_agency")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_agency_record_id_record_version")
        ),
        info={"attested": True, "kind": "agency"},
    )
    op.create_index(op.f("ix_agency_case_id"), "agency", ["case_id"], unique=False)
    op.create_index(op.f("ix_agency_change_id"), "agency", ["change_id"], unique=False)
    op.create_index(op.f("ix_agency_parent"), "agency", ["parent"], unique=False)
    op.create_index(op.f("ix_agency_successor"), "agency", ["successor"], unique=False)
    op.create_table(
        "alleged_perpetrator",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("known_as", sa.LargeBinary(), nullable=True),
        sa.Column("roles", sa.LargeBinary(), nullable=True),
        sa.Column("traces", sa.LargeBinary(), nullable=True),
        sa.Column("can_reach_person", sa.LargeBinary(), nullable=True),
        sa.Column("proceedings_status", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_alleged_perpetrator")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_alleged_perpetrator_record_id_record_version"),
        ),
        info={"attested": True, "kind": "alleged_perpetrator"},
    )
    op.create_index(
        op.f("ix_alleged_perpetrator_case_id"), "alleged_perpetrator", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_alleged_perpetrator_change_id"), "alleged_perpetrator", ["change_id"], unique=False
    )
    op.create_table(
        "approval",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=True),
        sa.Column("approver", sa.String(length=200), nullable=True),
        sa.Column("decision", sa.String(length=200), nullable=True),
        sa.Column("decided_at", sa.String(length=27), nullable=True),
        sa.Column("subject_record", sa.String(length=64), nullable=True),
        sa.Column("requester", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_approval")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_approval_record_id_record_version")
        ),
        info={"attested": True, "kind": "approval"},
    )
    op.create_index(op.f("ix_approval_approver"), "approval", ["approver"], unique=False)
    op.create_index(op.f("ix_approval_case_id"), "approval", ["case_id"], unique=False)
    op.create_index(op.f("ix_approval_change_id"), "approval", ["change_id"], unique=False)
    op.create_index(op.f("ix_approval_requester"), "approval", ["requester"], unique=False)
    op.create_index(
        op.f("ix_approval_subject_record"), "approval", ["subject_record"], unique=False
    )
    op.create_table(
        "approval_legal",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_approval_legal")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_approval_legal_record_id_record_version")
        ),
        info={"attested": True, "kind": "approval"},
    )
    op.create_index(op.f("ix_approval_legal_case_id"), "approval_legal", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_approval_legal_change_id"), "approval_legal", ["change_id"], unique=False
    )
    op.create_table(
        "assignment",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("assignee", sa.String(length=200), nullable=True),
        sa.Column("capacity", sa.String(length=200), nullable=True),
        sa.Column("ended_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_assignment")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_assignment_record_id_record_version")
        ),
        info={"attested": True, "kind": "assignment"},
    )
    op.create_index(op.f("ix_assignment_assignee"), "assignment", ["assignee"], unique=False)
    op.create_index(op.f("ix_assignment_case_id"), "assignment", ["case_id"], unique=False)
    op.create_index(op.f("ix_assignment_change_id"), "assignment", ["change_id"], unique=False)
    op.create_table(
        "attempt",
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.String(length=27), nullable=False),
        sa.Column("blocked_until", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", name=op.f("pk_attempt")),
        info={"transient": "throttling, forgotten after a day"},
    )
    op.create_table(
        "bar",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("barred_officer", sa.String(length=200), nullable=True),
        sa.Column("ground", sa.String(length=200), nullable=True),
        sa.Column("ended_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_bar")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_bar_record_id_record_version")
        ),
        info={"attested": True, "kind": "bar"},
    )
    op.create_index(op.f("ix_bar_case_id"), "bar", ["case_id"], unique=False)
    op.create_index(op.f("ix_bar_change_id"), "bar", ["change_id"], unique=False)
    op.create_table(
        "case_file",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("case_code", sa.String(length=200), nullable=True),
        sa.Column("status", sa.String(length=200), nullable=True),
        sa.Column("legal_status", sa.String(length=200), nullable=True),
        sa.Column("trafficking_status", sa.String(length=200), nullable=True),
        sa.Column("applicable_law", sa.String(length=200), nullable=True),
        sa.Column("age_class", sa.String(length=200), nullable=True),
        sa.Column("risk_level", sa.String(length=200), nullable=True),
        sa.Column("lead_agency", sa.String(length=200), nullable=True),
        sa.Column("responsible_officer", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_case_file")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_case_file_record_id_record_version")
        ),
        info={"attested": True, "kind": "case"},
    )
    op.create_index(op.f("ix_case_file_case_code"), "case_file", ["case_code"], unique=False)
    op.create_index(op.f("ix_case_file_case_id"), "case_file", ["case_id"], unique=False)
    op.create_index(op.f("ix_case_file_change_id"), "case_file", ["change_id"], unique=False)
    op.create_table(
        "case_link",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("other_case", sa.LargeBinary(), nullable=True),
        sa.Column("relation", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_case_link")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_case_link_record_id_record_version")
        ),
        info={"attested": True, "kind": "case_link"},
    )
    op.create_index(op.f("ix_case_link_case_id"), "case_link", ["case_id"], unique=False)
    op.create_index(op.f("ix_case_link_change_id"), "case_link", ["change_id"], unique=False)
    op.create_table(
        "change",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("officer", sa.String(length=64), nullable=False),
        sa.Column("act", sa.String(length=100), nullable=False),
        sa.Column("intent", sa.BigInteger(), nullable=False),
        sa.Column("void", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        info={"transient": "an index of changes; intent and done entries of the log attest them"},
    )
    op.create_table(
        "clock",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("clock", sa.String(length=200), nullable=True),
        sa.Column("occurred_at", sa.String(length=27), nullable=True),
        sa.Column("due_at", sa.String(length=27), nullable=True),
        sa.Column("stopped_at", sa.String(length=27), nullable=True),
        sa.Column("duty_of", sa.String(length=200), nullable=True),
        sa.Column("rule_on", sa.Date(), nullable=True),
        sa.Column("law", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_clock")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_clock_record_id_record_version")
        ),
        info={"attested": True, "kind": "clock"},
    )
    op.create_index(op.f("ix_clock_case_id"), "clock", ["case_id"], unique=False)
    op.create_index(op.f("ix_clock_change_id"), "clock", ["change_id"], unique=False)
    op.create_table(
        "closure",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("outcome", sa.String(length=200), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_closure")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_closure_record_id_record_version")
        ),
        info={"attested": True, "kind": "closure"},
    )
    op.create_index(op.f("ix_closure_case_id"), "closure", ["case_id"], unique=False)
    op.create_index(op.f("ix_closure_change_id"), "closure", ["change_id"], unique=False)
    op.create_table(
        "closure_support",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("person_view", sa.LargeBinary(), nullable=True),
        sa.Column("remaining_risks", sa.LargeBinary(), nullable=True),
        sa.Column("follow_up_agreed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_closure_support")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_closure_support_record_id_record_version")
        ),
        info={"attested": True, "kind": "closure"},
    )
    op.create_index(
        op.f("ix_closure_support_case_id"), "closure_support", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_closure_support_change_id"), "closure_support", ["change_id"], unique=False
    )
    op.create_table(
        "confirmation",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("state", sa.String(length=200), nullable=True),
        sa.Column("cause", sa.String(length=200), nullable=True),
        sa.Column("order_number", sa.String(length=200), nullable=True),
        sa.Column("confirmed_by", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_confirmation")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_confirmation_record_id_record_version")
        ),
        info={"attested": True, "kind": "confirmation"},
    )
    op.create_index(op.f("ix_confirmation_case_id"), "confirmation", ["case_id"], unique=False)
    op.create_index(op.f("ix_confirmation_change_id"), "confirmation", ["change_id"], unique=False)
    op.create_index(
        op.f("ix_confirmation_confirmed_by"), "confirmation", ["confirmed_by"], unique=False
    )
    op.create_table(
        "consent",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("purpose", sa.String(length=200), nullable=True),
        sa.Column("recipients", sa.String(length=4000), nullable=True),
        sa.Column("compartments", sa.String(length=4000), nullable=True),
        sa.Column("decision", sa.String(length=200), nullable=True),
        sa.Column("given_at", sa.String(length=27), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_consent")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_consent_record_id_record_version")
        ),
        info={"attested": True, "kind": "consent"},
    )
    op.create_index(op.f("ix_consent_case_id"), "consent", ["case_id"], unique=False)
    op.create_index(op.f("ix_consent_change_id"), "consent", ["change_id"], unique=False)
    op.create_table(
        "consent_legal",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("text_shown", sa.LargeBinary(), nullable=True),
        sa.Column("form", sa.LargeBinary(), nullable=True),
        sa.Column("child_assent", sa.LargeBinary(), nullable=True),
        sa.Column("witness_name", sa.LargeBinary(), nullable=True),
        sa.Column("paper_number", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_consent_legal")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_consent_legal_record_id_record_version")
        ),
        info={"attested": True, "kind": "consent"},
    )
    op.create_index(op.f("ix_consent_legal_case_id"), "consent_legal", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_consent_legal_change_id"), "consent_legal", ["change_id"], unique=False
    )
    op.create_table(
        "counselling_session_counselling",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("held_at", sa.LargeBinary(), nullable=True),
        sa.Column("focus", sa.LargeBinary(), nullable=True),
        sa.Column("self_harm_concern", sa.LargeBinary(), nullable=True),
        sa.Column("agreed_plan", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_counselling_session_counselling")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_counselling_session_counselling_record_id_record_version"),
        ),
        info={"attested": True, "kind": "counselling_session"},
    )
    op.create_index(
        op.f("ix_counselling_session_counselling_case_id"),
        "counselling_session_counselling",
        ["case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_counselling_session_counselling_change_id"),
        "counselling_session_counselling",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "counselling_session_support",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("shared_with_caseworker", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_counselling_session_support")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_counselling_session_support_record_id_record_version"),
        ),
        info={"attested": True, "kind": "counselling_session"},
    )
    op.create_index(
        op.f("ix_counselling_session_support_case_id"),
        "counselling_session_support",
        ["case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_counselling_session_support_change_id"),
        "counselling_session_support",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "covered_person",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("category", sa.LargeBinary(), nullable=True),
        sa.Column("full_name", sa.LargeBinary(), nullable=True),
        sa.Column("safe_contact", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_covered_person")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_covered_person_record_id_record_version")
        ),
        info={"attested": True, "kind": "covered_person"},
    )
    op.create_index(op.f("ix_covered_person_case_id"), "covered_person", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_covered_person_change_id"), "covered_person", ["change_id"], unique=False
    )
    op.create_table(
        "credential",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.Column("enrolled_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_credential")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_credential_record_id_record_version")
        ),
        info={"attested": True, "kind": "credential"},
    )
    op.create_index(op.f("ix_credential_case_id"), "credential", ["case_id"], unique=False)
    op.create_index(op.f("ix_credential_change_id"), "credential", ["change_id"], unique=False)
    op.create_table(
        "declaration",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("declared_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_declaration")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_declaration_record_id_record_version")
        ),
        info={"attested": True, "kind": "declaration"},
    )
    op.create_index(op.f("ix_declaration_case_id"), "declaration", ["case_id"], unique=False)
    op.create_index(op.f("ix_declaration_change_id"), "declaration", ["change_id"], unique=False)
    op.create_table(
        "declaration_account",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("kind", sa.LargeBinary(), nullable=True),
        sa.Column("declarant", sa.LargeBinary(), nullable=True),
        sa.Column("statement", sa.LargeBinary(), nullable=True),
        sa.Column("confirmation", sa.LargeBinary(), nullable=True),
        sa.Column("scan", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_declaration_account")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_declaration_account_record_id_record_version"),
        ),
        info={"attested": True, "kind": "declaration"},
    )
    op.create_index(
        op.f("ix_declaration_account_case_id"), "declaration_account", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_declaration_account_change_id"), "declaration_account", ["change_id"], unique=False
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("officer", sa.String(length=64), nullable=False),
        sa.Column("path", sa.String(length=400), nullable=False),
        sa.Column("kept_at", sa.String(length=27), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        info={"transient": "kept a day for its writer"},
    )
    op.create_index(op.f("ix_draft_officer"), "draft", ["officer"], unique=False)
    op.create_table(
        "enrolment",
        sa.Column("officer", sa.String(length=64), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("enrols", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.String(length=27), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("officer", name=op.f("pk_enrolment")),
        info={"transient": "gone once used or after two days"},
    )
    op.create_table(
        "entitlement",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("offered_on", sa.Date(), nullable=True),
        sa.Column("application_received_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_entitlement")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_entitlement_record_id_record_version")
        ),
        info={"attested": True, "kind": "entitlement"},
    )
    op.create_index(op.f("ix_entitlement_case_id"), "entitlement", ["case_id"], unique=False)
    op.create_index(op.f("ix_entitlement_change_id"), "entitlement", ["change_id"], unique=False)
    op.create_table(
        "entitlement_support",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("regime", sa.LargeBinary(), nullable=True),
        sa.Column("eligibility", sa.LargeBinary(), nullable=True),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("person_choice", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_entitlement_support")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_entitlement_support_record_id_record_version"),
        ),
        info={"attested": True, "kind": "entitlement"},
    )
    op.create_index(
        op.f("ix_entitlement_support_case_id"), "entitlement_support", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_entitlement_support_change_id"), "entitlement_support", ["change_id"], unique=False
    )
    op.create_table(
        "evidence_item",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("source", sa.LargeBinary(), nullable=True),
        sa.Column("provided_by", sa.LargeBinary(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("file", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_evidence_item")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_evidence_item_record_id_record_version")
        ),
        info={"attested": True, "kind": "evidence_item"},
    )
    op.create_index(op.f("ix_evidence_item_case_id"), "evidence_item", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_evidence_item_change_id"), "evidence_item", ["change_id"], unique=False
    )
    op.create_table(
        "exploitation_account",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("recruitment_methods", sa.LargeBinary(), nullable=True),
        sa.Column("recruitment_platforms", sa.LargeBinary(), nullable=True),
        sa.Column("sector_used", sa.LargeBinary(), nullable=True),
        sa.Column("recruiter_relationship", sa.LargeBinary(), nullable=True),
        sa.Column("age_when_trafficked", sa.LargeBinary(), nullable=True),
        sa.Column("controls", sa.LargeBinary(), nullable=True),
        sa.Column("exploitation_types", sa.LargeBinary(), nullable=True),
        sa.Column("labour_industry", sa.LargeBinary(), nullable=True),
        sa.Column("sexual_exploitation_types", sa.LargeBinary(), nullable=True),
        sa.Column("debt_or_wages", sa.LargeBinary(), nullable=True),
        sa.Column("earlier_trafficked", sa.LargeBinary(), nullable=True),
        sa.Column("others_still_held", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_exploitation_account")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_exploitation_account_record_id_record_version"),
        ),
        info={"attested": True, "kind": "exploitation_account"},
    )
    op.create_index(
        op.f("ix_exploitation_account_case_id"), "exploitation_account", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_exploitation_account_change_id"),
        "exploitation_account",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "follow_up",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("milestone", sa.String(length=200), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_follow_up")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_follow_up_record_id_record_version")
        ),
        info={"attested": True, "kind": "follow_up"},
    )
    op.create_index(op.f("ix_follow_up_case_id"), "follow_up", ["case_id"], unique=False)
    op.create_index(op.f("ix_follow_up_change_id"), "follow_up", ["change_id"], unique=False)
    op.create_table(
        "follow_up_support",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("result", sa.LargeBinary(), nullable=True),
        sa.Column("wellbeing", sa.LargeBinary(), nullable=True),
        sa.Column("needs", sa.LargeBinary(), nullable=True),
        sa.Column("new_danger", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_follow_up_support")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_follow_up_support_record_id_record_version"),
        ),
        info={"attested": True, "kind": "follow_up"},
    )
    op.create_index(
        op.f("ix_follow_up_support_case_id"), "follow_up_support", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_follow_up_support_change_id"), "follow_up_support", ["change_id"], unique=False
    )
    op.create_table(
        "goal",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("plan", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_goal")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_goal_record_id_record_version")
        ),
        info={"attested": True, "kind": "goal"},
    )
    op.create_index(op.f("ix_goal_case_id"), "goal", ["case_id"], unique=False)
    op.create_index(op.f("ix_goal_change_id"), "goal", ["change_id"], unique=False)
    op.create_index(op.f("ix_goal_plan"), "goal", ["plan"], unique=False)
    op.create_table(
        "goal_support",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("area", sa.LargeBinary(), nullable=True),
        sa.Column("objective", sa.LargeBinary(), nullable=True),
        sa.Column("progress", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_goal_support")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_goal_support_record_id_record_version")
        ),
        info={"attested": True, "kind": "goal"},
    )
    op.create_index(op.f("ix_goal_support_case_id"), "goal_support", ["case_id"], unique=False)
    op.create_index(op.f("ix_goal_support_change_id"), "goal_support", ["change_id"], unique=False)
    op.create_table(
        "handover",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("to_agency", sa.String(length=200), nullable=True),
        sa.Column("handed_at", sa.String(length=27), nullable=True),
        sa.Column("accepted_at", sa.String(length=27), nullable=True),
        sa.Column("from_agency", sa.String(length=64), nullable=True),
        sa.Column("answer", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_handover")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_handover_record_id_record_version")
        ),
        info={"attested": True, "kind": "handover"},
    )
    op.create_index(op.f("ix_handover_answer"), "handover", ["answer"], unique=False)
    op.create_index(op.f("ix_handover_case_id"), "handover", ["case_id"], unique=False)
    op.create_index(op.f("ix_handover_change_id"), "handover", ["change_id"], unique=False)
    op.create_index(op.f("ix_handover_from_agency"), "handover", ["from_agency"], unique=False)
    op.create_index(op.f("ix_handover_to_agency"), "handover", ["to_agency"], unique=False)
    op.create_table(
        "handover_legal",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("belongings", sa.LargeBinary(), nullable=True),
        sa.Column("escort", sa.LargeBinary(), nullable=True),
        sa.Column("minutes_number", sa.LargeBinary(), nullable=True),
        sa.Column("refusal_reason", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_handover_legal")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_handover_legal_record_id_record_version")
        ),
        info={"attested": True, "kind": "handover"},
    )
    op.create_index(op.f("ix_handover_legal_case_id"), "handover_legal", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_handover_legal_change_id"), "handover_legal", ["change_id"], unique=False
    )
    op.create_table(
        "health_assessment",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("examined_on", sa.LargeBinary(), nullable=True),
        sa.Column("facility", sa.LargeBinary(), nullable=True),
        sa.Column("agreed", sa.LargeBinary(), nullable=True),
        sa.Column("findings", sa.LargeBinary(), nullable=True),
        sa.Column("treatment_needs", sa.LargeBinary(), nullable=True),
        sa.Column("insurance_status", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_health_assessment")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_health_assessment_record_id_record_version"),
        ),
        info={"attested": True, "kind": "health_assessment"},
    )
    op.create_index(
        op.f("ix_health_assessment_case_id"), "health_assessment", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_health_assessment_change_id"), "health_assessment", ["change_id"], unique=False
    )
    op.create_table(
        "hotline_call",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("forwarded_to", sa.String(length=200), nullable=True),
        sa.Column("forwarded_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_hotline_call")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_hotline_call_record_id_record_version")
        ),
        info={"attested": True, "kind": "hotline_call"},
    )
    op.create_index(op.f("ix_hotline_call_case_id"), "hotline_call", ["case_id"], unique=False)
    op.create_index(op.f("ix_hotline_call_change_id"), "hotline_call", ["change_id"], unique=False)
    op.create_table(
        "hotline_call_contact",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("call_reference", sa.LargeBinary(), nullable=True),
        sa.Column("caller_name", sa.LargeBinary(), nullable=True),
        sa.Column("caller_phone", sa.LargeBinary(), nullable=True),
        sa.Column("safe_to_call_back", sa.LargeBinary(), nullable=True),
        sa.Column("person_location", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_hotline_call_contact")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_hotline_call_contact_record_id_record_version"),
        ),
        info={"attested": True, "kind": "hotline_call"},
    )
    op.create_index(
        op.f("ix_hotline_call_contact_case_id"), "hotline_call_contact", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_hotline_call_contact_change_id"),
        "hotline_call_contact",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "identification_decision",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("decision", sa.String(length=200), nullable=True),
        sa.Column("deciding_agency", sa.String(length=200), nullable=True),
        sa.Column("deciding_org_kind", sa.String(length=200), nullable=True),
        sa.Column("deciding_officer", sa.String(length=200), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("explained_on", sa.Date(), nullable=True),
        sa.Column("review_outcome", sa.String(length=200), nullable=True),
        sa.Column("proposal", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_identification_decision")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_identification_decision_record_id_record_version"),
        ),
        info={"attested": True, "kind": "identification_decision"},
    )
    op.create_index(
        op.f("ix_identification_decision_case_id"),
        "identification_decision",
        ["case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_identification_decision_change_id"),
        "identification_decision",
        ["change_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_identification_decision_proposal"),
        "identification_decision",
        ["proposal"],
        unique=False,
    )
    op.create_table(
        "identification_decision_legal",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("grounds", sa.LargeBinary(), nullable=True),
        sa.Column("document_kind", sa.LargeBinary(), nullable=True),
        sa.Column("document_number", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_identification_decision_legal")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_identification_decision_legal_record_id_record_version"),
        ),
        info={"attested": True, "kind": "identification_decision"},
    )
    op.create_index(
        op.f("ix_identification_decision_legal_case_id"),
        "identification_decision_legal",
        ["case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_identification_decision_legal_change_id"),
        "identification_decision_legal",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "identification_proposal",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("proposed_outcome", sa.LargeBinary(), nullable=True),
        sa.Column("acts", sa.LargeBinary(), nullable=True),
        sa.Column("under_18_when_trafficked", sa.LargeBinary(), nullable=True),
        sa.Column("means", sa.LargeBinary(), nullable=True),
        sa.Column("purposes", sa.LargeBinary(), nullable=True),
        sa.Column("evidence_sources", sa.LargeBinary(), nullable=True),
        sa.Column("evidence_summary", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_identification_proposal")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_identification_proposal_record_id_record_version"),
        ),
        info={"attested": True, "kind": "identification_proposal"},
    )
    op.create_index(
        op.f("ix_identification_proposal_case_id"),
        "identification_proposal",
        ["case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_identification_proposal_change_id"),
        "identification_proposal",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "identity_document",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("document_type", sa.LargeBinary(), nullable=True),
        sa.Column("number", sa.LargeBinary(), nullable=True),
        sa.Column("issue_details", sa.LargeBinary(), nullable=True),
        sa.Column("whereabouts", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_identity_document")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_identity_document_record_id_record_version"),
        ),
        info={"attested": True, "kind": "identity_document"},
    )
    op.create_index(
        op.f("ix_identity_document_case_id"), "identity_document", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_identity_document_change_id"), "identity_document", ["change_id"], unique=False
    )
    op.create_table(
        "identity_finding",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("full_name", sa.LargeBinary(), nullable=True),
        sa.Column("other_names", sa.LargeBinary(), nullable=True),
        sa.Column("birth_date", sa.LargeBinary(), nullable=True),
        sa.Column("nationality", sa.LargeBinary(), nullable=True),
        sa.Column("source_note", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_identity_finding")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_identity_finding_record_id_record_version")
        ),
        info={"attested": True, "kind": "identity_finding"},
    )
    op.create_index(
        op.f("ix_identity_finding_case_id"), "identity_finding", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_identity_finding_change_id"), "identity_finding", ["change_id"], unique=False
    )
    op.create_table(
        "immediate_needs_health",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("urgent_medical", sa.LargeBinary(), nullable=True),
        sa.Column("health_note", sa.LargeBinary(), nullable=True),
        sa.Column("acute_distress", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_immediate_needs_health")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_immediate_needs_health_record_id_record_version"),
        ),
        info={"attested": True, "kind": "immediate_needs"},
    )
    op.create_index(
        op.f("ix_immediate_needs_health_case_id"),
        "immediate_needs_health",
        ["case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_immediate_needs_health_change_id"),
        "immediate_needs_health",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "immediate_needs_protection",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("in_danger", sa.LargeBinary(), nullable=True),
        sa.Column("danger_detail", sa.LargeBinary(), nullable=True),
        sa.Column("place_of_stay", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_immediate_needs_protection")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_immediate_needs_protection_record_id_record_version"),
        ),
        info={"attested": True, "kind": "immediate_needs"},
    )
    op.create_index(
        op.f("ix_immediate_needs_protection_case_id"),
        "immediate_needs_protection",
        ["case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_immediate_needs_protection_change_id"),
        "immediate_needs_protection",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "immediate_needs_support",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("needs", sa.LargeBinary(), nullable=True),
        sa.Column("preferences", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_immediate_needs_support")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_immediate_needs_support_record_id_record_version"),
        ),
        info={"attested": True, "kind": "immediate_needs"},
    )
    op.create_index(
        op.f("ix_immediate_needs_support_case_id"),
        "immediate_needs_support",
        ["case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_immediate_needs_support_change_id"),
        "immediate_needs_support",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "initial_facts_check",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_initial_facts_check")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_initial_facts_check_record_id_record_version"),
        ),
        info={"attested": True, "kind": "initial_facts_check"},
    )
    op.create_index(
        op.f("ix_initial_facts_check_case_id"), "initial_facts_check", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_initial_facts_check_change_id"), "initial_facts_check", ["change_id"], unique=False
    )
    op.create_table(
        "initial_facts_check_legal",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("identity_check", sa.LargeBinary(), nullable=True),
        sa.Column("residence_check", sa.LargeBinary(), nullable=True),
        sa.Column("absence_period", sa.LargeBinary(), nullable=True),
        sa.Column("sources_asked", sa.LargeBinary(), nullable=True),
        sa.Column("conclusion", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_initial_facts_check_legal")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_initial_facts_check_legal_record_id_record_version"),
        ),
        info={"attested": True, "kind": "initial_facts_check"},
    )
    op.create_index(
        op.f("ix_initial_facts_check_legal_case_id"),
        "initial_facts_check_legal",
        ["case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_initial_facts_check_legal_change_id"),
        "initial_facts_check_legal",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "intake",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("route", sa.String(length=200), nullable=True),
        sa.Column("presented_at", sa.String(length=27), nullable=True),
        sa.Column("receiving_agency", sa.String(length=200), nullable=True),
        sa.Column("referring_agency", sa.String(length=200), nullable=True),
        sa.Column("commune_reached_at", sa.String(length=27), nullable=True),
        sa.Column("department_notified_at", sa.String(length=27), nullable=True),
        sa.Column("outcome", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_intake")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_intake_record_id_record_version")
        ),
        info={"attested": True, "kind": "intake"},
    )
    op.create_index(op.f("ix_intake_case_id"), "intake", ["case_id"], unique=False)
    op.create_index(op.f("ix_intake_change_id"), "intake", ["change_id"], unique=False)
    op.create_table(
        "intake_account",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("account_summary", sa.LargeBinary(), nullable=True),
        sa.Column("trafficking_signs", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_intake_account")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_intake_account_record_id_record_version")
        ),
        info={"attested": True, "kind": "intake"},
    )
    op.create_index(op.f("ix_intake_account_case_id"), "intake_account", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_intake_account_change_id"), "intake_account", ["change_id"], unique=False
    )
    op.create_table(
        "intake_child_contact",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("supporting_adult", sa.LargeBinary(), nullable=True),
        sa.Column("family_notice", sa.LargeBinary(), nullable=True),
        sa.Column("handed_to", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_intake_child_contact")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_intake_child_contact_record_id_record_version"),
        ),
        info={"attested": True, "kind": "intake_child"},
    )
    op.create_index(
        op.f("ix_intake_child_contact_case_id"), "intake_child_contact", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_intake_child_contact_change_id"),
        "intake_child_contact",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "intake_child_protection",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("emergency_measures", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_intake_child_protection")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_intake_child_protection_record_id_record_version"),
        ),
        info={"attested": True, "kind": "intake_child"},
    )
    op.create_index(
        op.f("ix_intake_child_protection_case_id"),
        "intake_child_protection",
        ["case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_intake_child_protection_change_id"),
        "intake_child_protection",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "intake_contact",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("interpretation_need", sa.LargeBinary(), nullable=True),
        sa.Column("working_arrangements", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_intake_contact")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_intake_contact_record_id_record_version")
        ),
        info={"attested": True, "kind": "intake"},
    )
    op.create_index(op.f("ix_intake_contact_case_id"), "intake_contact", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_intake_contact_change_id"), "intake_contact", ["change_id"], unique=False
    )
    op.create_table(
        "intake_legal",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("reporter", sa.LargeBinary(), nullable=True),
        sa.Column("immigration_status", sa.LargeBinary(), nullable=True),
        sa.Column("embassy_notice_agreed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_intake_legal")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_intake_legal_record_id_record_version")
        ),
        info={"attested": True, "kind": "intake"},
    )
    op.create_index(op.f("ix_intake_legal_case_id"), "intake_legal", ["case_id"], unique=False)
    op.create_index(op.f("ix_intake_legal_change_id"), "intake_legal", ["change_id"], unique=False)
    op.create_table(
        "intake_return",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("mission", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_intake_return")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_intake_return_record_id_record_version")
        ),
        info={"attested": True, "kind": "intake_return"},
    )
    op.create_index(op.f("ix_intake_return_case_id"), "intake_return", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_intake_return_change_id"), "intake_return", ["change_id"], unique=False
    )
    op.create_table(
        "intake_return_account",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("mission_document_number", sa.LargeBinary(), nullable=True),
        sa.Column("entry_place", sa.LargeBinary(), nullable=True),
        sa.Column("repatriation_certificate_number", sa.LargeBinary(), nullable=True),
        sa.Column("foreign_file", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_intake_return_account")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_intake_return_account_record_id_record_version"),
        ),
        info={"attested": True, "kind": "intake_return"},
    )
    op.create_index(
        op.f("ix_intake_return_account_case_id"), "intake_return_account", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_intake_return_account_change_id"),
        "intake_return_account",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "intake_support",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("wishes", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_intake_support")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_intake_support_record_id_record_version")
        ),
        info={"attested": True, "kind": "intake"},
    )
    op.create_index(op.f("ix_intake_support_case_id"), "intake_support", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_intake_support_change_id"), "intake_support", ["change_id"], unique=False
    )
    op.create_table(
        "interview",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("held_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_interview")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_interview_record_id_record_version")
        ),
        info={"attested": True, "kind": "interview"},
    )
    op.create_index(op.f("ix_interview_case_id"), "interview", ["case_id"], unique=False)
    op.create_index(op.f("ix_interview_change_id"), "interview", ["change_id"], unique=False)
    op.create_table(
        "interview_investigation",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("participation", sa.LargeBinary(), nullable=True),
        sa.Column("support_person", sa.LargeBinary(), nullable=True),
        sa.Column("interpreter_name", sa.LargeBinary(), nullable=True),
        sa.Column("statement", sa.LargeBinary(), nullable=True),
        sa.Column("officer_notes", sa.LargeBinary(), nullable=True),
        sa.Column("repeat_reason", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_interview_investigation")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_interview_investigation_record_id_record_version"),
        ),
        info={"attested": True, "kind": "interview"},
    )
    op.create_index(
        op.f("ix_interview_investigation_case_id"),
        "interview_investigation",
        ["case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_interview_investigation_change_id"),
        "interview_investigation",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "journey",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("stage", sa.String(length=200), nullable=True),
        sa.Column("status", sa.String(length=200), nullable=True),
        sa.Column("outcome", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_journey")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_journey_record_id_record_version")
        ),
        info={"attested": True, "kind": "journey"},
    )
    op.create_index(op.f("ix_journey_case_id"), "journey", ["case_id"], unique=False)
    op.create_index(op.f("ix_journey_change_id"), "journey", ["change_id"], unique=False)
    op.create_table(
        "login_session",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("officer", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("strength", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.String(length=27), nullable=False),
        sa.Column("seen_at", sa.String(length=27), nullable=False),
        sa.Column("ends_at", sa.String(length=27), nullable=False),
        sa.Column("locked_at", sa.String(length=27), nullable=True),
        sa.Column("ended_at", sa.String(length=27), nullable=True),
        sa.Column("ended_why", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_login_session_token_hash")),
        info={"transient": "ends with the officer's sitting"},
    )
    op.create_index(op.f("ix_login_session_officer"), "login_session", ["officer"], unique=False)
    op.create_table(
        "officer",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("sign_in_name", sa.String(length=200), nullable=True),
        sa.Column("display_name", sa.String(length=200), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=True),
        sa.Column("language", sa.String(length=200), nullable=True),
        sa.Column("status", sa.String(length=200), nullable=True),
        sa.Column("agency", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_officer")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_officer_record_id_record_version")
        ),
        info={"attested": True, "kind": "officer"},
    )
    op.create_index(op.f("ix_officer_agency"), "officer", ["agency"], unique=False)
    op.create_index(op.f("ix_officer_case_id"), "officer", ["case_id"], unique=False)
    op.create_index(op.f("ix_officer_change_id"), "officer", ["change_id"], unique=False)
    op.create_table(
        "opening",
        sa.Column("session", sa.String(length=64), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("until", sa.String(length=27), nullable=False),
        sa.Column("unfolded", sa.String(length=4000), nullable=False),
        sa.PrimaryKeyConstraint("session", "case_id", name=op.f("pk_opening")),
        info={"transient": "lives half an hour; the log has each opening"},
    )
    op.create_table(
        "participation",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("agency", sa.String(length=200), nullable=True),
        sa.Column("standing", sa.String(length=200), nullable=True),
        sa.Column("ground", sa.String(length=200), nullable=True),
        sa.Column("compartments", sa.String(length=4000), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_participation")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_participation_record_id_record_version")
        ),
        info={"attested": True, "kind": "participation"},
    )
    op.create_index(op.f("ix_participation_agency"), "participation", ["agency"], unique=False)
    op.create_index(op.f("ix_participation_case_id"), "participation", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_participation_change_id"), "participation", ["change_id"], unique=False
    )
    op.create_table(
        "person",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("full_name", sa.LargeBinary(), nullable=True),
        sa.Column("other_names", sa.LargeBinary(), nullable=True),
        sa.Column("birth_date", sa.LargeBinary(), nullable=True),
        sa.Column("age_basis", sa.LargeBinary(), nullable=True),
        sa.Column("gender", sa.LargeBinary(), nullable=True),
        sa.Column("nationality", sa.LargeBinary(), nullable=True),
        sa.Column("ethnicity", sa.LargeBinary(), nullable=True),
        sa.Column("primary_language", sa.LargeBinary(), nullable=True),
        sa.Column("permanent_residence", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_person")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_person_record_id_record_version")
        ),
        info={"attested": True, "kind": "person"},
    )
    op.create_index(op.f("ix_person_case_id"), "person", ["case_id"], unique=False)
    op.create_index(op.f("ix_person_change_id"), "person", ["change_id"], unique=False)
    op.create_table(
        "plan_step",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("goal", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_plan_step")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_plan_step_record_id_record_version")
        ),
        info={"attested": True, "kind": "plan_step"},
    )
    op.create_index(op.f("ix_plan_step_case_id"), "plan_step", ["case_id"], unique=False)
    op.create_index(op.f("ix_plan_step_change_id"), "plan_step", ["change_id"], unique=False)
    op.create_index(op.f("ix_plan_step_goal"), "plan_step", ["goal"], unique=False)
    op.create_table(
        "plan_step_support",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("action", sa.LargeBinary(), nullable=True),
        sa.Column("actor", sa.LargeBinary(), nullable=True),
        sa.Column("provider", sa.LargeBinary(), nullable=True),
        sa.Column("status", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_plan_step_support")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_plan_step_support_record_id_record_version"),
        ),
        info={"attested": True, "kind": "plan_step"},
    )
    op.create_index(
        op.f("ix_plan_step_support_case_id"), "plan_step_support", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_plan_step_support_change_id"), "plan_step_support", ["change_id"], unique=False
    )
    op.create_table(
        "privacy_notice",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("version", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_privacy_notice")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_privacy_notice_record_id_record_version")
        ),
        info={"attested": True, "kind": "privacy_notice"},
    )
    op.create_index(op.f("ix_privacy_notice_case_id"), "privacy_notice", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_privacy_notice_change_id"), "privacy_notice", ["change_id"], unique=False
    )
    op.create_table(
        "privacy_notice_legal",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("delivery", sa.LargeBinary(), nullable=True),
        sa.Column("topics", sa.LargeBinary(), nullable=True),
        sa.Column("understood", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_privacy_notice_legal")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_privacy_notice_legal_record_id_record_version"),
        ),
        info={"attested": True, "kind": "privacy_notice"},
    )
    op.create_index(
        op.f("ix_privacy_notice_legal_case_id"), "privacy_notice_legal", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_privacy_notice_legal_change_id"),
        "privacy_notice_legal",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "protection_measure",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_protection_measure")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_protection_measure_record_id_record_version"),
        ),
        info={"attested": True, "kind": "protection_measure"},
    )
    op.create_index(
        op.f("ix_protection_measure_case_id"), "protection_measure", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_protection_measure_change_id"), "protection_measure", ["change_id"], unique=False
    )
    op.create_table(
        "protection_measure_protection",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("measure", sa.LargeBinary(), nullable=True),
        sa.Column("covered_persons", sa.LargeBinary(), nullable=True),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("shelter_address", sa.LargeBinary(), nullable=True),
        sa.Column("implementing_agency", sa.LargeBinary(), nullable=True),
        sa.Column("legal_basis", sa.LargeBinary(), nullable=True),
        sa.Column("decision_number", sa.LargeBinary(), nullable=True),
        sa.Column("decision_note", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_protection_measure_protection")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_protection_measure_protection_record_id_record_version"),
        ),
        info={"attested": True, "kind": "protection_measure"},
    )
    op.create_index(
        op.f("ix_protection_measure_protection_case_id"),
        "protection_measure_protection",
        ["case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_protection_measure_protection_change_id"),
        "protection_measure_protection",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "protection_refusal",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("measures", sa.LargeBinary(), nullable=True),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("alternatives_explained", sa.LargeBinary(), nullable=True),
        sa.Column("commitment_number", sa.LargeBinary(), nullable=True),
        sa.Column("reason_accepted", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_protection_refusal")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_protection_refusal_record_id_record_version"),
        ),
        info={"attested": True, "kind": "protection_refusal"},
    )
    op.create_index(
        op.f("ix_protection_refusal_case_id"), "protection_refusal", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_protection_refusal_change_id"), "protection_refusal", ["change_id"], unique=False
    )
    op.create_table(
        "protection_review",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("next_review_on", sa.Date(), nullable=True),
        sa.Column("about_measure", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_protection_review")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_protection_review_record_id_record_version"),
        ),
        info={"attested": True, "kind": "protection_review"},
    )
    op.create_index(
        op.f("ix_protection_review_about_measure"),
        "protection_review",
        ["about_measure"],
        unique=False,
    )
    op.create_index(
        op.f("ix_protection_review_case_id"), "protection_review", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_protection_review_change_id"), "protection_review", ["change_id"], unique=False
    )
    op.create_table(
        "protection_review_protection",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("findings", sa.LargeBinary(), nullable=True),
        sa.Column("person_view", sa.LargeBinary(), nullable=True),
        sa.Column("recommendation", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_protection_review_protection")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_protection_review_protection_record_id_record_version"),
        ),
        info={"attested": True, "kind": "protection_review"},
    )
    op.create_index(
        op.f("ix_protection_review_protection_case_id"),
        "protection_review_protection",
        ["case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_protection_review_protection_change_id"),
        "protection_review_protection",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "reason",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=False),
        sa.Column("officer", sa.String(length=64), nullable=False),
        sa.Column("commitment", sa.String(length=64), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reason")),
        sa.UniqueConstraint("commitment", name=op.f("uq_reason_commitment")),
        info={"transient": "the log holds its commitment, which attests it"},
    )
    op.create_table(
        "referral",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("receiving_agency", sa.String(length=200), nullable=True),
        sa.Column("compartments", sa.String(length=4000), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("response", sa.String(length=200), nullable=True),
        sa.Column("consent", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_referral")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_referral_record_id_record_version")
        ),
        info={"attested": True, "kind": "referral"},
    )
    op.create_index(op.f("ix_referral_case_id"), "referral", ["case_id"], unique=False)
    op.create_index(op.f("ix_referral_change_id"), "referral", ["change_id"], unique=False)
    op.create_index(op.f("ix_referral_consent"), "referral", ["consent"], unique=False)
    op.create_index(
        op.f("ix_referral_receiving_agency"), "referral", ["receiving_agency"], unique=False
    )
    op.create_table(
        "referral_feedback",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("referral", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_referral_feedback")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_referral_feedback_record_id_record_version"),
        ),
        info={"attested": True, "kind": "referral_feedback"},
    )
    op.create_index(
        op.f("ix_referral_feedback_case_id"), "referral_feedback", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_referral_feedback_change_id"), "referral_feedback", ["change_id"], unique=False
    )
    op.create_index(
        op.f("ix_referral_feedback_referral"), "referral_feedback", ["referral"], unique=False
    )
    op.create_table(
        "referral_feedback_support",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("status", sa.LargeBinary(), nullable=True),
        sa.Column("summary", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_referral_feedback_support")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_referral_feedback_support_record_id_record_version"),
        ),
        info={"attested": True, "kind": "referral_feedback"},
    )
    op.create_index(
        op.f("ix_referral_feedback_support_case_id"),
        "referral_feedback_support",
        ["case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_referral_feedback_support_change_id"),
        "referral_feedback_support",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "referral_support",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("services_asked", sa.LargeBinary(), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=True),
        sa.Column("decline_reason", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_referral_support")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_referral_support_record_id_record_version")
        ),
        info={"attested": True, "kind": "referral"},
    )
    op.create_index(
        op.f("ix_referral_support_case_id"), "referral_support", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_referral_support_change_id"), "referral_support", ["change_id"], unique=False
    )
    op.create_table(
        "relative_or_contact",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("full_name", sa.LargeBinary(), nullable=True),
        sa.Column("relationship", sa.LargeBinary(), nullable=True),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("address", sa.LargeBinary(), nullable=True),
        sa.Column("knows_situation", sa.LargeBinary(), nullable=True),
        sa.Column("contact_permission", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_relative_or_contact")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_relative_or_contact_record_id_record_version"),
        ),
        info={"attested": True, "kind": "relative_or_contact"},
    )
    op.create_index(
        op.f("ix_relative_or_contact_case_id"), "relative_or_contact", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_relative_or_contact_change_id"), "relative_or_contact", ["change_id"], unique=False
    )
    op.create_table(
        "representative",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("full_name", sa.LargeBinary(), nullable=True),
        sa.Column("kind", sa.LargeBinary(), nullable=True),
        sa.Column("basis_document", sa.LargeBinary(), nullable=True),
        sa.Column("bar_ground", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_representative")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_representative_record_id_record_version")
        ),
        info={"attested": True, "kind": "representative"},
    )
    op.create_index(op.f("ix_representative_case_id"), "representative", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_representative_change_id"), "representative", ["change_id"], unique=False
    )
    op.create_table(
        "rescue_handover",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("received_by_agency", sa.String(length=200), nullable=True),
        sa.Column("handed_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_rescue_handover")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_rescue_handover_record_id_record_version")
        ),
        info={"attested": True, "kind": "rescue_handover"},
    )
    op.create_index(
        op.f("ix_rescue_handover_case_id"), "rescue_handover", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_rescue_handover_change_id"), "rescue_handover", ["change_id"], unique=False
    )
    op.create_table(
        "rescue_handover_legal",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("belongings", sa.LargeBinary(), nullable=True),
        sa.Column("minutes_number", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_rescue_handover_legal")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_rescue_handover_legal_record_id_record_version"),
        ),
        info={"attested": True, "kind": "rescue_handover"},
    )
    op.create_index(
        op.f("ix_rescue_handover_legal_case_id"), "rescue_handover_legal", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_rescue_handover_legal_change_id"),
        "rescue_handover_legal",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "rescue_operation",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("lead_agency", sa.String(length=200), nullable=True),
        sa.Column("participating_agencies", sa.String(length=4000), nullable=True),
        sa.Column("carried_out_at", sa.String(length=27), nullable=True),
        sa.Column("outcome", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_rescue_operation")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_rescue_operation_record_id_record_version")
        ),
        info={"attested": True, "kind": "rescue_operation"},
    )
    op.create_index(
        op.f("ix_rescue_operation_case_id"), "rescue_operation", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_rescue_operation_change_id"), "rescue_operation", ["change_id"], unique=False
    )
    op.create_table(
        "rescue_operation_investigation",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("trigger", sa.LargeBinary(), nullable=True),
        sa.Column("urgency", sa.LargeBinary(), nullable=True),
        sa.Column("place_class", sa.LargeBinary(), nullable=True),
        sa.Column("place", sa.LargeBinary(), nullable=True),
        sa.Column("planned_at", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_rescue_operation_investigation")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_rescue_operation_investigation_record_id_record_version"),
        ),
        info={"attested": True, "kind": "rescue_operation"},
    )
    op.create_index(
        op.f("ix_rescue_operation_investigation_case_id"),
        "rescue_operation_investigation",
        ["case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_rescue_operation_investigation_change_id"),
        "rescue_operation_investigation",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "risk_assessment",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("risk_level", sa.String(length=200), nullable=True),
        sa.Column("next_review_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_risk_assessment")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_risk_assessment_record_id_record_version")
        ),
        info={"attested": True, "kind": "risk_assessment"},
    )
    op.create_index(
        op.f("ix_risk_assessment_case_id"), "risk_assessment", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_risk_assessment_change_id"), "risk_assessment", ["change_id"], unique=False
    )
    op.create_table(
        "risk_assessment_protection",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("self_rated_safety", sa.LargeBinary(), nullable=True),
        sa.Column("threatened_interests", sa.LargeBinary(), nullable=True),
        sa.Column("harm_severity", sa.LargeBinary(), nullable=True),
        sa.Column("offender_access", sa.LargeBinary(), nullable=True),
        sa.Column("environment_barriers", sa.LargeBinary(), nullable=True),
        sa.Column("self_protection", sa.LargeBinary(), nullable=True),
        sa.Column("relatives_at_risk", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_risk_assessment_protection")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_risk_assessment_protection_record_id_record_version"),
        ),
        info={"attested": True, "kind": "risk_assessment"},
    )
    op.create_index(
        op.f("ix_risk_assessment_protection_case_id"),
        "risk_assessment_protection",
        ["case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_risk_assessment_protection_change_id"),
        "risk_assessment_protection",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "role_grant",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("role", sa.String(length=200), nullable=True),
        sa.Column("granted_at", sa.String(length=27), nullable=True),
        sa.Column("ended_at", sa.String(length=27), nullable=True),
        sa.Column("grantee", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_role_grant")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_role_grant_record_id_record_version")
        ),
        info={"attested": True, "kind": "role_grant"},
    )
    op.create_index(op.f("ix_role_grant_case_id"), "role_grant", ["case_id"], unique=False)
    op.create_index(op.f("ix_role_grant_change_id"), "role_grant", ["change_id"], unique=False)
    op.create_index(op.f("ix_role_grant_grantee"), "role_grant", ["grantee"], unique=False)
    op.create_table(
        "safe_contact_rule",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("channels", sa.LargeBinary(), nullable=True),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("address", sa.LargeBinary(), nullable=True),
        sa.Column("times", sa.LargeBinary(), nullable=True),
        sa.Column("caller_introduction", sa.LargeBinary(), nullable=True),
        sa.Column("if_other_answers", sa.LargeBinary(), nullable=True),
        sa.Column("never_contact", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_safe_contact_rule")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_safe_contact_rule_record_id_record_version"),
        ),
        info={"attested": True, "kind": "safe_contact_rule"},
    )
    op.create_index(
        op.f("ix_safe_contact_rule_case_id"), "safe_contact_rule", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_safe_contact_rule_change_id"), "safe_contact_rule", ["change_id"], unique=False
    )
    op.create_table(
        "search_result",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("session", sa.String(length=64), nullable=False),
        sa.Column("cases", sa.String(length=4000), nullable=False),
        sa.Column("scanned", sa.Integer(), nullable=False),
        sa.Column("until", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_result")),
        info={"transient": "lives half an hour; the log has each search"},
    )
    op.create_table(
        "service_given",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("regime", sa.LargeBinary(), nullable=True),
        sa.Column("service", sa.LargeBinary(), nullable=True),
        sa.Column("provider", sa.LargeBinary(), nullable=True),
        sa.Column("started_on", sa.LargeBinary(), nullable=True),
        sa.Column("ended_on", sa.LargeBinary(), nullable=True),
        sa.Column("quantity", sa.LargeBinary(), nullable=True),
        sa.Column("amount", sa.LargeBinary(), nullable=True),
        sa.Column("legal_basis", sa.LargeBinary(), nullable=True),
        sa.Column("funding_source", sa.LargeBinary(), nullable=True),
        sa.Column("receipt", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_service_given")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_service_given_record_id_record_version")
        ),
        info={"attested": True, "kind": "service_given"},
    )
    op.create_index(op.f("ix_service_given_case_id"), "service_given", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_service_given_change_id"), "service_given", ["change_id"], unique=False
    )
    op.create_table(
        "staff_request",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("request_kind", sa.String(length=200), nullable=True),
        sa.Column("role", sa.String(length=200), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("order_number", sa.String(length=200), nullable=True),
        sa.Column("decision", sa.String(length=200), nullable=True),
        sa.Column("subject", sa.String(length=64), nullable=True),
        sa.Column("successor", sa.String(length=64), nullable=True),
        sa.Column("asked_by", sa.String(length=64), nullable=True),
        sa.Column("decided_by", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_staff_request")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_staff_request_record_id_record_version")
        ),
        info={"attested": True, "kind": "staff_request"},
    )
    op.create_index(op.f("ix_staff_request_asked_by"), "staff_request", ["asked_by"], unique=False)
    op.create_index(op.f("ix_staff_request_case_id"), "staff_request", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_staff_request_change_id"), "staff_request", ["change_id"], unique=False
    )
    op.create_index(
        op.f("ix_staff_request_decided_by"), "staff_request", ["decided_by"], unique=False
    )
    op.create_index(op.f("ix_staff_request_subject"), "staff_request", ["subject"], unique=False)
    op.create_index(
        op.f("ix_staff_request_successor"), "staff_request", ["successor"], unique=False
    )
    op.create_table(
        "support_plan",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("planned_end_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_support_plan")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_support_plan_record_id_record_version")
        ),
        info={"attested": True, "kind": "support_plan"},
    )
    op.create_index(op.f("ix_support_plan_case_id"), "support_plan", ["case_id"], unique=False)
    op.create_index(op.f("ix_support_plan_change_id"), "support_plan", ["change_id"], unique=False)
    op.create_table(
        "support_plan_support",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("person_words", sa.LargeBinary(), nullable=True),
        sa.Column("strengths", sa.LargeBinary(), nullable=True),
        sa.Column("needs", sa.LargeBinary(), nullable=True),
        sa.Column("living_arrangement", sa.LargeBinary(), nullable=True),
        sa.Column("education_level", sa.LargeBinary(), nullable=True),
        sa.Column("agreement", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_support_plan_support")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_support_plan_support_record_id_record_version"),
        ),
        info={"attested": True, "kind": "support_plan"},
    )
    op.create_index(
        op.f("ix_support_plan_support_case_id"), "support_plan_support", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_support_plan_support_change_id"),
        "support_plan_support",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "task",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("kind", sa.String(length=200), nullable=True),
        sa.Column("role", sa.String(length=200), nullable=True),
        sa.Column("agency", sa.String(length=200), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_task")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_task_record_id_record_version")
        ),
        info={"attested": True, "kind": "task"},
    )
    op.create_index(op.f("ix_task_case_id"), "task", ["case_id"], unique=False)
    op.create_index(op.f("ix_task_change_id"), "task", ["change_id"], unique=False)
    op.create_table(
        "threat",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("happened_on", sa.LargeBinary(), nullable=True),
        sa.Column("kind", sa.LargeBinary(), nullable=True),
        sa.Column("description", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_threat")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_threat_record_id_record_version")
        ),
        info={"attested": True, "kind": "threat"},
    )
    op.create_index(op.f("ix_threat_case_id"), "threat", ["case_id"], unique=False)
    op.create_index(op.f("ix_threat_change_id"), "threat", ["change_id"], unique=False)
    op.create_table(
        "trafficking_event",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("type", sa.LargeBinary(), nullable=True),
        sa.Column("country", sa.LargeBinary(), nullable=True),
        sa.Column("place", sa.LargeBinary(), nullable=True),
        sa.Column("happened_on", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_trafficking_event")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_trafficking_event_record_id_record_version"),
        ),
        info={"attested": True, "kind": "trafficking_event"},
    )
    op.create_index(
        op.f("ix_trafficking_event_case_id"), "trafficking_event", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_trafficking_event_change_id"), "trafficking_event", ["change_id"], unique=False
    )
    op.create_table(
        "used_code",
        sa.Column("officer", sa.String(length=64), nullable=False),
        sa.Column("step", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("officer", "step", name=op.f("pk_used_code")),
        info={"transient": "a code lives for a minute and a half"},
    )
    op.create_table(
        "verification_extension",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("asked_until", sa.Date(), nullable=True),
        sa.Column("granted_until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_verification_extension")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_verification_extension_record_id_record_version"),
        ),
        info={"attested": True, "kind": "verification_extension"},
    )
    op.create_index(
        op.f("ix_verification_extension_case_id"),
        "verification_extension",
        ["case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_verification_extension_change_id"),
        "verification_extension",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "verification_extension_legal",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_verification_extension_legal")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_verification_extension_legal_record_id_record_version"),
        ),
        info={"attested": True, "kind": "verification_extension"},
    )
    op.create_index(
        op.f("ix_verification_extension_legal_case_id"),
        "verification_extension_legal",
        ["case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_verification_extension_legal_change_id"),
        "verification_extension_legal",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "verification_request",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("requested_agency", sa.String(length=200), nullable=True),
        sa.Column("requested_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_verification_request")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_verification_request_record_id_record_version"),
        ),
        info={"attested": True, "kind": "verification_request"},
    )
    op.create_index(
        op.f("ix_verification_request_case_id"), "verification_request", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_verification_request_change_id"),
        "verification_request",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "verification_request_legal",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("document_number", sa.LargeBinary(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_verification_request_legal")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_verification_request_legal_record_id_record_version"),
        ),
        info={"attested": True, "kind": "verification_request"},
    )
    op.create_index(
        op.f("ix_verification_request_legal_case_id"),
        "verification_request_legal",
        ["case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_verification_request_legal_change_id"),
        "verification_request_legal",
        ["change_id"],
        unique=False,
    )
    op.create_table(
        "verification_result",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("result", sa.String(length=200), nullable=True),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_verification_result")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_verification_result_record_id_record_version"),
        ),
        info={"attested": True, "kind": "verification_result"},
    )
    op.create_index(
        op.f("ix_verification_result_case_id"), "verification_result", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_verification_result_change_id"), "verification_result", ["change_id"], unique=False
    )
    op.create_table(
        "verification_result_legal",
        sa.Column("row_id", sa.String(length=64), nullable=False),
        sa.Column("record_id", sa.String(length=64), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(length=64), nullable=True),
        sa.Column("change_id", sa.String(length=64), nullable=False),
        sa.Column("recorded_by", sa.String(length=64), nullable=False),
        sa.Column("recorded_for", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("summary", sa.LargeBinary(), nullable=True),
        sa.Column("reply_number", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_verification_result_legal")),
        sa.UniqueConstraint(
            "record_id",
            "record_version",
            name=op.f("uq_verification_result_legal_record_id_record_version"),
        ),
        info={"attested": True, "kind": "verification_result"},
    )
    op.create_index(
        op.f("ix_verification_result_legal_case_id"),
        "verification_result_legal",
        ["case_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_verification_result_legal_change_id"),
        "verification_result_legal",
        ["change_id"],
        unique=False,
    )
