"""Officers who want letters, and the rounds that send them."""

from collections.abc import Callable
from contextvars import Context
from datetime import datetime, time, timedelta
from uuid import uuid4

import time_machine
from sqlalchemy import update

from caseflow.clock import VIETNAM, now, today
from caseflow.db import transaction
from caseflow.reminding.records import Reminder
from caseflow.reminding.service import Round
from caseflow.serving import remind_once
from caseflow.staff import account
from tests.house import PASSWORD, House


def wants(house: House, *keys: str) -> None:
    for key in keys:
        address = f"{key}@coquan.example"
        account.change_email(house.actor(key), PASSWORD, address, str(uuid4()))


def round_of(house: House) -> Round:
    return Context().run(remind_once, house.app)


def later(**span: float) -> time_machine.travel:
    return time_machine.travel(now() + timedelta(**span), tick=True)


def from_noon(test: Callable[..., None]) -> Callable[..., None]:
    """The test begins at noon of the next day in Việt Nam: what it adds of minutes and hours
    stays on that day, whenever it runs."""
    noon = datetime.combine(today() + timedelta(days=1), time(12), VIETNAM)
    travelled: Callable[..., None] = time_machine.travel(noon, tick=True)(test)
    return travelled


def waited() -> None:
    """The wait of every letter is over."""
    with transaction() as connection:
        connection.execute(update(Reminder).values(next_at=now()))
