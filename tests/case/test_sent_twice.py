"""One form sent twice at the very same instant: one record, and the same good answer to both."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from threading import Barrier, local

import pytest
from flask.sessions import SecureCookieSessionInterface
from werkzeug.test import TestResponse

from caseflow.audit import recording
from caseflow.audit.changes import Found, find_change
from caseflow.audit.check import check_all
from caseflow.audit.events import Event
from caseflow.audit.recording import already_saved
from caseflow.audit.sequencer import Log
from caseflow.case.state import find_code
from caseflow.case.web import once
from caseflow.db import current
from caseflow.people.service import REPRESENTATIVE, SAFE_CONTACT_RULE
from caseflow.vault.reading import of_case
from caseflow.vault.record import RecordKind
from tests.case.test_unsent import DONE, NOTE, SAFE, form_at, post
from tests.house import House
from tests.intake.arrivals import arrive
from tests.verification.browsing import Browser

Both = Callable[..., list[TestResponse]]


def at_once(
    house: House, browser: Browser, path: str, sent: dict[str, str], patch: pytest.MonkeyPatch
) -> list[TestResponse]:
    """Posted in one session by two threads; each finds nothing saved when the other looks."""
    barrier, looked = Barrier(2, timeout=20), local()

    def together(change: str) -> Found | None:
        found = find_change(change)
        if not getattr(looked, "once", False):
            looked.once = True
            barrier.wait()
        return found

    patch.setattr(recording, "find_change", together)
    twin = house.app.test_client()
    twin._cookies = dict(browser.client._cookies or {})
    with ThreadPoolExecutor(2) as threads:
        posts = [
            threads.submit(Context().run, client.post, path, data=sent)
            for client in (browser.client, twin)
        ]
        return [each.result(timeout=60) for each in posts]


def close_behind(
    _house: House, browser: Browser, path: str, sent: dict[str, str], patch: pytest.MonkeyPatch
) -> list[TestResponse]:
    """The second finds nothing saved at its first look; then the first is done."""
    first, looks = post(browser, path, sent), [False]
    patch.setattr(
        once, "already_saved", lambda *form: looks.pop() if looks else already_saved(*form)
    )
    return [first, post(browser, path, sent)]


def said(house: House, answer: TestResponse) -> list[str]:
    """What the next page says in a browser that got this answer last."""
    name = f"{house.app.config['SESSION_COOKIE_NAME']}="
    [kept] = [each for each in answer.headers.getlist("Set-Cookie") if each.startswith(name)]
    signed = SecureCookieSessionInterface().get_signing_serializer(house.app)
    assert signed is not None
    held = signed.loads(kept.removeprefix(name).partition(";")[0])
    return [message for _, message in held.get("_flashes", ())]


@pytest.mark.parametrize("both", [at_once, close_behind])
def test_two_submits_at_once_are_one_record_and_both_are_told_so(
    house: House, monkeypatch: pytest.MonkeyPatch, both: Both
) -> None:
    code = arrive(house)
    intake = Browser(house, "intake")
    intake.open(code, "receive")
    case = find_code(code) or ""

    def twice(path: str, answers: dict[str, str], kind: RecordKind) -> str:
        """The one record of ``kind`` there is after both were answered alike."""
        sent = form_at(intake, path) | answers
        with monkeypatch.context() as patch:
            found = both(house, intake, path, sent, patch)
        assert [each.status_code for each in found] == [303, 303], path
        assert found[0].location == found[1].location
        assert all("Đã lưu." in said(house, each) for each in found), path
        [record] = {row.record for row in of_case([kind], case)}
        return record

    added = twice(f"/cases/{code}/add/representative", DONE, REPRESENTATIVE)
    corrected = f"/cases/{code}/correct/representative/{added}"
    twice(corrected, DONE | {"basis_document": NOTE}, REPRESENTATIVE)
    assert {row.version for row in of_case([REPRESENTATIVE], case, history=True)} == {1, 2}
    twice(f"/cases/{code}/intake/record-safe-contact", SAFE, SAFE_CONTACT_RULE)
    assert check_all(current(Log)).data.rows


def test_a_spent_key_is_no_leave_for_another_form(house: House) -> None:
    """Stopped, changed and sent again: what was typed since is kept, and not told as saved."""
    code = arrive(house)
    intake = Browser(house, "intake")
    intake.open(code, "receive")
    path = f"/cases/{code}/add/representative"
    sent = form_at(intake, path) | DONE
    assert post(intake, path, sent).status_code == 303
    changed = post(intake, path, sent | {"full_name": "Lò Văn Pành", "basis_document": NOTE})
    assert changed.status_code == 200
    assert "đã được lưu một lần" in changed.text
    assert NOTE in changed.text
    rows = of_case([REPRESENTATIVE], find_code(code) or "", history=True)
    assert len({row.change for row in rows}) == 1
    again = post(intake, path, sent)
    assert again.status_code == 303
    newest = house.entries(limit=1)[0].facts
    assert (newest["event"], newest["act"]) == (Event.RECORD_REPEATED, "add.representative")


def test_a_spent_key_says_nothing_of_a_case_out_of_scope(house: House) -> None:
    """It is answered, and refused with its entry, as any other form is."""
    code, theirs = arrive(house), arrive(house, "intake_2")
    intake = Browser(house, "intake")
    intake.open(code, "receive")
    path = f"/cases/{code}/add/representative"
    sent = form_at(intake, path) | DONE
    post(intake, path, sent)
    for there in (theirs, "0000-0000"):
        elsewhere = post(intake, path.replace(code, there), sent)
        assert elsewhere.status_code == 404
        assert house.entries(limit=1)[0].facts["event"] == Event.ACCESS_REFUSED
