"""Verification as the case page knows it: its records and everything done there."""

from collections.abc import Sequence

from caseflow.case.access import Access
from caseflow.case.acts import Act
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.sections import Section
from caseflow.errors import N_
from caseflow.people.service import REPRESENTATIVE
from caseflow.vault.reading import of_case
from caseflow.verification import (
    asking,
    compared,
    comparing,
    extending,
    recording,
    records,
    talking_again,
)
from caseflow.verification.taking_up import requests, status


def _steps(access: Access) -> Sequence[Act]:
    """The first facts, the request, its receipt; then what is found, and the result. A person
    just rescued is handed over before police go on verifying; of who holds a document nothing
    is verified, and the request leads to the identification."""
    by_document = asking.not_required(access)
    begun = status(access) is not StageStatus.NOT_STARTED
    asked = bool(requests(access.case)) if by_document else begun
    found = bool(of_case([records.EVIDENCE_ITEM], access.case))
    rescue = access.state.status_of(Stage.RESCUE)
    moving = rescue is StageStatus.UNDER_WAY or (rescue is StageStatus.ENDED and not begun)
    verifying = recording.RESULT if found else recording.EVIDENCE
    return (
        extending.GRANT_EXTENSION,
        asking.RECEIVE_REQUEST,
        asking.INITIAL_FACTS,
        *(() if asked or asking.facts_open(access) else (asking.REQUEST_VERIFICATION,)),
        *(() if moving or by_document else (verifying,)),
    )


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
        comparing.COMPARE,
    ),
    pages=(compared.READ,),
    steps=_steps,
    after={
        records.EXPLOITATION_ACCOUNT.name: recording.others_held,
        records.ALLEGED_PERPETRATOR.name: recording.suspect_told,
        records.INTERVIEW.name: talking_again.interview_told,
        REPRESENTATIVE.name: comparing.ask,
        **dict.fromkeys(("consent", "privacy_notice"), comparing.interpreted),
    },
    outcome=("verification_result", "result"),
    found=records.IDENTITY_FINDING,
)
