"""The person of a case and those around them."""

from caseflow.law.fields import shipped
from caseflow.vault.record import record_kind

PERSON = record_kind(shipped("person"))
IDENTITY_DOCUMENT = record_kind(shipped("identity_document"))
RELATIVE_OR_CONTACT = record_kind(shipped("relative_or_contact"))
REPRESENTATIVE = record_kind(shipped("representative"))
SAFE_CONTACT_RULE = record_kind(shipped("safe_contact_rule"))
ACCOMPANYING_MINOR = record_kind(shipped("accompanying_minor"))
