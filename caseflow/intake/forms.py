"""The forms of reception, one topic a page, made from the list of fields."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from caseflow.forms.asked import always
from caseflow.forms.choices import ChoiceField
from caseflow.forms.record_form import Asking, RecordsForm, record_form, records_form
from caseflow.languages import lazy_bilingual
from caseflow.law.book import LawBook
from caseflow.law.codes import Code
from caseflow.law.regimes import Eligibility

Choices = Sequence[tuple[str, Any]]
FIRST_PAGE = (
    "intake-route",
    "intake-presented_at",
    "intake-referring_agency",
    "intake-reporter",
    "intake-interpretation_need",
    "intake-working_arrangements",
    "intake-trafficking_signs",
    "person-full_name",
    "person-birth_date",
    "person-age_basis",
    "person-gender",
    "person-nationality",
    "person-primary_language",
)
PERSON_PART = (
    "intake-interpretation_need",
    "person-primary_language",
    *(name for name in FIRST_PAGE if name.startswith("person-") and "language" not in name),
)
SEEN_PART = ("intake-working_arrangements", "intake-trafficking_signs")  # may stay empty
OPEN = {  # in both languages, beside a label of the code list
    Eligibility.CASE_BY_CASE: (" (xem xét từng trường hợp)", " (case by case)"),
    Eligibility.TO_CONFIRM: (" (chưa đối chiếu)", " (not compared)"),
}
# Who needs a shelter at night may have to wait for it: the need is recorded first.
NOT_YET = {"place_of_stay": _l("nếu đã bố trí được chỗ ở")}
ENDINGS = frozenset({"support_given", "refused_by_person"})  # handed over: by its acceptance


def first_page(book: LawBook, agencies: Choices) -> type[RecordsForm]:
    """The page that opens a case: how the person came, and who they are."""
    choices, now = {"intake-referring_agency": agencies}, ("intake-presented_at",)
    asking = Asking(only=FIRST_PAGE, choices_for=choices, now=now)
    return records_form([book.records["intake"], book.records["person"]], book, asking)


def reception(book: LawBook) -> type[RecordsForm]:
    """What the hand-over of a rescued person does not say yet."""
    asking = Asking(only=("interpretation_need", "working_arrangements"))
    return record_form(book.records["intake"], book, asking)


def of_record(
    book: LawBook,
    record: str,
    named: Mapping[str, Choices],
    omit: Collection[str] = (),
    facts: Mapping[str, Any] | None = None,
) -> type[RecordsForm]:
    """The whole form of one record, without the fields the system answers itself;
    ``named``: agencies to choose from, by field."""
    spec = book.records[record]
    later = {each.name: NOT_YET[each.name] for each in spec.fields if each.name in NOT_YET}
    asking = Asking(
        omit=omit, choices_for=named, facts=facts or {}, when=later,
        required=dict.fromkeys(later, False),
    )  # fmt: skip
    return record_form(spec, book, asking)


def placing(book: LawBook) -> type[RecordsForm]:
    """To whom a child was given by now, and whether an emergency measure is needed."""
    asking = Asking(only=("handed_to", "emergency_measures"))
    return record_form(book.records["intake_child"], book, asking)


def care(
    book: LawBook, named: Mapping[str, Choices], answers: Mapping[str, Eligibility]
) -> type[RecordsForm]:
    """What is given at once; the regime, one of those that have an answer of the law, is asked
    where that is not plain."""
    spec = book.records["service_given"]
    listed = [code for code in book.choices(spec.field("regime")) if code.code in answers]
    asking = Asking(
        omit=("received_on",),
        choices_for={**named, "regime": [(c.code, _open(c, answers[c.code])) for c in listed]},
        required={"regime": False},
        when={"regime": _l("nếu dịch vụ có thể thuộc nhiều chế độ, hoặc chế độ phải xem xét")},
    )
    return record_form(spec, book, asking)


def _open(code: Code, answer: Eligibility) -> Any:
    """A regime; what the law says of it, unless it gives it plainly."""
    vi, en = OPEN.get(answer, ("", ""))
    return lazy_bilingual(f"{code.label_vi}{vi}", f"{code.label_en}{en}")


def of_intake(book: LawBook, *names: str) -> type[RecordsForm]:
    """A page that adds these fields to the intake record; each must be answered."""
    needed = {name: name != "account_summary" for name in names}
    needed["trafficking_signs"] = False
    asking = Asking(only=names, required=needed)
    return record_form(book.records["intake"], book, asking)


def notified(book: LawBook, departments: Choices) -> type[RecordsForm]:
    """When the department was told, and which one."""
    form = of_intake(book, "department_notified_at")
    which = ChoiceField(_l("Sở Y tế được thông báo"), choices=departments, required=always)
    asked = {**form.asked, "department": ("intake", "department")}
    return type("NotifiedForm", (form,), {"department": which, "asked": asked})


def ending(book: LawBook) -> type[RecordsForm]:
    """How reception ended."""
    field = book.records["intake"].field("outcome")
    codes = [(c.code, c) for c in book.choices(field) if c.code in ENDINGS]
    label, choices = field, [(code, lazy_bilingual(c.label_vi, c.label_en)) for code, c in codes]
    outcome = ChoiceField(
        lazy_bilingual(label.label_vi, label.label_en), choices=choices, required=always
    )
    asking = Asking(only=("outcome",), extra={"outcome": outcome})
    return record_form(book.records["intake"], book, asking)
