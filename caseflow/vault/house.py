"""Records of the house itself (participation, clocks, officers …): the same kind of
table as the law's records, with their fields named here instead of in the field list."""

from dataclasses import replace

from caseflow.law.compartments import Compartment
from caseflow.law.fields import Field, RecordSpec

SOURCE = "design of caseflow"


def plain(
    name: str, why: str, label_vi: str, label_en: str, kind: str = "text", choices: str = ""
) -> Field:
    """A clear field, with the reason why it is clear; ``choices`` names its code list."""
    return Field(
        record="", stage="", name=name, label_vi=label_vi, label_en=label_en, type=kind,
        choices=(choices,) if choices else (), required="yes", held=None, why_clear=why,
        htcds="", source=SOURCE, note="",
    )  # fmt: skip


def sealed(
    name: str, held: Compartment, label_vi: str, label_en: str, kind: str, choices: str
) -> Field:
    """A field sealed under ``held``, answered from code list ``choices``."""
    field = plain(name, "", label_vi, label_en, kind, choices)
    return replace(field, held=held)


def house_record(name: str, stage: str, *fields: Field) -> RecordSpec:
    """The specification of a record of the house."""
    return RecordSpec(name, stage, tuple(fields))
