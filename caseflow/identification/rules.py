"""What makes a victim by the law, and what a decision must rest on.

Luật 53/2024 Đ2(1): act, means and purpose, the means not needed under 18; Đ32: the nine
sources of evidence and, only when there is none of them, the signs; Đ33(1): the document.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from caseflow.errors import N_, Refused
from caseflow.law.ages import CHILDREN
from caseflow.law.compartments import Compartment
from caseflow.law.fields import Field, RecordSpec, shipped
from caseflow.law.transition import LAW_2011, LAW_2024, law_on

VICTIM = "ActualVictimOfTrafficking"
LEGAL_STATUS: Mapping[str, str] = {
    VICTIM: "victim",
    "NotAVictimOfTrafficking": "not_victim",
    "Withdrawn": "withdrawn",
}
REVIEWED_AGAIN = frozenset({"pending", "changed"})
UNDECIDED = frozenset({"received", "suspected", "in_process", "not_victim", "withdrawn"})
_ORG_KINDS: Mapping[str, str] = {
    "provincial_police": "Police",
    "district_police": "Police",
    "commune_police": "Police",
    "procuracy": "CourtOrProsecution",
    "court": "CourtOrProsecution",
    "organisation": "NGO",
    "legal_aid_organisation": "NGO",
}

# The means must be shown of an adult only, and what is known of the age then is sealed in
# an account that the decider does not read: so the proposal itself says it.
UNDER_18 = Field(
    record="identification_proposal",
    stage="identification",
    name="under_18_when_trafficked",
    label_vi="Dưới 18 tuổi khi sự việc bắt đầu",
    label_en="Under 18 when it began",
    type="yes_no_unknown",
    choices=("yes_no_unknown",),
    required="if proposed_outcome = ActualVictimOfTrafficking",
    held=Compartment.LEGAL,
    why_clear="",
    htcds="",
    source="Luật 53/2024 Đ2(1) [F]",
    note="decides whether the means must be shown",
)


def _proposal() -> RecordSpec:
    spec = shipped("identification_proposal")
    fields: list[Field] = []
    for field in spec.fields:
        if field.name == "means":
            fields += [UNDER_18, replace(field, required="if under_18_when_trafficked = no")]
        else:
            fields.append(field)
    return RecordSpec(spec.name, spec.stage, tuple(fields))


PROPOSAL = _proposal()


def check_elements(answers: Mapping[str, Any], age_class: str) -> None:
    """Refuse a victim's proposal without act, purpose or, for an adult, means (Đ2(1))."""
    if answers.get("proposed_outcome") != VICTIM:
        return
    young = answers.get("under_18_when_trafficked")
    for name, sentence in (
        ("acts", N_("Hãy chọn hành vi đã xảy ra (Luật 53/2024 Đ2(1)).")),
        ("purposes", N_("Hãy chọn mục đích của hành vi (Luật 53/2024 Đ2(1)).")),
    ):
        if not answers.get(name):
            raise Refused(sentence, name)
    if young is None:
        raise Refused(
            N_("Hãy cho biết người này có dưới 18 tuổi khi sự việc bắt đầu hay không."),
            "under_18_when_trafficked",
        )
    if young == "no" and age_class in CHILDREN:
        raise Refused(
            N_("Hồ sơ ghi người này hiện dưới 18 tuổi. Hãy kiểm tra lại tuổi."),
            "under_18_when_trafficked",
        )
    if young == "no" and not answers.get("means"):
        raise Refused(
            N_("Với người đủ 18 tuổi, hãy chọn thủ đoạn đã dùng (Luật 53/2024 Đ2(1))."), "means"
        )


def check_sources(chosen: Iterable[str], sources: Iterable[str], signs: Iterable[str]) -> None:
    """Refuse a proposal that rests on nothing, or on signs beside a source: the signs of
    Đ32(2) count only when none of the sources of Đ32(1) is used."""
    used = set(chosen)
    if not used & {*sources, *signs}:
        raise Refused(
            N_("Hãy chọn ít nhất một nguồn tài liệu, chứng cứ hoặc dấu hiệu (Luật 53/2024 Đ32)."),
            "evidence_sources",
        )
    if used & set(sources) and used & set(signs):
        raise Refused(
            N_(
                "Dấu hiệu theo khoản 2 Điều 32 chỉ dùng khi không có nguồn nào theo khoản 1. "
                "Hãy bỏ chọn một trong hai loại."
            ),
            "evidence_sources",
        )


def check_document(decision: str, kind: str | None, number: str | None, decided_on: date) -> None:
    """Refuse a document that does not go with the decision or with the law of its day."""
    if decision == VICTIM and not kind:
        raise Refused(N_("Hãy chọn loại giấy tờ chứng nhận."), "document_kind")
    if decision != VICTIM and (kind or number):
        raise Refused(
            N_("Chỉ người được xác định là nạn nhân mới có giấy chứng nhận. Hãy để trống."),
            "document_kind" if kind else "document_number",
        )
    if kind and of_2011(kind) and law_on(decided_on) == LAW_2024:
        raise Refused(
            N_("Quyết định từ ngày 01/07/2025 không có giấy tờ theo Luật 2011. Hãy kiểm tra ngày; "
               "nếu ngày đúng, hãy ghi ở “Ghi kết luận xác định”."),
            "decided_on",
        )  # fmt: skip
    if kind and not of_2011(kind) and law_on(decided_on) == LAW_2011:
        raise Refused(
            N_("Quyết định trước ngày 01/07/2025 có giấy tờ theo Luật 2011: hãy ghi ở “Ghi kết "
               "luận đã có theo Luật 2011”."),
            "decided_on",
        )  # fmt: skip


def instrument_of(kind: str) -> str:
    """The id of the law whose paper this is."""
    return LAW_2011 if of_2011(kind) else LAW_2024


def of_2011(kind: str | None) -> bool:
    """Whether this is a document of the 2011 law: a decision made long ago, recorded now."""
    return bool(kind and kind.endswith("_2011"))


def org_kind(agency_kind: str) -> str:
    """The HTCDS kind of a deciding body."""
    return _ORG_KINDS.get(agency_kind, "NonPoliceGovernmentalOrganization")
