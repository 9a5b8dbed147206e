"""The forms of verification, made from the field list."""

from collections.abc import Mapping, Sequence
from typing import Any

from caseflow.forms.asked import always
from caseflow.forms.dates import PastDateField
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
