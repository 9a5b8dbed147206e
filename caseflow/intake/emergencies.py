"""When the emergency of a child has been seen to: the clock of the 12 hours runs until none is
needed, or until something was done about it (NĐ 56/2017 Đ26(3); its force today was not checked).
"""

from collections.abc import Mapping
from typing import Any

from caseflow.audit.recording import Change
from caseflow.case.access import Access
from caseflow.case.acts import Effect
from caseflow.case.sections import Sections
from caseflow.clock import now, today
from caseflow.db import current
from caseflow.duties.clocks import runs, start, stop
from caseflow.errors import N_
from caseflow.intake.records import INTAKE_CHILD
from caseflow.law.ages import CHILD_EMERGENCY, IN_EMERGENCY
from caseflow.vault.reading import clear_rows

WAITS = "stays"  # the child is with nobody yet but whoever received them
MEASURE, IN_FORCE = "protection_measure", "in_force"  # of a stage that intake does not import


def keep_child(change: Change, access: Access, told: Mapping[str, Any]) -> None:
    """The clock follows the record, when it is made and when it is corrected: needed, and the
    child with nobody yet, it runs on; it runs again where an earlier answer was wrong."""
    if not change.tells(INTAKE_CHILD, "emergency_measures", "handed_to"):
        return  # what moved the clock since then stays as it was
    if _seen_to(told) or _protected(access.case):
        stop(change, access.case, CHILD_EMERGENCY)
    elif told.get("handed_to") == WAITS and told.get("emergency_measures") == "yes":
        _resume(change, access)


def _seen_to(told: Mapping[str, Any]) -> bool:
    """Whether no emergency measure is needed, or the child was placed with somebody."""
    needed, placed = told.get("emergency_measures"), told.get("handed_to")
    return needed == "no" or (needed == "yes" and placed not in (None, WAITS))


def _protected(case: str) -> bool:
    """Whether a protection measure is applied today; read in clear."""
    kind = current(Sections).kind(MEASURE)
    found = (row.values for row in clear_rows(kind, case)) if kind else ()
    return any(
        each["status"] == IN_FORCE and each["from_on"] <= today() <= each["until_on"]
        for each in found
    )


def _resume(change: Change, access: Access) -> None:
    if _rests(access):
        start(change, CHILD_EMERGENCY, now(), access.state.lead)


def hours_run(access: Access) -> bool:
    """Whether the clock of a child's emergency runs, for a person it runs for."""
    return access.state.age_class in IN_EMERGENCY and runs(access.case, CHILD_EMERGENCY)


def _rests(access: Access) -> bool:
    """Whether no clock of a child's emergency runs, for a person it would run for."""
    return access.state.age_class in IN_EMERGENCY and not runs(access.case, CHILD_EMERGENCY)


def emergency_again(access: Access) -> list[Effect]:
    """What the record of a child sets off where the clock has stopped."""
    waits = N_("nếu cần can thiệp khẩn cấp và em chưa được giao cho ai")
    return [Effect(CHILD_EMERGENCY, when=waits)] if _rests(access) else []
