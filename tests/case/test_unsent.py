"""Work that survives: what is typed is kept sealed for its writer, given back with its form,
gone once it was done; and two who do the same thing at once lose nothing."""

import re
from contextvars import Context
from datetime import timedelta
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from caseflow.audit.changes import happened
from caseflow.audit.events import Event
from caseflow.audit.pseudonyms import Pseudonyms
from caseflow.audit.recording import change_id
from caseflow.case.state import find_code
from caseflow.clock import now
from caseflow.db import current
from caseflow.people.records import PERSON, REPRESENTATIVE
from caseflow.staff import drafts
from caseflow.vault.reading import Row, of_case
from tests.cooperation.agreements import accepted
from tests.cooperation.test_barring import bar
from tests.house import House
from tests.intake.arrivals import PERSON as ARRIVED
from tests.intake.arrivals import arrive, inside
from tests.verification.browsing import Browser, boxes

NAME = str(ARRIVED["full_name"])
NOTE = "Số liên lạc cũ chị ấy hay dùng"
DONE = {"full_name": "Lò Văn Hặc", "kind": "guardian", "bar_ground": "none"}
SAFE = {
    "channels": "meeting_place", "times": "sau 20 giờ", "caller_introduction": "bạn học cũ",
    "if_other_answers": "end_call",
}  # fmt: skip
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
KEY = re.compile(r'name="key"[^>]*value="([^"]+)"')
FIRST = {
    "intake-route": "returned_alone", "intake-reporter": "self", "person-full_name": NOTE,
    "intake-interpretation_need": "none", "person-age_basis": "own_statement",
    "person-gender": "Feminine", "person-nationality": "Việt Nam",
    "person-primary_language": "vie", "person-birth_date-year": "1999",
    **boxes("intake-presented_at", now() - timedelta(minutes=9)),
}  # fmt: skip
LINES = re.compile(
    r'href="#(\w+)">[^<]*</a><br><span class="cf-differs">'
    r"([^<]*)</span></th>\s*<td[^>]*>([^<]*)<.*?<td[^>]*>([^<]*)</td>",
    re.DOTALL,
)
VERSIONS = re.compile(r'name="versions"[^>]*value="([^"]+)"')


@pytest.fixture
def intake(house: House) -> Browser:
    return Browser(house, "intake")


def form_at(browser: Browser, path: str) -> dict[str, str]:
    """The hidden fields of the form at ``path``."""
    page = browser.get(path).text
    token, versions = TOKEN.search(page), VERSIONS.search(page)
    assert token is not None
    assert versions is not None
    return {
        "csrf_token": token[1], "key": str(uuid4()), "versions": versions[1].replace("&#34;", '"')
    }  # fmt: skip


def post(browser: Browser, path: str, data: dict[str, str]) -> TestResponse:
    return Context().run(browser.client.post, path, data=data)


def save(browser: Browser, path: str, data: dict[str, str]) -> TestResponse:
    """What the script of the page sends while one types."""
    return post(browser, f"/account/drafts/keep?{urlencode({'path': path})}", data)


def left(house: House) -> list[drafts.Kept]:
    return drafts.drafts_of(house.officers["intake"])


def test_what_is_typed_comes_back_with_its_form_and_goes_when_it_is_done(
    house: House, intake: Browser
) -> None:
    code = arrive(house)
    intake.open(code, "receive")
    path = f"/cases/{code}/add/representative"
    sent = form_at(intake, path) | {"basis_document": NOTE}
    for _ in range(3):  # as one types
        kept = save(intake, path, sent)
        assert re.fullmatch(r"Đã lưu lúc \d\d:\d\d, chưa gửi", kept.text)
    assert [each.path for each in left(house)] == [path]
    [entry] = house.entries(event=Event.DRAFT_KEPT)
    assert entry.facts["actor"]["officer"] == house.officers["intake"]
    page = intake.get(path).text
    assert NOTE in page
    assert "chưa gửi" in page
    assert len(house.entries(event=Event.DRAFT_RETURNED)) == 1
    assert NOTE not in intake.get(f"/cases/{code}/add/identity_document").text
    for _ in range(2):  # a double tap
        assert post(intake, path, sent | DONE).status_code == 303
    assert len({r.record for r in of_case([REPRESENTATIVE], find_code(code) or "")}) == 1
    assert left(house) == []
    late = save(intake, path, sent)
    assert (late.status_code, late.text, left(house)) == (200, "", [])


def test_a_draft_is_for_its_writer_and_only_of_our_pages(house: House, intake: Browser) -> None:
    code = arrive(house)
    intake.open(code, "receive")
    path = f"/cases/{code}/add/representative"
    sent = form_at(intake, path) | {"basis_document": NOTE}
    save(intake, path, sent)
    other = Browser(house, "intake_2")
    assert other.get(path).status_code == 404
    for strange in ("", "https://example.org/", "//example.org/x", "/" + "x" * 500):
        answer = save(intake, strange, sent)
        assert answer.status_code == 404
    [kept] = left(house)
    listed = intake.get("/account/drafts").text  # which form of which case, one click away
    assert f"{code} · Thêm: " in listed
    assert f'href="{path}"' in listed
    assert "/account/drafts" in intake.get("/").text
    save(intake, path, sent | {"basis_document": NOTE * 2})  # typed on: another draft now
    gone = post(intake, f"/account/drafts/{kept.id}/drop", sent | {"next": path})
    assert gone.location == path
    assert NOTE not in intake.get(path).text


def test_a_draft_ends_with_its_writers_way_into_the_case(house: House) -> None:
    """Barred, the officer gets nothing back of what was prefilled or typed, in no session."""
    code = accepted(house, arrive(house)).state.code
    writer, case = Browser(house, "caseworker"), find_code(code) or ""
    writer.open(code, "support")
    person = of_case([PERSON], case)[0].record
    path = f"/cases/{code}/correct/person/{person}"
    sent = form_at(writer, path) | {"full_name": NAME}
    assert "Đã lưu" in save(writer, path, sent).text
    [kept] = drafts.drafts_of(house.officers["caseworker"])
    token = {"csrf_token": sent["csrf_token"]}
    opening = f"/account/drafts/{kept.id}/open"
    assert NAME in post(writer, opening, token).text
    pseudonym = current(Pseudonyms).of_case(case)
    for event in (Event.DRAFT_KEPT, Event.DRAFT_RETURNED):
        assert [e.facts["event"] for e in house.entries(event=event, case=pseudonym)] == [event]
    bar(house, inside(house, "supervisor", code), "caseworker")
    assert save(writer, path, sent).status_code == 404
    gone = post(writer, opening, token)
    assert (gone.status_code, NAME in gone.text) == (404, False)
    last = house.entries(event=Event.ACCESS_REFUSED, case=pseudonym)[0].facts
    assert last["rule"] == "draft.out_of_scope"
    assert drafts.drafts_of(house.officers["caseworker"]) == []


def test_what_could_not_be_done_is_kept_without_a_script(house: House, intake: Browser) -> None:
    code = arrive(house)
    intake.open(code, "receive")
    path = f"/cases/{code}/add/representative"
    sent = form_at(intake, path) | {"basis_document": NOTE, "kind": "no such kind"}
    assert "Lỗi:" in post(intake, path, sent).text
    assert NOTE in intake.get(path).text


def represented(house: House, intake: Browser) -> tuple[str, Row]:
    """A case opened by ``intake``, and the representative recorded there."""
    intake.open(code := arrive(house), "receive")
    adding = f"/cases/{code}/add/representative"
    assert post(intake, adding, form_at(intake, adding) | DONE).status_code == 303
    return code, of_case([REPRESENTATIVE], find_code(code) or "")[0]


def test_of_two_who_do_one_thing_the_second_sees_it_and_keeps_the_words(
    house: House, intake: Browser
) -> None:
    code, row = represented(house, intake)
    path = f"/cases/{code}/correct/representative/{row.record}"
    first, second = form_at(intake, path), form_at(intake, path)
    mine = second | DONE | {"basis_document": NOTE, "kind": "parent"}
    save(intake, path, mine)
    theirs = first | DONE | {"full_name": "Lê Thị Lan", "basis_document": "Quyết định số 9"}
    assert post(intake, path, theirs).status_code == 303
    conflict = post(intake, path, mine)
    assert conflict.status_code == 200
    for page in (conflict.text, intake.get(path).text):  # and when the draft is opened again
        assert "vừa được thay đổi ở nơi khác" in page
        assert differing(page) == [
            ["basis_document", "cả hai cùng sửa", "Quyết định số 9", NOTE],
            ["full_name", "người khác vừa sửa", "Lê Thị Lan", "Lò Văn Hặc"],
            ["kind", "chỉ bạn sửa", "Người giám hộ", "Cha, mẹ của người chưa thành niên"],
        ]
        assert page.count("Cán bộ intake · Cơ quan commune · ") >= 2  # whose, and when
        for mark in ("cả hai cùng sửa", "người khác vừa sửa", "chỉ bạn sửa"):
            assert page.count(f'cf-differs">{mark}</span>') == 2  # at its line and its question
        # What only the first one changed is taken over: saving again undoes nothing.
        assert [value_of(page, name) for name in ("full_name", "basis_document")] == [
            "Lê Thị Lan", NOTE,
        ]  # fmt: skip


def differing(page: str) -> list[list[str]]:
    """The lines of the comparison: the question each leads to, its mark, theirs, one's own."""
    return [list(line) for line in LINES.findall(page)]


def value_of(page: str, name: str) -> str:
    found = re.search(rf'<input[^>]* name="{name}"[^>]* value="([^"]*)"', page)
    return found[1] if found else ""


def test_who_comes_too_late_reads_so_and_loses_nothing(house: House, intake: Browser) -> None:
    code = arrive(house)
    intake.open(code, "receive")
    path = f"/cases/{code}/intake/record-safe-contact"
    first, second = form_at(intake, path), form_at(intake, path)
    assert post(intake, path, first | SAFE).status_code == 303
    answer = post(intake, path, second | SAFE | {"times": NOTE})
    assert NOTE in answer.text
    assert "chưa được ghi vào hồ sơ" in answer.text
    assert [each.path for each in left(house)] == [path]
    assert intake.get(path).location == f"/cases/{code}", "where it is said that it is done"


def barred(house: House, officer: str) -> str:
    """The key of a form whose change settlement has barred: its first sending was cut off."""
    key = str(uuid4())
    with house.app.app_context():
        assert not happened(change_id(house.officers[officer], key), intent=1)
    return key


def test_a_form_whose_change_was_barred_comes_back_whole_and_is_sent_again(
    house: House, intake: Browser
) -> None:
    code, row = represented(house, intake)
    case, other = f"/cases/{code}", DONE | {"basis_document": NOTE}
    admin, agency = Browser(house, "admin"), {"name_vi": NOTE, "agency_kind": "womens_union"}
    for browser, key, path, answers in (
        (intake, "intake", "/intake/new", FIRST),
        (intake, "intake", f"{case}/add/representative", other | {"full_name": "Lò Thị Mai"}),
        (intake, "intake", f"{case}/correct/representative/{row.record}", other),
        (intake, "intake", f"{case}/intake/record-safe-contact", SAFE | {"times": NOTE}),
        (admin, "admin", "/staff/agencies/new", agency),
    ):  # fmt: skip
        sent = form_at(browser, path) | answers | {"key": barred(house, key)}
        back = post(browser, path, sent)
        assert "Lần gửi trước chưa lưu được" in back.text, path
        assert NOTE in back.text, path
        [again] = KEY.findall(back.text)
        assert post(browser, path, sent | {"key": again}).status_code == 303, path
