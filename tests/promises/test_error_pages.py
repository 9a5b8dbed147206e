"""Whoever is signed in stays so on the page of a refusal; a failure asks no store who they are."""

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from caseflow.db import db
from tests.house import House
from tests.verification.browsing import Browser


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_refusal_keeps_the_menu_and_a_failed_store_is_not_asked(house: House) -> None:
    browser = Browser(house, "caseworker")
    for path, status in (("/cases/NONE-NONE", 404), ("/nowhere", 404), ("/staff/officers", 403)):
        page = browser.get(path)
        assert page.status_code == status
        for said in ("Cán bộ caseworker", "Đăng xuất", "Việc cần làm", "Khóa màn hình"):
            assert said in page.text
    house.app.testing = False
    asked = list[str]()

    def broken(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)
        if "case_file" in statement:  # signed in, the store fails in the midst of the page
            raise OperationalError(statement, {}, Exception())

    event.listen(db.engine, "before_cursor_execute", broken)
    page = browser.get("/cases/NONE-NONE")
    event.remove(db.engine, "before_cursor_execute", broken)
    assert page.status_code == 500
    assert "case_file" in asked[-1]  # nothing was asked after that
    assert "Máy chủ gặp lỗi" in page.text
    assert "Cán bộ caseworker" not in page.text
    assert "csrf_token" not in page.text
