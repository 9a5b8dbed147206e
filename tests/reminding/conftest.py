"""A house whose reminders go to a mail server of these tests."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from caseflow.db import provide
from tests.house import House
from tests.reminding.mail_server import MailServer, listening, mail_by


@pytest.fixture
def server(house: House) -> Iterator[MailServer]:
    with listening() as found:
        provide(house.app, replace(house.config, mail=mail_by(found.port)))
        yield found
