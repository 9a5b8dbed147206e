"""The forms of a limit made longer, the same for whichever stage it is of, made from the field
list: what is asked, and the decision about it."""

from collections.abc import Sequence
from typing import Any

from caseflow.forms.record_form import Asking, RecordsForm, records_form
from caseflow.law.fields import shipped
from caseflow.wording import Book

ASKED = ("reason", "asked_until")
APPROVER = "approval-approver"


def extension_form(
    book: Book, record: str, approvers: Sequence[tuple[str, Any]]
) -> type[RecordsForm]:
    """Why ``record`` asks for a later end, until when, and who decides."""
    names = (*(f"{record}-{name}" for name in ASKED), APPROVER)
    asking = Asking(only=names, choices_for={APPROVER: approvers})
    return records_form([shipped(record), shipped("approval")], book, asking)


def extension_decision_form(book: Book, record: str) -> type[RecordsForm]:
    """The decision; granted, with all that ``record`` names of a grant."""
    spec, decision = shipped(record), "approval-decision"
    granted = [f"{record}-{f.name}" for f in spec.fields if f.name not in ASKED]
    asking = Asking(
        only=(decision, "approval-reason", *granted),
        required={decision: True},
        approved=granted,
    )
    return records_form([shipped("approval"), spec], book, asking)
