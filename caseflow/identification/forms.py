"""The forms of identification: the proposal, the decision, its return, what follows."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from caseflow.forms.asked import always
from caseflow.forms.choices import ChoiceField
from caseflow.forms.dates import PastDateField
from caseflow.forms.record_form import Asking, RecordsForm, record_form
from caseflow.identification import rules
from caseflow.languages import lazy_bilingual
from caseflow.law.book import LawBook
from caseflow.law.fields import Field

COMPUTED = ("deciding_agency", "deciding_org_kind", "deciding_officer")
LATER = ("explained_on", "review_outcome")


def _label(field: Field) -> Any:
    return lazy_bilingual(field.label_vi, field.label_en)


def proposal_form(book: LawBook, approvers: Sequence[tuple[str, Any]]) -> type[RecordsForm]:
    """What is proposed, on what evidence, to whom."""
    approver = book.records["approval"].field("approver")
    asked = ChoiceField(_label(approver), choices=approvers, required=always)
    form = record_form(rules.PROPOSAL, book, Asking(extra={"approver": asked}))
    form.asked = {**form.asked, "approver": ("approval", "approver")}
    return form


def decision_form(book: LawBook, on: date) -> type[RecordsForm]:
    """The decision with its grounds and, for a victim, the document: a paper of a law that is
    in force ``on`` the day it is recorded."""
    return _decision(book, _papers(book, on, in_force=True), {})


def earlier_decision_form(book: LawBook, on: date) -> type[RecordsForm]:
    """A decision of long ago that recognised a victim, with its paper of a law that is no
    longer in force ``on`` the day it is recorded."""
    outcome = book.records["identification_decision"].field("decision")
    victim = [c for c in _labelled(book, outcome) if c[0] == rules.VICTIM]
    papers = _papers(book, on, in_force=False)
    return _decision(book, papers, {"decision": victim}, required={"document_kind": True})


def _labelled(book: LawBook, field: Field) -> list[tuple[str, Any]]:
    return [(c.code, lazy_bilingual(c.label_vi, c.label_en)) for c in book.choices(field)]


def _papers(book: LawBook, on: date, *, in_force: bool) -> list[tuple[str, Any]]:
    """The kinds of document by whether their law is in force."""
    kinds = _labelled(book, book.records["identification_decision"].field("document_kind"))
    return [
        (kind, label)
        for kind, label in kinds
        if book.instruments[rules.instrument_of(kind)].in_force(on) is in_force
    ]


def _decision(
    book: LawBook,
    papers: Sequence[tuple[str, Any]],
    choices: Mapping[str, Sequence[tuple[str, Any]]],
    required: Mapping[str, bool] | None = None,
) -> type[RecordsForm]:
    spec = book.records["identification_decision"]
    extra = {
        "decided_on": PastDateField(_label(spec.field("decided_on")), required=always),
        "explained_on": PastDateField(_label(spec.field("explained_on"))),
    }
    asking = Asking(
        omit=(*COMPUTED, "review_outcome"),
        extra=extra,
        choices_for={"document_kind": papers, **choices},
        required=required or {},
    )
    return record_form(spec, book, asking)


def return_form(book: LawBook) -> type[RecordsForm]:
    """Returned or not approved, and why."""
    spec = book.records["approval"]
    field = spec.field("decision")
    offered = [
        (code.code, lazy_bilingual(code.label_vi, code.label_en))
        for code in book.choices(field)
        if code.code != "approved"
    ]
    asking = Asking(
        only=("decision", "reason"),
        required={"reason": True},
        extra={"decision": ChoiceField(_label(field), choices=offered, required=always)},
    )
    return record_form(spec, book, asking)


def follow_up_form(book: LawBook) -> type[RecordsForm]:
    """When the decision was explained; what a review came to."""
    spec = book.records["identification_decision"]
    explained = PastDateField(_label(spec.field("explained_on")))
    return record_form(spec, book, Asking(only=LATER, extra={"explained_on": explained}))
