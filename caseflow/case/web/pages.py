"""What every page inside a case shares: its header, and the page of one act, for which stages
give act and form; the page, its routes and its errors are the same for all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.audit.rehearsing import rehearsal
from caseflow.case.access import Access, enter, open_case
from caseflow.case.acts import Act, Rows, Submission, allowed
from caseflow.case.births import check_after_birth
from caseflow.case.differing import Difference
from caseflow.case.effects import foretold, out_of_sight, since, stand
from caseflow.case.header import header_of
from caseflow.case.labels import Shower, field_label
from caseflow.case.next_step import awaited
from caseflow.case.openings import NotOpened
from caseflow.case.reaching import asks_way
from caseflow.case.view import RecordView, folded_in, name_of, offered_record, record_view
from caseflow.case.web.checking import AGAIN, READ_BACK, Check, digest, sent_so_far, unread
from caseflow.case.web.once import once
from caseflow.case.web.onward import back_in, led_to, say_saved
from caseflow.case.web.overtaken import rewritten
from caseflow.errors import N_, Conflict, NotThere
from caseflow.forms.record_form import RecordsForm
from caseflow.forms.sending import Sending
from caseflow.gate import Room, actor, roles
from caseflow.languages import gettext
from caseflow.law.compartments import Compartment
from caseflow.policy import Purpose, in_scope
from caseflow.staff.web import unsent

FormOf = Callable[[Access], type[RecordsForm]]
Fill = Callable[[Access, str], Mapping[str, Mapping[str, Any]]]
Told = Callable[[Access, str], Mapping[str, Any]]


def inside(code: str, act: Act | None = None) -> Access:
    """The officer inside an opened case; otherwise asked to open it first. Nothing but the
    ``act`` by which the agency answers what waits for it is done without opening."""
    access = enter(actor(), code, once=request.method == "GET")
    if access.opened is None and not (act and access.answers(act.stage, act.name)):
        raise NotOpened(code) if in_scope(access.facts) or awaited(access) else NotThere()
    return access


def into(code: str, purpose: Purpose) -> Response:
    """Whoever has just begun a case is in it, for the purpose it was begun with."""
    open_case(enter(actor(), code), purpose)
    return redirect(url_for("cases.case", code=code), 303)


def to_opening(error: NotOpened) -> Response:
    """Where a page of a case leads that is not open; what has no page leads to the case."""
    there = request.path if "GET" in (getattr(request.url_rule, "methods", None) or ()) else None
    return redirect(url_for("cases.opening", code=error.code, next=there), 303)


@dataclass(frozen=True)
class ActPage:
    """What the page of one act shows and asks; see ``act_page``."""

    act: Act
    form_of: FormOf
    fill: Fill | None
    hint: str | Callable[[Access], str]
    template: str
    told: Told | None
    check: Check | None
    onward: str

    def answer(self, code: str, record: str = "") -> str | Response:
        """GET asks; POST does it once and leads on, or asks again with what was typed."""
        return once(lambda: self._answer(code, record), lambda: self._on(code, record))

    def _answer(self, code: str, record: str) -> str | Response:
        access = inside(code, self.act)
        rows = self.act.rows_about(access, record)
        if not _offered(self.act, access, rows):
            return self._nothing_to_do(access, bool(rows))
        held = self.act.held(access, rows)
        form = self._form(access, record, held)
        relied_on = form.relied_on or held
        if relied_on != held:
            form.overtake(Conflict(CHANGED), held)
        if form.validate_on_submit() and AGAIN not in request.form:
            check = READ_BACK if self.act.binding else self.check
            text = check.text(access, form) if check else ""
            if check and unread(text):
                with rehearsal():  # what would be refused is not read first
                    _done(self.act, access, form, record, rows)
                if not form.errors:
                    return self._read_first(access, form, record, text=text, above=check.above)
            else:
                before = stand(access)
                if _done(self.act, access, form, record, rows):
                    written = [k for k in self.act.kinds if form.answers().get(k.name)]
                    more = [*since(before, access), *out_of_sight(access, written)]
                    return self._on(code, record, *more)
        stands = self.fill(access, record) if self.fill and relied_on != held else {}
        others = rewritten(access, self.act, form, rows, stands, relied_on)
        return self._asked(access, form, record, others)

    def _form(self, access: Access, record: str, held: Mapping[str, int]) -> RecordsForm:
        form = unsent.form_of(self.form_of(access))
        form.rely_on(held)
        if self.fill and not form.typed:
            for name, values in self.fill(access, record).items():
                form.fill(name, values)
        return form

    def _asked(
        self, access: Access, form: RecordsForm, record: str, others: list[Difference]
    ) -> str:
        if request.method == "POST":
            unsent.keep()
        return render_case(
            access, self.template, form=form, page_title=gettext(self.act.label),
            hint=self.hint if isinstance(self.hint, str) else self.hint(access),
            target=_target(self.act, access, record), folds_target=not self.act.reads_target,
            folded=_folded_of(self.act, access, record), others=others,
            sets_off=foretold(self.act, access),
            **(self.told(access, record) if self.told else {}),
        )  # fmt: skip

    def _read_first(self, access: Access, form: RecordsForm, record: str, **read: str) -> str:
        """Nothing is saved before what was answered, and about what, is confirmed."""
        unsent.keep()
        return render_case(
            access, "case/check.html", form=form, page_title=gettext(self.act.label),
            target=_target(self.act, access, record), checked=digest(read["text"]),
            sent=sent_so_far(), **read, **(self.told(access, record) if self.told else {}),
        )  # fmt: skip

    def _nothing_to_do(self, access: Access, there: bool) -> str | Response:
        """Whose act this is hears that it is done or not asked for; nothing typed is lost."""
        if not access.may_act(self.act.stage, self.act.name) or (self.act.target and not there):
            raise NotThere()
        if request.method == "POST":
            return self._too_late(access)
        return back_in(access, gettext(NOT_ASKED_FOR))

    def _too_late(self, access: Access) -> str:
        """Somebody else was quicker: what was typed is shown and kept, and nothing done."""
        unsent.keep()
        form = self.form_of(access)()
        form.form_errors.append(gettext(self.act.late or TOO_LATE))
        return render_case(access, "case/act.html", form=form, page_title=gettext(self.act.label))

    def _on(self, code: str, record: str, *more: str) -> Response:
        unsent.done()
        say_saved(*more)
        to = url_for(self.onward, code=code) if self.onward else led_to(code, self.act, record)
        return redirect(to, 303)


def act_page(
    room: Room,
    act: Act,
    form_of: FormOf,
    *,
    fill: Fill | None = None,
    hint: str | Callable[[Access], str] = "",
    template: str = "case/act.html",
    told: Told | None = None,
    check: Check | None = None,
    onward: str = "",
) -> None:
    """The page of ``act`` at ``/cases/<code>/<stage>/<slug>`` (with ``/<record>`` for an
    act with a target): GET asks, POST does it and leads back. ``hint`` is said above.

    ``fill`` gives values to start from, opened through disclosure by the service.
    ``told`` gives what a ``template`` of the act's own shows besides. ``check`` gives what
    is read and confirmed on a page between; of a binding act that is its answers. ``onward``: the
    page read next, if not the case itself.
    """
    page = ActPage(act, form_of, fill, hint, template, told, check, onward)

    def view(code: str, record: str = "") -> str | Response:
        return page.answer(code, record)

    view.__name__ = act.slug
    rule = f"/cases/<code>/{act.room or act.stage}/{act.slug.replace('_', '-')}"
    rule += "/<record>" if act.target else ""
    room.route(rule, who=roles(*allowed(act)), methods=["GET", "POST"])(view)


CHANGED = N_("Nội dung này vừa được thay đổi ở nơi khác. Hãy đối chiếu rồi lưu lại.")
TOO_LATE = N_(
    "Trong lúc bạn nhập, việc này đã được làm xong hoặc không còn đặt ra. Nội dung dưới đây "
    "chưa được ghi vào hồ sơ: hãy về hồ sơ đối chiếu trước khi bỏ hoặc ghi ở chỗ khác."
)
NOT_ASKED_FOR = N_("Việc này đã được làm xong, hoặc hiện không đặt ra trong hồ sơ này.")


def _offered(act: Act, access: Access, rows: Rows) -> bool:
    if not act.open_to(access):
        return False
    return act.target is None or (bool(rows) and act.offered_on(access, rows[0]))


def _target(act: Act, access: Access, record: str) -> RecordView | None:
    """The record an act is about, opened as it stands now."""
    if act.target is None or act.rows_of:
        return None
    if access.opened is None or act.reads_target:
        return offered_record(access, act, record)
    return record_view(access, act.target, record)


def _folded_of(act: Act, access: Access, record: str) -> dict[Compartment, bool]:
    """What of an act's record is still folded, and whether a reason is asked to open it."""
    if act.target is None or act.rows_of or act.reads_target or access.opened is None:
        return {}
    reasons = access.permit().needs_reason
    return {each: each in reasons for each in folded_in(access, act.target, record)}


def _done(act: Act, access: Access, form: RecordsForm, record: str, rows: Rows) -> bool:
    held = act.held(access, rows)
    with Sending(form, held):
        if form.relied_on and form.relied_on != held:
            raise Conflict(CHANGED)
        check_after_birth(access, form.dates())
        act.run(access, Submission(form.answers(), form.idempotency_key, record))
        return True
    return False


def render_case(access: Access, template: str, **context: Any) -> str:
    """A page inside a case with its header, which has its entry; before a hand-over is accepted
    there is none. ``outside`` in the context names bodies that the roster does not have."""
    shower = Shower(access)
    shower.agencies.tell(context.get("outside", {}))
    header = header_of(access, name_of(access), shower) if access.opened else None
    if header is None:
        note(Event.CASE_LISTED, actor=access.actor, cases=[access.case], rule="addressed")
    page = render_template(
        template, access=access, code=access.state.code, header=header, shower=shower,
        asks_way=header and "form" in context and asks_way(context["form"].asked.values()),
        label=field_label, **context,
    )  # fmt: skip
    shower.check_said()
    return page
