"""The pages of a case that belong to no stage: the list, opening a case, its page, corrections."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from caseflow.case.access import Access, asks_why, enter, unfold
from caseflow.case.additions import add, addable
from caseflow.case.arranging import arranged
from caseflow.case.births import check_after_birth
from caseflow.case.corrections import Correctable, correct, is_folded, open_for_correction
from caseflow.case.effects import out_of_sight, since, stand
from caseflow.case.entering import come_in
from caseflow.case.header import header_of
from caseflow.case.labels import RECORD_NAMES, Shower, field_label
from caseflow.case.lists import my_cases
from caseflow.case.next_step import awaited, beside, next_step
from caseflow.case.openings import NotOpened, close, purposes
from caseflow.case.reaching import RULE, newest, ways
from caseflow.case.rules import STAGE_NAMES
from caseflow.case.sections import Sections
from caseflow.case.view import case_view
from caseflow.case.web.listing import SORTS, columns, lines, numbers
from caseflow.case.web.once import once
from caseflow.case.web.onward import back_in, place_in, say_saved
from caseflow.case.web.overtaken import set_against
from caseflow.case.web.pages import CHANGED, inside, render_case
from caseflow.case.web.room import EVERYONE, room
from caseflow.db import current
from caseflow.errors import N_, Conflict, NotThere, Refused
from caseflow.forms.record_form import Asking, RecordsForm, record_form
from caseflow.forms.sending import Sending
from caseflow.gate import actor
from caseflow.languages import gettext
from caseflow.law.book import LawBook
from caseflow.law.compartments import Compartment
from caseflow.policy import PURPOSE_NAMES, Purpose, Role, in_scope
from caseflow.staff.directory import agencies_by_field
from caseflow.staff.way_back import own_path
from caseflow.staff.web import unsent

LAST_PAGE = 1_000_000  # further on no number of a case can be asked of a database


@room.route("/cases", who=EVERYONE)
def index() -> str:
    """The officer's own list, or the agency's for a supervisor."""
    number = min(max(1, request.args.get("page", 1, type=int)), LAST_PAGE)
    role, sort, stage = actor().role, request.args.get("sort", ""), request.args.get("stage", "")
    if role is Role.REFERRED_PROVIDER:  # order and filter would tell what the list does not
        sort, stage = "code", ""
    sort = sort if sort in SORTS else "due"
    page = my_cases(actor(), number, sort, stage if stage in STAGE_NAMES else "")
    return render_template(
        "case/list.html", page=page, sort=sort, stage=stage,
        stages={} if role is Role.REFERRED_PROVIDER else STAGE_NAMES,
        columns=columns(role, sort, stage), rows=lines(page.lines, role),
        numbers=numbers(page, sort, stage),
    )  # fmt: skip


@room.route("/cases/<code>/open", who=EVERYONE, methods=["GET", "POST"], confidential=False)
def opening(code: str) -> str | Response:
    """Open a case with a purpose: nothing of it is shown before."""
    access = enter(actor(), code)
    if in_scope(access.facts) is None:
        return _to_answer(access)
    chosen = request.form.get("purpose", "")
    if request.method == "POST" and chosen in purposes(access.actor.role):
        come_in(access, Purpose(chosen))
        return redirect(_inside(code), 303)
    names = [(p.value, gettext(PURPOSE_NAMES[p])) for p in asks_why(access)]
    return render_template(
        "case/opening.html", code=access.state.code, purposes=names,
        has_errors=request.method == "POST", next=request.args.get("next", ""),
    )  # fmt: skip


def _inside(code: str) -> str:
    """Back to where the officer came from, but only within this case."""
    wanted = own_path(request.form.get("next", ""))
    home = url_for("cases.case", code=code)
    return wanted if wanted.startswith(home + "/") and "//" not in wanted else home


@room.route("/cases/<code>", who=EVERYONE)
def case(code: str) -> str | Response:
    """The page of the case: everything this officer may see and has unfolded."""
    access = enter(actor(), code, once=True)
    if access.opened is None:
        return _to_answer(access)
    view = case_view(access)
    shower = Shower(access, newest(view.rules, access))
    shower.agencies.tell(view.outside)
    shower.know(row for each in view.sections for record in each.records for row in record.rows)
    step = next_step(view)
    page = render_template(
        "case/case.html", view=view, step=step, leads=beside(view, step), access=access,
        code=access.state.code, parts=arranged(view, step, request.args.get("changed", "")),
        header=header_of(access, view.name, shower), shower=shower,
        names=RECORD_NAMES, label=field_label, reasons=access.permit().needs_reason,
    )  # fmt: skip
    shower.check_said()
    return page


def _to_answer(access: Access) -> Response:
    """Where the agency's answer to a hand-over or a referral is given; until then the case is
    not theirs, unless they take part in it anyway, and not there for who may not answer."""
    if in_scope(access.facts):
        raise NotOpened(access.state.code)
    for act, record in awaited(access):
        flash(gettext(AWAITED))
        return redirect(url_for(act.endpoint, code=access.state.code, record=record), 303)
    raise NotThere()


AWAITED = N_("Hồ sơ này đang chờ đơn vị bạn trả lời bàn giao hoặc chuyển tuyến. Trả lời nhận rồi "
             "mới mở được hồ sơ.")  # fmt: skip


@room.route("/cases/<code>/unfold/<compartment>", who=EVERYONE, methods=["POST"])
def unfold_one(code: str, compartment: str) -> Response:
    """Open one folded part for the rest of the half hour; then back to the section, or the page
    of an act, on which it was opened."""
    if compartment not in set(Compartment):
        raise NotThere()
    try:
        unfold(inside(code), Compartment(compartment), request.form.get("reason", ""))
    except Refused as refusal:
        flash(gettext(refusal.message), "error")
    names = {section.name for section in current(Sections).sections}
    place = {request.form.get("section", "")} & names
    back = _inside(code) if "next" in request.form else place_in(code, "".join(place))
    return redirect(back, 303)


@room.route("/cases/<code>/close", who=EVERYONE, methods=["POST"], confidential=False)
def shut(code: str) -> Response:
    """Close the case in this session before the half hour is over."""
    access = enter(actor(), code)
    if in_scope(access.facts) is None:
        raise NotThere()
    close(access.actor.session, access.case)
    return redirect(url_for("work.home"), 303)


@room.route("/cases/<code>/correct/<kind>/<record>", who=EVERYONE, methods=["GET", "POST"])
def correction(code: str, kind: str, record: str) -> str | Response:
    """Correct a record; the older version stays beside the newer one."""
    return once(lambda: _correction(code, kind, record), lambda: _saved(code, record))


def _correction(code: str, kind: str, record: str) -> str | Response:
    access = inside(code)
    shown = _correctable(access, kind, record)
    if shown is None:  # folded again, moved on, or never there: the case says what there is
        return back_in(access)
    form = _correction_form(shown)
    relied_on = form.relied_on
    overtaken = bool(form.left) and relied_on != shown.versions
    if overtaken:  # changed while the draft lay there
        form.overtake(Conflict(CHANGED), shown.versions)
    if form.validate_on_submit():
        with Sending(form, shown.versions) as sending:
            check_after_birth(access, form.dates())
            answers = form.answers().get(kind, {})
            before = stand(access)
            correct(access, shown, relied_on, answers, form.idempotency_key)
            return _saved(code, record, *since(before, access))
        overtaken = sending.overtaken
    title = gettext("Đính chính: %(what)s", what=gettext(RECORD_NAMES[kind]))
    others = set_against(access, access.shown(), form, shown, relied_on) if overtaken else []
    return _asked(access, form, title, others=others)


def _correctable(access: Access, kind: str, record: str) -> Correctable | None:
    try:
        folded = is_folded(access, kind, record)
        return None if folded else open_for_correction(access, kind, record)
    except NotThere:
        return None


def _correction_form(shown: Correctable) -> RecordsForm:
    asking = Asking(
        only=[f.name for f in shown.fields],
        choices_for=agencies_by_field(shown.fields),
        facts=shown.values,
    )
    form = unsent.form_of(record_form(shown.kind.spec, current(LawBook), asking))
    form.fill(shown.kind.name, shown.values)
    form.rely_on(shown.versions)
    return form


@room.route("/cases/<code>/add/<kind>", who=EVERYONE, methods=["GET", "POST"])
def addition(code: str, kind: str) -> str | Response:
    """Record one more of a kind that the officer may write: a relative, a paper."""
    return once(lambda: _addition(code, kind), lambda: _saved(code, _place(kind)))


def _addition(code: str, kind: str) -> str | Response:
    access = inside(code)
    found = addable(access, kind)
    named = agencies_by_field(found.spec.fields)
    asking = Asking(choices_for=named, facts=access.state.facts)
    form = unsent.form_of(record_form(found.spec, current(LawBook), asking))
    if found.name == RULE and not form.typed:  # what may have changed is gone through
        form.fill(kind, ways(access).rule or {})
    if form.validate_on_submit():
        with Sending(form):
            check_after_birth(access, form.dates())
            before = stand(access)
            add(access, found, form.answers().get(kind, {}), form.idempotency_key)
            more = [*since(before, access), *out_of_sight(access, [found])]
            return _saved(code, _place(kind), *more)
    return _asked(access, form, gettext("Thêm: %(what)s", what=gettext(RECORD_NAMES[kind])))


def _place(kind: str) -> str:
    found = current(Sections).kind(kind)
    return current(Sections).place_of(found) if found else ""


def _saved(code: str, place: str, *more: str) -> Response:
    unsent.done()
    say_saved(*more)
    return redirect(place_in(code, place), 303)


def _asked(access: Access, form: RecordsForm, title: str, **more: Any) -> str:
    """The questions of ``form``; what this request sent and could not do is kept."""
    if request.method == "POST":
        unsent.keep()
    return render_case(access, "case/act.html", form=form, page_title=title, **more)
