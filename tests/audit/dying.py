"""A process that opens a case and is killed at one step of it.

``python -m tests.audit.dying STEP KEY OFFICER AGENCY`` with the stores named in the
environment, as ``tests.audit.test_killed`` starts it. STEP: ``sealed`` (keys wrapped and
rows sealed, nothing announced), ``intent`` (the intent is durable, no row written), ``rows``
(all rows written, the transaction not committed), ``change`` (committed, no done entry yet),
``done`` (all is written, nobody was told).
"""

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from sqlalchemy.event import listen

from caseflow.app import create_app
from caseflow.audit.events import Event
from caseflow.audit.recording import Change
from caseflow.config import Config
from tests.audit.cases import opening
from tests.house import House


def die() -> None:
    """As a power cut would: no handler, no clean-up."""
    os.kill(os.getpid(), signal.SIGKILL)


BEFORE = {"sealed": Event.RECORD_INTENT, "change": Event.RECORD_DONE}


def dying_at(step: str, change: Change) -> None:
    """Have ``change`` kill this process when it comes to ``step``."""
    if step == "intent":
        change.guard(lambda _connection: die())
        return
    if step == "rows":
        change.guard(lambda held: listen(held, "commit", lambda _connection: die()))
        return
    log = change._log

    def watched(event: Event, **facts: Any) -> int:
        if event is BEFORE.get(step):
            die()
        number = log(event, **facts)
        if (step, event) == ("done", Event.RECORD_DONE):
            die()
        return number

    change._log = watched  # type: ignore[method-assign]  # the step to die at


def main(step: str, key: str, told: str) -> None:
    """Open a case with form key ``key``; ``told``: the house, as JSON."""
    facts = json.loads(told)
    settings = facts["config"]
    config = Config(**{**settings, "home": Path(settings["home"])})
    app = create_app(config)
    house = House(app, config, facts["officers"], facts["agencies"], {})
    with app.app_context():
        change, _ = opening(house, key)
        dying_at(step, change)
        change.commit()


if __name__ == "__main__":
    main(*sys.argv[1:])
