"""The auditor finds every access by case and by officer, and no person anywhere."""

import json
import re
from base64 import b64decode
from collections.abc import Callable

import pytest

from caseflow.audit.canonical import encode
from caseflow.audit.checkpoints import open_checkpoint
from caseflow.audit.events import Event
from caseflow.audit.reasons import keep_reason
from caseflow.audit.sequencer import Log
from caseflow.audit.tree import leaf_hash, verify_inclusion
from caseflow.case.access import enter, open_case, unfold
from caseflow.db import current
from caseflow.errors import LogUnavailable
from caseflow.law.compartments import Compartment
from caseflow.policy import Purpose
from tests.oversight.conftest import NAME, Browser, Watched


def events(watched: Watched, count: int = 1) -> list[str]:
    return [told.facts["event"] for told in watched.house.entries(limit=count)]


def seq_of(watched: Watched, event: Event) -> int:
    return watched.house.entries(event=event, limit=1)[0].seq


def test_who_saw_a_case(watched: Watched, auditor: Browser) -> None:
    page = auditor.get(f"/oversight?case={watched.pseudonym}")
    assert page.status_code == 200
    assert "Ai đã xem hồ sơ này" in page.text
    assert "Cán bộ intake" in page.text
    assert "Cán bộ caseworker" in page.text  # refused, and so there too
    assert "ngoài phạm vi của cán bộ" in page.text
    assert "Nhân thân: " in page.text
    last = watched.house.entries(limit=1)[0].facts
    assert (last["event"], last["subject"]) == (Event.LOG_READ, watched.pseudonym)


def test_only_that_case_is_listed(watched: Watched, auditor: Browser) -> None:
    page = auditor.get(f"/oversight?case={watched.pseudonym}").text
    shown = set(re.findall(r"case=(c[0-9a-f]{32})", page))
    assert shown == {watched.pseudonym}


def test_what_an_officer_did(watched: Watched, auditor: Browser) -> None:
    officer = watched.house.officers["caseworker"]
    page = auditor.get(f"/oversight?officer={officer}").text
    assert "Cán bộ này đã làm gì" in page
    assert "Từ chối truy cập" in page
    assert "Hồ sơ được mở" not in page


def test_a_kind_of_event_takes_all_its_events_in_order(watched: Watched, auditor: Browser) -> None:
    page = auditor.get("/oversight?what=kind:change").text
    table = page[page.index("Từng lượt") :]
    assert "Đã ghi thay đổi" in table
    assert "Sắp ghi thay đổi" in table
    assert "Mở hồ sơ với mục đích" not in table
    numbers = [int(n) for n in re.findall(r"/oversight/entries/(\d+)", table)]
    assert numbers == sorted(numbers, reverse=True)
    one = auditor.get("/oversight?what=record_done").text
    assert "Sắp ghi thay đổi" not in one[one.index("Từng lượt") :]


def test_days_bound_what_is_shown(watched: Watched, auditor: Browser) -> None:
    assert "Không có dòng nào" in auditor.get("/oversight?until-day=1/1/2020").text
    assert "Từng lượt" in auditor.get("/oversight?since-day=1/1/2020").text
    wrong = auditor.get("/oversight?since-day=2/1/2020&until-day=1/1/2020")
    assert "phải từ “Từ ngày” trở đi" in wrong.text


@pytest.mark.parametrize("query", ["case=Nguyen", "officer=nobody", "what=xx", "since-day=40"])
def test_a_question_that_cannot_be_understood_shows_nothing(
    watched: Watched, auditor: Browser, query: str
) -> None:
    page = auditor.get(f"/oversight?{query}")
    assert page.status_code == 200
    assert "Từng lượt" not in page.text
    assert "govuk-error-summary" in page.text
    last = watched.house.entries(limit=1)[0].facts
    assert last["event"] == Event.LOG_READ
    assert "Nguyen" not in json.dumps(last)


def test_older_pages_follow_without_gap_or_repeat(watched: Watched, auditor: Browser) -> None:
    seen: list[int] = []
    page = auditor.get("/oversight?what=kind:change").text
    while True:
        seen += [int(n) for n in re.findall(r"/oversight/entries/(\d+)", page)]
        older = re.search(r'href="(/oversight\?[^"]*before=\d+)"', page)
        if older is None:
            break
        page = auditor.get(older[1].replace("&amp;", "&")).text
    assert len(seen) == len(set(seen)) > 50
    assert seen == sorted(seen, reverse=True)


def test_a_code_leads_to_its_pseudonym_and_is_never_shown_again(
    watched: Watched, auditor: Browser
) -> None:
    typed = watched.code.lower().replace("-", "")
    answer = auditor.post("/oversight/pseudonym", code=typed)
    assert answer.status_code == 303
    assert answer.location == f"/oversight?case={watched.pseudonym}"
    told = watched.house.entries(limit=1)[0].facts
    assert (told["event"], told["case"]) == (Event.PSEUDONYM_RESOLVED, watched.pseudonym)
    assert watched.code not in auditor.get(answer.location).text


@pytest.mark.parametrize("code", ["ZZZZ-ZZZZ", "Nguyễn Thị Hoa", "'; --"])
def test_an_unknown_code_is_answered_and_noted(
    watched: Watched, auditor: Browser, code: str
) -> None:
    answer = auditor.post("/oversight/pseudonym", code=code)
    assert answer.status_code == 422
    assert "Nhật ký không có mục nào về mã hồ sơ này." in answer.text
    told = watched.house.entries(limit=1)[0].facts
    assert (told["event"], told["outcome"]) == (Event.PSEUDONYM_RESOLVED, "deny")
    assert code not in json.dumps(told, ensure_ascii=False)


def test_one_entry_and_its_proof(watched: Watched, auditor: Browser) -> None:
    seq = seq_of(watched, Event.CASE_VIEWED)
    page = auditor.get(f"/oversight/entries/{seq}").text
    assert watched.pseudonym in page
    assert "tiếp nhận" in page.lower()
    answer = auditor.get(f"/oversight/entries/{seq}/proof")
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="entry-{seq}.tlog-proof"'
    )
    head, _, note = answer.text.partition("\n\n")
    title, extra, index, *hashes = head.split("\n")
    assert (title, index) == ("c2sp.org/tlog-proof@v1", f"index {seq}")
    body = b64decode(extra.removeprefix("extra "))
    signed = open_checkpoint(note, current(Log).verifier)
    proof = [b64decode(each) for each in hashes]
    verify_inclusion(seq, signed.size, leaf_hash(body), proof, signed.root)
    assert body == encode(dict(watched.house.entries(before_seq=seq + 1, limit=1)[0].facts))


@pytest.mark.parametrize("path", ["/oversight/entries/99999", "/oversight/entries/99999/proof"])
def test_an_entry_that_is_not_there(auditor: Browser, path: str) -> None:
    assert auditor.get(path).status_code == 404


def test_a_reason_opens_from_its_entry(watched: Watched, auditor: Browser) -> None:
    access = open_case(enter(watched.house.actor("intake"), watched.code), Purpose.RECEIVE)
    commitment = keep_reason(access.permit(), "Lãnh đạo yêu cầu")
    from_log = current(Log).append(
        [encode({"v": 1, "event": "compartment_unfolded", "at": "2026-11-22T00:00:00.000000Z",
                 "outcome": "permit", "commitment": commitment})]
    )[0]  # fmt: skip
    page = auditor.get(f"/oversight/entries/{from_log}").text
    assert "Mở lý do" in page
    assert "Lãnh đạo yêu cầu" not in page
    path = f"/oversight/entries/{from_log}"
    opened = auditor.post(f"{path}/reason", page=path)
    assert opened.status_code == 200
    assert "Lãnh đạo yêu cầu" in opened.text
    told = watched.house.entries(limit=1)[0].facts
    assert (told["event"], told["commitment"]) == (Event.LOG_READ, commitment)
    none = f"/oversight/entries/{seq_of(watched, Event.CASE_VIEWED)}"
    assert auditor.post(f"{none}/reason", page=path).status_code == 404


def test_no_page_of_the_auditor_shows_a_person(watched: Watched, auditor: Browser) -> None:
    unfold(
        open_case(enter(watched.house.actor("intake"), watched.code), Purpose.RECEIVE),
        Compartment.ACCOUNT,
    )
    size = current(Log).ledger.size()
    paths = ["/oversight", f"/oversight?case={watched.pseudonym}", "/oversight/whole"]
    paths += ["/oversight/pseudonym", *(f"/oversight/entries/{n}" for n in range(size - 12, size))]
    for path in paths:
        page = auditor.get(path)
        assert page.status_code == 200, path
        for secret in (NAME, "Hoa", "2001-05-04", "04/05/2001", watched.code, watched.case, "Bình"):
            assert secret not in page.text, (path, secret)


def test_every_page_is_noted_before_it_is_shown(watched: Watched, auditor: Browser) -> None:
    seq = seq_of(watched, Event.CASE_VIEWED)
    for path in ("/oversight", f"/oversight/entries/{seq}", f"/oversight/entries/{seq}/proof",
                 "/oversight/whole"):  # fmt: skip
        size = current(Log).ledger.size()
        assert auditor.get(path).status_code == 200
        assert current(Log).ledger.size() > size
        assert events(watched) == [Event.LOG_READ]


def test_without_the_log_nothing_is_shown(
    watched: Watched, auditor: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_now_on = current(Log)
    monkeypatch.setattr(type(from_now_on), "append", _gone)
    for path in ("/oversight", f"/oversight?case={watched.pseudonym}", "/oversight/whole"):
        page = auditor.get(path)
        assert page.status_code == 503
        assert "Cán bộ intake" not in page.text


def _gone(_self: Log, _bodies: object) -> list[int]:
    raise LogUnavailable


@pytest.mark.parametrize("key", ["intake", "supervisor", "admin"])
def test_the_rooms_are_the_auditors_alone(
    watched: Watched, sign_in: Callable[[str], Browser], key: str
) -> None:
    browser = sign_in(key)
    for path in ("/oversight", "/oversight/whole", "/oversight/pseudonym", "/oversight/entries/1"):
        assert browser.get(path).status_code == 403
    assert events(watched) == [Event.ACCESS_REFUSED]
