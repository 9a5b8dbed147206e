"""What a case waits for: the open tasks that an officer is told of, and what comes before all
else, that by which the urgent ones among them are done."""

from collections.abc import Mapping, Sequence
from datetime import date

from caseflow.case.access import Access
from caseflow.case.sections import Sections, Waiting
from caseflow.clock import VIETNAM
from caseflow.db import current
from caseflow.duties.clocks import running
from caseflow.duties.doer import doer
from caseflow.duties.doing import DONE_BY, asked_in, done_by, words
from caseflow.duties.items import task_items
from caseflow.duties.rules import Task
from caseflow.duties.tasks import URGENT
from caseflow.duties.whose import AT_WORK
from caseflow.errors import N_
from caseflow.law.ages import CHILD_EMERGENCY, IN_EMERGENCY
from caseflow.policy import Standing
from caseflow.vault.reading import Row, clear_rows

# Asking another agency for a counsellor ends nothing, so it would stay first for ever.
ENDS_NOTHING = "support.refer"
# What is urgent → the acts that end it, in the order in which they help.
FIRST: Mapping[Task, tuple[str, ...]] = {
    kind: tuple(act for act in DONE_BY[kind] if act != ENDS_NOTHING) for kind in URGENT
}
PROPOSE = "protection.propose"
# While the hours of a child's emergency run: the act by which it is done, of which one is
# offered, and what is asked.
HOURS_RUN = (
    (
        "intake.record_child",
        N_("Thời hạn can thiệp khẩn cấp đang chạy: ghi việc tiếp nhận người dưới 18 tuổi"),
    ),
    (
        "intake.place_child",
        N_(
            "Thời hạn can thiệp khẩn cấp đang chạy: giao em cho nơi an toàn, rồi ghi đã giao cho ai"
        ),
    ),
)
# Acts that end what is asked for, and do not do it: nobody is led from a reminder to them.
TAKES_BACK = frozenset({"support.revoke_referral"})
OFFERED = N_("Đã đề nghị bàn giao hồ sơ này: đến khi có trả lời, hồ sơ vẫn của đơn vị bạn")
MEASURE, STANDS = "protection_measure", frozenset({"proposed", "in_force"})


def waiting(access: Access) -> Sequence[Waiting]:
    """What waits in this case, what may wait least first: what nobody told this officer is not
    told by what comes first either."""
    role = access.actor.role
    items = task_items(access.actor, access.own, [access.case], {access.case: access.state})
    owed = [(Task(each.row.values["kind"]), each.row) for each in items]
    proposes = any(PROPOSE in FIRST.get(kind, ()) for kind, _ in owed)
    left_out = {PROPOSE} if proposes and _protection_stands(access) else set()
    asked = asked_in({access.case: access.state})
    waits = [
        Waiting(
            words(kind, role, access.state, asked, doer(row)),
            row.values["due_on"],
            [a for a in done_by(kind, role, access.state, doer(row)) if a not in TAKES_BACK],
            [act for act in FIRST.get(kind, ()) if act not in left_out],
            told=kind in FIRST or bool(TAKES_BACK & {*DONE_BY[kind]}),
        )
        for kind, row in sorted(owed, key=_place)
    ]
    waits = [*(each for each in waits if each.first), *_hours(access),
             *(each for each in waits if not each.first)]  # fmt: skip
    if asked.handed and access.facts.standing is Standing.LEAD and role in AT_WORK:
        waits.append(Waiting(OFFERED, None, (), told=True))
    return waits


def _hours(access: Access) -> list[Waiting]:
    """What is asked for while the hours run in which a child's emergency is seen to."""
    if access.state.age_class not in IN_EMERGENCY:
        return []
    ends = [each.due_at for each in running(access.case) if each.name == CHILD_EMERGENCY]
    due_on = [each.astimezone(VIETNAM).date() for each in ends[:1]]
    return [Waiting(said, day, (act,)) for day in due_on for act, said in HOURS_RUN]


def _place(owed: tuple[Task, Row]) -> tuple[int, date]:
    kind, row = owed
    urgent = list(FIRST)
    place = urgent.index(kind) if kind in urgent else len(urgent)
    return place, row.values["due_on"] or date.min


def _protection_stands(access: Access) -> bool:
    """Whether a measure that this officer may read is proposed or in force: nobody is asked to
    propose another."""
    sections = current(Sections)
    kind = sections.kind(MEASURE)
    found = access.readable(access.permit(), clear_rows(kind, access.case)) if kind else []
    return any(sections.as_read(r.kind, r.values)["status"] in STANDS for r in found)
