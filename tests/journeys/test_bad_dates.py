"""What cannot be, by its date or its receiver, is refused beside its field in words that say what
to do; nothing typed is lost, and nothing is saved."""

import html
import re
from datetime import timedelta
from typing import Any

import pytest

from caseflow.clock import now
from caseflow.demo.people import invented_person
from caseflow.demo.reception import LAN, at_department
from caseflow.demo.telling import Told
from caseflow.demo.verifying import TUAN, proposed, result, under_way
from caseflow.identification.records import IDENTIFICATION_PROPOSAL
from caseflow.verification.records import VERIFICATION_REQUEST
from tests.journeys.troupe import PLAYED_BY, Troupe
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
NAMED = {"receiving_agency", "to_agency", "approver", "service_given-provider"}
TYPED = "Lời đã gõ vào, không được mất."


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
    assert words in beside[field]
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
        (LAN, "cooperation/hand-over", "handed_at",
         {"to_agency": "health_2", "reason": "statutory", "escort": TYPED,
          **boxes("handed_at", SOON)}, "chưa đến"),
        (TUAN, "verification/record-result", "completed_on",
         {"result": "facts_confirmed", "summary": TYPED, **days("completed_on", LONG_AGO)},
         "trước ngày nhận đề nghị"),
        (TUAN, "verification/ask-extension", "asked_until",
         {"reason": TYPED, "approver": "decider", **days("asked_until", now())},
         "sau thời hạn hiện nay"),
        (LAN, "support/record-service", "service_given-started_on",
         {"service_given-regime": "a", "service_given-service": "meals",
          "service_given-provider": "health", "service_given-legal_basis": TYPED,
          **days("service_given-started_on", SOON)}, "chưa đến"),
    ],
    ids=["referral to oneself", "hand-over to oneself", "hand-over to come",
         "result before the request", "extension before its end", "service to come"],
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
