"""Lists over lines: each case once, by clear facts alone, and never one that policy refuses."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, select, update

from caseflow.audit.check import check_all
from caseflow.audit.following import Following
from caseflow.audit.replay import RowBroken
from caseflow.audit.sequencer import Log
from caseflow.case import lists, reach
from caseflow.case.access import enter
from caseflow.case.deriving import AGENCY, LEAD, NEVER, REFERRED, STATUTORY, derive
from caseflow.case.lines import LINE, astray
from caseflow.case.lists import my_cases, within
from caseflow.case.records import CASE
from caseflow.clock import today
from caseflow.cooperation import barring
from caseflow.db import current, db
from caseflow.law.compartments import Compartment
from caseflow.policy import CASE_ROLES, Standing
from caseflow.sharing.participation import join, standings
from tests.audit.cases import new_case
from tests.cooperation.agreements import accepted
from tests.house import OFFICERS, House
from tests.intake.arrivals import arrive, do, inside
from tests.promises.story import tell
from tests.protection.cases import change_as
from tests.support.steps import LATER, accept, consent, refer, victim


def all_cases() -> list[str]:
    with db.engine.connect() as connection:
        return list(connection.scalars(select(CASE.parts[0].table.c.case_id).distinct()))


@pytest.mark.parametrize("sort", ["due", "code", "risk"])
def test_paging_shows_each_case_once_in_order(
    house: House, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "PAGE", 3)
    ours = {new_case(house) for _ in range(7)} | {arrive(house)}
    new_case(house, officer="intake_2")  # somebody else's, in the same agency
    leader, intake = house.actor("commune_supervisor"), house.actor("intake")
    for actor, expected in ((intake, 8), (leader, 9)):
        pages = [my_cases(actor, number, sort) for number in range(1, 5)]
        assert [(page.total, page.number) for page in pages] == [(expected, n) for n in range(1, 5)]
        shown = [line for page in pages for line in page.lines]
        assert len(shown) == len({line.state.code for line in shown}) == expected
        assert ours <= {line.state.code for line in shown}
        dues = [line.deadline.due_at.isoformat() if line.deadline else NEVER for line in shown]
        codes = [line.state.code for line in shown]  # the risk of all is alike: not assessed
        keys = list(zip(dues if sort == "due" else codes, codes, strict=True))
        assert keys == sorted(keys)
    assert my_cases(house.actor("police_supervisor"), 1, sort).total == 0


def test_one_stage_narrows(house: House) -> None:
    code = new_case(house)
    intake = house.actor("intake")
    assert [line.state.code for line in my_cases(intake, stage="intake").lines] == [code]
    assert my_cases(intake, stage="support").total == 0


def test_nobody_is_missed_and_nobody_is_told_too_much(house: House) -> None:
    """For every officer the lines hold all that policy allows; the rows take off the rest."""
    tell(house)
    accepted(house, arrive(house))
    new_case(house, officer="intake_2")
    everything = all_cases()
    reached = 0
    for key, (role, _) in OFFICERS.items():
        if role in CASE_ROLES:
            actor = house.actor(key)
            allowed = set(within(actor, everything))
            assert allowed == set(within(actor, reach.cases(actor))), key
            reached += len(allowed)
    assert reached > len(OFFICERS) // 2


def test_an_agency_that_stands_for_another_lists_each_case_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the one has come to take part and the other leads, as a review asks."""
    access = accepted(house, arrive(house))
    two = sorted((house.agencies["commune"], house.agencies["health"]))
    monkeypatch.setattr(reach, "stands_for", lambda _agency, _on: frozenset(two))
    with db.engine.begin() as connection:
        row = connection.execute(select(LINE).where(LINE.c.case_id == access.case)).mappings()
        agency = next(each for each in row if each["holder"] == house.agencies["health"])
        connection.execute(delete(LINE).where(LINE.c.ground == AGENCY))
        lines = [
            dict(agency) | {"holder": holder, "held": held, "review_on": "2020-02-02"}
            for holder, held in zip(two, (STATUTORY, LEAD), strict=True)
        ]
        connection.execute(insert(LINE), lines)
    supervisor = house.actor("supervisor")
    assert reach.page(supervisor, "due", "", 0, 25) == ([access.case], 1)
    assert reach.reviewed(supervisor, "2021", None, 0, 25) == ([access.case], 1)
    monkeypatch.setattr(reach, "stands_for", lambda _agency, _on: frozenset(two[:1]))
    assert reach.page(supervisor, "due", "", 0, 25) == ([access.case], 1)
    assert reach.reviewed(supervisor, "2021", None, 0, 25) == ([], 0), "it leads no more"


def test_a_case_that_left_the_scope_a_moment_ago_is_not_shown(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = accepted(house, arrive(house)).state.code
    worker = house.actor("caseworker")
    assert [line.state.code for line in my_cases(worker).lines] == [code]
    # Even where the lines were not told: what is shown is judged by the attested rows.
    monkeypatch.setattr("caseflow.case.lines._correct", lambda _connection, _cases: None)
    barred = {"barred_officer": house.officers["caseworker"], "reason": "relative"}
    do(inside(house, "supervisor", code), barring.BAR_OFFICER, barred)
    assert reach.page(worker, "due", "", 0, 25)[1] == 0  # a bar is asked itself
    monkeypatch.setattr(reach, "_not_barred", lambda _actor: LINE.c.case_id.is_not(None))
    assert len(reach.page(worker, "due", "", 0, 25)[0]) == 1
    assert my_cases(worker).lines == []


@pytest.mark.parametrize("how", ["altered", "gone", "added"])
def test_verification_names_a_case_whose_lines_are_wrong(house: House, how: str) -> None:
    case = enter(house.actor("intake"), new_case(house)).case
    new_case(house)
    log = current(Log)
    check_all(log)
    with db.engine.begin() as connection:
        rows = connection.execute(select(LINE).where(LINE.c.case_id == case)).mappings()
        stranger = dict(next(iter(rows))) | {"holder": house.officers["intake_2"]}
        connection.execute(
            {
                "altered": update(LINE).where(LINE.c.case_id == case).values(risk=0),
                "gone": delete(LINE).where(LINE.c.case_id == case),
                "added": insert(LINE).values(stranger),
            }[how]
        )
    with pytest.raises(RowBroken) as broken:
        check_all(log)
    assert (broken.value.table, broken.value.record) == ("case_line", case)


def test_missing_lines_are_written_at_the_start(house: House) -> None:
    codes = {new_case(house), new_case(house)}
    with db.engine.begin() as connection:
        connection.execute(delete(LINE))
    assert my_cases(house.actor("intake")).total == 0
    assert current(Following).catch_up() == 2
    assert current(Following).catch_up() == 0
    assert {line.state.code for line in my_cases(house.actor("intake")).lines} == codes
    with db.engine.connect() as connection:
        assert list(astray(connection)) == []


def test_a_case_offered_is_listed_for_no_receiver_because_another_accepted(house: House) -> None:
    code = victim(house)
    for agency in ("legal_aid", "women"):
        consent(house, code, agency)
    accept(house, code, refer(house, code))
    refer(house, code, receiving_agency=house.agencies["women"])
    assert my_cases(house.actor("provider")).total == 1
    assert my_cases(house.actor("provider_2")).total == 0


def test_a_receiver_reaches_a_case_no_longer_than_it_takes_part(house: House) -> None:
    """Its own part ends before its referral and its consent, and before another's part."""
    code = victim(house)
    for agency in ("legal_aid", "women"):
        consent(house, code, agency)
    accept(house, code, refer(house, code))
    case = enter(house.actor("caseworker"), code).case
    soon = today() + timedelta(days=3)
    change = change_as(house, "caseworker", case)
    change.revise(standings(case, house.agencies["legal_aid"])[Standing.REFERRAL], {
        "until_on": soon.isoformat(),
    })  # fmt: skip
    join(
        change, house.agencies["women"], Standing.REFERRAL, "consent", (Compartment.IDENTITY,),
        LATER,
    )  # fmt: skip
    change.commit()
    with db.engine.connect() as connection:
        [line] = [
            each
            for each in derive(connection, [case])[case]
            if (each.holder, each.ground) == (house.agencies["legal_aid"], REFERRED)
        ]
    assert line.until_on == soon
