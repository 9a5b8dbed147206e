"""The header every page of a case has: code, name or mask, status, risk, deadline, owner."""

from collections.abc import Mapping, Sequence
from typing import Any

from caseflow.case.access import Access
from caseflow.case.labels import Shower
from caseflow.case.rules import STAGE_NAMES, STATUS_NAMES, StageStatus
from caseflow.case.sections import Deadline, Sections
from caseflow.case.state import CaseState
from caseflow.case.view import UNNAMED
from caseflow.db import current
from caseflow.errors import N_
from caseflow.languages import gettext
from caseflow.law.ages import CHILD_EMERGENCY, AgeClass
from caseflow.policy import Role

LOOKS = {
    StageStatus.NOT_STARTED: "waiting",
    StageStatus.UNDER_WAY: "open",
    StageStatus.ENDED: "done",
    StageStatus.NOT_APPLICABLE: "skipped",
}


def header_of(access: Access, name: str | None, shower: Shower) -> dict[str, Any]:
    """What the header macro shows. ``name`` is ``None`` while identity is closed. A referred
    provider sees the code and the name alone: the rest was not in the referral."""
    state, name = access.state, gettext(name) if name == UNNAMED else name
    if access.actor.role is Role.REFERRED_PROVIDER:
        told = {"code": state.code, "name": name}
        return told | {"facts": [], "brief": [], "deadline": None, "stages": []}
    shower.know([state.row])
    facts = {
        field: {"label": gettext(label), "value": shower.code("case", field, state.facts[field])}
        for label, field in (
            (N_("Tư cách"), "legal_status"),
            (N_("Mức độ nguy cơ"), "risk_level"),
            (N_("Nhóm tuổi"), "age_class"),
            (N_("Cơ quan chủ trì"), "lead_agency"),
            (N_("Cán bộ phụ trách"), "responsible_officer"),
            (N_("Tình trạng"), "status"),
        )
    }
    stages = [_stage(state, shower, stage) for stage in STAGE_NAMES]
    due = list(current(Sections).deadlines([state.id]).get(state.id, []))
    return {
        "code": state.code,
        "name": name,
        "facts": list(facts.values()),
        "brief": _brief(facts, stages),
        "deadline": due[0] if due else None,
        "why": why_it_runs(due[0], state) if due else "",
        "stages": stages,
    }


def _brief(
    facts: Mapping[str, Mapping[str, str]], stages: Sequence[Mapping[str, str]]
) -> list[str]:
    """What stays in sight where the header is folded: status, risk, the stages under way, and
    who is responsible."""
    under_way = [each["label"] for each in stages if each["state"] == "open"]
    told = (
        facts["legal_status"]["value"],
        gettext("Nguy cơ: %(level)s", level=facts["risk_level"]["value"]),
        ", ".join(under_way),
        facts["responsible_officer"]["value"],
    )
    return [each for each in told if each]


def why_it_runs(deadline: Deadline, state: CaseState) -> str:
    """What ends the limit of a child's emergency, and why it runs for a person whose age nobody
    has established; empty for any other."""
    if deadline.clock != CHILD_EMERGENCY:
        return ""
    unsure = state.age_class == AgeClass.NOT_ESTABLISHED
    return " ".join(gettext(each) for each in ((UNSURE, ENDS) if unsure else (ENDS,)))


UNSURE = N_("Chưa xác định được tuổi nên tính theo thời hạn của trẻ em cho đến khi biết rõ tuổi.")
ENDS = N_(
    "Kết thúc khi hồ sơ ghi đã giao em cho người thân thích, cơ sở hoặc nơi chăm sóc thay thế, "
    "ghi không cần can thiệp khẩn cấp, hoặc có biện pháp bảo vệ đang áp dụng. Ghi ở phần Tiếp "
    "nhận, mục “Tiếp nhận người dưới 18 tuổi”; đã ghi rồi thì ghi tiếp em đã được giao cho ai."
)


def _stage(state: CaseState, shower: Shower, stage: str) -> dict[str, str]:
    status, outcome = state.status_of(stage), state.outcome_of(stage)
    words = gettext(STATUS_NAMES[status])
    if outcome and status is StageStatus.ENDED:
        words = shower.code(*current(Sections).outcome_of(stage), outcome)
    return {"label": gettext(STAGE_NAMES[stage]), "state": LOOKS[status], "words": words}
