"""Every record and field of a case: labels, type, code lists, when required, where held.

Models, forms and pages are held against this list; it is the project's own, written
from the Human Trafficking Case Data Standard 2.0, the law and the two plans.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from caseflow.errors import N_
from caseflow.law import codes, conditions
from caseflow.law.codes import Code
from caseflow.law.compartments import Compartment
from caseflow.law.conditions import Condition, IfDiffers, IfEquals, IfIncludes
from caseflow.law.tables import Row, Tables, refuse

FILE = "fields.csv"
COLUMNS = (
    *("record", "stage", "field", "label_vi", "label_en", "type"),
    *("choices", "required", "held", "htcds", "source", "note"),
)
STAGES = frozenset(
    {"case", "intake", "verification", "identification", "rescue", "protection", "support"}
)
CHOICE_TYPES = frozenset({"choice", "multi_choice", "yes_no_unknown"})
TYPES = CHOICE_TYPES | {
    *("text", "long_text", "date", "date_partial", "datetime", "agency", "officer"),
    *("document_number", "person_name", "phone", "address", "attachment_ref"),
    *("integer", "money"),
}
EXTERNAL = frozenset({"external:iso_3166", "external:iso_639_3"})
NOT_ANSWERED = "not_answered"


@dataclass(frozen=True)
class Field:
    """One thing a record holds; ``held`` is None for a clear one, which says why."""

    record: str
    stage: str
    name: str
    label_vi: str
    label_en: str
    type: str
    choices: tuple[str, ...]
    required: str
    held: Compartment | None
    why_clear: str
    htcds: str
    source: str
    note: str

    @property
    def allows_not_answered(self) -> bool:
        """Whether "không rõ" and "không muốn trả lời" are answers to it."""
        return NOT_ANSWERED in self.choices

    @property
    def condition(self) -> Condition:
        """When it must be answered."""
        return conditions.parse(self.required)


@dataclass(frozen=True)
class RecordSpec:
    """One record of a stage, its fields in the order in which they are asked."""

    name: str
    stage: str
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field:
        """The field called ``name``; KeyError when there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.name}.{name}")

    @property
    def compartments(self) -> frozenset[Compartment]:
        """The compartments its sealed fields are held under."""
        return frozenset(field.held for field in self.fields if field.held is not None)


def load(tables: Tables, codes: Mapping[str, Mapping[str, Code]]) -> dict[str, RecordSpec]:
    """The records by name; refuses an unknown type, list, compartment or condition."""
    grouped: dict[str, list[Field]] = {}
    for row in tables.rows(FILE, COLUMNS):
        field = _field(row, codes)
        mates = grouped.setdefault(field.record, [])
        if any(mate.name == field.name for mate in mates):
            row.refuse(N_("trường “%(field)s” có hai lần"), field=field.name)
        if mates and mates[0].stage != field.stage:
            row.refuse(N_("một bản ghi không thể thuộc hai giai đoạn"))
        mates.append(field)
    for fields in grouped.values():
        for field in fields:
            _check_condition(field, grouped, codes)
    return {
        name: RecordSpec(name, fields[0].stage, tuple(fields)) for name, fields in grouped.items()
    }


def _field(row: Row, codes: Mapping[str, Mapping[str, Code]]) -> Field:
    kind = row.one_of("type", TYPES)
    choices = tuple(filter(None, row.optional("choices").split(";")))
    unknown = [name for name in choices if name not in codes and name not in EXTERNAL]
    if unknown:
        row.refuse(N_("không có danh mục mã “%(list)s”"), list=unknown[0])
    if kind in CHOICE_TYPES and not choices:
        row.refuse(N_("trường lựa chọn phải nêu danh mục mã"))
    if kind not in CHOICE_TYPES and choices not in ((), (NOT_ANSWERED,)):
        row.refuse(N_("chỉ trường lựa chọn mới có danh mục mã"))
    held, why = _held(row)
    return Field(
        record=row.text("record"),
        stage=row.one_of("stage", STAGES),
        name=row.text("field"),
        label_vi=row.text("label_vi"),
        label_en=row.text("label_en"),
        type=kind,
        choices=choices,
        required=row.text("required"),
        held=held,
        why_clear=why,
        htcds=row.optional("htcds"),
        source=row.text("source"),
        note=row.optional("note"),
    )


def _held(row: Row) -> tuple[Compartment | None, str]:
    held = row.one_of("held", {"clear", *Compartment})
    if held != "clear":
        return Compartment(held), ""
    label, _, reason = row.optional("note").partition(": ")
    if label != "clear" or not reason:
        row.refuse(N_("trường không niêm phong phải nêu lý do “clear: …”"))
    return None, reason


def _check_condition(
    field: Field,
    records: Mapping[str, list[Field]],
    codes: Mapping[str, Mapping[str, Code]],
) -> None:
    """Refuse a condition on a field or an answer that does not exist."""
    condition = field.condition
    if not isinstance(condition, IfEquals | IfDiffers | IfIncludes):
        return
    entry = f"{field.record}.{field.name}"
    everywhere = [other for fields in records.values() for other in fields]
    asked = [other for other in records[field.record] if other.name == condition.field] or [
        other for other in everywhere if other.name == condition.field
    ]
    if not asked:
        wrong = N_("điều kiện nêu trường không có: “%(field)s”")
        refuse(FILE, entry, wrong, field=condition.field)
    answers = {code for other in asked for name in other.choices for code in codes.get(name, ())}
    unknown = [value for value in condition.values if value not in answers]
    if unknown:
        refuse(FILE, entry, N_("điều kiện nêu mã không có: “%(code)s”"), code=unknown[0])


@cache
def _shipped() -> Mapping[str, RecordSpec]:
    tables = Tables()
    return load(tables, codes.load(tables))


def shipped(record: str) -> RecordSpec:
    """The record as the field list of this release has it: what the tables are made from."""
    return _shipped()[record]
