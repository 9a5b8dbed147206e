"""Several regimes told of at once: one day, a record each with its own answer."""

from typing import Any

import pytest

from caseflow.case.acts import Act
from caseflow.clock import now, today
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give_once
from caseflow.errors import Conflict, Refused
from caseflow.forms.base import new_key
from caseflow.policy import Role
from caseflow.support import entitling, section, telling
from tests.house import House
from tests.protection.cases import at, change_as, do
from tests.support.steps import TODAY, tasks, values, victim
from tests.verification.browsing import Browser, days

ALL = ("a", "b", "c", "d", "dd", "e", "g", "h", "i", "k")
ALONE = {"regime": "b", "eligibility": "eligible", "person_choice": "not_asked"}


def tell(house: House, code: str, offered_on: str = TODAY, **chosen: str) -> None:
    when = {"offered_on": offered_on}
    do(house, "caseworker", code, telling.TELL, entitlement=when, told=chosen)


def recorded(house: House, code: str) -> dict[str, dict[str, Any]]:
    return {each["regime"]: each for each in values(house, "caseworker", code, "entitlement")}


def entitling_steps(house: House, code: str) -> list[Act]:
    """What leads to the regimes, in its order."""
    steps = section.SECTION.steps(at(house, "caseworker", code))
    return [act for act in steps if act in (telling.TELL, section.ENTITLE)]


def test_each_regime_told_has_its_own_record_and_what_stood_stays(house: House) -> None:
    code = victim(house)
    assert entitling_steps(house, code) == [telling.TELL]
    change = change_as(house, "caseworker", at(house, "caseworker", code).case)
    give_once(change, Task.OFFER_ENTITLEMENTS, Role.CASEWORKER, house.agencies["health"], today())
    change.commit()
    assert entitling_steps(house, code) == [telling.TELL]
    told = {**ALONE, "reason": "Đã hỏi bác sĩ"}
    do(house, "caseworker", code, section.ENTITLE, entitlement=told)
    tell(house, code, b="accepts", a="accepts", g="declines")
    found = recorded(house, code)
    assert {r: each["person_choice"] for r, each in found.items()} == {
        "b": "accepts", "a": "accepts", "g": "declines"
    }  # fmt: skip
    assert {each["offered_on"] for each in found.values()} == {today()}
    assert found["b"]["reason"] == "Đã hỏi bác sĩ"
    assert Task.OFFER_ENTITLEMENTS in tasks(house, code)
    assert entitling_steps(house, code) == [telling.TELL]
    tell(house, code, **dict.fromkeys(set(ALL) - found.keys(), "not_asked"))
    assert Task.OFFER_ENTITLEMENTS not in tasks(house, code)
    assert entitling_steps(house, code) == []
    assert not telling.TELL.open_to(at(house, "caseworker", code))


def test_what_was_told_meanwhile_is_not_told_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = victim(house)
    for offered_on, chosen, words in (
        (TODAY, {}, "ít nhất một"),
        ("2999-01-01", {"a": "accepts"}, "chưa đến"),
        ("1999-01-01", {"law_2011_a": "accepts"}, "không còn được hưởng"),
    ):
        with pytest.raises(Refused, match=words):
            tell(house, code, offered_on, **chosen)
    tell(house, code, a="accepts")
    with pytest.raises(Refused, match="vừa được ghi") as refusal:
        tell(house, code, a="declines", g="accepts")
    assert refusal.value.field == "told-a"

    def overtaken(*given: Any) -> None:
        monkeypatch.undo()
        do(house, "caseworker", code, section.ENTITLE, entitlement=ALONE)
        entitling.put(*given)

    monkeypatch.setattr(telling, "put", overtaken)
    with pytest.raises(Conflict):
        tell(house, code, b="accepts")
    assert recorded(house, code)["b"]["person_choice"] == "not_asked"


def test_the_page_asks_about_what_is_left_and_keeps_what_was_typed(house: House) -> None:
    code, browser = victim(house), Browser(house, "caseworker")
    browser.open(code, "support")
    path = f"/cases/{code}/support/tell-entitlements"
    assert browser.get(path).text.count('<select class="govuk-select') == len(ALL)
    assert "Đ37(1)(đ), 53/2024/QH15" in browser.get(path).text
    day = days("offered_on", now())
    twice = {**day, "key": new_key(), "told-a": "accepts", "told-k": "later"}
    assert [browser.send(path, **twice).status_code for _ in range(2)] == [303, 303]
    page = browser.get(path).text
    assert page.count('<select class="govuk-select') == len(ALL) - 2
    late = browser.send(path, **day, **{"told-a": "declines", "told-b": "accepts"}).text
    assert "vừa được ghi" in late  # the page was open meanwhile
    assert late.count(" selected>") == 2
    assert browser.send(path, **{"told-b": "accepts"}).status_code == 200  # without its day
    assert browser.send(path, **day, **{"told-b": "accepts"}).status_code == 303
    assert len(recorded(house, code)) == 3
    for page in (path, f"/cases/{code}/support/entitlements"):  # each thing is opened once
        before = house.entries(limit=1)[0].seq
        assert browser.get(page).status_code == 200
        told = [each.facts.get("fields", ()) for each in house.entries() if each.seq > before]
        fields = [field for each in told for field in each]
        assert fields.count("person.nationality") == fields.count("entitlement_support.regime") == 1
        assert "person.birth_date" not in fields
