"""A link that was wrong is taken back in both cases, by whoever works on both."""

from uuid import uuid4

import pytest

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Submission
from caseflow.case.records import CASE_LINK
from caseflow.case.versions import versions
from caseflow.case.view import RecordView, case_view
from caseflow.cooperation import assigning, linking
from caseflow.errors import Conflict, NotThere
from caseflow.vault.reading import of_case
from tests.cooperation.agreements import accepted
from tests.house import House
from tests.intake.arrivals import arrive, do, inside

WRONG = {"end_reason": "Nhầm mã hồ sơ: hai việc không liên quan."}


def linked(house: House) -> tuple[str, str]:
    one, two = (accepted(house, arrive(house)).state.code for _ in range(2))
    link(house, one, two)
    return one, two


def link(house: House, one: str, two: str) -> None:
    told = {"other_case": two, "relation": "same_family"}
    do(inside(house, "caseworker", one), linking.LINK, told)


def shown(access: Access) -> list[RecordView]:
    return [r for s in case_view(access).sections for r in s.records if r.kind is CASE_LINK]


def record(access: Access) -> str:
    return of_case([CASE_LINK], access.case)[0].record


def test_a_wrong_link_ends_in_both_cases_and_both_keep_it(house: House) -> None:
    one, two = linked(house)
    access = inside(house, "caseworker", two)  # from either side
    do(access, linking.END_LINK, WRONG, record(access))
    for here, there in ((one, two), (two, one)):
        access = inside(house, "caseworker", here)
        (view,) = shown(access)
        assert (view.over, view.acts) == (True, ())
        assert view.values["other_case"] == there
        assert view.values["end_reason"] == WRONG["end_reason"]
        assert len(versions(access, CASE_LINK.name, view.record).changes) == 1
        with pytest.raises(NotThere):
            do(access, linking.END_LINK, WRONG, view.record)
    link(house, one, two)  # and what is right after all is linked anew
    for code in (one, two):
        views = shown(inside(house, "caseworker", code))
        assert [each.over for each in views] == [True, False]


def test_cut_off_between_the_cases_it_goes_on_when_sent_again(house: House) -> None:
    """As after a fault: ended there, and not yet here."""
    one, two = linked(house)
    access, key = inside(house, "caseworker", one), str(uuid4())
    sent = Submission({CASE_LINK.name: WRONG}, key, record(access))
    with pytest.MonkeyPatch.context() as patch:
        commit = Change.commit
        patch.setattr(
            Change, "commit",
            lambda change: commit(change) if change.key != key else pytest.fail("cut off"),
        )  # fmt: skip
        with pytest.raises(pytest.fail.Exception):
            linking.end(access, sent)
    assert [each.over for each in shown(inside(house, "caseworker", two))] == [True]
    assert [each.over for each in shown(inside(house, "caseworker", one))] == [False]
    linking.end(inside(house, "caseworker", one), sent)
    assert [each.over for each in shown(inside(house, "caseworker", one))] == [True]


def test_who_works_on_one_of_the_two_ends_nothing_and_learns_nothing(house: House) -> None:
    one, two = linked(house)
    chosen = {"assignee": house.officers["caseworker_2"], "capacity": "takes_part"}
    do(inside(house, "supervisor", one), assigning.ASSIGN, chosen)
    access = inside(house, "caseworker_2", one)
    with pytest.raises(NotThere) as refusal:
        do(access, linking.END_LINK, WRONG, record(access))
    assert two not in str(refusal.value)
    for code in (one, two):
        assert [each.over for each in shown(inside(house, "caseworker", code))] == [False]


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_two_who_link_the_same_cases_at_once_make_one_link(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From either side: whoever comes second finds it there, and one taking back ends it whole."""
    one, two = (accepted(house, arrive(house)).state.code for _ in range(2))
    commit, met = Change.commit, list[str]()

    def meanwhile(change: Change) -> Saved:
        if not met:
            met.append(change.act)
            link(house, two, one)
        return commit(change)

    monkeypatch.setattr(Change, "commit", meanwhile)
    with pytest.raises(Conflict):
        link(house, one, two)
    access = inside(house, "caseworker", one)
    do(access, linking.END_LINK, WRONG, record(access))
    for code in (one, two):
        assert all(each.over for each in shown(inside(house, "caseworker", code))), code
