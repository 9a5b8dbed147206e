"""People whose case is being verified or decided, and people in danger."""

from caseflow.demo.people import MALE, invented_person
from caseflow.demo.protecting import (
    YEN,
    asked_for,
    assessed,
    called_off,
    granted,
    lifted,
    not_needed,
    planned,
    refused,
    reviewed,
    threatened,
    turned_down,
)
from caseflow.demo.reception import (
    LAN,
    at_department,
    came_back,
    consent,
    declared,
    first_hour,
    receive,
)
from caseflow.demo.reception import account as told_in_short
from caseflow.demo.supporting import ended, entitled, given
from caseflow.demo.telling import Cast, Told, day, moment
from caseflow.demo.verifying import (
    NO_VICTIM,
    SON,
    adopted,
    assigned,
    decided,
    evidence,
    extended,
    extension_asked,
    found,
    identified,
    interviewed,
    proposed,
    result,
    returned,
    under_way,
    verified,
)


def being_verified(cast: Cast) -> None:
    """In the process of identification; the police have met the person."""
    told = at_department(cast, invented_person(201, people="tay"), 10, "in_process")
    under_way(told, 8)
    evidence(told)
    interviewed(told)
    entitled(told, "a", "b")


def through_a_mission(cast: Cast, number: int, days: int) -> Told:
    """Returned through a mission, received by the department itself."""
    person = invented_person(number)
    told = receive(cast, person, LAN, "returned_through_mission", moment(days, 30))
    first_hour(told, LAN)
    told_in_short(told, LAN)
    came_back(told, LAN, cast, "88/ĐSQ-LS", "GCN-0312")
    declared(told, LAN)
    return told


def verified_longer(cast: Cast) -> None:
    """Verification takes longer, until a day that was granted."""
    told = through_a_mission(cast, 202, 20)
    under_way(told, 18)
    evidence(told, source="dd")
    extension_asked(told, 20)
    extended(told, 18)


def more_time_asked(cast: Cast) -> None:
    """More time is asked for; the decision is awaited."""
    told = through_a_mission(cast, 203, 21)
    under_way(told, 19, SON)
    extension_asked(told, 15, SON)


def verified_too_long(cast: Cast) -> None:
    """The verification is overdue."""
    told = at_department(cast, invented_person(204, people="nung"), 30, "returned_alone")
    under_way(told, 27)
    evidence(told)


def to_be_decided(cast: Cast) -> None:
    """Proposed as a victim; the findings on identity are adopted."""
    told = at_department(cast, invented_person(205, people="mong"), 15)
    under_way(told, 13)
    found(told, other_names="A Mỷ", birth_date="2001-04")
    adopted(told, "other_names")
    evidence(told)
    interviewed(told)
    result(told)
    proposed(told)


def proposal_returned(cast: Cast) -> None:
    """The proposal came back for completion."""
    told = at_department(cast, invented_person(206), 16)
    verified(told, 14, by=SON)
    proposed(told, by=SON)
    returned(told)


def no_victim(cast: Cast) -> None:
    """Not identified as a victim, told of other services; closed."""
    told = at_department(cast, invented_person(207, gender=MALE), 25)
    verified(told, 22, "facts_not_confirmed")
    proposed(told, NO_VICTIM)
    decided(told, NO_VICTIM, explained_on=day())
    ended(told, "not_identified")


def changed_their_mind(cast: Cast) -> None:
    """Withdrew from verification; support goes on."""
    told = at_department(cast, invented_person(208, people="thai"), 14)
    verified(told, 12, "withdrew")
    entitled(told, "a", eligibility="eligible", reason="Đang được hỗ trợ từ khi tiếp nhận.")
    given(told, "a", "meals", 5)


def in_danger(cast: Cast, number: int, people: str, level: str = "high", kin: str = "") -> Told:
    """In the process of identification, and at risk."""
    told = at_department(cast, invented_person(number, people=people), 11, "in_process")
    under_way(told, 9)
    not_needed(told)
    assigned(told, YEN)
    assessed(told, level, kin)
    return told


def protection_asked_for(cast: Cast) -> None:
    """A guard is proposed; nobody has decided."""
    told = in_danger(cast, 211, "kinh")
    asked_for(told)


def protected(cast: Cast) -> None:
    """In a shelter, with a sister who is covered too."""
    told = in_danger(cast, 212, "dao", kin="Bàn Mùi Chạn")
    threatened(told)
    asked_for(told, "safe_shelter", YEN)
    granted(told)
    reviewed(told, "continue")


def protection_declined(cast: Cast) -> None:
    """Declined the measure, in writing; support goes on."""
    told = in_danger(cast, 213, "khmer", "medium")
    asked_for(told, "guard")
    granted(told)
    refused(told, "guard")


def no_longer_in_danger(cast: Cast) -> None:
    """One measure was rejected, another was lifted after its review."""
    told = in_danger(cast, 214, "muong", "low")
    asked_for(told, "closed_hearing")
    turned_down(told)
    asked_for(told, "threat_detection", YEN)
    granted(told, 30)
    reviewed(told, "lift")
    lifted(told)


def others_still_held(cast: Cast) -> None:
    """A rescue of others is planned from what this person told."""
    told = at_department(cast, invented_person(215, people="thai"), 5)
    under_way(told, 3)
    interviewed(told)
    planned(told)


def rescue_called_off(cast: Cast) -> None:
    """Identified as a victim; a rescue of others was planned and called off."""
    told = at_department(cast, invented_person(216, people="nung"), 18)
    consent(told, LAN, "verification", "tn-police", ["identity", "account"])
    identified(told, 15)
    planned(told)
    called_off(told)


LIVES = (
    being_verified,
    verified_longer,
    more_time_asked,
    verified_too_long,
    to_be_decided,
    proposal_returned,
    no_victim,
    changed_their_mind,
    protection_asked_for,
    protected,
    protection_declined,
    no_longer_in_danger,
    others_still_held,
    rescue_called_off,
)
