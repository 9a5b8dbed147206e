"""What protection tells the case page: its records and its acts, by ``stages.csv``."""

from caseflow.case.acts import Act
from caseflow.case.sections import Section
from caseflow.duties.approvals import RESTS_ON
from caseflow.errors import N_
from caseflow.protection import carrying, deciding, recording
from caseflow.protection.measures import as_read, next_assessment
from caseflow.protection.records import (
    COVERED_PERSON,
    PROTECTION_MEASURE,
    PROTECTION_REFUSAL,
    PROTECTION_REVIEW,
    RISK_ASSESSMENT,
    THREAT,
)
from caseflow.protection.rules import RECORD, SUBJECT

STAGE = "protection"
ASSESS = Act(
    STAGE, "assess", "assess", N_("Đánh giá nguy cơ"), (RISK_ASSESSMENT, COVERED_PERSON),
    recording.assess,
)  # fmt: skip
THREATEN = Act(
    STAGE, RECORD, "record_threat", N_("Ghi đe dọa, xâm hại"), (THREAT,),
    recording.record_threat,
)  # fmt: skip
COVER = Act(
    STAGE, RECORD, "record_covered_person", N_("Ghi người được bảo vệ"),
    (COVERED_PERSON,), recording.record_covered_person,
)  # fmt: skip
REFUSE = Act(
    STAGE, RECORD, "record_refusal", N_("Ghi việc từ chối bảo vệ"),
    (PROTECTION_REFUSAL, PROTECTION_MEASURE), recording.record_refusal,
)  # fmt: skip
REVIEW = Act(
    STAGE, RECORD, "review_measure", N_("Rà soát biện pháp"), (PROTECTION_REVIEW,),
    recording.review, target=PROTECTION_MEASURE, offered_on=recording.may_review,
)  # fmt: skip
CARRY_OUT = Act(
    STAGE, RECORD, "carry_out", N_("Ghi cơ quan, nơi thực hiện biện pháp"),
    (PROTECTION_MEASURE,), carrying.carry_out, target=PROTECTION_MEASURE,
    offered_on=carrying.may_carry_out,
)  # fmt: skip
EXPIRE = Act(
    STAGE, RECORD, "record_expiry", N_("Ghi nhận biện pháp hết thời hạn"),
    (PROTECTION_MEASURE,), recording.record_expiry, target=PROTECTION_MEASURE,
    offered_on=recording.ran_out,
)  # fmt: skip
PROPOSE = Act(
    STAGE, "propose", "propose", N_("Đề nghị biện pháp bảo vệ"), (PROTECTION_MEASURE,),
    deciding.propose,
)  # fmt: skip
COMPLETE = Act(
    STAGE, "propose", "complete_proposal", N_("Bổ sung, trình lại đề nghị"),
    (PROTECTION_MEASURE,), deciding.complete, target=PROTECTION_MEASURE,
    offered_on=deciding.may_complete,
)  # fmt: skip
DECIDE = Act(
    STAGE, "decide", "decide", N_("Quyết định về biện pháp bảo vệ"), (PROTECTION_MEASURE,),
    deciding.decide, target=PROTECTION_MEASURE, offered_on=deciding.may_decide,
    reads_target=True, rests_on=RESTS_ON[SUBJECT], binding=True,
)  # fmt: skip
SECTION = Section(
    STAGE,
    N_("Bảo vệ"),
    kinds=(
        RISK_ASSESSMENT,
        THREAT,
        COVERED_PERSON,
        PROTECTION_MEASURE,
        PROTECTION_REVIEW,
        PROTECTION_REFUSAL,
    ),
    acts=(ASSESS, THREATEN, COVER, PROPOSE, REFUSE, CARRY_OUT, REVIEW, EXPIRE, COMPLETE, DECIDE),
    after={"covered_person": recording.keep_covered},
    as_read={"protection_measure": as_read},
    given_back={SUBJECT: deciding.given_back},
    steps=lambda access: (DECIDE, COMPLETE, *(() if next_assessment(access.case) else (ASSESS,))),
    outcome=("protection_measure", "status"),
)
