"""A request about a person is told by no letter: its leaving would say that the person is held."""

import pytest

from tests.cooperation.inquiries import BORN, NAME, ask, waiting
from tests.house import House
from tests.protection.cases import new_case
from tests.reminding.mail_server import MailServer
from tests.reminding.rounds import round_of, wants


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_round_after_a_request_sends_nothing_whoever_is_held(
    house: House, server: MailServer
) -> None:
    wants(house, "caseworker", "supervisor")
    new_case(house, full_name=NAME, birth_date=BORN)
    round_of(house)  # what is owed without any request
    before = len(server.letters)
    ask(house, "other_caseworker")
    assert waiting(house, "caseworker")  # the first page says it, to whoever signs in
    assert round_of(house).letters == 0
    assert len(server.letters) == before
