"""People who are supported towards a life of their own, and people whose case has ended."""

from caseflow.demo.outside import referred_by_ground, referred_outside
from caseflow.demo.people import FEMALE, invented_person
from caseflow.demo.protecting import asked_for, given_over, granted, rescued
from caseflow.demo.reception import (
    LAN,
    accepted,
    at_department,
    first_hour,
    handed_over,
    representative,
)
from caseflow.demo.supporting import (
    NGA,
    WOMEN,
    answered,
    counselled,
    end_proposed,
    ended,
    entitled,
    examined,
    finished,
    followed,
    given,
    linked,
    paid,
    payment_approved,
    planned,
    received,
    referred,
    served,
    taken_back,
)
from caseflow.demo.telling import Cast, day, moment
from caseflow.demo.verifying import (
    SON,
    TUAN,
    decided,
    evidence,
    explained,
    facts,
    identified,
    proposed,
    result,
    under_way,
    verified,
)


def on_the_way(cast: Cast) -> None:
    """A victim with a plan, services, an allowance, sessions, and legal aid at work."""
    told = at_department(cast, invented_person(301, people="tay"), 28)
    identified(told, 26)
    entitled(told, "a", "b", "dd", "g", "k")
    planned(told)
    given(told, "b", "treatment", 3)
    examined(told)
    counselled(told)
    paid(told)
    payment_approved(told)
    received(told)
    referred(told)
    answered(told)
    served(told)
    followed(told)


def answer_awaited(cast: Cast) -> None:
    """Referred to the women's union for a loan; the answer is awaited, and so is a payment."""
    told = at_department(cast, invented_person(302, people="nung"), 24)
    identified(told, 21)
    entitled(told, "i", "k", application_received_on=day(-4))
    planned(told)
    paid(told)
    referred(told, WOMEN, "education_work", "loan")


def second_provider(cast: Cast) -> None:
    """The first provider could not take the person on; the second did, and has finished."""
    told = at_department(cast, invented_person(303), 23)
    identified(told, 20, by=SON)
    planned(told, agreement="agrees_in_part")
    referred(told, WOMEN, "education_work", "vocational_training")
    answered(told, NGA, decline="Lớp học nghề đã đủ người, khóa sau mở vào tháng tới.")
    referred(told)
    answered(told)
    finished(told)


def consent_taken_back(cast: Cast) -> None:
    """Took consent back while legal aid was at work."""
    told = at_department(cast, invented_person(304, people="kinh"), 22)
    verified(told, 19)
    planned(told)
    referred(told)
    answered(told)
    taken_back(told)


def sisters(cast: Cast) -> None:
    """Two sisters, an adult and one of fifteen who was rescued later; linked cases."""
    elder = at_department(
        cast, invented_person(305, people="mong", gender=FEMALE, family_name="Vàng"), 9
    )
    under_way(elder, 7)
    younger = rescued(
        cast,
        invented_person(
            306, people="mong", gender=FEMALE, family_name="Vàng", age=15,
            age_basis="birth_certificate",
        ),
        moment(4, 55),
    )  # fmt: skip
    first_hour(younger, TUAN)
    evidence(younger, TUAN, "e")
    given_over(younger, moment(4, 30))
    handed_over(younger, TUAN, moment(4, 25))
    accepted(younger, LAN)
    representative(younger, LAN, "Vàng A Dình")
    linked(elder, younger)
    result(younger)
    proposed(younger, young=True)
    decided(younger)
    explained(younger)
    asked_for(younger, "safe_shelter", LAN)
    granted(younger, 90)
    planned(younger)


def recognised_long_ago(cast: Cast) -> None:
    """Recognised under the law of 2011, returned for what is still due by it."""
    told = at_department(cast, invented_person(307, people="thai"), 40)
    verified(told, 38)
    proposed(told)
    decided(
        told, decided_on="2024-11-12", document_kind="district_police_2011",
        document_number="09/GXN-CAH",
    )  # fmt: skip
    explained(told)
    entitled(told, "law_2011_b", "law_2011_dd")
    planned(told)
    given(told, "law_2011_b", "treatment", 6)
    referred_by_ground(told)


def holds_a_certificate(cast: Cast) -> None:
    """Holds a document already: support without another verification."""
    told = at_department(cast, invented_person(308, people="dao"), 8)
    facts(told, 6, conclusion="document_held")
    planned(told)
    referred_outside(told)


def end_awaited(cast: Cast) -> None:
    """The end of the case is proposed to the supervisor."""
    told = at_department(cast, invented_person(309, people="kinh"), 60)
    identified(told, 57)
    planned(told)
    followed(told, milestone="month_3")
    end_proposed(told, "reintegrated", follow_up="yes")


def settled(cast: Cast) -> None:
    """Lives in the community again, and agreed to be asked after."""
    told = at_department(cast, invented_person(310, people="muong"), 90)
    identified(told, 87)
    planned(told)
    given(told, "i", "job_counselling", 40)
    ended(told, "reintegrated", follow_up="yes")


def lost(cast: Cast) -> None:
    """Could not be reached any more; the case waits for them to come back."""
    told = at_department(cast, invented_person(311, people="e_de"), 75)
    verified(told, 72, "unreachable")
    followed(told, "not_reached", "month_3")
    ended(told, "lost_contact")


def moved_on(cast: Cast) -> None:
    """Moved to another province, handed on there."""
    told = at_department(cast, invented_person(312, people="gia_rai"), 70)
    identified(told, 66, by=SON)
    planned(told)
    ended(told, "moved")


LIVES = (
    on_the_way,
    answer_awaited,
    second_provider,
    consent_taken_back,
    sisters,
    recognised_long_ago,
    holds_a_certificate,
    end_awaited,
    settled,
    lost,
    moved_on,
)
