"""Whom an agency may tell, and of what, whether by consent or on a ground instead of it."""

from collections.abc import Collection

from caseflow.case.access import Access
from caseflow.clock import today
from caseflow.cooperation.outside import outside_bodies
from caseflow.errors import N_, Refused
from caseflow.law.access import access_table
from caseflow.staff import roster


def readable(access: Access) -> frozenset[str]:
    """The compartments that the officer's role sees."""
    return frozenset(c for c, cell in access_table()[access.actor.role].items() if cell.read)


def check_readable(access: Access, compartments: Collection[str]) -> None:
    """Nobody shares what their role does not see."""
    if not readable(access).issuperset(compartments):
        raise Refused(
            N_("Hãy chỉ chọn các nhóm thông tin mà vai trò của bạn được xem."), "compartments"
        )


def check_recipients(access: Access, recipients: Collection[str], field: str) -> None:
    """Refuse telling the agency that leads, which has the case by law, or one that has ended;
    an outside body is told on paper, if this case names it."""
    lead, outside = access.state.lead, outside_bodies(access.case)
    for each in recipients:
        if each in keepers(lead):
            raise Refused(
                N_("Cơ quan chủ trì đã giữ hồ sơ theo luật. Hãy bỏ cơ quan đó khỏi danh sách."),
                field,
            )
        if each not in outside and not roster.agency(each).in_force(today()):
            raise Refused(
                N_("Có cơ quan trong danh sách đã kết thúc hoạt động. Hãy bỏ cơ quan đó."), field
            )


def keepers(lead: str) -> frozenset[str]:
    """The agency that leads, and who stands for it where it has ended."""
    return frozenset({lead, roster.holder(lead, today()).id})
