"""Requests about a person as the tests of asking and answering make them."""

from typing import Any
from uuid import uuid4

from caseflow.case.acts import Submission
from caseflow.cooperation import requesting
from caseflow.cooperation.requesting import Asked, own_requests
from caseflow.duties.home import home
from caseflow.people.records import IDENTITY_DOCUMENT
from tests.cooperation.agreements import days
from tests.house import House
from tests.protection.cases import change_as

NAME, BORN, NUMBER = "Lò Thị Ánh Tuyết", "2001-02-03", "079 201 001 234"
WHY = {"reason": "Gia đình đang tìm", "ground": "Công văn 12/CV-UBND"}


def question(**told: Any) -> dict[str, Any]:
    """The answers of the form: about whom as ``told``."""
    return {**WHY, "needed_until": days(20), **told}


def ask(house: House, key: str, **told: Any) -> None:
    """Officer ``key`` asks."""
    told = told or {"full_name": NAME, "birth_date": "2001"}
    answers = {"person_request": question(**told)}
    requesting.ask(house.actor(key), Submission(answers, str(uuid4())))


def mine(house: House, key: str) -> list[Asked]:
    """What officer ``key`` sees of their own requests."""
    return own_requests(house.actor(key))


def waiting(house: House, key: str) -> list[tuple[str, str]]:
    """The requests on the home page of officer ``key``: case code, record."""
    items = [i for group in home(house.actor(key)).groups.values() for i in group]
    return [(i.state.code, i.row.record) for i in items if i.kind == "request"]


def with_paper(house: House, key: str, case: str, number: str = NUMBER) -> str:
    """Record a paper of the person of ``case``; its record."""
    change = change_as(house, key, case)
    paper = {"document_type": "citizen_card", "number": number, "whereabouts": "with_person"}
    record = change.add(IDENTITY_DOCUMENT, paper)
    change.commit()
    return record
