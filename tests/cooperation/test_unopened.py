"""What waits for an agency's answer opens nothing else: every act asks for the opening first."""

import pytest

from caseflow.case.acts import Act, allowed
from caseflow.case.sections import Sections
from caseflow.roles import Role
from tests.cooperation.agreements import hand_over
from tests.house import House
from tests.promises.visiting import Visitor
from tests.protection.cases import at, new_case

sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def path_of(code: str, act: Act) -> str:
    path = f"/cases/{code}/{act.room or act.stage}/{act.slug.replace('_', '-')}"
    return path + ("/record" if act.target else "")


@sqlite
def test_an_offered_handover_opens_no_form_but_its_answer(house: House) -> None:
    code = new_case(house)
    hand_over(house, at(house, "caseworker", code), "police")
    officer = Visitor(house, "police")
    acts = house.app.extensions["caseflow"][Sections].acts()
    mine = [a for a in acts if Role.POLICE_OFFICER in allowed(a) and a.slug != "answer_handover"]
    assert len(mine) > 9
    pages = [path_of(code, act) for act in mine] + [f"/cases/{code}/timeline"]
    for path in pages:
        page = officer.get(path)
        assert (page.status_code, page.headers.get("Location")) == (
            303, f"/cases/{code}/open?next={path}",
        ), path  # fmt: skip
    [answer] = [p.split('"')[0] for p in officer.get("/").text.split('href="') if "answer-h" in p]
    assert officer.get(answer).status_code == 200


@sqlite
def test_whoever_is_only_asked_is_led_to_the_answer(house: House) -> None:
    code = new_case(house)
    hand_over(house, at(house, "caseworker", code), "health_2")
    officer = Visitor(house, "other_caseworker")
    for path in ("/timeline", "/open", "/cooperation/hand-over"):
        page = officer.get(f"/cases/{code}{path}")
        if page.headers.get("Location", "").startswith(f"/cases/{code}/open"):
            page = officer.get(page.headers["Location"])
        assert page.status_code == 303
        assert "/answer-handover/" in page.headers["Location"], path
