"""The forms of verification, made from the field list."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from caseflow.forms.asked import always
from caseflow.forms.choices import ChoiceField
from caseflow.forms.dates import DateField, PastDateField
from caseflow.forms.record_form import Asking, RecordsForm, record_form
from caseflow.languages import lazy_bilingual
from caseflow.law.book import LawBook
from caseflow.law.fields import Field, RecordSpec
from caseflow.verification import rules

Choices = Sequence[tuple[str, Any]]
PAST = {
    ("initial_facts_check", "completed_on"),
    ("verification_request", "requested_on"),
    ("verification_request", "received_on"),
    ("verification_result", "completed_on"),
}


def label(field: Field) -> Any:
    """The label of ``field`` in the language of the request that shows it."""
    return lazy_bilingual(field.label_vi, field.label_en)


def _past(spec: RecordSpec) -> Mapping[str, Any]:
    """Dates of what has happened refuse a day to come where it is typed."""
    return {
        f.name: PastDateField(label(f), required=always)
        for f in spec.fields
        if (f.record, f.name) in PAST
    }


def plain_form(book: LawBook, record: str) -> type[RecordsForm]:
    """The form of one record, as the field list has it."""
    spec = book.records[record]
    return record_form(spec, book, Asking(extra=_past(spec)))


def finding_form(book: LawBook) -> type[RecordsForm]:
    """The verifier's own findings on identity; none of them must be there."""
    optional = {f.name: f.name == "source_note" for f in rules.IDENTITY_FINDING.fields}
    return record_form(rules.IDENTITY_FINDING, book, Asking(required=optional))


def request_form(book: LawBook, agencies: Choices) -> type[RecordsForm]:
    """Which police are asked to verify what."""
    spec = book.records["verification_request"]
    extra = {n: f for n, f in _past(spec).items() if n != "received_on"}
    asking = Asking(omit=("received_on",), choices_for={"requested_agency": agencies}, extra=extra)
    return record_form(spec, book, asking)


def receipt_form(book: LawBook) -> type[RecordsForm]:
    """The day on which the request was received."""
    spec = book.records["verification_request"]
    extra = {"received_on": _past(spec)["received_on"]}
    return record_form(spec, book, Asking(only=("received_on",), extra=extra))


def extension_form(book: LawBook, approvers: Choices) -> type[RecordsForm]:
    """Why longer, until when, decided by whom."""
    approver = book.records["approval"].field("approver")
    asked = ChoiceField(label(approver), choices=approvers, required=always)
    asking = Asking(omit=("granted_until",), extra={"approver": asked})
    form = record_form(book.records["verification_extension"], book, asking)
    form.asked = {**form.asked, "approver": ("approval", "approver")}
    return form


def extension_decision_form(book: LawBook) -> type[RecordsForm]:
    """The decision on an extension; granted until a day, or returned with a reason."""
    granted = book.records["verification_extension"].field("granted_until")
    asking = Asking(
        only=("decision", "reason"),
        required={"decision": True},
        extra={"granted_until": DateField(label(granted), when=_l("bắt buộc khi phê duyệt"))},
    )
    form = record_form(book.records["approval"], book, asking)
    form.asked = {**form.asked, "granted_until": ("verification_extension", "granted_until")}
    return form
