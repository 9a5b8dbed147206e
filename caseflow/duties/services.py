"""Giving a service: at reception as in support, the same record and the same clock.

Essential needs are given from the first day, so the record stands below both stages.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from caseflow.audit.recording import Change
from caseflow.clock import VIETNAM
from caseflow.duties.clocks import clocks, start
from caseflow.duties.records import SERVICE_GIVEN
from caseflow.duties.tasks import settle

# Published: the kind that acts of reception and support write.
__all__ = ["SERVICE_GIVEN"]
# Each regime of essential needs, and the last day of its law for a clock of the older one.
ESSENTIAL_NEEDS: Mapping[str, date | None] = {"a": None, "law_2011_a": date(2025, 6, 30)}
SEEN_BY_A_DOCTOR = frozenset({"reception_health_check", "emergency_care", "treatment"})
CLOCK_NAME = "essential_needs"


def give_service(change: Change, answers: Mapping[str, Any]) -> str:
    """Record a service by ``answers`` (fields of ``service_given``, ISO dates); the record's
    id. The first service of essential needs starts their clock (NĐ 162/2025 Đ17), once."""
    record = change.add(SERVICE_GIVEN, answers)
    if answers.get("service") in SEEN_BY_A_DOCTOR:
        settle(change, change.permit.case or "", "urgent_medical")
    case, regime = change.permit.case or "", str(answers.get("regime"))
    begun = any(each.row.values["clock"] == CLOCK_NAME for each in clocks([case]).get(case, []))
    if regime in ESSENTIAL_NEEDS and not begun:
        day = datetime.combine(date.fromisoformat(answers["started_on"]), time(), VIETNAM)
        agency = change.permit.actor.agency
        start(change, CLOCK_NAME, day, agency, rule_on=ESSENTIAL_NEEDS[regime])
    return record
