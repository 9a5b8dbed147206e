"""The forms of a rescue: the opening of a case at it, operations, outcome, hand-over."""

from collections.abc import Sequence
from typing import Any

from caseflow.forms.asked import always, never
from caseflow.forms.choices import ChoiceField, MultiChoiceField
from caseflow.forms.record_form import Asking, RecordsForm, record_form
from caseflow.languages import lazy_bilingual
from caseflow.law.book import LawBook
from caseflow.law.fields import Field, RecordSpec
from caseflow.rescue import rules

Choices = Sequence[tuple[str, Any]]


def _label(field: Field) -> Any:
    return lazy_bilingual(field.label_vi, field.label_en)


def _asking(spec: RecordSpec, rescuers: Choices, **more: Any) -> Asking:
    several = spec.field("participating_agencies")
    return Asking(
        choices_for={"lead_agency": rescuers},
        extra={
            "participating_agencies": MultiChoiceField(_label(several), choices=rescuers),
            **more.pop("extra", {}),
        },
        **more,
    )


def opening_form(book: LawBook, rescuers: Choices) -> type[RecordsForm]:
    """A person just rescued: the operation, and who they are as far as known."""
    operation, person = book.records["rescue_operation"], book.records["person"]
    both = RecordSpec("rescue", "rescue", (*operation.fields, *person.fields))
    asking = _asking(both, rescuers, only=rules.ON_OPENING, required={"carried_out_at": True})
    return record_form(both, book, asking)


def _outcome(book: LawBook, spec: RecordSpec) -> ChoiceField:
    """Only what ends an operation without a person; the hand-over says the rest."""
    field = spec.field("outcome")
    offered = [
        (code.code, lazy_bilingual(code.label_vi, code.label_en))
        for code in book.choices(field)
        if code.code in rules.NOT_HANDED
    ]
    return ChoiceField(_label(field), choices=offered, required=never)


def operation_form(book: LawBook, rescuers: Choices) -> type[RecordsForm]:
    """An operation in an existing case, planned or carried out."""
    spec = book.records["rescue_operation"]
    asking = _asking(spec, rescuers, extra={"outcome": _outcome(book, spec)})
    return record_form(spec, book, asking)


def outcome_form(book: LawBook) -> type[RecordsForm]:
    """When it was carried out, or how it ended without a person."""
    spec = book.records["rescue_operation"]
    asking = Asking(only=("carried_out_at", "outcome"), extra={"outcome": _outcome(book, spec)})
    return record_form(spec, book, asking)


def handover_form(book: LawBook, agencies: Choices) -> type[RecordsForm]:
    """Who received the person, when, with which papers."""
    spec = book.records["rescue_handover"]
    receiver = ChoiceField(
        _label(spec.field("received_by_agency")), choices=agencies, required=always
    )
    return record_form(spec, book, Asking(extra={"received_by_agency": receiver}))


def nothing_form(book: LawBook) -> type[RecordsForm]:
    """Only a button: nothing has to be said."""
    return record_form(book.records["rescue_operation"], book, Asking(only=()))
