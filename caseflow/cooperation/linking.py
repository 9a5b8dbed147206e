"""Linking two cases of one family or one event, and taking a wrong link back; only by whoever
works on both. Each case has its own record of the link, and keeps it when it has ended."""

from uuid import NAMESPACE_URL, uuid5

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access, enter
from caseflow.case.acts import Act, Submission
from caseflow.case.disclosing import opened
from caseflow.case.linked import CASE_LINK
from caseflow.case.unmoved import unmoved
from caseflow.clock import now
from caseflow.errors import N_, NotThere, Refused
from caseflow.policy import Permit, in_scope
from caseflow.vault.reading import Row, in_case, of_case


def link(access: Access, sent: Submission) -> Saved:
    """Note the other case here, and this one there. A code that does not exist and one out
    of scope are refused alike; the log has the attempt."""
    answers = sent.of(CASE_LINK.name)
    other = _other(access, answers["other_case"].strip().upper())
    still = unmoved([CASE_LINK], access.case)
    _check_new(access, other.state.code, answers["relation"])
    there = Change(_permit(other), _key_there(sent.key), "case.link_cases")
    there.add(CASE_LINK, {**answers, "other_case": access.state.code})
    here = Change(_permit(access), sent.key, "case.link_cases")
    here.guard(still)  # the same by somebody else meanwhile, from either side, is one link
    here.add(CASE_LINK, {**answers, "other_case": other.state.code})
    there.commit()  # first there: sent again after a fault, it is found saved, and goes on here
    return here.commit()


def _check_new(access: Access, code: str, relation: str) -> None:
    """Refuse a link that stands here already; both cases would show it twice."""
    if _alike(access, code, relation):
        raise Refused(N_("Mối liên hệ này đã được ghi trong hồ sơ."), "other_case")


def _alike(access: Access, code: str, relation: str) -> list[Row]:
    """The links from here to the case called ``code`` that say ``relation`` and still stand."""
    known = opened(_permit(access), CASE_LINK, access.case)
    return [
        row
        for row in of_case([CASE_LINK], access.case)
        if stands(access, row)
        and (known[row.record]["other_case"], known[row.record]["relation"]) == (code, relation)
    ]


def stands(_access: Access, row: Row) -> bool:
    """Whether this link was not taken back, which is all that ever changes one."""
    return row.version == 1


def end(access: Access, sent: Submission) -> Saved:
    """Take a link back here and there, with the reason; a link to a case that this officer may
    not enter is not there for them."""
    rows = in_case(CASE_LINK, sent.record, access.case)
    if not rows or not stands(access, rows[0]):
        raise NotThere()
    told = opened(_permit(access), CASE_LINK, access.case)[sent.record]
    other = _entered(access, told["other_case"])
    if other is None:
        raise NotThere()
    ended = {**sent.of(CASE_LINK.name), "ended_at": now().isoformat()}
    there = Change(_permit(other), _key_there(sent.key), "case.end_link")
    for row in _alike(other, access.state.code, told["relation"]):
        there.revise(row, ended)
    here = Change(_permit(access), sent.key, "case.end_link")
    here.revise(rows, ended)
    there.commit()  # first there, as for a link: sent again after a fault, it goes on here
    return here.commit()


def _permit(access: Access) -> Permit:
    return access.permit_act("case", "link cases", [CASE_LINK])


def _key_there(key: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"caseflow/link/{key}"))


def _other(access: Access, code: str) -> Access:
    if code == access.state.code:
        raise Refused(N_("Đây là mã của chính hồ sơ này."), "other_case")
    found = _entered(access, code)
    if found is None:
        raise Refused(N_("Không có hồ sơ này trong phạm vi của bạn."), "other_case")
    return found


def _entered(access: Access, code: str) -> Access | None:
    """The same officer at the case called ``code``, if it is in their scope."""
    try:
        found = enter(access.actor, code)
    except NotThere:
        return None
    return found if in_scope(found.facts) else None


LINK = Act(
    "case",
    "link cases",
    "link_cases",
    N_("Ghi hồ sơ liên quan"),
    (CASE_LINK,),
    link,
    room="cooperation",
)
END_LINK = Act(
    "case",
    "link cases",
    "end_link",
    N_("Gỡ mối liên hệ ghi nhầm"),
    (CASE_LINK,),
    end,
    target=CASE_LINK,
    offered_on=stands,
    room="cooperation",
)
