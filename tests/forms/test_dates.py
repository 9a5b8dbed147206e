"""Three boxes that also take a pasted date; partial dates; moments in Việt Nam."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wtforms import Form

from caseflow import clock
from caseflow.forms.dates import DateField, DateTimeField, PartialDateField, PastDateField
from tests.forms.conftest import Ask, quick

BOXES = ("day", "month", "year")


def boxes(*texts: str) -> dict[str, str]:
    return dict(zip(BOXES, texts, strict=False))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (("5", "9", "2004"), "2004-09-05"),
        (("05", "09", "2004"), "2004-09-05"),
        (("", "9", "2004"), "2004-09"),
        (("", "", "2004"), "2004"),
        (("5/9/2004",), "2004-09-05"),
        (("", "", "05-09-2004"), "2004-09-05"),
        (("", "2004-09-05"), "2004-09-05"),
        (("ngày 05 tháng 9 năm 2004",), "2004-09-05"),
        (("", "9/2004"), "2004-09"),
        (("29", "2", "2004"), "2004-02-29"),
        ((), None),
    ],
)
def test_partial_dates(ask: Ask, typed: tuple[str, ...], stored: str | None) -> None:
    field = ask(PartialDateField("Sinh"), boxes(*typed))
    assert (field.data, list(field.errors)) == (stored, [])


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("31", "2", "2004"), "Không có ngày 31/2/2004"),
        (("29", "2", "2005"), "Không có ngày"),
        (("5", "", "2004"), "nhập tháng"),
        (("5", "9", ""), "nhập năm"),
        (("5", "9", "04"), "bốn chữ số"),
        (("5", "13", "2004"), "1 đến 12"),
        (("0", "9", "2004"), "1 đến 31"),
        (("a", "9", "2004"), "1 đến 31"),
        (("٥", "9", "2004"), "1 đến 31"),
        (("5", "9", "1899"), "1900"),
        (("", "", "2099"), "chưa đến"),
    ],
)
def test_impossible_dates_say_what_to_do(ask: Ask, typed: tuple[str, ...], says: str) -> None:
    field = ask(PartialDateField("Sinh"), boxes(*typed))
    assert field.data is None
    assert says in field.errors[0]
    assert [field.typed[part] for part in BOXES[: len(typed)]] == list(typed)


@quick
@given(day=st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_full_date_comes_back(ask: Ask, day: date) -> None:
    for typed in (boxes(f"{day:%d/%m/%Y}"), boxes(str(day.day), str(day.month), str(day.year))):
        assert ask(DateField("Ngày"), typed).data == day.isoformat()


@quick
@given(texts=st.lists(st.text(max_size=12), min_size=3, max_size=3))
def test_boxes_hold_a_date_or_a_refusal(ask: Ask, texts: list[str]) -> None:
    field = ask(DateField("Ngày"), boxes(*texts))
    if field.data:
        assert date.fromisoformat(field.data).isoformat() == field.data
    else:
        assert field.errors or not any(text.strip() for text in texts)


def test_a_full_date_names_what_is_missing(ask: Ask) -> None:
    assert "thiếu: ngày, tháng" in ask(DateField("Ngày"), boxes("", "", "2026")).errors[0]


def test_today_has_come_and_tomorrow_has_not(ask: Ask) -> None:
    today, tomorrow = clock.today(), clock.today() + timedelta(days=1)
    assert ask(PastDateField("Ngày"), boxes(f"{today:%d/%m/%Y}")).data == today.isoformat()
    assert "chưa đến" in ask(PastDateField("Ngày"), boxes(f"{tomorrow:%d/%m/%Y}")).errors[0]
    assert ask(DateField("Ngày"), boxes(f"{tomorrow:%d/%m/%Y}")).data == tomorrow.isoformat()


@pytest.mark.parametrize(
    "time", ["14:05", "14h05", "14.05", "14 giờ 05 phút", " 14g05 ", "1405", "14g5"]
)
def test_moments(ask: Ask, time: str) -> None:
    field = ask(DateTimeField("Lúc"), boxes("5/9/2026") | {"time": time})
    assert field.data == "2026-09-05T14:05:00+07:00"


@pytest.mark.parametrize("time", ["", "25:00", "14:60", "trưa"])
def test_moments_need_a_time(ask: Ask, time: str) -> None:
    assert "14:05" in ask(DateTimeField("Lúc"), boxes("5/9/2026") | {"time": time}).errors[0]


def test_a_moment_is_shown_in_its_boxes_again(ask: Ask) -> None:
    field = ask(DateTimeField("Lúc"), {})
    field.answer("2026-09-05T07:05:00+00:00")
    assert field.typed == {"day": "5", "month": "9", "year": "2026", "time": "14:05"}


def test_what_happens_now_starts_with_the_present_minute_and_can_be_changed(ask: Ask) -> None:
    empty = type("OneMoment", (Form,), {"q": DateTimeField("Lúc", suggest_now=True)})
    shown = empty()["q"]
    moment = clock.now().astimezone(clock.VIETNAM)
    assert shown.typed["year"] == f"{moment:%Y}"
    assert shown.typed["time"][2] == ":"
    changed = ask(DateTimeField("Lúc", suggest_now=True), {"day": "5/9/2004", "time": "14:05"})
    assert changed.data == "2004-09-05T14:05:00+07:00"
    assert type("OneMore", (Form,), {"q": DateTimeField("Lúc")})()["q"].typed == {}
