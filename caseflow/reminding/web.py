"""For administrators: whether reminders leave, and what stands in their way."""

from flask import render_template

from caseflow.config import Config
from caseflow.db import current
from caseflow.gate import Room, roles
from caseflow.policy import Role
from caseflow.reminding.rules import FAILURE_WORDS, MOST_ATTEMPTS
from caseflow.reminding.service import state

room = Room("reminding", __name__)


@room.route("/reminders", who=roles(Role.ADMINISTRATOR), confidential=False)
def queue() -> str:
    """How the queue stands; no case and no officer is named."""
    return render_template(
        "reminding/queue.html", mail=current(Config).mail, state=state(),
        words=FAILURE_WORDS, most_attempts=MOST_ATTEMPTS,
    )  # fmt: skip
