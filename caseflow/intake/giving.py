"""What is given at reception: essential needs, or what else cannot wait, under a regime that the
law gives the person, or may give. A payment that is made once waits for its approval in support.

Nothing is guessed: where a service is of several regimes, or the law gives the regime only case by
case or leaves it open, the officer chooses. Whose status nobody has decided yet is asked about as
a person in process, whose support starts at reception (Luật 53/2024 Đ37(1)) [U].
"""

from collections.abc import Sequence
from dataclasses import replace

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Submission
from caseflow.case.dates import check_order, day_of
from caseflow.clock import today
from caseflow.db import current
from caseflow.duties.services import SERVICE_GIVEN, check_service, give_service
from caseflow.errors import N_
from caseflow.intake.facts import presented_at
from caseflow.intake.rules import regime_of
from caseflow.law.book import LawBook
from caseflow.law.entitlements import Entitlement, Status
from caseflow.law.regimes import Eligibility
from caseflow.law.transition import counted_by
from caseflow.people.situation import situation

UNDECIDED = frozenset({Status.RECEIVED, Status.SUSPECTED})


def may_have(access: Access) -> Sequence[Entitlement]:
    """The regimes that the law of the person does not refuse them, as they stand now; as far as
    this session has the case open."""
    stands = situation(access, access.shown())
    if stands.status in UNDECIDED:
        stands = replace(stands, status=Status.IN_PROCESS)
    on = counted_by(str(access.state.facts["applicable_law"])) or today()
    found = current(LawBook).entitlements(stands, on)
    return [each for each in found if each.eligibility is not Eligibility.NOT_ELIGIBLE]


def give(access: Access, sent: Submission) -> Saved:
    """Record a service under the regime chosen, or under the only one it can be of."""
    told = sent.of(SERVICE_GIVEN.name)
    service = current(LawBook).service(told["service"], day_of(told["started_on"]))
    answers = {**told, "regime": regime_of(service, told.get("regime"), may_have(access))}
    check_service(answers)
    check_order(
        presented_at(access), answers["started_on"], "started_on",
        N_("Ngày này sớm hơn ngày tiếp nhận. Hãy nhập ngày từ khi tiếp nhận trở đi."),
    )  # fmt: skip
    permit = access.permit_act("intake", "record", [SERVICE_GIVEN])
    change = Change(permit, sent.key, "intake.give_essentials")
    give_service(change, answers)
    return change.commit()
