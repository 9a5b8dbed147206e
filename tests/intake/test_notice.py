"""The notice of what is recorded: given until it was understood; to a child in its own words."""

import pytest

from caseflow.case.access import Access
from caseflow.duties.rules import Task
from caseflow.duties.tasks import is_owed
from caseflow.errors import Refused
from caseflow.intake import notice, noticing
from caseflow.intake.records import PRIVACY_NOTICE
from caseflow.law import book
from caseflow.vault.reading import clear_rows
from tests.house import House
from tests.intake.arrivals import arrive, do, inside
from tests.verification.browsing import Browser

TOLD = {"delivery": ["read_aloud"], "topics": ["purpose"]}


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_notice_that_was_not_understood_is_given_again(house: House) -> None:
    code = arrive(house)

    def tell(understood: str) -> Access:
        do(inside(house, "intake", code), noticing.TOLD, TOLD | {"understood": understood})
        return inside(house, "intake", code)

    access = tell("no")
    assert is_owed(access.case, Task.TELL_AGAIN)
    assert noticing.TOLD.open_to(access)
    access = tell("yes")
    assert not is_owed(access.case, Task.TELL_AGAIN)
    assert not noticing.TOLD.open_to(access)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_childs_notice_has_every_topic_once_in_order(language: str) -> None:
    topics = list(book.load().codes["notice_topic"])
    read = notice.for_a_child(language)
    assert [topic for topic, _ in read] == ["", *topics]
    assert all(len(words) > 40 for _, words in read)


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("birth", "child"), [("2016-03-01", True), (None, True), ("1990-05-04", False)]
)
def test_a_child_is_read_its_own_notice(house: House, birth: str | None, child: bool) -> None:
    code = arrive(house, person={"birth_date": birth})
    browser = Browser(house, "intake")
    browser.open(code, "receive")
    page = browser.get(f"/cases/{code}/intake/record-notice").text
    assert ("Bản đọc cho trẻ em" in page) is child
    assert ("em vẫn được giúp" in page) is child
    assert "anh/chị" in page
    told = TOLD | {"delivery": ["child_version"], "understood": "yes"}
    access = inside(house, "intake", code)
    if not child:
        with pytest.raises(Refused, match="dưới 18 tuổi"):
            do(access, noticing.TOLD, told)
        return
    do(access, noticing.TOLD, told)
    [row] = clear_rows(PRIVACY_NOTICE, access.case)
    assert row.values["version"] == notice.CHILD_VERSION
    assert "phiên bản 1, dành cho trẻ em" in browser.get(f"/cases/{code}").text
    assert notice.CHILD_VERSION not in browser.get(f"/cases/{code}").text
