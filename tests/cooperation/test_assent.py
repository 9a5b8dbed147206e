"""A child's own answer, from 7 years on the day of consent; asked wherever age is not known."""

from contextlib import nullcontext
from datetime import date

import pytest

from caseflow.cooperation.rules import check_assent, check_ground
from caseflow.errors import Refused

ON = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("birth", "view", "refused"),
    [
        ("2019-03-10", None, True),  # seven on that very day
        ("2019-03-10", "under_7", True),
        ("2019-03-10", "agrees", False),
        ("2019-03-11", None, False),  # seven tomorrow
        ("2019-03-11", "under_7", False),
        ("2019-03", None, True),  # may have been born on the first
        ("2019", "unable", False),
        ("2019", "under_7", True),
        ("2020", "under_7", False),
        (None, "under_7", True),  # not established: asked
        (None, None, True),
        (None, "disagrees", False),  # whether that can be a consent is another rule's
    ],
)
def test_a_child_of_seven_is_asked(birth: str | None, view: str | None, refused: bool) -> None:
    with pytest.raises(Refused, match="Từ đủ 7 tuổi") if refused else nullcontext():
        check_assent({"child_assent": view}, birth, ON)


@pytest.mark.parametrize(
    ("named", "kind", "field"),
    [
        ({"identity"}, "", None),
        ({"investigation"}, "provincial_police", None),
        ({"investigation"}, "health_department", "compartments"),
        ({"investigation"}, "", "compartments"),
        ({"counselling"}, "provincial_police", "compartments"),
        ({"counselling"}, "hospital", "compartments"),
        ({"oversight"}, "provincial_police", "compartments"),
    ],
)
def test_what_no_ground_may_tell(named: set[str], kind: str, field: str | None) -> None:
    with pytest.raises(Refused) if field else nullcontext():
        check_ground(named, kind, ON, ON)
