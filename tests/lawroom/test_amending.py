"""Law tables are amended by two administrators, and every request works with one book."""

from collections.abc import Mapping
from datetime import date
from uuid import uuid4

import pytest
from flask import Flask

from caseflow.app import create_app
from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.db import current, make_engine
from caseflow.errors import Conflict, Denied, Refused, StartRefused
from caseflow.law.ages import AgeClass
from caseflow.law.amending import SHAPES
from caseflow.law.book import LawBook
from caseflow.law.entitlements import Citizenship, Facts, Place, Status
from caseflow.lawroom import service
from caseflow.lawroom.records import LAW_AMENDMENT
from caseflow.lawroom.shelf import Shelf
from caseflow.staff.rules import Decision
from tests.house import House
from tests.promises.visiting import apart

GROUND = "Luật số 53/2024/QH15, bản in của Công báo"


def key() -> str:
    return str(uuid4())


def entry(house: House, file: str, **named: str) -> dict[str, str]:
    """The newest text of an entry, as the tables have it now."""
    tables = current(Shelf).newest().tables
    columns = SHAPES[file].columns
    rows = [row.values for row in tables.rows(file, columns) if named.items() <= row.values.items()]
    return dict(rows[-1])


def propose(house: House, file: str, values: Mapping[str, str], **more: bool) -> str:
    permit = service.amending_permit(house.actor("admin"))
    service.propose(permit, file, values, GROUND, key(), **more)
    return service.proposals()[0].amendment.id


def decide(house: House, amendment: str, decision: Decision = Decision.AGREED) -> None:
    permit = service.amending_permit(house.actor("admin_2"))
    service.decide(permit, amendment, decision, key())


def amend(house: House, file: str, values: Mapping[str, str], **more: bool) -> LawBook:
    decide(house, propose(house, file, values, **more))
    return current(Shelf).newest()


def shorter(house: House, since: str = "2026-05-01") -> dict[str, str]:
    """The verification of the 2024 law, in fifteen days from ``since``."""
    values = entry(house, "clocks.csv", id="verification")
    return values | {
        "from": since, "until": "", "amount": "15", "article": "Đ28", "confirmed": "yes",
        "mark": "F",
    }  # fmt: skip


def test_a_new_entry_is_law_from_its_day_and_leaves_the_old_one_to_its_time(house: House) -> None:
    before = current(LawBook)
    book = amend(house, "clocks.csv", shorter(house))
    old, new = (book.clock("verification", date(2026, *day)) for day in ((4, 30), (5, 1)))
    assert old is not None
    assert new is not None
    assert (old.limit.amount, old.confirmed, old.valid_until) == (20, False, date(2026, 4, 30))
    assert (new.limit.amount, new.confirmed, new.article) == (15, True, "Đ28")
    assert book.version.startswith(f"{before.version}+1.")
    assert book.tables.amendments[0].by == (house.officers["admin"], house.officers["admin_2"])


def test_nobody_decides_what_they_proposed_and_only_administrators_do(house: House) -> None:
    amendment = propose(house, "clocks.csv", shorter(house))
    permit = service.amending_permit(house.actor("admin"))
    with pytest.raises(Refused, match="quản trị viên thứ hai"):
        service.decide(permit, amendment, Decision.AGREED, key())
    for officer in ("supervisor", "auditor", "caseworker"):
        with pytest.raises(Denied):
            service.amending_permit(house.actor(officer))
    assert current(Shelf).newest().version == current(LawBook).version
    decide(house, amendment, Decision.REFUSED)
    assert current(Shelf).newest().version == current(LawBook).version
    with pytest.raises(Conflict):
        decide(house, amendment)


def test_one_entry_waits_once_and_a_form_sent_twice_is_one_proposal(house: House) -> None:
    permit, same, values = service.amending_permit(house.actor("admin")), key(), shorter(house)
    for _ in range(2):
        service.propose(permit, "clocks.csv", values, GROUND, same)
    assert len(service.proposals()) == 1
    with pytest.raises(Refused, match="đang chờ"):
        service.propose(permit, "clocks.csv", values, GROUND, key())
    again = key()
    other = service.amending_permit(house.actor("admin_2"))
    for _ in range(2):
        service.decide(other, service.proposals()[0].amendment.id, Decision.AGREED, again)
    assert len(current(Shelf).newest().tables.amendments) == 1


BROKEN = [
    ({"amount": "0"}, "“Thời hạn” không phải"),
    ({"amount": ""}, "thiếu “Thời hạn”"),
    ({"unit": "lunar_days"}, "lunar_days"),
    ({"instrument": "law_of_nobody"}, "law_of_nobody"),
    ({"confirmed": "yes", "mark": "U"}, "đối chiếu"),
    ({"extendable": "no", "extension_unit": "months", "extension_amount": "2"}, "gia hạn"),
    ({"from": "2026-02-30"}, "2026-02-30"),
    ({"event": "something_else"}, "“Tính từ sự kiện”"),
    ({"id": "no_such_clock"}, "không có mục này"),
    ({"colour": "red"}, "colour"),
    ({"note": " thừa"}, "khoảng trắng"),
]


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_broken_amendment_is_refused_before_it_is_stored(house: House) -> None:
    good = shorter(house)
    for change, named in BROKEN:
        with pytest.raises(Refused) as refusal:
            propose(house, "clocks.csv", good | change)
        assert "Bảng “Thời hạn”, mục " in str(refusal.value), change
        assert named in str(refusal.value), change
    with pytest.raises(Refused, match="giống hệt"):
        propose(house, "clocks.csv", entry(house, "clocks.csv", id="verification"))
    with pytest.raises(Refused, match="không sửa đổi được"):
        propose(house, "roles.csv", {})
    with pytest.raises(Refused, match="bỏ đi"):
        propose(house, "codes.csv", entry(house, "codes.csv", list="route"), removes=True)
    assert service.proposals() == []


def test_what_became_broken_meanwhile_is_not_agreed_to(house: House) -> None:
    new = {
        "id": "law_2027", "label_vi": "Luật mới", "label_en": "New law", "from": "2027-01-01",
        "confirmed": "yes", "mark": "F",
    }  # fmt: skip
    amend(house, "instruments.csv", new)
    later = propose(house, "clocks.csv", shorter(house) | {"instrument": "law_2027"})
    decide(house, later)
    with pytest.raises(Refused, match="không có mục này"):
        propose(house, "holidays.csv", {"date": "2031-05-05"}, removes=True)


def test_a_broken_stored_row_stops_the_start(house: House) -> None:
    amendment = propose(house, "clocks.csv", shorter(house))
    decide(house, amendment)
    table = LAW_AMENDMENT.parts[0].table
    spoilt = ["id=verification", "from=2026-05-01", "instrument=law_2024", "unit=moons"]
    owner = make_engine(house.config.cases_owner_url)  # the writer itself may not
    with owner.begin() as connection:
        connection.execute(table.update().values(cells=spoilt))
    owner.dispose()
    with pytest.raises(StartRefused) as refusal:
        create_app(house.config)
    assert "clocks.csv" in str(refusal.value)
    assert amendment[:8] in str(refusal.value)


def visit(app: Flask) -> None:
    """A request of its own, by somebody else."""
    apart(app.test_client().get, "/sign-in")


def test_a_request_keeps_the_book_it_began_with(house: House) -> None:
    with house.app.test_request_context("/sign-in"):
        house.app.preprocess_request()
        began = current(LawBook)
        book = amend(house, "clocks.csv", shorter(house))
        visit(house.app)
        note(Event.SETTLEMENT_RUN)
        assert current(LawBook) is began
    assert house.entries()[0].facts["law"] == began.version
    visit(house.app)
    note(Event.SETTLEMENT_RUN)
    assert house.entries()[0].facts["law"] == book.version != began.version


def test_another_process_notices_with_its_next_request(house: House) -> None:
    other = create_app(house.config)
    before = current(LawBook).version
    book = amend(house, "clocks.csv", shorter(house))
    held = other.extensions["caseflow"]
    assert held[LawBook].version == before
    visit(other)
    assert held[LawBook].version == book.version != before


def test_the_log_tells_who_asked_and_who_decided(house: House) -> None:
    amendment = propose(house, "clocks.csv", shorter(house))
    decide(house, amendment)
    told = [e.facts for e in house.entries() if str(e.facts["event"]).startswith("law_")]
    assert [each["event"] for each in told] == ["law_amendment_decided", "law_amendment_asked"]
    assert {each["subject"] for each in told} == {amendment}
    assert [each["actor"]["officer"] for each in told] == [
        house.officers["admin_2"], house.officers["admin"],
    ]  # fmt: skip


def test_every_kind_of_entry_that_is_data_can_be_amended(house: House) -> None:
    cell = entry(
        house, "eligibility.csv", law="law_2024", situation="in_process_abroad", regime="g"
    )
    amend(house, "eligibility.csv", cell | {"from": "2026-05-01", "eligibility": "eligible"})
    off = {
        "date": "2027-06-07", "kind": "off", "label_vi": "Ngày nghỉ", "label_en": "Day off",
        "confirmed": "yes", "mark": "F", "source": "văn bản thử",
    }  # fmt: skip
    amend(house, "holidays.csv", off)
    amend(house, "holidays.csv", entry(house, "holidays.csv", date="2027-09-02"), removes=True)
    amend(house, "codes.csv", entry(house, "codes.csv", list="route") | {"label_vi": "Tên khác"})
    amend(
        house, "regimes.csv", entry(house, "regimes.csv", id="dd") | {"providers_confirmed": "yes"}
    )
    amend(house, "counting.csv", entry(house, "counting.csv") | {"confirmed": "yes", "mark": "F"})
    ended = {"until": "2026-12-31", "successor": "tn-home-affairs"}
    book = amend(house, "agencies.csv", entry(house, "agencies.csv", id="tn-planning") | ended)
    facts = Facts(Status.IN_PROCESS, Citizenship.CITIZEN, Place.ABROAD, AgeClass.ADULT)
    answers = [
        {each.regime: str(each.eligibility) for each in book.entitlements(facts, on)}["g"]
        for on in (date(2026, 4, 30), date(2026, 5, 1))
    ]
    assert answers == ["not_eligible", "eligible"]
    assert not book.holidays.is_working(date(2027, 6, 7))
    assert book.holidays.is_working(date(2027, 9, 2))
    assert book.agencies["tn-planning"].successor == "tn-home-affairs"
    assert book.regimes["dd"].providers_confirmed
    assert book.counting.confirmed
    assert "Tên khác" in {code.label_vi for code in book.codes["route"].values()}
    assert len(book.tables.amendments) == 7
