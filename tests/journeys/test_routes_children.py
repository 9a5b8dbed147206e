"""Children by their age, on whatever way they come (Luật 53/2024 Đ30; NĐ 56/2017 Đ26(3))."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from caseflow.case.corrections import correct, open_for_correction
from caseflow.clock import now, today
from caseflow.demo.people import YEAR, invented_person
from caseflow.demo.reception import (
    COMMUNE,
    LAN,
    accepted,
    consent,
    declared,
    first_hour,
    handed_over,
    notified,
    receive,
    representative,
)
from caseflow.demo.supporting import ended, given, planned
from caseflow.demo.telling import Told, moment
from caseflow.demo.verifying import (
    decided,
    identified,
    proposed,
    verified,
)
from caseflow.errors import Refused
from caseflow.intake import receiving
from caseflow.people.records import PERSON
from tests.journeys.troupe import (
    Troupe,
    ended_as,
    given_plainly,
    offered,
    running,
    state,
)

WITH_FAMILY = {"supporting_adult": "child_protection_worker", "emergency_measures": "no"}


def hours_of_a_child(told: Told, since: str) -> None:
    """Twelve hours from when the child was met, and that nobody has checked the decree."""
    emergency = running(told)["child_emergency"]
    assert (emergency.article, emergency.confirmed) == ("Đ26(3) 56/2017/NĐ-CP", False)
    assert (emergency.due_at - datetime.fromisoformat(since)).total_seconds() == 12 * 3600


def test_f_a_child_of_seven_is_fetched_by_the_family(cast: Troupe) -> None:
    came = moment(1, 50)
    girl = invented_person(511, people="mong", age=7, age_basis="birth_certificate")
    told = receive(cast, girl, COMMUNE, "child", came, reporter="relative")
    hours_of_a_child(told, came)
    assert set(running(told)) == {"commune_notice", "child_emergency"}
    first_hour(told, COMMUNE)
    speaks = representative(told, COMMUNE, "Sùng Thị Xa")
    both = {"form": "child_and_representative", "representative": speaks}
    reach = ["identity", "contact", "support"]
    with pytest.raises(Refused):  # from seven on the child is asked too
        consent(told, COMMUNE, "support", "tn-health", reach, **both, child_assent="disagrees")
    consent(told, COMMUNE, "support", "tn-health", reach, **both, child_assent="agrees")
    with pytest.raises(Refused):  # an officer writes; a child makes no declaration
        declared(told, COMMUNE)
    declared(told, COMMUNE, "officer_record")
    home = WITH_FAMILY | {"family_notice": "will_fetch", "handed_to": "relatives_fetched"}
    told.do(COMMUNE, receiving.CHILD, intake_child=home)
    assert set(running(told)) == {"commune_notice"}
    notified(told, COMMUNE, moment(1, 30))
    handed_over(told, COMMUNE, moment(1, 10))
    accepted(told, LAN)
    identified(told, 1, young=True)  # of a child no means need be shown (Đ2(1))
    assert "h" in given_plainly(told).split()
    planned(told)
    given(told, "h", "schooling", 0)
    ended(told, "reintegrated")
    ended_as(told, "reintegrated")


def test_f_a_girl_of_fifteen_goes_to_a_facility(cast: Troupe) -> None:
    came = moment(1, 50)
    girl = invented_person(512, people="thai", age=15, age_basis="birth_certificate")
    told = receive(cast, girl, COMMUNE, "child", came, reporter="officer")
    hours_of_a_child(told, came)
    first_hour(told, COMMUNE)
    unsafe = WITH_FAMILY | {"family_notice": "unsafe", "handed_to": "facility"}
    told.do(COMMUNE, receiving.CHILD, intake_child=unsafe)
    notified(told, COMMUNE, moment(1, 30))
    handed_over(told, COMMUNE, moment(1, 10))
    accepted(told, LAN)
    verified(told, 1)
    assert given_plainly(told) == "a b c d dd e g"
    with pytest.raises(Refused):  # what the case knows of the age stands against it
        proposed(told, young=False)
    proposed(told, young=True)
    decided(told)
    planned(told)
    ended(told, "moved")
    ended_as(told, "moved", "ClosedReferred")


def corrected(told: Told, by: str, **answers: object) -> None:
    """The person's record is corrected by officer ``by``."""
    shown = open_for_correction(told.at(by), PERSON.name, told.newest(PERSON))
    correct(told.at(by), shown, shown.versions, {**shown.values, **answers}, str(uuid4()))


def test_f_an_age_not_established_keeps_a_childs_safeguards(cast: Troupe) -> None:
    came = moment(1, 50)
    boy = invented_person(513, people="khmer", age=16, age_basis="officer_estimate")
    told = receive(cast, boy, COMMUNE, "child", came, reporter="officer")
    assert state(told).facts["age_class"] == "not_established"
    hours_of_a_child(told, came)
    first_hour(told, COMMUNE)
    assert "record_child" in offered(told, COMMUNE)
    declared(told, COMMUNE, "officer_record")
    corrected(told, COMMUNE, birth_date=born(17), age_basis="birth_certificate")
    assert state(told).facts["age_class"] == "from_16_to_17"
    assert "child_emergency" not in running(told)  # the decree means those under 16
    assert "record_child" in offered(told, COMMUNE)  # still a child by the law of 2024
    handed_over(told, COMMUNE, moment(1, 10))
    accepted(told, LAN)
    verified(told, 1, "unreachable")
    ended(told, "lost_contact")
    ended_as(told, "lost_contact")


def test_f_who_turns_out_to_be_a_child_has_the_twelve_hours(cast: Troupe) -> None:
    girl = invented_person(514, people="dao", age=19, age_basis="own_statement")
    told = receive(cast, girl, COMMUNE, "self_report", moment(1, 50))
    assert "child_emergency" not in running(told)
    corrected(told, COMMUNE, birth_date=born(14), age_basis="birth_certificate")
    emergency = running(told)["child_emergency"]
    left = (emergency.due_at - now()).total_seconds() / 3600
    assert 11.9 < left <= 12  # from the information, which is now
    unsafe = WITH_FAMILY | {"family_notice": "child_objects", "handed_to": "facility"}
    told.do(COMMUNE, receiving.CHILD, intake_child=unsafe)
    corrected(told, COMMUNE, other_names="Bé Ba")
    assert "child_emergency" not in running(told)  # looked into once


def born(years: int) -> str:
    """A day of birth of somebody that old."""
    return (today() - years * YEAR - timedelta(days=40)).isoformat()
