"""Sharing where consent cannot be waited for, and with a body that does not use the system."""

from caseflow.cooperation import consenting, grounding, outside
from caseflow.demo import words
from caseflow.demo.reception import LAN
from caseflow.demo.supporting import HA, WOMEN
from caseflow.demo.telling import Told, day, moment
from caseflow.support import lettering, section


def referred_by_ground(told: Told, to: str = WOMEN) -> None:
    """No consent can be waited for: a ground, approved by the supervisor, stands instead."""
    compartments = ["identity", "support"]
    ground = {
        "recipient": told.cast.agency(to),
        "compartments": compartments,
        "article": "law_91_2025_art_19",
        "reason": words.GROUND,
        "person_view": "unable",
        "expires_on": day(30),
    }
    approver = {"approver": told.cast.officers[HA]}
    told.do(LAN, grounding.PUT_GROUND, sharing_ground=ground, approval=approver)
    told.do(HA, grounding.APPROVE_GROUND, approval={"decision": "approved"})
    _sent(told, told.cast.agency(to), compartments, "vocational_training", words.NEED_TO_KNOW)


def referred_outside(told: Told) -> None:
    """A clinic that does not use the system: consent first, then the letter and its answer."""
    body = {"name": words.CLINIC, "kind": "hospital", "address": words.CLINIC_ADDRESS}
    told.do(LAN, outside.ADD_BODY, outside_body=body)
    to, compartments = told.newest(outside.BODY), ["identity", "contact", "support"]
    answers = {
        "purpose": "health_care",
        "recipients": [to],
        "compartments": compartments,
        "decision": "given",
        "form": "oral_witness",
        "witness_name": words.WITNESS,
        "given_at": moment(minutes=4),
        "expires_on": day(120),
        "text_language": "vi",
    }
    told.do(LAN, consenting.RECORD[0], consent=answers)
    _sent(told, to, compartments, "treatment", words.CLINIC_NEEDS)
    letter = {
        "number": "118/SYT-BTXH",
        "signed_on": day(),
        "place": "Thái Nguyên",
        "signer_title": "PHÓ GIÁM ĐỐC",
        "signer_name": words.SIGNER,
    }
    told.do(LAN, lettering.ISSUE, referral_letter=letter)
    told.do(LAN, lettering.HEAR_ANSWER, referral={"response": "accepted"})


def _sent(told: Told, to: str, compartments: list[str], service: str, need: str) -> None:
    told.do(
        LAN, section.REFER,
        referral={
            "receiving_agency": to,
            "reason": "AdditionalServicesRequired",
            "services_asked": [service],
            "details": need,
            "compartments": compartments,
            "expires_on": day(25),
            "answer_by": day(7),
        },
    )  # fmt: skip
