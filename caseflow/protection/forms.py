"""The forms of protection, made from the field list."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l

from caseflow.forms.record_form import Asking, RecordsForm, record_form, records_form
from caseflow.languages import lazy_bilingual
from caseflow.law.fields import shipped
from caseflow.protection.rules import APPLIED_BY, ARRANGED, ENDED_BY, NOT_ASSESSED, PROPOSED, Matter
from caseflow.wording import Book

Choices = Sequence[tuple[str, str]]
_NOTE = "protection_measure-decision_note"
_PERIOD = ("from_on", "until_on")


def assess_form(book: Book) -> type[RecordsForm]:
    """The assessment, and whom of the relatives it concerns."""
    optional = ("category", "full_name", "safe_contact")
    spec = shipped("risk_assessment")
    levels = book.choices(spec.field("risk_level"))
    asking = Asking(
        required={f"covered_person-{name}": False for name in optional},
        choices_for={
            "risk_assessment-risk_level": [
                (level.code, lazy_bilingual(level.label_vi, level.label_en))
                for level in levels
                if level.code != NOT_ASSESSED
            ]
        },
    )
    return records_form([spec, shipped("covered_person")], book, asking)


def threat_form(book: Book) -> type[RecordsForm]:
    """One threat."""
    return record_form(shipped("threat"), book)


def covered_form(book: Book) -> type[RecordsForm]:
    """One covered person."""
    return record_form(shipped("covered_person"), book)


def refusal_form(book: Book, deciders: Choices) -> type[RecordsForm]:
    """The person declines measures, and the approver where one of them is in force."""
    return _with_approver("protection_refusal", book, deciders)


def review_form(book: Book, deciders: Choices) -> type[RecordsForm]:
    """A review, and the approver where it recommends a change or the end."""
    return _with_approver("protection_review", book, deciders)


def _with_approver(record: str, book: Book, deciders: Choices) -> type[RecordsForm]:
    asking = Asking(
        only=(*(f"{record}-{f.name}" for f in shipped(record).fields), "approval-approver"),
        choices_for={"approval-approver": deciders},
        required={"approval-approver": False},
    )
    return records_form([shipped(record), shipped("approval")], book, asking)


def propose_form(book: Book, deciders: Choices, agencies: Choices) -> type[RecordsForm]:
    """A measure, and the officer who decides about it."""
    asking = Asking(
        only=(*(f"protection_measure-{name}" for name in PROPOSED), "approval-approver"),
        choices_for={
            "approval-approver": deciders,
            "protection_measure-implementing_agency": agencies,
        },
        required={f"protection_measure-{name}": False for name in ARRANGED},
        when={
            "protection_measure-implementing_agency": _l("nếu đã biết"),
            "protection_measure-shelter_address": _l("nếu là nơi tạm lánh và đã bố trí được"),
        },
    )
    return records_form([shipped("protection_measure"), shipped("approval")], book, asking)


def carry_out_form(book: Book, agencies: Choices, *, sheltered: bool) -> type[RecordsForm]:
    """By whom a measure is carried out; where, if it is a shelter."""
    names = ARRANGED if sheltered else ARRANGED[1:]
    asking = Asking(
        only=names,
        choices_for={"implementing_agency": agencies},
        required=dict.fromkeys(names, True),
        when=dict.fromkeys(names, ""),
    )
    return record_form(shipped("protection_measure"), book, asking)


def decide_form(book: Book, matter: Matter) -> type[RecordsForm]:
    """The decision, and what an approved measure needs; one that ends, ends today."""
    ends = matter in (Matter.LIFT, Matter.REFUSE)
    needed = ENDED_BY if ends else (*APPLIED_BY, *_PERIOD)
    approved = [f"protection_measure-{name}" for name in needed]
    asking = Asking(
        only=("approval-decision", _NOTE, *approved),
        required={"approval-decision": True},
        when={_NOTE: _l("bắt buộc khi trả lại hoặc không phê duyệt")},
        approved=approved,
    )
    return records_form([shipped("approval"), shipped("protection_measure")], book, asking)


def expiry_form(book: Book) -> type[RecordsForm]:
    """Nothing is asked: the officer confirms that the measure's time is over."""
    return record_form(shipped("protection_measure"), book, Asking(only=()))
