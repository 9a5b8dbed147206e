"""The determination ledger: proposals, and the decisions taken on them."""

from caseflow.identification import rules
from caseflow.law.fields import shipped
from caseflow.vault.record import record_kind

IDENTIFICATION_PROPOSAL = record_kind(rules.PROPOSAL)
IDENTIFICATION_DECISION = record_kind(
    shipped("identification_decision"), links={"proposal": "link to the proposal"}
)
