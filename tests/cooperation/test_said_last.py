"""What an attacker tried against what a person said last: orders of time, two papers of one yes,
two officers at once, a child's own view, a shorter time."""

from datetime import timedelta

import pytest
import time_machine

from caseflow.clock import now
from caseflow.cooperation import consenting
from caseflow.errors import Conflict, Refused
from caseflow.people.records import REPRESENTATIVE
from caseflow.sharing.consent import alive, consents
from tests.cooperation.agreements import days
from tests.cooperation.test_at_large import NO, WIDE, say, sees
from tests.house import House
from tests.intake.arrivals import ago
from tests.meanwhile import Meanwhile
from tests.people.around import add
from tests.protection.cases import at, do
from tests.support.steps import accept, refer, victim
from tests.verification.browsing import Browser, boxes
from tests.verification.browsing import days as day_boxes

pytestmark = pytest.mark.parametrize("house", ["sqlite"], indirect=True)
WHOLE = {"decision": "given", "compartments": [*WIDE]}
PART = {"decision": "given_in_part", "compartments": ["identity"]}


def standing(house: House, code: str) -> list[bool]:
    return [alive(row) for row in consents(at(house, "caseworker", code).case)]


@pytest.mark.parametrize("said", [NO, PART])
@pytest.mark.parametrize("purpose", ["legal_aid", "support"])
def test_no_older_yes_undoes_what_was_said_later(
    house: House, said: dict[str, object], purpose: str
) -> None:
    """On a later day, on the same day, and in the very minute."""
    code, minute = victim(house), ago(minutes=20)
    say(house, code, **said | {"purpose": purpose, "given_at": minute})
    for given_at in (minute, ago(minutes=30)):
        with pytest.raises(Refused, match="Hãy hỏi lại"):
            say(house, code, **WHOLE | {"purpose": purpose, "given_at": given_at})
    old = (now() - timedelta(days=1)).isoformat()
    with time_machine.travel(now() + timedelta(days=2)), pytest.raises(Refused):
        say(house, code, **WHOLE | {"purpose": purpose, "given_at": old})
    say(house, code, **WHOLE | {"purpose": purpose, "given_at": ago(minutes=10)})


def test_a_no_to_all_support_is_one_to_each_service(house: House) -> None:
    code = victim(house)
    say(house, code, **WHOLE | {"given_at": ago(minutes=9)})
    accept(house, code, refer(house, code, compartments=[*WIDE]))
    say(house, code, **NO | {"purpose": "support"})
    assert not sees(house, code)
    assert standing(house, code) == [False, False]
    with pytest.raises(Refused, match="Hãy hỏi lại"):
        say(house, code, **WHOLE | {"given_at": ago(minutes=5)})


def test_a_yes_to_part_of_all_support_is_none_to_a_service(house: House) -> None:
    """Nor does taking back the yes to support at large take back what was asked for itself."""
    code = victim(house)
    say(house, code, **WHOLE | {"given_at": ago(minutes=9)})
    say(house, code, **PART | {"purpose": "support"})
    assert standing(house, code) == [True, True]
    wide = consents(at(house, "caseworker", code).case)[-1].record
    do(house, "caseworker", code, consenting.WITHDRAW[0], wide)
    assert standing(house, code) == [True, False]


def test_a_yes_written_down_twice_is_taken_back_once(house: House) -> None:
    code = victim(house)
    for minutes in (9, 5):
        say(house, code, **WHOLE | {"given_at": ago(minutes=minutes)})
    say(house, code, "women", **WHOLE)
    accept(house, code, refer(house, code))
    case = at(house, "caseworker", code).case
    first, second, other = consents(case)
    page = Browser(house, "caseworker")
    page.open(code, "support")
    shown = page.get(f"/cases/{code}/cooperation/withdraw-consent/{first.record}").text
    assert shown.count("Cùng hết hiệu lực: sự đồng ý ngày") == 1
    assert "Cơ quan legal_aid" in shown.partition("sẽ không xem được nữa")[2]
    do(house, "caseworker", code, consenting.WITHDRAW[0], first.record)
    assert [row.record for row in consents(case) if alive(row)] == [other.record]
    assert second.record != other.record
    assert not sees(house, code)
    with pytest.raises(Refused):
        refer(house, code)


@pytest.mark.parametrize("purpose", ["support", "referral"])
def test_a_referral_never_outlives_a_no_said_while_it_is_written(
    house: House, meanwhile: Meanwhile, purpose: str
) -> None:
    code = victim(house)
    say(house, code, **WHOLE | {"purpose": purpose, "given_at": ago(minutes=9)})
    meanwhile("support.refer", lambda: say(house, code, **NO))
    with pytest.raises(Conflict):
        refer(house, code, compartments=[*WIDE], services_asked=["legal_advice"])


def test_a_yes_written_down_while_it_is_taken_back_is_not_left(
    house: House, meanwhile: Meanwhile
) -> None:
    code = victim(house)
    say(house, code, **WHOLE | {"given_at": ago(minutes=9)})
    first = consents(at(house, "caseworker", code).case)[0].record
    meanwhile("case.withdraw_consent", lambda: say(house, code, **WHOLE))
    with pytest.raises(Conflict):
        do(house, "caseworker", code, consenting.WITHDRAW[0], first)
    do(house, "caseworker", code, consenting.WITHDRAW[0], first)
    assert standing(house, code) == [False, False]


@pytest.mark.parametrize("decision", ["undecided", "given"])
def test_a_child_that_disagrees_has_said_no(house: House, decision: str) -> None:
    code = victim(house, birth="2013-02-03", age_basis="birth_certificate")
    aunt = add(at(house, "caseworker", code), REPRESENTATIVE, full_name="Lò Thị Si",
               kind="guardian", bar_ground="none")  # fmt: skip
    told = WHOLE | {"representative": aunt}
    say(house, code, **told | {"child_assent": "agrees", "given_at": ago(minutes=9)})
    accept(house, code, refer(house, code))
    with pytest.raises(Refused, match="không đồng ý"):
        say(house, code, **told | {"decision": decision, "child_assent": "disagrees"})
    say(house, code, **told | {"decision": "undecided", "child_assent": "unable"})
    assert sees(house, code)
    say(house, code, **told | {"decision": "refused", "child_assent": "disagrees"})
    assert not sees(house, code)


def test_a_yes_to_a_part_for_a_shorter_time_ends_the_longer(house: House) -> None:
    code = victim(house)
    say(house, code, **WHOLE | {"expires_on": days(300), "given_at": ago(minutes=9)})
    say(house, code, **PART | {"compartments": [*WIDE], "expires_on": days(5)})
    with pytest.raises(Refused):
        refer(house, code, expires_on=days(200))
    refer(house, code, expires_on=days(5))


@pytest.mark.parametrize("told", ["women", "legal_aid"])
def test_who_is_not_told_who_holds_what_reads_no_names_in_what_they_might_save(
    house: House, told: str
) -> None:
    """Nor whether anything ends, nor when it was agreed to."""
    code = victim(house)
    meals = {"purpose": "protection", "given_at": ago(minutes=9)}
    say(house, code, "women", **WHOLE | meals)
    women = {"receiving_agency": house.agencies["women"], "services_asked": ["meals"]}
    refer(house, code, compartments=[*WIDE], **women)
    page = Browser(house, "protection")
    page.open(code, "protect")
    answers = {
        "purpose": "protection", "recipients": house.agencies[told],
        "compartments": "identity", "decision": "refused", "form": "oral_witness",
        "witness_name": "Hà Thị Lan", "text_language": "vi",
        **boxes("given_at", now() - timedelta(seconds=30)),
        **day_boxes("expires_on", now() + timedelta(days=60)),
    }  # fmt: skip
    read = page.post(f"/cases/{code}/cooperation/record-consent-protection", **answers).text
    assert "Nếu trước đó người này đã đồng ý" in read
    assert "thay sự đồng ý ngày" not in read
    assert "Không xem được hồ sơ nữa" not in read
