"""People met at the border and abroad, by the Border Guard and by a mission."""

from caseflow.demo.people import invented_person
from caseflow.demo.protecting import given_over, rescued
from caseflow.demo.reception import (
    DUC,
    accepted,
    account,
    at_department,
    came_back,
    declared,
    first_hour,
    handed_over,
    receive,
)
from caseflow.demo.telling import Cast, moment
from caseflow.demo.verifying import POLICE
from caseflow.intake.rescued import RECEPTION

QUAN, MY = "quan.bienphong", "my.suquan"
POST = "Nhà khách của đồn Biên phòng"


def at_the_border_post(cast: Cast) -> None:
    """Rescued an hour ago together with the police; still at the border post."""
    told = rescued(
        cast, invented_person(504, people="e_de", age=25), moment(minutes=60), by=QUAN,
        lead_agency=cast.agency("border-guard"), participating_agencies=[cast.agency(POLICE)],
    )  # fmt: skip
    first_hour(told, QUAN, stay=POST)


def rescued_at_the_border(cast: Cast) -> None:
    """The rescue opens the case; who took the person over records the reception after it."""
    guard = cast.agency("border-guard")
    told = rescued(
        cast, invented_person(501, people="mong", age=23), moment(1, 90), by=QUAN,
        lead_agency=guard, trigger="own_detection", place_class="border_area",
        place={"province": "20", "line": "Đường mòn gần cửa khẩu"},
    )  # fmt: skip
    first_hour(told, QUAN, stay=POST)
    given_over(told, moment(1, 40), by=QUAN)
    handed_over(told, QUAN, moment(1, 35))
    accepted(told, DUC)
    arrival = {"interpretation_need": "none", "working_arrangements": ["private_room"]}
    told.do(DUC, RECEPTION, intake=arrival)
    account(told, DUC)


def on_the_way_home(cast: Cast) -> None:
    """A mission looked after them abroad; the department has still to answer the hand-over."""
    told = receive(
        cast, invented_person(502, people="nung"), MY, "returned_through_mission", moment(1, 50)
    )
    first_hour(told, MY, stay="Chỗ ở do cơ quan đại diện bố trí")
    account(told, MY)
    came_back(told, MY, cast, "97/ĐSQ-LS", "GCN-0345")
    declared(told, MY)
    handed_over(told, MY, moment(minutes=20))


def overdue_for_weeks(cast: Cast) -> None:
    """The first facts are so late that the agency above is told."""
    at_department(cast, invented_person(503, people="tay"), 14, by=DUC)


LIVES = (at_the_border_post, rescued_at_the_border, on_the_way_home, overdue_for_weeks)
