"""The pages of support that are only read: the plan, what it has cost, and who came back from
abroad."""

from flask import render_template, request, url_for

from caseflow.case.labels import Shower
from caseflow.case.web.pages import inside, render_case
from caseflow.db import current
from caseflow.gate import actor, roles
from caseflow.languages import gettext
from caseflow.law.book import LawBook
from caseflow.support import (
    costs,
    plan_reading,
    returning,
    section,
    showing,
)
from caseflow.support.milestones import YEARLY
from caseflow.support.web.room import room


def _book() -> LawBook:
    return current(LawBook)


@room.route("/cases/<code>/support/read-plan", who=roles(*sorted(plan_reading.READERS)))
def read_plan(code: str) -> str:
    """The plan as one reads it, goal by goal."""
    access = inside(code)
    return render_case(
        access, "support/plan.html", page_title=gettext("Kế hoạch hỗ trợ"), book=_book(),
        plan=plan_reading.plan_as_read(access), may_plan=section.ADD_GOAL.open_to(access),
    )  # fmt: skip


@room.route("/cases/<code>/support/read-costs", who=roles(*sorted(costs.READERS)))
def read_costs(code: str) -> str:
    """What support has cost in this case."""
    access = inside(code)
    return render_case(
        access, "support/costs.html", page_title=gettext("Chi phí của hồ sơ"), book=_book(),
        costs=costs.costs(access),
    )  # fmt: skip


@room.route("/returned", who=roles(*returning.REVIEWERS))
def returned() -> str:
    """The yearly review of people who returned from abroad (HN §III.2)."""
    number = max(1, request.args.get("page", 1, type=int))
    shown = request.args.get("show", "")
    shown = shown if shown in showing.SHOWN_NAMES else returning.SHOWN[0]
    page = returning.reviews(actor(), number, shown)
    shower = Shower()
    return render_template(
        "support/returned.html", total=page.total, shown=shown,
        yearly=shower.code("follow_up", "milestone", YEARLY),
        choices=[(each, gettext(label)) for each, label in showing.SHOWN_NAMES.items()],
        lines=[showing.review(shower, review, missing) for review, missing in page.lines],
        numbers=[
            {"number": n, "href": url_for("support.returned", page=n, show=shown),
             "current": n == number}
            for n in page.near
        ],
    )  # fmt: skip
