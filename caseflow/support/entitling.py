"""What the person may have: computed from the law tables, answered by the caseworker.

Luật 53/2024/QH15 Điều 37; whoever was identified before 01/07/2025 keeps Điều 32 of the
law of 2011 (Điều 63). Each line carries its article and whether it was compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Effect, Submission
from caseflow.case.dates import check_happened, day_of, given_day
from caseflow.case.disclosing import opened, reached
from caseflow.clock import VIETNAM, now, today
from caseflow.cooperation.coming import check_met
from caseflow.db import current
from caseflow.duties.clocks import Running, of_name, start, stop_one
from caseflow.duties.services import limit_of
from caseflow.errors import N_, Conflict
from caseflow.law.ages import AgeClass
from caseflow.law.book import LawBook
from caseflow.law.entitlements import Entitlement, Facts
from caseflow.law.regimes import Eligibility
from caseflow.people.service import minor_rows
from caseflow.people.situation import situation
from caseflow.policy import Permit
from caseflow.support import rules
from caseflow.support.records import ENTITLEMENT
from caseflow.support.rules import (
    check_answer,
    check_application,
    check_offered,
)
from caseflow.support.set_aside import closed_in, told_of_all
from caseflow.vault.reading import clear_rows, of_record

APPLICATION = "support_application"


@dataclass(frozen=True)
class Line:
    """One regime on the page: the computed answer, and what was recorded, if anything."""

    computed: Entitlement
    recorded: Mapping[str, Any] | None


@dataclass(frozen=True)
class Answer:
    """What was recorded about one regime, and the record it stands in."""

    record: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Regimes:
    """The regimes of one person, opened once. ``facts``: by which the law answers; ``recorded``:
    the answers recorded, by their regimes."""

    facts: Facts
    recorded: Mapping[str, Answer]

    def computed(self) -> list[Entitlement]:
        """Every regime of the law that applies, with its article."""
        return current(LawBook).entitlements(self.facts, today())

    def lines(self) -> list[Line]:
        """The same, with what was recorded of each."""
        answers = {regime: each.values for regime, each in self.recorded.items()}
        return [Line(each, answers.get(each.regime)) for each in self.computed()]

    def untold(self) -> list[Entitlement]:
        """Those that the person may have and has never been told of."""
        given = self.computed()
        codes = rules.unoffered(given, [each.values for each in self.recorded.values()])
        return [line for line in given if line.regime in codes]

    def of_minors(self) -> list[Entitlement]:
        """What the law gives those under 18 with the person, by the person's own status."""
        young = replace(self.facts, accompanying=True, age_class=AgeClass.UNDER_16)
        return current(LawBook).entitlements(young, today())


def regimes_of(access: Access) -> frozenset[str]:
    """The regimes of the law that applies to the person."""
    law = access.state.facts["applicable_law"]
    return frozenset(each.id for each in current(LawBook).regimes.values() if each.law == law)


def regimes(access: Access, permit: Permit) -> Regimes:
    """The regimes as ``permit`` reaches them: the nationality opened, then the answers."""
    return Regimes(situation(access, permit), recorded(permit, access.case))


def shown(access: Access) -> Regimes:
    """The regimes for a page, as far as this session has the case open."""
    return regimes(access, access.shown())


def any_minor(access: Access) -> bool:
    """Whether anybody under 18 came along, as far as the case is open. Who was exploited
    themselves has a case of their own."""
    return bool(reached(access.shown(), minor_rows(access.case)))


def answer_for(access: Access, permit: Permit, regime: str) -> str | None:
    """The answer for ``regime``: the recorded one, else the computed where it is plain."""
    if told := recorded(permit, access.case).get(regime):
        return str(told.values["eligibility"])
    for line in current(LawBook).entitlements(situation(access, permit), today()):
        if line.regime == regime and line.eligibility is Eligibility.ELIGIBLE:
            return Eligibility.ELIGIBLE
    return None


def entitle(access: Access, sent: Submission) -> Saved:
    """Record the answer about one regime, once: a later answer is its next version, in which
    what has happened stays unless another day is given."""
    permit = access.permit_act("support", "plan", (ENTITLEMENT,))
    regime = sent.of("entitlement")["regime"]
    read = regimes(access, permit)
    before = read.recorded.get(regime)
    answers = beside(before, sent.of("entitlement"))
    received = given_day(sent.of("entitlement").get("application_received_on"))
    lines = {line.regime: line.eligibility for line in read.computed()}
    check_answer(lines.get(regime), answers["eligibility"], answers.get("reason"))
    check_happened(answers.get("offered_on"), "offered_on")
    check_met(access.case, answers.get("offered_on"), "offered_on")
    check_offered(given_day(answers.get("offered_on")), answers["person_choice"])
    check_happened(received, "application_received_on")
    check_met(access.case, answers.get("application_received_on"), "application_received_on")
    check_application(regime, received, closed=access.state.closed)
    change = Change(permit, sent.key, "support.entitle")
    rely_on(change, access.case, read.recorded)
    put(change, access, before, answers)
    _count_application(change, access, before, received, answers["eligibility"])
    settled = answers.get("offered_on") or answers["eligibility"] == Eligibility.NOT_ELIGIBLE
    if settled and not {line.regime for line in read.untold()} - {regime}:
        told_of_all(change, access.case)
    return change.commit()


def _count_application(
    change: Change, access: Access, before: Answer | None, received: date | None, answer: str
) -> None:
    """One clock runs for an application, from the day on which it was received: another day
    counts instead of the first one, and nothing runs on, nor goes on in a case opened again,
    once it is answered with no."""
    said = before.values if before else {}
    known, no = said.get("application_received_on"), Eligibility.NOT_ELIGIBLE
    day = received or known
    if answer == no or day != known:
        for each in _owed(access.case, known):
            stop_one(change, each)
    anew = day != known or said.get("eligibility") == no
    if day and answer != no and anew and not access.state.closed:
        moment = datetime.combine(day, time(), VIETNAM)
        start(change, APPLICATION, moment, access.actor.agency)


def _owed(case: str, received: date | None) -> list[Running]:
    """The clock of an application received on that day, which runs or was only set aside; of two
    on one day the first."""
    aside = closed_in(case)
    found = (e for e in of_name(case, APPLICATION) if not e.stopped or e.row.change == aside)
    return [e for e in found if day_of(e.row.values["occurred_at"]) == received][:1]


def sets_off(_access: Access) -> list[Effect]:
    """The limit of an application, where one was received."""
    return [Effect(APPLICATION, when=N_("nếu ghi ngày nhận đơn"))]


def put(change: Change, access: Access, before: Answer | None, answers: Mapping[str, Any]) -> None:
    """Write the answer about one regime, as the next version of the one ``before``, if any."""
    until = _until(access, answers["regime"], answers["eligibility"])
    told = {**answers, "until_on": until}
    if before:
        asked = {field.name: told.get(field.name) for field in ENTITLEMENT.spec.fields}
        change.revise(of_record(ENTITLEMENT, before.record), asked)
    else:
        change.add(ENTITLEMENT, {n: v for n, v in told.items() if v is not None})


def rely_on(change: Change, case: str, found: Mapping[str, Answer]) -> None:
    """The recorded answers are those that were ``found``: of a regime, which is sealed, nobody
    may have written a first answer meanwhile."""
    seen = {each.record for each in found.values()}

    def check(connection: Connection) -> None:
        if any(row.record not in seen for row in clear_rows(ENTITLEMENT, case, connection)):
            raise Conflict()

    change.guard(check)


def beside(before: Answer | None, told: Mapping[str, Any]) -> dict[str, Any]:
    """What is ``told`` now, with the days, and the reason of the same answer, of ``before``."""
    known = before.values if before else {}
    same = known.get("eligibility") == told["eligibility"]
    kept = ("offered_on", "application_received_on", *(("reason",) if same else ()))
    stood = {name: known[name] for name in kept if known.get(name) is not None}
    days = {n: each.isoformat() if isinstance(each, date) else each for n, each in stood.items()}
    return {**days, **{name: value for name, value in told.items() if value is not None}}


def recorded(permit: Permit, case: str) -> dict[str, Answer]:
    """The recorded answers of ``case`` by their regimes."""
    found = opened(permit, ENTITLEMENT, case).items()
    return {str(values["regime"]): Answer(record, values) for record, values in found}


def _until(access: Access, regime: str, eligibility: str) -> str | None:
    """The last day of a regime with a limit: by its running clock, else from today."""
    if eligibility == Eligibility.NOT_ELIGIBLE:
        return None
    limit = limit_of(access.case, regime, now())
    return limit.last.isoformat() if limit else None


def settle_application(
    change: Change, access: Access, permit: Permit, regime: str, given_on: str
) -> None:
    """What was applied for is given since that day (ISO): the clock of that application stops."""
    found = recorded(permit, access.case).get(regime)
    received = found.values.get("application_received_on") if found else None
    for each in _owed(access.case, received):
        stop_one(change, each, max(given_on, str(received)))
