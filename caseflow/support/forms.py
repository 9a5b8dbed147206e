"""The forms of support, made from the field list."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from caseflow.forms.asked import always
from caseflow.forms.choices import ChoiceField
from caseflow.forms.record_form import Asking, RecordsForm, record_form, records_form
from caseflow.languages import lazy_bilingual
from caseflow.law.fields import Field, shipped
from caseflow.support.rules import TOLD, TOLD_WHEN_MET
from caseflow.wording import Book

Choices = Sequence[tuple[str, Any]]
APPROVER, SERVICE = "approval-approver", "service_given-service"
REGIME, RECEIVED = "service_given-regime", "received_on"
# Of a referral: what is fixed when it is sent, and what its answer and its reading write.
OF_THE_ANSWER = ("sent_on", "response", "decline_reason", "outcome_seen_on", "last_feedback_on")


def entitlement_form(book: Book, regimes: Collection[str]) -> type[RecordsForm]:
    """The answer about one of ``regimes``, those of the law that applies; its last day is
    computed."""
    spec = shipped("entitlement")
    asking = Asking(
        omit=("until_on",),
        required={"application_received_on": False},
        choices_for={"regime": _offered(book, spec.field("regime"), regimes)},
    )
    return record_form(spec, book, asking)


class OneOfFew(ChoiceField):
    """A short list to open: one of many alike on a page, each of which may be left out."""

    @property
    def kind(self) -> str:  # type: ignore[override]  # an attribute of its class elsewhere
        """A list to open, however few there are."""
        return "select"

    @property
    def mark(self) -> str:
        """None: that each may be left out is said once, above them."""
        return ""


class TellingForm(RecordsForm):
    """On which day the person was told of regimes, and what they chose of each: ``offered``
    are asked about, and whatever else was sent is shown again, to be taken back."""

    offered: Collection[str] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in [n for n, (record, _) in self.asked.items() if record == TOLD]:
            if name not in self.offered and not self[name].typed.get(""):
                del self[name]
        self.asked = {name: which for name, which in self.asked.items() if name in self}


def telling_form(
    book: Book, untold: Mapping[str, Any], regimes: Collection[str]
) -> type[RecordsForm]:
    """``untold``: the regimes left, with the article of each in words; ``regimes``: all those
    of the law that applies."""
    spec = shipped("entitlement")
    names = dict(_offered(book, spec.field("regime"), regimes))
    codes = book.choices(spec.field("person_choice"))
    choices = [(each.code, lazy_bilingual(each.label_vi, each.label_en)) for each in codes]
    fields = {
        f"{TOLD}-{each}": OneOfFew(label, choices=choices, description=untold.get(each, ""))
        for each, label in names.items()
    }
    asking = Asking(only=("offered_on",), required={"offered_on": True}, extra=fields)
    form = record_form(spec, book, asking)
    asked = {**form.asked, **{f"{TOLD}-{each}": (TOLD, each) for each in names}}
    offered = {f"{TOLD}-{each}" for each in untold}
    return type("TellForm", (TellingForm, form), {"asked": asked, "offered": offered})


def _offered(book: Book, asked: Field, regimes: Collection[str]) -> Choices:
    return [
        (code.code, lazy_bilingual(code.label_vi, code.label_en))
        for code in book.choices(asked)
        if code.code in regimes
    ]


def plain_form(
    book: Book, record: str, named: Mapping[str, Choices] | None = None
) -> type[RecordsForm]:
    """A record as the list has it; ``named``: agencies to choose from, by field."""
    return record_form(shipped(record), book, Asking(choices_for=named or {}))


def follow_up_form(book: Book) -> type[RecordsForm]:
    """A contact that was made or tried."""
    when = dict.fromkeys(TOLD_WHEN_MET, _l("bắt buộc khi đã gặp, đã nói chuyện"))
    when["next_on"] = _l("bắt buộc khi chưa liên hệ được")
    asking = Asking(required={"done_on": True}, when=when)
    return record_form(shipped("follow_up"), book, asking)


def service_form(
    book: Book,
    regimes: Collection[str],
    agencies: Choices,
    supervisors: Choices | None,
    services: Choices,
) -> type[RecordsForm]:
    """A service, one of ``services``, under one of ``regimes``, and the approver where the
    payment is made only once; without ``supervisors`` none of ``services`` is."""
    spec = shipped("service_given")
    names = tuple(f"service_given-{field.name}" for field in spec.fields if field.name != RECEIVED)
    asking = Asking(
        only=names if supervisors is None else (*names, APPROVER),
        choices_for={
            REGIME: _offered(book, spec.field("regime"), regimes),
            SERVICE: services,
            "service_given-provider": agencies,
            APPROVER: supervisors or (),
        },
        required={APPROVER: False},
    )
    return records_form([spec, shipped("approval")], book, asking)


def own_service_form(book: Book, services: Choices) -> type[RecordsForm]:
    """A service of the provider itself, who is not told which law applies to the person."""
    spec = shipped("service_given")
    names = tuple(
        f"service_given-{f.name}" for f in spec.fields if f.name not in ("provider", RECEIVED)
    )
    return records_form([spec], book, Asking(only=names, choices_for={SERVICE: services}))


def receipt_form(book: Book) -> type[RecordsForm]:
    """How and when the person received a payment that was approved."""
    names = ("receipt", RECEIVED)
    asking = Asking(only=names, required=dict.fromkeys(names, True))
    return record_form(shipped("service_given"), book, asking)


def referral_form(book: Book, agencies: Choices, known: Collection[str]) -> type[RecordsForm]:
    """What the caseworker says in a referral; the rest is the receiver's answer. ``known``: the
    compartments the role sees, since nobody tells of what they cannot read."""
    spec = shipped("referral")
    asking = Asking(
        omit=OF_THE_ANSWER,
        choices_for={
            "receiving_agency": agencies,
            "compartments": _offered(book, spec.field("compartments"), known),
        },
    )
    return record_form(spec, book, asking)


def grant_form(book: Book, known: Collection[str]) -> type[RecordsForm]:
    """What is shared with whoever asked, and until when: a referral that asks for no service."""
    spec, left_out = shipped("referral"), ("receiving_agency", "reason", "services_asked")
    asking = Asking(
        omit=(*left_out, *OF_THE_ANSWER),
        choices_for={"compartments": _offered(book, spec.field("compartments"), known)},
    )
    return record_form(spec, book, asking)


def outside_answer_form(book: Book) -> type[RecordsForm]:
    """What a body outside the system answered: taken on, or not and why."""
    answers = [("accepted", _l("Tiếp nhận")), ("declined", _l("Không tiếp nhận"))]
    asking = Asking(
        only=("response", "decline_reason"),
        extra={
            "response": ChoiceField(_l("Trả lời của nơi nhận"), choices=answers, required=always)
        },
    )
    return record_form(shipped("referral"), book, asking)


def nothing_form(book: Book) -> type[RecordsForm]:
    """Nothing is asked: the officer confirms."""
    return record_form(shipped("referral"), book, Asking(only=()))


def closure_form(book: Book, supervisors: Choices) -> type[RecordsForm]:
    """How the case ends, and who approves that."""
    spec = shipped("closure")
    names = tuple(f"closure-{f.name}" for f in spec.fields if f.name != "closed_on")
    asking = Asking(only=(*names, APPROVER), choices_for={APPROVER: supervisors})
    return records_form([spec, shipped("approval")], book, asking)


def reopening_form(book: Book, supervisors: Choices) -> type[RecordsForm]:
    """Why the case is opened again, and who approves that."""
    spec = shipped("reopening")
    names = tuple(f"reopening-{f.name}" for f in spec.fields)
    asking = Asking(only=(*names, APPROVER), choices_for={APPROVER: supervisors})
    return records_form([spec, shipped("approval")], book, asking)


def decision_form(book: Book) -> type[RecordsForm]:
    """A supervisor's decision."""
    asking = Asking(only=("decision", "reason"), required={"decision": True})
    return record_form(shipped("approval"), book, asking)
