"""Lists of cases as the screens show them."""

from collections.abc import Sequence
from typing import Any

from flask import get_template_attribute, url_for
from markupsafe import Markup

from caseflow.case.labels import Shower
from caseflow.case.lists import Line, Page
from caseflow.case.rules import STAGE_NAMES, Stage, StageStatus
from caseflow.case.state import CaseState
from caseflow.errors import N_
from caseflow.languages import bilingual, gettext
from caseflow.policy import Role

SORTS = frozenset({"code", "due", "risk"})
COLUMNS = (
    ("code", N_("Mã hồ sơ")),
    ("name", N_("Họ, chữ đệm và tên")),
    ("legal", N_("Tư cách")),
    ("risk", N_("Mức độ nguy cơ")),
    ("stage", N_("Giai đoạn")),
    ("due", N_("Thời hạn gần nhất")),
)


def columns(role: Role, sort: str = "", stage: str = "") -> list[dict[str, Any]]:
    """The headings; those of clear facts sort, where ``sort`` names the present order. A
    referred provider has no more than what ``lines`` shows, and no order that would tell it."""
    provider = role is Role.REFERRED_PROVIDER
    return [
        {
            "key": key,
            "label": gettext(label),
            "href": url_for("cases.index", sort=key, stage=stage or None)
            if sort and key in SORTS and not provider
            else None,
            "sort": "ascending" if key == sort else "none",
        }
        for key, label in COLUMNS[: 2 if provider else None]
    ]


def lines(found: Sequence[Line], role: Role) -> list[dict[str, Any]]:
    """A row a case: its code leads to it; the name where it may stand, else the mask. A
    referred provider sees no more, for the rest was not in the referral."""
    shower = Shower()
    return [
        {
            "code": Markup('<a class="govuk-link cf-whole" href="{}">{}</a>').format(
                url_for("cases.case", code=line.state.code), line.state.code
            ),
            "name": line.shown_name,
        }
        | (_facts(line, shower) if role is not Role.REFERRED_PROVIDER else {})
        for line in found
    ]


def _facts(line: Line, shower: Shower) -> dict[str, Any]:
    return {
        "legal": shower.code("case", "legal_status", line.state.legal_status),
        "risk": shower.code("case", "risk_level", line.state.facts["risk_level"]),
        "stage": _under_way(line, shower),
        "due": _due(line),
    }


def _under_way(line: Line, shower: Shower) -> str:
    if line.state.closed:
        return shower.code("case", "status", line.state.facts["status"])
    names = [s for s in STAGE_NAMES if line.state.status_of(s) == "under_way"]
    return "; ".join(gettext(STAGE_NAMES[name]) for name in names) or gettext(_awaited(line.state))


def _awaited(state: CaseState) -> str:
    """What comes next, where nothing is under way."""
    refused = state.outcome_of(Stage.INTAKE) == "refused_by_person"
    if refused or state.legal_status in ("not_victim", "withdrawn"):
        return AFTER[Stage.SUPPORT]
    for stage in (Stage.SUPPORT, Stage.IDENTIFICATION, Stage.VERIFICATION):
        if state.status_of(stage) is StageStatus.ENDED:
            return AFTER[stage]
    decided = state.status_of(Stage.VERIFICATION) is StageStatus.NOT_APPLICABLE
    return AFTER[Stage.IDENTIFICATION] if decided else AFTER[Stage.INTAKE]


AFTER = {
    Stage.INTAKE: N_("Chờ xác minh"),
    Stage.VERIFICATION: N_("Chờ xác định"),
    Stage.IDENTIFICATION: N_("Chờ hỗ trợ"),
    Stage.SUPPORT: N_("Chưa kết thúc hồ sơ"),
}


def _due(line: Line) -> Markup:
    if line.deadline is None:
        return Markup("")
    left = get_template_attribute("macros/case.html", "deadline")
    label = bilingual(line.deadline.label_vi, line.deadline.label_en)
    return Markup("{} {}").format(left(line.deadline.days_left, line.deadline.hours_left), label)


def numbers(page: Page[Line], sort: str, stage: str) -> list[dict[str, Any]]:
    """The pages to go to from here."""
    return [
        {
            "number": n,
            "href": url_for("cases.index", page=n, sort=sort, stage=stage or None),
            "current": n == page.number,
        }
        for n in page.near
    ]
