"""What verification records: first facts, request, evidence, findings, result."""

from caseflow.law.fields import shipped
from caseflow.vault.record import record_kind
from caseflow.verification import rules

INITIAL_FACTS_CHECK = record_kind(shipped("initial_facts_check"))
VERIFICATION_REQUEST = record_kind(shipped("verification_request"))
EVIDENCE_ITEM = record_kind(shipped("evidence_item"))
INTERVIEW = record_kind(shipped("interview"))
EXPLOITATION_ACCOUNT = record_kind(shipped("exploitation_account"))
TRAFFICKING_EVENT = record_kind(shipped("trafficking_event"))
ALLEGED_PERPETRATOR = record_kind(shipped("alleged_perpetrator"))
IDENTITY_FINDING = record_kind(rules.IDENTITY_FINDING)
VERIFICATION_EXTENSION = record_kind(shipped("verification_extension"))
VERIFICATION_RESULT = record_kind(shipped("verification_result"))
