"""The pages of the law tables: every officer reads them, administrators amend them by forms."""

import re
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from caseflow.db import current
from caseflow.law.book import LawBook
from caseflow.lawroom.lists import list_name
from caseflow.lawroom.service import proposals
from caseflow.lawroom.wording import TABLES
from tests.house import House
from tests.lawroom.test_amending import amend, entry
from tests.promises.visiting import Visitor
from tests.statements import statements

sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)
CELL = "/law/eligibility/law_2024:in_process_abroad:g"
CLOCK = "/law/clocks/id:essential_needs"
CONFIRMED = {"from": "2026-05-01", "until": "", "confirmed": "yes", "mark": "F"}


@sqlite
def test_every_officer_reads_every_table_and_nobody_else_is_offered_to_amend(house: House) -> None:
    for key in ("caseworker", "auditor", "provider"):
        visitor = Visitor(house, key)
        assert "Bảng luật" in visitor.get("/law").text
        for table in TABLES:
            shown = visitor.get(f"/law/{table}")
            assert shown.status_code == 200, table
            assert "/amend" not in shown.text
        assert "/amend" not in visitor.get(CELL).text
        merged = re.sub(r"\s*<[^>]+>\s*", "|", visitor.get("/law/provinces").text)
        assert re.search(r"\|Tỉnh Bắc Kạn\|+Tỉnh Thái Nguyên\|", merged)
        assert visitor.get(f"{CELL}/amend").status_code == 403


@sqlite
def test_what_article_37_gives_stands_with_its_article_and_its_date(house: House) -> None:
    visitor = Visitor(house, "caseworker")
    matrix = visitor.get("/law/eligibility").text
    for letter in ("a", "b", "c", "d", "đ", "e", "g", "h", "i", "k"):
        assert f"Đ37(1)({letter})" in matrix
    assert matrix.count("chưa đối chiếu") == 10  # one column the law does not name
    clock = visitor.get(CLOCK).text
    for words in ("Đ17", "162/2025", "120", "01/07/2025", "Đã hết hiệu lực", "Đang có hiệu lực"):
        assert words in clock
    assert "Mùng hai Tết" in visitor.get("/law/holidays?part=2026").text


@sqlite
@pytest.mark.parametrize(
    "path",
    ["/law/none", "/law/clocks/id:none", "/law/clocks/new", "/law/codes/new/amend",
     "/law/amendments/none", "/law/clocks/id:none/amend", "/law/roles", "/nowhere"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(house: House, path: str) -> None:
    answer = Visitor(house, "admin").get(path)
    assert answer.status_code == 404
    assert 'class="cf-menu"' in answer.text  # who is signed in keeps the menu


@sqlite
def test_an_amendment_goes_through_two_browsers(house: House) -> None:
    first, second = Visitor(house, "admin"), Visitor(house, "admin_2")
    asked = {
        "from-day": "1", "from-month": "5", "from-year": "2026", "eligibility": "eligible",
        "confirmed": "yes", "mark": "F", "ground": "Văn bản thử số 1",
    }  # fmt: skip
    bad = first.post(f"{CELL}/amend", **asked | {"from-month": "13", "confirmed": ""})
    assert bad.status_code == 200
    assert "Văn bản thử số 1" in bad.text  # kept
    assert bad.text.count("govuk-error-message") >= 2
    waits, nothing = "chờ quản trị viên thứ hai (1)", "Không có việc nào đang chờ"
    assert nothing in second.get("/staff/requests").text
    same = str(uuid4())
    for _ in range(2):
        assert first.post(f"{CELL}/amend", key=same, **asked).status_code == 303
    waiting = proposals()
    assert len(waiting) == 1
    address = f"/law/amendments/{waiting[0].amendment.id}"
    assert "không tự quyết định" in first.get(address).text
    home = second.get("/staff/requests").text
    assert waits in home
    assert 'href="/law"' in home
    assert nothing not in home
    shown = second.get(address).text
    assert "từ “Không thuộc đối tượng” thành “Được hưởng”" in shown
    assert first.post(address, decision="agreed").status_code == 422
    assert second.post(address, decision="agreed").status_code == 303
    assert "mục này áp dụng từ 01/05/2026" in second.get("/law").text
    start = first.get(f"{CELL}/amend").text.partition('name="from-day"')[2].partition(">")[0]
    assert 'value=""' in start  # from when another text counts is not what the old one said
    assert nothing in second.get("/staff/requests").text
    told = Visitor(house, "caseworker").get(CELL).text
    for words in ("Cán bộ admin đề nghị, Cán bộ admin_2 đồng ý", "Văn bản thử số 1", "30/04/2026"):
        assert words in told


@sqlite
def test_a_rule_of_the_tables_refuses_beside_what_was_typed(house: House) -> None:
    visitor = Visitor(house, "admin")
    day = {
        "date-day": "6", "date-month": "5", "date-year": "2027", "kind": "work",
        "label_vi": "Làm bù", "label_en": "Make-up day", "confirmed": "no", "mark": "P",
        "source": "thử", "ground": "thử",
    }  # fmt: skip
    refused = visitor.post("/law/holidays/new/amend", **day)
    assert refused.status_code == 422
    assert "Bảng “Ngày nghỉ và ngày làm bù”" in refused.text
    assert "ngày nghỉ hằng tuần" in refused.text
    assert 'value="Làm bù"' in refused.text
    visitor.client.set_cookie("lang", "en")
    english = visitor.post("/law/holidays/new/amend", **day).text
    assert "a make-up day must be a weekly day off" in english
    assert proposals() == []


@sqlite
def test_every_list_of_codes_has_a_name_in_words(house: House) -> None:
    lists = current(LawBook).codes
    visitor = Visitor(house, "caseworker")
    page = visitor.get("/law/codes").text
    assert not [name for name in lists if f">{name}<" in page]
    names = [list_name(current(LawBook), name) for name in lists]
    assert len(set(names)) == len(names)  # two lists of one name could not be told apart
    assert "Dịch vụ, khoản hỗ trợ" in page


@sqlite
def test_who_amended_is_looked_up_once_for_a_page(house: House) -> None:
    """One more amendment on a page costs no more statements; its administrators stand there."""
    costs = []
    for clock in ("verification", "initial_facts"):
        stands = entry(house, "clocks.csv", id=clock)
        amend(house, "clocks.csv", {**stands, **CONFIRMED})
        visitor, paths = Visitor(house, "caseworker"), ("/law", "/law/clocks")
        for path in paths:
            visitor.get(path)  # the book is read anew after an amendment
        with statements(Engine) as sent:
            shown = [visitor.get(path).text.count("admin_2") for path in paths]
        costs.append((shown, len(sent)))
    [(one, sent_for_one), (two, sent_for_two)] = costs
    assert [more - few for few, more in zip(one, two, strict=True)] == [1, 1]
    assert sent_for_two == sent_for_one
