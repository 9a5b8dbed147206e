"""A rescue operation, and the hand-over of the person rescued."""

from caseflow.law.fields import shipped
from caseflow.vault.record import record_kind

RESCUE_OPERATION = record_kind(shipped("rescue_operation"))
RESCUE_HANDOVER = record_kind(shipped("rescue_handover"))
