"""Home: "Việc cần làm"."""

from flask import render_template

from caseflow.case.labels import Shower
from caseflow.duties.home import home
from caseflow.duties.tasks import TASK_NAMES
from caseflow.gate import Room, actor, every_officer
from caseflow.policy import CASE_ROLES, Desk, permit_desk
from flask import redirect, url_for
from werkzeug.wrappers import Response

room = Room("work", __name__)


@room.route("/", who=every_officer("everybody has a first page"), endpoint="home")
def first_page() -> str | Response:
    """The officer's work by urgency. Who works in other rooms is led there."""
    who = actor()
    if who.role not in CASE_ROLES:
        return redirect(url_for(FIRST_PAGES[who.role]), 303)
    waiting = permit_desk(who, Desk.WORK) is None
    groups = {} if waiting else home(who)
    return render_template(
        "work/home.html", groups=groups, shower=Shower(), tasks=TASK_NAMES, waiting=waiting
    )


FIRST_PAGES = {"auditor": "oversight.accesses", "administrator": "staff.officers"}
