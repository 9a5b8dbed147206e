"""Forms made from the list of records and fields, so that no form can drift from it.

``record_form`` makes the form of one record, ``records_form`` of several on one page
(fields are then called ``record-field``). Labels, kinds, code lists, the two boxes
"không rõ" / "không muốn trả lời" and when an answer is required all come from the list.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from wtforms import Form
from wtforms.fields.core import UnboundField

from caseflow.forms.addresses import AddressField
from caseflow.forms.asked import AskedField, Required, always, never
from caseflow.forms.base import CaseForm
from caseflow.forms.choices import BOXES_UP_TO, ChoiceField, LongListField, MultiChoiceField
from caseflow.forms.dates import DateField, DateTimeField, PartialDateField
from caseflow.forms.numbers import IntegerField, MoneyField
from caseflow.forms.text import (
    DocumentNumberField,
    LongTextField,
    PersonNameField,
    PhoneField,
    TextField,
)
from caseflow.languages import bilingual, lazy_bilingual
from caseflow.law import conditions
from caseflow.law.fields import NOT_ANSWERED, Field, RecordSpec
from caseflow.wording import FROM_CALLER, Book

KINDS: Mapping[str, type[AskedField]] = {
    "text": TextField,
    "long_text": LongTextField,
    "person_name": PersonNameField,
    "document_number": DocumentNumberField,
    "phone": PhoneField,
    "date": DateField,
    "date_partial": PartialDateField,
    "datetime": DateTimeField,
    "integer": IntegerField,
    "money": MoneyField,
}
FROM_CODES: Mapping[str, type[ChoiceField]] = {
    "choice": ChoiceField,
    "yes_no_unknown": ChoiceField,
    "multi_choice": MultiChoiceField,
}
NOT_ASKED = frozenset({"attachment_ref"})  # files are no answers typed into a form
COUNTRIES = "external:iso_3166"  # a list in the order of its codes, which nobody reads
UNCONDITIONAL = (conditions.Never, conditions.IfKnown)
ChoicesFor = Mapping[str, Sequence[tuple[str, Any]]]


@dataclass(frozen=True)
class Asking:
    """What a page adds to the list. Names are the fields' own, or ``record-field``.

    ``choices_for``: agencies and officers to choose from, or the codes of a list in other
    words; ``extra``: unbound fields that
    replace a listed one or follow the last; ``required``: what only the stage's rules
    know (a condition in words, a fact of another page); ``facts``: answers known already;
    ``now``: moments that start with the present one; ``when``: in words, when the stage's
    own rules ask for an answer; ``approved``: what only an approval needs, and keeps.
    """

    only: Collection[str] | None = None
    omit: Collection[str] = ()
    choices_for: ChoicesFor = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)
    required: Mapping[str, bool] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    now: Collection[str] = ()
    when: Mapping[str, Any] = field(default_factory=dict)
    approved: Collection[str] = ()


DECISION, APPROVED = "approval-decision", "approved"
BIRTH, DATES = "birth_date", frozenset({"date", "date_partial", "datetime"})


class RecordsForm(CaseForm):
    """A form over records; ``asked`` says which field of the form is whose, ``approved`` which
    are no answers where nothing is approved."""

    asked: Mapping[str, tuple[str, str]] = {}
    approved: Collection[str] = ()

    def answers(self) -> dict[str, dict[str, Any]]:
        """Record → field → canonical answer; what is empty is absent."""
        found: dict[str, dict[str, Any]] = {record: {} for record, _name in self.asked.values()}
        for name, (record, of_record) in self.asked.items():
            idle = name in self.approved and self[DECISION].data != APPROVED
            if self[name].data is not None and not idle:
                found[record][of_record] = self[name].data
        return found

    def dates(self) -> dict[str, str]:
        """Question → when something happened or shall, as ISO text; not anybody's birth."""
        asked = (self[n] for n, (_, of_record) in self.asked.items() if of_record != BIRTH)
        dates = (each for each in asked if getattr(each, "kind", "") in DATES)
        return {each.name: each.data for each in dates if isinstance(each.data, str)}

    def fill(self, record: str, values: Mapping[str, Any]) -> None:
        """Show ``values`` of ``record`` for correcting; what was typed stays as typed."""
        if self.typed:
            return
        for name, (owner, of_record) in self.asked.items():
            if owner == record and of_record in values:
                self[name].answer(values[of_record])


def record_form(spec: RecordSpec, book: Book, asking: Asking | None = None) -> type[RecordsForm]:
    """The form of one record; its fields keep their own names."""
    asking = asking or Asking()
    wanted = [each for each in spec.fields if _is_asked(each, each.name, asking)]
    return _build({each.name: each for each in wanted}, spec.name, book, asking)


def records_form(
    specs: Sequence[RecordSpec], book: Book, asking: Asking | None = None
) -> type[RecordsForm]:
    """One form over several records; fields are called ``record-field``."""
    asking = asking or Asking()
    named = {f"{each.record}-{each.name}": each for spec in specs for each in spec.fields}
    wanted = {name: each for name, each in named.items() if _is_asked(each, name, asking)}
    return _build(wanted, "".join(spec.name for spec in specs), book, asking)


def _is_asked(each: Field, name: str, asking: Asking) -> bool:
    if each.type in NOT_ASKED or name in asking.omit:
        return False
    return asking.only is None or name in asking.only


def _build(
    wanted: Mapping[str, Field], title: str, book: Book, asking: Asking
) -> type[RecordsForm]:
    fields: dict[str, Any] = {
        name: asking.extra.get(name) or _field(each, name, book, asking, wanted.values())
        for name, each in wanted.items()
    }
    fields |= {name: each for name, each in asking.extra.items() if name not in wanted}
    asked = {name: (each.record, each.name) for name, each in wanted.items()}
    members = {**{name: _again(each) for name, each in fields.items()}, "asked": asked}
    members["approved"] = asking.approved
    return type(f"{title.title()}Form", (RecordsForm,), members)


def _again(each: Any) -> Any:
    """``each`` made anew: WTForms asks fields in the order in which they were made."""
    return UnboundField(each.field_class, *each.args, name=each.name, **each.kwargs)


def _field(each: Field, name: str, book: Book, asking: Asking, page: Collection[Field]) -> Any:
    options: dict[str, Any] = {"required": _required(each, name, asking)}
    approved = _l("bắt buộc khi phê duyệt") if name in asking.approved else ""
    told = asking.when.get(name) or approved
    options["when"] = told or _when_in_words(each, name, book, asking, page)
    label = lazy_bilingual(each.label_vi, each.label_en)
    if each.type in FROM_CODES:
        listed = [(c.code, lazy_bilingual(c.label_vi, c.label_en)) for c in book.choices(each)]
        codes = asking.choices_for.get(name, listed)
        kind = FROM_CODES[each.type]
        if kind is MultiChoiceField and len(codes) > BOXES_UP_TO:
            kind = LongListField
            options["also"] = {name: c.code for c in book.choices(each) for name in c.also}
        return kind(label, choices=codes, by_label=COUNTRIES in each.choices, **options)
    if each.type in FROM_CALLER:
        return ChoiceField(label, choices=asking.choices_for[name], **options)
    options[NOT_ANSWERED] = each.allows_not_answered
    if each.type == "address":
        return AddressField(label, places=book, **options)
    if name in asking.now:
        options["suggest_now"] = True
    return KINDS[each.type](label, **options)


def _required(each: Field, name: str, asking: Asking) -> Required:
    if name in asking.required:
        return always if asking.required[name] else never
    prefix = name.removesuffix(each.name)
    match each.condition:
        case conditions.Always():
            return always
        case conditions.IfKnown():
            return always if each.allows_not_answered else never
        case conditions.IfEquals(other, values):
            return _when(prefix, other, asking, lambda answer: answer in values)
        case conditions.IfDiffers(other, values):
            return _when(prefix, other, asking, lambda answer: answer not in (None, *values))
        case conditions.IfIncludes(other, values):
            return _when(prefix, other, asking, lambda answer: bool({*(answer or ())} & {*values}))
        case conditions.IfAnswered(other):
            return _when(prefix, other, asking, _tells)
    return never


def _when_in_words(
    each: Field, name: str, book: Book, asking: Asking, page: Collection[Field]
) -> Any:
    """When a question must be answered that need not always be, by another on the ``page``;
    empty for those that always or never must."""
    if asking.required.get(name):
        return ""
    if name in asking.required and not isinstance(each.condition, UNCONDITIONAL):
        return _l("tùy trường hợp")
    match each.condition:
        case conditions.IfEquals(other, values) | conditions.IfIncludes(other, values):
            words = _l("bắt buộc khi “%(question)s” là: %(answers)s")
        case conditions.IfDiffers(other, values):
            words = _l("bắt buộc, trừ khi “%(question)s” là: %(answers)s")
        case conditions.IfAnswered(other):
            words, values = _l("bắt buộc khi đã trả lời “%(question)s”"), ()
        case conditions.Always() | conditions.Never() | conditions.IfKnown():
            return ""
        case _:  # a circumstance that the stage's own rules know
            return _l("tùy trường hợp")
    asked = [f for f in page if (f.record, f.name) == (each.record, other)]
    if not asked:
        return _l("tùy trường hợp")
    return LazyString(partial(_said, words, asked[0], values, book))


def _said(words: Any, question: Field, values: Sequence[str], book: Book) -> str:
    codes = {code.code: bilingual(code.label_vi, code.label_en) for code in book.choices(question)}
    return str(words) % {
        "question": bilingual(question.label_vi, question.label_en),
        "answers": ", ".join(codes.get(value, value) for value in values),
    }


def _tells(answer: Any) -> bool:
    """Whether a canonical answer says something: neither empty nor one of the two boxes."""
    return answer is not None and not isinstance(answer, Mapping)


def _when(prefix: str, other: str, asking: Asking, holds: Callable[[Any], bool]) -> Required:
    """Required while ``holds`` of the answer to ``other``, on this page or known before."""

    def required(form: Form) -> bool:
        name = prefix + other if prefix + other in form else other
        answer = form[name].data if name in form else asking.facts.get(name)
        return holds(answer)

    return required
