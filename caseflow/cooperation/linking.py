"""Linking two cases of one family or one event; only by whoever works on both."""

from uuid import NAMESPACE_URL, uuid5

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access, enter
from caseflow.case.acts import Act, Submission
from caseflow.case.disclosing import opened
from caseflow.case.records import CASE_LINK
from caseflow.errors import N_, NotThere, Refused
from caseflow.policy import Permit, in_scope


def link(access: Access, sent: Submission) -> Saved:
    """Note the other case here, and this one there. A code that does not exist and one out
    of scope are refused alike; the log has the attempt."""
    answers = sent.of(CASE_LINK.name)
    other = _other(access, answers["other_case"].strip().upper())
    _check_new(access, other.state.code, answers["relation"])
    there = Change(_permit(other), _key_there(sent.key), "case.link_cases")
    there.add(CASE_LINK, {**answers, "other_case": access.state.code})
    here = Change(_permit(access), sent.key, "case.link_cases")
    here.add(CASE_LINK, {**answers, "other_case": other.state.code})
    there.commit()  # first there: sent again after a fault, it is found saved, and goes on here
    return here.commit()


def _check_new(access: Access, code: str, relation: str) -> None:
    """Refuse a link that stands here already; both cases would show it twice."""
    known = opened(_permit(access), CASE_LINK, access.case).values()
    if (code, relation) in {(each["other_case"], each["relation"]) for each in known}:
        raise Refused(N_("Mối liên hệ này đã được ghi trong hồ sơ."), "other_case")


def _permit(access: Access) -> Permit:
    return access.permit_act("case", "link cases", [CASE_LINK])


def _key_there(key: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"caseflow/link/{key}"))


def _other(access: Access, code: str) -> Access:
    if code == access.state.code:
        raise Refused(N_("Đây là mã của chính hồ sơ này."), "other_case")
    try:
        found = enter(access.actor, code)
    except NotThere:
        found = None
    if found is None or in_scope(found.facts) is None:
        raise Refused(N_("Không có hồ sơ này trong phạm vi của bạn."), "other_case")
    return found


LINK = Act(
    "case",
    "link cases",
    "link_cases",
    N_("Ghi hồ sơ liên quan"),
    (CASE_LINK,),
    link,
    room="cooperation",
)
