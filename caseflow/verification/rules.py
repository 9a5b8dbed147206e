"""What verification knows by itself: whom it is asked of, what its answers lead to.

Luật 53/2024 Đ27, 32: the first facts within three days with the provincial police, the
verification by the police, and no question asked again without a reason.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from caseflow.duties.rules import Task
from caseflow.errors import N_, Refused
from caseflow.law.compartments import Compartment
from caseflow.law.fields import Field, RecordSpec, shipped

VERIFYING_KINDS = ("provincial_police",)  # Đ27: verification is asked of the provincial police
UNIDENTIFIED = frozenset({"received", "suspected"})  # a verification makes them "in process"
# Only who withdrew themselves is "withdrawn"; who cannot be reached has withdrawn nothing.
LEGAL_STATUS_AFTER: Mapping[str, str] = {"withdrew": "withdrawn"}
TO_BE_DECIDED = frozenset({"facts_confirmed", "facts_not_confirmed"})


def _adopted(name: str) -> Field:
    """A field of the person, asked here of the verifier's own findings."""
    field = shipped("person").field(name)
    return replace(field, record="identity_finding", stage="verification", required="no", note="")


# The verifier's findings on identity are the verifier's own record; the caseworker
# compares them with the person's and adopts what is right. The field list has no such
# record, so its fields are the person's, with the source beside them.
IDENTITY_FINDING = RecordSpec(
    "identity_finding",
    "verification",
    (
        *map(_adopted, ("full_name", "other_names", "birth_date", "nationality")),
        Field(
            record="identity_finding",
            stage="verification",
            name="source_note",
            label_vi="Nguồn của thông tin nhân thân",
            label_en="Source of these findings",
            type="text",
            choices=(),
            required="yes",
            held=Compartment.IDENTITY,
            why_clear="",
            htcds="",
            source="practice",
            note="says on what the caseworker may rely",
        ),
    ),
)


def check_finding(answers: Mapping[str, Any]) -> None:
    """Refuse findings that find nothing."""
    if not any(answers.get(f.name) for f in IDENTITY_FINDING.fields[:-1]):
        raise Refused(N_("Hãy ghi ít nhất một thông tin về nhân thân đã tìm thấy."), "full_name")


def check_interview(answers: Mapping[str, Any]) -> None:
    """Who declined has said nothing: there is no statement to keep."""
    if answers.get("participation") == "declined" and answers.get("statement"):
        raise Refused(
            N_("Người này chưa đồng ý làm việc: hãy để trống nội dung trình bày."), "statement"
        )


def next_task(conclusion: str) -> Task | None:
    """The caseworker's next task after the first facts: support for who holds a paper of
    Đ33(1) or wants services only, verification otherwise."""
    return {
        "document_held": Task.MAKE_PLAN,
        "services_only": Task.MAKE_PLAN,
        "verify": Task.REQUEST_VERIFICATION,
    }.get(conclusion)
