"""What officers of one agency record about each other's work: findings of supervision."""

from caseflow.law.fields import shipped
from caseflow.vault.record import record_kind

FINDING = record_kind(shipped("finding_of_supervision"), links={"checked_by": "officer"})
