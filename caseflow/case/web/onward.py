"""Where an officer is led once something was saved, and what is said there."""

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response

from caseflow.case.access import Access, refuse
from caseflow.case.acts import Act
from caseflow.case.facts import gather
from caseflow.case.sections import Sections
from caseflow.case.state import find_code
from caseflow.db import current
from caseflow.gate import actor
from caseflow.languages import gettext
from caseflow.policy import in_scope


def say_saved(*more: str) -> None:
    """That it was saved; and in ``more`` sentences what it has set off."""
    flash(" ".join([gettext("Đã lưu."), *more]))


def led_to(code: str, act: Act, record: str) -> str:
    """Back to what the act wrote in the case; home where the act ended the officer's part in
    it, as a decision ends the decider's."""
    case = find_code(code)
    found = gather(actor(), [case])[case] if case else None
    if found is None or not in_scope(found):
        return url_for("work.home")
    of_act = current(Sections).place_of(act.kinds[0]) if act.kinds else act.stage
    return place_in(code, record or of_act)


def back_in(access: Access, said: str = "") -> Response:
    """The case in place of a page that is not there, or not any more; with its entry."""
    refuse(access.actor, access.case, "page.not_there")
    if said:
        flash(said)
    return redirect(url_for("cases.case", code=access.state.code), 303)


def place_in(code: str, place: str) -> str:
    """The page of the case at a section, or a record, just written: its fold stands open."""
    return url_for("cases.case", code=code, changed=place or None, _anchor=place)
