"""A bar meets a consent, a new rule of safe contact meets a correction of the old one: whichever
comes first, nobody barred has agreed, and the person is reached as they said last."""

from typing import Any
from uuid import uuid4

import pytest

from caseflow.audit.recording import Change, Saved
from caseflow.case.additions import add, addable
from caseflow.case.corrections import correct, open_for_correction
from caseflow.case.reaching import RULE, ways
from caseflow.cooperation import consenting
from caseflow.errors import Conflict
from caseflow.people.records import REPRESENTATIVE, SAFE_CONTACT_RULE
from caseflow.people.representing import representatives
from caseflow.sharing.consent import alive, consents
from caseflow.vault.reading import of_case
from tests.cooperation.agreements import consent
from tests.cooperation.test_races import Meet, meet
from tests.house import House
from tests.intake.arrivals import do
from tests.people.around import add as around
from tests.protection.cases import at
from tests.support.steps import victim

__all__ = ["meet"]
BY_HAND: dict[str, Any] = {
    "channels": ["phone_call"],
    "phone": "+84911111111",
    "times": "tối",
    "caller_introduction": "bạn học",
    "if_other_answers": "hang_up",
}


def bar(house: House, code: str, record: str) -> Saved:
    access = at(house, "caseworker", code)
    shown = open_for_correction(access, "representative", record)
    told = {**shown.values, "bar_ground": "suspect"}
    return correct(access, shown, shown.versions, told, str(uuid4()))


def agree(house: House, code: str, record: str) -> Saved:
    answers = consent(house, "legal_aid", form="representative_written", representative=record)
    return do(at(house, "caseworker", code), consenting.RECORD[0], answers)


@pytest.mark.parametrize("first", ["bar", "consent"])
def test_nobody_barred_has_agreed(house: House, meet: Meet, first: str) -> None:
    code = victim(house)
    told = {"full_name": "Lò Văn Bảy", "kind": "guardian", "bar_ground": "none"}
    record = around(at(house, "caseworker", code), REPRESENTATIVE, **told)
    if first == "bar":
        meeting = meet("case.record_consent", lambda: bar(house, code, record), False)
        late = agree
    else:
        meeting = meet("correct.representative", lambda: agree(house, code, record), False)
        late = bar
    with pytest.raises(Conflict):
        late(house, code, record)
    meeting.end()
    access = at(house, "caseworker", code)
    barred = {each.bar for each in representatives(access)} == {"suspect"}
    assert barred != any(alive(row) for row in consents(access.case))


def test_the_newest_rule_holds(house: House, meet: Meet) -> None:
    code = victim(house)
    access = at(house, "caseworker", code)
    kind = addable(access, RULE)
    add(access, kind, BY_HAND, str(uuid4()))
    old = of_case([SAFE_CONTACT_RULE], access.case)[-1].record

    def newer() -> Saved:
        inside = at(house, "caseworker", code)
        told = BY_HAND | {"phone": "+84922222222", "never_contact": "số cũ"}
        return add(inside, kind, told, str(uuid4()))

    meeting = meet("correct.safe_contact_rule", newer, False)
    shown = open_for_correction(at(house, "caseworker", code), RULE, old)
    told = {**shown.values, "times": "sáng"}
    with pytest.raises(Conflict):
        correct(at(house, "caseworker", code), shown, shown.versions, told, str(uuid4()))
    meeting.end()
    assert (ways(at(house, "caseworker", code)).rule or {})["phone"] == "+84922222222"


def test_two_officers_record_one_representative_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = victim(house)
    told = {"full_name": "Lò Văn Bảy", "kind": "guardian", "bar_ground": "none"}
    commit = Change.commit

    def record() -> Saved:
        access = at(house, "caseworker", code)
        return add(access, addable(access, REPRESENTATIVE.name), told, str(uuid4()))

    def second_first(change: Change) -> Saved:
        monkeypatch.setattr(Change, "commit", commit)
        record()
        return commit(change)

    monkeypatch.setattr(Change, "commit", second_first)
    with pytest.raises(Conflict):
        record()
    assert len(representatives(at(house, "caseworker", code))) == 1
