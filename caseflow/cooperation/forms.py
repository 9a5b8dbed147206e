"""The forms of working together; nothing on them is ever chosen beforehand."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from caseflow.cooperation.rules.consents import OF_A_CHILD
from caseflow.forms.asked import always
from caseflow.forms.choices import BOXES_UP_TO, ChoiceField, LongListField, MultiChoiceField
from caseflow.forms.record_form import Asking, RecordsForm, record_form, records_form
from caseflow.forms.text import TextField
from caseflow.languages import lazy_bilingual
from caseflow.law.ages import AgeClass
from caseflow.law.book import LawBook
from caseflow.law.fields import Field

Choices = Sequence[tuple[str, Any]]
WRITTEN_BY_THE_SYSTEM = frozenset(
    {"text_shown", "text_version", "representative_name", "withdrawn_at"}
)
WITH_CHILD = "child_and_representative"  # a form of consent that no adult gives
NEVER_TOLD = frozenset({"counselling"})
GIVEN = ("to_agency", "handed_at", "reason", "belongings", "escort", "minutes_number")
WITHIN_AN_AGENCY = frozenset({"officer_change"})  # no reason to give a case to another agency


def consent(
    book: LawBook,
    agencies: Choices,
    purposes: Sequence[str] | None,
    speakers: Choices,
    facts: Mapping[str, Any],
    known: Collection[str],
) -> type[RecordsForm]:
    """What the person decided, for one purpose. ``purposes``: those that the role asks for;
    ``speakers``: who may speak for the person; ``known``: the compartments the role sees."""
    spec = book.records["consent"]
    recipients, purpose = spec.field("recipients"), spec.field("purpose")
    several = MultiChoiceField if len(agencies) <= BOXES_UP_TO else LongListField
    codes = [c for c in _codes(book, purpose) if purposes is None or c[0] in purposes]
    extra: dict[str, Any] = {
        "purpose": ChoiceField(_label(purpose), choices=codes, required=always),
        "recipients": several(_label(recipients), choices=agencies, required=always),
    }
    # An adult has no view of a child to ask for; age not established counts as a child's.
    adult = facts["age_class"] == AgeClass.ADULT
    if speakers:
        extra["representative"] = (
            ChoiceField(_l("Người đại diện đã bày tỏ ý kiến"), choices=speakers)
            if adult
            else ChoiceField(
                _l("Người đại diện cùng đồng ý"),
                choices=speakers,
                when=_l("bắt buộc khi ghi là đồng ý"),
            )
        )
    omit = WRITTEN_BY_THE_SYSTEM | (OF_A_CHILD if adult else set())
    choices = {
        "compartments": [c for c in _codes(book, spec.field("compartments")) if c[0] in known],
        "form": [c for c in _codes(book, spec.field("form")) if not adult or c[0] != WITH_CHILD],
    }
    asking = Asking(omit=omit, extra=extra, facts=facts, choices_for=choices)
    form = record_form(spec, book, asking)
    spoke = {"representative": ("consent", "representative")} if speakers else {}
    return type("ConsentForm", (form,), {"asked": {**form.asked, **spoke}})


def ground(
    book: LawBook, recipients: Choices, supervisors: Choices, known: frozenset[str]
) -> type[RecordsForm]:
    """Whom, what, by which article and why; and who approves it. ``known``: the compartments
    the role sees, of which no ground ever tells of counselling."""
    spec, approver = book.records["sharing_ground"], "approval-approver"
    told = [c for c in _codes(book, spec.field("compartments")) if c[0] in known - NEVER_TOLD]
    names = tuple(
        f"sharing_ground-{f.name}" for f in spec.fields if f.name not in ("approved_at", "ended_at")
    )
    asking = Asking(
        only=(*names, approver),
        choices_for={
            "sharing_ground-recipient": recipients,
            "sharing_ground-compartments": told,
            approver: supervisors,
        },
    )
    return records_form([spec, book.records["approval"]], book, asking)


def ground_decision(book: LawBook) -> type[RecordsForm]:
    """A supervisor's decision about it."""
    asking = Asking(only=("decision", "reason"), required={"decision": True})
    return record_form(book.records["approval"], book, asking)


def handover(book: LawBook, agencies: Choices) -> type[RecordsForm]:
    """To whom, when and why the case is handed over."""
    spec = book.records["handover"]
    reasons = [c for c in _codes(book, spec.field("reason")) if c[0] not in WITHIN_AN_AGENCY]
    choices = {"to_agency": agencies, "reason": reasons}
    asking = Asking(only=GIVEN, choices_for=choices, now=("handed_at",))
    return record_form(spec, book, asking)


def handover_answer(book: LawBook) -> type[RecordsForm]:
    """Accepted, or not and why."""
    choices = [("accepted", _l("Tiếp nhận hồ sơ")), ("refused", _l("Chưa tiếp nhận"))]
    why = book.records["handover"].field("refusal_reason")
    return _answer("handover", "answer", choices, "refusal_reason", _label(why))


def referral_answer(book: LawBook) -> type[RecordsForm]:
    """Accepted, or declined and why."""
    choices = [("accepted", _l("Nhận hồ sơ")), ("declined", _l("Không tiếp nhận"))]
    why = book.records["referral"].field("decline_reason")
    return _answer("referral", "response", choices, "decline_reason", _label(why))


def request(book: LawBook) -> type[RecordsForm]:
    """Who is asked about, why, and until when an answer helps."""
    return record_form(book.records["person_request"], book)


def request_answer(book: LawBook) -> type[RecordsForm]:
    """Why nothing is shared."""
    asking = Asking(only=("reason",), required={"reason": True})
    return record_form(book.records["request_answer"], book, asking)


def _answer(
    record: str, question: str, choices: Choices, reason: str, reason_label: Any
) -> type[RecordsForm]:
    fields = {
        question: ChoiceField(_l("Trả lời"), choices=choices, required=always),
        reason: TextField(reason_label, when=_l("bắt buộc khi không tiếp nhận")),
        "asked": {question: (record, question), reason: (record, reason)},
    }
    return type("AnswerForm", (RecordsForm,), fields)


def assignment(officers: Choices, capacities: Choices) -> type[RecordsForm]:
    """Which officer does what."""
    fields = {
        "assignee": ChoiceField(_l("Cán bộ"), choices=officers, required=always),
        "capacity": ChoiceField(_l("Nhiệm vụ trong hồ sơ"), choices=capacities, required=always),
        "asked": {name: ("assignment", name) for name in ("assignee", "capacity")},
    }
    return type("AssignmentForm", (RecordsForm,), fields)


def bar(book: LawBook, officers: Choices) -> type[RecordsForm]:
    """Which officer is kept out, and why."""
    grounds = [
        (code.code, lazy_bilingual(code.label_vi, code.label_en))
        for code in book.codes["officer_bar"].values()
    ]
    fields = {
        "barred_officer": ChoiceField(_l("Cán bộ"), choices=officers, required=always),
        "reason": ChoiceField(_l("Căn cứ"), choices=grounds, required=always),
        "asked": {name: ("bar", name) for name in ("barred_officer", "reason")},
    }
    return type("BarForm", (RecordsForm,), fields)


def link(book: LawBook) -> type[RecordsForm]:
    """The other case and how the two are related."""
    return record_form(book.records["case_link"], book, Asking(omit=("end_reason", "ended_at")))


def link_end(book: LawBook) -> type[RecordsForm]:
    """Why the link does not hold."""
    asking = Asking(only=("end_reason",), required={"end_reason": True})
    return record_form(book.records["case_link"], book, asking)


def finding(book: LawBook, officers: Choices) -> type[RecordsForm]:
    """What was found in how support is given, who puts it right and by when."""
    asking = Asking(
        omit=("resolved_on", "resolution"), choices_for={"responsible_officer": officers}
    )
    return record_form(book.records["finding_of_supervision"], book, asking)


def finding_answer(book: LawBook) -> type[RecordsForm]:
    """When it was put right, and how."""
    names = ("resolved_on", "resolution")
    asking = Asking(only=names, required=dict.fromkeys(names, True))
    return record_form(book.records["finding_of_supervision"], book, asking)


def finding_check(book: LawBook, officers: Choices) -> type[RecordsForm]:
    """Put right on a day; or not, with another date, what is still to be done and, where need
    be, another officer."""
    not_yet = ("due_on", "required_action", "responsible_officer")
    asking = Asking(
        only=("resolved_on", *not_yet),
        choices_for={"responsible_officer": officers},
        required=dict.fromkeys(not_yet, False),
        when=dict.fromkeys(not_yet, _l("nếu chưa khắc phục xong")),
    )
    return record_form(book.records["finding_of_supervision"], book, asking)


def _label(field: Field) -> Any:
    return lazy_bilingual(field.label_vi, field.label_en)


def _codes(book: LawBook, field: Field) -> list[tuple[str, Any]]:
    return [(c.code, lazy_bilingual(c.label_vi, c.label_en)) for c in book.choices(field)]
