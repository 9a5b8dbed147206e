"""By when what a supervisor found is put right, and on which day it was."""

from datetime import date, timedelta

import pytest

from caseflow.cooperation.rules.supervision import check_found, check_looked, check_put_right
from caseflow.errors import Refused


@pytest.mark.parametrize(
    ("resolved", "due", "field"),
    [
        (0, None, None),
        (-3, None, None),
        (None, 0, None),
        (None, 20, None),
        (None, None, "resolved_on"),
        (0, 5, "due_on"),
        (1, None, "resolved_on"),
        (-4, None, "resolved_on"),
        (None, -1, "due_on"),
    ],
)
def test_what_a_supervisor_can_say(
    resolved: int | None, due: int | None, field: str | None
) -> None:
    now = date(2026, 5, 20)
    on = [None if n is None else now + timedelta(days=n) for n in (resolved, due)]
    found = now - timedelta(days=3)
    if field is None:
        check_looked(on[0], on[1], None, found, now)
    else:
        with pytest.raises(Refused) as refusal:
            check_looked(on[0], on[1], None, found, now)
        assert refusal.value.field == field


def test_what_is_still_to_be_done_asks_for_a_day() -> None:
    """Not for the day on which it was put right, which it was not."""
    now = date(2026, 5, 20)
    with pytest.raises(Refused, match="chưa xong") as refusal:
        check_looked(None, None, "Gọi lại cho gia đình", now, now)
    assert refusal.value.field == "due_on"
    check_looked(None, now, "Gọi lại cho gia đình", now, now)
    with pytest.raises(Refused) as refusal:
        check_looked(now, None, "Gọi lại cho gia đình", now, now)
    assert refusal.value.field == "required_action"


def test_days_of_a_finding() -> None:
    now = date(2026, 5, 20)
    check_found(now, now)
    with pytest.raises(Refused):
        check_found(now - timedelta(days=1), now)
    check_put_right(now, now, now)
    for wrong in (None, now + timedelta(days=1), now - timedelta(days=1)):
        with pytest.raises(Refused):
            check_put_right(wrong, now, now)
