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
        sa.PrimaryKeyConstraint("row_id", name=op.f("pk_referral")),
        sa.UniqueConstraint(
            "record_id", "record_version", name=op.f("uq_referral_record_id_record_version")
        ),
        info={"attested": True, "kind": "referral"},
    )
    op.create_index(op.f("ix_referral_case_id"), "referral", ["case_id"], unique=False)
    op.create_index(op.f("ix_referral_change_id"), "referral", ["change_id"], unique=False)
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
        "used_code",
        sa.Column("officer", sa.String(length=64), nullable=False),
        sa.Column("step", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("officer", "step", name=op.f("pk_used_code")),
        info={"transient": "a code lives for a minute and a half"},
    )
