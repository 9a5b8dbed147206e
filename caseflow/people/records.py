"""The person of a case and those around them."""

from caseflow.law.fields import shipped
from caseflow.vault.lookup import Lookup, sought_by
from caseflow.vault.record import record_kind

PERSON = record_kind(shipped("person"))
IDENTITY_DOCUMENT = record_kind(shipped("identity_document"))
RELATIVE_OR_CONTACT = record_kind(shipped("relative_or_contact"))
REPRESENTATIVE = record_kind(shipped("representative"))
SAFE_CONTACT_RULE = record_kind(shipped("safe_contact_rule"))
ACCOMPANYING_MINOR = record_kind(shipped("accompanying_minor"))
sought_by(PERSON, Lookup.of_name, "full_name", "birth_date")
sought_by(IDENTITY_DOCUMENT, Lookup.of_document, "number")
