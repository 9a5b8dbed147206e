"""“Nhật ký còn nguyên vẹn?”: what the page says, and what a check finds and notes."""

import pytest
from sqlalchemy import text

from caseflow.audit.events import Event
from caseflow.audit.replay import RowBroken
from caseflow.audit.sequencer import Log
from caseflow.audit.whole import Broken
from caseflow.db import current
from caseflow.oversight.checking import whole_line
from tests.audit.cases import owner
from tests.audit.logs import DISARM
from tests.oversight.conftest import Browser, Watched

PAGE = "/oversight/whole"


def attack_log(watched: Watched, statement: str) -> None:
    with owner(watched.house, "audit") as connection:
        for drop in DISARM[connection.dialect.name](connection.exec_driver_sql):
            connection.exec_driver_sql(drop)
        connection.execute(text(statement))


def test_the_page_says_how_the_log_stands(watched: Watched, auditor: Browser) -> None:
    page = auditor.get(PAGE).text
    log = current(Log)
    assert log.verifier.text in page.replace("&#43;", "+")
    assert log.verifier.name in page
    assert str(log.ledger.size()) in page
    assert page.count(f"{log.ledger.size()} dòng") == 2  # both copies
    assert "Chưa có. Nếu cả thư mục" in page
    assert "Chưa có lần nào." in page


def test_a_whole_log_is_said_so_and_noted(watched: Watched, auditor: Browser) -> None:
    answer = auditor.post(f"{PAGE}/check", page=PAGE)
    assert answer.status_code == 200
    assert "Nhật ký còn nguyên vẹn" in answer.text
    told = watched.house.entries(limit=1)[0].facts
    assert (told["event"], told["outcome"]) == (Event.LOG_VERIFIED, "permit")
    assert told["counts"]["entries"] > 0
    assert "còn nguyên vẹn, " in auditor.get(PAGE).text


def test_a_changed_row_is_named(watched: Watched, auditor: Browser) -> None:
    with owner(watched.house) as connection:
        connection.execute(text("UPDATE person SET recorded_by = 'x'"))
    answer = auditor.post(f"{PAGE}/check", page=PAGE)
    assert answer.status_code == 200
    assert "Có chỗ không còn nguyên vẹn" in answer.text
    assert "Nhân thân" in answer.text
    told = watched.house.entries(limit=1)[0].facts
    assert (told["event"], told["outcome"], told["rule"]) == (
        Event.LOG_VERIFIED, "error", "broken.row",
    )  # fmt: skip
    assert "dữ liệu không khớp nhật ký" in auditor.get(PAGE).text
    with pytest.raises(RowBroken, match="row person "):
        whole_line()


def test_a_changed_entry_is_named(watched: Watched, auditor: Browser) -> None:
    attack_log(watched, "UPDATE entry SET body = '{}' WHERE seq = 5")
    answer = auditor.post(f"{PAGE}/check", page=PAGE)
    assert "Dòng đầu tiên có thể sai: 5" in answer.text
    assert watched.house.entries(event=Event.LOG_VERIFIED)[0].facts["counts"] == {"first_bad": 5}
    with pytest.raises(Broken, match="entry 5"):
        whole_line()


def test_a_log_that_takes_nothing_more_is_still_checked(
    watched: Watched, auditor: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = auditor.get(PAGE)
    assert page.status_code == 200
    attack_log(watched, "DELETE FROM checkpoint WHERE size > 10")
    answer = auditor.post(f"{PAGE}/check", page="/oversight/pseudonym")
    assert answer.status_code == 200
    assert "Có chỗ không còn nguyên vẹn" in answer.text
    assert "chưa được ghi lại" in answer.text
    assert auditor.get(PAGE).status_code == 503


def test_the_console_says_one_line(watched: Watched) -> None:
    size = current(Log).ledger.size()
    assert whole_line().startswith(f"whole: {size} entries, ")
    assert "\n" not in whole_line()
    assert current(Log).ledger.size() == size
