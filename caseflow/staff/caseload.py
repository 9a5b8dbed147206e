"""What staff asks of the cases without knowing them: how many are open at an agency, or in
an officer's hands. What somebody who leaves worked on falls to a supervisor, so one stays."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta

from caseflow.clock import today
from caseflow.db import current
from caseflow.errors import N_, NotThere, Refused
from caseflow.policy import Role
from caseflow.staff import roster
from caseflow.staff.roster import Officer


@dataclass(frozen=True)
class CaseLoad:
    """Given by the app: agency id → number of open cases it leads or takes part in;
    officer id → number of open cases that the officer works on."""

    open_cases: Callable[[str], int]
    worked_on: Callable[[str], int]


def check_end(agency_id: str, until_on: date, successor: str | None) -> None:
    """Refuse an end that would leave cases to nobody, or to one that is not there. Closed ones
    count too: a person may come back, and somebody has to open the case again."""
    agency = roster.agency(agency_id)
    if agency.valid_from and until_on < agency.valid_from:
        raise Refused(
            N_("Ngày kết thúc sớm hơn ngày bắt đầu. Hãy kiểm tra lại hai ngày."), field="until_on"
        )
    if not successor:
        raise Refused(
            N_("Hãy chọn đúng một cơ quan kế tiếp: hồ sơ của cơ quan này sẽ thuộc về cơ quan đó."),
            field="successor",
        )
    if until_on < today():
        raise Refused(N_("Ngày kết thúc phải là hôm nay hoặc về sau."), field="until_on")
    heir, confirmed = _successor(agency_id, until_on, successor), roster.all_confirmed()
    supervised = any(e.id in confirmed for e in roster.officers_with(Role.SUPERVISOR, heir.id))
    if current(CaseLoad).open_cases(agency_id) and not supervised:
        raise Refused(
            N_("Cơ quan kế tiếp chưa có lãnh đạo đã được xác nhận để phân công lại các hồ sơ đang "
               "mở: hãy cấp vai trò lãnh đạo đơn vị cho một cán bộ ở đó và xác nhận trước."),
            field="successor",
        )  # fmt: skip


def check_supervised(officer: Officer, without: Collection[Role]) -> None:
    """Refuse that ``officer`` loses the roles ``without`` where that would leave open cases
    with nobody to assign them anew."""
    here = roster.holder(officer.agency, today()).id
    supervisors = {each.id for each in roster.officers_with(Role.SUPERVISOR, here)}
    if Role.SUPERVISOR in without:
        theirs = _comes_to(here) if supervisors == {officer.id} else []
        left = sum(map(current(CaseLoad).open_cases, theirs))
    else:
        left = 0 if supervisors else current(CaseLoad).worked_on(officer.id)
    if left:
        raise Refused(
            N_("Đơn vị còn %(count)s hồ sơ đang mở mà không có lãnh đạo để phân công lại: hãy cấp "
               "vai trò lãnh đạo đơn vị cho một cán bộ trước. Cần chặn ngay tài khoản này thì đề "
               "nghị cấp lại mật khẩu."),
            count=left,
        )  # fmt: skip


def _successor(agency_id: str, until_on: date, successor: str) -> roster.Agency:
    try:
        heir = roster.agency(successor)
    except NotThere:
        raise Refused(
            N_("Không có cơ quan kế tiếp này. Hãy chọn trong danh sách."), field="successor"
        ) from None
    if agency_id in _followers(heir) or not heir.in_force(until_on + timedelta(days=1)):
        raise Refused(
            N_("Cơ quan kế tiếp phải là cơ quan khác, và còn hoạt động khi cơ quan này kết thúc."),
            field="successor",
        )
    return heir


def _comes_to(here: str) -> list[str]:
    """The agency and those whose end is agreed and that it is to follow: their cases come."""
    agencies, found = roster.agencies(), [here]
    for heir in found:
        coming = (a.id for a in agencies if a.successor == heir and a.in_force(today()))
        found += [each for each in coming if each not in found]
    return found


def _followers(heir: roster.Agency) -> list[str]:
    """``heir`` and whoever is to follow it: a circle would leave the cases to nobody."""
    found = [heir.id]
    while heir.successor and heir.successor not in found:
        heir = roster.agency(heir.successor)
        found.append(heir.id)
    return found
