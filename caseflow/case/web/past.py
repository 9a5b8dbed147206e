"""What was recorded in a case, when and by whom, and what was changed in it later."""

from collections.abc import Sequence
from typing import Any

from flask import request, url_for
from werkzeug.wrappers import Response

from caseflow.case.access import Access
from caseflow.case.labels import RECORD_NAMES, Shower, field_label
from caseflow.case.rules import STAGE_NAMES
from caseflow.case.timeline import Happening, timeline
from caseflow.case.versions import are_folded, may_compare
from caseflow.case.versions import versions as versions_of
from caseflow.case.web.onward import back_in
from caseflow.case.web.pages import inside, render_case
from caseflow.case.web.room import EVERYONE, room
from caseflow.languages import gettext


@room.route("/cases/<code>/timeline", who=EVERYONE)
def happenings(code: str) -> str:
    """What was recorded when and by whom, newest first."""
    access = inside(code)
    stage = request.args.get("stage", "")
    found = timeline(access, stage if stage in STAGE_NAMES else None)
    return render_case(
        access, "case/timeline.html", happenings=_told(access, found), stages=STAGE_NAMES,
        stage=stage,
    )  # fmt: skip


@room.route("/cases/<code>/versions/<kind>/<record>", who=EVERYONE)
def versions(code: str, kind: str, record: str) -> str | Response:
    """What was changed in a record since it was first written."""
    access = inside(code)
    if are_folded(access, kind, record):  # folded again: the case offers to open it
        return back_in(access)
    found = versions_of(access, kind, record)
    return render_case(access, "case/versions.html", found=found, names=RECORD_NAMES)


def _told(access: Access, happenings: Sequence[Happening]) -> list[dict[str, Any]]:
    """Happenings as the timeline macro takes them. A correction stands in its own time and
    beside what it corrects."""
    shower = Shower()
    shower.know(row for each in happenings for row in each.rows)
    lines = {each.id: _line(access, each, shower) for each in happenings}
    for each in happenings:
        if each.correction and each.before in lines:
            lines[each.id]["corrects"] = lines[each.before]
            lines[each.before]["corrected"].append(lines[each.id])
    return list(lines.values())


def _line(access: Access, each: Happening, shower: Shower) -> dict[str, Any]:
    code, compared = access.state.code, each.comparable and may_compare(access)
    return {
        "id": each.id,
        "at": shower.moment(each.at),
        "iso": each.at.isoformat(),
        "title": gettext(RECORD_NAMES.get(each.kind.name, each.kind.name)),
        "href": url_for("cases.case", code=code, _anchor=each.place),
        "dates": [(field_label(field), shower.value(field, value)) for field, value in each.dates],
        "by": f"{shower.officers.get(each.author, '')} · {shower.agencies.get(each.agency, '')}",
        "correction": each.correction,
        "updated": each.updated,
        "versions": url_for("cases.versions", code=code, kind=each.kind.name, record=each.record)
        if compared
        else "",
        "corrects": None,
        "corrected": [],
    }
