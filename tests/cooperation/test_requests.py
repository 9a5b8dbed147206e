"""A request about a person: the same answer whoever is held by whom; found, read and answered
by the holder alone; and what is shared is a referral like any other."""

import re
from collections.abc import Sequence

import pytest

from caseflow.case.access import enter
from caseflow.cooperation.answering import ANSWER_REQUEST, read
from caseflow.cooperation.rules.requests import A_DAY
from caseflow.db import current, db
from caseflow.errors import NotThere, Refused
from caseflow.policy import Standing
from caseflow.sharing.handing import REFERRAL, waiting_referrals
from caseflow.sharing.participation import LEAD_REACH, join, leave, participations
from caseflow.sharing.records import BAR
from caseflow.sharing.requests import of_asker
from caseflow.support.granting import GRANT
from caseflow.vault.keystore import KeyStore
from tests.cooperation.agreements import agree, consent, days
from tests.cooperation.inquiries import BORN, NAME, NUMBER, ask, mine, waiting, with_paper
from tests.cooperation.test_succession import end
from tests.house import House
from tests.promises.visiting import Visitor
from tests.protection.cases import at, change_as, do, new_case
from tests.statements import statements

ASKER = "other_caseworker"  # of health_2
sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)
# Ids, tokens, the time of day and of the request: of each answer its own.
MADE_ANEW = re.compile(r"[\w-]{20,}\.[\w-]{6}\.[\w-]{20,}|\b[0-9a-f]{32}\b|\d\d:\d\d(?= ngày)")
OWN = frozenset({"at", "request", "change", "rows", "counts"})  # of an entry
TERMS = {"compartments": ["identity"], "expires_on": days(20)}


def held(house: House, name: str = NAME) -> str:
    """A case of the health department about a person of that name; its code."""
    return new_case(house, full_name=name, birth_date=BORN)


def given_to(house: House, code: str, agency: str) -> None:
    """Let ``agency`` lead instead."""
    change = change_as(house, "intake", enter(house.actor("caseworker"), code).case)
    for row in participations(change.permit.case or ""):
        if row.values["standing"] == Standing.LEAD:
            leave(change, row)
    join(change, house.agencies[agency], Standing.LEAD, "Đ27", LEAD_REACH)
    change.commit()


def bar(house: House, key: str, code: str) -> None:
    """Officer ``key`` was barred from the case before they came to their agency of today."""
    change = change_as(house, "intake", enter(house.actor("caseworker"), code).case)
    change.add(BAR, {"barred_officer": house.officers[key], "ground": "relative"})
    change.commit()


def typed(name: str) -> dict[str, str]:
    """What the form sends."""
    until = zip(("year", "month", "day"), days(20).split("-"), strict=True)
    return {
        "full_name": name, "birth_date-year": BORN[:4], "reason": "Gia đình đang tìm",
        "ground": "Công văn 12", **{f"needed_until-{part}": text for part, text in until},
    }  # fmt: skip


def asked_by_form(house: House, visitor: Visitor, name: str) -> Sequence[object]:
    """All that can be told of one sending: the answer, the work done for it, its entries."""
    before = house.entries(limit=1)[0].seq
    keys = current(KeyStore).engine
    with statements(db.engine) as seen, statements(keys) as asked:
        answer = visitor.post("/requests/new", **typed(name))
    logged = [each.facts for each in house.entries(limit=50) if each.seq > before]
    return (
        (answer.status_code, sorted(answer.headers.keys()), MADE_ANEW.sub("", answer.text)),
        (seen, asked),
        [sorted((n, str(v)) for n, v in facts.items() if n not in OWN) for facts in logged],
    )


def test_the_answer_is_the_same_whoever_is_held(house: House) -> None:
    """By another agency, by one's own, barred from it, where nothing is shared, or nobody."""
    people = {each: f"Lò Thị {each}" for each in ("Mai", "Lan", "Hoa", "Nga", "Sen")}
    codes = {each: held(house, people[each]) for each in ("Mai", "Lan", "Hoa", "Nga")}
    given_to(house, codes["Lan"], "health_2")
    bar(house, ASKER, codes["Hoa"])
    visitor = Visitor(house, ASKER)
    visitor.csrf()
    told = [asked_by_form(house, visitor, name) for name in people.values()]
    assert told[0][0][0] == 303  # type: ignore[index]
    for each in told:
        assert each == told[0]
    found = dict(waiting(house, "caseworker"))
    assert set(found) == {codes["Mai"], codes["Hoa"], codes["Nga"]}
    do(house, "caseworker", codes["Nga"], ANSWER_REQUEST, found[codes["Nga"]],
       request_answer={"reason": "Chưa cần"})  # fmt: skip
    page = visitor.get("/requests").text
    cards = re.findall(r'<section class="cf-record".*?</section>', page, re.DOTALL)
    assert len(cards) == len(people)
    assert "Chưa có trả lời." in cards[0]
    bare = [MADE_ANEW.sub("", re.sub("Lò Thị (Mai|Lan|Hoa|Nga|Sen)", "", card)) for card in cards]
    assert len(set(bare)) == 1


def test_the_holder_alone_finds_it_and_reads_it_after_its_entry(house: House) -> None:
    code = held(house)
    ask(house, ASKER, full_name="LO THI ANH TUYET", birth_date="2001")  # as others write it
    [(there, record)] = waiting(house, "caseworker")
    assert there == code
    assert waiting(house, "supervisor") == [(code, record)]
    for key in ("caseworker_2", "police", "police_supervisor", "intake_2", ASKER):
        assert waiting(house, key) == []
    told = read(at(house, "supervisor", code), record)
    assert told.values["reason"] == "Gia đình đang tìm"
    newest = house.entries(limit=1)[0].facts
    assert newest["event"] == "request_read"
    assert newest["case"].startswith("c")
    assert "person_request_identity.full_name" in newest["fields"]
    visitor = Visitor(house, "caseworker")
    visitor.post(f"/cases/{code}/open", purpose="support")
    for path in ("cooperation/answer-request", "support/grant-request"):
        page = visitor.get(f"/cases/{code}/{path}/{record}")
        assert page.status_code == 200
        assert "Cơ quan health_2 hỏi" in page.text
        assert "Gia đình đang tìm" in page.text
    ask_first = f'href="/cases/{code}/cooperation/record-consent"'
    assert ask_first in page.text, "who shares is led to the question first"
    assert ask_first in visitor.get(f"/cases/{code}/support/refer").text
    with pytest.raises(NotThere):  # of another case it says nothing
        read(at(house, "caseworker", held(house, "Vàng Thị Dợ")), record)
    with pytest.raises(Refused, match="vì sao"):
        do(house, "caseworker", code, ANSWER_REQUEST, record)
    do(house, "caseworker", code, ANSWER_REQUEST, record, request_answer={"reason": "Trùng tên"})
    assert waiting(house, "supervisor") == []
    assert mine(house, ASKER)[0].shared == []
    with pytest.raises(NotThere):  # answered once
        do(house, "supervisor", code, ANSWER_REQUEST, record, request_answer={"reason": "Không"})


def test_what_is_shared_is_a_referral_and_names_the_holder(house: House) -> None:
    code = held(house)
    ask(house, "provider")
    [(_code, record)] = waiting(house, "caseworker")
    with pytest.raises(Refused, match="chưa đồng ý"):
        do(house, "caseworker", code, GRANT, record, referral=TERMS)
    assert mine(house, "provider")[0].shared == []
    agree(at(house, "caseworker", code), consent(house, "legal_aid"))
    do(house, "caseworker", code, GRANT, record, referral=TERMS)
    [shared] = mine(house, "provider")[0].shared
    assert (shared.agency, list(shared.compartments)) == (house.agencies["health"], ["identity"])
    assert len(house.entries(limit=1)[0].facts["cases"]) == 1
    assert [row.kind for row in waiting_referrals(house.agencies["legal_aid"])] == [REFERRAL]
    assert waiting(house, "supervisor") == []


@sqlite
def test_what_several_share_is_read_in_one_question(house: House) -> None:
    codes = [held(house), held(house)]
    ask(house, "provider")
    for code, record in waiting(house, "caseworker"):
        agree(at(house, "caseworker", code), consent(house, "legal_aid"))
        do(house, "caseworker", code, GRANT, record, referral=TERMS)
    with statements(db.engine) as sent:
        [asked] = mine(house, "provider")
    assert len(asked.shared) == len(codes)
    assert sum("FROM referral " in each for each in sent) == 1


@sqlite
def test_a_barred_asker_is_shown_to_the_holder_and_given_nothing(house: House) -> None:
    code = held(house)
    bar(house, ASKER, code)
    ask(house, ASKER)
    [(_code, record)] = waiting(house, "caseworker")
    assert read(at(house, "caseworker", code), record).barred
    agree(at(house, "caseworker", code), consent(house, "health_2"))
    with pytest.raises(Refused, match="không được tham gia"):
        do(house, "caseworker", code, GRANT, record, referral=TERMS)


@sqlite
def test_who_follows_an_agency_is_found_and_asks_nobody_else(house: House) -> None:
    code = held(house)
    ask(house, ASKER, document_number="079-201-001-234")
    assert waiting(house, "caseworker") == []
    with_paper(house, "intake", enter(house.actor("caseworker"), code).case, NUMBER)
    assert len(waiting(house, "supervisor")) == 1
    ask(house, "police")
    end(house, "health", "police")
    [(there, _record)] = waiting(house, "police_supervisor")  # not what the police asked itself
    assert there == code


@sqlite
def test_what_cannot_be_asked(house: House) -> None:
    for told, field in (
        ({"full_name": NAME}, "birth_date"),
        ({"birth_date": "2001"}, "full_name"),
        ({"document_number": NUMBER, "needed_until": days(-1)}, "needed_until"),
        ({"document_number": NUMBER, "needed_until": days(91)}, "needed_until"),
    ):
        with pytest.raises(Refused) as refusal:
            ask(house, ASKER, **told)
        assert refusal.value.field == field
    held(house)
    for _ in range(A_DAY):
        ask(house, ASKER)
    for about in (NAME, "Không có ai"):
        with pytest.raises(Refused, match="của một ngày"):
            ask(house, ASKER, full_name=about, birth_date="2001")
    ask(house, "police")  # another officer's day is another
    own = house.officers[ASKER], {house.agencies["health_2"]}
    kept = of_asker(*own, A_DAY)
    assert [row.at for row in kept] == sorted((row.at for row in kept), reverse=True)
    assert of_asker(*own, 2) == kept[:2]


@sqlite
def test_a_request_falls_away_after_its_day(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    held(house)
    ask(house, ASKER, document_number=None, full_name=NAME, birth_date="2001-02")
    assert len(waiting(house, "caseworker")) == 1
    later = type(mine(house, ASKER)[0].request.at).fromisoformat(f"{days(21)}T12:00:00+07:00")
    monkeypatch.setattr("caseflow.sharing.requests.today", later.date)
    monkeypatch.setattr("caseflow.cooperation.requesting.today", later.date)
    assert waiting(house, "caseworker") == []
    assert mine(house, ASKER)[0].over


def test_nothing_of_a_request_stands_in_clear(house: House) -> None:
    ask(house, ASKER, full_name="Canary Quế Chi", birth_date="2001", document_number="CANARY77")
    logged = str([each.facts for each in house.entries(limit=20)])
    assert "CANARY" not in logged.upper()
    if house.config.embedded:
        files = [p for p in house.config.home.rglob("*") if p.is_file()]
        stores = [p.read_bytes() for p in files] + [
            p.read_bytes() for p in house.config.home.parent.rglob("*.db*")
        ]
        for text in ("CANARY77", "Canary Quế", "canary que", "canary77", "Gia đình đang tìm"):
            assert not any(text.encode() in each for each in stores)
