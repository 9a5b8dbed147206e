"""Verification as the case page knows it: its records and everything done there."""

from caseflow.case.sections import Section
from caseflow.errors import N_
from caseflow.verification import asking, extending, recording, records

SECTION = Section(
    "verification",
    title=N_("Xác minh"),
    kinds=(
        records.INITIAL_FACTS_CHECK,
        records.VERIFICATION_REQUEST,
        records.VERIFICATION_EXTENSION,
        records.VERIFICATION_RESULT,
        records.EVIDENCE_ITEM,
        records.INTERVIEW,
        records.EXPLOITATION_ACCOUNT,
        records.TRAFFICKING_EVENT,
        records.ALLEGED_PERPETRATOR,
        records.IDENTITY_FINDING,
    ),
    acts=(
        asking.INITIAL_FACTS,
        asking.REQUEST_VERIFICATION,
        asking.RECEIVE_REQUEST,
        recording.EVIDENCE,
        recording.INTERVIEW_HELD,
        recording.ACCOUNT,
        recording.EVENT,
        recording.PERPETRATOR,
        recording.FINDING,
        recording.RESULT,
        extending.ASK_EXTENSION,
        extending.GRANT_EXTENSION,
    ),
    after={
        records.EXPLOITATION_ACCOUNT.name: recording.others_held,
        records.ALLEGED_PERPETRATOR.name: recording.within_reach,
    },
)
