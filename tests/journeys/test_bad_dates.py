"""What cannot be, by its date or its receiver, is refused beside its field in words that say what
to do; nothing typed is lost, and nothing is saved."""

import html
import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from caseflow.audit.recording import Change
from caseflow.clock import now, today
from caseflow.db import current
from caseflow.demo.people import invented_person
from caseflow.demo.reception import LAN, at_department
from caseflow.demo.telling import Told
from caseflow.demo.verifying import TUAN, proposed, result, under_way
from caseflow.duties.clocks import running
from caseflow.forms.record_form import Asking, record_form
from caseflow.identification.records import IDENTIFICATION_PROPOSAL
from caseflow.law.book import LawBook
from caseflow.staff.bootstrap import staff_permit
from caseflow.staff.roster import agency_row
from caseflow.verification.records import VERIFICATION_REQUEST
from tests.journeys.troupe import PLAYED_BY, Troupe
from tests.protection.cases import change_as
from tests.verification.browsing import Browser, boxes, days

SOON, LONG_AGO = now() + timedelta(days=9), now() - timedelta(days=900)
ERROR = re.compile(r'id="([^"]+)-error"[^>]*>(.*?)</p>', re.DOTALL)
BORN_LATER = {"person-birth_date-year": f"{now().year - 1}"} | boxes(
    "intake-presented_at", LONG_AGO
)
FIRST: dict[str, Any] = {
    "intake-route": "self_report", "intake-reporter": "self",
    "intake-interpretation_need": "none", "person-full_name": "Tên đã gõ vào",
    "person-birth_date-year": "1990", "person-age_basis": "own_statement",
    "person-gender": "Feminine", "person-nationality": "VN", "person-primary_language": "vie",
    **boxes("intake-presented_at", now()),
}  # fmt: skip
BIRTH, BEFORE_BIRTH = "birth_date", now() - timedelta(days=365 * 90)
NAMED = {"receiving_agency", "to_agency", "approval-approver", "service_given-provider"}
TYPED = "Lời đã gõ vào, không được mất."
HAND, LONGER = "cooperation/hand-over", "verification_extension"
HANDED = {"to_agency": "health_2", "reason": "statutory", "escort": TYPED}
MEALS = {"service_given-regime": "a", "service_given-service": "meals",
         "service_given-provider": "health", "service_given-legal_basis": TYPED}  # fmt: skip


class Desks:
    """The officers of the cast at their desks, each signed in once."""

    def __init__(self, cast: Troupe) -> None:
        self.cast = cast
        self.browsers: dict[str, Browser] = {}

    def at(self, name: str) -> Browser:
        assert self.cast.house
        if name not in self.browsers:
            self.browsers[name] = Browser(self.cast.house, PLAYED_BY[name])
        return self.browsers[name]


@pytest.fixture(scope="module")
def desks(cast: Troupe) -> Desks:
    return Desks(cast)


def refused(page: str, field: str, words: str) -> None:
    """The page says ``words`` beside ``field``, and at its head."""
    beside = {
        name: html.unescape(re.sub("<[^>]+>", "", text)) for name, text in ERROR.findall(page)
    }
    assert field in beside, beside
    assert words in beside[field], beside
    assert "Lỗi:" in page


@pytest.mark.parametrize(
    ("field", "changed", "words"),
    [
        ("intake-presented_at", boxes("intake-presented_at", SOON), "chưa đến"),
        ("intake-presented_at", BORN_LATER, "ngày sinh"),
    ],
    ids=["to come", "before birth"],
)
def test_the_first_page(desks: Desks, field: str, changed: dict[str, str], words: str) -> None:
    answer = desks.at("hoa.xa").send("/intake/new", **FIRST | changed)
    refused(answer.text, field, words)
    assert "Tên đã gõ vào" in answer.text


@pytest.fixture(scope="module")
def told(desks: Desks) -> Told:
    """A person in verification since yesterday; both officers have the case open."""
    found = at_department(desks.cast, invented_person(531), 3)
    under_way(found, 2)
    desks.at(LAN).open(found.code, "support")
    desks.at(TUAN).open(found.code, "verify")
    return found


def agency(desks: Desks, key: str) -> str:
    return desks.cast.agency(key)


@pytest.mark.parametrize(
    ("by", "path", "field", "answers", "words"),
    [
        (LAN, "support/refer", "receiving_agency",
         {"receiving_agency": "health", "services_asked": "legal_aid", "details": TYPED,
          "reason": "AdditionalServicesRequired", "compartments": "identity",
          **days("expires_on", SOON)}, ""),
        (LAN, "cooperation/hand-over", "to_agency",
         {"to_agency": "health", "reason": "statutory", "escort": TYPED,
          **boxes("handed_at", now())}, ""),
        (LAN, HAND, "handed_at", HANDED | boxes("handed_at", SOON), "chưa đến"),
        (LAN, HAND, "handed_at", HANDED | boxes("handed_at", LONG_AGO), "đến với cơ quan giao"),
        (TUAN, "verification/record-result", "completed_on",
         {"result": "facts_confirmed", "summary": TYPED, **days("completed_on", LONG_AGO)},
         "trước ngày nhận đề nghị"),
        (TUAN, "verification/ask-extension", f"{LONGER}-asked_until",
         {f"{LONGER}-reason": TYPED, "approval-approver": "decider",
          **days(f"{LONGER}-asked_until", now())},
         "sau thời hạn hiện nay"),
        (LAN, "support/record-service", "service_given-started_on",
         MEALS | days("service_given-started_on", SOON), "chưa đến"),
        (LAN, "support/record-service", "service_given-started_on",
         MEALS | days("service_given-started_on", BEFORE_BIRTH), "ngày sinh"),
        (LAN, "support/record-service", "service_given-started_on",
         MEALS | days("service_given-started_on", LONG_AGO), "được tiếp nhận"),
        (LAN, "support/plan", "agreed_on",
         {"person_words": TYPED, "needs": "work", "living_arrangement": "unknown",
          "agreement": "agrees", **days("agreed_on", LONG_AGO)}, "được tiếp nhận"),
        (LAN, HAND, "handed_at", HANDED | boxes("handed_at", BEFORE_BIRTH), "ngày sinh"),
        (TUAN, "verification/record-interview", "held_at",
         {"participation": "completed", "support_person": "social_worker", "statement": TYPED,
          **boxes("held_at", BEFORE_BIRTH)}, "ngày sinh"),
        (TUAN, "verification/record-trafficking-event", "happened_on",
         {"type": "Transit", "country": "CN", "place": TYPED,
          **days("happened_on", BEFORE_BIRTH)}, "ngày sinh"),
    ],
    ids=["referral to oneself", "hand-over to oneself", "hand-over to come",
         "hand-over before reception", "result before the request", "extension before its end",
         "service to come", "service before birth", "service before reception",
         "agreement before reception", "hand-over before birth",
         "interview before birth", "event before birth"],
)  # fmt: skip
def test_within_a_case(
    desks: Desks, told: Told, by: str, path: str, field: str, answers: dict[str, str], words: str
) -> None:
    assert desks.cast.house
    house = desks.cast.house
    ids = {**house.agencies, **house.officers}
    sent = {n: ids[given] if n in NAMED else given for n, given in answers.items()}
    answer = desks.at(by).send(f"/cases/{told.code}/{path}", **sent)
    refused(answer.text, field, words)
    assert TYPED in html.unescape(answer.text)


def test_every_date_of_every_record_is_asked_whether_it_is_before_birth(desks: Desks) -> None:
    """The list of fields, form by form: no date of a form escapes the one check, but births."""
    assert desks.cast.house
    book, compared = current(LawBook), 0
    for spec in book.records.values():
        dates = {f.name for f in spec.fields if f.type.startswith("date")} - {BIRTH}
        asking = Asking(only=sorted(dates | {BIRTH}))
        sent = {n: v for each in asking.only or () for n, v in boxes(each, BEFORE_BIRTH).items()}
        with desks.cast.house.app.test_request_context("/", method="POST", data=sent):
            form = record_form(spec, book, asking)()
            form.validate()
            assert set(form.dates()) == dates, spec.name
        compared += len(dates)
    assert compared >= 50


def test_an_agency_that_ended_meanwhile(desks: Desks, told: Told) -> None:
    assert desks.cast.house
    permit = staff_permit(desks.cast.house.actor("admin"))
    change = Change(permit, uuid4().hex, "decide_end_agency")
    ended = {"valid_until": (today() - timedelta(days=1)).isoformat()}
    change.revise(
        agency_row(agency(desks, "women")), ended | {"successor": agency(desks, "health")}
    )
    change.commit()
    gone = {"receiving_agency": agency(desks, "women"), "services_asked": "loan",
            "reason": "AdditionalServicesRequired", "compartments": "identity", "details": TYPED,
            **days("expires_on", SOON)}  # fmt: skip
    answer = desks.at(LAN).send(f"/cases/{told.code}/support/refer", **gone)
    refused(answer.text, "receiving_agency", "đã kết thúc hoạt động")
    assert TYPED in html.unescape(answer.text)


@pytest.mark.parametrize(
    ("by", "clock", "path", "record", "approver"),
    [
        (TUAN, "verification", "verification/ask-extension", LONGER, "decider"),
        (LAN, "essential_needs", "support/ask-extension", "support_extension", "supervisor"),
    ],
    ids=["verification", "120 days"],
)
def test_an_extension_after_the_end(
    desks: Desks, told: Told, by: str, clock: str, path: str, record: str, approver: str
) -> None:
    """Typed while the clock ran, sent after its end."""
    assert desks.cast.house
    access = told.at(by)
    [run] = [c for c in running(access.case) if c.name == clock]
    change = change_as(desks.cast.house, "caseworker", access.case)
    change.revise(run.row, {"due_at": (now() - timedelta(hours=30)).isoformat()})
    change.commit()
    chosen = {"approval-approver": desks.cast.house.officers[approver]}
    sent = {f"{record}-reason": TYPED, **chosen, **days(f"{record}-asked_until", SOON)}
    case = f"/cases/{told.code}"
    page = html.unescape(desks.at(by).send(f"{case}/{path}", from_page=case, **sent).text)
    assert "Lỗi:" in page
    assert "khi thời hạn chưa hết" in page
    assert TYPED in page


def test_first_facts_before_they_were_asked_for(desks: Desks) -> None:
    other = at_department(desks.cast, invented_person(532), 3)
    desks.at(LAN).open(other.code, "support")
    sent = {
        "identity_check": "consistent", "residence_check": "consistent", "conclusion": "verify",
        "sources_asked": "commune_committee", "absence_period": TYPED,
        **days("completed_on", now() - timedelta(days=9)),
    }  # fmt: skip
    path = f"/cases/{other.code}/verification/record-initial-facts"
    answer = desks.at(LAN).send(path, **sent)
    refused(answer.text, "completed_on", "bắt đầu tính thời hạn")
    assert TYPED in html.unescape(answer.text)


def test_a_decision_before_its_proposal(desks: Desks, told: Told) -> None:
    result(told)
    proposed(told)
    record = told.newest(IDENTIFICATION_PROPOSAL)
    decider = desks.at("hung.congan")
    decider.open(told.code, "decide")
    sent = {
        "grounds": TYPED, "decision": "ActualVictimOfTrafficking",
        "document_kind": "article_33_1", "document_number": "1/GXN",
        **days("decided_on", now() - timedelta(days=1)),
    }  # fmt: skip
    answer = decider.send(f"/cases/{told.code}/identification/decide/{record}", **sent)
    refused(answer.text, "decided_on", "trước ngày đề nghị")
    assert TYPED in html.unescape(answer.text)
    assert told.rows(VERIFICATION_REQUEST)
