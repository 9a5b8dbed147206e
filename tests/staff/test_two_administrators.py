"""What needs both administrators: one asks, the other decides, never the same."""

from datetime import timedelta
from uuid import uuid4

import pytest

from caseflow.audit.recording import Change
from caseflow.clock import now, today
from caseflow.errors import CaseflowError, Conflict, Denied, Refused
from caseflow.policy import Actor, Permit, Role
from caseflow.staff import enrolment, orders, requests, roster, second_factor, service, sessions
from caseflow.staff.bootstrap import staff_permit, system_permit
from caseflow.staff.changes import NewOfficer
from caseflow.staff.effects import apply
from caseflow.staff.rules import Decision, RequestKind
from tests.staff.house import House


def permit(house: House, name: str, role: Role = Role.ADMINISTRATOR) -> Permit:
    """What the officer ``name`` acts under."""
    actor = Actor(
        house.officers[name], role, house.agency, "password+totp", "s", uuid4().hex, "127.0.0.1"
    )
    return staff_permit(actor)


def key() -> str:
    return uuid4().hex


def asked(house: House, kind: RequestKind, name: str, role: Role | None = None) -> str:
    """The first administrator asks something about ``name``; the request's id."""
    requests.ask(permit(house, "quan.tri.mot"), kind, house.officers[name], key(), role)
    return requests.undecided()[-1].id


def agree(house: House, request: str) -> str | None:
    """The second administrator agrees."""
    return requests.decide(permit(house, "quan.tri.hai"), request, Decision.AGREED, key())


def test_nobody_decides_what_they_asked(house: House) -> None:
    with house.app.app_context():
        request = asked(house, RequestKind.GRANT, "can.bo", Role.INTAKE_OFFICER)
        with pytest.raises(Refused, match="quản trị viên thứ hai"):
            requests.decide(permit(house, "quan.tri.mot"), request, Decision.AGREED, key())
        assert Role.INTAKE_OFFICER not in roster.roles_of(house.officers["can.bo"])
        agree(house, request)
        assert Role.INTAKE_OFFICER in roster.roles_of(house.officers["can.bo"])


def test_a_request_is_decided_once(house: House) -> None:
    with house.app.app_context():
        request = asked(house, RequestKind.GRANT, "can.bo", Role.INTAKE_OFFICER)
        requests.decide(permit(house, "quan.tri.hai"), request, Decision.REFUSED, key())
        with pytest.raises(Conflict):
            agree(house, request)
        assert roster.roles_of(house.officers["can.bo"]) == [Role.CASEWORKER]


def test_only_administrators_ask_and_decide(house: House) -> None:
    supervisor, officer = permit(house, "lanh.dao", Role.SUPERVISOR), house.officers["can.bo"]
    with house.app.app_context(), pytest.raises(Denied):
        requests.ask(supervisor, RequestKind.RESET_FACTOR, officer, key())


def test_nobody_alone_may_use_the_ways_of_the_console(house: House) -> None:
    with house.app.app_context():
        alone, officer = permit(house, "quan.tri.mot"), house.officers["can.bo"]
        with pytest.raises(Denied):
            service.grant_role(alone, officer, Role.INTAKE_OFFICER)
        with pytest.raises(Denied):
            service.enrol(alone, officer, "x" * 20)
        with pytest.raises(Denied):
            service.add_officer(alone, NewOfficer("ai.do", "Ai Đó", house.agency))
        with pytest.raises(Denied):
            service.issue_code(alone, officer)


def test_an_administrator_who_no_longer_is_one_has_asked_in_vain(house: House) -> None:
    house.add("quan.tri.ba", Role.ADMINISTRATOR)
    with house.app.app_context():
        request = asked(house, RequestKind.GRANT, "can.bo", Role.INTAKE_OFFICER)
        _close(house, "quan.tri.mot")
        with pytest.raises(Refused, match="không còn là quản trị viên"):
            agree(house, request)
        requests.decide(permit(house, "quan.tri.hai"), request, Decision.REFUSED, key())
        assert requests.undecided() == []


def test_two_administrators_always_stay(house: House) -> None:
    house.add("quan.tri.ba", Role.ADMINISTRATOR)
    with house.app.app_context():
        _close(house, "quan.tri.mot")
    house.add("quan.tri.bon", Role.ADMINISTRATOR)
    with house.app.app_context():
        _close(house, "quan.tri.bon")
        with pytest.raises(Refused, match="ít nhất hai"):  # asked and agreed by two who may
            apply_alone(house, "quan.tri.hai")


def apply_alone(house: House, name: str) -> None:
    """What the rule of two would let through if it did not count those who stay."""
    change = Change(permit(house, "quan.tri.ba"), key(), "decide_close_officer")
    request = requests.Request(
        "r", RequestKind.CLOSE_OFFICER, house.officers[name], None, None, "", "", "a", now(), "", ""
    )
    apply(change, request)
    change.commit()


def _close(house: House, name: str, by: tuple[str, str] = ("quan.tri.hai", "quan.tri.ba")) -> None:
    ask, agree_by = (permit(house, each) for each in by)
    requests.ask(ask, RequestKind.CLOSE_OFFICER, house.officers[name], key())
    requests.decide(agree_by, requests.undecided()[-1].id, Decision.AGREED, key())


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
def test_administrator_and_auditor_exclude_every_other_role(house: House, role: Role) -> None:
    with house.app.app_context():
        with pytest.raises(Refused, match="không đi cùng"):
            asked(house, RequestKind.GRANT, "can.bo", role)
        with pytest.raises(Refused, match="không đi cùng"):
            service.grant_role(system_permit(), house.officers["can.bo"], role)
        assert roster.roles_of(house.officers["can.bo"]) == [Role.CASEWORKER]


def test_no_case_role_for_an_administrator(house: House) -> None:
    with house.app.app_context(), pytest.raises(CaseflowError, match="không đi cùng"):
        service.grant_role(system_permit(), house.officers["quan.tri.mot"], Role.CASEWORKER)


def test_the_statistician_is_not_granted_yet(house: House) -> None:
    with house.app.app_context(), pytest.raises(Refused, match="chưa có báo cáo"):
        asked(house, RequestKind.GRANT, "can.bo", Role.STATISTICIAN)


def test_a_closed_officer_is_out_at_once_and_stays_on_the_list(house: House) -> None:
    client = house.sign_in("can.bo")
    with house.app.app_context():
        agree(house, asked(house, RequestKind.CLOSE_OFFICER, "can.bo"))
        assert sessions.of_officer(house.officers["can.bo"]) == []
        assert not second_factor.has(house.officers["can.bo"])
        assert roster.officer(house.officers["can.bo"]).status == "closed"
    assert client.get("/").status_code == 303


def test_an_agency_ends_only_with_a_successor_that_can_take_its_cases(house: House) -> None:
    with house.app.app_context():
        heir = service.add_law_agency(system_permit(), "tn-justice")
        first, until = permit(house, "quan.tri.mot"), today() + timedelta(days=30)
        house.open_cases[house.agency] = 3
        with pytest.raises(Refused, match="kế tiếp"):
            requests.ask_end_agency(first, house.agency, until, None, key())
        with pytest.raises(Refused, match="cơ quan khác"):
            requests.ask_end_agency(first, house.agency, until, house.agency, key())
        with pytest.raises(Refused, match="chưa có lãnh đạo"):
            requests.ask_end_agency(first, house.agency, until, heir, key())
        leader = service.add_officer(system_permit(), NewOfficer("lanh.dao.moi", "Lãnh Đạo", heir))
        service.grant_role(system_permit(), leader, Role.SUPERVISOR)
        requests.ask_end_agency(first, house.agency, until, heir, key())
        request = requests.undecided()[-1].id
        with pytest.raises(Refused, match="phải đồng ý"):
            agree(house, request)
        orders.assent(permit(house, "lanh.dao", Role.SUPERVISOR), request, key())
        agree(house, request)
        assert roster.holder(house.agency, until).id == house.agency
        assert roster.holder(house.agency, until + timedelta(days=1)).id == heir


def test_one_sign_in_name_is_one_officer(house: House) -> None:
    new = NewOfficer("CAN.BO", "Người Khác", house.agency)
    with house.app.app_context(), pytest.raises(Refused, match="đã có người dùng"):
        service.add_officer(system_permit(), new)


def test_a_form_sent_twice_makes_one_request(house: House) -> None:
    with house.app.app_context():
        same, first = key(), permit(house, "quan.tri.mot")
        for _ in range(2):
            requests.ask(first, RequestKind.RESET_FACTOR, house.officers["can.bo"], same)
        assert len(requests.undecided()) == 1


def test_a_decision_sent_twice_shows_a_good_code_both_times(house: House) -> None:
    with house.app.app_context():
        first, same = permit(house, "quan.tri.mot"), key()
        half = requests.ask(first, RequestKind.RESET_FACTOR, house.officers["can.bo"], key())
        assert half
        second, request = permit(house, "quan.tri.hai"), half.request
        codes = [requests.decide(second, request, Decision.AGREED, same) for _ in range(2)]
        assert all(codes)
        assert enrolment.begin("can.bo", f"{half.code}{codes[-1]}", "127.0.0.1")
        with pytest.raises(Conflict):
            requests.decide(second, request, Decision.AGREED, key())


@pytest.mark.parametrize("kind", [RequestKind.RESET_FACTOR, RequestKind.RESET_PASSWORD])
def test_killed_right_after_the_change_the_old_telephone_is_out(
    house: House, kind: RequestKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    class KilledError(BaseException): ...

    def killed(*_args: object) -> None:
        raise KilledError

    client, officer = house.sign_in("can.bo"), house.officers["can.bo"]
    with house.app.app_context():
        request = asked(house, kind, "can.bo")
        monkeypatch.setattr(requests, "after", killed)
        with pytest.raises(KilledError):
            agree(house, request)
        assert sessions.of_officer(officer) == []
        if kind is RequestKind.RESET_FACTOR:
            assert not second_factor.has(officer)
            assert second_factor.next_code(officer) == ""
        else:
            assert roster.password_hash(officer) is None
    assert client.get("/").status_code == 303
