"""Giving a service: at reception as in support, the same record and the same clock.

Essential needs are given from the first day, so the record stands below both stages.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from caseflow.audit.recording import Change
from caseflow.case.dates import ENDS_LATER, check_happened, check_order
from caseflow.clock import VIETNAM
from caseflow.db import current
from caseflow.duties.clocks import clocks, start
from caseflow.duties.records import SERVICE_GIVEN
from caseflow.duties.rules import check_money
from caseflow.duties.tasks import settle
from caseflow.law.book import LawBook
from caseflow.law.transition import counted_by

# Published: the kind that acts of reception and support write.
__all__ = ["SERVICE_GIVEN"]
SEEN_BY_A_DOCTOR = frozenset({"reception_health_check", "emergency_care", "treatment"})
CLOCK_NAME = "essential_needs"


def check_service(answers: Mapping[str, Any], prefix: str = "") -> None:
    """Refuse a service that has not begun, ends before, or costs money without its basis."""
    started, ended = answers.get("started_on"), answers.get("ended_on")
    check_happened(started, f"{prefix}started_on")
    check_order(started, ended, f"{prefix}ended_on", ENDS_LATER)
    check_money(answers, prefix)


def give_service(change: Change, answers: Mapping[str, Any]) -> str:
    """Record a service by ``answers`` (fields of ``service_given``, ISO dates); the record's
    id. The first service of essential needs starts their clock (NĐ 162/2025 Đ17), once."""
    record, case = change.add(SERVICE_GIVEN, answers), change.permit.case or ""
    if answers.get("service") in SEEN_BY_A_DOCTOR:
        settle(change, case, "urgent_medical")
    regime = current(LawBook).regimes.get(str(answers.get("regime")))
    begun = any(each.row.values["clock"] == CLOCK_NAME for each in clocks([case]).get(case, []))
    if regime and regime.limit == CLOCK_NAME and not begun:
        day = datetime.combine(date.fromisoformat(answers["started_on"]), time(), VIETNAM)
        agency = change.permit.actor.agency
        start(change, CLOCK_NAME, day, agency, rule_on=counted_by(regime.law))
    return record
