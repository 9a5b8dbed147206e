"""The rules of support as tables."""

from contextlib import nullcontext, suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from caseflow.duties.rules import check_kind, check_money
from caseflow.errors import Refused
from caseflow.law.amending import Amendment
from caseflow.law.book import load
from caseflow.law.entitlements import Citizenship, Place
from caseflow.law.regimes import Eligibility
from caseflow.people.situation import citizenship, facts
from caseflow.support.rules import (
    Earlier,
    check_answer,
    check_application,
    check_closable,
    check_follow_up,
    check_given,
    check_offered,
    check_referral,
    check_term,
    closed_status,
)

DAY = date(2026, 3, 10)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
BOOK = load()
PAID = Earlier("Sở Y tế", date(2026, 9, 5), "Lò Thị Mẩy", waits=False)
ALL = "a b c d dd e g h i k"


@pytest.mark.parametrize(
    ("nationality", "whose"),
    [
        (["VN"], Citizenship.CITIZEN),
        (["LA", "VN"], Citizenship.CITIZEN),
        (["LA"], Citizenship.FOREIGNER),
        (["stateless_resident"], Citizenship.STATELESS_RESIDENT),
        (["stateless_other"], Citizenship.STATELESS_OTHER),
        (["undetermined"], Citizenship.UNDETERMINED),
        (["declined"], Citizenship.UNDETERMINED),
        ([], Citizenship.UNDETERMINED),
        (None, Citizenship.UNDETERMINED),
    ],
)
def test_whose_citizen(nationality: list[str] | None, whose: Citizenship) -> None:
    assert citizenship(nationality) is whose


# status, nationality, place, law → the regimes that are eligible, case by case, to confirm
@pytest.mark.parametrize(
    ("status", "nation", "place", "law", "eligible", "by_case", "to_confirm"),
    [
        ("victim", "VN", "viet_nam", "law_2024", ALL, "", ""),
        ("victim", "stateless_resident", "viet_nam", "law_2024", ALL, "", ""),
        ("in_process", "VN", "abroad", "law_2024", "a b c d", "", ""),
        ("in_process", "VN", "viet_nam", "law_2024", "a b c d dd e g", "", ""),
        ("victim", "LA", "viet_nam", "law_2024", "", "a b c d dd g", ""),
        ("in_process", "LA", "viet_nam", "law_2024", "", "a b c d dd g", ""),
        ("not_victim", "VN", "viet_nam", "law_2024", "", "", ""),
        ("received", "VN", "viet_nam", "law_2024", "", "", ALL),
        ("suspected", "VN", "viet_nam", "law_2024", "", "", ALL),
        ("withdrawn", "VN", "viet_nam", "law_2024", "", "", ALL),
        ("victim", "undetermined", "viet_nam", "law_2024", "", "", ALL),
    ],
)
def test_the_table_by_status(
    status: str, nation: str, place: str, law: str, eligible: str, by_case: str, to_confirm: str
) -> None:
    case = {"legal_status": status, "applicable_law": law, "age_class": "adult"}
    found = BOOK.entitlements(facts(case, [nation], Place(place)), DAY)
    answers: dict[str, list[str]] = {}
    for line in found:
        answers.setdefault(line.eligibility, []).append(line.regime)
        assert line.article
        assert line.confirmed == (line.eligibility is not Eligibility.TO_CONFIRM)
    assert answers.get("eligible", []) == eligible.split()
    assert answers.get("case_by_case", []) == by_case.split()
    assert answers.get("to_confirm", []) == to_confirm.split()


def test_whoever_was_identified_before_keeps_the_law_of_2011() -> None:
    case = {"legal_status": "victim", "applicable_law": "law_2011", "age_class": "adult"}
    found = BOOK.entitlements(facts(case, ["VN"], Place.VIET_NAM), DAY)
    assert {line.regime for line in found} == set(BOOK.codes["support_regime_2011"])
    assert {line.eligibility for line in found} == {Eligibility.ELIGIBLE}


@pytest.mark.parametrize(
    ("computed", "answered", "reason", "refused"),
    [
        (Eligibility.ELIGIBLE, "eligible", None, False),
        (Eligibility.ELIGIBLE, "not_eligible", None, True),
        (Eligibility.NOT_ELIGIBLE, "eligible", None, True),
        (Eligibility.NOT_ELIGIBLE, "eligible", "Có quyết định riêng", False),
        (Eligibility.CASE_BY_CASE, "case_by_case", None, True),
        (Eligibility.CASE_BY_CASE, "case_by_case", "Đang mang thai", False),
        (Eligibility.TO_CONFIRM, "to_confirm", None, False),
        (None, "eligible", "…", True),
    ],
)
def test_another_answer_says_why(
    computed: Eligibility | None, answered: str, reason: str | None, refused: bool
) -> None:
    with pytest.raises(Refused) if refused else nullcontext():
        check_answer(computed, answered, reason)


def test_an_application_is_for_what_is_applied_for() -> None:
    for regime in ("h", "i", "k"):
        check_application(regime, DAY, closed=False)
        with pytest.raises(Refused, match="mở lại"):
            check_application(regime, DAY, closed=True)
    check_application("a", None, closed=True)
    with pytest.raises(Refused):
        check_application("a", DAY, closed=False)


def test_a_choice_was_offered() -> None:
    check_offered(None, "not_asked")
    check_offered(DAY, "declines")
    with pytest.raises(Refused):
        check_offered(None, "accepts")


@pytest.mark.parametrize(
    ("eligibility", "earlier", "refused"),
    [
        ("eligible", None, ""),
        ("case_by_case", None, ""),
        ("not_eligible", None, "chưa được xác định"),
        ("to_confirm", None, "chưa được xác định"),
        (None, None, "chưa được xác định"),
        ("eligible", PAID, "đã được duyệt chi, từ ngày 05/09/2026"),
        ("eligible", replace(PAID, waits=True), "chờ quyết định"),
    ],
    ids=["eligible", "granted", "not", "unknown", "unsaid", "paid_before", "put_up_before"],
)
def test_a_service_rests_on_an_entitlement(
    eligibility: str | None, earlier: Earlier | None, refused: str
) -> None:
    if not refused:
        check_given(eligibility, earlier)
        return
    with pytest.raises(Refused) as refusal:
        check_given(eligibility, earlier)
    sentence = refusal.value.message % refusal.value.params
    for words in (refused, *(("Sở Y tế", "Lò Thị Mẩy", "05/09/2026") if earlier else ())):
        assert words in sentence


def test_what_is_given_once_is_an_entry_of_the_law_tables_that_can_be_amended() -> None:
    on = date(2026, 5, 1)
    once = {kind for kind in BOOK.services if BOOK.service(kind, on).once}
    assert once == {"hardship_allowance"}
    cells = {"service": "loan", "from": "2026-05-01", "regimes": "k;law_2011_e", "once": "yes",
             "instrument": "plan_thai_nguyen_2021", "confirmed": "no", "mark": "U"}  # fmt: skip
    amended = load(amendments=[Amendment("1" * 32, "services.csv", cells)])
    assert amended.service("loan", on).once
    assert not amended.service("loan", on - timedelta(days=1)).once


def test_an_amount_has_its_basis_source_and_receipt() -> None:
    check_money({})
    full = {"amount": 1, "legal_basis": "…", "funding_source": "provider", "receipt": "signature"}
    check_money(full)
    for missing in ("legal_basis", "funding_source", "receipt"):
        with pytest.raises(Refused) as refusal:
            check_money(full | {missing: None})
        assert refusal.value.field == missing


def test_every_kind_of_service_has_its_regimes() -> None:
    regimes = [*BOOK.codes["support_regime"], *BOOK.codes["support_regime_2011"]]
    fits: dict[str, list[str]] = {}
    for kind in BOOK.codes["service_kind"]:
        for regime in regimes:
            with suppress(Refused):
                check_kind(BOOK.service(kind, date(2026, 5, 1)), regime)
                fits.setdefault(kind, []).append(regime)
    assert fits.pop("other") == regimes
    assert set(fits) == {*BOOK.codes["service_kind"]} - {"other"}  # each is of some regime
    assert max(map(len, fits.values())) < len(regimes) / 2
    assert fits["meals"] == ["a", "law_2011_a"]
    with pytest.raises(Refused) as refusal:
        check_kind(BOOK.service("meals", date(2026, 5, 1)), "g", "service_given-")
    assert refusal.value.field == "service_given-service"


@pytest.mark.parametrize("outcome", list(BOOK.codes["closure_outcome"]))
def test_every_outcome_leads_to_a_status(outcome: str) -> None:
    plain = "ClosedReferred" if outcome == "moved" else "Closed"
    assert closed_status(outcome, "no") == plain
    assert closed_status(outcome, "unknown") == plain
    followed = outcome in {"reintegrated", "declined", "not_identified"}
    assert closed_status(outcome, "yes") == ("FollowUp" if followed else plain)
    assert {plain, "FollowUp"} <= set(BOOK.codes["case_status"])
    check_follow_up(outcome, "no")
    if followed:
        check_follow_up(outcome, "yes")
    else:
        with pytest.raises(Refused) as refusal:
            check_follow_up(outcome, "yes")
        assert refusal.value.field == "follow_up_agreed"


def test_nothing_owed_is_closed_away() -> None:
    nothing: dict[str, Any] = {"waiting": (), "protected": False, "handed": False, "found": False}
    check_closable(**nothing)
    for owed in nothing:
        facts_now = nothing | {owed: ["Xác minh"] if owed == "waiting" else True}
        with pytest.raises(Refused):
            check_closable(**facts_now)


@pytest.mark.parametrize(
    ("own", "instead", "untold", "refused"),
    [
        (False, None, [], None),
        (True, None, [], "chính đơn vị mình"),
        (False, "Sở Y tế", [], "việc nay do"),
        (False, "", [], "không còn hoạt động. Hãy chọn đơn vị khác"),
        (False, None, ["sức khỏe"], "chưa đồng ý"),
    ],
)
def test_a_referral_stays_within_what_was_agreed(
    own: bool, instead: str | None, untold: list[str], refused: str | None
) -> None:
    with pytest.raises(Refused, match=refused) if refused else nullcontext():
        check_referral(own, instead, untold)


def test_a_referral_ends_before_its_consent() -> None:
    check_term(AFTER, AFTER, DAY)
    for expires, agreed in ((None, AFTER), (BEFORE, AFTER), (AFTER, DAY)):
        with pytest.raises(Refused):
            check_term(expires, agreed, DAY)
