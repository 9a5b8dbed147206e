"""People on their way in the community again: asked after, found again, looked after better."""

from caseflow.demo.afterwards import (
    asked_after,
    found_wanting,
    put_right,
    reopened,
    reopening_proposed,
    reviewed,
    seen_put_right,
)
from caseflow.demo.inquiring import asked_by_others
from caseflow.demo.people import invented_person
from caseflow.demo.reception import at_department
from caseflow.demo.supporting import ended, entitled, followed, given, planned
from caseflow.demo.telling import Cast
from caseflow.demo.verifying import identified, verified


def asked_after_twice(cast: Cast) -> None:
    """Met after one month and after three; the sixth month is agreed on."""
    told = at_department(cast, invented_person(401, people="tay"), 115)
    identified(told, 112)
    entitled(told, "a", "b", "g")
    planned(told)
    given(told, "b", "treatment", 100)
    asked_after(told, "month_1", 82)
    asked_after(told, "month_3", 22, next_on=68)


def found_again(cast: Cast) -> None:
    """Contact was lost; then the person called, and the case was opened again."""
    told = at_department(cast, invented_person(402, people="nung"), 80)
    verified(told, 77, "unreachable")
    followed(told, "not_reached", "month_1")
    ended(told, "lost_contact")
    reopened(told, "found_again", "Người này gọi lại từ số điện thoại mới và muốn được hỗ trợ.")
    planned(told)


def wants_to_come_back(cast: Cast) -> None:
    """Came back from abroad over a year ago and wanted no support; this year's review was
    made, the person asks for support after all, and the supervisor has still to agree."""
    told = at_department(cast, invented_person(403, people="dao"), 400, "returned_alone")
    identified(told, 396)
    ended(told, "declined", follow_up="yes")
    reviewed(told)
    reopening_proposed(told, "person_asks", "Nay có con nhỏ, muốn nhận hỗ trợ học nghề.")


def looked_after_better(cast: Cast) -> None:
    """A supervisor found that little had been offered: put right, and seen; another finding
    is still open."""
    told = at_department(cast, invented_person(404, people="thai"), 45)
    identified(told, 42)
    entitled(told, "a", "b")
    planned(told)
    found_wanting(
        told, "entitlements", "Chưa thông báo chế độ tâm lý và học nghề.",
        "Thông báo đủ các chế độ và ghi lựa chọn.", 5,
    )  # fmt: skip
    entitled(told, "g", "i")
    put_right(told)
    seen_put_right(told)
    found_wanting(
        told, "records", "Kế hoạch chưa ghi việc làm cụ thể theo tuần.",
        "Bổ sung các hoạt động và thời hạn vào kế hoạch.", 2,
    )  # fmt: skip


def came_back_and_was_told_little(cast: Cast) -> None:
    """Came back from abroad more than a year ago; support ended, told of two regimes only."""
    told = at_department(cast, invented_person(405, people="mong"), 380, "returned_alone")
    identified(told, 376)
    entitled(told, "a", "e")
    ended(told, "reintegrated", follow_up="yes")


def asked_about_by_others(cast: Cast) -> None:
    """Supported for a month; two agencies have asked about this person."""
    told = at_department(cast, invented_person(406, people="muong"), 30)
    identified(told, 27)
    planned(told)
    asked_by_others(told, invented_person(499))


LIVES = (
    asked_after_twice,
    found_again,
    wants_to_come_back,
    looked_after_better,
    came_back_and_was_told_little,
    asked_about_by_others,
)
