"""What reception records: how the person came, what they need now, what they were told."""

from caseflow.law.fields import shipped
from caseflow.vault.record import record_kind

INTAKE = record_kind(shipped("intake"))
INTAKE_RETURN = record_kind(shipped("intake_return"))
INTAKE_CHILD = record_kind(shipped("intake_child"))
HOTLINE_CALL = record_kind(shipped("hotline_call"))
IMMEDIATE_NEEDS = record_kind(shipped("immediate_needs"))
DECLARATION = record_kind(shipped("declaration"))
PRIVACY_NOTICE = record_kind(shipped("privacy_notice"))
