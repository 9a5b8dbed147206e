"""After a comparison police read what came of it: who may speak, since when, by whose hand."""

import pytest

from caseflow.people.records import REPRESENTATIVE
from caseflow.verification import compared, comparing, recording
from caseflow.verification.compared import Outcome
from tests.house import House
from tests.people.around import add
from tests.verification import steps
from tests.verification.browsing import Browser
from tests.verification.story import Story
from tests.verification.test_comparing import amend, represented
from tests.verification.test_interpreters import told


def found(story: Story) -> dict[str, tuple[str, str]]:
    """Name → outcome and whose hand made it so."""
    people = compared.comparison(story.at("police")).people
    return {each.name: (each.outcome, each.since.author if each.since else "") for each in people}


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_what_a_comparison_came_to_is_read_with_who_made_it_so(house: House) -> None:
    story = steps.under_way(Story(house))
    officers = house.officers
    for name in ("Vàng A Pó", "Lò Thị Si"):
        suspected = {"known_as": name, "roles": ["TravellingPartner"], "can_reach_person": "no"}
        story.do("police", recording.PERPETRATOR, {"alleged_perpetrator": suspected})
    represented(story, "Hà Thị Lan", "Vàng A Pó", "Lò Thị Si")
    assert {each for each, _ in found(story).values()} == {Outcome.WAITS}
    story.do("police", comparing.COMPARE, {})
    so_far = sorted(found(story).values())
    assert [each for each, _ in so_far] == [Outcome.SUSPECT, Outcome.WAITS, Outcome.WAITS]
    story.do("police", comparing.COMPARE, {})
    amend(story.at("caseworker"), REPRESENTATIVE, "Lò Thị Si", bar_ground="none")
    amend(story.at("caseworker"), REPRESENTATIVE, "Vàng A Pó", kind="guardian")  # barred as before
    opposed = {"full_name": "Sùng A Dê", "kind": "parent", "bar_ground": "person_objects"}
    add(story.at("caseworker"), REPRESENTATIVE, **opposed)
    story.do("police", comparing.COMPARE, {})
    assert found(story) == {
        "Hà Thị Lan": (Outcome.UNLIKE, ""),
        "Vàng A Pó": (Outcome.SUSPECT, officers["police"]),
        "Lò Thị Si": (Outcome.CLEARED, officers["caseworker"]),
        "Sùng A Dê": (Outcome.BARRED, officers["caseworker"]),
    }
    last = compared.comparison(story.at("police")).last
    assert last
    assert last.author == officers["police"]


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_comparing_leads_to_what_came_of_it(house: House) -> None:
    """Also where an interpreter alone was compared, and nobody represents the person."""
    story = steps.under_way(Story(house))
    told(story, "Lò Văn Pâng")
    code, police, caseworker = story.code, Browser(house, "police"), Browser(house, "caseworker")
    police.open(code, "verify")
    page = compare(police, code)
    assert "Chưa ghi người đại diện nào." in page
    assert "Đối chiếu gần nhất: Cán bộ police · Cơ quan police" in page
    represented(story, "Hà Thị Lan")
    page = compare(police, code)
    assert "Không trùng tên với người bị nghi nào đã ghi" in page
    assert "Chưa ghi người đại diện nào." not in page
    caseworker.open(code, "support")
    assert caseworker.get(f"/cases/{code}/verification/compared").status_code in (403, 404)


def compare(police: Browser, code: str) -> str:
    """Compare; the page that it leads to."""
    done = police.send(f"/cases/{code}/verification/compare-representatives")
    assert done.location == f"/cases/{code}/verification/compared"
    answer = police.get(done.location)
    assert answer.status_code == 200
    return answer.text
