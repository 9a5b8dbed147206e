"""How people come: received, asked what they need, told of their rights, handed over."""

from typing import Any
from uuid import uuid4

from caseflow.case.acts import Submission
from caseflow.case.additions import add, addable
from caseflow.cooperation import consenting, handing_over
from caseflow.demo import words
from caseflow.demo.people import InventedPerson
from caseflow.demo.telling import Cast, Told, check_codes, day, moment
from caseflow.intake import noticing, progress, receiving
from caseflow.intake.opening import receive as receive_at_desk
from caseflow.people.records import REPRESENTATIVE

COMMUNE, WARD = "hoa.xa", "minh.phuong"
LAN, DUC, HUONG = "lan.soyte", "duc.soyte", "huong.hanoi"
HEALTH = "tn-health"
SIGNS = ["deceived", "papers_withheld"]
TOPICS = [
    "kinds_of_data", "purposes", "who_keeps", "who_may_see", "rights", "withdrawal",
    "support_not_conditional",
]  # fmt: skip


def receive(
    cast: Cast, person: InventedPerson, by: str, route: str, came: str, **intake: Any
) -> Told:
    """``person`` came by ``route`` at moment ``came``; officer ``by`` opens the case."""
    own = person.primary_language == "vie"
    answers = {
        "route": route,
        "presented_at": came,
        "reporter": "self",
        "interpretation_need": "none" if own else "spoken",
        "working_arrangements": ["private_room", "female_officer"],
    }
    sent = {"intake": answers | intake, "person": person.answers()}
    check_codes(sent)
    return Told(cast, person, receive_at_desk(cast.actor(by), Submission(sent, str(uuid4()))))


def first_hour(
    told: Told, by: str, *, danger: bool = False, stay: str = "Nhà tạm lánh của xã"
) -> None:
    """Safety first: how to reach the person, what is needed, what was explained."""
    told.do(
        by, receiving.SAFE_CONTACT,
        safe_contact_rule={
            "channels": ["phone_call", "meeting_place"],
            "phone": told.person.phone,
            "times": told.one_of(words.TIMES),
            "caller_introduction": words.CALLER,
            "if_other_answers": "end_call",
            "never_contact": told.one_of(words.NEVER),
        },
    )  # fmt: skip
    needs = {
        "needs": ["shelter", "food", "rest"],
        "in_danger": "yes" if danger else "no",
        "urgent_medical": "no",
        "health_note": words.HEALTH,
        "acute_distress": "no",
        "preferences": words.ROOM,
        "place_of_stay": {"province": "19", "line": stay},
    }
    detail = {"danger_detail": words.DANGER} if danger else {}
    told.do(by, receiving.NEEDS, immediate_needs=needs | detail)
    explained(told, by)


def explained(told: Told, by: str) -> None:
    """The privacy notice, read and said back."""
    notice: dict[str, Any] = {"topics": TOPICS, "understood": "yes"}
    if through := _interpreter(told):
        notice |= {"delivery": ["interpreted"], **through}
    else:
        notice |= {"delivery": ["read_aloud", "paper"]}
    told.do(by, noticing.TOLD, privacy_notice=notice)


def _interpreter(told: Told) -> dict[str, str]:
    """Through whom the person is told what exists in Vietnamese and English only."""
    language = told.person.primary_language
    if language == "vie":
        return {}
    return {"interpreter_name": words.INTERPRETER, "interpreted_into": language}


def account(told: Told, by: str, *, signs: bool = True) -> None:
    """The first account in short, with the person's wishes."""
    intake: dict[str, Any] = {
        "account_summary": told.one_of(words.ACCOUNTS),
        "wishes": ["return_home", "contact_family"],
    }
    told.do(by, progress.ACCOUNT, intake=intake | ({"trafficking_signs": SIGNS} if signs else {}))


def came_back(told: Told, by: str, cast: Cast, letter: str, certificate: str) -> None:
    """Handed over at the border by a mission, with its letter and the certificate of return."""
    returning = {
        "mission": cast.agency("mission-cn"),
        "mission_document_number": letter,
        "entry_place": "Cửa khẩu quốc tế Hữu Nghị",
        "repatriation_certificate_number": certificate,
    }
    told.do(by, receiving.RETURNED, intake_return=returning)


def declared(told: Told, by: str, kind: str = "returned_from_abroad") -> None:
    """The declaration, read back and signed."""
    told.do(
        by, receiving.DECLARED,
        declaration={
            "kind": kind,
            "declarant": "officer" if kind == "officer_record" else "self",
            "declared_on": day(),
            "statement": words.STATEMENT,
            "confirmation": "signature",
        },
    )  # fmt: skip


def essentials(told: Told, by: str, days: int) -> None:
    """Essential needs given since ``days`` ago."""
    given = {
        "service": "temporary_stay",
        "regime": "a",
        "provider": told.cast.actor(by).agency,
        "started_on": day(-days),
    }
    told.do(by, receiving.ESSENTIALS, service_given=given)


def consent(
    told: Told, by: str, purpose: str, recipient: str, compartments: list[str], **more: Any
) -> None:
    """What the person decided about sharing with ``recipient``, with the text read to them."""
    answers = {
        "purpose": purpose,
        "recipients": [told.cast.agency(recipient)],
        "compartments": compartments,
        "decision": "given",
        "form": "written",
        "paper_number": "Tập lưu 01, tờ 12",
        "given_at": moment(minutes=3),
        "expires_on": day(180),
        "text_language": "vi",
    }
    if through := _interpreter(told):
        answers |= {"text_language": "vi_interpreted", **through}
    told.do(by, consenting.RECORD[0], consent=answers | more)


def representative(told: Told, by: str, name: str) -> str:
    """A parent who may speak for the child; the record's id."""
    access = told.at(by)
    answers = {"full_name": name, "kind": "parent", "bar_ground": "none"}
    check_codes({"representative": answers})
    add(access, addable(access, REPRESENTATIVE.name), answers, str(uuid4()))
    return told.newest(REPRESENTATIVE)


def notified(told: Told, by: str, at: str, department: str = HEALTH) -> None:
    """The commune tells the department, whose three days begin."""
    answers = {"department_notified_at": at, "department": told.cast.agency(department)}
    told.do(by, progress.NOTIFIED, intake=answers)


def handed_over(told: Told, by: str, at: str, to: str = HEALTH) -> None:
    """The case is offered to another agency."""
    told.do(
        by, handing_over.HAND_OVER,
        handover={
            "to_agency": told.cast.agency(to),
            "handed_at": at,
            "reason": "statutory",
            "belongings": "Một túi quần áo, một điện thoại",
            "escort": "Xe của xã, một cán bộ nữ đi cùng",
            "minutes_number": "01/BB-BG",
        },
    )  # fmt: skip


def accepted(told: Told, by: str) -> None:
    """The receiving agency takes the case; ``by`` is responsible from now on."""
    told.do(by, handing_over.ANSWER, handover={"answer": "accepted"})


def not_accepted(told: Told, by: str, why: str) -> None:
    """The other agency says why it does not take the case yet."""
    told.do(by, handing_over.ANSWER, handover={"answer": "refused", "refusal_reason": why})


def came_home(
    cast: Cast, person: InventedPerson, days: int, route: str = "self_report", by: str = COMMUNE
) -> Told:
    """The usual way to the commune committee, ``days`` ago, up to the notice."""
    signs = {"trafficking_signs": SIGNS} if route == "in_process" else {}
    told = receive(cast, person, by, route, moment(days, 50), **signs)
    first_hour(told, by)
    account(told, by, signs=not signs)
    essentials(told, by, days)
    notified(told, by, moment(days, 30))
    return told


def at_department(
    cast: Cast, person: InventedPerson, days: int, route: str = "self_report", by: str = LAN
) -> Told:
    """The usual way, up to a caseworker of the Department of Health."""
    told = came_home(cast, person, days, route)
    handed_over(told, COMMUNE, moment(days, 10))
    accepted(told, by)
    return told
