"""Home: "Việc cần làm"; and the limits of one case."""

from collections.abc import Mapping

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.case.web.pages import inside, render_case
from caseflow.clock import today
from caseflow.config import Config
from caseflow.db import current
from caseflow.duties.courses import courses
from caseflow.duties.ended import ended_referrals
from caseflow.duties.home import MOST_COUNTED, MOST_PRESSING, Home, followed_by, home
from caseflow.duties.items import Item
from caseflow.duties.rules import Group
from caseflow.duties.taken_over import taken_over
from caseflow.duties.web.lines import awaited_of, line_of
from caseflow.errors import N_
from caseflow.gate import Room, actor, every_officer, roles
from caseflow.languages import gettext
from caseflow.law.book import LawBook
from caseflow.policy import CASE_ROLES, Desk, Role, permit_desk
from caseflow.sharing.requests import granted_to
from caseflow.staff import account, administration, mail_news
from caseflow.staff.roster import stands_for

room = Room("work", __name__)


@room.route("/", who=every_officer("everybody has a first page"), endpoint="home")
def first_page() -> str | Response:
    """The officer's work by urgency. Who works in other rooms is led there."""
    who = actor()
    if who.role not in CASE_ROLES:
        return redirect(url_for(FIRST_PAGES[who.role]), 303)
    waiting = permit_desk(who, Desk.WORK) is None
    if waiting:
        note(Event.TASKS_LISTED, actor=who, outcome="deny", rule="not.confirmed")
    found = Home({}, 0) if waiting else home(who)
    awaited = awaited_of(i for items in found.groups.values() for i in items)
    groups = [
        (name, gettext(GROUP_NAMES[name]), [line_of(item, awaited) for item in items])
        for name, items in _above_all(found).items()
        if items
    ]
    return render_template(
        "work/home.html", groups=groups, waiting=waiting,
        successor=followed_by(who) if waiting else "", left_out=found.left_out,
        late=found.late, reviews_due=found.reviews_due,
        most=MOST_PRESSING, most_counted=MOST_COUNTED, config=current(Config),
        ended=[] if waiting else ended_referrals(who),
        taken=[] if waiting else taken_over(who), agencies=awaited.agencies,
        counting_confirmed=current(LawBook).counting.confirmed,
        unsent=len(account.own_drafts(who)), mail_news=mail_news.changed(who),
        to_confirm=0 if waiting else administration.awaits(who),
        shared=0 if waiting else granted_to(who.officer, stands_for(who.agency, today())),
    )  # fmt: skip


@room.route("/cases/<code>/clocks", who=roles(*sorted(CASE_ROLES - {Role.REFERRED_PROVIDER})))
def limits(code: str) -> str:
    """Every limit of one case; a provider was not told of them."""
    access = inside(code)
    return render_case(
        access, "work/clocks.html", page_title=gettext("Thời hạn của hồ sơ"),
        courses=courses(access), counting_confirmed=current(LawBook).counting.confirmed,
    )  # fmt: skip


def _above_all(found: Home) -> dict[str, list[Item]]:
    """The groups of the page, and above them, whatever its day, whoever is in danger or need;
    what others owe stays with what is waited for."""
    groups, above = dict[str, list[Item]](), list[Item]()
    for name, items in found.groups.items():
        first = [] if name is Group.OTHERS else [item for item in items if item.urgent]
        above += first
        groups[name] = [item for item in items if item not in first]
    return {URGENT: above, **groups}


URGENT = "urgent"
GROUP_NAMES: Mapping[str, str] = {
    URGENT: N_("Khẩn cấp"),
    Group.ESCALATED: N_("Quá hạn lâu, cần lãnh đạo xử lý"),
    Group.OVERDUE: N_("Quá hạn"),
    Group.TODAY: N_("Hôm nay"),
    Group.SOON: N_("3 ngày tới"),
    Group.LATER: N_("Sau đó"),
    Group.OTHERS: N_("Chờ người khác"),
    Group.DECIDED: N_("Nội dung bạn trình nay đã có quyết định"),
}
FIRST_PAGES = {"auditor": "oversight.accesses", "administrator": "staff.requests"}
