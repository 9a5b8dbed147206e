"""Days off that are announced while a limit of working days runs: what was promised stands."""

from datetime import datetime, timedelta

from caseflow.case.state import find_code
from caseflow.clock import VIETNAM, now
from caseflow.duties.clocks import clocks, start
from caseflow.law.book import LawBook
from tests.house import House
from tests.lawroom.test_amending import amend, entry
from tests.protection.cases import change_as, new_case

CLOCK = "support_application"


def begun(house: House, at: datetime) -> str:
    """A case in which an application was received then."""
    code = new_case(house)
    case = find_code(code) or ""
    change = change_as(house, "caseworker", case)
    start(change, CLOCK, at, house.agencies["health"])
    change.commit()
    return case


def due(case: str) -> datetime:
    [clock] = [each for each in clocks([case])[case] if each.row.values["clock"] == CLOCK]
    return clock.due_at


def announced(house: House, day: datetime) -> LawBook:
    """Both administrators enter one more day off."""
    text = entry(house, "holidays.csv") | {
        "date": f"{day.astimezone(VIETNAM):%Y-%m-%d}", "kind": "off",
        "label_vi": "Ngày nghỉ được công bố thêm", "label_en": "A day off announced later",
    }  # fmt: skip
    return amend(house, "holidays.csv", text)


def test_a_day_off_announced_later_counts_for_what_begins_after_it(house: House) -> None:
    runs, over = begun(house, now()), begun(house, now() - timedelta(days=60))
    promised, past = due(runs), due(over)
    assert past < now() < promised
    book = announced(house, promised)
    announced(house, past)
    assert (due(runs), due(over)) == (promised, past)
    later = book.due(CLOCK, now())
    assert later
    assert later.at.astimezone(VIETNAM).date() > promised.astimezone(VIETNAM).date()
