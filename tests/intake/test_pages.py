"""Reception, consent and hand-over through the pages, as officers send them."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from caseflow.audit.events import Event
from caseflow.clock import now, today
from caseflow.intake.web import TOLD_ALREADY
from caseflow.people.records import REPRESENTATIVE
from caseflow.people.service import person_rows
from caseflow.sharing.consent import consents
from tests.cooperation.agreements import accepted
from tests.house import House
from tests.intake.arrivals import arrive, inside
from tests.people.around import add
from tests.verification.browsing import Browser, boxes, days

FIRST = {
    "intake-route": "returned_alone",
    "intake-reporter": "self",
    "intake-interpretation_need": "none",
    "person-full_name": "H'Hen Niê",
    "person-age_basis": "own_statement",
    "person-gender": "Feminine",
    "person-nationality": "Việt Nam",
    "person-primary_language": "vie",
    "person-birth_date-year": "1999",
}

STEPS = (
    *("record-safe-contact", "record-needs", "give-essentials", "record-child"),
    *("record-minor", "record-call", "notify-department", "record-notice"),
    *("record-account", "record-foreigner", "record-declaration", "end-intake"),
)


@pytest.fixture
def intake(house: House) -> Browser:
    return Browser(house, "intake")


def test_a_person_is_received_and_safety_comes_first(house: House, intake: Browser) -> None:
    sent = FIRST | boxes("intake-presented_at", now() - timedelta(minutes=9))
    answer = intake.send("/intake/new", **sent)
    assert answer.status_code == 303, answer.text
    code = answer.location.split("/")[2]
    assert answer.location == f"/cases/{code}"  # open already, for receiving the person
    page = intake.get(answer.location).text
    (opened,) = house.entries(event=Event.CASE_OPENED)
    assert opened.facts["purpose"] == "receive"
    assert "H&#39;Hen Niê" in page
    assert page.index("record-safe-contact") < page.index("record-needs")
    path = f"/cases/{code}/intake/record-safe-contact"
    safe = {
        "channels": "meeting_place",
        "times": "sau 20 giờ",
        "caller_introduction": "bạn học cũ",
        "if_other_answers": "end_call",
        "key": str(uuid4()),
    }
    for _ in range(2):  # a double tap
        assert intake.send(f"/cases/{code}/open", purpose="receive").status_code == 303
        token = intake.get(f"/cases/{code}/intake/record-needs").text.split('csrf_token" value="')
        answer = intake.client.post(path, data=safe | {"csrf_token": token[1].split('"')[0]})
        assert answer.status_code == 303, answer.text
    assert answer.location == f"/cases/{code}?changed=people#people"
    assert "record-safe-contact" not in intake.get(f"/cases/{code}").text
    notice = intake.get(f"/cases/{code}/intake/record-notice").text
    assert "không cần nêu lý do" in notice


def test_what_is_missing_is_said_and_what_was_typed_is_kept(intake: Browser) -> None:
    answer = intake.send("/intake/new", **(FIRST | {"intake-route": "in_process"}))
    assert answer.status_code == 200
    assert "H&#39;Hen Niê" in answer.text
    assert 'href="#intake-presented_at-day"' in answer.text
    assert 'href="#intake-trafficking_signs"' in answer.text


def test_every_step_has_its_page(house: House, intake: Browser) -> None:
    person = {"birth_date": f"{today().year - 15}", "nationality": ["LA"]}
    code = arrive(house, intake={"route": "hotline"}, person=person)
    page = intake.open(code, "receive")
    for step in STEPS:
        assert step in page, step
        assert intake.get(f"/cases/{code}/intake/{step}").status_code == 200, step
    assert "reach-commune" not in page
    assert intake.get(f"/cases/{code}/intake/reach-commune").status_code == 303
    assert intake.get(f"/cases/{code}/intake/record-return").status_code == 200
    for kind in ("relative_or_contact", "representative", "identity_document"):
        assert intake.get(f"/cases/{code}/add/{kind}").status_code == 200
    answer = intake.send(
        f"/cases/{code}/add/identity_document", document_type="passport", whereabouts="declined"
    )
    assert answer.status_code in (200, 303)
    assert intake.get(f"/cases/{code}/cooperation/hand-over").status_code == 200


def test_consent_is_read_before_it_is_saved(house: House, intake: Browser) -> None:
    code = arrive(house)
    intake.open(code, "receive")
    path = f"/cases/{code}/cooperation/record-consent"
    given = {
        "purpose": "support",
        "recipients": house.agencies["health"],
        "compartments": "identity",
        "decision": "given",
        "form": "oral_witness",
        "witness_name": "Hà Thị Lan",
        "text_language": "vi_interpreted",
        "interpreted_into": "khm",
        **boxes("given_at", now() - timedelta(minutes=2)),
        **days("expires_on", now() + timedelta(days=100)),
    }
    case = inside(house, "intake", code).case
    assert "bản tiếng Việt và bản tiếng Anh" in intake.get(path).text
    assert "Hãy nhập “Họ tên người phiên dịch”" in intake.post(path, **given).text
    given["interpreter_name"] = "Sơn Thị Mai"
    check = intake.post(path, **given)
    assert check.status_code == 200
    assert "Nơi được nhận thông tin: Cơ quan health." in check.text
    assert "Sơn Thị Mai dịch miệng bản trên sang: Tiếng Khmer" in check.text
    assert consents(case) == []  # nothing before it is confirmed
    digest = check.text.split('name="checked" value="')[1].split('"')[0]
    again = intake.post(path, **given, checked=digest, again="1")
    assert 'value="Hà Thị Lan"' in again.text
    other = given | {"compartments": "legal"}
    assert "Đúng, lưu lại" in intake.post(path, **other, checked=digest).text  # not what was read
    assert intake.post(path, **given, checked=digest).status_code == 303
    [row] = consents(case)
    page = intake.get(f"/cases/{code}/cooperation/withdraw-consent/{row.record}")
    assert "Không hỏi lý do" in page.text
    answer = intake.send(f"/cases/{code}/cooperation/withdraw-consent/{row.record}")
    assert answer.status_code == 303
    [row] = consents(case)
    assert row.values["withdrawn_at"] is not None


def test_a_child_without_a_representative_is_led_to_a_ground(house: House) -> None:
    code = arrive(house, person={"birth_date": "2015-02-03", "age_basis": "birth_certificate"})
    accepted(house, code)
    caseworker = Browser(house, "caseworker")
    caseworker.open(code, "support")
    page = caseworker.get(f"/cases/{code}/cooperation/record-consent").text
    assert "Người bị nghi liên quan không được đại diện" in page
    assert f"/cases/{code}/cooperation/put-ground" in page


def test_a_hand_over_is_answered_before_the_case_is_ones_own(house: House, intake: Browser) -> None:
    code = arrive(house)
    intake.open(code, "receive")
    sent = {"to_agency": house.agencies["health"], "reason": "statutory"}
    moment = boxes("handed_at", now() - timedelta(minutes=2))
    answer = intake.send(f"/cases/{code}/cooperation/hand-over", **sent, **moment)
    assert answer.status_code == 303, answer.text
    chief = Browser(house, "supervisor")
    assert "answer-handover-for-agency" in chief.get("/").text
    caseworker = Browser(house, "caseworker")
    home = caseworker.get("/").text
    [path] = {part.split('"')[0] for part in home.split('href="') if "answer-handover" in part}
    assert caseworker.send(path).status_code == 200  # nothing is chosen beforehand
    assert caseworker.send(path, answer="accepted").status_code == 303
    assert "Lò Thị Mây" in caseworker.open(code, "support")
    assert intake.get(f"/cases/{code}").status_code == 404


def test_a_case_in_scope_is_corrected_with_its_age(house: House, intake: Browser) -> None:
    code = arrive(house)
    access = inside(house, "intake", code)
    add(access, REPRESENTATIVE, full_name="Lò Thị Si", kind="guardian", bar_ground="none")
    intake.open(code, "receive")
    assert "Lò Thị Si" in intake.get(f"/cases/{code}/cooperation/record-consent").text
    record = person_rows(access.case)[0].record
    page = intake.get(f"/cases/{code}/correct/person/{record}")
    assert page.status_code == 200


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_what_is_wrong_stands_in_the_order_of_the_page(house: House) -> None:
    """The page asks under headings, in an order of its own."""
    page = Browser(house, "intake").send("/intake/new", **{"person-nationality": "Xứ lạ"}).text
    summary, _, questions = page.partition('class="cf-measure"')
    wrong = re.findall(r'href="#([^"]+)"', summary.partition('"govuk-error-summary"')[2])
    places = [questions.index(f'id="{each}"') for each in wrong]
    assert len(places) > 4
    assert places == sorted(places)


def test_a_declaration_starts_from_what_was_told_once_that_is_open(
    house: House, intake: Browser
) -> None:
    """It says so then alone; while that is closed it says where it is, and opens it."""
    code = arrive(house)
    told, path = "Bị lừa sang bên kia làm việc", f"/cases/{code}/intake/record-declaration"
    intake.open(code, "receive")
    before = intake.get(path).text
    assert (TOLD_ALREADY in before, "/unfold/account" in before) == (False, False)  # nothing told
    sent = {"account_summary": told, "wishes": "return_home"}
    assert intake.send(f"/cases/{code}/intake/record-account", **sent).status_code == 303
    closed = intake.get(path).text
    assert (TOLD_ALREADY in closed, told in closed) == (False, False)
    unfold = f"/cases/{code}/unfold/account"
    assert f'action="{unfold}"' in closed
    assert intake.send(unfold, from_page=path, next=path).location == path
    opened = intake.get(path).text
    assert (TOLD_ALREADY in opened, told in opened) == (True, True)
    assert f'action="{unfold}"' not in opened
