"""What protection records: risks, threats, who is covered, measures and their reviews."""

from caseflow.law.fields import shipped
from caseflow.vault.record import record_kind

_MEASURE = {"about_measure": "link to the measure"}
RISK_ASSESSMENT = record_kind(shipped("risk_assessment"))
THREAT = record_kind(shipped("threat"))
COVERED_PERSON = record_kind(shipped("covered_person"))
PROTECTION_MEASURE = record_kind(shipped("protection_measure"))
PROTECTION_REVIEW = record_kind(shipped("protection_review"), links=_MEASURE)
PROTECTION_REFUSAL = record_kind(shipped("protection_refusal"))
