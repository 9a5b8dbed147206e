"""The law tables on screen: every officer reads them, two administrators amend them."""

from collections.abc import Mapping
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from caseflow.db import current
from caseflow.errors import N_, NotThere
from caseflow.forms.decision import DecisionForm
from caseflow.forms.sending import Sending
from caseflow.gate import Room, actor, every_officer, roles
from caseflow.languages import gettext
from caseflow.law.amending import SHAPES, Amendment
from caseflow.law.book import LawBook
from caseflow.lawroom import forms, merged, reading, service
from caseflow.lawroom.sheets import sheet
from caseflow.lawroom.wording import TABLE_NAMES, day
from caseflow.policy import Role
from caseflow.staff.rules import Decision

room = Room("lawroom", __name__, url_prefix="/law")
_READERS = every_officer("what the law gives, and who confirmed it, concerns every officer")
_ADMINISTRATORS = roles(Role.ADMINISTRATOR)
NEW = "new"


@room.route("", endpoint="index", who=_READERS, confidential=False)
def index() -> str:
    """The tables, and every amendment of them."""
    lines = reading.lines_of(service.proposals())
    return render_template(
        "lawroom/index.html", tables=reading.tables(), lines=lines, book=current(LawBook),
        mine=_administers(),
    )  # fmt: skip


@room.route("/provinces", who=_READERS, confidential=False)
def provinces() -> str:
    """The provinces before and after the mergers of July 2025."""
    return render_template(
        "lawroom/table.html", slug="", sheet=merged.merged(), title=gettext(merged.TITLE),
        adds=False, removes=False,
    )  # fmt: skip


@room.route("/<table>", who=_READERS, confidential=False)
def table(table: str) -> str:
    """One table, or a part of it: ``?part=`` names a year, a law or a list."""
    file = reading.file_of(table)
    shown = sheet(file, request.args.get("part", ""))
    return render_template(
        "lawroom/table.html", slug=table, sheet=shown, title=gettext(TABLE_NAMES[file]),
        adds=SHAPES[file].adds and _administers(), removes=SHAPES[file].removes,
    )  # fmt: skip


@room.route("/<table>/<entry>", who=_READERS, confidential=False)
def entry(table: str, entry: str) -> str:
    """One entry with its history."""
    page = reading.entry_page(reading.file_of(table), entry)
    return render_template(
        "lawroom/entry.html", slug=table, entry=entry, page=page, amends=_administers()
    )


@room.route(
    "/<table>/<entry>/amend", methods=["GET", "POST"], who=_ADMINISTRATORS, confidential=False
)
def amend(table: str, entry: str) -> Any:
    """Propose another text of an entry; the entry ``new`` asks for one that is not there."""
    file = reading.file_of(table)
    new, shape = entry == NEW, SHAPES[file]
    if new and not shape.adds:
        raise NotThere()
    stands = {} if new else dict(reading.entry_rows(file, entry)[0].values)
    kind = forms.amendment_form(current(LawBook), shape, new=new)
    anew = {"confirmed", "from"} if shape.dated else {"confirmed"}  # said of this text alone
    page = kind(data={c: t for c, t in stands.items() if t and c not in anew})
    title = gettext(N_("Thêm mục mới")) if new else reading.title_of(file, stands)
    shown: Mapping[str, Any] = {"form": page, "slug": table, "entry": entry, "title": title}
    if not page.validate_on_submit():
        return render_template("lawroom/amend.html", **shown)
    with Sending(page) as sending:
        _propose(file, stands | page.cells(shape.columns), page)
        flash(gettext("Đã gửi đề nghị. Bảng luật chỉ đổi khi quản trị viên thứ hai đồng ý."))
        return _to_index()
    return render_template("lawroom/amend.html", **shown), sending.status


@room.route("/amendments/<amendment_id>", methods=["GET", "POST"], who=_ADMINISTRATORS,
            confidential=False)  # fmt: skip
def decide(amendment_id: str) -> Any:
    """The second administrator's answer."""
    [line] = reading.lines_of([service.proposal(amendment_id)])
    page = DecisionForm()
    own = line.proposal.asked_by == actor().officer
    shown: Mapping[str, Any] = {"form": page, "line": line, "own": own}
    if not page.validate_on_submit():
        return render_template("lawroom/decide.html", **shown)
    with Sending(page) as sending:
        permit, decision = service.amending_permit(actor()), Decision(page.decision.data)
        service.decide(permit, amendment_id, decision, page.idempotency_key)
        flash(_decided(line.proposal.amendment, decision))
        return _to_index()
    return render_template("lawroom/decide.html", **shown), sending.status


def _decided(asked: Amendment, decision: Decision) -> str:
    """What became of a proposal, for the administrator who has just decided."""
    if decision is not Decision.AGREED:
        return gettext("Đã ghi: không đồng ý. Bảng luật giữ nguyên.")
    if (first := asked.values.get("from")) and not asked.removes:
        return gettext("Đã đồng ý. Bảng luật đã đổi; mục này áp dụng từ %(day)s.", day=day(first))
    return gettext("Đã đồng ý. Bảng luật đã đổi, áp dụng ngay từ bây giờ.")


def _administers() -> bool:
    return actor().role is Role.ADMINISTRATOR


def _propose(file: str, cells: Mapping[str, str], page: Any) -> None:
    permit = service.amending_permit(actor())
    ground, removes = page[forms.GROUND].data, False
    if forms.REMOVES in page:
        removes = page[forms.REMOVES].data == "yes"
    service.propose(permit, file, cells, ground, page.idempotency_key, removes=removes)


def _to_index() -> Response:
    return redirect(url_for("lawroom.index"), 303)
