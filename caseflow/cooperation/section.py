"""The section of working together: consent, hand-overs, who takes part, linked cases."""

from collections.abc import Sequence

from caseflow.case.access import Access
from caseflow.case.acts import Act
from caseflow.case.linked import CASE_LINK
from caseflow.case.sections import Page, Section
from caseflow.cooperation.agreeing_for import barred_since
from caseflow.cooperation.answering import ANSWER_REQUEST, PASS_ON
from caseflow.cooperation.assigning import ASSIGN, UNASSIGN
from caseflow.cooperation.barring import BAR_OFFICER, LIFT_BAR
from caseflow.cooperation.consenting import RECORD, WITHDRAW
from caseflow.cooperation.grounding import APPROVE_GROUND, END_GROUND, PUT_GROUND
from caseflow.cooperation.handing_over import (
    ANSWER,
    ANSWER_FOR_AGENCY,
    HAND_OVER,
    WITHDRAW_HANDOVER,
)
from caseflow.cooperation.holding import may_know
from caseflow.cooperation.linking import END_LINK, LINK
from caseflow.cooperation.outside import ADD_BODY
from caseflow.cooperation.records import FINDING
from caseflow.cooperation.referring import ANSWER_REFERRAL
from caseflow.cooperation.supervising import ANSWER_FINDING, CHECK_FINDING, RECORD_FINDING
from caseflow.cooperation.turned_down import READ_REFUSED
from caseflow.errors import N_
from caseflow.people.service import REPRESENTATIVE
from caseflow.sharing.records import (
    ASSIGNMENT,
    BAR,
    CONSENT,
    GROUND,
    HANDOVER,
    OUTSIDE_BODY,
    PARTICIPATION,
    REQUEST_ANSWER,
)


def _steps(access: Access) -> Sequence[Act]:
    """Nobody is left without an officer."""
    return () if access.state.responsible else (ASSIGN,)


SECTION = Section(
    "cooperation",
    title=N_("Phối hợp, đồng ý và bàn giao"),
    kinds=(
        CONSENT,
        GROUND,
        OUTSIDE_BODY,
        HANDOVER,
        PARTICIPATION,
        ASSIGNMENT,
        BAR,
        CASE_LINK,
        REQUEST_ANSWER,
        FINDING,
    ),
    pages=(Page("cooperation.holders", N_("Ai đang giữ thông tin của người này"), may_know),),
    acts=(
        *RECORD,
        *WITHDRAW,
        PUT_GROUND,
        APPROVE_GROUND,
        END_GROUND,
        ADD_BODY,
        HAND_OVER,
        WITHDRAW_HANDOVER,
        READ_REFUSED,
        ANSWER,
        ANSWER_FOR_AGENCY,
        ANSWER_REFERRAL,
        ANSWER_REQUEST,
        PASS_ON,
        ASSIGN,
        UNASSIGN,
        BAR_OFFICER,
        LIFT_BAR,
        LINK,
        END_LINK,
        RECORD_FINDING,
        ANSWER_FINDING,
        CHECK_FINDING,
    ),
    steps=_steps,
    after={REPRESENTATIVE.name: barred_since},
)
