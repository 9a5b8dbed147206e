"""What staff asks of the cases without knowing them: how many are open at an agency."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from caseflow.db import current
from caseflow.errors import N_, NotThere, Refused
from caseflow.staff import roster


@dataclass(frozen=True)
class CaseLoad:
    """Given by the app: agency id → number of open cases it leads or takes part in."""

    open_cases: Callable[[str], int]


def check_end(agency_id: str, until_on: date, successor: str | None) -> None:
    """Refuse an end that would leave open cases to nobody, or to one that is not there."""
    agency = roster.agency(agency_id)
    if agency.valid_from and until_on < agency.valid_from:
        raise Refused(
            N_("Ngày kết thúc sớm hơn ngày bắt đầu. Hãy kiểm tra lại hai ngày."), field="until_on"
        )
    if successor:
        _check_successor(agency_id, until_on, successor)
    elif current(CaseLoad).open_cases(agency_id):
        raise Refused(
            N_("Cơ quan còn hồ sơ đang mở: hãy chọn đúng một cơ quan kế tiếp."), field="successor"
        )


def _check_successor(agency_id: str, until_on: date, successor: str) -> None:
    try:
        heir = roster.agency(successor)
    except NotThere:
        raise Refused(
            N_("Không có cơ quan kế tiếp này. Hãy chọn trong danh sách."), field="successor"
        ) from None
    if heir.id == agency_id or not heir.in_force(until_on + timedelta(days=1)):
        raise Refused(
            N_("Cơ quan kế tiếp phải là cơ quan khác, và còn hoạt động khi cơ quan này kết thúc."),
            field="successor",
        )
