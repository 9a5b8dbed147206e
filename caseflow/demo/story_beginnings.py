"""People who have just come, and how each of the ways in begins."""

from caseflow.demo.people import MALE, invented_person
from caseflow.demo.protecting import given_over, rescued
from caseflow.demo.reception import (
    COMMUNE,
    DUC,
    HUONG,
    WARD,
    accepted,
    account,
    at_department,
    came_home,
    consent,
    declared,
    essentials,
    explained,
    first_hour,
    handed_over,
    not_accepted,
    notified,
    receive,
    representative,
)
from caseflow.demo.supporting import LEGAL_AID, entitled
from caseflow.demo.telling import Cast, moment
from caseflow.demo.verifying import SON, TUAN, asked, evidence, facts
from caseflow.intake import foreigners, progress, receiving


def just_received(cast: Cast) -> None:
    """Came less than an hour ago, and is in danger."""
    person = invented_person(101, people="thai")
    told = receive(cast, person, COMMUNE, "self_report", moment(minutes=40))
    first_hour(told, COMMUNE, danger=True)


def child_of_seven(cast: Cast) -> None:
    """A child of seven, brought by the mother; the twelve hours run."""
    person = invented_person(102, people="mong", age=7, age_basis="birth_certificate")
    told = receive(cast, person, COMMUNE, "child", moment(minutes=90), reporter="relative")
    first_hour(told, COMMUNE)
    speaks = representative(told, COMMUNE, "Sùng Thị Xa")
    consent(
        told, COMMUNE, "support", "tn-health", ["identity", "contact", "support"],
        form="child_and_representative", child_assent="agrees", representative=speaks,
        child_explained="Vẽ hình ngôi nhà và người được biết; mẹ ngồi cạnh, cán bộ nói tiếng Mông",
        child_words="Cho các cô biết thì mẹ con con được giúp",
    )  # fmt: skip
    stays = {"supporting_adult": "legal_representative", "family_notice": "pending"}
    told.do(
        COMMUNE, receiving.CHILD,
        intake_child=stays | {"handed_to": "stays", "emergency_measures": "yes"},
    )  # fmt: skip
    declared(told, COMMUNE, "officer_record")
    notified(told, COMMUNE, moment(minutes=60))


def waits_for_the_department(cast: Cast) -> None:
    """Handed over yesterday; nobody has answered yet."""
    told = came_home(cast, invented_person(103, people="tay"), 1)
    consent(told, COMMUNE, "support", "tn-health", ["identity", "contact", "support"])
    declared(told, COMMUNE)
    handed_over(told, COMMUNE, moment(1))


def accepted_today(cast: Cast) -> None:
    """With a caseworker since today: three days for the first facts."""
    at_department(cast, invented_person(104, people="nung"), 0)


def facts_overdue(cast: Cast) -> None:
    """The first facts are late."""
    at_department(cast, invented_person(105, people="dao"), 6)


def facts_due_today(cast: Cast) -> None:
    """The first facts are due today."""
    at_department(cast, invented_person(106, people="kinh"), 3, by=DUC)


def called_the_hotline(cast: Cast) -> None:
    """A neighbour called 111; another province works on it."""
    person = invented_person(107, people="muong")
    hotline = cast.agency("hotline-111")
    told = receive(
        cast, person, WARD, "hotline", moment(5, 55), reporter="other_person",
        referring_agency=hotline,
    )  # fmt: skip
    call = {
        "call_reference": "111-2026-00417",
        "safe_to_call_back": "no",
        "person_location": "Nhà người quen trong phường",
        "forwarded_to": cast.actor(WARD).agency,
        "forwarded_at": moment(5, 50),
    }
    told.do(WARD, receiving.CALL, hotline_call=call)
    first_hour(told, WARD)
    account(told, WARD)
    notified(told, WARD, moment(5, 40), "hn-health")
    handed_over(told, WARD, moment(5, 30), "hn-health")
    accepted(told, HUONG)
    facts(told, 3, HUONG)
    asked(told, 2, HUONG, "hn-police")


def wants_no_help_now(cast: Cast) -> None:
    """Was received, was told of every right, and went on by themselves."""
    told = receive(cast, invented_person(108), WARD, "self_report", moment(12, 30))
    explained(told, WARD)
    told.do(WARD, progress.ENDED, intake={"outcome": "refused_by_person"})


def age_not_established(cast: Cast) -> None:
    """A boy without papers, found by the police, waits for the department."""
    found = invented_person(109, people="khmer", gender=MALE, age_basis="officer_estimate", age=16)
    told = receive(cast, found, SON, "returned_alone", moment(minutes=180), reporter="officer")
    first_hour(told, SON)
    told.do(SON, progress.REACHED, intake={"commune_reached_at": moment(minutes=120)})
    handed_over(told, SON, moment(minutes=30))


def from_laos(cast: Cast) -> None:
    """A foreigner, who fears that the own embassy is told."""
    told = receive(
        cast, invented_person(110, people="lao", age=24), COMMUNE, "foreigner", moment(9, 50)
    )
    first_hour(told, COMMUNE)
    papers = {"immigration_status": "expired", "embassy_notice_agreed": "no"}
    told.do(COMMUNE, foreigners.RESIDENCE, intake=papers)
    account(told, COMMUNE)
    essentials(told, COMMUNE, 9)
    notified(told, COMMUNE, moment(9, 30))
    handed_over(told, COMMUNE, moment(9, 10))
    accepted(told, DUC)
    facts(told, 7, DUC)
    asked(told, 6, DUC)
    entitled(
        told, "a", "c", by=DUC, eligibility="case_by_case",
        reason="Người nước ngoài bị mua bán tại Việt Nam: xét theo hoàn cảnh.",
    )  # fmt: skip


def just_rescued(cast: Cast) -> None:
    """Rescued two hours ago with the border guard; still with the police."""
    person = invented_person(111, people="gia_rai", age=17, age_basis="relatives")
    guard = [cast.agency("border-guard")]
    told = rescued(cast, person, moment(minutes=120), participating_agencies=guard)
    first_hour(told, TUAN)


def rescued_and_handed_over(cast: Cast) -> None:
    """Rescued in the country two days ago; verification goes on at the police."""
    told = rescued(cast, invented_person(112, people="e_de", age=20), moment(2, 55))
    first_hour(told, TUAN)
    evidence(told, TUAN, "a")
    given_over(told, moment(2, 20))
    handed_over(told, TUAN, moment(2, 15))
    accepted(told, DUC)


def found_at_a_check(cast: Cast) -> None:
    """Found by the commune in a check (route b), taken straight to support."""
    told = receive(
        cast, invented_person(113), COMMUNE, "rescued_in_country", moment(2, 50), reporter="agency"
    )
    first_hour(told, COMMUNE)
    account(told, COMMUNE)
    consent(told, COMMUNE, "legal_aid", LEGAL_AID, ["identity"], decision="undecided")
    handed_over(told, COMMUNE, moment(2, 20))
    accepted(told, "lan.soyte")


def not_taken_on(cast: Cast) -> None:
    """The department has not taken the case on, and says why."""
    told = came_home(cast, invented_person(114, people="thai"), 2)
    handed_over(told, COMMUNE, moment(1, 40))
    not_accepted(told, DUC, "Biên bản bàn giao thiếu số; xin bổ sung rồi gửi lại.")


LIVES = (
    just_received,
    child_of_seven,
    waits_for_the_department,
    accepted_today,
    facts_overdue,
    facts_due_today,
    called_the_hotline,
    wants_no_help_now,
    age_not_established,
    from_laos,
    just_rescued,
    rescued_and_handed_over,
    found_at_a_check,
    not_taken_on,
)
