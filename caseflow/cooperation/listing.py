"""Who holds what of a case, in the words of the page: one table wherever it is shown."""

from typing import Any

from caseflow.case.access import Access
from caseflow.case.labels import OUTSIDE, Shower
from caseflow.cooperation.holding import holdings
from caseflow.cooperation.outside import body_names
from caseflow.errors import N_
from caseflow.languages import gettext


def held(access: Access, record: str = "") -> dict[str, Any]:
    """Who holds what of the case; ``record``: the consent or ground that is looked at."""
    shower = Shower()
    shower.agencies.tell(body_names(access))
    return {
        "held": [
            {
                "name": shower.agencies.get(each.recipient, gettext(OUTSIDE)),
                "compartments": "; ".join(map(shower.compartment, each.compartments)),
                "since": each.since.strftime("%d/%m/%Y"),
                "by": gettext(HELD_BY[each.by]),
                "sees": each.sees,
                "waits": each.by == "asked",
                "on_paper": each.by == "letter",
                "by_this": bool(record) and each.basis == record,
            }
            for each in holdings(access)
        ]
    }


HELD_BY = {
    "lead": N_("Chủ trì hồ sơ"),
    "statutory": N_("Tham gia theo luật định"),
    "referral": N_("Chuyển tuyến đã tiếp nhận"),
    "asked": N_("Đã được nêu trong giấy chuyển tuyến, chưa trả lời"),
    "declined": N_("Đã được nêu trong giấy chuyển tuyến, không tiếp nhận"),
    "letter": N_("Công văn chuyển tuyến"),
}
